package guard

import (
	"errors"
	"net"
	"slices"
	"sync/atomic"
	"testing"
	"time"
)

// eventFrame is a message from the daemon.
func eventFrame(procedure uint32, body []byte) []byte {
	return header{program: remoteProgram, version: 1, procedure: procedure, kind: kindMessage}.frame(body)
}

// someUUID in bytes.
var someUUID = []byte{0x66, 0x95, 0xeb, 1, 0xf6, 0xa4, 0x83, 4, 0x79, 0xaa, 0x97, 0xf2, 0x50, 0x2e, 0x19, 0x3f}

const someUUIDText = "6695eb01-f6a4-8304-79aa-97f2502e193f"

// domainBody is the beginning of an event of domain test, id 7.
func domainBody(rest ...[]byte) []byte {
	return slices.Concat(wordsOf(0), textOf("test"), someUUID, wordsOf(7), slices.Concat(rest...))
}

// bodies of events, each with what it tells.
var eventBodies = []struct {
	procedure uint32
	body      []byte
	want      Event
}{
	{318, domainBody(wordsOf(0, 1)), Event{Event: "defined", Detail: "updated", Changed: true}},
	{318, domainBody(wordsOf(1, 0)), Event{Event: "undefined", Detail: "removed"}},
	{318, domainBody(wordsOf(2, 0)), Event{Event: "started", Detail: "booted"}},
	{318, domainBody(wordsOf(3, 2)), Event{Event: "suspended", Detail: "I/O error"}},
	{318, domainBody(wordsOf(4, 0)), Event{Event: "resumed", Detail: "unpaused"}},
	{318, domainBody(wordsOf(5, 1)), Event{Event: "stopped", Detail: "destroyed"}},
	{318, domainBody(wordsOf(8, 0)), Event{Event: "crashed", Detail: "panicked"}},
	{318, domainBody(wordsOf(2, 99)), Event{Event: "started", Detail: "99"}},
	{318, domainBody(wordsOf(1<<32-1, 1<<32-1)), Event{Event: "4294967295"}},
	{319, domainBody(), Event{Event: "rebooted"}},
	{321, domainBody(wordsOf(2)), Event{Event: "watchdog", Detail: "reset"}},
	{322, domainBody(textOf("/disk"), textOf("virtio-disk0"), wordsOf(1)), Event{Event: "I/O error", Detail: "virtio-disk0: pause"}},
	{327, domainBody(wordsOf(1), textOf("/old"), wordsOf(0), textOf("vda"), wordsOf(1)), Event{Event: "disk changed", Detail: "vda: dropped on start", Changed: true}},
	{328, domainBody(textOf("ide0"), wordsOf(0)), Event{Event: "tray changed", Detail: "ide0: open", Changed: true}},
	{331, domainBody(wordsOf(0, 65536)), Event{Event: "balloon changed", Detail: "65536 KiB", Changed: true}},
	{333, domainBody(textOf("net0")), Event{Event: "device removed", Detail: "net0", Changed: true}},
	{346, domainBody(wordsOf(1), textOf("cputune.vcpupin0"), wordsOf(7), textOf("0-3")), Event{Event: "tunable changed", Changed: true}},
	{354, domainBody(textOf("net0")), Event{Event: "device added", Detail: "net0", Changed: true}},
	{379, domainBody(wordsOf(1), wordsOf(0)), Event{Event: "metadata changed", Detail: "title", Changed: true}},
	{315, slices.Concat(wordsOf(0), textOf("test"), someUUID, wordsOf(2, 0)), Event{Kind: "network", UUID: someUUIDText, Event: "started"}},
	{370, slices.Concat(wordsOf(0), textOf("test"), someUUID, wordsOf(0, 0)), Event{Kind: "pool", UUID: someUUIDText, Event: "defined", Changed: true}},
	{373, slices.Concat(wordsOf(0), textOf("test"), someUUID), Event{Kind: "pool", UUID: someUUIDText, Event: "refreshed"}},
	{376, slices.Concat(wordsOf(0), textOf("test"), wordsOf(1, 0)), Event{Kind: "device", Event: "deleted"}},
	{377, slices.Concat(wordsOf(0), textOf("test")), Event{Kind: "device", Event: "updated", Changed: true}},
}

func TestEvents(t *testing.T) {
	tested := map[uint32]bool{}
	for _, test := range eventBodies {
		tested[test.procedure] = true
		want := test.want
		want.Name = "test"
		if want.Kind == "" {
			want.Kind, want.UUID, want.ID = "domain", someUUIDText, 7
		} else {
			want.ID = -1
		}
		got, known, err := decodeEvent(test.procedure, test.body)
		if !known || err != nil || got != want {
			t.Errorf("message %d is %+v, %v, %v; want %+v", test.procedure, got, known, err, want)
		}
		for cut := range len(test.body) {
			if got, _, err := decodeEvent(test.procedure, test.body[:cut]); err == nil {
				t.Errorf("message %d, cut to %d bytes, is %+v", test.procedure, cut, got)
			}
		}
		if _, _, err := decodeEvent(test.procedure, append(slices.Clone(test.body), 0, 0, 0, 0)); err == nil {
			t.Errorf("message %d: bytes after its end do not matter", test.procedure)
		}
	}
	for procedure := range eventDecoders {
		if !tested[procedure] {
			t.Errorf("no test of message %d", procedure)
		}
	}
	if _, known, err := decodeEvent(320, []byte{1}); known || err != nil {
		t.Errorf("a message nobody asked for: %v, %v", known, err)
	}
}

// TestStorm sends a million events to one who takes them slowly: replies get
// through all the same, the queue does not grow, and what is lost is told.
func TestStorm(t *testing.T) {
	const events = 1_000_000
	var taken, missed atomic.Int64
	took := make(chan struct{})
	blocked := make(chan struct{})
	c := fake(t, Options{Purpose: ForEvents, OnEvent: func(e Event) {
		if e.Missed {
			missed.Add(1)
		} else if taken.Add(1) == 1 {
			close(took)
			<-blocked
		}
	}}, func(conn net.Conn) {
		call, err := readFrame(conn)
		if err != nil {
			t.Error(err)
			return
		}
		var storm []byte
		for range 1000 {
			storm = append(storm, eventFrame(318, domainBody(wordsOf(2, 0)))...)
		}
		for range events / 1000 {
			if _, err := conn.Write(storm); err != nil {
				t.Error(err)
				return
			}
		}
		conn.Write(answer(call, statusOK, wordsOf(0, 9)))
	})
	if _, err := c.Write(header{program: remoteProgram, version: 1, procedure: 157, serial: 1}.frame(nil)); err != nil {
		t.Fatal(err)
	}
	// The call is given three seconds; the storm may take longer.
	c.mu.Lock()
	c.calls[1].timer.Reset(patience)
	c.mu.Unlock()
	if n, err := c.Read(make([]byte, 100)); n != 36 || err != nil {
		t.Fatalf("a reply of %d bytes, %v", n, err)
	}
	<-took
	if queued := len(c.events); queued != queuedEvents {
		t.Errorf("%d events wait, of at most %d", queued, queuedEvents)
	}
	close(blocked)
	for end := time.Now().Add(patience); taken.Load() < queuedEvents || missed.Load() == 0; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%d events taken, told %d times that some were missed", taken.Load(), missed.Load())
		}
	}
	// Twice where the queue was full before the first event was taken.
	if n := missed.Load(); n > 2 {
		t.Errorf("told %d times that some were missed", n)
	}
}

func FuzzEvents(f *testing.F) {
	for _, seed := range eventBodies {
		f.Add(seed.procedure, seed.body)
	}
	f.Fuzz(func(t *testing.T, procedure uint32, body []byte) {
		e, known, err := decodeEvent(procedure, body)
		if (!known || err != nil) && e != (Event{}) {
			t.Errorf("%+v of %v, %v", e, known, err)
		}
		if len(e.Name)+len(e.Detail) > len(body)+100 {
			t.Errorf("%d bytes gave %+v", len(body), e)
		}
	})
}

// FuzzFrames sends bytes to a connection with a call outstanding. It ends with
// a reason, and what was read is bounded by what was sent.
func FuzzFrames(f *testing.F) {
	call := header{program: remoteProgram, version: 1, procedure: 344, serial: 1}.frame(wordsOf(0, 0, 0))
	f.Add([]byte{0, 0, 0, 0})
	f.Add([]byte{255, 255, 255, 255})
	f.Add([]byte("HTTP/1.1 400 Bad Request\r\n\r\n"))
	f.Add(answer(call, statusOK, slices.Concat(wordsOf(1), textOf("test"), someUUID, wordsOf(7, 1), textOf("state.state"), wordsOf(1, 1))))
	f.Add(answer(call, statusError, slices.Concat(wordsOf(3, 0, 1), textOf("no"), wordsOf(2))))
	f.Add(eventFrame(318, domainBody(wordsOf(2, 0))))
	f.Add(header{program: keepaliveProgram, version: 1, procedure: keepalivePing, kind: kindMessage}.frame(nil))
	f.Fuzz(func(t *testing.T, sent []byte) {
		c := New(&canned{in: sent}, Options{Purpose: ForReading, OnEvent: func(Event) {}})
		defer c.Close()
		if _, err := c.Write(call); err != nil {
			t.Fatal(err)
		}
		passed, buffer := 0, make([]byte, 512)
		for {
			n, err := c.Read(buffer)
			passed += n
			if err != nil {
				break
			}
		}
		var p *Problem
		if !errors.As(c.Err(), &p) {
			t.Errorf("ended with %v", c.Err())
		}
		// An error is written anew, and may be longer by its last words.
		if passed > len(sent)+64 || cap(c.frames.buffer) > 2*len(sent)+smallBuffer {
			t.Errorf("of %d bytes sent %d were passed on; the buffer has %d", len(sent), passed, cap(c.frames.buffer))
		}
	})
}

// FuzzReplies holds that a reply which passes is one that its shape spans
// exactly, and that checking never takes more than its length allows.
func FuzzReplies(f *testing.F) {
	for number, p := range procedures {
		f.Add(number, zeroReply(p.reply))
	}
	f.Fuzz(func(t *testing.T, number uint32, body []byte) {
		p, known := procedures[number]
		if !known {
			return
		}
		if check(p.reply, body) == nil && check(p.reply, append(slices.Clone(body), 0, 0, 0, 0)) == nil {
			t.Errorf("%s: a reply of %d bytes may be longer", p.name, len(body))
		}
	})
}

// canned is a connection that has been sent all it will ever be.
type canned struct {
	net.Conn
	in []byte
}

func (c *canned) Read(p []byte) (int, error) {
	if len(c.in) == 0 {
		return 0, errors.New("no more")
	}
	n := copy(p, c.in)
	c.in = c.in[n:]
	return n, nil
}

func (c *canned) Write(p []byte) (int, error) { return len(p), nil }
func (c *canned) Close() error                { return nil }

func BenchmarkEvents(b *testing.B) {
	body := domainBody(wordsOf(2, 0))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := decodeEvent(318, body); err != nil {
			b.Fatal(err)
		}
	}
}
