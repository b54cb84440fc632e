// Package metrics counts what live hosts do, for Prometheus.
//
// In: what happened, told by those to whom it happened. Out: the page that
// Prometheus reads. Labels are names out of this program's own tables and the
// ids of hosts, never what a daemon, a viewer or the network said.
package metrics

import (
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"ringlab/server/live/message"
)

// states are all that a host can be in.
var states = []message.State{message.Connecting, message.Online, message.Degraded, message.Offline}

// Metrics are those of one server. Its methods may be called from anywhere.
type Metrics struct {
	registry *prometheus.Registry

	hosts       *prometheus.GaugeVec
	up          *prometheus.GaugeVec
	claims      prometheus.Gauge
	calls       *prometheus.HistogramVec
	changes     prometheus.Histogram
	errors      *prometheus.CounterVec
	daemonBytes *prometheus.CounterVec
	abandoned   prometheus.Counter

	viewers     prometheus.Gauge
	viewerBytes *prometheus.CounterVec
	skipped     prometheus.Counter
	closed      *prometheus.CounterVec

	reloads    *prometheus.CounterVec
	fileErrors prometheus.Gauge

	mu      sync.Mutex
	stateOf map[string]message.State // by host
}

// New returns metrics that are all 0, and those of the process.
func New() *Metrics {
	m := &Metrics{registry: prometheus.NewRegistry(), stateOf: map[string]message.State{}}
	gauge := func(name, help string, labels ...string) *prometheus.GaugeVec {
		v := prometheus.NewGaugeVec(prometheus.GaugeOpts{Namespace: "ringlab", Name: name, Help: help}, labels)
		m.registry.MustRegister(v)
		return v
	}
	counter := func(name, help string, labels ...string) *prometheus.CounterVec {
		v := prometheus.NewCounterVec(prometheus.CounterOpts{Namespace: "ringlab", Name: name, Help: help}, labels)
		m.registry.MustRegister(v)
		return v
	}
	histogram := func(name, help string, first float64, labels ...string) *prometheus.HistogramVec {
		v := prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Namespace: "ringlab", Name: name, Help: help, Buckets: prometheus.ExponentialBuckets(first, 4, 10),
		}, labels)
		m.registry.MustRegister(v)
		return v
	}
	m.registry.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))

	m.hosts = gauge("hosts", "Hosts by state.", "state")
	for _, state := range states {
		m.hosts.WithLabelValues(string(state))
	}
	m.up = gauge("host_up", "Whether the host's daemon answers: online or degraded.", "host")
	m.claims = gauge("claims", "Hosts that this server polls.").WithLabelValues()
	m.calls = histogram("call_seconds", "Time of a daemon's answer, by procedure of libvirt's protocol.", 0.0001, "procedure")
	m.changes = histogram("change_seconds", "Time from a domain's event to the state that it led to being published.", 0.0001).
		WithLabelValues().(prometheus.Histogram)
	m.errors = counter("errors_total", "What failed: connect by reason, call by procedure, reading by its name.", "kind", "what")
	m.daemonBytes = counter("daemon_bytes_total", "Bytes read from and written to daemons.", "direction")
	m.abandoned = counter("clients_abandoned_total", "Connections to daemons whose client got stuck and was left behind with what it holds.").WithLabelValues()
	m.viewers = gauge("viewers", "Open connections of viewers.").WithLabelValues()
	m.viewerBytes = counter("viewer_bytes_total", "Bytes of messages read from and written to viewers.", "direction")
	m.skipped = counter("viewer_skipped_total", "Changes that were not sent because their viewer read too slowly.").WithLabelValues()
	m.closed = counter("viewer_closed_total", "Ended connections of viewers, by WebSocket close code.", "code")
	m.reloads = counter("reloads_total", "Readings of the hosts file, by result.", "result")
	for _, result := range []string{"ok", "broken"} {
		m.reloads.WithLabelValues(result)
	}
	m.fileErrors = gauge("hosts_file_errors", "Errors in the hosts file as it was last read; while there are any, the hosts before them are polled.").
		WithLabelValues()
	for _, direction := range []string{"read", "written"} {
		m.daemonBytes.WithLabelValues(direction)
		m.viewerBytes.WithLabelValues(direction)
	}
	return m
}

// Handler answers with all metrics in Prometheus' text format.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

// Registry has all metrics, and room for others.
func (m *Metrics) Registry() *prometheus.Registry { return m.registry }

// HostState notes a host's state.
func (m *Metrics) HostState(host string, state message.State) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if before, known := m.stateOf[host]; known {
		m.hosts.WithLabelValues(string(before)).Dec()
	}
	m.stateOf[host] = state
	m.hosts.WithLabelValues(string(state)).Inc()
	up := 0.0
	if state == message.Online || state == message.Degraded {
		up = 1
	}
	m.up.WithLabelValues(host).Set(up)
}

// HostGone forgets a host.
func (m *Metrics) HostGone(host string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if before, known := m.stateOf[host]; known {
		m.hosts.WithLabelValues(string(before)).Dec()
		delete(m.stateOf, host)
		m.up.DeleteLabelValues(host)
	}
}

// Claimed notes that a host was claimed.
func (m *Metrics) Claimed() { m.claims.Inc() }

// Released notes that a claim of a host was given up or lost.
func (m *Metrics) Released() { m.claims.Dec() }

// Call notes that a procedure was called and how long that took; err is what
// came of it.
func (m *Metrics) Call(procedure string, took time.Duration, err error) {
	m.calls.WithLabelValues(procedure).Observe(took.Seconds())
	if err != nil {
		m.errors.WithLabelValues("call", procedure).Inc()
	}
}

// ConnectFailed notes an attempt to connect in vain.
func (m *Metrics) ConnectFailed(code message.Reason) {
	m.errors.WithLabelValues("connect", string(code)).Inc()
}

// ReadingFailed notes that a daemon answered with an error where a reading,
// one of those of message.HostRow, was due.
func (m *Metrics) ReadingFailed(reading string) {
	m.errors.WithLabelValues("reading", reading).Inc()
}

// Abandoned notes that a stuck connection to a daemon was left behind.
func (m *Metrics) Abandoned() { m.abandoned.Inc() }

// Changed notes how long it took from an event to its state being published.
func (m *Metrics) Changed(took time.Duration) { m.changes.Observe(took.Seconds()) }

// DaemonBytes notes bytes read from and written to a daemon.
func (m *Metrics) DaemonBytes(read, written int) {
	m.daemonBytes.WithLabelValues("read").Add(float64(read))
	m.daemonBytes.WithLabelValues("written").Add(float64(written))
}

// ViewerCame notes that a viewer has connected.
func (m *Metrics) ViewerCame() { m.viewers.Inc() }

// ViewerLeft notes that a viewer's connection has ended, with a WebSocket
// close code of RFC 6455 or package message. It may be the viewer's, who can
// make codes up; those stand together.
func (m *Metrics) ViewerLeft(code int) {
	m.viewers.Dec()
	label := "other"
	if code >= 1000 && code <= 1015 || code >= message.CloseToken && code <= message.CloseGone {
		label = strconv.Itoa(code)
	}
	m.closed.WithLabelValues(label).Inc()
}

// ViewerBytes notes the bytes of messages read from and written to a viewer.
func (m *Metrics) ViewerBytes(read, written int) {
	m.viewerBytes.WithLabelValues("read").Add(float64(read))
	m.viewerBytes.WithLabelValues("written").Add(float64(written))
}

// Skipped notes changes that a viewer was not sent because it read too slowly.
func (m *Metrics) Skipped(changes int) { m.skipped.Add(float64(changes)) }

// Reloaded notes that the hosts file was read, and how many errors it has.
func (m *Metrics) Reloaded(errors int) {
	result := "ok"
	if errors > 0 {
		result = "broken"
	}
	m.reloads.WithLabelValues(result).Inc()
	m.fileErrors.Set(float64(errors))
}
