package compare

import (
	"strconv"
	"strings"

	"ringlab/engine/caps/topology"
	"ringlab/engine/caps/xmldoc"
	"ringlab/engine/source"
	"ringlab/engine/words"
)

// capabilities compares two capabilities documents.
func capabilities(a, b *side) []Section {
	return []Section{
		section("host-cpu", a.say("Host CPU", "主机 CPU"), a.hostCPU(), b.hostCPU()),
		section("cpu-features", a.say("CPU features", "CPU 特性"), a.hostFeatures(), b.hostFeatures()),
		section("guests", a.say("Guests", "客户机"), a.guestFacts(), b.guestFacts()),
		section("machines", a.say("Machine types", "机器类型"), a.machineFacts(), b.machineFacts()),
		section("numa", a.say("NUMA and memory", "NUMA 与内存"), a.numaFacts(), b.numaFacts()),
		section("host", a.say("Host abilities", "主机能力"), a.hostFacts(), b.hostFacts()),
	}
}

func (s *side) hostCPU() facts {
	var f facts
	cpu := s.find("host", "cpu")
	for _, c := range []struct {
		element string
		name    words.Text
	}{
		{"arch", words.Text{En: "arch", Zh: "架构"}},
		{"model", words.Text{En: "model", Zh: "型号"}},
		{"vendor", words.Text{En: "vendor", Zh: "厂商"}},
	} {
		element := s.Tree.Child(cpu, c.element)
		s.add(&f, s.sayText(c.name), s.text(element), element)
	}
	microcode := s.Tree.Child(cpu, "microcode")
	s.add(&f, s.say("microcode", "微码"), s.attr(microcode, "version"), microcode)
	s.addAttrs(&f, s.say("signature", "签名 (signature)"), s.Tree.Child(cpu, "signature"))
	for counter := range s.Tree.Children(cpu, "counter") {
		name := s.attr(counter, "name")
		s.add(&f, s.say("%s frequency (Hz)", "%s 频率（Hz）", name), s.attr(counter, "frequency"), counter)
		s.add(&f, s.say("%s scaling", "%s 缩放", name), s.yesNo(s.attr(counter, "scaling")), counter)
	}
	s.addAttrs(&f, s.say("topology", "拓扑"), s.Tree.Child(cpu, "topology"))
	s.addAttrs(&f, s.say("physical address bits", "物理地址位数"), s.Tree.Child(cpu, "maxphysaddr"))
	var sizes []string
	var places []xmldoc.ID
	for pages := range s.Tree.Children(cpu, "pages") {
		sizes = append(sizes, s.attr(pages, "size")+" "+s.attr(pages, "unit"))
		places = append(places, pages)
	}
	s.add(&f, s.say("page sizes", "内存页大小"), strings.Join(sizes, ", "), places...)
	return f
}

// hostFeatures are the flags of host/cpu: <feature name='…'/>, and the
// children of <features> that drivers without CPU models write.
func (s *side) hostFeatures() facts {
	var f facts
	cpu := s.find("host", "cpu")
	for feature := range s.Tree.Children(cpu, "feature") {
		if name := s.attr(feature, "name"); name != "" {
			s.add(&f, name, s.sayText(present), feature)
		}
	}
	for feature := range s.Tree.Children(s.Tree.Child(cpu, "features"), "") {
		s.add(&f, s.Tree.Name(feature), s.sayText(present), feature)
	}
	return f
}

func (s *side) guestFacts() facts {
	var f facts
	for _, g := range s.guests() {
		name := g.name()
		var kinds []string
		places := []xmldoc.ID{g.element}
		for _, d := range g.domains {
			kinds = append(kinds, d.kind)
			places = append(places, d.element)
		}
		value := set(kinds)
		if value == "" {
			value = s.say("no domain type", "没有域类型")
		}
		s.add(&f, name, value, places...)
		emulator := s.Tree.Child(g.arch, "emulator")
		s.add(&f, name+s.say(": emulator", "：模拟器"), s.text(emulator), emulator)
		loader := s.Tree.Child(g.arch, "loader")
		s.add(&f, name+s.say(": loader", "：加载器"), s.text(loader), loader)
		var features []string
		parent := s.Tree.Child(g.element, "features")
		for feature := range s.Tree.Children(parent, "") {
			text := s.Tree.Name(feature)
			if attrs := s.attrs(feature); attrs != "" {
				text += " (" + attrs + ")"
			}
			features = append(features, text)
		}
		s.add(&f, name+s.say(": features", "：特性"), set(features), parent)
	}
	return f
}

func (s *side) machineFacts() facts {
	var f facts
	for _, g := range s.guests() {
		s.addMachines(&f, g.name()+" ", g.machines)
		for _, d := range g.domains {
			if d.own {
				s.addMachines(&f, g.name()+" "+d.kind+" ", d.machines)
			}
		}
	}
	return f
}

func (s *side) addMachines(f *facts, prefix string, machines []machine) {
	for _, m := range machines {
		var parts []string
		if m.canonical != "" {
			parts = append(parts, "→ "+m.canonical)
		}
		if m.maxCPUs == 1 {
			parts = append(parts, s.say("1 vCPU", "1 个 vCPU"))
		} else if m.maxCPUs > 1 {
			parts = append(parts, s.say("up to %d vCPUs", "最多 %d 个 vCPU", m.maxCPUs))
		}
		if m.deprecated {
			parts = append(parts, s.say("deprecated", "已弃用"))
		}
		if len(parts) == 0 {
			parts = []string{s.sayText(present)}
		}
		*f = append(*f, fact{name: prefix + m.name, value: strings.Join(parts, ", "), places: []source.Span{s.Place(m.element)}})
	}
}

func (s *side) numaFacts() facts {
	shape := topology.New(s.Document)
	var f facts
	count := func(name words.Text, n int) {
		if n > 0 {
			s.add(&f, s.sayText(name), strconv.Itoa(n), s.find("host", "topology"))
		}
	}
	count(words.Text{En: "cells", Zh: "单元数"}, shape.Totals.Cells)
	count(words.Text{En: "sockets", Zh: "插槽数"}, shape.Totals.Sockets)
	count(words.Text{En: "dies", Zh: "晶片 (die) 数"}, shape.Totals.Dies)
	count(words.Text{En: "clusters", Zh: "簇 (cluster) 数"}, shape.Totals.Clusters)
	count(words.Text{En: "cores", Zh: "核心数"}, shape.Totals.Cores)
	count(words.Text{En: "CPUs", Zh: "CPU 数"}, shape.Totals.Threads)
	for i := range shape.Cells {
		cell := &shape.Cells[i]
		add := func(what words.Text, value string, places ...source.Span) {
			name := s.say("cell %d: %s", "单元 %d：%s", cell.ID, what)
			f = append(f, fact{name: name, value: value, places: places})
		}
		add(words.Text{En: "CPUs", Zh: "CPU"}, strconv.Itoa(cell.Threads), cell.Place)
		if cell.MemoryKiB > 0 {
			add(words.Text{En: "memory", Zh: "内存"}, strconv.FormatUint(cell.MemoryKiB, 10)+" KiB", cell.MemoryPlace)
		}
		for _, p := range cell.Pages {
			size := strconv.FormatUint(p.SizeKiB, 10)
			add(words.Text{En: "pages of " + size + " KiB", Zh: size + " KiB 页"}, strconv.FormatUint(p.Count, 10), p.Place)
		}
	}
	for _, b := range shape.Banks {
		f = append(f, fact{
			name:   s.say("cache L%d bank %d (%s)", "L%d 缓存 %d（%s）", b.Level, b.ID, b.Type),
			value:  s.say("%s, CPUs %s", "%s，CPU %s", b.Size, b.CPUs),
			places: []source.Span{b.Place},
		})
	}
	return f
}

func (s *side) hostFacts() facts {
	var f facts
	uuid := s.find("host", "uuid")
	s.add(&f, s.say("host UUID", "主机 UUID"), s.text(uuid), uuid)
	iommu := s.find("host", "iommu")
	s.add(&f, "IOMMU", s.yesNo(s.attr(iommu, "support")), iommu)
	for suspend := range s.Tree.Children(s.find("host", "power_management"), "") {
		s.add(&f, s.Tree.Name(suspend), s.sayText(present), suspend)
	}
	if live := s.find("host", "migration_features", "live"); live != xmldoc.None {
		s.add(&f, s.say("live migration", "热迁移"), s.sayText(present), live)
	}
	for transport := range s.Tree.Children(s.find("host", "migration_features", "uri_transports"), "uri_transport") {
		s.add(&f, s.say("migration transport %s", "迁移传输 %s", s.text(transport)), s.sayText(present), transport)
	}
	for secmodel := range s.Tree.Children(s.find("host"), "secmodel") {
		parts := []string{"doi " + s.text(s.Tree.Child(secmodel, "doi"))}
		for label := range s.Tree.Children(secmodel, "baselabel") {
			parts = append(parts, s.attr(label, "type")+" "+s.text(label))
		}
		name := s.text(s.Tree.Child(secmodel, "model"))
		s.add(&f, s.say("security model %s", "安全模型 %s", name), strings.Join(parts, ", "), secmodel)
	}
	return f
}
