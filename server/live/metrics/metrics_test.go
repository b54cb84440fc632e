package metrics_test

import (
	"errors"
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"ringlab/server/live/message"
	"ringlab/server/live/metrics"
)

// lines are those of the page that begin with ringlab_.
func lines(t *testing.T, m *metrics.Metrics) map[string]bool {
	t.Helper()
	answer := httptest.NewRecorder()
	m.Handler().ServeHTTP(answer, httptest.NewRequest("GET", "/metrics", nil))
	if answer.Code != 200 {
		t.Fatalf("status %d: %s", answer.Code, answer.Body)
	}
	found := map[string]bool{}
	for line := range strings.Lines(answer.Body.String()) {
		if strings.HasPrefix(line, "ringlab_") {
			found[strings.TrimSpace(line)] = true
		}
	}
	return found
}

func expect(t *testing.T, m *metrics.Metrics, want ...string) {
	t.Helper()
	got := lines(t, m)
	for _, line := range want {
		if !got[line] {
			t.Errorf("no line %q", line)
		}
	}
}

func TestPage(t *testing.T) {
	m := metrics.New()
	expect(t, m, // what has not happened is 0, not missing
		`ringlab_hosts{state="offline"} 0`, `ringlab_claims 0`, `ringlab_viewers 0`,
		`ringlab_reloads_total{result="broken"} 0`, `ringlab_daemon_bytes_total{direction="read"} 0`)

	m.HostState("a", message.Connecting)
	m.HostState("b", message.Connecting)
	m.HostState("a", message.Online)
	m.HostState("a", message.Online)
	expect(t, m,
		`ringlab_hosts{state="connecting"} 1`, `ringlab_hosts{state="online"} 1`,
		`ringlab_host_up{host="a"} 1`, `ringlab_host_up{host="b"} 0`)
	m.HostGone("a")
	m.HostGone("a")
	expect(t, m, `ringlab_hosts{state="online"} 0`)
	if lines(t, m)[`ringlab_host_up{host="a"} 1`] {
		t.Error("a host that is gone is up")
	}

	m.Claimed()
	m.Claimed()
	m.Released()
	m.Call("NodeGetInfo", 2*time.Millisecond, nil)
	m.Call("NodeGetInfo", time.Second, errors.New("whatever the daemon said"))
	m.ConnectFailed(message.ReasonRefused)
	m.ReadingFailed("cpuStats")
	m.Changed(3 * time.Millisecond)
	m.DaemonBytes(10, 3)
	m.DaemonBytes(5, 0)
	m.ViewerCame()
	m.ViewerCame()
	m.ViewerLeft(message.CloseRate)
	m.ViewerBytes(1, 2)
	m.Skipped(7)
	m.Reloaded(0)
	m.Reloaded(3)
	expect(t, m,
		`ringlab_claims 1`,
		`ringlab_call_seconds_count{procedure="NodeGetInfo"} 2`,
		`ringlab_call_seconds_bucket{procedure="NodeGetInfo",le="0.0064"} 1`,
		`ringlab_errors_total{kind="call",what="NodeGetInfo"} 1`,
		`ringlab_errors_total{kind="connect",what="refused"} 1`,
		`ringlab_errors_total{kind="reading",what="cpuStats"} 1`,
		`ringlab_change_seconds_count 1`,
		`ringlab_daemon_bytes_total{direction="read"} 15`, `ringlab_daemon_bytes_total{direction="written"} 3`,
		`ringlab_viewers 1`, `ringlab_viewer_closed_total{code="4004"} 1`,
		`ringlab_viewer_bytes_total{direction="written"} 2`, `ringlab_viewer_skipped_total 7`,
		`ringlab_reloads_total{result="ok"} 1`, `ringlab_reloads_total{result="broken"} 1`, `ringlab_hosts_file_errors 3`)
}

// TestBounded has a viewer make up close codes.
func TestBounded(t *testing.T) {
	m := metrics.New()
	before := len(lines(t, m))
	for code := range 70000 {
		m.ViewerCame()
		m.ViewerLeft(code)
	}
	if more := len(lines(t, m)) - before; more > 30 {
		t.Error(fmt.Sprint(more, " lines more"))
	}
}
