package bind

import (
	"reflect"
	"strings"

	"libvirt.org/go/libvirtxml"
)

// plan is how the elements bound to one struct type are filled in: where its
// attributes, child elements and character data go. Plans are read off the
// xml tags of libvirtxml's types once, and never change.
type plan struct {
	number int // of all plans of a model, from 0
	fields []field
	text   int // index of the field that takes the character data, or -1
	nameAt int // index of the field XMLName, or -1
}

// field is a struct field that an attribute or child element is bound to.
type field struct {
	index int
	name  string
	attr  bool
	// item is the name of the grandchild elements that fill the field, for
	// tags such as "sections>section"; empty for all others.
	item string
	// elem is the plan of the struct that the field holds, points to or lists;
	// nil where it holds text or a number.
	elem *plan
}

// model is the plan of a document type and how many plans there are in it.
type model struct {
	root  *plan
	plans int
}

// The document types of this package.
var (
	capsModel       = modelOf(reflect.TypeFor[libvirtxml.Caps]())
	domainCapsModel = modelOf(reflect.TypeFor[libvirtxml.DomainCaps]())
)

func modelOf(t reflect.Type) model {
	known := map[reflect.Type]*plan{}
	root := planOf(t, known)
	return model{root: root, plans: len(known)}
}

func planOf(t reflect.Type, known map[reflect.Type]*plan) *plan {
	if p := known[t]; p != nil {
		return p
	}
	p := &plan{number: len(known), text: -1, nameAt: -1}
	known[t] = p
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Name == "XMLName" {
			p.nameAt = i
			continue
		}
		name, options, _ := strings.Cut(f.Tag.Get("xml"), ",")
		if name == "" && options == "chardata" {
			p.text = i
			continue
		}
		b := field{index: i, name: name, attr: strings.HasPrefix(options, "attr")}
		if outer, inner, nested := strings.Cut(name, ">"); nested {
			b.name, b.item = outer, inner
		}
		if e := elementType(f.Type); e.Kind() == reflect.Struct {
			b.elem = planOf(e, known)
		}
		p.fields = append(p.fields, b)
	}
	return p
}

// elementType is what a field holds in the end, behind pointers and slices.
func elementType(t reflect.Type) reflect.Type {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	return t
}
