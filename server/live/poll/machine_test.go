package poll_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"ringlab/server/live/message"
	"ringlab/server/live/poll"
	"ringlab/server/live/remote"
)

// machine is a host made up for tests, to which any number of connections
// can be made.
type machine struct {
	mu sync.Mutex
	// What it is like now.
	refuse       error // of connecting
	connectTakes time.Duration
	capsTake     time.Duration
	pingTakes    time.Duration
	noEvents     bool
	fail         map[string]error // by call
	capabilities string
	domains      map[string]remote.Domain
	xml          map[string]string
	started      time.Time
	// What happened to it.
	calls       map[string]int
	connections []*connection
	baseline    []string
}

func newMachine() *machine {
	return &machine{
		fail:         map[string]error{},
		capabilities: someCapabilities,
		domains:      map[string]remote.Domain{},
		xml:          map[string]string{},
		calls:        map[string]int{},
		started:      time.Now(),
	}
}

const someCapabilities = `<capabilities><host><cpu><arch>x86_64</arch><model>Broadwell</model></cpu>
<topology><cells num='2'>
<cell id='0'><memory unit='KiB'>1000</memory><pages unit='KiB' size='4'>10</pages><pages unit='KiB' size='2048'>1</pages></cell>
<cell id='1'><memory unit='KiB'>2000</memory><pages unit='KiB' size='4'>10</pages></cell>
</cells></topology></host>
<guest><os_type>hvm</os_type><arch name='x86_64'><machine canonical='pc-i440fx-7.2'>pc</machine><machine>q35</machine>
<domain type='qemu'/><domain type='kvm'><machine>microvm</machine></domain></arch></guest></capabilities>`

func uuid(n int) string { return fmt.Sprintf("00000000-0000-4000-8000-%012x", n) }

func (m *machine) change(do func()) {
	m.mu.Lock()
	defer m.mu.Unlock()
	do()
}

func (m *machine) count(call string) int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.calls[call]
}

// put adds a domain, or replaces it.
func (m *machine) put(n int, state message.DomainState) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	id := -1
	if state == message.Running {
		id = n
	}
	m.domains[uuid(n)] = remote.Domain{
		UUID: uuid(n), Name: fmt.Sprintf("guest%d", n), ID: id, State: state, Reason: "unknown", VCPUs: 2,
		Memory: 1024, MaxMemory: 2048,
	}
	m.xml[uuid(n)] = fmt.Sprintf("<domain><uuid>%s</uuid><vcpu cpuset='0-1'>2</vcpu><cputune><vcpupin vcpu='1' cpuset='3'/></cputune></domain>", uuid(n))
	return uuid(n)
}

// tell sends an event to all who are subscribed.
func (m *machine) tell(e remote.Event) {
	m.mu.Lock()
	connections := slices.Clone(m.connections)
	m.mu.Unlock()
	for _, c := range connections {
		if c.purpose == remote.ForEvents && !c.ended() {
			c.onEvent(e)
		}
	}
}

// open are the connections of a purpose that have not ended.
func (m *machine) open(purpose remote.Purpose) []*connection {
	m.mu.Lock()
	defer m.mu.Unlock()
	var open []*connection
	for _, c := range m.connections {
		if c.purpose == purpose && !c.ended() {
			open = append(open, c)
		}
	}
	return open
}

// breakAll ends all connections.
func (m *machine) breakAll(problem *remote.Problem) {
	m.mu.Lock()
	connections := slices.Clone(m.connections)
	m.mu.Unlock()
	for _, c := range connections {
		c.end(problem)
	}
}

func (m *machine) connect(ctx context.Context, purpose remote.Purpose, onEvent func(remote.Event)) (poll.Daemon, error) {
	m.mu.Lock()
	m.calls["connect"]++
	takes, refuse, noEvents := m.connectTakes, m.refuse, m.noEvents
	m.mu.Unlock()
	select {
	case <-time.After(takes):
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if refuse != nil {
		return nil, refuse
	}
	if purpose == remote.ForEvents && noEvents {
		return nil, fmt.Errorf("subscribing to events: %w", remote.ErrNotOffered)
	}
	c := &connection{machine: m, purpose: purpose, onEvent: onEvent, closed: make(chan struct{})}
	m.change(func() { m.connections = append(m.connections, c) })
	return c, nil
}

// connection is a connection to a machine.
type connection struct {
	machine *machine
	purpose remote.Purpose
	onEvent func(remote.Event)
	once    sync.Once
	closed  chan struct{}
	err     error
}

var _ poll.Daemon = (*connection)(nil)

func (c *connection) end(problem *remote.Problem) {
	c.once.Do(func() {
		c.err = problem
		close(c.closed)
	})
}

func (c *connection) ended() bool {
	select {
	case <-c.closed:
		return true
	default:
		return false
	}
}

func (c *connection) Closed() <-chan struct{} { return c.closed }
func (c *connection) Err() error              { return c.err }
func (c *connection) Close() {
	c.end(&remote.Problem{Code: message.ReasonClosed, Err: errors.New("closed by us")})
}

// call counts a call, takes its time, and fails where it is to.
func (c *connection) call(name string, takes time.Duration) error {
	m := c.machine
	m.mu.Lock()
	m.calls[name]++
	err := m.fail[name]
	m.mu.Unlock()
	select {
	case <-c.closed:
	case <-time.After(takes):
		if !c.ended() {
			return err
		}
	}
	return &remote.Problem{Code: message.ReasonClosed, Err: errors.New("interrupted")}
}

func (c *connection) Ping(context.Context) error { return c.call("ping", c.machine.takes().ping) }

type times struct{ ping, caps time.Duration }

func (m *machine) takes() times {
	m.mu.Lock()
	defer m.mu.Unlock()
	return times{m.pingTakes, m.capsTake}
}

func (c *connection) Versions(context.Context) (remote.Versions, error) {
	return remote.Versions{Libvirt: "9.0.0", Driver: "Fake", Hostname: "made-up"}, c.call("versions", 0)
}

func (c *connection) Capabilities(context.Context) (string, error) {
	err := c.call("capabilities", c.machine.takes().caps)
	c.machine.mu.Lock()
	defer c.machine.mu.Unlock()
	return c.machine.capabilities, err
}

func (c *connection) DomainCapabilities(_ context.Context, arch, machine, virtType string) (string, error) {
	if c.purpose != remote.ForDomainCapabilities {
		return "", errors.New("operation forbidden: read only access prevents virConnectGetDomainCapabilities")
	}
	return "<domainCapabilities>" + arch + " " + machine + " " + virtType, c.call("domainCapabilities", 0)
}

func (c *connection) NodeInfo(context.Context) (remote.NodeInfo, error) {
	return remote.NodeInfo{Model: "x86_64", Memory: 3000, CPUs: 2, MHz: 1000, Cells: 2, Sockets: 1, Cores: 2, Threads: 1},
		c.call("nodeInfo", 0)
}

func (c *connection) Sysinfo(context.Context) (string, error) {
	return "<sysinfo/>", c.call("sysinfo", 0)
}

func (c *connection) CPUMap(context.Context) ([]bool, error) {
	return []bool{true, false, true}, c.call("cpuMap", 0)
}

func (c *connection) CPUTimes(_ context.Context, n int) (remote.CPUTimes, error) {
	name := "cpuTimes"
	if n < 0 {
		name = "allCPUTimes"
	}
	err := c.call(name, 0)
	t := uint64(time.Since(c.machine.started))
	return remote.CPUTimes{User: t / 10, Kernel: t / 10, Idle: t / 10 * 7, IOWait: t / 10}, err
}

func (c *connection) Memory(context.Context, int) (remote.Memory, error) {
	return remote.Memory{Total: 3000, Free: 1500}, c.call("memory", 0)
}

func (c *connection) FreeMemory(_ context.Context, first, last int) ([]int64, error) {
	free := []int64{}
	for cell := first; cell <= last; cell++ {
		free = append(free, int64(100*(cell+1)))
	}
	return free, c.call("freeMemory", 0)
}

func (c *connection) FreePages(_ context.Context, sizes []int64, first, last int) ([]remote.FreePages, error) {
	var all []remote.FreePages
	for cell := first; cell <= last; cell++ {
		pages := []message.FreePages{}
		for _, size := range sizes {
			pages = append(pages, message.FreePages{Size: size, Free: int64(cell + 1)})
		}
		all = append(all, remote.FreePages{Cell: cell, Pages: pages})
	}
	return all, c.call("freePages", 0)
}

func (c *connection) CountDomains(context.Context) (active, all int, err error) {
	err = c.call("countDomains", 0)
	c.machine.mu.Lock()
	defer c.machine.mu.Unlock()
	for _, d := range c.machine.domains {
		if d.ID >= 0 {
			active++
		}
	}
	return active, len(c.machine.domains), err
}

// reading is a domain as it is at this moment: a running one uses half a CPU
// and writes 1,000 bytes a second.
func (m *machine) reading(d remote.Domain, whole bool) remote.Domain {
	if d.ID < 0 {
		d.CPU, d.BlockRead, d.BlockWrite, d.NetRead, d.NetWrite = -1, -1, -1, -1, -1
		return d
	}
	t := int64(time.Since(m.started))
	d.CPU = t / 2
	d.BlockRead, d.BlockWrite, d.NetRead, d.NetWrite = 0, t/1e6, 0, 0
	if whole {
		for n := range d.VCPUs {
			d.VCPU = append(d.VCPU, remote.VCPU{Number: n, State: "running", CPU: t / 4, On: n})
		}
		d.Blocks = []remote.Block{{Name: "vda", Source: "/image", Write: t / 1e6, ReadOps: -1, Capacity: 1 << 30}}
		d.Nets = []remote.Net{{Name: "vnet0"}}
	}
	return d
}

func (c *connection) Domains(context.Context) ([]remote.Domain, error) {
	m := c.machine
	m.mu.Lock()
	var domains []remote.Domain
	for _, d := range m.domains {
		domains = append(domains, m.reading(d, false))
	}
	m.mu.Unlock()
	return domains, c.call("domains", m.domainsTake())
}

func (m *machine) domainsTake() time.Duration { return time.Millisecond }

func (c *connection) Domain(_ context.Context, uuid string) (remote.Domain, error) {
	if err := c.call("domain", 0); err != nil {
		return remote.Domain{}, err
	}
	m := c.machine
	m.mu.Lock()
	defer m.mu.Unlock()
	d, known := m.domains[uuid]
	if !known {
		return d, fmt.Errorf("reading domain %s: %w", uuid, remote.ErrNotFound)
	}
	return m.reading(d, true), nil
}

func (c *connection) DomainsNamed(_ context.Context, uuids []string) ([]remote.Domain, error) {
	m := c.machine
	m.mu.Lock()
	var domains []remote.Domain
	for _, uuid := range uuids {
		if d, known := m.domains[uuid]; known {
			domains = append(domains, m.reading(d, false))
		}
	}
	m.mu.Unlock()
	return domains, c.call("domainsNamed", 0)
}

func (c *connection) DomainXML(_ context.Context, uuid string) (string, error) {
	if err := c.call("domainXML", 0); err != nil {
		return "", err
	}
	m := c.machine
	m.mu.Lock()
	defer m.mu.Unlock()
	if text, known := m.xml[uuid]; known {
		return text, nil
	}
	return "", remote.ErrNotFound
}

func (c *connection) DomainPersistent(context.Context, string) (bool, error) {
	return true, c.call("domainPersistent", 0)
}

func (c *connection) Networks(context.Context) ([]message.NetworkItem, error) {
	return []message.NetworkItem{{Name: "default", Active: true}}, c.call("networks", 0)
}

func (c *connection) Pools(context.Context) ([]message.PoolItem, error) {
	return []message.PoolItem{{Name: "images", State: "running"}}, c.call("pools", 0)
}

func (c *connection) Devices(context.Context) ([]message.DeviceItem, error) {
	if err := c.call("devices", 0); err != nil {
		return nil, err
	}
	return []message.DeviceItem{{Name: "computer"}}, nil
}

func (c *connection) InventoryXML(_ context.Context, name string) (string, error) {
	return "<" + name + "/>", c.call("inventoryXML", 0)
}

func (c *connection) Baseline(_ context.Context, cpus []string) (string, error) {
	c.machine.change(func() { c.machine.baseline = cpus })
	return "<cpu>" + strings.Repeat("+", len(cpus)), c.call("baseline", 0)
}
