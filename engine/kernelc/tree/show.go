package tree

import (
	"strconv"
	"strings"
)

// modNames are the modifiers that messages show, in their order there.
var modNames = [...]struct {
	mod  Mods
	name string
}{
	{Auto, "auto"},
	{Extern, "extern"},
	{Register, "register"},
	{Static, "static"},
	{Inline, "inline"},
	{Const, "const"},
	{Restrict, "restrict"},
	{Volatile, "volatile"},
	{Addressable, "[addressable]"},
	{Assigned, "[assigned]"},
	{Atomic, "[atomic]"},
	{Bitwise, "[bitwise]"},
	{Explicitly, "[explicitly-signed]"},
	{GnuInline, "[gnu_inline]"},
	{Nocast, "[nocast]"},
	{NoDeref, "[noderef]"},
	{NoReturn, "[noreturn]"},
	{Pure, "[pure]"},
	{Safe, "[safe]"},
	{Signed, "[signed]"},
	{TLS, "[tls]"},
	{TopLevel, "[toplevel]"},
	{Unsigned, "[unsigned]"},
	{Unused, "[unused]"},
	{UserType, "[usertype]"},
}

// ModNames writes modifiers as messages do, a space after each.
func ModNames(mods Mods) string {
	if mods == 0 {
		return ""
	}
	var out []byte
	for _, m := range &modNames {
		if mods&m.mod != 0 {
			out = append(append(out, m.name...), ' ')
		}
	}
	return string(out)
}

// ModName writes modifiers as messages name them.
func ModName(mods Mods) string { return strings.TrimSuffix(ModNames(mods), " ") }

// showLimit ends the writing of a type that goes on and on.
const showLimit = 200

// Show writes a type as sparse's messages do: from the inside out, the name in
// the middle, qualifiers before what they qualify, and storage and the like as
// if they were qualifiers.
func Show(t *Type) string {
	// before is kept in reverse order of its parts.
	var before []string
	var after []byte
	var mods Mods
	space := ""
	pointed, restricted, fouled := false, false, false
	put := func(s string) {
		if s != "" {
			before = append(before, s)
		}
	}
	// word puts a word, with a space before what stands there already.
	word := func(s string) {
		if len(before) > 0 || len(after) > 0 {
			put(" ")
		}
		put(s)
	}
steps:
	for step := 0; step < showLimit; step++ {
		if t == nil || t.Kind != Node && t.Kind != Array && t.Kind != BitField {
			if space != "" {
				put(space + " ")
			}
			if t != nil && (t.Kind == Base || t.Kind == Enum) {
				mods &^= Signed | Unsigned | Explicitly
			}
			put(ModNames(mods))
			mods, space = 0, ""
		}
		if t == nil {
			break
		}
		if t.Kind == Base && t.Text != "" {
			word(t.Text)
			break
		}
		if text := specialText(t); text != "" {
			word(text)
			break
		}
		switch t.Kind {
		case Pointer:
			put("*")
			mods, space, pointed = t.Mods, t.Space, true
		case Function:
			if pointed {
				put("( ")
				after = append(after, " )"...)
				pointed = false
			}
			// What the result is qualified with, the use or the pointer around
			// the function has taken over.
			after = append(after, "( ... )"...)
		case Struct:
			word("struct " + tagName(t))
			break steps
		case Union:
			word("union " + tagName(t))
			break steps
		case Enum:
			put("enum " + tagName(t) + " ")
		case Node:
			after = append(after, t.Name...)
			mods |= t.Mods
			if t.Space != "" {
				space = t.Space
			}
		case BitField:
			mods |= t.Mods
			after = strconv.AppendInt(append(after, ':'), t.Bits, 10)
		case Array:
			mods |= t.Mods
			if t.Space != "" {
				space = t.Space
			}
			if pointed {
				put("( ")
				after = append(after, " )"...)
				pointed = false
			}
			after = append(after, '[')
			after = strconv.AppendInt(after, arrayLength(t), 10)
			after = append(after, ']')
		case Restricted:
			if t.Name != "" {
				word("restricted " + t.Name)
				break steps
			}
			restricted = true
		case Fouled:
			fouled = true
		default:
			// The number is that of a base type in sparse, which has no name
			// for the extended floating types.
			word("unknown type 2")
			break steps
		}
		t = t.Base
	}
	if restricted {
		put("restricted ")
	}
	if fouled {
		put("fouled ")
	}
	size := len(after)
	for _, s := range before {
		size += len(s)
	}
	out := make([]byte, 0, size)
	for i := len(before) - 1; i >= 0; i-- {
		out = append(out, before[i]...)
	}
	out = append(out, after...)
	for len(out) > 0 && out[len(out)-1] == ' ' {
		out = out[:len(out)-1]
	}
	return string(out)
}

// specialText is how messages write the types that are pointers with a name
// of their own.
func specialText(t *Type) string {
	if t == LabelType {
		return "label type"
	}
	return ""
}

// tagName is the name of a struct, union or enum in messages.
func tagName(t *Type) string {
	if t.Name == "" {
		return "<noident>"
	}
	return t.Name
}

// arrayLength is the length of an array, 0 where it has none.
func arrayLength(t *Type) int64 {
	if t.Length == nil || t.Length.Op != Value {
		return 0
	}
	value := int64(t.Length.Value)
	if of := t.Length.Type; of != nil && of.IsSigned() && of.Bits > 0 && of.Bits < 64 {
		shift := 64 - uint(of.Bits)
		value = value << shift >> shift
	}
	return value
}
