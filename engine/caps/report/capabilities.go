package report

import "ringlab/engine/caps/xmldoc"

// The headings of a capabilities report.
var (
	groupVirtualization = both("Virtualization", "虚拟化")
	groupGuests         = both("Guests", "客户机")
	groupCPU            = both("CPU", "CPU")
	groupMemory         = both("Memory and NUMA", "内存与 NUMA")
	groupDevices        = both("Devices and power", "设备与电源")
	groupMigration      = both("Migration", "迁移")
	groupSecurity       = both("Security", "安全")
	groupResources      = both("Resource control", "资源控制")
	groupIdentity       = both("Identity", "标识")
)

// host is a capabilities document as its questions need it.
type host struct {
	reader
	id   xmldoc.ID // <host>
	cpu  xmldoc.ID // <host><cpu>
	arch string
	rows []GuestRow
	// numa is what the cells add up to.
	numa cellTotals
}

func (r *reader) capabilities() {
	h := host{reader: *r, id: r.find("host")}
	h.cpu = h.tree.Child(h.id, "cpu")
	h.arch = h.value(h.tree.Child(h.cpu, "arch"))
	h.rows = NewGuests(r.doc, r.l).Rows
	h.numa = h.countCells()

	h.answerKVM()
	h.answerKinds()
	h.answerHardwareVirtualization()
	h.answerNested()

	h.answerGuests()
	h.answerMachines()
	h.answerMaxCPUs()
	h.answerGuestFeatures()

	h.answerHostCPU()
	h.answerGuestCPU()
	h.answerTSC()

	h.answerCells()
	h.answerCores()
	h.answerHugepages()

	h.answerIOMMU()
	h.answerSuspend()
	h.answerMigration()
	h.answerSecurity()
	h.answerCache()
	h.answerMemoryBandwidth()
	h.answerUUID()

	h.out.Verdict = h.verdict()
	r.out = h.out
}

// verdict is the host in one line.
func (h *host) verdict() string {
	parts := []string{}
	if h.arch != "" {
		parts = append(parts, h.say(both("%s host", "%s 主机"), h.arch))
	} else {
		parts = append(parts, h.say(both("host of an unstated architecture", "未说明架构的主机")))
	}
	parts = append(parts, h.say(h.hypervisorVerdict()))
	if cells := h.numa.cells; cells == 1 {
		parts = append(parts, h.say(both("1 NUMA cell", "1 个 NUMA 单元")))
	} else if cells > 1 {
		parts = append(parts, h.say(both("%s NUMA cells", "%s 个 NUMA 单元"), count(cells)))
	}
	if cpus := h.numa.cpus; cpus == 1 {
		parts = append(parts, h.say(both("1 CPU", "1 个 CPU")))
	} else if cpus > 1 {
		parts = append(parts, h.say(both("%s CPUs", "%s 个 CPU"), count(cpus)))
	}
	switch kinds := len(h.rows); kinds {
	case 0:
		parts = append(parts, h.say(both("no guests listed", "未列出任何客户机")))
	case 1:
		parts = append(parts, h.say(both("1 guest kind", "1 种客户机")))
	default:
		parts = append(parts, h.say(both("%s guest kinds", "%s 种客户机"), count(kinds)))
	}
	if cut := h.cutOff(); cut != "" {
		parts = append(parts, cut)
	}
	return h.clauses(parts)
}

// cutOff says that the document ends before its root element does; what is
// missing then says nothing about the host.
func (r *reader) cutOff() string {
	if r.doc.Root == xmldoc.None || r.tree.Node(r.doc.Root).Closed {
		return ""
	}
	return r.say(both("the document is cut off", "文档不完整"))
}

// clauses joins parts of one sentence.
func (r *reader) clauses(parts []string) string {
	out := ""
	for i, part := range parts {
		if i > 0 {
			out += r.say(both(", ", "，"))
		}
		out += part
	}
	return out
}
