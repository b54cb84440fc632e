package report

import (
	"strings"

	"ringlab/engine/caps/xmldoc"
	"ringlab/engine/source"
)

func (h *host) answerHostCPU() {
	cpu := NewCPU(h.doc, h.l)
	a := Answer{
		ID:       "host-cpu",
		Group:    h.sayText(groupCPU),
		Question: h.say("Which CPU does the host have?", "主机的 CPU 是什么？"),
		State:    Stated,
		Facts:    cpu.Facts,
		Places:   h.places(h.cpu),
	}
	parts := []string{}
	if cpu.Vendor != "" {
		parts = append(parts, cpu.Vendor)
	}
	switch {
	case cpu.Model == "":
	case h.x86():
		parts = append(parts, h.say("like %s", "近似 %s", cpu.Model))
	default:
		parts = append(parts, cpu.Model)
	}
	if n := len(cpu.Features); n == 1 && cpu.Model != "" {
		parts = append(parts, h.say("1 feature beyond the model", "型号之外另有 1 项特性"))
	} else if n > 0 && cpu.Model != "" {
		parts = append(parts, h.say("%s features beyond the model", "型号之外另有 %s 项特性", count(n)))
	} else if n > 0 {
		names := []string{}
		for _, f := range cpu.Features {
			names = append(names, f.Name)
		}
		parts = append(parts, h.list(names))
	}
	switch {
	case h.cpu == xmldoc.None:
		a.State = Unknown
		a.Short = h.sayText(notStated)
		a.Why = h.say("There is no <cpu> in <host>.", "<host> 中没有 <cpu>。")
	case cpu.Model == "":
		a.Short = h.clauses(append([]string{orElse(cpu.Arch, h.say("unstated architecture", "未说明架构"))}, parts...))
		a.Why = h.say("No model is named: the driver gives none, or libvirt knows no model for this CPU.",
			"没有给出型号：驱动未提供，或 libvirt 没有与此 CPU 对应的型号。")
	default:
		a.Short = h.clauses(parts)
		if h.x86() {
			a.Why = h.say("The model is the named one that fits the CPU best, not what is printed on the chip; the listed features come on top of the model's own.",
				"型号是与此 CPU 最接近的命名型号，而不是芯片上印的名称；列出的特性是在型号自带特性之外的。")
		} else {
			a.Why = h.say("The model is libvirt's name for the CPU.", "型号是 libvirt 对此 CPU 的命名。")
		}
	}
	h.answer(&a)
}

func orElse(text, other string) string {
	if text == "" {
		return other
	}
	return text
}

func (h *host) answerGuestCPU() {
	a := Answer{
		ID:       "guest-cpu",
		Group:    h.sayText(groupCPU),
		Question: h.say("Which CPU model should guests get, so that they can migrate?", "为了能够迁移，客户机应使用哪个 CPU 型号？"),
		State:    Unknown,
		Short:    h.say("Not from this document", "不能由本文档决定"),
	}
	switch {
	case h.has("qemu"), h.has("kvm"), len(h.rows) == 0:
		a.Why = h.say(
			"The host's model tells what the CPU is, not what the kernel, QEMU and the machine type can give a guest; a guest with it may refuse to start. Use virsh domcapabilities (host-model, and the custom models marked usable), and for several hosts virsh hypervisor-cpu-baseline over what each of them says.",
			"主机型号说明 CPU 是什么，而不是内核、QEMU 和机器类型能给客户机什么；照搬它可能使客户机无法启动。请用 virsh domcapabilities（host-model 以及标为可用的 custom 型号）；若有多台主机，对各自的结果使用 virsh hypervisor-cpu-baseline。")
	case h.has("lxc") || h.has("openvz"):
		a.Why = h.say("Containers see the host's CPU as it is.", "容器看到的就是主机的 CPU。")
	default:
		a.Why = h.say("This document describes the host's CPU, not what a guest would see; with this driver the hypervisor's own settings decide.",
			"本文档描述的是主机的 CPU，而不是客户机所见；在此驱动下由虚拟机监控器自身的设置决定。")
	}
	h.answer(&a)
}

func (h *host) answerTSC() {
	a := Answer{
		ID:       "tsc",
		Group:    h.sayText(groupCPU),
		Question: h.say("Is the time stamp counter (TSC) scalable for guests that migrate?", "时间戳计数器（TSC）能为迁移的客户机缩放频率吗？"),
		State:    Unknown,
		Short:    h.sayText(notStated),
	}
	id := xmldoc.None
	for counter := range h.tree.Children(h.cpu, "counter") {
		if h.attr(counter, "name") == "tsc" {
			id = counter
			break
		}
	}
	if id == xmldoc.None {
		a.Why = h.say("There is no <counter name='tsc'>: it is of x86 hosts with an invariant TSC, from libvirt 5.5 on.",
			"没有 <counter name='tsc'>：它只出现在 TSC 频率恒定（invtsc）的 x86 主机上，自 libvirt 5.5 起。")
		if h.arch != "" && !h.x86() {
			a.Why = h.say("A TSC is of x86 CPUs.", "TSC 是 x86 CPU 特有的。")
		}
		h.answer(&a)
		return
	}
	hertz := h.counterFrequency(id)
	a.Places = h.places(id)
	switch h.attr(id, "scaling") {
	case "yes":
		a.State = Yes
		a.Short = h.say("Yes; it runs at %s", "能；频率为 %s", hertz)
		a.Why = h.say("A guest keeps its TSC frequency when it moves to a host with another one.",
			"客户机迁移到频率不同的主机时可保持其 TSC 频率。")
	case "no":
		a.State = No
		a.Short = h.say("No; it runs at %s", "不能；频率为 %s", hertz)
		a.Why = h.say("A guest that was promised a TSC frequency (invtsc, <timer name='tsc' frequency=…>) can move only to hosts that run at the same one.",
			"已指定 TSC 频率的客户机（invtsc、<timer name='tsc' frequency=…>）只能迁移到频率相同的主机。")
	default:
		a.Short = h.say("Not stated; it runs at %s", "未说明；频率为 %s", hertz)
		a.Why = h.say("libvirt could not tell whether the CPU scales its TSC.", "libvirt 无法判断 CPU 是否支持 TSC 缩放。")
	}
	h.answer(&a)
}

func (r *reader) counterFrequency(id xmldoc.ID) string {
	text := r.attr(id, "frequency")
	if hertz, ok := parseCount(text); ok {
		return frequency(hertz)
	}
	return orElse(text, r.say("an unstated frequency", "未说明的频率"))
}

func (h *host) answerIOMMU() {
	id := h.tree.Child(h.id, "iommu")
	a := Answer{
		ID:       "iommu",
		Group:    h.sayText(groupDevices),
		Question: h.say("Can PCI devices be passed through to guests (IOMMU)?", "能把 PCI 设备直通给客户机（IOMMU）吗？"),
		Places:   h.places(id),
	}
	switch h.attr(id, "support") {
	case "yes":
		a.State = Yes
		a.Short = h.say("Yes: the IOMMU is on", "能：IOMMU 已启用")
		a.Why = h.say("The kernel has IOMMU groups. Devices of one group go to one guest together; which group a device is in: virsh nodedev-dumpxml. Whether this QEMU and machine type can: virsh domcapabilities, <hostdev>.",
			"内核有 IOMMU 组。同一组的设备须一起交给同一客户机；设备属于哪一组：virsh nodedev-dumpxml。QEMU 和机器类型是否支持：virsh domcapabilities 的 <hostdev>。")
		if h.has("xen") {
			a.Why = h.say("Xen found an IOMMU: hvm guests, too, can have PCI devices. Which devices are ready: xl pci-assignable-list.",
				"Xen 找到了 IOMMU：hvm 客户机也能使用 PCI 设备。哪些设备可用：xl pci-assignable-list。")
		}
	case "no":
		a.State = No
		a.Short = h.say("No: there is no active IOMMU", "不能：没有启用的 IOMMU")
		a.Why = h.say("VFIO needs one. Switch on VT-d or AMD-Vi in the firmware and, on Intel, add intel_iommu=on to the kernel's command line. In a virtual machine, its host has to provide one. USB and SCSI devices do not need it.",
			"VFIO 需要它。请在固件中启用 VT-d 或 AMD-Vi；Intel 平台还需在内核命令行加上 intel_iommu=on。若主机本身是虚拟机，则须由其宿主机提供。USB 和 SCSI 设备不需要它。")
	default:
		a.State = Unknown
		a.Short = h.sayText(notStated)
		a.Why = h.say("There is no <iommu>: libvirt states it since 4.7. On the host, look whether /sys/kernel/iommu_groups has entries.",
			"没有 <iommu>：libvirt 自 4.7 起说明。请在主机上查看 /sys/kernel/iommu_groups 是否有内容。")
	}
	h.answer(&a)
}

func (h *host) answerSuspend() {
	id := h.tree.Child(h.id, "power_management")
	a := Answer{
		ID:       "suspend",
		Group:    h.sayText(groupDevices),
		Question: h.say("Can the host be suspended?", "主机能挂起吗？"),
		Places:   h.places(id),
	}
	var ways []string
	for mode := range h.tree.Children(id, "") {
		name := h.tree.Name(mode)
		way := name
		switch name {
		case "suspend_mem":
			way = h.say("to memory (S3)", "到内存（S3）")
		case "suspend_disk":
			way = h.say("to disk (S4)", "到磁盘（S4）")
		case "suspend_hybrid":
			way = h.say("hybrid (both)", "混合（两者兼用）")
		}
		ways = append(ways, way)
		a.addFact(h.fact(name, way, mode))
	}
	switch {
	case len(ways) > 0:
		a.State = Yes
		a.Short = h.say("Yes: %s", "能：%s", h.list(ways))
		a.Why = h.say("virsh nodesuspend does it; running guests stop with the host.", "用 virsh nodesuspend 执行；运行中的客户机会随主机一起停下。")
	case id != xmldoc.None:
		a.State = No
		a.Short = h.say("No", "不能")
		a.Why = h.say("<power_management> is there and empty: libvirt asked and the host offers no suspend. Usual for servers and virtual machines.",
			"<power_management> 存在但为空：libvirt 查询过，主机不提供挂起。服务器和虚拟机通常如此。")
	default:
		a.State = Unknown
		a.Short = h.sayText(notStated)
		a.Why = h.say("There is no <power_management>: libvirt before 0.9.8 does not say, and newer ones leave it out where they could not find out.",
			"没有 <power_management>：0.9.8 以前的 libvirt 不说明，较新的版本在无法查明时省略。")
	}
	h.answer(&a)
}

func (h *host) answerMigration() {
	id := h.tree.Child(h.id, "migration_features")
	live := h.tree.Child(id, "live")
	transports := h.tree.Child(id, "uri_transports")
	a := Answer{
		ID:       "migration",
		Group:    h.sayText(groupMigration),
		Question: h.say("Can guests be migrated to another host?", "客户机能迁移到其他主机吗？"),
		Places:   h.places(id, live),
	}
	var names []string
	for transport := range h.tree.Children(transports, "uri_transport") {
		if name := h.value(transport); name != "" {
			names = append(names, name)
		}
	}
	if len(names) > 0 {
		a.addFact(h.fact(h.say("transports", "传输方式"), h.list(names), transports))
	}
	switch {
	case live != xmldoc.None:
		a.State = Yes
		a.Short = h.say("Yes, live", "能，支持热迁移")
		if len(names) > 0 {
			a.Short = h.say("Yes, live (%s)", "能，支持热迁移（%s）", h.list(names))
		}
		a.Why = h.say("This is what the driver can do in principle. Whether a given guest can move depends on its CPU, machine type, storage and passed-through devices on both hosts.",
			"这是驱动原则上的能力。某个客户机能否迁移，取决于其 CPU、机器类型、存储以及两台主机上的直通设备。")
		if len(names) == 0 {
			a.Why = h.sentences(a.Why, h.say("No transports are named: the driver, or so old a libvirt, does not list them.",
				"没有给出传输方式：该驱动或较旧的 libvirt 不列出。"))
		}
	case id != xmldoc.None:
		a.State = Partly
		a.Short = h.say("Yes, but not live", "能，但不支持热迁移")
		a.Why = h.say("<migration_features> is there without <live>: guests are stopped to be moved.",
			"有 <migration_features> 但没有 <live>：迁移时须停止客户机。")
	default:
		a.State = Unknown
		a.Short = h.sayText(notStated)
		a.Why = h.say("There is no <migration_features>. Drivers that can migrate list it, so this one most likely cannot.",
			"没有 <migration_features>。能迁移的驱动会列出它，所以此驱动很可能不能迁移。")
	}
	h.answer(&a)
}

func (h *host) answerSecurity() {
	a := Answer{
		ID:       "security",
		Group:    h.sayText(groupSecurity),
		Question: h.say("What keeps guests apart from the host and each other (security models)?", "用什么隔离客户机与主机、以及客户机之间（安全模型）？"),
	}
	var models []string
	confined, dac := false, false
	for id := range h.tree.Children(h.id, "secmodel") {
		model := h.value(h.tree.Child(id, "model"))
		models = append(models, model)
		confined = confined || model == "selinux" || model == "apparmor"
		dac = dac || model == "dac"
		var parts []string
		if doi := h.value(h.tree.Child(id, "doi")); doi != "" {
			parts = append(parts, "doi "+doi)
		}
		for label := range h.tree.Children(id, "baselabel") {
			parts = append(parts, h.attr(label, "type")+" "+h.value(label))
		}
		a.addFact(h.fact(orElse(model, "—"), strings.Join(parts, h.say("; ", "；")), id))
		a.Places = append(a.Places, h.doc.Place(id))
	}
	dacWords := h.say("dac runs guests as another user and group (+107:+107 is uid 107, gid 107; +0:+0 is root).",
		"dac 让客户机以另一用户和组运行（+107:+107 表示 uid 107、gid 107；+0:+0 表示 root）。")
	switch {
	case len(models) == 0:
		a.State = Unknown
		a.Short = h.sayText(notStated)
		a.Why = h.say("There is no <secmodel>: the driver labels nothing, or libvirt is too old to say.",
			"没有 <secmodel>：驱动不做标记，或 libvirt 太旧。")
		h.answer(&a)
		return
	case confined:
		a.State = Yes
		a.Why = h.say("Each guest runs in a confined domain of its own with a label that no other guest has.",
			"每个客户机都在自己的受限域中运行，其标签与其他客户机不同。")
		if dac {
			a.Why = h.sentences(a.Why, dacWords)
		}
	case dac:
		a.State = Partly
		a.Why = h.sentences(dacWords, h.say("With neither SELinux nor AppArmor at work, a guest that breaks out of QEMU is held by nothing else here; as root it owns the host.",
			"SELinux 和 AppArmor 都未生效，突破 QEMU 的客户机在此没有别的限制；若以 root 运行，便可控制主机。"))
	case len(models) == 1 && models[0] == "none":
		a.State = No
		a.Why = h.say("none is the model that does nothing: neither SELinux nor AppArmor is at work.",
			"none 是什么也不做的模型：SELinux 和 AppArmor 都未生效。")
	default:
		a.State = Stated
	}
	a.Short = h.list(models)
	h.answer(&a)
}

// bankKind groups cache banks that are alike.
type bankKind struct {
	level, kind, size string
	number            int
	control           string
	first             xmldoc.ID
}

func (h *host) answerCache() {
	id := h.tree.Child(h.id, "cache")
	a := Answer{
		ID:       "cache",
		Group:    h.sayText(groupResources),
		Question: h.say("Can CPU cache be divided among guests (CAT)?", "能在客户机之间划分 CPU 缓存（CAT）吗？"),
		Places:   h.places(id),
	}
	var kinds []bankKind
	divisible := false
	for bank := range h.tree.Children(id, "bank") {
		b := bankKind{
			level: h.attr(bank, "level"), kind: h.cacheType(h.attr(bank, "type")),
			size: sizeOf(h.attr(bank, "size"), h.attr(bank, "unit")), number: 1, first: bank,
		}
		for control := range h.tree.Children(bank, "control") {
			divisible = true
			b.control = h.say("; %s can be divided in steps of %s, into at most %s shares", "；%s可按 %s 的步长划分，最多 %s 份",
				h.cacheType(h.attr(control, "type")),
				sizeOf(h.attr(control, "granularity"), h.attr(control, "unit")), h.attr(control, "maxAllocs"))
		}
		known := false
		for i := range kinds {
			k := &kinds[i]
			if k.level == b.level && k.kind == b.kind && k.size == b.size && k.control == b.control {
				k.number++
				known = true
				break
			}
		}
		if !known && len(kinds) < maxFacts {
			kinds = append(kinds, b)
		}
	}
	var sizes []string
	for _, k := range kinds {
		total := k.size
		if k.number > 1 {
			total = count(k.number) + " × " + k.size
		}
		sizes = append(sizes, "L"+k.level+" "+total)
		a.addFact(h.fact(h.say("L%s cache, %s", "L%s 缓存，%s", k.level, k.kind), total+k.control, k.first))
	}
	if monitor := h.tree.Child(id, "monitor"); monitor != xmldoc.None {
		a.addFact(h.monitorFact(monitor))
	}
	switch {
	case id == xmldoc.None:
		a.State = Unknown
		a.Short = h.sayText(notStated)
		a.Why = h.say("There is no <cache>: libvirt lists cache banks since 3.3, and not with every driver.",
			"没有 <cache>：libvirt 自 3.3 起列出缓存，且并非每个驱动都列出。")
	case divisible:
		a.State = Yes
		a.Short = h.say("Yes: %s", "能：%s", h.list(sizes))
		a.Why = h.say("<cputune><cachetune> gives a guest's vCPUs a share of their own.", "用 <cputune><cachetune> 可为客户机的 vCPU 分配专用份额。")
	default:
		a.State = No
		a.Short = h.say("No; there is %s", "不能；有 %s", h.list(sizes))
		if len(sizes) == 0 {
			a.Short = h.say("No", "不能")
		}
		a.Why = h.say("The banks have no <control>: the CPU or the kernel offers no cache allocation, or /sys/fs/resctrl is not mounted.",
			"缓存没有 <control>：CPU 或内核不提供缓存分配，或未挂载 /sys/fs/resctrl。")
	}
	h.answer(&a)
}

func (h *host) cacheType(kind string) string {
	switch kind {
	case "both":
		return h.say("code and data", "代码与数据")
	case "code":
		return h.say("code", "代码")
	case "data":
		return h.say("data", "数据")
	}
	return kind
}

// monitorFact writes a resource monitor: what it measures and for how many
// groups at a time.
func (h *host) monitorFact(id xmldoc.ID) Fact {
	var features []string
	for feature := range h.tree.Children(id, "feature") {
		features = append(features, h.attr(feature, "name"))
	}
	value := h.list(features)
	if most := h.attr(id, "maxMonitors"); most != "" {
		value = h.say("%s; %s at a time", "%s；最多同时 %s 个", value, most)
	}
	return h.fact(h.say("monitors", "监测"), value, id)
}

func (h *host) answerMemoryBandwidth() {
	id := h.tree.Child(h.id, "memory_bandwidth")
	a := Answer{
		ID:       "memory-bandwidth",
		Group:    h.sayText(groupResources),
		Question: h.say("Can memory bandwidth be limited for guests (MBA)?", "能限制客户机的内存带宽（MBA）吗？"),
		Places:   h.places(id),
	}
	nodes := 0
	for node := range h.tree.Children(id, "node") {
		control := h.tree.Child(node, "control")
		if control == xmldoc.None {
			continue
		}
		nodes++
		a.addFact(h.fact(
			h.say("node %s, CPUs %s", "节点 %s，CPU %s", h.attr(node, "id"), h.attr(node, "cpus")),
			h.say("in steps of %s%%, at least %s%%, at most %s shares", "步长 %s%%，最小 %s%%，最多分为 %s 份",
				h.attr(control, "granularity"), h.attr(control, "min"), h.attr(control, "maxAllocs")), node))
	}
	if monitor := h.tree.Child(id, "monitor"); monitor != xmldoc.None {
		a.addFact(h.monitorFact(monitor))
	}
	switch {
	case id == xmldoc.None:
		a.State = Unknown
		a.Short = h.sayText(notStated)
		a.Why = h.say("There is no <memory_bandwidth>: libvirt lists it since 4.7, where CPU and kernel offer it and /sys/fs/resctrl is mounted.",
			"没有 <memory_bandwidth>：libvirt 自 4.7 起，在 CPU 和内核支持且已挂载 /sys/fs/resctrl 时列出。")
	case nodes > 0:
		a.State = Yes
		a.Short = h.say("Yes, on %d nodes", "能，共 %d 个节点", nodes)
		if nodes == 1 {
			a.Short = h.say("Yes, on 1 node", "能，共 1 个节点")
		}
		a.Why = h.say("<cputune><memorytune> limits a guest's vCPUs to a percentage.", "用 <cputune><memorytune> 可按百分比限制客户机的 vCPU。")
	default:
		a.State = No
		a.Short = h.say("No: it can be measured only", "不能：只能监测")
		a.Why = h.say("No node has a <control>.", "没有节点带有 <control>。")
	}
	h.answer(&a)
}

func (h *host) answerUUID() {
	id := h.tree.Child(h.id, "uuid")
	a := Answer{
		ID:       "uuid",
		Group:    h.sayText(groupIdentity),
		Question: h.say("Which host is this?", "这是哪台主机？"),
		State:    Stated,
		Short:    h.value(id),
		Places:   []source.Span{},
	}
	if a.Short == "" {
		a.State = Unknown
		a.Short = h.sayText(notStated)
		a.Why = h.say("There is no <uuid>; some drivers and old versions of libvirt give none. The host's name is never in this document.",
			"没有 <uuid>；某些驱动和旧版 libvirt 不提供。主机名从不出现在本文档中。")
	} else {
		_, span := h.tree.Value(id)
		a.Places = append(a.Places, h.doc.Pasted(span))
		a.Why = h.say("The UUID comes from the firmware (SMBIOS), /etc/machine-id or libvirtd.conf. libvirt refuses to migrate between hosts with the same one. The host's name is not in this document.",
			"UUID 来自固件（SMBIOS）、/etc/machine-id 或 libvirtd.conf。libvirt 拒绝在 UUID 相同的主机之间迁移。主机名不在本文档中。")
	}
	if prefix := h.tree.Child(h.id, "netprefix"); prefix != xmldoc.None {
		a.addFact(h.fact(h.say("names of guests' network interfaces begin with", "客户机网络接口名的前缀"), h.value(prefix), prefix))
	}
	h.answer(&a)
}
