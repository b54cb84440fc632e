package guard

import (
	"encoding/binary"
	"errors"
	"io"
	"math/rand/v2"
	"net"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/digitalocean/go-libvirt"

	"ringlab/server/live/message"
)

// patience is how long things may take that take no time on an idle machine.
const patience = 20 * time.Second

// dialled gives go-libvirt a connection.
type dialled struct{ conn net.Conn }

func (d dialled) Dial() (net.Conn, error) { return d.conn, nil }

// readFrame reads one frame as a daemon does.
func readFrame(r io.Reader) ([]byte, error) {
	frame := make([]byte, 4)
	if _, err := io.ReadFull(r, frame); err != nil {
		return nil, err
	}
	frame = append(frame, make([]byte, binary.BigEndian.Uint32(frame)-4)...)
	_, err := io.ReadFull(r, frame[4:])
	return frame, err
}

// answer is a reply to a call, or an error in its place.
func answer(call []byte, status uint32, body []byte) []byte {
	h := readHeader(call)
	h.kind, h.status = kindReply, status
	return h.frame(body)
}

func wordsOf(words ...uint32) []byte {
	var b []byte
	for _, w := range words {
		b = binary.BigEndian.AppendUint32(b, w)
	}
	return b
}

func textOf(text string) []byte {
	return append(append(wordsOf(uint32(len(text))), text...), make([]byte, -len(text)&3)...)
}

// settled waits until no more goroutines run than before.
func settled(t testing.TB, before int) {
	t.Helper()
	for end := time.Now().Add(patience); runtime.NumGoroutine() > before; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			stacks := make([]byte, 1<<20)
			t.Fatalf("%d goroutines run where %d did\n%s", runtime.NumGoroutine(), before, stacks[:runtime.Stack(stacks, true)])
		}
	}
}

// fake runs a daemon on the other end of a guarded connection.
func fake(t testing.TB, o Options, daemon func(net.Conn)) *Conn {
	t.Helper()
	ours, theirs := net.Pipe()
	c := New(ours, o)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		daemon(theirs)
	}()
	t.Cleanup(func() {
		c.Close()
		theirs.Close()
		<-ended
	})
	return c
}

// serve answers calls until the connection ends.
func serve(conn net.Conn, reply func(call []byte) []byte) {
	for {
		call, err := readFrame(conn)
		if err != nil {
			return
		}
		if _, err := conn.Write(reply(call)); err != nil {
			return
		}
	}
}

// TestHostile has go-libvirt connect to daemons that answer its first call,
// AuthList, with what would panic, fill or deadlock it.
func TestHostile(t *testing.T) {
	random := make([]byte, 4096)
	rand.NewChaCha8([32]byte{1}).Read(random)
	random[0] = 0xff
	changed := func(change func(*header)) func([]byte) []byte {
		return func(call []byte) []byte {
			h := readHeader(call)
			h.kind = kindReply
			change(&h)
			return h.frame(wordsOf(0))
		}
	}
	raw := func(b ...byte) func([]byte) []byte { return func([]byte) []byte { return b } }
	body := func(status uint32, words ...uint32) func([]byte) []byte {
		return func(call []byte) []byte { return answer(call, status, wordsOf(words...)) }
	}
	for name, test := range map[string]struct {
		reply func(call []byte) []byte
		then  string // what the daemon does next: nothing, or close
		code  message.Reason
		says  string
	}{
		"length 0":          {raw(0, 0, 0, 0), "", message.ReasonProtocol, "a message of 0 bytes"},
		"length 27":         {raw(append([]byte{0, 0, 0, 27}, make([]byte, 23)...)...), "", message.ReasonProtocol, "a message of 27 bytes"},
		"length 2^32-1":     {raw(255, 255, 255, 255, 0), "", message.ReasonProtocol, "a message of 4294967295 bytes"},
		"over 8 MiB":        {raw(0, 128, 0, 1), "", message.ReasonProtocol, "a message of 8388609 bytes"},
		"HTTP":              {raw([]byte("HTTP/1.1 400 Bad Request\r\n\r\n")...), "close", message.ReasonProtocol, `begins "HTTP/1.1 400 Bad`},
		"garbage":           {raw(random...), "", message.ReasonProtocol, "not libvirt's protocol"},
		"silence":           {raw(), "", message.ReasonTimeout, "AuthList: no answer within 100ms"},
		"closes":            {raw(), "close", message.ReasonClosed, "the daemon closed the connection"},
		"half a frame":      {raw(0, 0, 0, 32, 0x20, 0), "", message.ReasonHung, "part of a message"},
		"half, and closes":  {raw(0, 0, 0, 32, 0x20, 0), "close", message.ReasonClosed, "the daemon closed the connection"},
		"8 MiB announced":   {raw(0, 128, 0, 0, 0x20, 0), "", message.ReasonHung, "part of a message"},
		"another program":   {changed(func(h *header) { h.program++ }), "", message.ReasonProtocol, "program 0x20008087"},
		"another version":   {changed(func(h *header) { h.version = 2 }), "", message.ReasonProtocol, "version 2"},
		"another procedure": {changed(func(h *header) { h.procedure = 7 }), "", message.ReasonProtocol, "procedure 7 to call 1"},
		"another serial":    {changed(func(h *header) { h.serial = 77 }), "", message.ReasonProtocol, "a reply to call 77"},
		"a call":            {changed(func(h *header) { h.kind = kindCall }), "", message.ReasonProtocol, "type 0"},
		"a stream":          {changed(func(h *header) { h.kind = 3 }), "", message.ReasonProtocol, "type 3"},
		"to be continued":   {changed(func(h *header) { h.status = 2 }), "", message.ReasonProtocol, "status 2"},
		"a reply twice": {func(call []byte) []byte {
			one := answer(call, statusOK, wordsOf(0))
			return slices.Concat(one, one)
		}, "", message.ReasonProtocol, "which was not made or has been answered"},
		"no body":              {body(statusOK), "", message.ReasonProtocol, "ends in the middle"},
		"a body too long":      {body(statusOK, 0, 0), "", message.ReasonProtocol, "4 bytes after its end"},
		"2^31-1 elements":      {body(statusOK, 1<<31-1), "", message.ReasonProtocol, "2147483647 elements in 0 bytes"},
		"an error cut short":   {body(statusError, 1, 1), "", message.ReasonProtocol, "ends in the middle"},
		"an error of 2^31-1":   {body(statusError, 1, 1, 1, 1<<31-1), "", message.ReasonProtocol, "a string of 2147483647 bytes"},
		"a malformed event":    {func([]byte) []byte { return eventFrame(318, wordsOf(0, 1<<31-1)) }, "", message.ReasonProtocol, "an event that cannot be read"},
		"an error, code 0":     {body(statusError, 0, 0, 0, 1<<31-1, 0, 0, 0, 0, 0, 0, 0), "", "", "libvirt error 1"},
		"an error in no words": {body(statusError, 38, 0, 0, 1<<31-1, 0, 0, 0, 0, 0, 0, 0), "", "", "libvirt error 38"},
	} {
		t.Run(name, func(t *testing.T) {
			before := runtime.NumGoroutine()
			func() {
				ours, theirs := net.Pipe()
				defer theirs.Close()
				c := New(ours, Options{Budgets: Budgets{Connect: 100 * time.Millisecond, Frame: 50 * time.Millisecond}})
				defer c.Close()
				go func() {
					call, err := readFrame(theirs)
					if err != nil {
						return
					}
					theirs.Write(test.reply(call))
					if test.then == "close" {
						theirs.Close()
					}
				}()
				err := libvirt.NewWithDialer(dialled{c}).ConnectToURI("test:///default")
				c.Opened()
				if err == nil {
					t.Fatal("connected")
				}
				if test.code == "" {
					// What the daemon said is the client's to tell.
					if err.Error() != test.says {
						t.Errorf("the client says %q, want %q", err, test.says)
					}
					return
				}
				var p *Problem
				if !errors.As(c.Err(), &p) || p.Code != test.code || !strings.Contains(p.Error(), test.says) {
					t.Errorf("the connection ended with %v; want %s: %s", c.Err(), test.code, test.says)
				}
			}()
			settled(t, before)
		})
	}
}

// TestAnnounced opens many connections whose daemons announce the largest
// frame and then send nothing: they must not hold memory for it.
func TestAnnounced(t *testing.T) {
	const connections = 200
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	announced := make(chan struct{})
	var conns []*Conn
	for range connections {
		c := fake(t, Options{}, func(conn net.Conn) {
			conn.Write(wordsOf(defaultMaxFrame, remoteProgram, 1))
			announced <- struct{}{}
		})
		go c.Read(make([]byte, 1))
		conns = append(conns, c)
	}
	for range connections {
		<-announced
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	if held := int64(after.HeapAlloc) - int64(before.HeapAlloc); held > connections*64<<10 {
		t.Errorf("%d connections hold %d KiB", connections, held>>10)
	}
	runtime.KeepAlive(conns)
}

// zeroReply is a shape's value of nothing but zeros, and emptiness.
func zeroReply(shape string) (body []byte) {
	for i := 0; i < len(shape); i++ {
		switch shape[i] {
		case 'i', 's':
			body = append(body, make([]byte, 4)...)
		case 'h':
			body = append(body, make([]byte, 8)...)
		case 'u':
			body = append(body, make([]byte, 16)...)
		case 'n':
			body = append(body, make([]byte, 128)...)
		case '(', '[':
			body = append(body, make([]byte, 4)...)
			i += len(group(shape[i:])) + 1
		}
	}
	return body
}

// randomReply is a value of a shape.
func randomReply(r *rand.Rand, shape string) (body []byte) {
	text := func() {
		b := make([]byte, r.IntN(9))
		for i := range b {
			b[i] = byte('a' + r.IntN(26))
		}
		body = append(body, textOf(string(b))...)
	}
	random := func(n int) {
		for range n {
			body = append(body, wordsOf(uint32(r.IntN(100)))...)
		}
	}
	for i := 0; i < len(shape); i++ {
		switch shape[i] {
		case 'i':
			random(1)
		case 'h':
			random(2)
		case 'u':
			random(4)
		case 'n':
			random(32)
		case 's':
			text()
		case 'p':
			kind := uint32(1 + r.IntN(7))
			body = append(body, wordsOf(kind)...)
			switch kind {
			case 1, 2, 6:
				random(1)
			case 3, 4, 5:
				random(2)
			case 7:
				text()
			}
		case '(', '[':
			inner := group(shape[i:])
			n := r.IntN(5)
			if shape[i] == '(' {
				n = r.IntN(2)
			}
			body = append(body, wordsOf(uint32(n))...)
			for range n {
				body = append(body, randomReply(r, inner)...)
			}
			i += len(inner) + 1
		}
	}
	return body
}

// invoke calls a method of go-libvirt with arguments that are all zero.
func invoke(client *libvirt.Libvirt, name string) error {
	method := reflect.ValueOf(client).MethodByName(name)
	args := make([]reflect.Value, method.Type().NumIn())
	for i := range args {
		args[i] = reflect.Zero(method.Type().In(i))
	}
	results := method.Call(args)
	err, _ := results[len(results)-1].Interface().(error)
	return err
}

// connect opens a fake daemon that answers what is not about opening with reply.
func connect(t testing.TB, o Options, reply func(call []byte) []byte) (*Conn, *libvirt.Libvirt) {
	t.Helper()
	c := fake(t, o, func(conn net.Conn) {
		serve(conn, func(call []byte) []byte {
			switch readHeader(call).procedure {
			case procAuthList:
				return answer(call, statusOK, wordsOf(1, 0))
			case procConnectOpen:
				return answer(call, statusOK, nil)
			}
			return reply(call)
		})
	})
	client := libvirt.NewWithDialer(dialled{c})
	err := client.ConnectToURI("test:///default")
	c.Opened()
	if err != nil {
		t.Fatal(err)
	}
	return c, client
}

// TestProcedures calls every procedure there is a row for through go-libvirt:
// its number is that of the row, and replies of the row's shape are replies
// that go-libvirt can read.
func TestProcedures(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for number, p := range procedures {
		if number == procAuthList || number == procConnectOpen {
			continue // called by each connect
		}
		t.Run(p.name, func(t *testing.T) {
			purpose := ForReading
			for !p.allows(purpose) {
				purpose++
			}
			var body []byte
			var got uint32
			c, client := connect(t, Options{Purpose: purpose}, func(call []byte) []byte {
				got = readHeader(call).procedure
				return answer(call, statusOK, body)
			})
			for i := range 50 {
				if body = zeroReply(p.reply); i > 0 {
					body = randomReply(r, p.reply)
				}
				if err := invoke(client, p.name); err != nil {
					t.Fatalf("%v (%v) after %x", err, c.Err(), body)
				}
				if got != number {
					t.Fatalf("it is procedure %d, not %d", got, number)
				}
			}
			// Cut anywhere, a reply does not get to the client.
			if len(body) > 0 {
				body = body[:len(body)-1-r.IntN(len(body))]
				if err := invoke(client, p.name); err == nil || c.Err() == nil {
					t.Errorf("a reply cut short was passed on")
				}
			}
		})
	}
}

// TestPurposes has each purpose make each call: what is not for it ends the
// connection, and not a byte leaves.
func TestPurposes(t *testing.T) {
	numbers := []uint32{0, 2, 5, 10, 11, 34, 60, 105, 167, 317, 1 << 31}
	for number := range procedures {
		numbers = append(numbers, number)
	}
	for purpose := ForReading; purpose <= ForDomainCapabilities; purpose++ {
		for _, number := range numbers {
			received := make(chan int, 1)
			c := fake(t, Options{Purpose: purpose}, func(conn net.Conn) {
				n, _ := conn.Read(make([]byte, 1024))
				received <- n
			})
			var body []byte
			if number == procConnectOpen {
				body = wordsOf(0, 0)
			}
			call := header{program: remoteProgram, version: 1, procedure: number, serial: 1}.frame(body)
			_, err := c.Write(call)
			p, known := procedures[number]
			if allowed := known && p.allows(purpose); allowed != (err == nil) {
				t.Errorf("purpose %d, procedure %d %s: %v", purpose, number, p.name, err)
			} else if !allowed && (!errors.Is(err, ErrRefused) || !errors.Is(c.Err(), ErrRefused)) {
				t.Errorf("purpose %d, procedure %d: refused with %v, ended with %v", purpose, number, err, c.Err())
			}
			if n := <-received; (n > 0) != (err == nil) {
				t.Errorf("purpose %d, procedure %d: %v, and %d bytes left", purpose, number, err, n)
			}
			c.Close()
		}
	}
	for name, call := range map[string][]byte{
		"another program": header{program: 0x20008087, version: 1, procedure: 3}.frame(nil),
		"another version": header{program: remoteProgram, version: 2, procedure: 3}.frame(nil),
		"a reply":         header{program: remoteProgram, version: 1, procedure: 3, kind: kindReply}.frame(nil),
		"too short":       wordsOf(12, 1, 2),
		"too long":        wordsOf(maxOutgoing + 1),
		"an odd opening":  header{program: remoteProgram, version: 1, procedure: procConnectOpen}.frame(wordsOf(0)),
	} {
		c := fake(t, Options{}, func(conn net.Conn) {
			if n, _ := conn.Read(make([]byte, 1024)); n > 0 {
				t.Errorf("%s: %d bytes left", name, n)
			}
		})
		if _, err := c.Write(call); !errors.Is(err, ErrRefused) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestReadOnly writes an opening call in pieces of all sizes.
func TestReadOnly(t *testing.T) {
	for purpose := ForReading; purpose <= ForDomainCapabilities; purpose++ {
		for size := 1; size < 60; size++ {
			got := make(chan []byte, 1)
			c := fake(t, Options{Purpose: purpose}, func(conn net.Conn) {
				frame, _ := readFrame(conn)
				got <- frame
			})
			// The flags that a client asks for do not matter.
			call := header{program: remoteProgram, version: 1, procedure: procConnectOpen, serial: 1}.
				frame(slices.Concat(wordsOf(1), textOf("test:///default"), wordsOf(2)))
			for piece := range slices.Chunk(slices.Clone(call), size) {
				if n, err := c.Write(piece); n != len(piece) || err != nil {
					t.Fatal(n, err)
				}
			}
			want := slices.Clone(call)
			want[len(want)-1] = 1
			if purpose == ForDomainCapabilities {
				want[len(want)-1] = 0
			}
			if frame := <-got; !slices.Equal(frame, want) {
				t.Fatalf("purpose %d: what left is\n%x, want\n%x", purpose, frame, want)
			}
			c.Close()
		}
	}
}

func TestKeepalive(t *testing.T) {
	h := header{program: keepaliveProgram, version: 1, kind: kindMessage}
	pongs := make(chan []byte, 3)
	c := fake(t, Options{}, func(conn net.Conn) {
		h.procedure = keepalivePing
		for range 3 {
			conn.Write(h.frame(nil))
			pong, _ := readFrame(conn)
			pongs <- pong
		}
		h.procedure = keepalivePong
		conn.Write(h.frame(nil))
		conn.Close()
	})
	if n, err := c.Read(make([]byte, 100)); n > 0 || err == nil {
		t.Errorf("%d bytes were passed on, %v", n, err)
	}
	for range 3 {
		if got := readHeader(<-pongs); got != (header{keepaliveProgram, 1, keepalivePong, kindMessage, 0, 0}) {
			t.Errorf("answered with %+v", got)
		}
	}
}

// TestDeadlines tells why each kind of call was given up.
func TestDeadlines(t *testing.T) {
	short := Budgets{Connect: time.Millisecond, Call: 2 * time.Millisecond, Capabilities: 3 * time.Millisecond, Frame: 4 * time.Millisecond}
	for number, want := range map[uint32]string{
		procAuthList:               "timeout: AuthList: no answer within 1ms",
		procConnectOpen:            "timeout: ConnectOpen: no answer within 3ms",
		157:                        "hung: ConnectGetLibVersion: no answer within 2ms",
		procConnectGetCapabilities: "hung: ConnectGetCapabilities: no answer within 3ms",
		344:                        "hung: ConnectGetAllDomainStats: no answer within 2ms",
	} {
		observed := make(chan error, 1)
		c := fake(t, Options{Budgets: short, Observe: func(_ string, _ time.Duration, err error) { observed <- err }},
			func(conn net.Conn) { readFrame(conn) })
		var body []byte
		if number == procConnectOpen {
			body = wordsOf(0, 0)
		}
		c.Write(header{program: remoteProgram, version: 1, procedure: number, serial: 1}.frame(body))
		<-c.Done()
		var p *Problem
		if err := c.Err(); !errors.As(err, &p) || string(p.Code)+": "+p.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
		if err := <-observed; err != c.Err() {
			t.Errorf("observed %v", err)
		}
	}
	// A daemon that does not read.
	c := fake(t, Options{Budgets: short}, func(net.Conn) {})
	_, err := c.Write(header{program: remoteProgram, version: 1, procedure: 7, serial: 1}.frame(make([]byte, 1000)))
	var p *Problem
	if !errors.As(err, &p) || p.Code != message.ReasonHung {
		t.Errorf("a daemon that does not read: %v", err)
	}
}

// TestObserve counts a connection that goes well.
func TestObserve(t *testing.T) {
	var read, written atomic.Int64
	var calls []string
	_, client := connect(t, Options{
		Count: func(r, w int) {
			read.Add(int64(r))
			written.Add(int64(w))
		},
		Observe: func(procedure string, _ time.Duration, err error) {
			if err != nil {
				procedure += ": " + err.Error()
			}
			calls = append(calls, procedure)
		},
	}, func(call []byte) []byte {
		if readHeader(call).procedure == 3 {
			return answer(call, statusOK, textOf("QEMU"))
		}
		return answer(call, statusError, slices.Concat(wordsOf(3, 0, 1), textOf("not this driver"), wordsOf(2)))
	})
	if kind, err := client.ConnectGetType(); kind != "QEMU" || err != nil {
		t.Error(kind, err)
	}
	var refused libvirt.Error
	if _, err := client.ConnectGetHostname(); !errors.As(err, &refused) || refused.Code != 3 || refused.Message != "not this driver" {
		t.Error(err)
	}
	want := []string{"AuthList", "ConnectOpen", "ConnectGetType", "ConnectGetHostname: not this driver"}
	if !slices.Equal(calls, want) {
		t.Errorf("observed %q, want %q", calls, want)
	}
	if got, want := written.Load(), int64(28+28+4+4+16+4+28+28); got != want {
		t.Errorf("%d bytes written, want %d", got, want)
	}
	if got, want := read.Load(), int64(28+8+28+28+8+28+12+20+4); got != want {
		t.Errorf("%d bytes read, want %d", got, want)
	}
}
