package sema

import (
	"sort"
	"strings"

	"ringlab/engine/source"
	"ringlab/engine/stap/syntax"
	"ringlab/engine/stap/tapset"
	"ringlab/engine/stap/types"
)

// function is a function that is called: of the script, or of the tapset
// where decl is nil.
type function struct {
	mangled string
	decl    *syntax.Function
	tapset  int // index of tapset.Functions
	uses    bool
}

// scope is what names are looked up in.
type scope struct {
	probe    *Probe           // or
	function *syntax.Function // the one that is resolved
	locals   *[]*syntax.Variable
	// condition forbids all but globals.
	condition bool
}

// mangledGlobal is the name that stap's own messages and pp() use.
func mangledGlobal(v *syntax.Variable) string {
	if v.Private {
		return "__private__input__" + v.Name
	}
	return "__global_" + v.Name
}

// resolve finds the probes of the script, and what every name in them means.
func (c *checker) resolve() {
	for _, v := range c.file.Globals {
		copied := *v
		c.declare(&copied)
	}
	c.plant()
	c.libraries = append(c.libraries, "")
	c.probes(c.file.Probes)
	// A function is resolved when the walk over all known functions, in the
	// order of their names, comes by; the walk is repeated for each file of
	// the tapset that is in use. One that is found too late stays unresolved.
	for i := 0; i < len(c.libraries); i++ {
		if c.libraries[i] == argvFile {
			c.probes(c.argv().Probes)
		}
		for last := ""; ; {
			f := c.functionAfter(last)
			if f == nil {
				break
			}
			last = f.mangled
			c.resolveFunction(f)
		}
	}
}

// declare makes a global known.
func (c *checker) declare(v *syntax.Variable) {
	v.Arity = -1
	if v.Init != nil {
		v.Arity = 0
	}
	switch v.Init.(type) {
	case *syntax.Number:
		v.Type = types.Long
	case *syntax.String:
		v.Type = types.String
	}
	c.declared[v.Name] = v
}

// probes derives probes, and resolves what each means before the next is
// looked at.
func (c *checker) probes(list []*syntax.Probe) {
	for _, p := range list {
		before := len(c.program.Probes)
		c.derive(p.Points, derivation{probe: p, tok: p.Tok, body: p.Body})
		for _, derived := range c.program.Probes[before:] {
			c.resolveProbe(derived)
		}
	}
}

// functionAfter returns the known function whose name comes next.
func (c *checker) functionAfter(name string) *function {
	i := sort.Search(len(c.functions), func(i int) bool { return c.functions[i].mangled > name })
	if i == len(c.functions) {
		return nil
	}
	return c.functions[i]
}

// know adds a function that is called, and its file.
func (c *checker) know(f *function) {
	i := sort.Search(len(c.functions), func(i int) bool { return c.functions[i].mangled >= f.mangled })
	if i < len(c.functions) && c.functions[i].mangled == f.mangled {
		return
	}
	c.functions = append(c.functions, nil)
	copy(c.functions[i+1:], c.functions[i:])
	c.functions[i] = f
	if f.decl == nil {
		c.load(c.library(f.tapset).Place)
	}
}

// load notes that a file of the tapset is in use.
func (c *checker) load(place string) {
	file := place
	for range 2 {
		if i := strings.LastIndexByte(file, ':'); i >= 0 {
			file = file[:i]
		}
	}
	for _, l := range c.libraries {
		if l == file {
			return
		}
	}
	c.libraries = append(c.libraries, file)
}

// resolveProbe resolves the names of a probe's body and condition.
func (c *checker) resolveProbe(p *Probe) {
	if p.Event != nil {
		for _, v := range p.Event.Variables {
			p.Locals = append(p.Locals, &syntax.Variable{Name: v.Name, Type: v.Type, Tok: p.Tok, TypeTok: p.Tok, ArityTok: p.Tok, Synthetic: true})
		}
	}
	c.scope = scope{probe: p, locals: &p.Locals}
	c.block(p.Body)
	if p.Condition != nil {
		c.scope.condition = true
		c.names(p.Condition)
		c.scope.condition = false
	}
	p.Name = pointText(p.Point)
	if p.Alias == "" {
		p.Alias = p.Name
	}
}

// resolveFunction resolves the names of a function's body.
func (c *checker) resolveFunction(f *function) {
	if f.decl == nil {
		if !f.uses {
			f.uses = true
			for _, i := range c.library(f.tapset).Uses {
				c.know(&function{mangled: mangledTapset(i), tapset: i})
			}
		}
		return
	}
	c.scope = scope{function: f.decl, locals: &f.decl.Locals}
	f.uses = true
	if body, ok := f.decl.Body.(*syntax.Block); ok {
		c.block(body)
	}
}

// block resolves statements; what is wrong in one does not keep the next from
// being resolved.
func (c *checker) block(b *syntax.Block) {
	for _, s := range b.List {
		c.statement(s)
	}
}

// statement resolves a statement. It reports whether there was nothing to
// tell; if not, what is behind the mistake is left out.
func (c *checker) statement(s syntax.Stmt) bool {
	switch s := s.(type) {
	case *syntax.Block:
		c.block(s)
	case *syntax.ExprStmt:
		if s != nil {
			return c.names(s.X)
		}
	case *syntax.If:
		for {
			if !c.names(s.Cond) || !c.statement(s.Then) {
				return false
			}
			chained, ok := s.Else.(*syntax.If)
			if !ok {
				return c.statement(s.Else)
			}
			s = chained
		}
	case *syntax.For:
		return c.statement(s.Init) && c.namesOf(s.Cond, s.Post) && c.statement(s.Body)
	case *syntax.Foreach:
		return c.foreach(s)
	case *syntax.Return:
		return s.X == nil || c.names(s.X)
	case *syntax.Delete:
		return c.deleted(s)
	case *syntax.Try:
		if !c.statement(s.Body) {
			return false
		}
		if s.Message != nil && !c.symbol(s.Message) {
			return false
		}
		return c.statement(s.Catch)
	}
	return true
}

// namesOf resolves the condition and the step of a loop.
func (c *checker) namesOf(cond syntax.Expr, post *syntax.ExprStmt) bool {
	return (cond == nil || c.names(cond)) && c.statement(post)
}

// list resolves expressions; nil stands for `*`.
func (c *checker) list(xs []syntax.Expr) bool {
	for _, x := range xs {
		if x != nil && !c.names(x) {
			return false
		}
	}
	return true
}

// names resolves the names of an expression.
func (c *checker) names(x syntax.Expr) bool {
	switch x := x.(type) {
	case *syntax.Number:
		x.SetType(types.Long)
	case *syntax.String:
		x.SetType(types.String)
	case *syntax.Symbol:
		return c.symbol(x)
	case *syntax.Unary:
		return c.names(x.X)
	case *syntax.Step:
		return c.names(x.X)
	case *syntax.Binary:
		return c.names(x.X) && c.names(x.Y)
	case *syntax.Match:
		return c.names(x.X)
	case *syntax.Ternary:
		return c.names(x.Cond) && c.names(x.Then) && c.names(x.Else)
	case *syntax.Assign:
		if t, ok := x.X.(*syntax.Target); ok && t.Name == "@cast" && !c.o.Guru {
			c.fail(t.Tok, textCastWrite)
			return false
		}
		return c.names(x.X) && c.names(x.Y)
	case *syntax.Index:
		return c.index(x)
	case *syntax.In:
		return c.list(x.Keys) && c.arrayOf(x.Array, len(x.Keys))
	case *syntax.Call:
		if c.scope.condition {
			c.fail(x.Tok, textConditionCall)
			return false
		}
		return c.list(x.Args) && c.call(x)
	case *syntax.Print:
		if x.Hist != nil && !c.names(x.Hist) {
			return false
		}
		return c.list(x.Args)
	case *syntax.Stat:
		return c.names(x.X)
	case *syntax.Hist:
		return c.names(x.X)
	case *syntax.Target:
		if x.Base != nil && !c.names(x.Base) {
			return false
		}
		if x.Name == "@cast" && !c.names(x.Args[0]) {
			return false
		}
		for _, a := range x.Path {
			if a.Index != nil && !c.names(a.Index) {
				return false
			}
		}
	case *syntax.Defined:
		return c.names(x.X)
	case *syntax.Entry:
		return c.names(x.X)
	case *syntax.Probewrite:
		c.fail(x.Tok, textProbewrite)
		return false
	}
	return true
}

// find looks a variable up; nil where there is none of that name.
func (c *checker) find(name string) *syntax.Variable {
	if !c.scope.condition {
		for _, v := range *c.scope.locals {
			if v.Name == name {
				return v
			}
		}
		if f := c.scope.function; f != nil {
			for _, v := range f.Parameters {
				if v.Name == name {
					return v
				}
			}
		}
	}
	if v := c.declared[name]; v != nil {
		return v
	}
	return c.libraryGlobal(name)
}

// use notes that a global is used.
func (c *checker) use(v *syntax.Variable) {
	if !v.Global {
		return
	}
	for _, g := range c.program.Globals {
		if g == v {
			return
		}
	}
	c.program.Globals = append(c.program.Globals, v)
	if v.Tok.Library != "" {
		c.load(v.Tok.Library)
	}
}

// symbol resolves a scalar's name, which declares a local where there is
// nothing of that name.
func (c *checker) symbol(x *syntax.Symbol) bool {
	v := c.find(x.Name)
	if v == nil {
		if c.scope.condition {
			c.fail(x.Tok, textConditionLocal)
			return false
		}
		v = &syntax.Variable{Tok: x.Tok, Name: x.Name, Arity: 0, ArityTok: x.Tok}
		*c.scope.locals = append(*c.scope.locals, v)
		x.Var = v
		return true
	}
	return c.refer(x, v, 0)
}

// refer makes a name mean v, used with so many keys.
func (c *checker) refer(x *syntax.Symbol, v *syntax.Variable, arity int) bool {
	x.Var = v
	c.use(v)
	switch {
	case v.MaxSize > 0 && arity == 0:
		c.fail(v.Tok, textSizedScalar)
		return false
	case v.Arity == arity:
		return true
	case v.Arity >= 0:
		c.failTwice(finding(source.Error, x.Tok, textArity, v.Arity, arity),
			finding(source.Error, v.ArityTok, textArityFirst, v.Arity))
		return false
	}
	v.Arity, v.ArityTok = arity, x.Tok
	v.Keys = make([]types.Type, arity)
	v.KeyToks = make([]*syntax.Token, arity)
	return true
}

// index resolves an element of an array or a bucket of a histogram.
func (c *checker) index(x *syntax.Index) bool {
	for _, k := range x.Keys {
		if k == nil {
			c.fail(x.Tok, textWildcardIndex)
			return false
		}
	}
	return c.list(x.Keys) && c.arrayOf(x.Base, len(x.Keys))
}

// arrayOf resolves an array that is used with so many keys, or a histogram.
func (c *checker) arrayOf(x syntax.Expr, arity int) bool {
	s, ok := x.(*syntax.Symbol)
	if !ok {
		return c.names(x)
	}
	v := c.find(s.Name)
	if v == nil || !v.Global && c.isParameter(v) {
		c.fail(s.Tok, textUnresolvedArray, arity, s.Name)
		return false
	}
	return c.refer(s, v, arity)
}

// isParameter reports whether v is a parameter of the function that is
// resolved.
func (c *checker) isParameter(v *syntax.Variable) bool {
	if f := c.scope.function; f != nil {
		for _, p := range f.Parameters {
			if p == v {
				return true
			}
		}
	}
	return false
}

// foreach resolves a loop over an array.
func (c *checker) foreach(s *syntax.Foreach) bool {
	for _, k := range s.Keys {
		if !c.symbol(k) {
			return false
		}
	}
	if !c.list(s.Slice) || !c.arrayOf(s.Array, len(s.Keys)) {
		return false
	}
	if a, ok := s.Array.(*syntax.Symbol); ok && s.Slice != nil && len(s.Slice) != len(s.Keys) {
		c.fail(a.Tok, textUnresolvedArray, len(s.Slice), mangledGlobal(a.Var))
		return false
	}
	if s.Value != nil && !c.symbol(s.Value) {
		return false
	}
	if s.Limit != nil && !c.names(s.Limit) {
		return false
	}
	return c.statement(s.Body)
}

// deleted resolves what delete deletes.
func (c *checker) deleted(s *syntax.Delete) bool {
	if i, ok := s.X.(*syntax.Index); ok {
		return c.list(i.Keys) && c.arrayOf(i.Base, len(i.Keys))
	}
	x, ok := s.X.(*syntax.Symbol)
	if !ok {
		return c.names(s.X)
	}
	v := c.find(x.Name)
	if v == nil {
		c.fail(x.Tok, textDeleteUnresolved)
		return false
	}
	x.Var = v
	c.use(v)
	return true
}

// call finds the functions that a call may mean.
func (c *checker) call(x *syntax.Call) bool {
	var named []*syntax.Function
	for _, f := range c.file.Functions {
		if f.Name == x.Name {
			named = append(named, f)
		}
	}
	x.Targets = nil
	for _, f := range named {
		if len(f.Parameters) == len(x.Args) {
			x.Targets = append(x.Targets, c.called(f).decl)
		}
	}
	if len(x.Targets) > 0 {
		sort.SliceStable(x.Targets, func(i, j int) bool { return priority(x.Targets[i]) < priority(x.Targets[j]) })
		return true
	}
	if len(named) > 0 {
		last := named[len(named)-1]
		c.arityMismatch(x, len(last.Parameters), last.Tok)
		return false
	}
	overloads := tapset.Functions(x.Name)
	found := false
	for _, i := range overloads {
		f := c.library(i)
		if len(f.Parameters) != len(x.Args) {
			continue
		}
		if !found {
			x.Tapset, found = i, true
		}
		c.know(&function{mangled: mangledTapset(i), tapset: i})
	}
	switch {
	case found:
		if c.library(x.Tapset).Guru && !c.o.Guru {
			c.fail(x.Tok, textGuruFunction)
			return false
		}
		return true
	case len(overloads) > 0:
		f := c.library(overloads[len(overloads)-1])
		c.arityMismatch(x, len(f.Parameters), &syntax.Token{
			Kind: syntax.Identifier, Text: x.Name, Library: f.Place, LibraryLine: f.Source,
		})
		return false
	}
	c.unresolvedFunction(x)
	return false
}

// priority orders overloads: what has none is tried first to last, before
// those that have one.
func priority(f *syntax.Function) int64 {
	if f.HasPrio {
		return f.Priority
	}
	return 1
}

// called returns the copy of a script's function that is checked.
func (c *checker) called(f *syntax.Function) *function {
	if known := c.copies[f]; known != nil {
		return known
	}
	overload := 0
	for _, other := range c.file.Functions {
		if other == f {
			break
		}
		if other.Name == f.Name {
			overload++
		}
	}
	decl := *f
	decl.Body = syntax.CloneStmt(f.Body)
	decl.Locals = nil
	decl.Result = f.Declared
	decl.Parameters = nil
	for _, p := range f.Parameters {
		v := *p
		v.Arity, v.ArityTok = 0, p.Tok
		decl.Parameters = append(decl.Parameters, &v)
	}
	known := &function{mangled: mangledFunction(f, overload), decl: &decl}
	c.copies[f] = known
	c.know(known)
	return known
}

// mangledFunction is the name by which stap orders functions.
func mangledFunction(f *syntax.Function, overload int) string {
	prefix := "__global_"
	if f.Private {
		prefix = "__private__input__"
	}
	return prefix + f.Name + "__overload_" + itoa(int64(overload))
}

// mangledTapset is the name by which stap orders a function of the tapset.
func mangledTapset(i int) string {
	name, overload := tapset.At(i).Name, int64(0)
	for _, j := range tapset.Functions(name) {
		if j < i {
			overload++
		}
	}
	return "__global_" + name + "__overload_" + itoa(overload)
}

// arityMismatch tells of a call with too many or too few arguments.
func (c *checker) arityMismatch(x *syntax.Call, want int, declared *syntax.Token) {
	f := finding(source.Error, x.Tok, textCallArity, x.Name, want)
	f.Other = declared
	c.add(f)
}

// unresolvedFunction tells of a name that no function has.
func (c *checker) unresolvedFunction(x *syntax.Call) {
	var names []string
	for _, f := range c.functions {
		if f.decl != nil {
			names = append(names, f.decl.Name)
		}
	}
	names = append(names, tapset.Names()...)
	near := c.suggest(x.Name, names)
	f := finding(source.Error, x.Tok, textUnresolvedFunction, x.Name, similarText(near))
	if len(near) > 0 && len(near[0])+len(x.Name) >= 2*distance(x.Name, near[0]) {
		f.Edits = []source.Edit{{Span: x.Tok.Span, Text: near[0]}}
	}
	c.add(f)
}
