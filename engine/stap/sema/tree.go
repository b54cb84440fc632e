package sema

import (
	"sort"
	"strings"

	"ringlab/engine/stap/syntax"
	"ringlab/engine/stap/tapset"
)

// argument is what a component of a probe point takes.
type argument uint8

const (
	noArgument argument = iota
	numberArgument
	stringArgument
)

// pointNode is one component in the tree of all probe points there are.
type pointNode struct {
	name     string
	argument argument
	children []*pointNode    // see bloom
	aliases  []*syntax.Alias // that end here
	builtIn  bool            // a probe point of its own may end here
	event    *tapset.Event   // or nil
	// inner are points below, in the form of builtInPoints, that are not added
	// yet.
	inner string
	// family is true of a first component of the tapset's points; what may
	// follow it is added when it is first asked for.
	family bool
}

// pointTree is the tree of all probe points; whole is true where it has those
// of the tapset.
type pointTree struct {
	root  *pointNode
	whole bool
}

// The probe points that are built into stap: a name, # where it takes a
// number and $ where it takes a string, ! where a point may end, and in
// braces what may follow.
const (
	functionPoints = `function#!{call! exported! return!{maxactive#!}} function$!{call! callee$!{call! return!} callees! callees#! exported! inline! label$! return!{maxactive#!}} `
	userFunctions  = `function#!{call! exported! return!} function$!{call! callee$!{call! return!} callees! callees#! exported! inline! label$! return!} `
	statements     = `statement#!{nearest!} statement$!{nearest!} `
	userPoints     = `mark$! plt!{return!} plt$!{return!} provider${mark$!} ` + userFunctions
	processPoints  = `begin! end! syscall!{return!} thread{begin! end!} ` + userPoints
	libraryPoints  = `library${` + userPoints + statements + `} `
	samplePoints   = `counter$! hz#! process! process$!{counter$!} sample#! `
	procfsPoints   = `read!{maxsize#!} write! umask#{read!{maxsize#!} write!} `
	builtInPoints  = `begin! begin#! end! end#! error! error#! never! ` +
		`timer{hz#! jiffies#!{randomize#!} ms#!{randomize#!} msec#!{randomize#!} ns#!{randomize#!} nsec#!{randomize#!} profile{tick!} s#!{randomize#!} sec#!{randomize#!} us#!{randomize#!} usec#!{randomize#!}} ` +
		`kernel{data#{length#{rw! write!} rw! write!} data${rw! write!} mark$!{format$!} statement#!{absolute! nearest!} statement$!{nearest!} trace$! ` + functionPoints + `} ` +
		`kprobe{function$!{call! return!{maxactive#!}} module${function$!{call! return!{maxactive#!}}} statement#{absolute!}} ` +
		`module${` + functionPoints + statements + `} ` +
		`netfilter{hook${pf$!{priority$!}} pf${hook$!{priority$!}}} ` +
		`perf{type#{config#!{` + samplePoints + `}}} ` +
		`process{` + processPoints + statements + libraryPoints + `} ` +
		`process#{insn!{block!} statement#!{absolute!{return!} nearest!} statement$!{nearest!} ` + processPoints + `} ` +
		`process${insn!{block!} ` + processPoints + statements + libraryPoints + `} ` +
		`procfs{` + procfsPoints + `} procfs${` + procfsPoints + `} `
)

// child returns the node below n, which is made where there is none.
func (n *pointNode) child(name string, a argument) *pointNode {
	n.bloom()
	if c := n.find(name, a); c != nil {
		return c
	}
	c := &pointNode{name: name, argument: a}
	n.children = append(n.children, c)
	return c
}

// find returns the node below n, or nil.
func (n *pointNode) find(name string, a argument) *pointNode {
	for _, c := range n.children {
		if c.argument == a && c.name == name {
			return c
		}
	}
	return nil
}

// ends reports whether a probe point may end at n.
func (n *pointNode) ends() bool {
	return n.builtIn || n.event != nil || len(n.aliases) > 0
}

// grow adds the points that text lists below n; those below them are added
// when they are first asked for.
func (n *pointNode) grow(text string) {
	for text != "" {
		end := strings.IndexAny(text, "#$!{} ")
		name := text[:end]
		text = text[end:]
		a := noArgument
		switch text[0] {
		case '#':
			a, text = numberArgument, text[1:]
		case '$':
			a, text = stringArgument, text[1:]
		}
		c := &pointNode{name: name, argument: a}
		n.children = append(n.children, c)
		if text[0] == '!' {
			c.builtIn, text = true, text[1:]
		}
		if text[0] == '{' {
			end := closing(text)
			c.inner, text = text[1:end], text[end+1:]
		}
		text = strings.TrimLeft(text, " ")
	}
}

// closing returns the place of the brace that closes the first one.
func closing(text string) int {
	depth := 0
	for i := range len(text) {
		switch text[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return len(text)
}

// bloom adds what may follow n. It must be called before the nodes below n are
// looked at.
func (n *pointNode) bloom() {
	if inner := n.inner; inner != "" {
		n.inner = ""
		n.grow(inner + " ")
	}
	if !n.family {
		return
	}
	n.family = false
	events := tapset.Family(n.name)
	for i := range events {
		_, rest, _ := strings.Cut(events[i].Pattern, ".")
		n.pattern(rest).event = &events[i]
	}
}

// pattern returns the node of a dotted pattern such as
// "kernel.function(string).return", which is made where there is none.
func (n *pointNode) pattern(text string) *pointNode {
	for text != "" {
		name := text
		if dot := strings.IndexByte(text, '.'); dot >= 0 {
			name, text = text[:dot], text[dot+1:]
		} else {
			text = ""
		}
		a := noArgument
		switch {
		case strings.HasSuffix(name, "(number)"):
			a = numberArgument
		case strings.HasSuffix(name, "(string)"):
			a = stringArgument
		}
		if paren := strings.IndexByte(name, '('); paren >= 0 {
			name = name[:paren]
		}
		n = n.child(name, a)
	}
	return n
}

// sorted returns the nodes below n in the order of their names.
func (n *pointNode) sorted() []*pointNode {
	list := append([]*pointNode(nil), n.children...)
	sort.SliceStable(list, func(i, j int) bool {
		if list[i].name != list[j].name {
			return list[i].name < list[j].name
		}
		return list[i].argument < list[j].argument
	})
	return list
}

// follow lists what may follow n, as messages do.
func (n *pointNode) follow() string {
	text := ""
	for _, c := range n.sorted() {
		text += " " + c.name
		switch c.argument {
		case numberArgument:
			text += "(number)"
		case stringArgument:
			text += "(string)"
		}
	}
	return text
}

// argumentOf returns what a component of a script brings.
func argumentOf(c *syntax.Component) argument {
	switch c.Arg.(type) {
	case *syntax.Number:
		return numberArgument
	case *syntax.String:
		return stringArgument
	}
	return noArgument
}

// matches reports whether a name matches a pattern in which `*` stands for
// any letters.
func matches(pattern, name string) bool {
	star, retry := -1, 0
	p, n := 0, 0
	for n < len(name) {
		switch {
		case p < len(pattern) && pattern[p] == '*':
			star, retry = p, n
			p++
		case p < len(pattern) && pattern[p] == name[n]:
			p++
			n++
		case star >= 0:
			retry++
			p, n = star+1, retry
		default:
			return false
		}
	}
	return strings.Trim(pattern[p:], "*") == ""
}
