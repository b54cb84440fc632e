package compare

import "ringlab/engine/caps/xmldoc"

// guest is one <guest> with the places a comparison needs.
type guest struct {
	element  xmldoc.ID
	arch     xmldoc.ID // its <arch>
	osType   string
	archName string
	machines []machine // of the arch
	domains  []domain
}

// name is what guests of two documents are matched by.
func (g *guest) name() string { return g.osType + " " + g.archName }

// domain is one <domain> of a guest. Its machines are its own where it states
// some, otherwise those of the arch.
type domain struct {
	element  xmldoc.ID
	kind     string
	machines []machine
	own      bool
}

type machine struct {
	element    xmldoc.ID
	name       string
	canonical  string // of an alias
	maxCPUs    int    // 0: not stated
	deprecated bool
}

// guests reads the guests of a capabilities document.
func (s *side) guests() []guest {
	var all []guest
	for element := range s.Tree.Children(s.Root, "guest") {
		g := guest{element: element, arch: s.Tree.Child(element, "arch")}
		g.osType = s.text(s.Tree.Child(element, "os_type"))
		g.archName = s.attr(g.arch, "name")
		g.machines = s.machines(g.arch)
		for d := range s.Tree.Children(g.arch, "domain") {
			own := s.machines(d)
			domain := domain{element: d, kind: s.attr(d, "type"), machines: own, own: len(own) > 0}
			if !domain.own {
				domain.machines = g.machines
			}
			g.domains = append(g.domains, domain)
		}
		all = append(all, g)
	}
	return all
}

func (s *side) machines(parent xmldoc.ID) []machine {
	var all []machine
	for element := range s.Tree.Children(parent, "machine") {
		all = append(all, machine{
			element:    element,
			name:       s.text(element),
			canonical:  s.attr(element, "canonical"),
			maxCPUs:    number(s.attr(element, "maxCpus")),
			deprecated: s.attr(element, "deprecated") == "yes",
		})
	}
	return all
}
