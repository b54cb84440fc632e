package poll

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"ringlab/server/live/message"
)

// documentsKept is how many capabilities documents a host's list has: the
// newest, and those that were different before it.
const documentsKept = 8

// document is a capabilities document, and what is needed of it here.
type document struct {
	item  message.CapabilitiesItem
	facts *facts
}

func readDocument(ctx context.Context, daemon Daemon) (document, error) {
	text, err := daemon.Capabilities(ctx)
	if err != nil {
		return document{}, err
	}
	sum := sha256.Sum256([]byte(text))
	return document{
		item:  message.CapabilitiesItem{At: stamp(time.Now()), Hash: hex.EncodeToString(sum[:]), XML: text},
		facts: readFacts(text),
	}, nil
}

// documents are the last capabilities documents of a host, numbered from 1.
// They outlive connections.
type documents struct {
	last int
	hash string // of the newest
	kept []message.Item
}

// add adds a document, unless it is the newest already.
func (d *documents) add(item message.CapabilitiesItem) bool {
	if d.last > 0 && item.Hash == d.hash {
		return false
	}
	d.last, d.hash = d.last+1, item.Hash
	d.kept = append(d.kept, encode(item))
	if extra := len(d.kept) - documentsKept; extra > 0 {
		d.kept = slices.Clone(d.kept[extra:])
	}
	return true
}

func (d *documents) items() message.Items {
	items := make(message.Items, len(d.kept))
	for i, item := range d.kept {
		items[strconv.Itoa(d.last-len(d.kept)+1+i)] = item
	}
	return items
}

// addDocument publishes what was read of capabilities. Unlike other things
// they are published whether or not somebody watches them: they are read once
// a connection anyway.
func (s *session) addDocument(doc document) {
	if doc.facts == nil {
		return // could not be read
	}
	s.facts = doc.facts
	if s.p.documents.add(doc.item) {
		s.p.claim.Publish(s.p.key(message.Capabilities, ""), s.p.documents.items())
	}
}

func (s *session) readCapabilities(r *round) job {
	return func() func() {
		var doc document
		r.try(readCaps, func() (err error) { doc, err = readDocument(r.ctx, s.daemon); return })
		return func() { s.addDocument(doc) }
	}
}

// facts are what capabilities say that readings and questions depend on.
type facts struct {
	cells     map[int]cellFacts
	pageSizes []int64 // of the host's CPU, in KiB, smallest first
	arches    map[string]archFacts
}

type cellFacts struct {
	memory    int64   // KiB
	pageSizes []int64 // KiB, smallest first
}

type archFacts struct {
	machines, virtTypes map[string]bool
}

// readFacts reads them from a capabilities document, as far as they can be read.
func readFacts(text string) *facts {
	type machines []struct {
		Name      string `xml:",chardata"`
		Canonical string `xml:"canonical,attr"`
	}
	type sizes []struct {
		Size string `xml:"size,attr"`
		Unit string `xml:"unit,attr"`
	}
	var caps struct {
		Pages sizes `xml:"host>cpu>pages"`
		Cells []struct {
			ID     string `xml:"id,attr"`
			Memory struct {
				Size string `xml:",chardata"`
				Unit string `xml:"unit,attr"`
			} `xml:"memory"`
			Pages sizes `xml:"pages"`
		} `xml:"host>topology>cells>cell"`
		Guests []struct {
			Arch struct {
				Name     string   `xml:"name,attr"`
				Machines machines `xml:"machine"`
				Domains  []struct {
					Type     string   `xml:"type,attr"`
					Machines machines `xml:"machine"`
				} `xml:"domain"`
			} `xml:"arch"`
		} `xml:"guest"`
	}
	f := &facts{cells: map[int]cellFacts{}, arches: map[string]archFacts{}}
	if xml.Unmarshal([]byte(text), &caps) != nil {
		return f
	}
	sorted := func(s sizes) []int64 {
		set := map[int64]bool{}
		for _, p := range s {
			if kib := kibibytes(p.Size, p.Unit); kib > 0 {
				set[kib] = true
			}
		}
		return slices.Sorted(maps.Keys(set))
	}
	f.pageSizes = sorted(caps.Pages)
	for _, c := range caps.Cells {
		if id, err := strconv.Atoi(c.ID); err == nil && id >= 0 {
			f.cells[id] = cellFacts{kibibytes(c.Memory.Size, c.Memory.Unit), sorted(c.Pages)}
		}
	}
	for _, g := range caps.Guests {
		arch, known := f.arches[g.Arch.Name]
		if !known {
			arch = archFacts{machines: map[string]bool{}, virtTypes: map[string]bool{}}
			f.arches[g.Arch.Name] = arch
		}
		addMachines := func(m machines) {
			for _, m := range m {
				arch.machines[strings.TrimSpace(m.Name)] = true
				if m.Canonical != "" {
					arch.machines[m.Canonical] = true
				}
			}
		}
		addMachines(g.Arch.Machines)
		for _, d := range g.Arch.Domains {
			arch.virtTypes[d.Type] = true
			addMachines(d.Machines)
		}
	}
	return f
}

// kibibytes reads a size, which is in KiB where no unit is given; 0 where it
// is none.
func kibibytes(size, unit string) int64 {
	n, err := strconv.ParseInt(strings.TrimSpace(size), 10, 64)
	if err != nil || n < 0 {
		return 0
	}
	switch unit {
	case "", "KiB", "k", "K":
		return n
	case "b", "bytes":
		return n / 1024
	case "MiB", "M":
		return n << 10
	case "GiB", "G":
		return n << 20
	case "TiB", "T":
		return n << 30
	}
	return 0
}

// cellRange are cells whose numbers follow one another, and that have pages
// of the same sizes.
type cellRange struct {
	first, last int
	pageSizes   []int64
}

// cellRanges are the ranges of all cells. A daemon that describes no cells
// still says how many it has.
func (f *facts) cellRanges(count int) []cellRange {
	if len(f.cells) == 0 {
		if count <= 0 {
			return nil
		}
		return []cellRange{{0, count - 1, f.pageSizes}}
	}
	var ranges []cellRange
	for _, id := range slices.Sorted(maps.Keys(f.cells)) {
		sizes := f.cells[id].pageSizes
		if last := len(ranges) - 1; last >= 0 && ranges[last].last == id-1 && slices.Equal(ranges[last].pageSizes, sizes) {
			ranges[last].last = id
		} else {
			ranges = append(ranges, cellRange{id, id, sizes})
		}
	}
	return ranges
}

// check says whether capabilities have an architecture, a machine and a
// virtualization type, each of which may be empty, together.
func (f *facts) check(arch, machine, virtType string) error {
	if arch != "" {
		if _, known := f.arches[arch]; !known {
			return fmt.Errorf("the host's capabilities have no guest architecture %.60q", arch)
		}
	}
	machineKnown, typeKnown := false, false
	for name, a := range f.arches {
		if arch != "" && name != arch {
			continue
		}
		hasMachine := machine == "" || a.machines[machine]
		hasType := virtType == "" || a.virtTypes[virtType]
		if hasMachine && hasType {
			return nil
		}
		machineKnown = machineKnown || hasMachine
		typeKnown = typeKnown || hasType
	}
	of := ""
	if arch != "" {
		of = " for " + arch
	}
	switch {
	case !machineKnown:
		return fmt.Errorf("the host's capabilities have no machine %.60q%s", machine, of)
	case !typeKnown:
		return fmt.Errorf("the host's capabilities have no domain type %.60q%s", virtType, of)
	default:
		return fmt.Errorf("the host's capabilities have no machine %.60q with domain type %.60q", machine, virtType)
	}
}

func cellName(cell int) string { return "cell/" + strconv.Itoa(cell) }
