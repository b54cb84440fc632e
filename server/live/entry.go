package live

import (
	"context"
	"net"

	"ringlab/server/live/demo"
	"ringlab/server/live/dial"
	"ringlab/server/live/exchange"
	"ringlab/server/live/hosts"
	"ringlab/server/live/message"
	"ringlab/server/live/metrics"
	"ringlab/server/live/poll"
	"ringlab/server/live/remote"
)

// entry is a host that is to be watched: one with a daemon, or a recording.
type entry struct {
	id        string
	host      hosts.Host
	recording *demo.Recording // nil for a host with a daemon
}

// read returns the hosts of a hosts file; without one, this machine's own and
// the recordings.
func read(file string) ([]entry, error) {
	var entries []entry
	if file == "" {
		for _, host := range hosts.Local() {
			entries = append(entries, entry{id: host.ID, host: host})
		}
		for _, recording := range demo.Recordings() {
			entries = append(entries, entry{id: recording.ID, recording: recording})
		}
		return entries, nil
	}
	daemons, err := hosts.Load(file)
	if err != nil {
		return nil, err
	}
	for _, host := range daemons {
		entries = append(entries, entry{id: host.ID, host: host})
	}
	return entries, nil
}

// same says whether whoever watches e can go on for other.
func (e entry) same(other entry) bool {
	if e.recording != nil || other.recording != nil {
		return e.recording == other.recording
	}
	return hosts.Same(e.host, other.host)
}

// watch publishes the host's state for a claim until ctx is done or the claim
// is lost.
func (e entry) watch(ctx context.Context, o Options, claim exchange.Claim) {
	if e.recording != nil {
		o.Metrics.HostState(e.id, message.Online)
		e.recording.Play(ctx, claim)
		return
	}
	poll.Run(ctx, claim, e.host, poll.Options{
		Connect: connect(e.host, o.Budgets, o.Metrics),
		Budgets: o.Budgets,
		Log:     o.Log,
		Observer: poll.Observer{
			State:   func(state message.State, _ message.Reason) { o.Metrics.HostState(e.id, state) },
			Attempt: o.Metrics.ConnectFailed,
			Failed:  o.Metrics.ReadingFailed,
			Change:  o.Metrics.Changed,
		},
	})
}

// connect says how connections to a host are made.
func connect(host hosts.Host, budgets remote.Budgets, m *metrics.Metrics) poll.Connect {
	return func(ctx context.Context, purpose remote.Purpose, onEvent func(remote.Event)) (poll.Daemon, error) {
		to := dial.Dial
		if purpose == remote.ForDomainCapabilities {
			to = dial.ReadWrite
		}
		conn, err := remote.Open(ctx, remote.Options{
			Dial:      func(ctx context.Context) (net.Conn, error) { return to(ctx, host.Address) },
			Driver:    host.Address.Driver,
			Purpose:   purpose,
			Budgets:   budgets,
			OnEvent:   onEvent,
			Observe:   m.Call,
			Count:     m.DaemonBytes,
			Abandoned: m.Abandoned,
		})
		if err != nil {
			return nil, err // not conn, which is no nil interface
		}
		return conn, nil
	}
}
