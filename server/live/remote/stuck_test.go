package remote

import (
	"errors"
	"net"
	"runtime"
	"testing"
	"time"

	"ringlab/server/live/guard"
	"ringlab/server/live/message"
)

// TestStuck has a client that does not come back from a call although its
// connection has ended: who called gets an error, and only that one goroutine
// stays.
func TestStuck(t *testing.T) {
	before := runtime.NumGoroutine()
	ours, theirs := net.Pipe()
	defer theirs.Close()
	abandoned := 0
	c := &Conn{guard: guard.New(ours, guard.Options{}), abandons: func() { abandoned++ }}
	release := make(chan struct{})
	stuck := func() (int, error) {
		<-release
		return 0, nil
	}
	_, err := callNow(t.Context(), c, time.Millisecond, "waiting", stuck)
	var p *Problem
	if !errors.Is(err, ErrAbandoned) || !errors.As(err, &p) || p.Code != message.ReasonHung {
		t.Errorf("a call within its budget: %v", err)
	}
	if !errors.As(c.Err(), &p) || p.Code != message.ReasonHung {
		t.Errorf("the connection: %v", c.Err())
	}
	if _, err := callNow(t.Context(), c, time.Hour, "waiting", stuck); !errors.Is(err, ErrAbandoned) {
		t.Errorf("a call on a connection that has ended: %v", err)
	}
	if abandoned != 2 {
		t.Errorf("%d clients were counted as left behind, of 2", abandoned)
	}
	for end := time.Now().Add(20 * time.Second); runtime.NumGoroutine() > before+2; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%d goroutines run where %d did", runtime.NumGoroutine(), before)
		}
	}
	close(release)
}
