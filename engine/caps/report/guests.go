package report

import (
	"strings"

	"ringlab/engine/caps"
	"ringlab/engine/caps/xmldoc"
	"ringlab/engine/words"
)

// NewGuests returns the guests of a capabilities document, one row for each
// <guest>, in language l. Other documents have none.
func NewGuests(d *caps.Document, l words.Language) Guests {
	g := Guests{Rows: []GuestRow{}}
	if d.Kind != caps.Capabilities {
		return g
	}
	r := reader{doc: d, tree: d.Tree, l: l}
	for id := range d.Tree.Children(d.Root, "guest") {
		g.Rows = append(g.Rows, r.guest(len(g.Rows), id))
	}
	return g
}

func (r *reader) guest(index int, id xmldoc.ID) GuestRow {
	arch := r.tree.Child(id, "arch")
	row := GuestRow{
		Index:    index,
		OSType:   r.value(r.tree.Child(id, "os_type")),
		Arch:     r.attr(arch, "name"),
		WordSize: r.value(r.tree.Child(arch, "wordsize")),
		Emulator: r.value(r.tree.Child(arch, "emulator")),
		Loader:   r.value(r.tree.Child(arch, "loader")),
		Machines: r.machines(arch),
		Domains:  []GuestDomain{},
		Features: []GuestFeature{},
		Place:    r.doc.Place(id),
	}
	row.Kind = r.sayText(guestKind(row.OSType))
	for domain := range r.tree.Children(arch, "domain") {
		own := r.machines(domain)
		emulator := r.value(r.tree.Child(domain, "emulator"))
		if emulator == "" {
			emulator = row.Emulator
		}
		row.Domains = append(row.Domains, GuestDomain{
			Type:        r.attr(domain, "type"),
			Emulator:    emulator,
			OwnMachines: len(own) > 0,
			Machines:    own,
			Place:       r.doc.Place(domain),
		})
	}
	for feature := range r.tree.Children(r.tree.Child(id, "features"), "") {
		name := r.tree.Name(feature)
		row.Features = append(row.Features, GuestFeature{
			Name:     name,
			Default:  r.attr(feature, "default"),
			Toggle:   r.attr(feature, "toggle"),
			Modelled: modelledFeature(name),
			Place:    r.doc.Place(feature),
		})
	}
	return row
}

// machines returns the machine types directly under an arch or a domain.
func (r *reader) machines(parent xmldoc.ID) []Machine {
	n, aliased := 0, 0
	for range r.tree.Children(parent, "machine") {
		n++
	}
	machines := make([]Machine, 0, n)
	for id := range r.tree.Children(parent, "machine") {
		m := Machine{Name: r.value(id), Aliases: []string{}, Place: r.doc.Place(id)}
		attrs := r.tree.NodeAttrs(id)
		for i := range attrs {
			switch r.tree.NameText(attrs[i].Name) {
			case "canonical":
				m.Canonical = r.tree.AttrValue(&attrs[i])
			case "maxCpus":
				if most, ok := parseCount(r.tree.AttrValue(&attrs[i])); ok && most < 1<<31 {
					m.MaxCPUs = int(most)
				}
			case "deprecated":
				m.Deprecated = r.tree.AttrValue(&attrs[i]) == "yes"
			}
		}
		if m.Canonical != "" {
			aliased++
		}
		machines = append(machines, m)
	}
	if aliased > 0 {
		resolveAliases(machines, aliased)
	}
	return machines
}

// resolveAliases tells each machine the names that stand for it.
func resolveAliases(machines []Machine, aliased int) {
	aliases := make(map[string][]string, aliased)
	for i := range machines {
		if m := &machines[i]; m.Canonical != "" {
			aliases[m.Canonical] = append(aliases[m.Canonical], m.Name)
		}
	}
	for i := range machines {
		m := &machines[i]
		if names := aliases[m.Name]; names != nil && m.Canonical == "" {
			m.Aliases = names
			delete(aliases, m.Name) // a machine listed twice has them once
		}
	}
}

// allMachines yields every list of machine types of the row: its arch's and
// those that its domains state themselves.
func (row *GuestRow) allMachines(yield func([]Machine) bool) {
	if len(row.Machines) > 0 && !yield(row.Machines) {
		return
	}
	for _, d := range row.Domains {
		if d.OwnMachines && !yield(d.Machines) {
			return
		}
	}
}

// title names the row: "hvm x86_64".
func (row *GuestRow) title() string { return strings.TrimSpace(row.OSType + " " + row.Arch) }

// guestKind says what an os_type means (libvirt, docs/formatcaps).
func guestKind(osType string) words.Text {
	switch osType {
	case "hvm":
		return words.Text{En: "full virtualization", Zh: "全虚拟化"}
	case "xen", "linux":
		return words.Text{En: "paravirtualization (Xen PV)", Zh: "半虚拟化（Xen PV）"}
	case "xenpvh":
		return words.Text{En: "Xen PVH", Zh: "Xen PVH"}
	case "exe":
		return words.Text{En: "container", Zh: "容器"}
	case "uml":
		return words.Text{En: "User Mode Linux", Zh: "用户态 Linux（UML）"}
	case "":
		return notStated
	}
	return words.Text{En: "other", Zh: "其他"}
}

// modelledFeature reports whether libvirtxml's CapsGuestFeatures has a field
// for a feature. It has none for hap, and none for features newer than it.
func modelledFeature(name string) bool {
	switch name {
	case "cpuselection", "deviceboot", "disksnapshot", "pae", "nonpae", "apic", "acpi", "ia64_be":
		return true
	}
	return false
}

// featureWords says what a guest feature is.
func featureWords(name string) words.Text {
	switch name {
	case "pae":
		return words.Text{En: "32-bit guests may use PAE, to reach more than 4 GiB", Zh: "32 位客户机可使用 PAE，以访问 4 GiB 以上内存"}
	case "nonpae":
		return words.Text{En: "32-bit guests without PAE can run", Zh: "可运行不使用 PAE 的 32 位客户机"}
	case "acpi":
		return words.Text{En: "ACPI tables: power button, hotplug", Zh: "ACPI 表：电源按钮、热插拔"}
	case "apic":
		return words.Text{En: "interrupt controller of each CPU, needed for several CPUs", Zh: "每个 CPU 的中断控制器，多 CPU 必需"}
	case "hap":
		return words.Text{En: "hardware assisted paging (EPT or NPT)", Zh: "硬件辅助分页（EPT 或 NPT）"}
	case "cpuselection":
		return words.Text{En: "the guest's CPU can be chosen with <cpu>", Zh: "可用 <cpu> 选择客户机的 CPU"}
	case "deviceboot":
		return words.Text{En: "boot order can be given for each device", Zh: "可为每个设备设定启动顺序"}
	case "disksnapshot":
		return words.Text{En: "external disk snapshots", Zh: "外部磁盘快照"}
	case "externalSnapshot":
		return words.Text{En: "external snapshots can be reverted and deleted", Zh: "可恢复和删除外部快照"}
	case "ia64_be":
		return words.Text{En: "Itanium guests may run big-endian", Zh: "Itanium 客户机可运行于大端模式"}
	}
	return words.Text{}
}

// domainWords names what a domain type runs guests with.
func domainWords(domain string) words.Text {
	switch domain {
	case "kvm":
		return words.Text{En: "KVM", Zh: "KVM"}
	case "qemu":
		return words.Text{En: "QEMU emulation (TCG)", Zh: "QEMU 模拟（TCG）"}
	case "kqemu":
		return words.Text{En: "KQEMU (the accelerator before KVM)", Zh: "KQEMU（KVM 之前的加速器）"}
	case "hvf":
		return words.Text{En: "macOS's Hypervisor.framework (HVF)", Zh: "macOS 的 Hypervisor.framework（HVF）"}
	case "xen":
		return words.Text{En: "Xen", Zh: "Xen"}
	case "lxc":
		return words.Text{En: "LXC containers", Zh: "LXC 容器"}
	case "openvz":
		return words.Text{En: "OpenVZ containers", Zh: "OpenVZ 容器"}
	case "uml":
		return words.Text{En: "User Mode Linux", Zh: "用户态 Linux（UML）"}
	case "test":
		return words.Text{En: "libvirt's test driver (runs nothing)", Zh: "libvirt 的 test 驱动（并不真正运行客户机）"}
	case "bhyve":
		return words.Text{En: "bhyve", Zh: "bhyve"}
	case "vz", "parallels":
		return words.Text{En: "Virtuozzo", Zh: "Virtuozzo"}
	case "vmware":
		return words.Text{En: "VMware", Zh: "VMware"}
	case "vbox":
		return words.Text{En: "VirtualBox", Zh: "VirtualBox"}
	case "hyperv":
		return words.Text{En: "Hyper-V", Zh: "Hyper-V"}
	case "phyp":
		return words.Text{En: "IBM PowerVM", Zh: "IBM PowerVM"}
	}
	return words.Text{}
}

// domainName is domainWords, or the type as it stands where there are none.
func (r *reader) domainName(domain string) string {
	if name := r.sayText(domainWords(domain)); name != "" {
		return name
	}
	return domain
}
