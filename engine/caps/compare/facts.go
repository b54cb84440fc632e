package compare

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"ringlab/engine/caps"
	"ringlab/engine/caps/xmldoc"
	"ringlab/engine/source"
	"ringlab/engine/words"
)

// fact is one thing a document says, in the form that two documents can be
// held against each other: the same name stands for the same thing.
type fact struct {
	name   string
	value  string
	places []source.Span
	offers []string // for a move: what stands for a choice that a guest may have made
}

// facts are what a document says on the subject of one section, in its order.
type facts []fact

// side is one of the two documents, and the language to speak of it.
type side struct {
	*caps.Document
	letter   string // A or B
	language words.Language
}

// say is a text in the language of the comparison, with its arguments.
func (s *side) say(en, zh string, args ...any) string {
	return s.sayText(words.Text{En: en, Zh: zh}, args...)
}

func (s *side) sayText(text words.Text, args ...any) string { return text.With(args...).In(s.language) }

func (s *side) attr(id xmldoc.ID, name string) string {
	value, _, _ := s.Tree.Attr(id, name)
	return value
}

func (s *side) text(id xmldoc.ID) string {
	value, _ := s.Tree.Value(id)
	return value
}

// find follows a path of first children from the root element.
func (s *side) find(path ...string) xmldoc.ID { return s.Tree.Find(s.Root, path...) }

func (s *side) places(ids ...xmldoc.ID) []source.Span {
	places := []source.Span{}
	for _, id := range ids {
		if id != xmldoc.None {
			places = append(places, s.Place(id))
		}
	}
	return places
}

// add appends a fact, unless its value is empty: nothing is said then.
func (s *side) add(f *facts, name, value string, ids ...xmldoc.ID) {
	if value != "" {
		*f = append(*f, fact{name: name, value: value, places: s.places(ids...)})
	}
}

// addAttrs appends the attributes of an element as one fact, as they are
// written: "sockets=1 dies=4".
func (s *side) addAttrs(f *facts, name string, id xmldoc.ID) {
	if id != xmldoc.None {
		s.add(f, name, s.attrs(id), id)
	}
}

func (s *side) attrs(id xmldoc.ID) string {
	var parts []string
	attrs := s.Tree.NodeAttrs(id)
	for i := range attrs {
		parts = append(parts, s.Tree.NameText(attrs[i].Name)+"="+s.Tree.AttrValue(&attrs[i]))
	}
	return strings.Join(parts, " ")
}

// present is the value of a fact that only can be there or not.
var present = words.Text{En: "present", Zh: "有"}

var (
	yes = words.Text{En: "yes", Zh: "是"}
	no  = words.Text{En: "no", Zh: "否"}
)

// yesNo turns the schema's own yes and no into the language asked for, and
// leaves anything else as it is.
func (s *side) yesNo(value string) string {
	switch value {
	case "yes":
		return s.sayText(yes)
	case "no":
		return s.sayText(no)
	}
	return value
}

// section sets the facts of both sides against each other: A's in their
// order, then those that only B has.
func section(id, title string, a, b facts) Section {
	out := Section{ID: id, Title: title, Rows: make([]Row, 0, len(a))}
	inB := newIndex(b)
	taken := make([]bool, len(b))
	seen := map[string]int{}
	for _, fa := range a {
		row := Row{Name: fa.name, Change: OnlyA, A: fa.value, PlacesA: fa.places, PlacesB: []source.Span{}}
		if i, found := inB.find(fa.name, seen[fa.name]); found {
			taken[i] = true
			row.B, row.PlacesB = b[i].value, b[i].places
			row.Change = Changed
			if row.A == row.B {
				row.Change = Same
			}
		}
		seen[fa.name]++
		out.Rows = append(out.Rows, row)
	}
	for i, fb := range b {
		if !taken[i] {
			out.Rows = append(out.Rows, Row{Name: fb.name, Change: OnlyB, B: fb.value, PlacesA: []source.Span{}, PlacesB: fb.places})
		}
	}
	for _, row := range out.Rows {
		if row.Change != Same {
			out.Differences++
		}
	}
	return out
}

// index finds facts by name; a name that stands several times is matched in
// order.
type index map[string][]int

func newIndex(f facts) index {
	x := make(index, len(f))
	for i := range f {
		x[f[i].name] = append(x[f[i].name], i)
	}
	return x
}

func (x index) find(name string, nth int) (int, bool) {
	if all := x[name]; nth < len(all) {
		return all[nth], true
	}
	return 0, false
}

// set is values as one text, sorted: the order of a list says nothing.
func set(values []string) string {
	values = slices.Clone(values)
	sort.SliceStable(values, func(i, j int) bool { return values[i] < values[j] })
	return strings.Join(slices.Compact(values), ", ")
}

// quantity is the text of an element with its unit attribute.
func (s *side) quantity(id xmldoc.ID) string {
	value := s.text(id)
	if unit := s.attr(id, "unit"); unit != "" && value != "" {
		return value + " " + unit
	}
	return value
}

// maxListed is how many names a sentence lists before it counts the rest.
const maxListed = 6

// list writes names for a sentence.
func (s *side) list(names []string) string {
	comma := s.say(", ", "、")
	if len(names) <= maxListed {
		return strings.Join(names, comma)
	}
	return s.say("%[1]s and %[2]d more", "%[1]s 等共 %[3]d 个",
		strings.Join(names[:maxListed], comma), len(names)-maxListed, len(names))
}

// maxPlaces is how many places of a list a reason points at.
const maxPlaces = 50

// number reads a count; 0 for what is none.
func number(s string) int {
	n, err := strconv.ParseUint(s, 10, 31)
	if err != nil {
		return 0
	}
	return int(n)
}
