package wire

import (
	"fmt"
	"net"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"ringlab/server/live/message"
)

// table is a table of domains whose rows say n.
func table(rows, n int) message.Items {
	items := message.Items{}
	for row := range rows {
		uuid := fmt.Sprintf("%q", fmt.Sprintf("%08x-1111-2222-3333-444444444444", row))
		items[uuid[1:len(uuid)-1]] = message.Item{
			"uuid": []byte(uuid), "name": []byte(fmt.Sprintf(`"domain-%d"`, row)), "id": []byte(fmt.Sprint(row)),
			"state": []byte(`"running"`), "reason": []byte(`"booted"`), "vcpus": []byte("2"), "memory": []byte("1048576"),
			"maxMemory": []byte("1048576"), "cpu": []byte(fmt.Sprintf("0.%03d", (row*7+n)%1000)),
		}
	}
	return items
}

// BenchmarkLatency measures from the publishing of a change of one row until
// each viewer has read it, viewers and server sharing this machine.
func BenchmarkLatency(b *testing.B) {
	for _, viewers := range []int{1, 100, 1000} {
		b.Run(fmt.Sprint("viewers=", viewers), func(b *testing.B) {
			w := newWorld(b, Limits{}, nil, "a")
			key := message.Key{Host: "a", Topic: message.Domains}
			w.claims["a"].Publish(key, table(1000, 0))
			var mu sync.Mutex
			var took []time.Duration
			var published time.Time
			var reached sync.WaitGroup
			for range viewers {
				c := w.dialWith(&websocket.Dialer{EnableCompression: true}, nil)
				c.expect(message.KindWelcome)
				c.subscribe(key)
				c.expect(message.KindSnapshot)
				go func() {
					for {
						_, text, err := c.ReadMessage()
						if err != nil {
							return
						}
						if strings.Contains(string(text[:20]), "change") {
							mu.Lock()
							took = append(took, time.Since(published))
							mu.Unlock()
							reached.Done()
						}
					}
				}()
			}
			state := table(1000, 0)
			name := "00000007-1111-2222-3333-444444444444"
			b.ResetTimer()
			for n := range b.N {
				next := message.Items{}
				for row, item := range state {
					next[row] = item
				}
				next[name] = table(8, n+1)[name]
				reached.Add(viewers)
				mu.Lock()
				published = time.Now()
				mu.Unlock()
				w.claims["a"].Publish(key, next)
				reached.Wait()
			}
			b.StopTimer()
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds()), "µs-median")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "µs-p99")
		})
	}
}

// BenchmarkChange measures the work for an update that changes every row,
// apart from sending it.
func BenchmarkChange(b *testing.B) {
	key := message.Key{Host: "a", Topic: message.Domains}
	w := newWorld(b, Limits{}, nil, "a")
	states := []message.Items{table(1000, 0), table(1000, 1)}
	w.claims["a"].Publish(key, states[0])
	watch := w.local.Watch(key)
	defer watch.Close()
	m := firstMoment(key)
	next := func() {
		u, err := watch.Next(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		m = m.after(u)
	}
	next()
	for n := 0; b.Loop(); n++ {
		b.StopTimer()
		w.claims["a"].Publish(key, states[(n+1)%2])
		b.StartTimer()
		next()
	}
	b.SetBytes(int64(m.changes[len(m.changes)-1].size))
}

// BenchmarkSnapshot measures the encoding of a table that a viewer begins with.
func BenchmarkSnapshot(b *testing.B) {
	items := table(1000, 0)
	for b.Loop() {
		f := snapshotFrame(message.Key{Host: "a", Topic: message.Domains}, "epoch", 1, 0, appendItems(nil, items))
		b.SetBytes(int64(f.size))
	}
}

// BenchmarkViewer measures what a viewer who watches costs in memory of this
// process, its own few hundred bytes included.
func BenchmarkViewer(b *testing.B) {
	w := newWorld(b, Limits{Viewers: 1 << 20}, nil, "a")
	request := "GET /api/v1/live HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
		"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
	subscribe := `{"kind":"subscribe","key":{"host":"","topic":"hosts","item":""}}`
	frame := append([]byte{0x81, 0x80 | byte(len(subscribe)), 0, 0, 0, 0}, subscribe...)
	before := heap()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	stacks := m.StackInuse
	var conns []net.Conn
	for range 1000 {
		conn, err := net.Dial("tcp", w.server.Listener.Addr().String())
		if err != nil {
			b.Fatal(err)
		}
		if _, err := fmt.Fprint(conn, request); err != nil {
			b.Fatal(err)
		}
		if _, err := conn.Read(make([]byte, 2000)); err != nil { // the handshake's answer
			b.Fatal(err)
		}
		if _, err := conn.Write(frame); err != nil {
			b.Fatal(err)
		}
		conns = append(conns, conn)
	}
	eventually(b, "all watch", func() bool {
		w.handler.streams.mu.Lock()
		defer w.handler.streams.mu.Unlock()
		s := w.handler.streams.byKey[listKey]
		return s != nil && s.users == len(conns)
	})
	after := heap()
	runtime.ReadMemStats(&m)
	for b.Loop() {
	}
	b.ReportMetric(float64(after-before)/float64(len(conns)), "heap-B/viewer")
	b.ReportMetric(float64(m.StackInuse-stacks)/float64(len(conns)), "stack-B/viewer")
	for _, conn := range conns {
		conn.Close()
	}
}
