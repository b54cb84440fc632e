package report

import (
	"strings"

	"ringlab/engine/caps/xmldoc"
	"ringlab/engine/words"
)

// ability is an element of domain capabilities that is supported or not, and
// the question it answers.
type ability struct {
	element  string
	question words.Text
	// key names the <enum> that makes the short answer; empty for none.
	key string
	why words.Text
	// always asks the question even where the document does not state it.
	always bool
}

// devices are the children of <devices>, in the order people ask for them.
var devices = [...]ability{
	{element: "disk", key: "bus", always: true,
		question: words.Text{En: "Which disks can the guest have?", Zh: "客户机能有哪些磁盘？"},
		why:      words.Text{En: "virtio (on Xen, xen) is the fastest, with a driver in the guest; sata and ide need none. lun passes a SCSI device of the host on.", Zh: "virtio（Xen 上为 xen）最快，但客户机内需要驱动；sata 和 ide 不需要。lun 可直通主机的 SCSI 设备。"}},
	{element: "interface", key: "backendType",
		question: words.Text{En: "Which network backends are there?", Zh: "有哪些网络后端？"},
		why:      words.Text{En: "default is what libvirt always had (tap, bridge, user); passt connects without privileges.", Zh: "default 即 libvirt 一贯的方式（tap、网桥、user）；passt 无需特权即可联网。"}},
	{element: "graphics", key: "type", always: true,
		question: words.Text{En: "Which ways are there to see the guest's screen?", Zh: "有哪些方式查看客户机屏幕？"}},
	{element: "video", key: "modelType", always: true,
		question: words.Text{En: "Which video cards can the guest have?", Zh: "客户机能有哪些显卡？"},
		why:      words.Text{En: "virtio for guests with a driver, vga or bochs for all others; none for a guest without a screen.", Zh: "有驱动的客户机用 virtio，其他用 vga 或 bochs；无屏幕的客户机用 none。"}},
	{element: "hostdev", key: "subsysType", always: true,
		question: words.Text{En: "Which host devices can be passed through?", Zh: "能直通哪些主机设备？"}},
	{element: "filesystem", key: "driverType", always: true,
		question: words.Text{En: "Can directories be shared with the guest (virtiofs)?", Zh: "能与客户机共享目录（virtiofs）吗？"},
		why:      words.Text{En: "virtiofs needs memory that is shared (<memoryBacking> with memfd or file, access shared); path is the older 9p.", Zh: "virtiofs 需要共享内存（<memoryBacking> 使用 memfd 或 file，access 为 shared）；path 是较旧的 9p。"}},
	{element: "tpm", key: "model", always: true,
		question: words.Text{En: "Can the guest have a TPM?", Zh: "客户机能有 TPM 吗？"},
		why:      words.Text{En: "The emulator backend needs swtpm on the host; passthrough hands over the host's own. Windows 11 asks for version 2.0.", Zh: "emulator 后端需要主机上有 swtpm；passthrough 直通主机自己的 TPM。Windows 11 要求 2.0 版。"}},
	{element: "rng", key: "backendModel", always: true,
		question: words.Text{En: "Can the guest have a source of randomness (rng)?", Zh: "客户机能有随机数源（rng）吗？"}},
	{element: "redirdev", key: "bus",
		question: words.Text{En: "Can USB devices be redirected from the viewer (redirdev)?", Zh: "能从查看端重定向 USB 设备（redirdev）吗？"}},
	{element: "channel", key: "type",
		question: words.Text{En: "Which channels to the host can the guest have (guest agent, SPICE)?", Zh: "客户机能有哪些通往主机的通道（guest agent、SPICE）？"},
		why:      words.Text{En: "unix serves the QEMU guest agent, spicevmc SPICE's.", Zh: "unix 用于 QEMU guest agent，spicevmc 用于 SPICE 的代理。"}},
	{element: "console", key: "type",
		question: words.Text{En: "Which consoles can the guest have?", Zh: "客户机能有哪些控制台？"}},
	{element: "crypto", key: "backendModel",
		question: words.Text{En: "Can the guest have a crypto device?", Zh: "客户机能有加密设备（crypto）吗？"}},
	{element: "panic", key: "model",
		question: words.Text{En: "Can the guest report its crash (panic device)?", Zh: "客户机能报告自身崩溃（panic 设备）吗？"}},
}

// features are the children of <features>.
var features = [...]ability{
	{element: "sev", always: true,
		question: words.Text{En: "Can the guest's memory be encrypted with AMD SEV?", Zh: "能用 AMD SEV 加密客户机内存吗？"},
		why:      words.Text{En: "It takes a CPU with SEV, switched on in the firmware and in kvm_amd. maxGuests is how many encrypted guests run at a time.", Zh: "需要支持 SEV 的 CPU，并在固件和 kvm_amd 中启用。maxGuests 是可同时运行的加密客户机数量。"}},
	{element: "tdx", always: true,
		question: words.Text{En: "Can the guest be confined with Intel TDX?", Zh: "能用 Intel TDX 保护客户机吗？"},
		why:      words.Text{En: "It takes a CPU with TDX, switched on in the firmware and in kvm_intel.", Zh: "需要支持 TDX 的 CPU，并在固件和 kvm_intel 中启用。"}},
	{element: "sgx", always: true,
		question: words.Text{En: "Can the guest have Intel SGX enclaves?", Zh: "客户机能使用 Intel SGX 飞地（enclave）吗？"},
		why:      words.Text{En: "section_size is the enclave memory there is to give.", Zh: "section_size 是可分配的飞地内存。"}},
	{element: "s390-pv",
		question: words.Text{En: "Can the guest be protected with IBM Secure Execution (s390-pv)?", Zh: "能用 IBM Secure Execution（s390-pv）保护客户机吗？"}},
	{element: "launchSecurity", key: "sectype",
		question: words.Text{En: "Which kinds of <launchSecurity> are there?", Zh: "有哪些 <launchSecurity> 种类？"}},
	{element: "hyperv", key: "features", always: true,
		question: words.Text{En: "Which Hyper-V enlightenments can a Windows guest have?", Zh: "Windows 客户机能使用哪些 Hyper-V enlightenments（半虚拟化增强）？"},
		why:      words.Text{En: "They make Windows aware that it is virtual, and faster. Set them in <features><hyperv>.", Zh: "让 Windows 知道自己运行在虚拟机中，从而更快。在 <features><hyperv> 中设置。"}},
	{element: "gic", key: "version",
		question: words.Text{En: "Which interrupt controllers (GIC) can an ARM guest have?", Zh: "ARM 客户机能有哪些中断控制器（GIC）？"},
		why:      words.Text{En: "GIC is ARM's: other architectures have none. Machine virt sets its version itself if none is given.", Zh: "GIC 是 ARM 特有的，其他架构没有。未指定版本时由 virt 机器自行设置。"}},
	{element: "backup",
		question: words.Text{En: "Can the guest be backed up while it runs (incremental backup)?", Zh: "能在运行时备份客户机（增量备份）吗？"},
		why:      words.Text{En: "virsh backup-begin, with checkpoints for what changed since.", Zh: "使用 virsh backup-begin，并用 checkpoint 记录此后的变化。"}},
	{element: "backingStoreInput",
		question: words.Text{En: "Is a disk's <backingStore> read from the definition?", Zh: "会读取定义中磁盘的 <backingStore> 吗？"},
		why:      words.Text{En: "The chain of backing files can be given, not only probed.", Zh: "后备文件链可以直接给出，而不只是探测得到。"}},
	{element: "vmcoreinfo",
		question: words.Text{En: "Can the guest's kernel describe itself for dumps (vmcoreinfo)?", Zh: "客户机内核能为转储提供自身信息（vmcoreinfo）吗？"}},
	{element: "genid",
		question: words.Text{En: "Can the guest see that it was cloned or restored (genid)?", Zh: "客户机能察觉自己被克隆或恢复（genid）吗？"},
		why:      words.Text{En: "Windows domain controllers and the Linux random generator look at it.", Zh: "Windows 域控制器和 Linux 随机数发生器会用到它。"}},
	{element: "async-teardown",
		question: words.Text{En: "Can a big guest's memory be freed after it has ended (async-teardown)?", Zh: "能在大型客户机结束后异步释放其内存（async-teardown）吗？"}},
	{element: "ps2",
		question: words.Text{En: "Can the PS/2 keyboard and mouse be left out (ps2)?", Zh: "能去掉 PS/2 键盘和鼠标（ps2）吗？"}},
}

// iothreads and memoryBacking stand directly under the root.
var (
	iothreads = ability{element: "iothreads", always: true,
		question: words.Text{En: "Can disks have threads of their own (I/O threads)?", Zh: "磁盘能有专用线程（I/O 线程）吗？"},
		why:      words.Text{En: "A busy virtio disk is faster with an <iothread>.", Zh: "繁忙的 virtio 磁盘使用 <iothread> 更快。"}}
	memoryBacking = ability{element: "memoryBacking", key: "sourceType",
		question: words.Text{En: "Where can the guest's memory come from?", Zh: "客户机内存可以来自哪里？"},
		why:      words.Text{En: "memfd or file with shared access is what virtiofs and vhost-user need.", Zh: "virtiofs 和 vhost-user 需要共享访问的 memfd 或 file。"}}
)

func (g *guest) answerDevices() {
	g.answerAbilities(devices[:], groupHardware, g.find("devices"))
}

func (g *guest) answerFeatures() {
	g.answerAbilities(features[:], groupFeatures, g.find("features"))
}

func (g *guest) answerAbilities(abilities []ability, heading words.Text, parent xmldoc.ID) {
	for i := range abilities {
		g.answerAbility(&abilities[i], heading, g.tree.Child(parent, abilities[i].element))
	}
	var shown []string
	for id := range g.tree.Children(parent, "") {
		name := g.tree.Name(id)
		if known(abilities, name) || contains(shown, name) || len(shown) == maxFacts {
			continue
		}
		shown = append(shown, name)
		g.answerAbility(&ability{
			element:  name,
			question: words.Text{En: "Is <" + name + "> supported?", Zh: "支持 <" + name + "> 吗？"},
			why:      words.Text{En: "We have no words for this element; it is shown as the document has it.", Zh: "我们没有关于此元素的说明；按文档原样显示。"},
		}, heading, id)
	}
}

func known(abilities []ability, element string) bool {
	for i := range abilities {
		if abilities[i].element == element {
			return true
		}
	}
	return false
}

func (g *guest) answerAbility(of *ability, heading words.Text, id xmldoc.ID) {
	if id == xmldoc.None && !of.always {
		g.absent = append(g.absent, of.element)
		return
	}
	a := Answer{
		ID:       of.element,
		Group:    g.sayText(heading),
		Question: g.sayText(of.question),
		Why:      g.sayText(of.why),
		Places:   g.places(id),
	}
	switch supported := g.attr(id, "supported"); {
	case id == xmldoc.None:
		a.State = Unknown
		a.Short = g.sayText(notStated)
		a.Why = g.say("There is no <%s>: this libvirt says neither yes nor no.", "没有 <%s>：此 libvirt 没有说明支持与否。", of.element)
	case supported == "yes":
		a.State = Yes
		a.Short = g.say("Yes", "支持")
		a.Facts = g.detail(id, 0)
		if of.key != "" {
			if values := g.enumValues(g.enum(id, of.key)); len(values) > 0 {
				a.Short = g.list(values)
			}
		}
		if of.element == "hostdev" {
			g.limitHostdev(&a, id)
		}
		if of.element == "filesystem" && !contains(g.enumValues(g.enum(id, of.key)), "virtiofs") {
			a.State = Partly
			a.Short = g.say("%s, but no virtiofs", "%s，但没有 virtiofs", a.Short)
		}
	case supported == "no":
		a.State = No
		a.Short = g.say("No", "不支持")
		a.Facts = g.detail(id, 0)
		a.Why = g.whyNot(of)
	default:
		a.State = Unknown
		a.Short = g.sayText(notStated)
		a.Facts = g.detail(id, 0)
		a.Why = g.say("<%s> is there without saying supported='yes' or 'no'.", "<%s> 存在，但没有 supported='yes' 或 'no'。", of.element)
	}
	g.answer(&a)
}

// whyNot says what stands behind supported='no' where it is not the element's
// usual words.
func (g *guest) whyNot(of *ability) string {
	arm := strings.HasPrefix(g.arch, "arm") || g.arch == "aarch64"
	if of.element == "gic" && g.arch != "" && !arm {
		return g.say("GIC is ARM's; a guest of %s has another interrupt controller.", "GIC 是 ARM 特有的；%s 客户机使用别的中断控制器。", g.arch)
	}
	switch of.element {
	case "sev", "tdx", "sgx":
		if g.virt == "qemu" {
			return g.say("Emulated guests cannot have it; it needs KVM and a CPU with it.", "模拟的客户机不能使用；需要 KVM 和支持它的 CPU。")
		}
		return g.say("The CPU does not have it, it is switched off in the firmware or the kernel, or this QEMU and machine type do not offer it.",
			"CPU 不支持，或在固件或内核中未启用，或此 QEMU 与机器类型不提供。")
	}
	return g.say("This emulator and machine type do not offer it.", "此模拟器和机器类型不提供。")
}

// limitHostdev tells PCI passthrough that QEMU has from one that also works:
// libvirt lists a pciBackend only where the host has VFIO.
func (g *guest) limitHostdev(a *Answer, id xmldoc.ID) {
	backend := g.enum(id, "pciBackend")
	pci := contains(g.enumValues(g.enum(id, "subsysType")), "pci")
	switch {
	case pci && backend != xmldoc.None && len(g.enumValues(backend)) == 0:
		a.State = Partly
		a.Short = g.say("%s; but no PCI backend on this host", "%s；但主机上没有 PCI 后端", a.Short)
		a.Places = append(a.Places, g.doc.Place(backend))
		a.Why = g.say("QEMU could, but pciBackend is empty: libvirt found no VFIO on the host when it looked, because the IOMMU is off or the guest would be emulated. PCI devices cannot be passed through; USB and SCSI can.",
			"QEMU 可以，但 pciBackend 为空：libvirt 查看时主机上没有 VFIO，因为 IOMMU 未启用，或客户机是模拟的。PCI 设备不能直通；USB 和 SCSI 可以。")
	case pci && len(g.enumValues(backend)) > 0:
		a.Why = g.say("PCI devices go through a backend (%s). The device's whole IOMMU group goes to the one guest.", "PCI 设备经由后端（%s）直通。设备所在的整个 IOMMU 组须交给同一客户机。",
			g.list(g.enumValues(backend)))
	}
}

// detail writes the enums and values below an element as facts. Two levels
// are all that domain capabilities have (hyperv/defaults, sgx/sections).
func (r *reader) detail(id xmldoc.ID, depth int) []Fact {
	var facts []Fact
	for child := range r.tree.Children(id, "") {
		name := r.tree.Name(child)
		switch {
		case name == "enum":
			values := r.enumValues(child)
			value := r.list(values)
			if len(values) == 0 {
				value = r.say("nothing listed", "未列出任何值")
			}
			facts = append(facts, r.fact(r.enumLabel(r.attr(child, "name")), value, child))
		case name == "loader" || name == "value" || name == "firmwareFeatures" && depth == 0:
			// The answers about firmware have words of their own for these.
		case r.hasElements(child):
			if depth < 2 {
				facts = append(facts, r.detail(child, depth+1)...)
			}
		default:
			if value := r.childValue(child); value != "" {
				facts = append(facts, r.fact(name, value, child))
			}
		}
		if len(facts) > maxFacts {
			break
		}
	}
	return facts
}

func (r *reader) hasElements(id xmldoc.ID) bool {
	for range r.tree.Children(id, "") {
		return true
	}
	return false
}

// childValue writes a leaf: its text, with its unit, or its attributes.
func (r *reader) childValue(id xmldoc.ID) string {
	text, unit := r.value(id), r.attr(id, "unit")
	if text != "" && unit != "" {
		return sizeOf(text, unit)
	}
	if text != "" {
		return text
	}
	var parts []string
	attrs := r.tree.NodeAttrs(id)
	for i := range attrs {
		name := r.tree.NameText(attrs[i].Name)
		value := r.tree.AttrValue(&attrs[i])
		switch {
		case name == "unit":
		case name == "size" && unit != "":
			parts = append(parts, name+" "+sizeOf(value, unit))
		default:
			parts = append(parts, name+" "+value)
		}
	}
	return r.list(parts)
}

// enumLabel says what an <enum> lists; its own name where that is clear.
func (r *reader) enumLabel(name string) string {
	switch name {
	case "firmware":
		return r.say("firmware kinds libvirt can choose", "libvirt 可自动选择的固件种类")
	case "type":
		return r.say("types", "类型")
	case "readonly":
		return r.say("read-only", "只读")
	case "secure":
		return r.say("Secure Boot (secure)", "安全启动（secure）")
	case "diskDevice":
		return r.say("kinds of disks", "磁盘种类")
	case "bus":
		return r.say("buses", "总线")
	case "model", "modelType":
		return r.say("models", "型号")
	case "backendModel", "backendType":
		return r.say("backends", "后端")
	case "backendVersion":
		return r.say("backend versions", "后端版本")
	case "mode":
		return r.say("modes", "模式")
	case "startupPolicy":
		return r.say("when missing at start (startupPolicy)", "启动时缺失的处理（startupPolicy）")
	case "subsysType":
		return r.say("device buses", "设备总线")
	case "capsType":
		return r.say("for containers (capsType)", "用于容器（capsType）")
	case "pciBackend":
		return r.say("PCI backends", "PCI 后端")
	case "driverType":
		return r.say("drivers", "驱动")
	case "sourceType":
		return r.say("sources", "来源")
	case "features":
		return r.say("features", "特性")
	case "version":
		return r.say("versions", "版本")
	case "sectype":
		return r.say("kinds", "种类")
	case "hostPassthroughMigratable", "maximumMigratable":
		return r.say("migratable", "可迁移（migratable）")
	}
	return name
}

// answerAbsent lists what newer libvirt states and this document does not.
func (g *guest) answerAbsent() {
	if len(g.absent) == 0 {
		return
	}
	g.answer(&Answer{
		ID:       "not-stated",
		Group:    g.sayText(groupFeatures),
		Question: g.say("What does this document not tell?", "本文档没有说明什么？"),
		State:    Unknown,
		Short:    g.list(g.absent),
		Why: g.say("Other versions of libvirt state these. That they are left out means neither yes nor no.",
			"其他版本的 libvirt 会说明这些。省略既不表示支持，也不表示不支持。"),
	})
}
