package wire

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"sync"
	"time"

	"github.com/gorilla/websocket"
	"golang.org/x/time/rate"

	"ringlab/server/live/message"
)

// parting is how long the two sides have to say goodbye.
const parting = time.Second

// maxAnswers is how many answers wait for a viewer that does not read.
const maxAnswers = 512

// An ending is why a connection ends, as its close message says it.
type ending struct {
	code   int
	reason string // at most 123 bytes
}

// A viewer is one WebSocket. It has two goroutines: one reads, and one writes
// what the streams have for it.
type viewer struct {
	handler *Handler
	conn    *websocket.Conn
	from    netip.Addr
	// ctx ends with the viewer, and with it the questions that it asked.
	ctx    context.Context
	cancel context.CancelFunc
	asking sync.WaitGroup

	// Of the reading goroutine.
	welcome bool // may watch
	pace    *rate.Limiter

	// woken has a value when the writing goroutine has something to do.
	woken chan struct{}

	mu            sync.Mutex
	subscriptions map[message.Key]*subscription
	marked        []*subscription // those with something new, the next one first
	answers       []*frame
	beat          *frame
	ping          bool
	end           *ending
	questions     int // under way
}

// A subscription is one viewer's reading of one stream.
type subscription struct {
	viewer *viewer
	stream *stream
	place  place // of the writing goroutine

	// Guarded by the viewer's mutex.
	marked bool
	over   bool
}

func newViewer(h *Handler, conn *websocket.Conn, from netip.Addr) *viewer {
	v := &viewer{
		handler:       h,
		conn:          conn,
		from:          from,
		pace:          rate.NewLimiter(rate.Limit(h.Limits.Rate), h.Limits.Keys+maxAhead),
		woken:         make(chan struct{}, 1),
		subscriptions: map[message.Key]*subscription{},
	}
	v.ctx, v.cancel = context.WithCancel(context.Background())
	return v
}

// mark says that a subscription has something new.
func (v *viewer) mark(s *subscription) {
	v.mu.Lock()
	if !s.marked && !s.over {
		s.marked = true
		v.marked = append(v.marked, s)
	}
	v.mu.Unlock()
	v.wake()
}

func (v *viewer) wake() {
	select {
	case v.woken <- struct{}{}:
	default:
	}
}

// answer queues a message for this viewer alone.
func (v *viewer) answer(m any) {
	f := messageFrame(m)
	v.mu.Lock()
	full := len(v.answers) >= maxAnswers
	if !full {
		v.answers = append(v.answers, f)
	}
	v.mu.Unlock()
	if full {
		v.finish(message.CloseRate, "asks much and reads nothing")
		return
	}
	v.wake()
}

func (v *viewer) refuse(key message.Key, err *message.Error) {
	v.answer(message.Refusal{Kind: message.KindRefusal, Key: key, Error: *err})
}

// pulse queues a beat, and a ping where it is time for one.
func (v *viewer) pulse(beat *frame, ping bool) {
	v.mu.Lock()
	if v.welcome {
		v.beat = beat
	}
	v.ping = v.ping || ping
	v.mu.Unlock()
	v.wake()
}

// finish has the writing goroutine say goodbye and end. Only the first call counts.
func (v *viewer) finish(code int, reason string) {
	v.mu.Lock()
	if v.end == nil {
		v.end = &ending{code, reason}
		// Whatever the two goroutines wait for, it is not for much longer.
		_ = v.conn.NetConn().SetDeadline(time.Now().Add(parting)) // a closed connection needs none
	}
	v.mu.Unlock()
	v.wake()
}

// hear gives the viewer time until something must be heard from it again.
func (v *viewer) hear() {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.end != nil {
		return
	}
	silence := v.handler.Limits.Silence
	if !v.welcome {
		silence = v.handler.Limits.Hello
	}
	_ = v.conn.SetReadDeadline(time.Now().Add(silence)) // reading says what is wrong
}

// run serves the viewer until it is gone, and returns why. Where greeted is
// false the viewer has to say hello first.
func (v *viewer) run(greeted bool) ending {
	written := make(chan error, 1)
	go func() {
		err := v.write()
		if err != nil {
			_ = v.conn.Close() // so that reading ends too
		}
		written <- err
	}()
	if greeted {
		v.greet()
	}
	v.conn.SetPongHandler(func(string) error {
		if v.welcome {
			v.hear()
		}
		return nil
	})
	v.hear()
	end := v.read()
	v.finish(end.code, end.reason)
	writeError := <-written
	v.cancel()
	v.leave()
	if writeError == nil {
		v.drain()
	}
	_ = v.conn.Close() // nothing more to say
	v.asking.Wait()
	v.mu.Lock()
	defer v.mu.Unlock()
	if timedOut(writeError) && v.end.code == websocket.CloseAbnormalClosure {
		return ending{v.end.code, "read too slowly"}
	}
	return *v.end
}

// drain reads until the viewer has said goodbye too, or the time for it is
// over. Were a connection closed on which something unread has arrived, the
// system would throw away what the viewer has not read yet: why it ends.
func (v *viewer) drain() {
	for {
		_, _, err := v.conn.NextReader()
		var closed *websocket.CloseError
		if errors.As(err, &closed) {
			return
		}
		if err != nil {
			break
		}
	}
	_, _ = io.Copy(io.Discard, v.conn.NetConn()) // what is read counts for nothing
}

func timedOut(err error) bool {
	var timeout net.Error
	return errors.As(err, &timeout) && timeout.Timeout()
}

// greet lets the viewer watch.
func (v *viewer) greet() {
	limits := v.handler.Limits
	v.mu.Lock()
	v.welcome = true
	v.mu.Unlock()
	v.answer(message.Welcome{
		Kind: message.KindWelcome, At: timestamp(time.Now()),
		Beat: int(limits.Beat.Seconds()), MaxKeys: limits.Keys,
	})
}

// leave ends all subscriptions.
func (v *viewer) leave() {
	v.mu.Lock()
	all := v.subscriptions
	v.subscriptions = nil
	for _, s := range all {
		s.over = true
	}
	v.mu.Unlock()
	for _, s := range all {
		v.handler.streams.part(s)
	}
}

// read takes requests until the connection ends or has to, and returns why.
func (v *viewer) read() ending {
	var text bytes.Buffer
	for {
		kind, reader, err := v.conn.NextReader()
		if err != nil {
			return v.lost(err)
		}
		if kind != websocket.TextMessage {
			return ending{websocket.CloseUnsupportedData, "messages are text"}
		}
		limit := int64(maxHello)
		if v.welcome {
			limit = v.handler.Limits.Frame
		}
		// The limit is of what comes out of decompression; gorilla's own
		// SetReadLimit is of what goes in.
		text.Reset()
		if _, err := text.ReadFrom(io.LimitReader(reader, limit+1)); err != nil {
			return v.lost(err)
		}
		if int64(text.Len()) > limit {
			return ending{websocket.CloseMessageTooBig, fmt.Sprintf("a message has at most %d bytes", limit)}
		}
		if !v.pace.Allow() {
			return ending{message.CloseRate, "too many messages"}
		}
		request, err := decode(text.Bytes())
		if err != nil {
			return ending{message.CloseMalformed, clip(err.Error())}
		}
		if text.Cap() > keptBuffer {
			text = bytes.Buffer{}
		}
		if end := v.take(request); end != nil {
			return *end
		}
		v.hear()
	}
}

const (
	maxHello   = 4 << 10  // bytes of a message before the viewer may watch
	maxAhead   = 64       // messages that a viewer may send at once, besides one for each key
	keptBuffer = 16 << 10 // bytes of a read buffer that is kept for the next message
)

// take does what a request asks for; an ending is returned where it is not to.
func (v *viewer) take(r message.Request) *ending {
	if !v.welcome {
		if r.Kind != message.RequestHello {
			return &ending{message.CloseToken, "say hello with a token first"}
		}
		if err := v.handler.CheckToken(v.from, r.Token); err != nil {
			return &ending{message.CloseToken, clip(err.Error())}
		}
		v.greet()
		return nil
	}
	switch r.Kind {
	case message.RequestSubscribe:
		v.subscribe(r)
	case message.RequestUnsubscribe:
		v.unsubscribe(r.Key)
	case message.RequestAsk:
		v.ask(r.ID, r.Question)
	}
	return nil
}

// lost tells how a connection ended that cannot be read any more.
func (v *viewer) lost(err error) ending {
	var closed *websocket.CloseError
	var broken net.Error
	switch {
	case errors.As(err, &closed):
		return ending{closed.Code, clip(closed.Text)}
	case timedOut(err) && !v.welcome:
		return ending{message.CloseNoHello, "no hello came in time"}
	case timedOut(err):
		return ending{message.CloseGone, "nothing was heard from the viewer"}
	case errors.As(err, &broken):
		return ending{websocket.CloseAbnormalClosure, "the connection broke"}
	default: // what came is not the protocol
		return ending{websocket.CloseProtocolError, clip(err.Error())}
	}
}

// subscribe begins a subscription, or begins one anew.
func (v *viewer) subscribe(r message.Request) {
	key := r.Key
	if err := checkKey(key); err != nil {
		v.refuse(key, err)
		return
	}
	v.mu.Lock()
	_, again := v.subscriptions[key]
	full := !again && len(v.subscriptions) >= v.handler.Limits.Keys
	v.mu.Unlock()
	if full {
		v.refuse(key, &message.Error{Code: message.TooManyKeys,
			Message: fmt.Sprintf("a connection can watch %d keys", v.handler.Limits.Keys)})
		return
	}
	if key.Topic != message.Hosts {
		if _, known := v.handler.host(v.ctx, key.Host); !known {
			v.unsubscribe(key)
			v.refuse(key, noSuchHost())
			return
		}
	}
	s := &subscription{viewer: v, stream: v.handler.streams.open(key), place: place{epoch: r.Epoch, seq: r.Seq}}
	v.unsubscribe(key)
	v.mu.Lock()
	v.subscriptions[key] = s
	v.mu.Unlock()
	s.stream.join(s)
}

// unsubscribe ends the subscription of a key, if there is one.
func (v *viewer) unsubscribe(key message.Key) {
	v.mu.Lock()
	s, found := v.subscriptions[key]
	v.mu.Unlock()
	if found {
		v.drop(s)
	}
}

// drop ends a subscription.
func (v *viewer) drop(s *subscription) {
	v.mu.Lock()
	dropped := !s.over
	if dropped {
		s.over = true
		delete(v.subscriptions, s.stream.key)
	}
	v.mu.Unlock()
	if dropped {
		v.handler.streams.part(s)
	}
}

// write sends what there is until the viewer is to end or cannot be reached.
func (v *viewer) write() error {
	for range v.woken {
		for more := true; more; {
			var err error
			switch work := v.next(); {
			case work.end != nil:
				return v.goodbye(*work.end)
			case work.ping:
				err = v.conn.WriteControl(websocket.PingMessage, nil, time.Now().Add(v.handler.Limits.Write))
			case work.frame != nil:
				err = v.send(work.frame)
			case work.subscription != nil:
				err = v.forward(work.subscription)
			default:
				more = false
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// work is the next thing to send: one of these, or nothing.
type work struct {
	end          *ending
	ping         bool
	frame        *frame
	subscription *subscription
}

func (v *viewer) next() work {
	v.mu.Lock()
	defer v.mu.Unlock()
	switch {
	case v.end != nil:
		return work{end: v.end}
	case len(v.answers) > 0:
		f := v.answers[0]
		v.answers = v.answers[1:]
		return work{frame: f}
	case v.ping:
		v.ping = false
		return work{ping: true}
	case v.beat != nil:
		f := v.beat
		v.beat = nil
		return work{frame: f}
	}
	for len(v.marked) > 0 {
		s := v.marked[0]
		v.marked = v.marked[1:]
		s.marked = false
		if !s.over {
			return work{subscription: s}
		}
	}
	v.marked = nil
	return work{}
}

// forward sends one message of a subscription, and has it wait its turn for
// the next.
func (v *viewer) forward(s *subscription) error {
	m := s.stream.now.Load()
	if m.refusal != nil {
		v.drop(s)
		return v.send(messageFrame(message.Refusal{Kind: message.KindRefusal, Key: m.key, Error: *m.refusal}))
	}
	f, skipped := m.follow(&s.place)
	if f == nil {
		return nil
	}
	if skipped > 0 {
		v.handler.Observer.Skipped(int(skipped))
	}
	if err := v.send(f); err != nil {
		return err
	}
	v.mark(s)
	return nil
}

// send writes a message. A large one may take longer.
func (v *viewer) send(f *frame) error {
	allowed := v.handler.Limits.Write + time.Duration(f.size/slowest)*time.Second
	if err := v.conn.SetWriteDeadline(time.Now().Add(allowed)); err != nil {
		return err
	}
	v.conn.EnableWriteCompression(f.size >= compressFrom)
	return v.conn.WritePreparedMessage(f.prepared)
}

// slowest is how many bytes of a message per second a viewer must take.
const slowest = 32 << 10

// goodbye sends the close message.
func (v *viewer) goodbye(end ending) error {
	switch end.code {
	case websocket.CloseAbnormalClosure:
		return nil // nobody is there
	case websocket.CloseNoStatusReceived:
		end = ending{websocket.CloseNormalClosure, ""}
	}
	err := v.conn.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(end.code, end.reason), time.Now().Add(parting))
	if errors.Is(err, websocket.ErrCloseSent) {
		return nil
	}
	return err
}

// clip makes a text fit into a close message.
func clip(text string) string {
	const most = 123
	if len(text) <= most {
		return text
	}
	cut := most - len("…")
	for cut > 0 && text[cut]&0xc0 == 0x80 { // not within a character
		cut--
	}
	return text[:cut] + "…"
}

// timestamp writes a time as messages have it.
func timestamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000Z07:00") }
