package remote

import (
	"reflect"
	"testing"

	"github.com/digitalocean/go-libvirt"

	"ringlab/server/live/message"
)

// params makes parameters of names and values.
func params(values ...any) []libvirt.TypedParam {
	var params []libvirt.TypedParam
	for i := 0; i < len(values); i += 2 {
		params = append(params, libvirt.TypedParam{Field: values[i].(string), Value: libvirt.TypedParamValue{I: values[i+1]}})
	}
	return params
}

// TestStatistics takes domains from statistics as drivers give them.
func TestStatistics(t *testing.T) {
	id := libvirt.UUID{0x66, 0x95, 0xeb, 1, 0xf6, 0xa4, 0x83, 4, 0x79, 0xaa, 0x97, 0xf2, 0x50, 0x2e, 0x19, 0x3f}
	unknown := Domain{
		UUID: "6695eb01-f6a4-8304-79aa-97f2502e193f", Name: "guest", ID: 3, State: message.NoState, Reason: "unknown",
		VCPUs: -1, CPU: -1, Memory: -1, MaxMemory: -1, RSS: -1, BlockRead: -1, BlockWrite: -1, NetRead: -1, NetWrite: -1,
	}
	with := func(change func(*Domain)) Domain {
		d := unknown
		change(&d)
		return d
	}
	for name, test := range map[string]struct {
		params []libvirt.TypedParam
		want   Domain
	}{
		"nothing": {nil, unknown},
		"of the test driver": {params("state.state", int32(5), "state.reason", int32(2)), with(func(d *Domain) {
			d.State, d.Reason = message.Shutoff, "destroyed"
		})},
		"states of the future": {params("state.state", int32(99), "state.reason", int32(-1)), unknown},
		"reasons of the future": {params("state.state", int32(1), "state.reason", int32(99)), with(func(d *Domain) {
			d.State = message.Running
		})},
		"no disks, no interfaces": {params("block.count", uint32(0), "net.count", uint32(0)), with(func(d *Domain) {
			d.BlockRead, d.BlockWrite, d.NetRead, d.NetWrite = 0, 0, 0, 0
		})},
		"disks without counters": {params("block.count", uint32(1), "block.0.name", "vda"), with(func(d *Domain) {
			d.Blocks = []Block{{Name: "vda", Read: -1, Write: -1, ReadOps: -1, WriteOps: -1, Capacity: -1, Allocation: -1}}
		})},
		"odd names": {params("vcpu.x.time", uint64(1), "vcpu", uint64(1), "", "x", "block..name", "x", "net.0", "x", "vcpu.current", "two"), with(func(d *Domain) {
			d.VCPUs = 0
		})},
		"of QEMU": {params(
			"state.state", int32(3), "state.reason", int32(5),
			"cpu.time", uint64(123456789), "cpu.user", uint64(1), "cpu.system", uint64(2),
			"balloon.current", uint64(2048), "balloon.maximum", uint64(4096), "balloon.rss", uint64(512),
			"vcpu.current", uint32(2), "vcpu.maximum", uint32(4),
			"vcpu.2.state", int32(2), "vcpu.2.time", uint64(70), "vcpu.2.wait", uint64(9),
			"vcpu.0.state", int32(1), "vcpu.0.time", uint64(80),
			"net.count", uint32(2),
			"net.0.name", "vnet0", "net.0.rx.bytes", uint64(10), "net.0.rx.pkts", uint64(1), "net.0.rx.errs", uint64(2), "net.0.rx.drop", uint64(3),
			"net.0.tx.bytes", uint64(20), "net.0.tx.pkts", uint64(4), "net.0.tx.errs", uint64(5), "net.0.tx.drop", uint64(6),
			"net.1.name", "vnet1", "net.1.rx.bytes", uint64(100), "net.1.tx.bytes", uint64(200),
			"block.count", uint32(2),
			"block.0.name", "vda", "block.0.path", "/a", "block.0.rd.reqs", uint64(1), "block.0.rd.bytes", uint64(1000), "block.0.rd.times", uint64(1),
			"block.0.wr.reqs", uint64(2), "block.0.wr.bytes", uint64(2000), "block.0.allocation", uint64(3000), "block.0.capacity", uint64(4000),
			"block.1.name", "vdb", "block.1.rd.bytes", uint64(5),
		), with(func(d *Domain) {
			d.State, d.Reason, d.CPU, d.VCPUs = message.Paused, "I/O error", 123456789, 2
			d.Memory, d.MaxMemory, d.RSS = 2048, 4096, 512
			d.BlockRead, d.BlockWrite, d.NetRead, d.NetWrite = 1005, 2000, 110, 220
			d.VCPU = []VCPU{{Number: 0, State: "running", CPU: 80, On: -1}, {Number: 2, State: "blocked", CPU: 70, On: -1}}
			d.Blocks = []Block{
				{Name: "vda", Source: "/a", Read: 1000, Write: 2000, ReadOps: 1, WriteOps: 2, Capacity: 4000, Allocation: 3000},
				{Name: "vdb", Read: 5, Write: -1, ReadOps: -1, WriteOps: -1, Capacity: -1, Allocation: -1},
			}
			d.Nets = []Net{
				{Name: "vnet0", Read: 10, Write: 20, ReadPackets: 1, WritePackets: 4, Errors: 7, Drops: 9},
				{Name: "vnet1", Read: 100, Write: 200, ReadPackets: -1, WritePackets: -1},
			}
		})},
	} {
		got := domainOf(libvirt.DomainStatsRecord{Dom: libvirt.Domain{Name: "guest", UUID: id, ID: 3}, Params: test.params})
		if !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s:\n%+v, want\n%+v", name, got, test.want)
		}
	}
}

func FuzzParseUUID(f *testing.F) {
	f.Add("6695eb01-f6a4-8304-79aa-97f2502e193f")
	f.Add("6695eb01f6a4830479aa97f2502e193f")
	f.Add("")
	f.Fuzz(func(t *testing.T, text string) {
		id, err := parseUUID(text)
		if err != nil && !NotFound(err) {
			t.Errorf("%q: %v", text, err)
		}
		if err == nil && len(text) < 2*len(id) {
			t.Errorf("%q is %x", text, id)
		}
	})
}
