package compare

import (
	"strconv"

	"ringlab/engine/caps"
	"ringlab/engine/caps/xmldoc"
	"ringlab/engine/words"
)

// mixed compares capabilities with domain capabilities: the combination that
// the one answers for against what the other offers of it.
func mixed(a, b *side) []Section {
	title := a.say("What both documents speak of", "两份文档都谈到的")
	if a.Kind == caps.Capabilities {
		return []Section{section("subject", title, a.offered(combinationOf(b)), b.asked())}
	}
	return []Section{section("subject", title, a.asked(), b.offered(combinationOf(a)))}
}

// combination is what a domain capabilities document answers for.
type combination struct {
	archName, kind, machine string
}

func combinationOf(s *side) combination {
	return combination{
		archName: s.text(s.find("arch")),
		kind:     s.text(s.find("domain")),
		machine:  s.text(s.find("machine")),
	}
}

// The names of what a document says of a combination.
var (
	nameArch     = words.Text{En: "arch", Zh: "架构"}
	nameType     = words.Text{En: "domain type", Zh: "域类型"}
	nameMachine  = words.Text{En: "machine type", Zh: "机器类型"}
	nameEmulator = words.Text{En: "emulator", Zh: "模拟器"}
	nameVCPUs    = words.Text{En: "most vCPUs", Zh: "vCPU 上限"}
	nameVendor   = words.Text{En: "CPU vendor", Zh: "CPU 厂商"}
)

// asked is the domain capabilities' half of a mixed comparison.
func (s *side) asked() facts {
	f := s.subject()
	vendor := s.Tree.Child(s.cpuMode("host-model"), "vendor")
	s.add(&f, s.sayText(nameVendor), s.text(vendor), vendor)
	return f
}

// offered is the capabilities' half: what they offer of a combination.
func (s *side) offered(c combination) facts {
	var f facts
	offer := s.offer(c)
	if offer.guest != nil {
		s.add(&f, s.sayText(nameArch), offer.guest.archName, offer.guest.arch)
		emulator := s.Tree.Child(offer.guest.arch, "emulator")
		if offer.domain != nil {
			s.add(&f, s.sayText(nameType), offer.domain.kind, offer.domain.element)
			if own := s.Tree.Child(offer.domain.element, "emulator"); own != xmldoc.None {
				emulator = own
			}
		}
		if m := offer.machine; m != nil {
			s.add(&f, s.sayText(nameMachine), c.machine, m.element)
			if m.maxCPUs > 0 {
				s.add(&f, s.sayText(nameVCPUs), strconv.Itoa(m.maxCPUs), m.element)
			}
		}
		s.add(&f, s.sayText(nameEmulator), s.text(emulator), emulator)
	}
	vendor := s.find("host", "cpu", "vendor")
	s.add(&f, s.sayText(nameVendor), s.text(vendor), vendor)
	return f
}

// offer is how far capabilities offer a combination; nil where they do not.
type offer struct {
	guest   *guest
	domain  *domain
	machine *machine
}

// offer finds a combination among the guests: the one that has most of it.
func (s *side) offer(c combination) offer {
	var best offer
	guests := s.guests()
	for i := range guests {
		g := &guests[i]
		if g.archName != c.archName {
			continue
		}
		found := offer{guest: g}
		for j := range g.domains {
			if g.domains[j].kind == c.kind {
				found.domain = &g.domains[j]
				break
			}
		}
		if found.domain != nil {
			for j := range found.domain.machines {
				if m := &found.domain.machines[j]; m.name == c.machine || m.canonical == c.machine {
					found.machine = m
					break
				}
			}
		}
		if best.guest == nil || best.domain == nil && found.domain != nil || best.machine == nil && found.machine != nil {
			best = found
		}
	}
	return best
}
