package report

import (
	"ringlab/engine/caps"
	"ringlab/engine/caps/xmldoc"
	"ringlab/engine/source"
	"ringlab/engine/words"
)

// NewCPU returns the processor part of a document in language l: the host's
// CPU in capabilities, the modes a guest may choose in domain capabilities.
func NewCPU(d *caps.Document, l words.Language) CPU {
	r := reader{doc: d, tree: d.Tree, l: l}
	cpu := CPU{Facts: []Fact{}, PageSizes: []Fact{}, Features: []CPUFeature{}, Modes: []CPUMode{}}
	switch d.Kind {
	case caps.Capabilities:
		r.hostCPU(r.find("host", "cpu"), &cpu)
	case caps.DomainCapabilities:
		r.guestCPU(r.find("cpu"), &cpu)
	}
	return cpu
}

func (r *reader) hostCPU(id xmldoc.ID, cpu *CPU) {
	cpu.Arch = r.value(r.tree.Child(id, "arch"))
	cpu.Model = r.value(r.tree.Child(id, "model"))
	cpu.Vendor = r.value(r.tree.Child(id, "vendor"))
	for part := range r.tree.Children(id, "") {
		switch name := r.tree.Name(part); name {
		case "microcode":
			cpu.addFact(r.fact(r.say("microcode", "微码"), hexadecimal(r.attr(part, "version")), part))
		case "signature":
			cpu.addFact(r.fact(r.say("signature", "签名（signature）"), r.signature(part, cpu.Vendor), part))
		case "counter":
			cpu.addFact(r.fact(r.say("counter %s", "计数器 %s", r.attr(part, "name")), r.counter(part), part))
		case "maxphysaddr":
			cpu.addFact(r.fact(r.say("physical address bits", "物理地址位数"), r.addressBits(part), part))
		case "cache":
			cpu.addFact(r.fact(r.say("cache", "缓存"), r.cacheMode(part), part))
		case "topology":
			cpu.addFact(r.fact(r.say("topology, for each NUMA cell", "拓扑（每个 NUMA 单元）"), r.cpuTopology(part), part))
		case "pages":
			cpu.PageSizes = append(cpu.PageSizes, r.fact(sizeOf(r.attr(part, "size"), r.attr(part, "unit")), r.pageWords(part), part))
		case "feature":
			cpu.Features = append(cpu.Features, r.feature(part, r.attr(part, "name")))
		case "features": // Xen's form, and all drivers' before libvirt 0.7.5
			for old := range r.tree.Children(part, "") {
				cpu.Features = append(cpu.Features, r.feature(old, r.tree.Name(old)))
			}
		}
	}
}

func (c *CPU) addFact(f Fact) { c.Facts = append(c.Facts, f) }

func (r *reader) feature(id xmldoc.ID, name string) CPUFeature {
	return CPUFeature{Name: name, Policy: r.attr(id, "policy"), Words: r.sayText(flagWords(name)), Place: r.doc.Place(id)}
}

// signature writes what CPUID leaf 1 calls family, model and stepping.
func (r *reader) signature(id xmldoc.ID, vendor string) string {
	var parts []string
	for _, part := range []string{"family", "model", "stepping"} {
		parts = append(parts, part+" "+orElse(hexadecimal(r.attr(id, part)), "?"))
	}
	text := r.clauses(parts)
	if zen := zenOf(vendor, r.attr(id, "family")); zen != "" {
		text += r.say(": %s", "：%s", zen)
	}
	return text
}

// zenOf names AMD's families that have a plain meaning.
func zenOf(vendor, family string) string {
	if vendor != "AMD" {
		return ""
	}
	switch family {
	case "23":
		return "AMD Zen, Zen+ / Zen 2"
	case "25":
		return "AMD Zen 3 / Zen 4"
	case "26":
		return "AMD Zen 5"
	}
	return ""
}

func (r *reader) counter(id xmldoc.ID) string {
	text := r.counterFrequency(id)
	switch r.attr(id, "scaling") {
	case "yes":
		return r.say("%s, can be scaled for guests", "%s，可为客户机缩放", text)
	case "no":
		return r.say("%s, cannot be scaled for guests", "%s，不可为客户机缩放", text)
	}
	return text
}

// addressBits writes maxphysaddr: how much physical memory can be addressed.
func (r *reader) addressBits(id xmldoc.ID) string {
	bits, mode := r.attr(id, "bits"), r.attr(id, "mode")
	if bits == "" {
		bits = r.attr(id, "limit")
	}
	if n, ok := parseCount(bits); ok && n >= 10 && n < 64 {
		bits = r.say("%s (up to %s)", "%s（最多 %s）", bits, size(1<<n))
	}
	if mode != "passthrough" {
		return bits
	}
	if bits == "" {
		return r.say("the host's own", "与主机相同")
	}
	return r.say("the host's own, at most %s", "与主机相同，不超过 %s", bits)
}

func (r *reader) cacheMode(id xmldoc.ID) string {
	text := r.attr(id, "mode")
	switch text {
	case "emulate":
		text = r.say("emulated", "模拟")
	case "passthrough":
		text = r.say("as the host's", "与主机相同")
	case "disable":
		text = r.say("none reported", "不报告")
	}
	if level := r.attr(id, "level"); level != "" {
		text = r.say("%s, level %s", "%s，第 %s 级", text, level)
	}
	return text
}

func (r *reader) pageWords(id xmldoc.ID) string {
	bytes, ok := parseSize(r.attr(id, "size"), r.attr(id, "unit"))
	switch {
	case !ok:
		return r.say("not a size", "不是有效的大小")
	case bytes < 1<<20:
		return r.say("ordinary page", "普通页")
	}
	return r.say("hugepage", "大页")
}

func (r *reader) guestCPU(id xmldoc.ID, cpu *CPU) {
	cpu.Arch = r.value(r.find("arch"))
	for mode := range r.tree.Children(id, "mode") {
		m := r.mode(mode)
		if m.Name == "host-model" && m.Supported {
			cpu.Model, cpu.Vendor = m.Model, m.Vendor
			if bits := r.tree.Child(mode, "maxphysaddr"); bits != xmldoc.None {
				cpu.addFact(r.fact(r.say("physical address bits", "物理地址位数"), r.addressBits(bits), bits))
			}
		}
		cpu.Modes = append(cpu.Modes, m)
	}
}

func (r *reader) mode(id xmldoc.ID) CPUMode {
	m := CPUMode{
		Name:      r.attr(id, "name"),
		Supported: r.attr(id, "supported") == "yes",
		Vendor:    r.value(r.tree.Child(id, "vendor")),
		Models:    []CPUModel{},
		Features:  []CPUFeature{},
		Place:     r.doc.Place(id),
	}
	m.Words = r.sayText(modeWords(m.Name))
	for feature := range r.tree.Children(id, "feature") {
		m.Features = append(m.Features, r.feature(feature, r.attr(feature, "name")))
	}
	if m.Name == "host-model" {
		m.Model = r.value(r.tree.Child(id, "model"))
		return m
	}
	byName := map[string]int{}
	for model := range r.tree.Children(id, "model") {
		name := r.value(model)
		if _, twice := byName[name]; !twice {
			byName[name] = len(m.Models)
		}
		m.Models = append(m.Models, CPUModel{
			Name:       name,
			Usable:     orElse(r.attr(model, "usable"), "unknown"),
			Vendor:     r.attr(model, "vendor"),
			Deprecated: r.attr(model, "deprecated") == "yes",
			Canonical:  r.attr(model, "canonical"),
			Blockers:   []string{},
			Place:      r.doc.Place(model),
		})
	}
	for blockers := range r.tree.Children(id, "blockers") {
		at, known := byName[r.attr(blockers, "model")]
		if !known {
			continue
		}
		for feature := range r.tree.Children(blockers, "feature") {
			m.Models[at].Blockers = append(m.Models[at].Blockers, r.attr(feature, "name"))
		}
	}
	return m
}

func modeWords(mode string) words.Text {
	switch mode {
	case "host-passthrough":
		return words.Text{En: "The guest sees the host's CPU as it is. Fastest; it can move only to a host with the same CPU, microcode and kernel.",
			Zh: "客户机看到主机 CPU 的原样。速度最快；只能迁移到 CPU、微码和内核都相同的主机。"}
	case "maximum":
		return words.Text{En: "Everything the hypervisor can offer: with KVM like host-passthrough, with emulation all that TCG knows.",
			Zh: "虚拟机监控器能提供的全部：使用 KVM 时与 host-passthrough 相近，模拟时为 TCG 支持的全部特性。"}
	case "host-model":
		return words.Text{En: "A named model plus features, close to the host's CPU, written down when the guest starts: safe to migrate to hosts that have all of it.",
			Zh: "一个命名型号加若干特性，接近主机的 CPU，在客户机启动时记下：可安全迁移到具备全部特性的主机。"}
	case "custom":
		return words.Text{En: "A named model of your choice: the same CPU on every host that can run it.",
			Zh: "自选的命名型号：在所有能运行它的主机上都是同样的 CPU。"}
	}
	return words.Text{}
}

// modelPlaces returns where the models that pass a test stand.
func modelPlaces(models []CPUModel, usable string) []source.Span {
	places := []source.Span{}
	for _, m := range models {
		if m.Usable == usable {
			places = append(places, m.Place)
		}
	}
	return places
}
