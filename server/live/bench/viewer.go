package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"

	"ringlab/server/live/message"
)

// viewer is one WebSocket, as a browser's.
type viewer struct {
	conn *websocket.Conn
	// read counts bytes of the connection, messages what came in them.
	read, messages *atomic.Int64
}

// audience is many viewers.
type audience struct {
	viewers        []*viewer
	read, messages atomic.Int64
	ended          sync.WaitGroup
}

// counted counts what is read.
type counted struct {
	net.Conn
	read *atomic.Int64
}

func (c counted) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	c.read.Add(int64(n))
	return n, err
}

// gather connects n viewers, has each watch keys, and waits until all have
// the state of each.
func gather(ctx context.Context, p *process, n int, keys func(viewer int) []message.Key, heard func(viewer int, text []byte)) (*audience, error) {
	a := &audience{}
	dialer := websocket.Dialer{
		EnableCompression: true,
		HandshakeTimeout:  10 * time.Second,
		NetDialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			conn, err := new(net.Dialer).DialContext(ctx, network, address)
			if err != nil {
				return nil, err
			}
			return counted{conn, &a.read}, nil
		},
	}
	var waiting sync.WaitGroup
	for i := range n {
		conn, answer, err := dialer.DialContext(ctx, "ws://"+p.address+"/api/v1/live",
			http.Header{"Origin": {"http://" + p.address}})
		if err != nil {
			a.leave()
			return nil, fmt.Errorf("viewer %d: %w (%v)", i, err, answer)
		}
		v := &viewer{conn: conn, read: &a.read, messages: &a.messages}
		a.viewers = append(a.viewers, v)
		wanted := keys(i)
		for _, key := range wanted {
			if err := conn.WriteJSON(message.Request{Kind: message.RequestSubscribe, Key: key}); err != nil {
				a.leave()
				return nil, err
			}
		}
		waiting.Add(1)
		a.ended.Add(1)
		go func() {
			defer a.ended.Done()
			missing := len(wanted)
			if missing == 0 {
				waiting.Done()
			}
			for {
				_, text, err := conn.ReadMessage()
				if err != nil {
					if missing > 0 {
						waiting.Done()
					}
					return
				}
				a.messages.Add(1)
				if missing > 0 {
					var head struct{ Kind message.MessageKind }
					if json.Unmarshal(text, &head) == nil && head.Kind == message.KindSnapshot {
						if missing--; missing == 0 {
							waiting.Done()
						}
					}
				}
				if heard != nil {
					heard(i, text)
				}
			}
		}()
	}
	waiting.Wait()
	return a, nil
}

func (a *audience) leave() {
	for _, v := range a.viewers {
		v.conn.Close()
	}
	a.ended.Wait()
}
