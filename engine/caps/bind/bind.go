// Package bind fills libvirtxml's types from a tree.
//
// In: a tree and its root element. Out: the typed model, equal to what
// encoding/xml would make of the same document but several times as fast; an
// error for each value that its type cannot hold, with its place; and what
// the model has no field for.
package bind

import (
	"bytes"
	"encoding/xml"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"libvirt.org/go/libvirtxml"

	"ringlab/engine/caps/xmldoc"
	"ringlab/engine/source"
	"ringlab/engine/words"
)

// Unmodelled is what stands in a document but not in its typed model.
type Unmodelled struct {
	// Elements in document order. What stands below one is not listed again.
	Elements []xmldoc.ID
	// Attrs are starts of attribute names, in document order.
	Attrs []int32
}

// HasElement reports whether the element itself is listed.
func (u *Unmodelled) HasElement(id xmldoc.ID) bool {
	_, found := slices.BinarySearch(u.Elements, id)
	return found
}

// HasAttr reports whether the attribute whose name starts at nameStart is
// listed.
func (u *Unmodelled) HasAttr(nameStart int32) bool {
	_, found := slices.BinarySearch(u.Attrs, nameStart)
	return found
}

// Caps fills the model of a capabilities document.
func Caps(t *xmldoc.Tree, root xmldoc.ID) (*libvirtxml.Caps, Unmodelled, []source.Diagnostic) {
	caps := new(libvirtxml.Caps)
	b := newBinder(t, capsModel)
	b.element(reflect.ValueOf(caps).Elem(), root, capsModel.root)
	return caps, b.unmodelled, b.found
}

// DomainCaps fills the model of a domain capabilities document.
func DomainCaps(t *xmldoc.Tree, root xmldoc.ID) (*libvirtxml.DomainCaps, Unmodelled, []source.Diagnostic) {
	caps := new(libvirtxml.DomainCaps)
	b := newBinder(t, domainCapsModel)
	b.element(reflect.ValueOf(caps).Elem(), root, domainCapsModel.root)
	return caps, b.unmodelled, b.found
}

type binder struct {
	tree       *xmldoc.Tree
	local      []string    // the tree's names without their prefixes
	resolved   []*resolved // by plan number
	ints       []int       // room for the next *int fields
	unmodelled Unmodelled
	found      []source.Diagnostic
}

// resolved is a plan with its names as numbers of one tree: the field of each
// name, or nil.
type resolved struct {
	attrs, elements []*field
}

func newBinder(t *xmldoc.Tree, m model) *binder {
	b := &binder{tree: t, local: make([]string, t.Names()), resolved: make([]*resolved, m.plans)}
	for n := range b.local {
		name := t.NameText(xmldoc.Name(n))
		if _, after, ok := strings.Cut(name, ":"); ok {
			name = after
		}
		b.local[n] = name
	}
	return b
}

func (b *binder) resolve(p *plan) *resolved {
	if r := b.resolved[p.number]; r != nil {
		return r
	}
	r := &resolved{attrs: make([]*field, len(b.local)), elements: make([]*field, len(b.local))}
	for n, name := range b.local {
		for i := range p.fields {
			f := &p.fields[i]
			switch {
			case f.name != name:
			case f.attr:
				r.attrs[n] = f
			default:
				r.elements[n] = f
			}
		}
	}
	b.resolved[p.number] = r
	return r
}

// element fills the struct v from element id. It recurses no deeper than the
// types do.
func (b *binder) element(v reflect.Value, id xmldoc.ID, p *plan) {
	r := b.resolve(p)
	if p.nameAt >= 0 {
		v.Field(p.nameAt).Set(reflect.ValueOf(b.name(id)))
	}
	for i := range b.tree.NodeAttrs(id) {
		a := &b.tree.NodeAttrs(id)[i]
		switch f := r.attrs[a.Name]; {
		case f != nil:
			span := source.Span{Start: int(a.ValueStart), End: int(a.ValueEnd)}
			b.value(v.Field(f.index), b.tree.AttrBytes(a), b.tree.NameText(a.Name), span)
		case !isNamespace(b.tree.NameText(a.Name)):
			b.unmodelled.Attrs = append(b.unmodelled.Attrs, a.NameStart)
		}
	}
	for child := b.tree.Node(id).First; child != xmldoc.None; child = b.tree.Node(child).Next {
		n := b.tree.Node(child)
		if n.Kind != xmldoc.Element {
			continue
		}
		f := r.elements[n.Name]
		if f == nil {
			b.unmodelled.Elements = append(b.unmodelled.Elements, child)
			continue
		}
		if f.item == "" {
			b.child(v.Field(f.index), child, f)
			continue
		}
		for item := range b.tree.Children(child, "") {
			if b.local[b.tree.Node(item).Name] == f.item {
				b.child(v.Field(f.index), item, f)
			} else {
				b.unmodelled.Elements = append(b.unmodelled.Elements, item)
			}
		}
	}
	if p.text >= 0 {
		b.text(v.Field(p.text), id)
	}
}

// child fills the field v, or one more item of it, from element id.
func (b *binder) child(v reflect.Value, id xmldoc.ID, f *field) {
	for {
		switch v.Kind() {
		case reflect.Pointer:
			if v.IsNil() {
				v.Set(reflect.New(v.Type().Elem()))
			}
			v = v.Elem()
		case reflect.Slice:
			size := v.Len()
			if size == v.Cap() {
				v.Grow(b.following(id))
			}
			v.SetLen(size + 1)
			v = v.Index(size)
		case reflect.Struct:
			b.element(v, id, f.elem)
			return
		default:
			b.text(v, id)
			return
		}
	}
}

// following counts the elements of the name of id from id on, which will fill
// the same list.
func (b *binder) following(id xmldoc.ID) int {
	count, name := 0, b.tree.Node(id).Name
	for ; id != xmldoc.None; id = b.tree.Node(id).Next {
		if n := b.tree.Node(id); n.Kind == xmldoc.Element && n.Name == name {
			count++
		}
	}
	return count
}

// text fills v from the character data of element id.
func (b *binder) text(v reflect.Value, id xmldoc.ID) {
	if v.Kind() == reflect.String {
		v.SetString(b.tree.CharData(id))
		return
	}
	_, span := b.tree.Value(id)
	b.value(v, []byte(b.tree.CharData(id)), b.tree.Name(id), span)
}

// value fills v from a text, by encoding/xml's rules: white space around a
// number is dropped, an empty text is zero.
func (b *binder) value(v reflect.Value, text []byte, name string, span source.Span) {
	if v.Kind() == reflect.Pointer {
		switch {
		case !v.IsNil():
		case v.Type().Elem().Kind() == reflect.Int:
			v.Set(reflect.ValueOf(b.newInt()))
		default:
			v.Set(reflect.New(v.Type().Elem()))
		}
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(string(text))
	case reflect.Int:
		if len(text) == 0 {
			v.SetInt(0)
		} else if n, err := strconv.ParseInt(string(bytes.TrimSpace(text)), 10, 64); err != nil {
			b.misfit(string(text), name, span, v.Kind())
		} else {
			v.SetInt(n)
		}
	case reflect.Uint, reflect.Uint64:
		if len(text) == 0 {
			v.SetUint(0)
		} else if n, err := strconv.ParseUint(string(bytes.TrimSpace(text)), 10, 64); err != nil {
			b.misfit(string(text), name, span, v.Kind())
		} else {
			v.SetUint(n)
		}
	default:
		panic("libvirtxml has a field of type " + v.Type().String() + ", which bind does not fill")
	}
}

// newInt returns a new int. There are four to a CPU of a NUMA cell, so they
// are made in blocks.
func (b *binder) newInt() *int {
	if len(b.ints) == 0 {
		b.ints = make([]int, 256)
	}
	n := &b.ints[0]
	b.ints = b.ints[1:]
	return n
}

// The largest values of libvirtxml's integer fields.
const (
	maxInt  = "9223372036854775807"
	maxUint = "18446744073709551615"
)

// misfit reports a value that is no number of the field's type.
func (b *binder) misfit(text, name string, span source.Span, kind reflect.Kind) {
	least, most := "0", maxUint
	if kind == reflect.Int {
		least, most = "-9223372036854775808", maxInt
	}
	text = strings.TrimSpace(text)
	digits := strings.TrimPrefix(text, "-")
	m := words.Text{
		En: "%[1]s is %[2]q, which is not a whole number",
		Zh: "%[1]s 的值 %[2]q 不是整数",
	}
	if digits != "" && strings.Trim(digits, "0123456789") == "" {
		m = words.Text{
			En: "%[1]s is %[2]s, which is out of range: it goes from %[3]s to %[4]s",
			Zh: "%[1]s 的值 %[2]s 超出范围：应在 %[3]s 到 %[4]s 之间",
		}
		if digits != text && kind != reflect.Int {
			m = words.Text{
				En: "%[1]s is %[2]s, which is negative: it goes from %[3]s to %[4]s",
				Zh: "%[1]s 的值 %[2]s 是负数：应在 %[3]s 到 %[4]s 之间",
			}
		}
		if len(text) > 40 {
			text = text[:40] + "…"
		}
		b.report(span, m.With(name, text, least, most))
		return
	}
	if len(text) > 40 {
		text = strings.ToValidUTF8(text[:40], "") + "…"
	}
	b.report(span, m.With(name, text))
}

func (b *binder) report(span source.Span, m words.Message) {
	if len(b.found) >= xmldoc.MaxFindings {
		return
	}
	b.found = append(b.found, source.Diagnostic{
		Severity: source.Error, Code: "value", Span: span, Message: m,
		Hint: words.Text{
			En: "it counts as 0 in what follows",
			Zh: "后续按 0 处理",
		}.With(),
	})
}

// name is the element's name as encoding/xml gives it.
func (b *binder) name(id xmldoc.ID) xml.Name {
	name := xml.Name{Local: b.local[b.tree.Node(id).Name]}
	key := "xmlns"
	if prefix, _, ok := strings.Cut(b.tree.Name(id), ":"); ok {
		name.Space, key = prefix, "xmlns:"+prefix
	}
	for at := id; at != xmldoc.Root; at = b.tree.Node(at).Parent {
		if space, _, ok := b.tree.Attr(at, key); ok {
			name.Space = space
			break
		}
	}
	return name
}

func isNamespace(attr string) bool {
	return attr == "xmlns" || strings.HasPrefix(attr, "xmlns:")
}
