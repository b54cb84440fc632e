package compare

import (
	"strings"

	"ringlab/engine/caps/xmldoc"
	"ringlab/engine/words"
)

// domainCapabilities compares two domain capabilities documents.
func domainCapabilities(a, b *side) []Section {
	return []Section{
		section("subject", a.say("What the document describes", "文档描述的对象"), a.subject(), b.subject()),
		section("firmware", a.say("Firmware", "固件"), a.abilities("os"), b.abilities("os")),
		section("cpu-modes", a.say("CPU modes", "CPU 模式"), a.cpuModes(), b.cpuModes()),
		section("host-model", a.say("CPU features of host-model", "host-model 的 CPU 特性"), a.hostModelFeatures(), b.hostModelFeatures()),
		section("cpu-models", a.say("CPU models: usable", "CPU 型号：是否可用"), a.customModels(), b.customModels()),
		section("devices", a.say("Devices", "设备"), a.abilities("devices"), b.abilities("devices")),
		section("features", a.say("Features", "特性"), a.abilities("features"), b.abilities("features")),
		section("other", a.say("Everything else", "其他"), a.otherAbilities(), b.otherAbilities()),
	}
}

// subject is the combination that a domain capabilities document answers for.
func (s *side) subject() facts {
	var f facts
	for _, c := range []struct {
		element string
		name    words.Text
	}{
		{"arch", nameArch},
		{"domain", nameType},
		{"machine", nameMachine},
		{"path", nameEmulator},
	} {
		element := s.find(c.element)
		s.add(&f, s.sayText(c.name), s.text(element), element)
	}
	vcpu := s.find("vcpu")
	s.add(&f, s.sayText(nameVCPUs), s.attr(vcpu, "max"), vcpu)
	return f
}

// cpuMode returns the <mode> of this name.
func (s *side) cpuMode(name string) xmldoc.ID {
	for mode := range s.Tree.Children(s.find("cpu"), "mode") {
		if s.attr(mode, "name") == name {
			return mode
		}
	}
	return xmldoc.None
}

func (s *side) cpuModes() facts {
	var f facts
	for mode := range s.Tree.Children(s.find("cpu"), "mode") {
		name := s.attr(mode, "name")
		s.add(&f, name, s.yesNo(s.attr(mode, "supported")), mode)
		for enum := range s.Tree.Children(mode, "enum") {
			s.add(&f, name+" "+s.attr(enum, "name"), set(s.values(enum)), enum)
		}
		if name != "host-model" {
			continue
		}
		model, vendor := s.Tree.Child(mode, "model"), s.Tree.Child(mode, "vendor")
		s.add(&f, s.say("host-model: model", "host-model：型号"), s.text(model), model)
		s.add(&f, s.say("host-model: vendor", "host-model：厂商"), s.text(vendor), vendor)
	}
	return f
}

func (s *side) hostModelFeatures() facts {
	var f facts
	for feature := range s.Tree.Children(s.cpuMode("host-model"), "feature") {
		s.add(&f, s.attr(feature, "name"), s.attr(feature, "policy"), feature)
	}
	return f
}

func (s *side) customModels() facts {
	var f facts
	for model := range s.Tree.Children(s.cpuMode("custom"), "model") {
		usable := s.attr(model, "usable")
		if usable == "" {
			usable = s.sayText(present)
		}
		s.add(&f, s.text(model), s.yesNo(usable), model)
	}
	return f
}

// values are the <value> children of an element.
func (s *side) values(id xmldoc.ID) []string {
	var all []string
	for value := range s.Tree.Children(id, "value") {
		all = append(all, s.text(value))
	}
	return all
}

// maxAbilityDepth bounds how deep elements below one part are told apart.
const maxAbilityDepth = 6

// abilities are the facts below the child of the root with this name. They
// are read by form (supported='yes', <enum>, <value>), not by name, so what
// newer versions of libvirt add is compared too.
func (s *side) abilities(part string) facts {
	var f facts
	if id := s.find(part); id != xmldoc.None {
		s.addSupported(&f, part, id)
		s.addAbilities(&f, "", id, maxAbilityDepth)
	}
	return f
}

// otherAbilities are those of the children of the root that no other section
// holds.
func (s *side) otherAbilities() facts {
	var f facts
	for id := range s.Tree.Children(s.Root, "") {
		switch name := s.Tree.Name(id); name {
		case "path", "domain", "machine", "arch", "vcpu", "os", "cpu", "devices", "features":
		default:
			s.addSupported(&f, name, id)
			s.addAbilities(&f, name+" ", id, maxAbilityDepth)
		}
	}
	return f
}

func (s *side) addSupported(f *facts, name string, id xmldoc.ID) {
	supported := s.attr(id, "supported")
	s.add(f, name, s.yesNo(supported), id)
	if supported == "yes" {
		(*f)[len(*f)-1].offers = []string{""}
	}
}

// addValues appends a list of values that a guest may choose from.
func (s *side) addValues(f *facts, name string, values []string, ids ...xmldoc.ID) {
	all := set(values)
	if all == "" {
		all = s.say("none", "无")
	}
	s.add(f, name, all, ids...)
	(*f)[len(*f)-1].offers = values
}

func (s *side) addAbilities(f *facts, prefix string, id xmldoc.ID, depth int) {
	if depth == 0 {
		return
	}
	var values []string
	var places []xmldoc.ID
	for child := range s.Tree.Children(id, "") {
		name := s.Tree.Name(child)
		switch name {
		case "value":
			values = append(values, s.text(child))
			places = append(places, child)
		case "enum":
			s.addValues(f, prefix+s.attr(child, "name"), s.values(child), child)
		default:
			s.addSupported(f, prefix+name, child)
			if text := s.leaf(child); text != "" {
				s.add(f, prefix+name, text, child)
			}
			s.addAbilities(f, prefix+name+" ", child, depth-1)
		}
	}
	if len(values) > 0 {
		s.addValues(f, prefix+s.say("values", "取值"), values, places...)
	}
}

// leaf is what an element without child elements says beside "supported": its
// attributes and its text.
func (s *side) leaf(id xmldoc.ID) string {
	for range s.Tree.Children(id, "") {
		return ""
	}
	var parts []string
	attrs := s.Tree.NodeAttrs(id)
	for i := range attrs {
		if name := s.Tree.NameText(attrs[i].Name); name != "supported" && name != "unit" {
			parts = append(parts, name+"="+s.Tree.AttrValue(&attrs[i]))
		}
	}
	if text := s.quantity(id); text != "" {
		parts = append(parts, text)
	}
	return strings.Join(parts, " ")
}
