package report

import (
	"strings"

	"ringlab/engine/caps/xmldoc"
	"ringlab/engine/source"
	"ringlab/engine/words"
)

// archRuns is the ways to run guests of one architecture.
type archRuns struct {
	arch   string
	types  []string
	places []source.Span
}

// runs returns the ways to run guests, by architecture, in the order of the
// document.
func (h *host) runs() []archRuns {
	var runs []archRuns
	byArch := map[string]int{}
	for i := range h.rows {
		row := &h.rows[i]
		at, known := byArch[row.Arch]
		if !known {
			at = len(runs)
			byArch[row.Arch] = at
			runs = append(runs, archRuns{arch: row.Arch})
		}
		for _, d := range row.Domains {
			runs[at].types = addOnce(runs[at].types, d.Type)
			runs[at].places = append(runs[at].places, d.Place)
		}
	}
	return runs
}

// addOnce adds a name to a list of different names.
func addOnce(list []string, name string) []string {
	if len(list) == maxFacts || contains(list, name) {
		return list
	}
	return append(list, name)
}

func contains(list []string, s string) bool {
	for _, have := range list {
		if have == s {
			return true
		}
	}
	return false
}

// domainPlaces returns where the domains of one type stand.
func (h *host) domainPlaces(domainType string) []source.Span {
	places := []source.Span{}
	for i := range h.rows {
		for _, d := range h.rows[i].Domains {
			if d.Type == domainType {
				places = append(places, d.Place)
			}
		}
	}
	return places
}

// has reports whether any guest lists a domain type.
func (h *host) has(domainType string) bool {
	for i := range h.rows {
		for j := range h.rows[i].Domains {
			if h.rows[i].Domains[j].Type == domainType {
				return true
			}
		}
	}
	return false
}

// guestPlaces returns where the guests of one OS type stand.
func (h *host) guestPlaces(osType string) []source.Span {
	places := []source.Span{}
	for i := range h.rows {
		if h.rows[i].OSType == osType {
			places = append(places, h.rows[i].Place)
		}
	}
	return places
}

func (h *host) hypervisorVerdict() words.Text {
	switch {
	case h.kvmProbed():
		return words.Text{En: "KVM usable", Zh: "KVM 可用"}
	case h.has("kvm"):
		return words.Text{En: "KVM listed", Zh: "列出了 KVM"}
	case h.has("hvf"):
		return words.Text{En: "HVF usable, no KVM", Zh: "HVF 可用，没有 KVM"}
	case h.has("qemu"), h.has("kqemu"):
		return words.Text{En: "emulation only, no KVM", Zh: "只能模拟，没有 KVM"}
	case h.has("xen") && len(h.guestPlaces("hvm")) > 0:
		return words.Text{En: "Xen with full virtualization", Zh: "Xen，支持全虚拟化"}
	case h.has("xen"):
		return words.Text{En: "Xen, paravirtual guests only", Zh: "Xen，仅半虚拟化客户机"}
	case h.has("lxc"), h.has("openvz"):
		return words.Text{En: "containers only", Zh: "仅容器"}
	case h.has("bhyve"):
		return words.Text{En: "bhyve", Zh: "bhyve"}
	case h.has("test"):
		return words.Text{En: "libvirt's test driver", Zh: "libvirt 的 test 驱动"}
	case len(h.rows) == 0:
		return words.Text{En: "KVM not stated", Zh: "未说明 KVM"}
	}
	return words.Text{En: "no KVM", Zh: "没有 KVM"}
}

func (h *host) answerKVM() {
	a := Answer{
		ID:       "kvm",
		Group:    h.sayText(groupVirtualization),
		Question: h.say("Can this host run guests with KVM?", "这台主机能用 KVM 运行客户机吗？"),
		State:    No,
	}
	var withKVM, emulated []string
	for _, run := range h.runs() {
		arch := run.arch
		if arch == "" {
			arch = h.say("(no arch)", "（无架构）")
		}
		names := make([]string, len(run.types))
		for i, t := range run.types {
			names[i] = h.domainName(t)
		}
		if contains(run.types, "kvm") {
			if arch == h.arch {
				withKVM = append([]string{arch}, withKVM...)
			} else {
				withKVM = append(withKVM, arch)
			}
		} else if contains(run.types, "qemu") {
			emulated = append(emulated, arch)
		}
		value := h.list(names)
		if value == "" {
			value = h.say("no domain type listed", "未列出 domain 类型")
		}
		a.addFact(Fact{Label: arch, Value: value, Place: run.places})
	}
	switch {
	case len(withKVM) > 0:
		a.State = Yes
		a.Short = h.say("Yes: %s", "能：%s", h.list(withKVM))
		if n := len(emulated); n == 1 {
			a.Short = h.say("%s; %s by emulation only", "%s；%s 只能模拟", a.Short, emulated[0])
		} else if n > 1 {
			a.Short = h.say("%s; %d other architectures by emulation only", "%s；其余 %d 种架构只能模拟", a.Short, n)
		}
		a.Places = h.domainPlaces("kvm")
		a.Why = h.sentences(h.kvmProof(), h.kvmWithoutFlag())
	case h.has("hvf"):
		a.Short = h.say("No: macOS, with HVF instead", "不能：macOS，使用 HVF")
		a.Why = h.say(
			"KVM is part of the Linux kernel. Here QEMU uses macOS's own accelerator, HVF.",
			"KVM 是 Linux 内核的一部分。此处 QEMU 使用 macOS 自带的加速器 HVF。")
		a.Places = h.domainPlaces("hvf")
	case h.has("qemu"), h.has("kqemu"):
		a.Short = h.say("No: emulation (TCG) only", "不能：只能模拟（TCG）")
		if h.has("kqemu") {
			a.Short = h.say("No: emulation, or the old accelerator KQEMU", "不能：只能模拟，或使用旧的加速器 KQEMU")
		}
		a.Why = h.sentences(h.say(
			"No guest lists <domain type='kvm'>: when libvirt last probed QEMU, it could not use KVM. The kvm module may not be loaded, VT-x/AMD-V may be off in the firmware, /dev/kvm may be closed to QEMU's user, or the host may itself be a guest without nested virtualization. Emulated guests run, many times slower.",
			"没有客户机列出 <domain type='kvm'>：libvirt 上次探测 QEMU 时无法使用 KVM。可能是 kvm 模块未加载、固件中关闭了 VT-x/AMD-V、QEMU 的用户无权打开 /dev/kvm，或主机本身是未启用嵌套虚拟化的客户机。模拟的客户机能运行，但慢很多倍。"),
			h.flagWithoutKVM())
		a.Places = append(h.domainPlaces("qemu"), h.domainPlaces("kqemu")...)
	case h.has("xen"):
		a.Short = h.say("No: Xen is the hypervisor here", "不能：这里的虚拟机监控器是 Xen")
		a.Why = h.say(
			"This document comes from libvirt's Xen driver. Xen takes KVM's place: the host system is itself a guest of Xen (dom0). It says nothing about KVM after a boot without Xen.",
			"本文档来自 libvirt 的 Xen 驱动。Xen 取代了 KVM：主机系统本身是 Xen 的一个域（dom0）。至于不经 Xen 启动时 KVM 能否使用，本文档没有说明。")
		a.Places = h.domainPlaces("xen")
	case h.has("lxc"), h.has("openvz"):
		a.Short = h.say("No: this driver runs containers", "不能：此驱动运行的是容器")
		a.Why = h.say(
			"Containers share the host's kernel and need no virtualization. To see what QEMU and KVM can do on the same host, ask its other driver: virsh -c qemu:///system capabilities.",
			"容器与主机共用内核，不需要虚拟化。要了解同一主机上 QEMU 和 KVM 的能力，请询问另一个驱动：virsh -c qemu:///system capabilities。")
		a.Places = append(h.domainPlaces("lxc"), h.domainPlaces("openvz")...)
	case h.has("test"):
		a.Short = h.say("No: the test driver runs nothing", "不能：test 驱动不运行任何客户机")
		a.Why = h.say(
			"libvirt's test driver keeps an imaginary host in memory, for trying tools. None of this document describes real hardware.",
			"libvirt 的 test 驱动在内存中模拟一台虚构的主机，供试用工具。本文档描述的都不是真实硬件。")
		a.Places = h.domainPlaces("test")
	case len(h.rows) == 0:
		a.State = Unknown
		a.Short = h.sayText(notStated)
		a.Why = h.say(
			"No <guest> is listed. Either libvirt found no emulator on the host (is QEMU installed?), or that part of the document is missing.",
			"没有列出任何 <guest>。要么 libvirt 在主机上没有找到模拟器（是否安装了 QEMU？），要么文档缺了这一部分。")
	default:
		a.Short = h.say("No: other ways to run guests", "不能：使用其他方式运行客户机")
		a.Why = h.say("No guest lists <domain type='kvm'>: this driver's hypervisor is another one.", "没有客户机列出 <domain type='kvm'>：此驱动使用别的虚拟机监控器。")
		for i := range h.rows {
			a.Places = append(a.Places, h.rows[i].Place)
		}
	}
	h.answer(&a)
}

// kvmProbed reports that QEMU's driver lists KVM, which it does where its
// probe of the emulator could use /dev/kvm; a guest without an emulator is
// another driver's.
func (h *host) kvmProbed() bool {
	for i := range h.rows {
		for _, d := range h.rows[i].Domains {
			if d.Type == "kvm" && d.Emulator != "" {
				return true
			}
		}
	}
	return false
}

// kvmProof says what a listed kvm type proves.
func (h *host) kvmProof() string {
	if h.kvmProbed() {
		return h.say(
			"libvirt lists <domain type='kvm'> where QEMU could use /dev/kvm when libvirt probed it. It proves no more than that: not that your user may open /dev/kvm, nor that a guest starts now. Architectures without it are emulated (TCG), many times slower.",
			"libvirt 探测 QEMU 时若能使用 /dev/kvm，才会列出 <domain type='kvm'>。它只证明这一点：不证明您的用户有权打开 /dev/kvm，也不证明客户机现在就能启动。没有它的架构只能模拟（TCG），慢很多倍。")
	}
	return h.say(
		"<domain type='kvm'> is listed, but no emulator with it, as in documents of libvirt's Cloud Hypervisor driver. So no probe of QEMU stands behind it; try a guest to be sure.",
		"列出了 <domain type='kvm'>，但没有模拟器，与 libvirt 的 Cloud Hypervisor 驱动的文档相同。因此它不是探测 QEMU 的结果；请启动一个客户机来确认。")
}

// virtualizationFlag returns the element that names vmx or svm, and its name.
func (h *host) virtualizationFlag() (xmldoc.ID, string) {
	for feature := range h.tree.Children(h.cpu, "feature") {
		if name := h.attr(feature, "name"); name == "vmx" || name == "svm" {
			return feature, name
		}
	}
	old := h.tree.Child(h.cpu, "features") // before libvirt 0.7.5, and Xen's
	for _, name := range []string{"vmx", "svm"} {
		if feature := h.tree.Child(old, name); feature != xmldoc.None {
			return feature, name
		}
	}
	return xmldoc.None, ""
}

func (h *host) x86() bool { return h.arch == "x86_64" || h.arch == "i686" }

// listsFlags reports whether the host's CPU features are listed at all.
func (h *host) listsFlags() bool { return h.tree.Child(h.cpu, "feature") != xmldoc.None }

func (h *host) kvmWithoutFlag() string {
	if flag, _ := h.virtualizationFlag(); flag != xmldoc.None || !h.x86() || !h.listsFlags() {
		return ""
	}
	return h.say(
		"The host's CPU features name neither vmx nor svm, which is unusual beside a working KVM: such a host is often itself a virtual machine that hides the flag. Try a guest before you rely on it.",
		"主机的 CPU 特性中既没有 vmx 也没有 svm，而 KVM 可用，这不寻常：这样的主机往往本身就是隐藏了该标志的虚拟机。依赖它之前，请先试运行一个客户机。")
}

func (h *host) flagWithoutKVM() string {
	flag, name := h.virtualizationFlag()
	if flag == xmldoc.None {
		return ""
	}
	return h.say(
		"The CPU does have %s, so look at the kernel module and at /dev/kvm first.",
		"CPU 具有 %s，因此请先检查内核模块和 /dev/kvm。",
		name)
}

func (h *host) answerKinds() {
	a := Answer{
		ID:       "kinds",
		Group:    h.sayText(groupVirtualization),
		Question: h.say("Which kinds of virtualization are there?", "提供哪些种类的虚拟化？"),
		State:    Stated,
	}
	var order []string
	numbers := map[string]int{}
	for i := range h.rows {
		osType := h.rows[i].OSType
		if numbers[osType] == 0 && len(order) < maxFacts {
			order = append(order, osType)
		}
		numbers[osType]++
		a.Places = append(a.Places, h.rows[i].Place)
	}
	if len(order) == 0 {
		a.State = Unknown
		a.Short = h.sayText(notStated)
		a.Why = h.say("No <guest> is listed.", "没有列出任何 <guest>。")
		h.answer(&a)
		return
	}
	var kinds, meanings []string
	for _, osType := range order {
		kind := h.sayText(guestKind(osType))
		if !contains(kinds, kind) {
			kinds = append(kinds, kind)
			meanings = append(meanings, h.sayText(kindMeaning(osType)))
		}
		label := osType
		if label == "" {
			label = h.say("(no os_type)", "（无 os_type）")
		}
		value := h.say("%s; %d guest kinds", "%s；%d 种客户机", kind, numbers[osType])
		if numbers[osType] == 1 {
			value = h.say("%s; 1 guest kind", "%s；1 种客户机", kind)
		}
		a.addFact(Fact{Label: label, Value: value, Place: h.guestPlaces(osType)})
	}
	a.Short = h.sentenceCase(h.list(kinds))
	a.Why = h.sentences(meanings...)
	h.answer(&a)
}

// sentenceCase begins a text with a capital letter.
func (r *reader) sentenceCase(text string) string {
	if text == "" || text[0] < 'a' || text[0] > 'z' {
		return text
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

func kindMeaning(osType string) words.Text {
	switch osType {
	case "hvm":
		return words.Text{En: "hvm guests boot an unmodified operating system on a whole machine, virtual or emulated.",
			Zh: "hvm 客户机在一台完整的（虚拟或模拟的）机器上启动未经修改的操作系统。"}
	case "xen", "linux":
		return words.Text{En: "Paravirtual guests (xen, formerly linux) run a kernel made for Xen and need no support from the CPU.",
			Zh: "半虚拟化客户机（xen，旧称 linux）运行为 Xen 编写的内核，不需要 CPU 支持。"}
	case "xenpvh":
		return words.Text{En: "PVH guests boot as paravirtual ones and use the CPU's virtualization for speed.",
			Zh: "PVH 客户机以半虚拟化方式启动，并利用 CPU 的虚拟化功能提速。"}
	case "exe":
		return words.Text{En: "exe guests are containers: programs kept apart on the host's own kernel, without virtualization.",
			Zh: "exe 客户机是容器：在主机自己的内核上相互隔离的程序，没有虚拟化。"}
	case "uml":
		return words.Text{En: "uml guests are Linux kernels run as ordinary programs.",
			Zh: "uml 客户机是作为普通程序运行的 Linux 内核。"}
	}
	return words.Text{}
}

func (h *host) answerHardwareVirtualization() {
	a := Answer{
		ID:       "hardware-virtualization",
		Group:    h.sayText(groupVirtualization),
		Question: h.say("Does the CPU support virtualization (VT-x, AMD-V)?", "CPU 支持硬件虚拟化（VT-x、AMD-V）吗？"),
	}
	flag, name := h.virtualizationFlag()
	hvm := h.guestPlaces("hvm")
	switch {
	case flag != xmldoc.None:
		a.State = Yes
		a.Short = h.say("Yes: %s", "支持：%s", name)
		a.Places = h.places(flag)
		a.Why = h.say("vmx is Intel's VT-x, svm is AMD's AMD-V. The firmware can still have it switched off; a listed KVM shows that it works.",
			"vmx 即 Intel 的 VT-x，svm 即 AMD 的 AMD-V。固件仍可能将其关闭；列出了 KVM 才说明它可用。")
	case h.has("xen") && len(hvm) > 0:
		a.State = Yes
		a.Short = h.say("Yes: Xen runs hvm guests", "支持：Xen 能运行 hvm 客户机")
		a.Places = hvm
		a.Why = h.say("Xen offers hvm guests only where VT-x or AMD-V is there and switched on. Xen's driver does not list the flag itself.",
			"只有存在并启用了 VT-x 或 AMD-V 时，Xen 才提供 hvm 客户机。Xen 驱动不会列出该标志本身。")
	case h.has("xen"):
		a.State = No
		a.Short = h.say("No sign of it: Xen lists no hvm guest", "没有迹象：Xen 未列出 hvm 客户机")
		a.Places = h.domainPlaces("xen")
		a.Why = h.say("Xen lists hvm guests where it can use VT-x or AMD-V, and here are paravirtual ones only. The CPU may lack it, or the firmware may have it switched off.",
			"若能使用 VT-x 或 AMD-V，Xen 会列出 hvm 客户机，而这里只有半虚拟化客户机。可能是 CPU 不支持，也可能是固件将其关闭。")
	case h.has("kvm"):
		a.State = Yes
		a.Short = h.say("Yes, by KVM's word; no flag is listed", "支持（由 KVM 可知）；未列出标志")
		if h.x86() && h.listsFlags() {
			a.State = Partly
			a.Short = h.say("KVM works, yet neither vmx nor svm is listed", "KVM 可用，但未列出 vmx 或 svm")
		}
		a.Places = h.domainPlaces("kvm")
		a.Why = h.sentences(h.otherThanX86(), h.kvmWithoutFlag())
	case h.x86() && h.listsFlags():
		a.State = No
		a.Short = h.say("No: neither vmx nor svm is listed", "不支持：未列出 vmx 或 svm")
		a.Places = h.places(h.cpu)
		a.Why = h.say("The host's CPU features are listed and vmx and svm are not among them. A host that is itself a virtual machine lacks them until nested virtualization is switched on for it.",
			"列出了主机的 CPU 特性，其中没有 vmx 和 svm。若主机本身是虚拟机，则在为它启用嵌套虚拟化之前不会有这些标志。")
	default:
		a.State = Unknown
		a.Short = h.sayText(notStated)
		a.Why = h.otherThanX86()
		if a.Why == "" {
			a.Why = h.say("This document lists no CPU features that would tell. On the host, look for vmx or svm in /proc/cpuinfo.",
				"本文档没有列出能说明问题的 CPU 特性。请在主机上查看 /proc/cpuinfo 中是否有 vmx 或 svm。")
		}
	}
	h.answer(&a)
}

func (h *host) otherThanX86() string {
	if h.x86() || h.arch == "" {
		return ""
	}
	return h.say("On %s virtualization is no CPU feature flag that libvirt lists; whether KVM is listed is the sign.",
		"在 %s 上，虚拟化不是 libvirt 列出的 CPU 特性标志；要看是否列出了 KVM。",
		h.arch)
}

func (h *host) answerNested() {
	a := Answer{
		ID:       "nested",
		Group:    h.sayText(groupVirtualization),
		Question: h.say("Can guests run virtual machines of their own (nested)?", "客户机内能再运行虚拟机（嵌套虚拟化）吗？"),
		State:    Unknown,
		Short:    h.sayText(notStated),
	}
	flag, name := h.virtualizationFlag()
	where := h.say(
		"The switch that decides is the kernel module's, and it is not in this document: read /sys/module/kvm_intel/parameters/nested or /sys/module/kvm_amd/parameters/nested on the host. Whether a guest gets the flag: virsh domcapabilities, under host-model.",
		"起决定作用的是内核模块的开关，它不在本文档中：请在主机上查看 /sys/module/kvm_intel/parameters/nested 或 /sys/module/kvm_amd/parameters/nested。客户机能否得到该标志：见 virsh domcapabilities 的 host-model。")
	switch {
	case flag != xmldoc.None && h.has("kvm"):
		a.State = Partly
		a.Short = h.say("The CPU can (%s); the switch is not in this document", "CPU 可以（%s）；开关不在本文档中", name)
		a.Why = where
		a.Places = h.places(flag)
	case h.x86() && (h.has("kvm") || h.has("qemu")):
		a.Why = where
	case !h.x86() && h.arch != "" && h.has("kvm"):
		a.Why = h.say("This document does not tell for %s; it depends on kernel and CPU.",
			"对于 %s，本文档没有说明；这取决于内核和 CPU。",
			h.arch)
	case h.has("xen"):
		a.Why = h.say("Xen decides for each guest (nestedhvm in its own configuration); the document does not tell.",
			"由 Xen 逐个客户机决定（其自身配置中的 nestedhvm）；本文档没有说明。")
	default:
		a.Why = h.say("Nothing in this document tells.", "本文档没有任何相关信息。")
	}
	for feature := range h.tree.Children(h.cpu, "feature") {
		if h.attr(feature, "name") == "hypervisor" {
			a.addFact(h.fact(h.say("the host itself", "主机自身"),
				h.say("is a virtual machine (feature hypervisor): its guests are nested already",
					"是虚拟机（有 hypervisor 特性）：它的客户机已经是嵌套的"), feature))
			break
		}
	}
	h.answer(&a)
}
