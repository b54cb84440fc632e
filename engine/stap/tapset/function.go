package tapset

import (
	_ "embed" // the tables
	"sort"
	"strconv"
	"strings"

	"ringlab/engine/stap/types"
	"ringlab/engine/words"
)

// functions has a line for each function, in the order of their names by
// bytes; overloads are in the order of their places. Its columns, separated by
// tabs; those at the end may be missing:
//
//	name
//	kind, a line of kinds
//	marks: p pure, g guru, s stable, h hidden
//	file:line[:column]; file is a line of files, from 0; column 10 is left out
//	what stands after the name on the line that declares it, a tab as \t
//	its signature, where the column before does not tell it
//	name/arity of the functions it uses, separated by blanks
//	its local variables, name:type separated by commas
//	the tapset's variables it uses, separated by |
//
//go:embed functions.txt
var functions string

// kinds has the functions' kinds: name, status (S supported, M simulated, K
// needs a kernel), and what to say of them in English and Chinese.
//
//go:embed kinds.txt
var kinds string

// files are the tapset's files that declare functions.
//
//go:embed files.txt
var files string

// folder is where Debian installs the tapset.
const folder = "/usr/share/systemtap/tapset/"

// Count returns how many functions there are: their indices are from 0 to
// Count()-1.
func Count() int { return len(starts) }

// At returns the function with an index.
func At(i int) *Function {
	column := columns(line(functions, int(starts[i])))
	f := &Function{}
	f.Name = column.next()
	kind, marks, place := column.next(), column.next(), column.next()
	f.Status, f.Words = kindOf(kind)
	for _, mark := range marks {
		switch mark {
		case 'p':
			f.Pure = true
		case 'g':
			f.Guru = true
		case 's':
			f.Stable = true
		case 'h':
			f.Hidden = true
		}
	}
	rest := strings.ReplaceAll(column.peek(), `\t`, "\t")
	f.Parameters, f.Result = parseSignature(column.signature())
	file, place, _ := strings.Cut(place, ":")
	before := "function "
	if at, col, ok := strings.Cut(place, ":"); ok {
		place = at
		if f.Hidden {
			before = "@__private30 function "
			if n, _ := strconv.Atoi(col); n != len(before)+1 {
				before = "private function "
			}
		}
	}
	f.Source = before + f.Name + rest
	f.Place = folder + lineNumber(files, file) + ":" + place + ":" + strconv.Itoa(len(before)+1)
	for uses := column.next(); uses != ""; {
		var use string
		use, uses, _ = strings.Cut(uses, " ")
		name, arity, _ := strings.Cut(use, "/")
		f.Uses = append(f.Uses, withArity(name, arity))
	}
	f.Locals = parseParameters(column.next())
	if globals := column.next(); globals != "" {
		f.Globals = strings.Split(globals, "|")
	}
	f.Embedded = embeddedOf(kind)
	return f
}

// Functions returns the indices of the functions that a script can call by a
// name: overloads, in the order of their places.
func Functions(name string) []int {
	var list []int
	for _, i := range named(name) {
		if !isHidden(i) {
			list = append(list, i)
		}
	}
	return list
}

// Names returns the names of the functions that a script can call, each once,
// in the order of their bytes.
func Names() []string {
	list := make([]string, 0, len(starts))
	for i := range starts {
		name := nameAt(i)
		if !isHidden(i) && (len(list) == 0 || list[len(list)-1] != name) {
			list = append(list, name)
		}
	}
	return list
}

// named returns the functions with a name, hidden ones too.
func named(name string) []int {
	first := sort.Search(len(starts), func(i int) bool { return nameAt(i) >= name })
	var list []int
	for i := first; i < len(starts) && nameAt(i) == name; i++ {
		list = append(list, i)
	}
	return list
}

// withArity returns the function with a name and so many parameters.
func withArity(name, arity string) int {
	n, _ := strconv.Atoi(arity)
	list := named(name)
	for _, i := range list {
		column := columns(line(functions, int(starts[i])))
		for range 4 {
			column.next()
		}
		parameters, _ := parseSignature(column.signature())
		if len(parameters) == n {
			return i
		}
	}
	return list[0]
}

func nameAt(i int) string {
	name, _, _ := strings.Cut(functions[starts[i]:], "\t")
	return name
}

func isHidden(i int) bool {
	column := columns(line(functions, int(starts[i])))
	column.next()
	column.next()
	return strings.Contains(column.next(), "h")
}

// kindOf returns what is said of a kind of functions.
func kindOf(name string) (Status, words.Text) {
	for at := 0; at < len(kinds); {
		l := line(kinds, at)
		at += len(l) + 1
		column := columns(l)
		if column.next() != name {
			continue
		}
		status := NeedsKernel
		switch column.next() {
		case "S":
			status = Supported
		case "M":
			status = Simulated
		}
		return status, words.Text{En: column.next(), Zh: column.next()}
	}
	return NeedsKernel, words.Text{}
}

// embeddedOf returns the C that comes with a kind of functions. Other
// functions of the tapset come with more of it, which nothing here shows.
func embeddedOf(kind string) string {
	switch kind {
	case "clock":
		return "#define STAP_NEED_GETTIMEOFDAY 1"
	case "tokenize":
		return "#define STAP_NEED_CONTEXT_TOKENIZE 1"
	case "matched":
		return "#define STAP_NEED_CONTEXT_SUBEXPRESSION 1"
	}
	return ""
}

// parseSignature reads "(a:long, b:string):string", or the same with the
// result in front, as it is declared.
func parseSignature(s string) ([]types.Parameter, types.Type) {
	before, rest, _ := strings.Cut(s, "(")
	inside, after, _ := strings.Cut(rest, ")")
	if !strings.Contains(before, ":") {
		before = after
	}
	return parseParameters(inside), typeOf(before)
}

func parseParameters(s string) []types.Parameter {
	var list []types.Parameter
	for s != "" {
		var one string
		one, s, _ = strings.Cut(s, ",")
		name, kind, _ := strings.Cut(one, ":")
		if name = strings.TrimSpace(name); name != "" {
			list = append(list, types.Parameter{Name: name, Type: typeOf(kind)})
		}
	}
	return list
}

// typeOf returns the type that a word, perhaps after a colon, names.
func typeOf(s string) types.Type {
	s = strings.TrimLeft(s, ": ")
	switch {
	case strings.HasPrefix(s, "long"):
		return types.Long
	case strings.HasPrefix(s, "string"):
		return types.String
	}
	return types.Unknown
}

// line returns the line of a table that starts at an offset.
func line(table string, start int) string {
	l, _, _ := strings.Cut(table[start:], "\n")
	return l
}

// lineNumber returns a line of a table by its number, from 0.
func lineNumber(table, number string) string {
	n, _ := strconv.Atoi(number)
	for range n {
		_, table, _ = strings.Cut(table, "\n")
	}
	return line(table, 0)
}

// columns is what is left of a line.
type columns string

// next takes the next column of the line; "" where there is none left.
func (c *columns) next() string {
	column, rest, _ := strings.Cut(string(*c), "\t")
	*c = columns(rest)
	return column
}

// peek returns the next column and leaves it there.
func (c columns) peek() string { return c.next() }

// signature takes the two columns that tell a function's signature, and
// returns the one that does.
func (c *columns) signature() string {
	declared, complete := c.next(), c.next()
	if complete != "" {
		return complete
	}
	return declared
}
