package report

import (
	"ringlab/engine/caps/xmldoc"
	"ringlab/engine/words"
)

// The headings of a capabilities report.
var (
	groupVirtualization = words.Text{En: "Virtualization", Zh: "虚拟化"}
	groupGuests         = words.Text{En: "Guests", Zh: "客户机"}
	groupCPU            = words.Text{En: "CPU", Zh: "CPU"}
	groupMemory         = words.Text{En: "Memory and NUMA", Zh: "内存与 NUMA"}
	groupDevices        = words.Text{En: "Devices and power", Zh: "设备与电源"}
	groupMigration      = words.Text{En: "Migration", Zh: "迁移"}
	groupSecurity       = words.Text{En: "Security", Zh: "安全"}
	groupResources      = words.Text{En: "Resource control", Zh: "资源控制"}
	groupIdentity       = words.Text{En: "Identity", Zh: "标识"}
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
		parts = append(parts, h.say("%s host", "%s 主机", h.arch))
	} else {
		parts = append(parts, h.say("host of an unstated architecture", "未说明架构的主机"))
	}
	parts = append(parts, h.sayText(h.hypervisorVerdict()))
	if cells := h.numa.cells; cells == 1 {
		parts = append(parts, h.say("1 NUMA cell", "1 个 NUMA 单元"))
	} else if cells > 1 {
		parts = append(parts, h.say("%s NUMA cells", "%s 个 NUMA 单元", count(cells)))
	}
	if cpus := h.numa.cpus; cpus == 1 {
		parts = append(parts, h.say("1 CPU", "1 个 CPU"))
	} else if cpus > 1 {
		parts = append(parts, h.say("%s CPUs", "%s 个 CPU", count(cpus)))
	}
	switch kinds := len(h.rows); kinds {
	case 0:
		parts = append(parts, h.say("no guests listed", "未列出任何客户机"))
	case 1:
		parts = append(parts, h.say("1 guest kind", "1 种客户机"))
	default:
		parts = append(parts, h.say("%s guest kinds", "%s 种客户机", count(kinds)))
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
	return r.say("the document is cut off", "文档不完整")
}

// clauses joins parts of one sentence.
func (r *reader) clauses(parts []string) string {
	out := ""
	for i, part := range parts {
		if i > 0 {
			out += r.say(", ", "，")
		}
		out += part
	}
	return out
}
