package report

import (
	"strings"

	"ringlab/engine/caps/xmldoc"
	"ringlab/engine/source"
	"ringlab/engine/words"
)

// The headings of a domain capabilities report; CPU and security are shared
// with capabilities.
var (
	groupGuest    = words.Text{En: "The guest", Zh: "客户机"}
	groupFirmware = words.Text{En: "Firmware", Zh: "固件"}
	groupHardware = words.Text{En: "Devices", Zh: "设备"}
	groupFeatures = words.Text{En: "Features", Zh: "特性"}
)

// guest is a domain capabilities document as its questions need it: what a
// guest of one emulator, virtualization type, machine and architecture can
// have.
type guest struct {
	reader
	path, virt, machine, arch string
	modes                     []CPUMode
	// absent are elements that newer libvirt has and the document has not.
	absent []string
}

func (r *reader) domainCapabilities() {
	g := guest{reader: *r}
	g.path = g.value(g.find("path"))
	g.virt = g.value(g.find("domain"))
	g.machine = g.value(g.find("machine"))
	g.arch = g.value(g.find("arch"))
	g.modes = NewCPU(r.doc, r.l).Modes

	g.answerFor()
	g.answerVCPUs()
	g.answerAbility(&iothreads, groupGuest, g.find(iothreads.element))
	g.answerAbility(&memoryBacking, groupGuest, g.find(memoryBacking.element))

	g.answerFirmware()
	g.answerSecureBoot()

	g.answerMode("host-passthrough", words.Text{En: "Can the guest have the host's CPU as it is (host-passthrough)?", Zh: "客户机能直接使用主机 CPU（host-passthrough）吗？"})
	g.answerMode("maximum", words.Text{En: "Can the guest have all CPU features there are (maximum)?", Zh: "客户机能使用全部 CPU 特性（maximum）吗？"})
	g.answerHostModel()
	g.answerModels()
	g.answerNested()

	g.answerDevices()
	g.answerFeatures()
	g.answerAbsent()

	g.out.Verdict = g.verdict()
	r.out = g.out
}

// virtName names the virtualization type, in a form that fits after "with".
func (g *guest) virtName() string {
	switch g.virt {
	case "qemu":
		return g.say("emulation (TCG)", "模拟（TCG）")
	case "":
		return g.say("an unstated hypervisor", "未说明的虚拟机监控器")
	}
	return g.domainName(g.virt)
}

func (g *guest) verdict() string {
	var offers []string
	switch {
	case g.firmware("efi") && g.secureBoot():
		offers = append(offers, g.say("UEFI with Secure Boot", "UEFI（含 Secure Boot）"))
	case g.firmware("efi"):
		offers = append(offers, g.say("UEFI", "UEFI"))
	}
	if n, ok := parseCount(g.attr(g.find("vcpu"), "max")); ok {
		if n == 1 {
			offers = append(offers, g.say("1 vCPU", "1 个 vCPU"))
		} else {
			offers = append(offers, g.say("%s vCPUs", "%s 个 vCPU", group(n)))
		}
	}
	if m := g.mode("custom"); m != nil && len(m.Models) > 0 {
		usable := len(modelPlaces(m.Models, "yes"))
		unknown := len(modelPlaces(m.Models, "unknown"))
		if unknown == len(m.Models) {
			offers = append(offers, g.say("%s CPU models", "%s 种 CPU 型号", count(unknown)))
		} else {
			offers = append(offers, g.say("%s of %s CPU models usable", "%[2]s 种 CPU 型号中 %[1]s 种可用", count(usable), count(len(m.Models))))
		}
	}
	if len(offers) == 0 {
		offers = append(offers, g.say("the document states no firmware, vCPU limit or CPU models", "文档未说明固件、vCPU 上限和 CPU 型号"))
	}
	if cut := g.cutOff(); cut != "" {
		offers = append(offers, cut)
	}
	subject := g.say("What a guest", "客户机")
	if g.arch != "" {
		subject = g.say("What %s %s guest", "%[2]s 客户机", article(g.arch), g.arch)
	}
	if g.machine == "" {
		return g.say("%s can have with %s: %s", "%s（%s）可拥有：%s", subject, g.virtName(), g.clauses(offers))
	}
	return g.say("%s on machine %s can have with %s: %s", "%s（%s，%s）可拥有：%s", subject, g.machine, g.virtName(), g.clauses(offers))
}

// article returns the English article before an architecture's name.
func article(arch string) string {
	for _, word := range []string{"mips", "microblaze", "sparc"} {
		if strings.HasPrefix(arch, word) {
			return "a"
		}
	}
	// The others are spelled out (x86, s390x, m68k) or begin with a vowel.
	if strings.IndexByte("aeimsx", arch[0]) >= 0 {
		return "an"
	}
	return "a"
}

func (g *guest) mode(name string) *CPUMode {
	for i := range g.modes {
		if g.modes[i].Name == name {
			return &g.modes[i]
		}
	}
	return nil
}

// enum returns the <enum> of an element with a name.
func (r *reader) enum(parent xmldoc.ID, name string) xmldoc.ID {
	for id := range r.tree.Children(parent, "enum") {
		if r.attr(id, "name") == name {
			return id
		}
	}
	return xmldoc.None
}

// enumValues returns the values of an <enum>.
func (r *reader) enumValues(id xmldoc.ID) []string {
	var values []string
	for value := range r.tree.Children(id, "value") {
		values = append(values, r.value(value))
	}
	return values
}

func (g *guest) answerFor() {
	a := Answer{
		ID:       "for",
		Group:    g.sayText(groupGuest),
		Question: g.say("For which guest is this?", "这是针对哪种客户机的？"),
		State:    Stated,
	}
	for _, part := range []struct {
		element string
		label   words.Text
	}{
		{"arch", words.Text{En: "architecture", Zh: "架构"}},
		{"machine", words.Text{En: "machine type", Zh: "机器类型"}},
		{"domain", words.Text{En: "virtualization type", Zh: "虚拟化类型"}},
		{"path", words.Text{En: "emulator", Zh: "模拟器"}},
	} {
		id := g.find(part.element)
		value := g.value(id)
		if value == "" {
			value = g.sayText(notStated)
		} else if part.element == "domain" {
			if name := g.domainName(value); !strings.EqualFold(name, value) {
				value = g.say("%s: %s", "%s：%s", value, name)
			}
		}
		a.addFact(g.fact(g.sayText(part.label), value, id))
		a.Places = append(a.Places, g.places(id)...)
	}
	var parts []string
	for _, part := range []string{g.arch, g.machine, g.virt} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	a.Short = g.list(parts)
	if len(parts) == 0 {
		a.State = Unknown
		a.Short = g.sayText(notStated)
	}
	a.Why = g.say("All answers below hold for this combination only. Ask for another one with virsh domcapabilities --virttype … --arch … --machine …; what is left out of the command libvirt fills in with its defaults, which on ARM is a board with one CPU.",
		"以下所有回答只针对这一组合。要了解其他组合，请用 virsh domcapabilities --virttype … --arch … --machine …；命令中省略的部分由 libvirt 用默认值补全，在 ARM 上那可能是只有一个 CPU 的开发板。")
	g.answer(&a)
}

func (g *guest) answerVCPUs() {
	id := g.find("vcpu")
	a := Answer{
		ID:       "max-vcpus",
		Group:    g.sayText(groupGuest),
		Question: g.say("How many vCPUs can the guest have?", "客户机最多能有多少个 vCPU？"),
		State:    Stated,
		Places:   g.places(id),
	}
	most, ok := parseCount(g.attr(id, "max"))
	switch {
	case !ok:
		a.State = Unknown
		a.Short = g.sayText(notStated)
		a.Why = g.say("There is no <vcpu max=…> with a number.", "没有带数字的 <vcpu max=…>。")
	case most == 1:
		a.Short = g.say("1", "1 个")
		a.Why = g.say("One vCPU is the limit of this machine type, not of the host. If you did not name a machine, libvirt took its default; name a bigger one, such as virt on ARM and RISC-V.",
			"一个 vCPU 是此机器类型（而非主机）的上限。如果没有指定机器，libvirt 用了默认值；请指定更大的机器，例如 ARM 和 RISC-V 上的 virt。")
	default:
		a.Short = g.say("Up to %s", "最多 %s 个", group(most))
		a.Why = g.say("The limit of the machine type and of the virtualization type together, whatever the number of CPUs in the host.",
			"这是机器类型与虚拟化类型共同的上限，与主机的 CPU 数量无关。")
	}
	g.answer(&a)
}

// firmware reports whether libvirt can choose a firmware of this kind.
func (g *guest) firmware(kind string) bool {
	return contains(g.enumValues(g.enum(g.find("os"), "firmware")), kind)
}

func (g *guest) secureBoot() bool {
	return contains(g.enumValues(g.enum(g.find("os", "loader"), "secure")), "yes")
}

func (g *guest) answerFirmware() {
	os := g.find("os")
	loader := g.tree.Child(os, "loader")
	auto := g.enum(os, "firmware")
	kinds := g.enumValues(auto)
	var paths []string
	for path := range g.tree.Children(loader, "value") {
		paths = append(paths, g.value(path))
	}
	pflash := contains(g.enumValues(g.enum(loader, "type")), "pflash")
	a := Answer{
		ID:       "firmware",
		Group:    g.sayText(groupFirmware),
		Question: g.say("Can the guest boot with UEFI?", "客户机能用 UEFI 启动吗？"),
		Facts:    g.detail(os, 0),
		Places:   g.places(auto, loader),
	}
	if len(a.Places) == 0 {
		a.Places = g.places(os)
	}
	if len(paths) > 0 {
		a.addFact(g.fact(g.say("firmware files known", "已知的固件文件"), g.list(paths), loader))
	}
	for _, f := range g.detail(loader, 0) {
		f.Label = g.say("loader, %s", "loader，%s", f.Label)
		a.addFact(f)
	}
	switch {
	case g.firmware("efi"):
		a.State = Yes
		a.Short = g.say("Yes: <os firmware='efi'>", "能：<os firmware='efi'>")
		a.Why = g.say("The host has a firmware descriptor for this architecture and machine, so libvirt chooses the file and makes the guest's NVRAM itself. Offered kinds: %s.",
			"主机上有适用于此架构和机器的固件描述文件，因此 libvirt 会自行选择文件并为客户机创建 NVRAM。可选的种类：%s。",
			g.list(kinds))
	case g.attr(os, "supported") == "no", g.attr(loader, "supported") == "no":
		a.State = No
		a.Short = g.say("No", "不能")
		a.Why = g.say("A guest of this kind takes no loader.", "这种客户机不接受 loader。")
	case !hasUEFI(g.arch):
		a.State = No
		a.Short = g.say("No: %s has no UEFI", "不能：%s 没有 UEFI", g.arch)
		a.Why = g.say("Firmware files that are listed are all that are on the host, for whatever architecture.",
			"列出的固件文件是主机上的全部文件，不论适用于哪种架构。")
	case pflash && len(paths) > 0:
		a.State = Partly
		a.Short = g.say("Only with a firmware file named by hand", "只能手工指定固件文件")
		a.Why = g.say("libvirt has no firmware to choose by itself for this architecture and machine. The files listed are all that are on the host, for whatever architecture; one that fits can be named with <loader type='pflash'>.",
			"libvirt 没有可为此架构和机器自动选择的固件。列出的是主机上的全部文件，不论适用于哪种架构；适用的文件可用 <loader type='pflash'> 指定。")
		if auto == xmldoc.None {
			a.Why = g.say("This driver does not choose firmware by itself (QEMU's does from libvirt 5.2 on). Name one of the files with <loader type='pflash'>.",
				"这个驱动不会自动选择固件（QEMU 驱动自 libvirt 5.2 起会）。请用 <loader type='pflash'> 指定其中一个文件。")
		}
	case len(kinds) > 0 || auto != xmldoc.None || loader != xmldoc.None:
		a.State = No
		a.Short = g.say("No UEFI firmware found", "未找到 UEFI 固件")
		a.Why = g.say("No UEFI firmware is listed for this architecture and machine. On most distributions a package adds it: ovmf or edk2-ovmf for x86, qemu-efi-aarch64 or edk2-aarch64 for ARM.",
			"没有列出适用于此架构和机器的 UEFI 固件。多数发行版有软件包提供：x86 为 ovmf 或 edk2-ovmf，ARM 为 qemu-efi-aarch64 或 edk2-aarch64。")
	default:
		a.State = Unknown
		a.Short = g.sayText(notStated)
		a.Why = g.say("There is neither a list of firmware nor a <loader>.", "既没有固件列表，也没有 <loader>。")
	}
	g.answer(&a)
}

// hasUEFI reports whether there is UEFI for an architecture at all. An unstated
// one is given the benefit of the doubt.
func hasUEFI(arch string) bool {
	switch arch {
	case "", "x86_64", "i686", "aarch64", "riscv64", "riscv32", "loongarch64", "itanium":
		return true
	}
	return strings.HasPrefix(arch, "arm")
}

func (g *guest) answerSecureBoot() {
	os := g.find("os")
	secure := g.enum(g.tree.Child(os, "loader"), "secure")
	a := Answer{
		ID:       "secure-boot",
		Group:    g.sayText(groupFirmware),
		Question: g.say("Is there firmware for Secure Boot?", "有支持 Secure Boot（安全启动）的固件吗？"),
		Places:   g.places(secure),
	}
	// Newer libvirt also says what the firmware files themselves can do.
	if features := g.tree.Child(os, "firmwareFeatures"); features != xmldoc.None {
		a.Facts = append(a.Facts, g.detail(features, 0)...)
		a.Places = append(a.Places, g.doc.Place(features))
	}
	switch {
	case g.secureBoot():
		a.State = Yes
		a.Short = g.say("Yes", "有")
		a.Why = g.say("libvirt lists secure='yes' only where it found a firmware that does Secure Boot for this architecture and machine. Ask for it with <loader secure='yes'/> or <firmware><feature enabled='yes' name='secure-boot'/></firmware>; on x86 it needs q35 and SMM.",
			"只有找到适用于此架构和机器、支持 Secure Boot 的固件时，libvirt 才列出 secure='yes'。用 <loader secure='yes'/> 或 <firmware><feature enabled='yes' name='secure-boot'/></firmware> 请求；x86 上需要 q35 和 SMM。")
	case secure != xmldoc.None:
		a.State = No
		a.Short = g.say("No", "没有")
		a.Why = g.say("Only secure='no' is listed: libvirt found no firmware that does Secure Boot for this architecture and machine. A file in the list of known firmware may still have secboot in its name, for another machine.",
			"只列出了 secure='no'：libvirt 没有找到适用于此架构和机器、支持 Secure Boot 的固件。已知固件列表中仍可能有名称含 secboot 的文件，但用于其他机器。")
	default:
		a.State = Unknown
		a.Short = g.sayText(notStated)
		a.Why = g.say("<loader> has no enum named secure: older versions of libvirt list none.",
			"<loader> 没有名为 secure 的 enum：较旧的 libvirt 不列出。")
	}
	g.answer(&a)
}

func (g *guest) answerMode(name string, question words.Text) {
	a := Answer{
		ID:       "cpu-" + name,
		Group:    g.sayText(groupCPU),
		Question: g.sayText(question),
		Why:      g.sayText(modeWords(name)),
	}
	m := g.mode(name)
	switch {
	case m == nil:
		a.State = Unknown
		a.Short = g.sayText(notStated)
		if name == "maximum" {
			a.Why = g.sentences(a.Why, g.say("libvirt knows this mode since 7.1.", "libvirt 自 7.1 起支持此模式。"))
		}
	case m.Supported:
		a.State = Yes
		a.Short = g.say("Yes", "能")
		a.Facts = g.detail(g.modeID(name), 0)
	default:
		a.State = No
		a.Short = g.say("No", "不能")
		if name == "host-passthrough" && g.virt == "qemu" {
			a.Why = g.say("An emulated CPU is not the host's: host-passthrough needs KVM.", "模拟的 CPU 不是主机的 CPU：host-passthrough 需要 KVM。")
		}
	}
	if m != nil {
		a.Places = append(a.Places, m.Place)
	}
	g.answer(&a)
}

func (g *guest) modeID(name string) xmldoc.ID {
	for id := range g.tree.Children(g.find("cpu"), "mode") {
		if g.attr(id, "name") == name {
			return id
		}
	}
	return xmldoc.None
}

func (g *guest) answerHostModel() {
	a := Answer{
		ID:       "cpu-host-model",
		Group:    g.sayText(groupCPU),
		Question: g.say("Which CPU does the guest get with host-model?", "使用 host-model 时客户机得到什么 CPU？"),
	}
	m := g.mode("host-model")
	switch {
	case m == nil:
		a.State = Unknown
		a.Short = g.sayText(notStated)
		a.Why = g.say("There is no mode host-model: libvirt describes CPU modes in newer versions.", "没有 host-model 模式：较旧的 libvirt 不描述 CPU 模式。")
		g.answer(&a)
		return
	case !m.Supported:
		a.State = No
		a.Short = g.say("host-model cannot be used", "不能使用 host-model")
		a.Places = append(a.Places, m.Place)
		a.Why = g.say("libvirt cannot describe a CPU for this architecture and virtualization type; the answers beside this one tell which other modes there are.",
			"对于此架构和虚拟化类型，libvirt 无法描述 CPU；其他可用的模式见相邻的回答。")
		g.answer(&a)
		return
	}
	var added, removed []string
	for _, f := range m.Features {
		if f.Policy == "disable" || f.Policy == "forbid" {
			removed = append(removed, f.Name)
		} else {
			added = append(added, f.Name)
		}
	}
	id := g.modeID("host-model")
	a.State = Yes
	a.Places = append(a.Places, m.Place)
	name := strings.TrimSpace(m.Model)
	a.Short = orElse(name, g.say("the host's, model not named", "与主机相同，未给出型号"))
	if len(added) > 0 {
		if len(added) == 1 {
			a.Short = g.say("%s plus 1 feature", "%s 加 1 项特性", a.Short)
		} else {
			a.Short = g.say("%s plus %d features", "%s 加 %d 项特性", a.Short, len(added))
		}
		a.addFact(g.fact(g.say("added to the model", "在型号之外增加"), g.list(added), id))
	}
	if len(removed) > 0 {
		a.Short = g.say("%s, minus %d", "%s，减 %d 项", a.Short, len(removed))
		a.addFact(g.fact(g.say("taken from the model", "从型号中去掉"), g.list(removed), id))
	}
	if m.Vendor != "" {
		a.addFact(g.fact(g.say("vendor", "厂商"), m.Vendor, g.tree.Child(id, "vendor")))
	}
	if bits := g.tree.Child(id, "maxphysaddr"); bits != xmldoc.None {
		a.addFact(g.fact(g.say("physical address bits", "物理地址位数"), g.addressBits(bits), bits))
	}
	fallback := g.attr(g.tree.Child(id, "model"), "fallback")
	a.Why = g.sayText(modeWords("host-model"))
	if g.virt == "qemu" {
		a.Why = g.say("With emulation this is the CPU that QEMU can emulate, not the host's.", "模拟时，这是 QEMU 能模拟的 CPU，而不是主机的 CPU。")
	}
	switch fallback {
	case "forbid":
		a.Why = g.sentences(a.Why, g.say("fallback='forbid': the guest gets just this CPU.", "fallback='forbid'：客户机得到的正是这个 CPU。"))
	case "allow":
		a.Why = g.sentences(a.Why, g.say("fallback='allow': libvirt did not take all limits into account, so the guest's CPU may differ.",
			"fallback='allow'：libvirt 没有考虑所有限制，客户机的 CPU 可能有所不同。"))
	}
	g.answer(&a)
}

func (g *guest) answerModels() {
	a := Answer{
		ID:       "cpu-models",
		Group:    g.sayText(groupCPU),
		Question: g.say("Which named CPU models can the guest have (custom)?", "客户机能使用哪些命名的 CPU 型号（custom）？"),
	}
	m := g.mode("custom")
	switch {
	case m == nil:
		a.State = Unknown
		a.Short = g.sayText(notStated)
		a.Why = g.say("There is no mode custom: libvirt describes CPU modes in newer versions.", "没有 custom 模式：较旧的 libvirt 不描述 CPU 模式。")
		g.answer(&a)
		return
	case !m.Supported || len(m.Models) == 0:
		a.State = No
		a.Short = g.say("None", "没有")
		a.Places = append(a.Places, m.Place)
		g.answer(&a)
		return
	}
	names := map[string][]string{}
	var deprecated []string
	blocked := 0
	for _, model := range m.Models {
		name := model.Name
		if model.Canonical != "" {
			name += " = " + model.Canonical
		}
		names[model.Usable] = append(names[model.Usable], name)
		if model.Deprecated {
			deprecated = append(deprecated, model.Name)
		}
		if len(model.Blockers) > 0 {
			blocked++
		}
	}
	id := g.modeID("custom")
	usable, unknown := len(names["yes"]), len(names["unknown"])
	a.State = Partly
	a.Places = append(a.Places, m.Place)
	a.Places = append(a.Places, modelPlaces(m.Models, "yes")...)
	a.Short = g.say("%s of %s usable", "%[2]s 种中 %[1]s 种可用", count(usable), count(len(m.Models)))
	switch {
	case unknown == len(m.Models):
		a.State = Stated
		a.Short = g.say("%s, usability not stated", "%s 种，未说明是否可用", count(unknown))
		a.Why = g.say("libvirt cannot tell for this architecture whether a model runs here; try it.", "对此架构，libvirt 无法判断某个型号能否在这里运行；请尝试。")
	case usable == len(m.Models):
		a.State = Yes
		a.Why = g.say("Each can be given to a guest on this host.", "每一种都可在这台主机上给客户机使用。")
	case usable == 0:
		a.State = No
	}
	if usable < len(m.Models) && unknown < len(m.Models) {
		a.Why = g.say("A model that is not usable has features that this host cannot give; those are its blockers. It can still be used with these features disabled, or pick one that is usable on every host that the guest may move to.",
			"不可用的型号含有这台主机无法提供的特性，即它的 blockers。禁用这些特性后仍可使用；或者选择在客户机可能迁移到的每台主机上都可用的型号。")
		if blocked == 0 {
			a.Why = g.sentences(a.Why, g.say("This libvirt does not name the blockers (10.2 and later do).", "此版本的 libvirt 不列出 blockers（10.2 及以后会列出）。"))
		}
	}
	for _, kind := range []struct {
		usable string
		label  words.Text
	}{
		{"yes", words.Text{En: "usable", Zh: "可用"}},
		{"unknown", words.Text{En: "usability unknown", Zh: "是否可用未知"}},
		{"no", words.Text{En: "not usable", Zh: "不可用"}},
	} {
		if list := names[kind.usable]; len(list) > 0 {
			a.addFact(g.fact(g.sayText(kind.label), g.list(list), id))
		}
	}
	if len(deprecated) > 0 {
		a.addFact(g.fact(g.say("deprecated", "已弃用"), g.list(deprecated), id))
	}
	for _, model := range m.Models {
		if len(model.Blockers) > 0 {
			a.addFact(Fact{
				Label: g.say("%s lacks", "%s 缺少", model.Name),
				Value: g.list(model.Blockers),
				Place: []source.Span{model.Place},
			})
		}
	}
	g.answer(&a)
}

// answerNested looks for vmx or svm in what host-model gives a guest.
func (g *guest) answerNested() {
	a := Answer{
		ID:       "nested",
		Group:    g.sayText(groupCPU),
		Question: g.say("Can the guest run virtual machines of its own (nested)?", "客户机内能再运行虚拟机（嵌套虚拟化）吗？"),
		State:    Unknown,
		Short:    g.sayText(notStated),
	}
	m := g.mode("host-model")
	switch {
	case g.arch != "x86_64" && g.arch != "i686":
		a.Why = g.say("On this architecture no CPU feature in the document tells.", "在此架构上，文档中没有能说明这一点的 CPU 特性。")
	case m == nil || !m.Supported:
		a.Why = g.say("host-model would tell, and it is not there.", "要看 host-model，而文档中没有。")
	default:
		a.Places = append(a.Places, m.Place)
		flag, policy := "", ""
		for _, f := range m.Features {
			if f.Name == "vmx" || f.Name == "svm" {
				flag, policy = f.Name, f.Policy
				a.Places = append(a.Places, f.Place)
			}
		}
		switch {
		case flag != "" && policy != "disable" && policy != "forbid":
			a.State = Yes
			a.Short = g.say("Yes: host-model has %s", "能：host-model 含有 %s", flag)
		case flag != "":
			a.State = No
			a.Short = g.say("No: host-model goes without %s", "不能：host-model 去掉了 %s", flag)
		case modelHasSVM(m.Model):
			a.State = Yes
			a.Short = g.say("Yes: the model %s has svm", "能：型号 %s 含有 svm", m.Model)
		default:
			a.State = No
			a.Short = g.say("No: host-model has neither vmx nor svm", "不能：host-model 中没有 vmx 或 svm")
		}
		switch {
		case a.State == Yes && g.virt == "qemu":
			a.Why = g.say("QEMU emulates it, slowly.", "由 QEMU 模拟，速度慢。")
		case a.State == Yes:
			a.Why = g.say("A guest with host-model or host-passthrough sees the flag, so KVM's nested switch is on.", "使用 host-model 或 host-passthrough 的客户机能看到该标志，说明 KVM 的嵌套开关已打开。")
		default:
			a.Why = g.say("Either the CPU does not have it or KVM's nested switch is off (/sys/module/kvm_intel/parameters/nested, kvm_amd alike).",
				"要么 CPU 没有该功能，要么 KVM 的嵌套开关是关的（/sys/module/kvm_intel/parameters/nested，kvm_amd 同理）。")
		}
	}
	g.answer(&a)
}

// modelHasSVM reports whether libvirt's definition of a model (src/cpu_map)
// includes svm, so that host-model need not name it.
func modelHasSVM(model string) bool {
	for _, family := range []string{"EPYC", "Dhyana", "Opteron_G2", "Opteron_G3", "Opteron_G4", "Opteron_G5", "phenom"} {
		if strings.HasPrefix(model, family) {
			return true
		}
	}
	return false
}
