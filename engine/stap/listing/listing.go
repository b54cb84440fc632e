// Package listing writes a checked script as `stap -p2` lists it.
//
// In: a Program. Out: its embedded code, globals, functions and probes, with
// the types that were inferred. Their order is stap's: globals and code as
// they come into use, functions by the names that stap gives them in C, probes
// as they are registered.
package listing

import (
	"sort"
	"strconv"
	"strings"

	"ringlab/engine/stap/sema"
	"ringlab/engine/stap/syntax"
	"ringlab/engine/stap/tapset"
	"ringlab/engine/stap/types"
)

// Write lists a program; optimised tells whether it was (without -u).
func Write(p *sema.Program, optimised bool) []byte {
	w := writer{program: p, optimised: optimised}
	for _, i := range p.Tapset {
		w.use(i)
		for _, j := range tapset.At(i).Uses {
			w.use(j)
		}
	}
	w.embedded()
	w.globals()
	w.functions()
	w.probes()
	return w.out
}

// writer is the state of writing one listing.
type writer struct {
	program   *sema.Program
	optimised bool
	tapset    []int // functions in use
	out       []byte
	headed    bool // the section has its headline
}

func (w *writer) print(texts ...string) {
	for _, text := range texts {
		w.out = append(w.out, text...)
	}
}

// use adds a function of the tapset.
func (w *writer) use(i int) {
	for _, j := range w.tapset {
		if j == i {
			return
		}
	}
	w.tapset = append(w.tapset, i)
}

// section begins a section, whose headline is written with its first line.
func (w *writer) section() { w.headed = false }

// head writes the section's headline if it is not there yet.
func (w *writer) head(line string) {
	if !w.headed {
		w.print(line, "\n")
		w.headed = true
	}
}

// embedded lists C at the top of the script and of the tapset's files.
func (w *writer) embedded() {
	w.section()
	for _, e := range w.program.File.Embeds {
		w.head("# global embedded code")
		w.print("%{", e.Code, "%}\n")
	}
	if len(w.program.Libraries) == 0 {
		return
	}
	// A file stays in use where the calls that brought it in are elided.
	var codes, files []string
	for i := range tapset.Count() {
		if f := tapset.At(i); f.Embedded != "" && !contains(codes, f.Embedded) {
			codes, files = append(codes, f.Embedded), append(files, fileOf(f))
		}
	}
	for _, file := range w.program.Libraries {
		for i, code := range codes {
			if files[i] == file {
				w.head("# global embedded code")
				w.print("%{\n", code, "\n%}\n")
			}
		}
	}
}

// fileOf returns the file of the tapset that declares a function.
func fileOf(f *tapset.Function) string {
	file := f.Place
	for range 2 {
		if colon := strings.LastIndexByte(file, ':'); colon >= 0 {
			file = file[:colon]
		}
	}
	return file
}

func contains(list []string, s string) bool {
	for _, other := range list {
		if other == s {
			return true
		}
	}
	return false
}

// globals lists the variables of the script, and those of the tapset that it
// uses.
func (w *writer) globals() {
	w.section()
	for _, v := range w.program.Globals {
		w.head("# globals")
		w.print(v.Name)
		if v.Wrap {
			w.print("%")
		}
		if v.MaxSize > 0 {
			w.print("[", strconv.Itoa(v.MaxSize), "]")
		}
		w.print(":", v.Type.String())
		if v.Arity > 0 {
			w.print(" [")
			for i, k := range v.Keys {
				if i > 0 {
					w.print(", ")
				}
				w.print(k.String())
			}
			w.print("]")
		}
		w.print("\n")
	}
	var seen []string
	for _, i := range w.tapset {
		for _, line := range tapset.At(i).Globals {
			if !contains(seen, line) {
				seen = append(seen, line)
				w.head("# globals")
				w.print(line, "\n")
			}
		}
	}
}

// listed is a function with the name that stap gives it in C.
type listed struct {
	name      string
	signature types.Signature
	locals    []types.Parameter
}

// functions lists the functions that are called.
func (w *writer) functions() {
	w.section()
	var list []listed
	for _, f := range w.program.Functions {
		l := listed{name: mangled(w.program.File, f), signature: types.Signature{Name: f.Name, Result: f.Result}}
		for _, p := range f.Parameters {
			l.signature.Parameters = append(l.signature.Parameters, types.Parameter{Name: p.Name, Type: p.Type})
		}
		l.locals = append(locals(f.Locals), w.stable(f.Body)...)
		list = append(list, l)
	}
	for _, i := range w.tapset {
		f := tapset.At(i)
		l := listed{mangledTapset(i, f), f.Signature, f.Locals}
		if l.signature.Result == types.Unknown {
			l.signature.Result = w.asked(i)
		}
		list = append(list, l)
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].name < list[j].name })
	for i := range list {
		l := &list[i]
		w.head("# functions")
		w.print(l.signature.Name, ":", l.signature.Result.String(), " (")
		for i, p := range l.signature.Parameters {
			if i > 0 {
				w.print(", ")
			}
			w.print(p.Name, ":", p.Type.String())
		}
		w.print(")\n")
		w.locals(l.locals)
	}
}

// asked returns the type that the script gives to the result of a function
// that returns nothing: long, where it uses it.
func (w *writer) asked(tapset int) types.Type {
	found := types.Unknown
	look := func(body any) {
		syntax.Inspect(body, func(node any) bool {
			if call, ok := node.(*syntax.Call); ok && len(call.Targets) == 0 && call.Tapset == tapset && call.T != types.Unknown {
				found = call.T
			}
			return true
		})
	}
	for _, p := range w.program.Probes {
		look(p.Body)
	}
	for _, f := range w.program.Functions {
		look(f.Body)
	}
	return found
}

// locals lists the variables of a function or probe.
func (w *writer) locals(list []types.Parameter) {
	if len(list) > 0 {
		w.print("  # locals\n")
	}
	for _, v := range list {
		w.print("  ", v.Name, ":", v.Type.String(), "\n")
	}
}

// locals returns variables as the tapset states them.
func locals(list []*syntax.Variable) []types.Parameter {
	var out []types.Parameter
	for _, v := range list {
		out = append(out, types.Parameter{Name: v.Name, Type: v.Type})
	}
	return out
}

// stable returns the variables in which stap keeps what a handler is told by
// functions that answer the same throughout it: it asks them once.
func (w *writer) stable(body any) []types.Parameter {
	var out []types.Parameter
	if !w.optimised {
		return nil
	}
	syntax.Inspect(body, func(node any) bool {
		call, ok := node.(*syntax.Call)
		if !ok || len(call.Targets) > 0 || call.Tapset < 0 {
			return true
		}
		f := tapset.At(call.Tapset)
		if !f.Stable {
			return true
		}
		v := types.Parameter{Name: "__stable_" + mangledTapset(call.Tapset, f) + "_value", Type: f.Result}
		for _, other := range out {
			if other.Name == v.Name {
				return true
			}
		}
		out = append(out, v)
		return true
	})
	return out
}

// mangled is the name that stap gives a function of the script in C.
func mangled(file *syntax.File, f *syntax.Function) string {
	overload := 0
	for _, other := range file.Functions {
		if other.Tok == f.Tok {
			break
		}
		if other.Name == f.Name {
			overload++
		}
	}
	prefix := "__global_"
	if f.Private {
		prefix = privatePrefix(file.Name)
	}
	return prefix + f.Name + "__overload_" + strconv.Itoa(overload)
}

// privatePrefix starts the names of what is private to a file.
func privatePrefix(file string) string {
	name := []byte("__private_" + file + "_")
	for i, c := range name {
		if (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z') {
			name[i] = '_'
		}
	}
	if file != "" && file[0] == '/' {
		name = append(name[:len("__private_")], name[len("__private_")+1:]...)
	}
	return string(name)
}

// mangledTapset is the name that stap gives a function of the tapset in C.
func mangledTapset(i int, f *tapset.Function) string {
	overload := 0
	for _, j := range tapset.Functions(f.Name) {
		if j < i {
			overload++
		}
	}
	prefix := "__global_"
	if f.Hidden {
		prefix = privatePrefix(fileOf(f))
	}
	return prefix + f.Name + "__overload_" + strconv.Itoa(overload)
}
