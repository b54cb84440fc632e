// Package poll watches one host.
//
// In: a claim of the host, a way to connect to its daemon, and what is wanted.
// Out: the host's state, published: whether it is there and why not, and of
// what it has those keys that somebody watches. One goroutine a host decides;
// a host that hangs holds up nobody but itself.
package poll

import (
	"context"
	"log/slog"
	"time"

	"ringlab/server/live/exchange"
	"ringlab/server/live/hosts"
	"ringlab/server/live/message"
	"ringlab/server/live/remote"
)

// Daemon is a connection to a daemon. An error that wraps
// remote.ErrNotOffered is for ever; *remote.Problem is the connection's end;
// any other is the daemon's answer.
type Daemon interface {
	// Ping is the smallest call there is.
	Ping(ctx context.Context) error
	Versions(ctx context.Context) (remote.Versions, error)
	Capabilities(ctx context.Context) (string, error)
	DomainCapabilities(ctx context.Context, arch, machine, virtType string) (string, error)
	NodeInfo(ctx context.Context) (remote.NodeInfo, error)
	Sysinfo(ctx context.Context) (string, error)
	// CPUMap tells of each CPU whether it is online.
	CPUMap(ctx context.Context) ([]bool, error)
	// CPUTimes of CPU n, or of all together for -1.
	CPUTimes(ctx context.Context, n int) (remote.CPUTimes, error)
	// Memory of cell n, or of all together for -1.
	Memory(ctx context.Context, cell int) (remote.Memory, error)
	// FreeMemory in KiB of the cells from first to last.
	FreeMemory(ctx context.Context, first, last int) ([]int64, error)
	// FreePages of the sizes in KiB, cells first to last.
	FreePages(ctx context.Context, sizes []int64, first, last int) ([]remote.FreePages, error)
	// CountDomains counts the active domains, and all.
	CountDomains(ctx context.Context) (active, all int, err error)
	// Domains lists all domains with their totals.
	Domains(ctx context.Context) ([]remote.Domain, error)
	// Domain reads one domain with all its counters; of uuids that are not
	// there it returns an error for which remote.NotFound reports true.
	Domain(ctx context.Context, uuid string) (remote.Domain, error)
	// DomainsNamed reads some domains with their totals; those that are not
	// there are left out.
	DomainsNamed(ctx context.Context, uuids []string) ([]remote.Domain, error)
	DomainXML(ctx context.Context, uuid string) (string, error)
	DomainPersistent(ctx context.Context, uuid string) (bool, error)
	Networks(ctx context.Context) ([]message.NetworkItem, error)
	Pools(ctx context.Context) ([]message.PoolItem, error)
	Devices(ctx context.Context) ([]message.DeviceItem, error)
	// InventoryXML of network/NAME, pool/NAME or device/NAME.
	InventoryXML(ctx context.Context, name string) (string, error)
	// Baseline of CPU XMLs.
	Baseline(ctx context.Context, cpus []string) (string, error)
	// Closed is closed when the connection has ended, for the reason Err.
	Closed() <-chan struct{}
	Err() error
	// Close ends the connection at once.
	Close()
}

// Connect opens a connection for a purpose.
type Connect func(ctx context.Context, purpose remote.Purpose, onEvent func(remote.Event)) (Daemon, error)

// Options say how a host is watched.
type Options struct {
	Connect Connect
	// Budgets are those that Connect was made with; a heartbeat that takes half
	// of Call is a slow one. Zero values stand for those of package remote.
	Budgets  remote.Budgets
	Log      *slog.Logger // slog.Default where there is none
	Observer Observer
}

// Observer is told what metrics are made of, from the goroutine of Run. Each of
// its functions may be nil.
type Observer struct {
	// State is called whenever the host's state or the reason for it is another.
	State func(state message.State, code message.Reason)
	// Attempt is called for each attempt to connect that failed.
	Attempt func(code message.Reason)
	// Failed is called for each reading that the daemon answered with an error.
	Failed func(reading string)
	// Change is called when what a domain's event changed has been published:
	// how long after the event had come.
	Change func(took time.Duration)
}

// Run watches a host until ctx is done or the claim is lost. It does not wait
// for the daemon to end, and leaves it to the caller to release the claim.
func Run(ctx context.Context, claim exchange.Claim, host hosts.Host, o Options) {
	newPoller(claim, host, o).run(ctx)
}
