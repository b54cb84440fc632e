package vm

import "strconv"

// stopwatch is the time that it ran before, and when it was started; 0 for one
// that stands.
type stopwatch struct{ before, since int64 }

func startStopwatch(c *call) {
	w := c.m.hidden.watches[c.strings[0]]
	if w.since == 0 {
		w.since = c.clock()
	}
	c.keepStopwatch(w, "_stopwatch_starttime", ":43:3")
}

func stopStopwatch(c *call) {
	w := c.m.hidden.watches[c.strings[0]]
	w.before, w.since = c.stopwatch(w), 0
	c.keepStopwatch(w, "_stopwatch_starttime", ":65:2")
}

func deleteStopwatch(c *call) { delete(c.m.hidden.watches, c.strings[0]) }

func stopwatchNS(c *call) { c.readStopwatch(1) }
func stopwatchUS(c *call) { c.readStopwatch(us) }
func stopwatchMS(c *call) { c.readStopwatch(ms) }
func stopwatchS(c *call)  { c.readStopwatch(s) }

func (c *call) readStopwatch(unit int64) {
	w := c.m.hidden.watches[c.strings[0]]
	c.keepStopwatch(w, "_stopwatch_acc", ":85:2")
	c.long = c.stopwatch(w) / unit
}

// stopwatch returns what a stopwatch shows, in ns.
func (c *call) stopwatch(w stopwatch) int64 {
	if w.since == 0 {
		return w.before
	}
	return w.before + c.clock() - w.since
}

func (c *call) keepStopwatch(w stopwatch, variable, place string) {
	h := &c.m.hidden
	if h.watches == nil {
		h.watches = map[string]stopwatch{}
	}
	if _, ok := h.watches[c.strings[0]]; ok || c.hasRoom(len(h.watches), variable, "stopwatch.stp"+place) {
		h.watches[c.strings[0]] = w
	}
}

// queue is what is known of a queue: how many requests wait and run, how many
// are done, since when, and for how long there were any, weighted by their
// number or not. Times are in us.
type queue struct {
	waiting, running, done int64
	began, updated         int64
	waited, waitedEach     int64
	ran, ranEach           int64
}

// queue returns the queue that the function was given, up to now.
func (c *call) queue() queue {
	q := c.m.hidden.queues[c.strings[0]]
	now := c.clock() / us
	if q.updated != 0 {
		passed := now - q.updated
		if q.waiting != 0 {
			q.waited += passed
		}
		q.waitedEach += q.waiting * passed
		if q.running != 0 {
			q.ran += passed
		}
		q.ranEach += q.running * passed
	}
	q.updated = now
	return q
}

func (c *call) keepQueue(q queue) {
	h := &c.m.hidden
	if h.queues == nil {
		h.queues = map[string]queue{}
	}
	if _, ok := h.queues[c.strings[0]]; ok || c.hasRoom(len(h.queues), "qs_wtime", "queue_stats.stp:41:3") {
		h.queues[c.strings[0]] = q
	}
}

func queueWait(c *call) {
	q := c.queue()
	q.waiting++
	c.keepQueue(q)
}

func queueRun(c *call) {
	q := c.queue()
	if q.waiting > 0 {
		q.waiting--
		q.running++
	}
	c.keepQueue(q)
}

func queueDone(c *call) {
	q := c.queue()
	if q.running > 0 {
		q.running--
		q.done++
	}
	c.keepQueue(q)
}

func queueStart(c *call) { c.keepQueue(queue{began: c.clock() / us}) }

func queueUtilization(c *call) { c.long = c.queueAnswer(utilization, c.longs[0]) }
func queueBlocked(c *call)     { c.long = c.queueAnswer(blocked, c.longs[0]) }
func queueLength(c *call)      { c.long = c.queueAnswer(queued, c.longs[0]) }
func queueServiceTime(c *call) { c.long = c.queueAnswer(serviceTime, c.longs[0]) }
func queueWaitTime(c *call)    { c.long = c.queueAnswer(waitTime, c.longs[0]) }
func queueThroughput(c *call)  { c.long = c.queueAnswer(throughput, c.longs[0]) }

// question is what can be asked about a queue.
type question int

const (
	utilization question = iota
	blocked
	queued
	serviceTime
	waitTime
	throughput
)

// questionPlaces has where the tapset divides to answer.
var questionPlaces = [...]string{":130:36", ":146:36", ":160:39", ":173:39", ":187:5", ":201:37"}

// queueAnswer brings a queue up to now and answers a question about it, in
// parts of 1/scale.
func (c *call) queueAnswer(ask question, scale int64) int64 {
	q := c.queue()
	c.keepQueue(q)
	if c.failed {
		return 0
	}
	// Some time passes even while a real handler runs.
	elapsed := max(q.updated-q.began, 1)
	var n, of int64
	switch ask {
	case utilization:
		n, of = q.ran, elapsed
	case blocked:
		n, of = q.waited, elapsed
	case queued:
		n, of = q.waitedEach, elapsed
	case serviceTime:
		n, of = q.ranEach, q.done
	case waitTime:
		n, of = q.ranEach+q.waitedEach, q.done
	case throughput:
		n, of = q.done, elapsed
	}
	if of == 0 {
		c.failNear("division by 0", "operator '/' at "+folder+"queue_stats.stp"+questionPlaces[ask])
		return 0
	}
	return scale * n / of
}

func queuePrint(c *call) {
	rate := c.queueAnswer(throughput, 1e9)
	var length, waits, serves, blocks, use int64
	for _, x := range [...]struct {
		answer *int64
		ask    question
		scale  int64
	}{{&length, queued, 1000}, {&waits, waitTime, 1}, {&serves, serviceTime, 1}, {&blocks, blocked, 100}, {&use, utilization, 100}} {
		if !c.failed {
			*x.answer = c.queueAnswer(x.ask, x.scale)
		}
	}
	if c.failed {
		return
	}
	out := append([]byte(c.strings[0]), ": "...)
	out = append(thousandths(out, rate), " ops/s, "...)
	out = append(thousandths(out, length), " qlen, "...)
	out = append(strconv.AppendInt(out, waits, 10), " await, "...)
	out = append(strconv.AppendInt(out, serves, 10), " svctm, "...)
	out = append(strconv.AppendInt(out, blocks, 10), "% wait, "...)
	out = append(strconv.AppendInt(out, use, 10), "% util\n"...)
	c.print(string(out))
}

// thousandths appends n/1000 with three decimals.
func thousandths(out []byte, n int64) []byte {
	return padded(append(strconv.AppendInt(out, n/1000, 10), '.'), n%1000, 3, '0')
}
