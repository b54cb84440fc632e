package remote

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/digitalocean/go-libvirt"

	"ringlab/server/live/guard"
)

// allDomains selects domains whether they run or not.
const allDomains = libvirt.ConnectListDomainsActive | libvirt.ConnectListDomainsInactive

// statistics are the groups that are read of a domain.
const statistics = libvirt.DomainStatsState | libvirt.DomainStatsCPUTotal | libvirt.DomainStatsBalloon |
	libvirt.DomainStatsVCPU | libvirt.DomainStatsInterface | libvirt.DomainStatsBlock

// batch is how many domains' statistics are read at once: of a thousand domains
// with many vCPUs they may be more than fits into a frame.
const batch = 32

// CountDomains counts the active domains, and all.
func (c *Conn) CountDomains(ctx context.Context) (active, all int, err error) {
	count := func(flags libvirt.ConnectListAllDomainsFlags) (int, error) {
		return call(ctx, c, "counting domains", func() (int, error) {
			_, n, err := c.client.ConnectListAllDomains(0, flags)
			return int(n), err
		})
	}
	if active, err = count(libvirt.ConnectListDomainsActive); err != nil {
		return 0, 0, err
	}
	all, err = count(allDomains)
	return active, max(active, all), err
}

// Domains lists all domains with their totals.
func (c *Conn) Domains(ctx context.Context) ([]Domain, error) {
	list, err := call(ctx, c, "listing domains", func() ([]libvirt.Domain, error) {
		list, _, err := c.client.ConnectListAllDomains(1, allDomains)
		return list, err
	})
	if err != nil {
		return nil, err
	}
	return c.readAll(ctx, list)
}

// DomainsNamed reads some domains with their totals; those that are not there
// are left out.
func (c *Conn) DomainsNamed(ctx context.Context, uuids []string) ([]Domain, error) {
	var named []libvirt.Domain
	for _, uuid := range uuids {
		if id, err := parseUUID(uuid); err == nil {
			named = append(named, libvirt.Domain{UUID: id, ID: -1})
		}
	}
	return c.readAll(ctx, named)
}

// Domain reads one domain with all its counters.
func (c *Conn) Domain(ctx context.Context, uuid string) (Domain, error) {
	id, err := parseUUID(uuid)
	if err != nil {
		return Domain{}, err
	}
	domains, err := c.readAll(ctx, []libvirt.Domain{{UUID: id, ID: -1}})
	if err != nil {
		return Domain{}, err
	}
	if len(domains) == 0 {
		return Domain{}, fmt.Errorf("reading domain %s: %w", uuid, ErrNotFound)
	}
	d := domains[0]
	if d.ID >= 0 && d.VCPUs > 0 {
		if err := c.placeVCPUs(ctx, id, &d); err != nil {
			return Domain{}, err
		}
	}
	return d, nil
}

// placeVCPUs reads on which CPUs of the host the vCPUs of a running domain
// are, and their times where the statistics had none.
func (c *Conn) placeVCPUs(ctx context.Context, id libvirt.UUID, d *Domain) error {
	infos, err := call(ctx, c, "reading vCPUs", func() ([]libvirt.VcpuInfo, error) {
		infos, _, err := c.client.DomainGetVcpus(libvirt.Domain{UUID: id, ID: -1}, int32(d.VCPUs), 0)
		return infos, err
	})
	if answered(err) {
		return nil // some drivers do not tell, and the domain may have stopped
	}
	if err != nil {
		return err
	}
	known := map[int]int{}
	for i, v := range d.VCPU {
		known[v.Number] = i
	}
	for _, info := range infos {
		i, is := known[int(info.Number)]
		if !is {
			i = len(d.VCPU)
			d.VCPU = append(d.VCPU, VCPU{Number: int(info.Number), State: vcpuState(int64(info.State)), CPU: int64(info.CPUTime)})
		}
		d.VCPU[i].On = int(info.CPU)
	}
	return nil
}

// vcpuState names one of virVcpuState.
func vcpuState(state int64) string {
	switch state {
	case 1:
		return "running"
	case 2:
		return "blocked"
	}
	return "offline"
}

// DomainXML reads a domain's XML, without secrets.
func (c *Conn) DomainXML(ctx context.Context, uuid string) (string, error) {
	id, err := parseUUID(uuid)
	if err != nil {
		return "", err
	}
	return call(ctx, c, "reading the XML of domain "+uuid, func() (string, error) {
		return c.client.DomainGetXMLDesc(libvirt.Domain{UUID: id, ID: -1}, 0)
	})
}

// DomainPersistent tells whether a domain stays when it is shut off.
func (c *Conn) DomainPersistent(ctx context.Context, uuid string) (bool, error) {
	id, err := parseUUID(uuid)
	if err != nil {
		return false, err
	}
	persistent, err := call(ctx, c, "reading whether domain "+uuid+" is persistent", func() (int32, error) {
		return c.client.DomainIsPersistent(libvirt.Domain{UUID: id, ID: -1})
	})
	return persistent == 1, err
}

// readAll reads domains, and leaves out those that are gone.
func (c *Conn) readAll(ctx context.Context, list []libvirt.Domain) ([]Domain, error) {
	batches := slices.Collect(slices.Chunk(list, batch))
	read := make([][]Domain, len(batches))
	err := each(len(batches), func(i int) (err error) {
		read[i], err = c.stats(ctx, batches[i])
		if errors.Is(err, ErrNotOffered) || NotFound(err) {
			read[i], err = c.readEach(ctx, batches[i])
		}
		return err
	})
	return slices.Concat(read...), err
}

// stats reads the statistics of domains. Of one that is busy with something
// else it takes what can be had at once.
func (c *Conn) stats(ctx context.Context, named []libvirt.Domain) ([]Domain, error) {
	const what = "reading the statistics of domains"
	if c.noStats.Load() {
		return nil, fmt.Errorf("%s: %w", what, ErrNotOffered)
	}
	records, err := call(ctx, c, what, func() ([]libvirt.DomainStatsRecord, error) {
		return c.client.ConnectGetAllDomainStats(named, uint32(statistics), uint32(libvirt.ConnectGetAllDomainsStatsNowait))
	})
	if err != nil {
		if errors.Is(err, ErrNotOffered) {
			c.noStats.Store(true)
		}
		return nil, err
	}
	domains := make([]Domain, len(records))
	var partial []int // those of drivers whose statistics are but a state
	for i, r := range records {
		domains[i] = domainOf(r)
		if domains[i].VCPUs < 0 || domains[i].MaxMemory < 0 {
			partial = append(partial, i)
		}
	}
	err = each(len(partial), func(i int) error {
		at := partial[i]
		err := c.addInfo(ctx, records[at].Dom, &domains[at])
		if NotFound(err) {
			return nil
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	for i := range domains {
		d := &domains[i]
		d.VCPUs, d.Memory, d.MaxMemory = max(0, d.VCPUs), max(0, d.Memory), max(0, d.MaxMemory)
	}
	return domains, nil
}

// readEach reads domains one by one and leaves out those that are gone.
func (c *Conn) readEach(ctx context.Context, list []libvirt.Domain) ([]Domain, error) {
	read := make([]Domain, len(list))
	err := each(len(list), func(i int) error {
		d, err := c.read(ctx, list[i])
		if NotFound(err) {
			return nil
		}
		read[i] = d
		return err
	})
	if err != nil {
		return nil, err
	}
	there := read[:0]
	for _, d := range read {
		if d.UUID != "" {
			there = append(there, d)
		}
	}
	return there, nil
}

// read reads a domain of a driver that has no statistics in bulk.
func (c *Conn) read(ctx context.Context, named libvirt.Domain) (Domain, error) {
	known, err := call(ctx, c, "looking up a domain", func() (libvirt.Domain, error) {
		return c.client.DomainLookupByUUID(named.UUID)
	})
	if err != nil {
		return Domain{}, err
	}
	d := unknownDomain(known)
	if err := c.addInfo(ctx, known, &d); err != nil {
		return Domain{}, err
	}
	state, err := call(ctx, c, "reading the state of domain "+d.Name, func() ([2]int32, error) {
		state, reason, err := c.client.DomainGetState(known, 0)
		return [2]int32{state, reason}, err
	})
	if err != nil {
		return Domain{}, err
	}
	d.State, d.Reason = domainState(int64(state[0]), int64(state[1]))
	if d.ID < 0 {
		return d, nil
	}
	memory, err := call(ctx, c, "reading the memory of domain "+d.Name, func() ([]libvirt.DomainMemoryStat, error) {
		return c.client.DomainMemoryStats(known, uint32(libvirt.DomainMemoryStatNr), 0)
	})
	for _, m := range memory {
		if m.Tag == int32(libvirt.DomainMemoryStatRss) {
			d.RSS = int64(m.Val)
		}
	}
	if answered(err) {
		err = nil // not all drivers tell
	}
	return d, err
}

// addInfo reads vCPUs, memory and time of a domain where they are not known.
func (c *Conn) addInfo(ctx context.Context, named libvirt.Domain, d *Domain) error {
	_, err := call(ctx, c, "reading about domain "+d.Name, func() (none struct{}, err error) {
		_, maxMemory, memory, vcpus, cpu, err := c.client.DomainGetInfo(named)
		if err != nil {
			return none, err
		}
		d.VCPUs, d.MaxMemory, d.Memory = int(vcpus), int64(maxMemory), int64(memory)
		if d.CPU < 0 && d.ID >= 0 {
			d.CPU = int64(cpu)
		}
		return none, nil
	})
	return err
}

// unknownDomain is a domain of which nothing but itself is known.
func unknownDomain(d libvirt.Domain) Domain {
	state, reason := domainState(0, 0)
	return Domain{
		UUID: guard.FormatUUID(d.UUID), Name: d.Name, ID: int(d.ID), State: state, Reason: reason,
		VCPUs: -1, CPU: -1, Memory: -1, MaxMemory: -1, RSS: -1,
		BlockRead: -1, BlockWrite: -1, NetRead: -1, NetWrite: -1,
	}
}

// domainOf takes a domain's statistics from parameters such as "vcpu.0.time".
func domainOf(r libvirt.DomainStatsRecord) Domain {
	d := unknownDomain(r.Dom)
	var state, reason int64
	vcpus, blocks, nets := map[int]*VCPU{}, map[int]*Block{}, map[int]*Net{}
	for _, p := range r.Params {
		n, text := number(p.Value.I)
		part, rest, _ := strings.Cut(p.Field, ".")
		index, field, indexed := strings.Cut(rest, ".")
		i, err := strconv.Atoi(index)
		indexed = indexed && err == nil
		switch {
		case p.Field == libvirt.DomainStatsStateState:
			state = n
		case p.Field == libvirt.DomainStatsStateReason:
			reason = n
		case p.Field == libvirt.DomainStatsCPUTime:
			d.CPU = n
		case p.Field == libvirt.DomainStatsBalloonCurrent:
			d.Memory = n
		case p.Field == libvirt.DomainStatsBalloonMaximum:
			d.MaxMemory = n
		case p.Field == libvirt.DomainStatsBalloonRss:
			d.RSS = n
		case p.Field == libvirt.DomainStatsVCPUCurrent:
			d.VCPUs = int(n)
		case p.Field == libvirt.DomainStatsBlockCount && n == 0:
			d.BlockRead, d.BlockWrite = 0, 0
		case p.Field == libvirt.DomainStatsNetCount && n == 0:
			d.NetRead, d.NetWrite = 0, 0
		case part == "vcpu" && indexed:
			entry(vcpus, i, VCPU{Number: i, State: vcpuState(0), CPU: -1, On: -1}).set(field, n)
		case part == "block" && indexed:
			entry(blocks, i, Block{Read: -1, Write: -1, ReadOps: -1, WriteOps: -1, Capacity: -1, Allocation: -1}).set(field, n, text)
		case part == "net" && indexed:
			entry(nets, i, Net{Read: -1, Write: -1, ReadPackets: -1, WritePackets: -1}).set(field, n, text)
		}
	}
	d.State, d.Reason = domainState(state, reason)
	d.VCPU = inOrder(vcpus)
	d.Blocks = inOrder(blocks)
	d.Nets = inOrder(nets)
	for _, b := range d.Blocks {
		add(&d.BlockRead, b.Read)
		add(&d.BlockWrite, b.Write)
	}
	for _, n := range d.Nets {
		add(&d.NetRead, n.Read)
		add(&d.NetWrite, n.Write)
	}
	return d
}

func (v *VCPU) set(field string, n int64) {
	switch "." + field {
	case libvirt.DomainStatsVCPUSuffixState:
		v.State = vcpuState(n)
	case libvirt.DomainStatsVCPUSuffixTime:
		v.CPU = n
	}
}

func (b *Block) set(field string, n int64, text string) {
	switch "." + field {
	case libvirt.DomainStatsBlockSuffixName:
		b.Name = text
	case libvirt.DomainStatsBlockSuffixPath:
		b.Source = text
	case libvirt.DomainStatsBlockSuffixRdBytes:
		b.Read = n
	case libvirt.DomainStatsBlockSuffixWrBytes:
		b.Write = n
	case libvirt.DomainStatsBlockSuffixRdReqs:
		b.ReadOps = n
	case libvirt.DomainStatsBlockSuffixWrReqs:
		b.WriteOps = n
	case libvirt.DomainStatsBlockSuffixCapacity:
		b.Capacity = n
	case libvirt.DomainStatsBlockSuffixAllocation:
		b.Allocation = n
	}
}

func (i *Net) set(field string, n int64, text string) {
	switch "." + field {
	case libvirt.DomainStatsNetSuffixName:
		i.Name = text
	case libvirt.DomainStatsNetSuffixRxBytes:
		i.Read = n
	case libvirt.DomainStatsNetSuffixTxBytes:
		i.Write = n
	case libvirt.DomainStatsNetSuffixRxPkts:
		i.ReadPackets = n
	case libvirt.DomainStatsNetSuffixTxPkts:
		i.WritePackets = n
	case libvirt.DomainStatsNetSuffixRxErrs, libvirt.DomainStatsNetSuffixTxErrs:
		i.Errors += n
	case libvirt.DomainStatsNetSuffixRxDrop, libvirt.DomainStatsNetSuffixTxDrop:
		i.Drops += n
	}
}

// entry gives what stands under a number, putting it there first.
func entry[T any](all map[int]*T, i int, fresh T) *T {
	if all[i] == nil {
		all[i] = &fresh
	}
	return all[i]
}

// inOrder gives what stands under numbers, by number.
func inOrder[T any](all map[int]*T) []T {
	var list []T
	for _, i := range slices.Sorted(maps.Keys(all)) {
		list = append(list, *all[i])
	}
	return list
}

// add adds a counter to a total; -1 stands for what is not told.
func add(total *int64, counter int64) {
	if counter >= 0 {
		*total = max(0, *total) + counter
	}
}

// number gives a parameter's value as a number or as a text.
func number(value any) (int64, string) {
	switch v := value.(type) {
	case int32:
		return int64(v), ""
	case uint32:
		return int64(v), ""
	case int64:
		return v, ""
	case uint64:
		return int64(v), ""
	case float64:
		return int64(v), ""
	case string:
		return 0, v
	}
	return 0, ""
}

// parseUUID reads a UUID with dashes. One that is none names no domain.
func parseUUID(text string) (id libvirt.UUID, err error) {
	digits, err := hex.DecodeString(strings.ReplaceAll(text, "-", ""))
	if err != nil || len(digits) != len(id) {
		return id, fmt.Errorf("domain %.64q: not a UUID: %w", text, ErrNotFound)
	}
	return libvirt.UUID(digits), nil
}
