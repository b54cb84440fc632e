package remote_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"ringlab/server/live/libvirtdtest"
	"ringlab/server/live/message"
	"ringlab/server/live/poll"
	"ringlab/server/live/remote"
)

var _ poll.Daemon = (*remote.Conn)(nil)

// dialer of an address.
func dialer(network, address string) func(context.Context) (net.Conn, error) {
	return func(ctx context.Context) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, network, address)
	}
}

// open connects to a driver of a daemon for a test.
func open(t testing.TB, d *libvirtdtest.Daemon, driver string, o remote.Options) *remote.Conn {
	t.Helper()
	o.Driver = driver
	if o.Dial == nil {
		o.Dial = dialer("unix", d.Socket)
	}
	c, err := remote.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c
}

// settled waits until no more goroutines run than before.
func settled(t testing.TB, before int) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); runtime.NumGoroutine() > before; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			stacks := make([]byte, 1<<20)
			t.Fatalf("%d goroutines run where %d did\n%s", runtime.NumGoroutine(), before, stacks[:runtime.Stack(stacks, true)])
		}
	}
}

// virsh runs virsh, read-only.
func virsh(t *testing.T, d *libvirtdtest.Daemon, driver string, args ...string) string {
	t.Helper()
	out, err := d.Virsh(t.Context(), driver, append([]string{"-r"}, args...)...)
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimRight(out, "\n")
}

// fieldsOf reads lines such as "CPU(s):   16", with one of the separators.
func fieldsOf(text, separator string) map[string]string {
	fields := map[string]string{}
	for line := range strings.Lines(text) {
		if name, value, found := strings.Cut(line, separator); found {
			fields[strings.TrimSpace(name)] = strings.TrimSpace(value)
		}
	}
	return fields
}

// leading reads the number with which a text such as "1024 KiB" begins.
func leading(t *testing.T, text string) int64 {
	t.Helper()
	digits, _, _ := strings.Cut(text, " ")
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil {
		t.Fatalf("no number in %q", text)
	}
	return n
}

func equal[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s is %v, virsh says %v", what, got, want)
	}
}

func must[T any](t *testing.T) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// trimmed is a document as virsh prints it.
func trimmed(t *testing.T) func(string, error) string {
	return func(text string, err error) string {
		t.Helper()
		return strings.TrimRight(must[string](t)(text, err), "\n")
	}
}

const domainXML = `<domain type='%s'><name>%s</name><memory unit='KiB'>65536</memory><vcpu>2</vcpu><os><type%s>%s</type>%s</os>%s</domain>`

// TestReadings holds what is read of every driver against what virsh prints.
func TestReadings(t *testing.T) {
	d := libvirtdtest.Start(t, libvirtdtest.Options{})
	node, err := d.Node(libvirtdtest.NodeXML(libvirtdtest.NodeSize{Domains: 50, Shutoff: 20, Networks: 2, Pools: 2}))
	if err != nil {
		t.Fatal(err)
	}
	shell := func(driver string, lines ...string) {
		s, err := d.Shell(driver)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
		for _, line := range lines {
			if _, err := s.Do(line); err != nil {
				t.Fatal(err)
			}
		}
	}
	file := func(xml string) string {
		t.Helper()
		uri, err := d.Node(xml)
		if err != nil {
			t.Fatal(err)
		}
		return strings.TrimPrefix(uri, "test://")
	}
	disk := `<devices><disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='%s'/><target dev='vda' bus='virtio'/></disk></devices>`
	qemu := fmt.Sprintf(domainXML, "qemu", "guest", " arch='x86_64' machine='pc'", "hvm", "", fmt.Sprintf(disk, file(strings.Repeat("\x00", 1<<20))))
	off := fmt.Sprintf(domainXML, "qemu", "asleep", " arch='x86_64' machine='q35'", "hvm", "", "")
	container := fmt.Sprintf(domainXML, "lxc", "container", "", "exe", "<init>/bin/sh</init>", "")
	shell("qemu:///system", "define "+file(qemu), "define "+file(off), "start guest --paused")
	shell("lxc:///system", "define "+file(container))
	shell("test:///default", "suspend test")

	for _, test := range []struct {
		driver string
		hosts  int // domains
	}{{"test:///default", 1}, {node, 50}, {"qemu:///system", 2}, {"lxc:///system", 1}} {
		name, _, _ := strings.Cut(test.driver, ".")
		t.Run(name, func(t *testing.T) {
			before := runtime.NumGoroutine()
			c := open(t, d, test.driver, remote.Options{})
			t.Run("host", func(t *testing.T) { readHost(t, d, c, test.driver) })
			t.Run("domains", func(t *testing.T) { readDomains(t, d, c, test.driver, test.hosts) })
			t.Run("inventory", func(t *testing.T) { readInventory(t, d, c, test.driver) })
			if err := c.Err(); err != nil {
				t.Errorf("the connection ended: %v", err)
			}
			c.Close()
			if err := c.Ping(t.Context()); !errors.Is(err, net.ErrClosed) {
				t.Errorf("a ping after Close: %v", err)
			}
			settled(t, before)
		})
	}
}

func readHost(t *testing.T, d *libvirtdtest.Daemon, c *remote.Conn, driver string) {
	ctx := t.Context()
	if err := c.Ping(ctx); err != nil {
		t.Fatal(err)
	}
	equal(t, "capabilities", trimmed(t)(c.Capabilities(ctx)), virsh(t, d, driver, "capabilities"))

	info := must[remote.NodeInfo](t)(c.NodeInfo(ctx))
	printed := fieldsOf(virsh(t, d, driver, "nodeinfo"), ":")
	equal(t, "the model", info.Model, printed["CPU model"])
	equal(t, "the number of CPUs", int64(info.CPUs), leading(t, printed["CPU(s)"]))
	if printed["CPU frequency"] != "" {
		equal(t, "the frequency", int64(info.MHz), leading(t, printed["CPU frequency"]))
	}
	equal(t, "sockets", int64(info.Sockets), leading(t, printed["CPU socket(s)"]))
	equal(t, "cores", int64(info.Cores), leading(t, printed["Core(s) per socket"]))
	equal(t, "threads", int64(info.Threads), leading(t, printed["Thread(s) per core"]))
	equal(t, "cells", int64(info.Cells), leading(t, printed["NUMA cell(s)"]))
	equal(t, "memory", info.Memory, leading(t, printed["Memory size"]))

	versions := must[remote.Versions](t)(c.Versions(ctx))
	running := fieldsOf(virsh(t, d, driver, "version"), ":")
	equal(t, "the hypervisor", versions.Driver+" "+versions.Hypervisor, running["Running hypervisor"])
	equal(t, "the library", "libvirt "+versions.Libvirt, running["Using library"])
	equal(t, "the host's name", versions.Hostname, virsh(t, d, driver, "hostname"))

	online, err := c.CPUMap(ctx)
	if !errors.Is(err, remote.ErrNotOffered) {
		cpus := must[[]bool](t)(online, err)
		printed := fieldsOf(virsh(t, d, driver, "nodecpumap"), ":")
		equal(t, "the number of CPUs present", int64(len(cpus)), leading(t, printed["CPUs present"]))
		on := 0
		for _, is := range cpus {
			if is {
				on++
			}
		}
		equal(t, "the number of CPUs online", int64(on), leading(t, printed["CPUs online"]))
	}
	offered := func(command string, err error) bool {
		t.Helper()
		_, there := d.Virsh(ctx, driver, "-r", command)
		if errors.Is(err, remote.ErrNotOffered) {
			if there == nil {
				t.Errorf("%s is not offered, but virsh has it", command)
			}
			return false
		}
		if err != nil {
			t.Errorf("%s: %v; virsh says %v", command, err, there)
			return false
		}
		return true
	}
	for _, cpu := range []int{-1, 0} {
		earlier, err := c.CPUTimes(ctx, cpu)
		if !offered("nodecpustats", err) {
			continue
		}
		args := []string{"nodecpustats"}
		if cpu >= 0 {
			args = append(args, fmt.Sprint(cpu))
		}
		printed := fieldsOf(virsh(t, d, driver, args...), ":")
		later := must[remote.CPUTimes](t)(c.CPUTimes(ctx, cpu))
		between := func(what string, from, to uint64) {
			t.Helper()
			value := strings.TrimSpace(strings.TrimSuffix(printed[what], "%"))
			n, err := strconv.ParseFloat(value, 64)
			if err != nil || n < float64(from) || n > float64(to) {
				t.Errorf("%s of CPU %d went from %d to %d, virsh says %q between", what, cpu, from, to, printed[what])
			}
		}
		between("user", earlier.User, later.User)
		between("system", earlier.Kernel, later.Kernel)
		between("idle", earlier.Idle, later.Idle)
		between("iowait", earlier.IOWait, later.IOWait)
	}
	memory := must[remote.Memory](t)(c.Memory(ctx, -1))
	if stats, err := d.Virsh(ctx, driver, "-r", "nodememstats"); err == nil {
		equal(t, "total memory", memory.Total, leading(t, fieldsOf(stats, ":")["total"]))
	} else {
		equal(t, "total memory", memory.Total, info.Memory)
	}
	// "NUMA cell 0 free" and so on; a node of the test driver that a file
	// describes has none free.
	if out, err := d.Virsh(ctx, driver, "-r", "freecell"); (err == nil) != (memory.Free > 0) || memory.Free > memory.Total {
		t.Errorf("%d KiB are free of %d; virsh says %q, %v", memory.Free, memory.Total, out, err)
	}
	cells := info.Cells
	free, err := c.FreeMemory(ctx, 0, cells-1)
	if err != nil {
		// Such a node has cells in its info and none in its capabilities.
		if !strings.Contains(virsh(t, d, driver, "capabilities"), "<cells num='0'>") {
			t.Errorf("free memory of cells: %v", err)
		}
	} else if len(free) != cells || free[0] <= 0 {
		t.Errorf("free memory of %d cells is %v", cells, free)
	}
	if cell, err := c.Memory(ctx, 0); err == nil && cell.Free <= 0 {
		t.Errorf("memory of cell 0: %+v", cell)
	}
	if pages, err := c.FreePages(ctx, []int64{4, 2048}, 0, cells-1); offeredPages(t, d, driver, err) {
		if len(pages) != cells || len(pages[0].Pages) != 2 || pages[0].Pages[0].Size != 4 || pages[0].Pages[0].Free <= 0 {
			t.Errorf("free pages of %d cells: %+v", cells, pages)
		}
		if printed := virsh(t, d, driver, "freepages", "--cellno", "0", "--pagesize", "2048"); fieldsOf(printed, ":")["2048KiB"] != fmt.Sprint(pages[0].Pages[1].Free) {
			t.Errorf("free pages of 2048 KiB are %d, virsh says %q", pages[0].Pages[1].Free, printed)
		}
	}
	if text, err := c.Sysinfo(ctx); err == nil {
		equal(t, "sysinfo", strings.TrimRight(text, "\n"), virsh(t, d, driver, "sysinfo"))
	} else if _, there := d.Virsh(ctx, driver, "-r", "sysinfo"); there == nil {
		t.Errorf("sysinfo: %v, but virsh has it", err)
	}
	if _, err := c.Baseline(ctx, []string{"<cpu><arch>x86_64</arch><model>Penryn</model></cpu>"}); err != nil && !errors.Is(err, remote.ErrNotOffered) {
		t.Errorf("baseline: %v", err)
	}
}

func offeredPages(t *testing.T, d *libvirtdtest.Daemon, driver string, err error) bool {
	t.Helper()
	_, there := d.Virsh(t.Context(), driver, "-r", "freepages", "--cellno", "0", "--pagesize", "4")
	if err != nil && there == nil {
		t.Errorf("free pages: %v, but virsh has them", err)
	}
	return err == nil
}

func readDomains(t *testing.T, d *libvirtdtest.Daemon, c *remote.Conn, driver string, want int) {
	ctx := t.Context()
	domains := must[[]remote.Domain](t)(c.Domains(ctx))
	listed := strings.Fields(virsh(t, d, driver, "list", "--all", "--uuid"))
	if len(listed) != want || len(domains) != want {
		t.Fatalf("%d domains are read, virsh lists %d, and there are %d", len(domains), len(listed), want)
	}
	active, all, err := c.CountDomains(ctx)
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "the number of domains", all, len(listed))
	equal(t, "the number of active domains", active, len(strings.Fields(virsh(t, d, driver, "list", "--uuid"))))

	named := must[[]remote.Domain](t)(c.DomainsNamed(ctx, append([]string{"4b4dbbd0-6666-4f8d-a8d8-0b1d3a6b7c11", "none"}, listed...)))
	equal(t, "the number of domains read by name", len(named), len(listed))
	for i, dom := range domains {
		if i%10 != 0 {
			continue
		}
		printed := fieldsOf(virsh(t, d, driver, "dominfo", dom.UUID), ":")
		equal(t, "the name", dom.Name, printed["Name"])
		equal(t, "the UUID", dom.UUID, printed["UUID"])
		id := "-"
		if dom.ID >= 0 {
			id = fmt.Sprint(dom.ID)
		}
		equal(t, "the id", id, printed["Id"])
		equal(t, "the number of vCPUs", int64(dom.VCPUs), leading(t, printed["CPU(s)"]))
		equal(t, "the maximum of memory of "+dom.Name, dom.MaxMemory, leading(t, printed["Max memory"]))
		equal(t, "the memory of "+dom.Name, dom.Memory, leading(t, printed["Used memory"]))
		equal(t, "state and reason", domstate(dom), strings.TrimSpace(virsh(t, d, driver, "domstate", "--reason", dom.UUID)))

		one := must[remote.Domain](t)(c.Domain(ctx, dom.UUID))
		equal(t, "the name, read alone", one.Name, dom.Name)
		equal(t, "state and reason, read alone", domstate(one), domstate(dom))
		if dom.ID >= 0 {
			if list, err := d.Virsh(ctx, driver, "-r", "vcpuinfo", dom.UUID); err == nil {
				equal(t, "the number of vCPUs read", len(one.VCPU), strings.Count(list, "VCPU:"))
			}
		}
		list, err := d.Virsh(ctx, driver, "-r", "domstats", "--raw", dom.UUID)
		stats := fieldsOf(list, "=")
		if err != nil && !strings.HasPrefix(driver, "lxc") {
			t.Error(err)
		}
		for i, b := range one.Blocks {
			prefix := fmt.Sprintf("block.%d.", i)
			equal(t, "a disk's name", b.Name, stats[prefix+"name"])
			equal(t, "a disk's file", b.Source, stats[prefix+"path"])
			equal(t, "a disk's capacity", fmt.Sprint(b.Capacity), stats[prefix+"capacity"])
			equal(t, "bytes read of a disk", fmt.Sprint(b.Read), stats[prefix+"rd.bytes"])
		}
		if stats["block.count"] != "" {
			equal(t, "the number of disks", fmt.Sprint(len(one.Blocks)), stats["block.count"])
		}
		equal(t, "whether it persists", must[bool](t)(c.DomainPersistent(ctx, dom.UUID)), printed["Persistent"] == "yes")
		equal(t, "the XML", trimmed(t)(c.DomainXML(ctx, dom.UUID)), virsh(t, d, driver, "dumpxml", dom.UUID))
	}
	for _, nobody := range []string{"4b4dbbd0-6666-4f8d-a8d8-0b1d3a6b7c11", "", "test", strings.Repeat("z", 36)} {
		if dom, err := c.Domain(ctx, nobody); !remote.NotFound(err) {
			t.Errorf("domain %q: %+v, %v", nobody, dom, err)
		}
		if xml, err := c.DomainXML(ctx, nobody); !remote.NotFound(err) {
			t.Errorf("the XML of domain %q: %q, %v", nobody, xml, err)
		}
	}
}

// domstate writes a state as virsh domstate --reason does.
func domstate(d remote.Domain) string {
	state := string(d.State)
	switch d.State {
	case message.Shutoff:
		state = "shut off"
	case message.NoState:
		state = "no state"
	}
	return fmt.Sprintf("%s (%s)", state, d.Reason)
}

func readInventory(t *testing.T, d *libvirtdtest.Daemon, c *remote.Conn, driver string) {
	ctx := t.Context()
	yes := map[bool]string{true: "yes", false: "no"}
	networks := must[[]message.NetworkItem](t)(c.Networks(ctx))
	equal(t, "the number of networks", len(networks), len(strings.Fields(virsh(t, d, driver, "net-list", "--all", "--name"))))
	for _, n := range networks {
		printed := fieldsOf(virsh(t, d, driver, "net-info", n.Name), ":")
		equal(t, "a network", fmt.Sprint(n.UUID, yes[n.Active], yes[n.Persistent], yes[n.Autostart], n.Bridge),
			fmt.Sprint(printed["UUID"], printed["Active"], printed["Persistent"], printed["Autostart"], printed["Bridge"]))
		equal(t, "a network's XML", trimmed(t)(c.InventoryXML(ctx, "network/"+n.Name)), virsh(t, d, driver, "net-dumpxml", n.Name))
	}
	pools := must[[]message.PoolItem](t)(c.Pools(ctx))
	equal(t, "the number of pools", len(pools), len(strings.Fields(virsh(t, d, driver, "pool-list", "--all", "--name"))))
	for _, p := range pools {
		printed := fieldsOf(virsh(t, d, driver, "pool-info", "--bytes", p.Name), ":")
		equal(t, "a pool", fmt.Sprint(p.UUID, p.State, yes[p.Persistent], yes[p.Autostart]),
			fmt.Sprint(printed["UUID"], printed["State"], printed["Persistent"], printed["Autostart"]))
		if printed["Capacity"] != "" {
			equal(t, "a pool's size", fmt.Sprint(p.Capacity, p.Allocation, p.Available),
				fmt.Sprint(leading(t, printed["Capacity"]), leading(t, printed["Allocation"]), leading(t, printed["Available"])))
		}
		equal(t, "a pool's XML", trimmed(t)(c.InventoryXML(ctx, "pool/"+p.Name)), virsh(t, d, driver, "pool-dumpxml", p.Name))
	}
	devices := must[[]message.DeviceItem](t)(c.Devices(ctx))
	// The test driver does not take the flags of virsh nodedev-list.
	if list, err := d.Virsh(ctx, driver, "-r", "nodedev-list"); err == nil {
		equal(t, "the number of devices", len(devices), len(strings.Fields(list)))
	} else if driver == "test:///default" && len(devices) == 0 {
		t.Error("no device")
	}
	for _, dev := range devices {
		xml := virsh(t, d, driver, "nodedev-dumpxml", dev.Name)
		if dev.Parent != "" && !strings.Contains(xml, "<parent>"+dev.Parent+"</parent>") {
			t.Errorf("device %s has parent %s, virsh says\n%s", dev.Name, dev.Parent, xml)
		}
		if len(dev.Kinds) == 0 {
			t.Errorf("device %s has no kind", dev.Name)
		}
		equal(t, "a device's XML", trimmed(t)(c.InventoryXML(ctx, "device/"+dev.Name)), xml)
	}
	for _, nothing := range []string{"network/nothing", "pool/nothing", "device/nothing", "nothing", ""} {
		if xml, err := c.InventoryXML(ctx, nothing); !remote.NotFound(err) {
			t.Errorf("the XML of %q: %q, %v", nothing, xml, err)
		}
	}
}
