package sema

import (
	"ringlab/engine/source"
	"ringlab/engine/stap/syntax"
	"ringlab/engine/stap/types"
)

// rank orders what a report of types tells: only the highest rank of
// mismatches that occurs is told, and what has no type is told where no types
// disagree.
type rank uint8

const (
	rankUnresolved rank = iota
	rankSides           // the two sides of an operator disagree
	rankValue           // a value is not of the wanted type
	rankDeclared        // a name is used with another type than before
	rankAlways
	rankLast // ends the report
)

// maxTypeRounds bounds the rounds: each takes a type one step further back
// along a chain of variables that are assigned before what they are assigned
// from. What is further back than that stays without a type.
const maxTypeRounds = 400

// inference is the state of type inference. Each round visits all functions
// and probes; a type that is known to a round is wanted of what it meets, and
// so on until a round learns nothing. Then one more round tells what is wrong.
type inference struct {
	telling  bool
	learned  int
	function *syntax.Function
	told     []ranked
	ended    bool // by what leaves nothing more to tell
	// arguments gives the number of a parameter whose type is known from the
	// argument of a call.
	arguments map[*syntax.Variable]int
	results   map[int]types.Type // of functions of the tapset that declare none
	// fresh are the places where this run of rounds learned a type; stap has
	// forgotten those of earlier runs.
	fresh map[*syntax.Token]bool
}

type ranked struct {
	rank    rank
	finding syntax.Finding
}

// infer works out the types of all there is, as far as they are known, and
// reports whether no two disagree.
func (c *checker) infer() bool {
	in := &c.inference
	if in.arguments == nil {
		in.arguments = map[*syntax.Variable]int{}
		in.results = map[int]types.Type{}
	}
	in.telling = false
	in.fresh = map[*syntax.Token]bool{}
	for range maxTypeRounds {
		in.learned = 0
		if c.round(); in.learned == 0 {
			break
		}
	}
	in.telling, in.told = true, nil
	c.round()
	in.telling = false
	for _, r := range in.told {
		if r.rank != rankAlways && r.rank != rankUnresolved {
			return false
		}
	}
	return true
}

// inferTypes gives every variable, function and expression its type.
func (c *checker) inferTypes() {
	c.infer()
	c.tellTypes()
}

// round visits everything once.
func (c *checker) round() {
	in := &c.inference
	for _, f := range c.functions {
		if f.decl == nil {
			continue
		}
		in.function = f.decl
		c.types(f.decl.Body)
		if in.telling {
			c.locals(f.decl.Locals)
		}
	}
	in.function = nil
	for _, p := range c.program.Probes {
		c.types(p.Body)
		if p.Condition != nil {
			c.want(p.Condition, types.Long)
		}
		if in.telling {
			c.locals(p.Locals)
		}
	}
	if in.telling {
		for _, v := range c.program.Globals {
			if v.Type == types.Unknown {
				c.unresolved(v.Tok)
			}
		}
	}
}

// locals tells of variables that have no type, or one that only globals have.
func (c *checker) locals(list []*syntax.Variable) {
	for _, v := range list {
		switch v.Type {
		case types.Unknown:
			c.unresolved(v.Tok)
		case types.Stats:
			c.tell(rankUnresolved, finding(source.Error, v.Tok, textStatLocal))
		}
	}
}

// tellTypes tells what the last round has found.
func (c *checker) tellTypes() {
	in := &c.inference
	highest := rankUnresolved
	for _, r := range in.told {
		switch r.rank {
		case rankAlways:
		case rankLast:
			c.add(r.finding)
			in.ended = true
			return
		default:
			highest = max(highest, r.rank)
		}
	}
	if highest == rankUnresolved {
		for _, v := range c.program.Globals {
			if v.Wrap && v.Arity == 0 {
				c.fail(v.Tok, textScalarWrap)
				return
			}
		}
	}
	for _, r := range in.told {
		switch {
		case r.rank == rankAlways || r.rank == highest:
			c.add(r.finding)
		case r.rank != rankUnresolved:
			r.finding.VerboseOnly = true
			c.add(r.finding)
		}
	}
	in.told = nil
}

// tell keeps a finding of the last round.
func (c *checker) tell(r rank, f syntax.Finding) {
	if c.inference.telling {
		c.inference.told = append(c.inference.told, ranked{r, f})
	}
}

// unresolved tells of something that has no type.
func (c *checker) unresolved(tok *syntax.Token) {
	if c.inference.telling {
		c.tell(rankUnresolved, finding(source.Error, tok, textUnresolved))
	}
}

// invalid tells of a value where its kind of type cannot be.
func (c *checker) invalid(tok *syntax.Token, t types.Type) {
	if !c.inference.telling {
		return
	}
	if tok.Kind == syntax.Operator {
		c.tell(rankAlways, finding(source.Error, tok, textInvalidOperator))
		return
	}
	c.tell(rankAlways, finding(source.Error, tok, textInvalidType, t.String()))
}

// mismatch tells of a value of another type than is wanted.
func (c *checker) mismatch(tok *syntax.Token, want, found types.Type) {
	if c.inference.telling {
		c.tell(rankValue, finding(source.Error, tok, textMismatchTypes, want.String(), found.String()))
	}
}

// sides tells of an operator whose sides disagree.
func (c *checker) sides(tok *syntax.Token, x, y syntax.Expr) {
	if x.Type() == types.Stats || y.Type() == types.Stats {
		return
	}
	if x.Type() != types.Unknown && y.Type() != types.Unknown && x.Type() != y.Type() && c.inference.telling {
		c.tell(rankSides, finding(source.Error, tok, textMismatchSides, x.Type().String(), y.Type().String()))
	}
}

// declaredMismatch tells of a name that is used as t, and first was found to
// be another.
func (c *checker) declaredMismatch(tok *syntax.Token, t, declared types.Type, first *syntax.Token, index int) {
	if !c.inference.telling {
		return
	}
	if !c.inference.fresh[first] {
		c.tell(rankDeclared, finding(source.Error, tok, textMismatchDeclared, t.String(), declared.String()))
		return
	}
	var f, next syntax.Finding
	if index < 0 {
		f = finding(source.Error, tok, textMismatchFirst, t.String())
		next = finding(source.Error, first, textFirstInferred, declared.String())
	} else {
		f = finding(source.Error, tok, textMismatchIndex, index, t.String())
		next = finding(source.Error, first, textFirstIndex, index, declared.String())
	}
	f.Next = &next
	c.tell(rankDeclared, f)
}

// learn notes that a type became known, from what stands at tok.
func (c *checker) learn(tok *syntax.Token) {
	c.inference.learned++
	c.inference.fresh[tok] = true
}

// settle gives an expression its own type.
func (c *checker) settle(x syntax.Expr, t types.Type) {
	if x.Type() == types.Unknown && t != types.Unknown {
		x.SetType(t)
		c.inference.learned++
	}
}

// agree brings the type of a name's use and the type of what it names
// together; want is the type that the use should have. What is unknown to
// both is taken from want, and reaches what is named in the next round.
func (c *checker) agree(x syntax.Expr, want types.Type, declared *types.Type, first **syntax.Token, index int) {
	switch own := x.Type(); {
	case own != types.Unknown && *declared == types.Unknown:
		*declared = own
		c.learn(x.Token())
		if first != nil {
			*first = x.Token()
		}
	case own == types.Unknown && want != types.Unknown:
		c.settle(x, want)
	case own == types.Unknown:
		c.settle(x, *declared)
	}
	own := x.Type()
	if own == *declared {
		own = want
	}
	if own != types.Unknown && *declared != types.Unknown && own != *declared {
		var tok *syntax.Token
		if first != nil {
			tok = *first
		}
		c.declaredMismatch(x.Token(), own, *declared, tok, index)
	}
}

// variable agrees a use with a variable.
func (c *checker) variable(x syntax.Expr, v *syntax.Variable, want types.Type) {
	if i, ok := c.inference.arguments[v]; ok {
		c.agree(x, want, &v.Type, &v.KeyToks[0], i)
		return
	}
	if c.isParameterOf(v) || v.Type != types.Unknown && v.TypeTok == nil {
		c.agree(x, want, &v.Type, nil, -1)
		return
	}
	c.agree(x, want, &v.Type, &v.TypeTok, -1)
}

// isParameterOf reports whether v is a parameter of the function that is
// visited.
func (c *checker) isParameterOf(v *syntax.Variable) bool {
	if f := c.inference.function; f != nil {
		for _, p := range f.Parameters {
			if p == v {
				return true
			}
		}
	}
	return false
}

// types visits a statement.
func (c *checker) types(s syntax.Stmt) {
	switch s := s.(type) {
	case *syntax.Block:
		for _, s := range s.List {
			c.types(s)
		}
	case *syntax.ExprStmt:
		if s != nil {
			c.want(s.X, types.Unknown)
		}
	case *syntax.If:
		for {
			c.want(s.Cond, types.Long)
			c.types(s.Then)
			chained, ok := s.Else.(*syntax.If)
			if !ok {
				break
			}
			s = chained
		}
		c.types(s.Else)
	case *syntax.For:
		c.types(s.Init)
		if s.Cond != nil {
			c.want(s.Cond, types.Long)
		}
		c.types(s.Post)
		c.types(s.Body)
	case *syntax.Foreach:
		c.foreachTypes(s)
	case *syntax.Return:
		c.returnTypes(s)
	case *syntax.Delete:
		switch s.X.(type) {
		case *syntax.Symbol, *syntax.Index, *syntax.Target:
			c.want(s.X, types.Unknown)
		default:
			c.tell(rankLast, finding(source.Error, s.X.Token(), textDeleteOperand))
		}
	case *syntax.Try:
		c.types(s.Body)
		if s.Message != nil {
			c.want(s.Message, types.String)
		}
		c.types(s.Catch)
	}
}

// returnTypes agrees a result with the function's.
func (c *checker) returnTypes(s *syntax.Return) {
	f := c.inference.function
	own := types.Unknown
	if s.X != nil {
		c.want(s.X, f.Result)
		own = s.X.Type()
	}
	tok := s.Tok
	if s.X != nil {
		tok = s.X.Token()
	}
	switch {
	case f.Result == types.Unknown:
		if own == types.Long || own == types.String {
			f.Result, f.ResultTok = own, tok
			c.learn(tok)
		}
	case own != f.Result:
		if s.X == nil || own != types.Unknown {
			c.declaredMismatch(tok, own, f.Result, f.ResultTok, -1)
		}
	}
	if own == types.Stats {
		c.invalid(tok, own)
	}
}

// foreachTypes visits a loop over an array.
func (c *checker) foreachTypes(s *syntax.Foreach) {
	symbol, _ := s.Array.(*syntax.Symbol)
	var v *syntax.Variable
	if symbol != nil {
		v = symbol.Var
	} else {
		c.want(s.Array, types.Unknown)
		if len(s.Keys) != 1 {
			c.unresolved(s.Tok)
		}
	}
	for i, k := range s.Keys {
		switch {
		case v != nil && i < len(v.Keys):
			c.key(k, v, i)
		case i == 0:
			c.want(k, types.Long)
		}
	}
	for i, k := range s.Slice {
		if k != nil && v != nil && i < len(v.Keys) {
			c.key(k, v, i)
		}
	}
	if v != nil {
		if v.Type == types.Unknown {
			c.unresolved(symbol.Tok)
		}
		if s.SortStat != "" && v.Type != types.Unknown && v.Type != types.Stats {
			c.invalid(symbol.Tok, v.Type)
		}
		symbol.SetType(v.Type)
	} else if s.Value != nil {
		c.want(s.Value, types.Long)
	}
	if v != nil && s.Value != nil {
		if v.Type == types.Stats {
			c.invalid(s.Value.Tok, v.Type)
		} else {
			c.want(s.Value, v.Type)
		}
	}
	if s.Limit != nil {
		c.want(s.Limit, types.Long)
	}
	c.types(s.Body)
}

// key visits key i of an array.
func (c *checker) key(k syntax.Expr, v *syntax.Variable, i int) {
	c.want(k, v.Keys[i])
	switch own := k.Type(); {
	case own == types.Unknown:
		c.unresolvedAgain(k)
	case own == types.Stats:
		c.invalid(k.Token(), own)
	case v.Keys[i] == types.Unknown:
		v.Keys[i], v.KeyToks[i] = own, k.Token()
		c.learn(k.Token())
	case own != v.Keys[i]:
		c.declaredMismatch(c.token(k), own, v.Type, v.KeyToks[i], i)
	}
}

// unresolvedAgain tells of an operand that has no type, after its own visit
// has.
func (c *checker) unresolvedAgain(x syntax.Expr) {
	if t, ok := x.(*syntax.Target); ok {
		c.castAgain(t)
	}
	c.unresolved(x.Token())
}

// want visits an expression of which a type is wanted; Unknown where any will
// do.
func (c *checker) want(x syntax.Expr, want types.Type) {
	switch x := x.(type) {
	case *syntax.Number:
		c.settle(x, types.Long)
		if want != types.Unknown && want != types.Long {
			c.mismatch(x.Tok, want, types.Long)
		}
	case *syntax.String:
		c.settle(x, types.String)
		if want != types.Unknown && want != types.String {
			c.mismatch(c.token(x), want, types.String)
		}
	case *syntax.Symbol:
		if x.Var == nil {
			break
		}
		c.variable(x, x.Var, want)
		if x.Type() == types.Unknown {
			c.unresolved(x.Tok)
		}
	case *syntax.Index:
		c.indexTypes(x, want)
	case *syntax.Unary:
		c.noString(x.Tok, want)
		c.want(x.X, types.Long)
		c.settle(x, types.Long)
	case *syntax.Step:
		c.noString(x.Tok, want)
		c.want(x.X, types.Long)
		c.settle(x, types.Long)
	case *syntax.Binary:
		c.binaryTypes(x, want)
	case *syntax.Match:
		c.noString(x.Tok, want)
		c.want(x.X, types.String)
		c.settle(x, types.Long)
	case *syntax.Ternary:
		c.ternaryTypes(x, want)
	case *syntax.Assign:
		c.assignTypes(x, want)
	case *syntax.In:
		c.inTypes(x)
		if want != types.Unknown && want != types.Long {
			c.mismatch(x.Tok, want, types.Long)
		}
		c.settle(x, types.Long)
	case *syntax.Call:
		c.callTypes(x, want)
	case *syntax.Print:
		c.printTypes(x)
	case *syntax.Stat:
		c.want(x.X, types.Stats)
		c.settle(x, types.Long)
	case *syntax.Hist:
		c.want(x.X, types.Stats)
		c.settle(x, types.Stats)
	case *syntax.Target:
		c.targetTypes(x, want)
	case *syntax.Defined:
		if want != types.Unknown && want != types.Long {
			c.mismatch(x.Tok, want, types.Long)
		}
		if _, answered := x.X.(*syntax.Number); !answered {
			c.settle(x, types.Long)
		}
	case *syntax.Entry:
		c.want(x.X, want)
	case *syntax.EmbeddedExpr:
		if want == types.Unknown {
			want = types.Long
		}
		c.settle(x, want)
	}
}

// token is what messages name an expression by.
func (c *checker) token(x syntax.Expr) *syntax.Token {
	if s, ok := x.(*syntax.String); ok && c.joined[s] != nil {
		return c.joined[s]
	}
	return x.Token()
}

// noString tells of an operator that gives a number where something else is
// wanted.
func (c *checker) noString(tok *syntax.Token, want types.Type) {
	if want != types.Unknown && want != types.Long {
		c.invalid(tok, want)
	}
}

// indexTypes visits an element of an array or a bucket of a histogram.
func (c *checker) indexTypes(x *syntax.Index, want types.Type) {
	symbol, ok := x.Base.(*syntax.Symbol)
	if !ok {
		c.want(x.Base, types.Unknown)
		for _, k := range x.Keys {
			if k != nil {
				c.want(k, types.Long)
			}
		}
		c.settle(x, types.Long)
		return
	}
	v := symbol.Var
	if v == nil {
		return
	}
	c.variable(x, v, want)
	symbol.SetType(v.Type)
	if x.Type() == types.Unknown {
		c.unresolved(x.Tok)
	}
	for i, k := range x.Keys {
		if k != nil && i < len(v.Keys) {
			c.key(k, v, i)
		}
	}
}

// binaryTypes visits an operator of two values.
func (c *checker) binaryTypes(x *syntax.Binary, want types.Type) {
	switch x.Op {
	case ".":
		if want != types.Unknown && want != types.String {
			c.invalid(x.Tok, want)
		}
		c.want(x.X, types.String)
		c.want(x.Y, types.String)
		c.settle(x, types.String)
		return
	case "<", ">", "<=", ">=", "==", "!=":
		c.noString(x.Tok, want)
		c.want(x.X, x.Y.Type())
		c.want(x.Y, x.X.Type())
	default:
		c.noString(x.Tok, want)
		c.want(x.X, types.Long)
		c.want(x.Y, types.Long)
	}
	c.sides(x.Tok, x.X, x.Y)
	c.settle(x, types.Long)
}

// ternaryTypes visits a choice between two values.
func (c *checker) ternaryTypes(x *syntax.Ternary, want types.Type) {
	c.want(x.Cond, types.Long)
	both := want
	if both == types.Unknown {
		both = x.Then.Type()
	}
	if both == types.Unknown {
		both = x.Else.Type()
	}
	c.want(x.Then, both)
	c.want(x.Else, both)
	if want == types.Unknown {
		want = x.Then.Type()
	}
	if want == types.Unknown {
		want = x.Else.Type()
	}
	c.settle(x, want)
}

// assignTypes visits an assignment.
func (c *checker) assignTypes(x *syntax.Assign, want types.Type) {
	switch x.Op {
	case "=":
		left, right := want, want
		if want == types.Unknown && x.X.Type() == types.Unknown {
			left = x.Y.Type()
		}
		if left != types.Stats {
			c.want(x.X, left)
		}
		if want == types.Unknown && x.X.Type() != types.Stats {
			right = x.X.Type()
		}
		c.want(x.Y, right)
		if x.Y.Type() == types.Stats {
			c.invalid(x.Y.Token(), types.Stats)
			c.want(x.X, types.Unknown)
		} else if x.X.Type() == types.Stats {
			c.invalid(x.X.Token(), types.Stats)
		}
		if t, ok := x.X.(*syntax.Target); ok {
			c.castAgain(t)
		}
		c.sides(x.Tok, x.X, x.Y)
		c.settle(x, x.X.Type())
	case ".=":
		if want != types.Unknown && want != types.String {
			c.invalid(x.Tok, want)
		}
		c.want(x.X, types.String)
		c.want(x.Y, types.String)
		c.settle(x, types.String)
	case "<<<":
		if want != types.Unknown && want != types.Long {
			c.invalid(x.Tok, want)
		}
		c.want(x.X, types.Stats)
		c.want(x.Y, types.Long)
		c.settle(x, types.Long)
	default:
		c.noString(x.Tok, want)
		c.want(x.X, types.Long)
		c.want(x.Y, types.Long)
		c.sides(x.Tok, x.X, x.Y)
		c.settle(x, types.Long)
	}
}

// inTypes visits the keys of `in`.
func (c *checker) inTypes(x *syntax.In) {
	symbol, ok := x.Array.(*syntax.Symbol)
	if !ok {
		c.want(x.Array, types.Unknown)
		for _, k := range x.Keys {
			if k != nil {
				c.want(k, types.Long)
			}
		}
		return
	}
	v := symbol.Var
	if v == nil {
		return
	}
	symbol.SetType(v.Type)
	if v.Type == types.Unknown {
		c.unresolved(symbol.Tok)
	}
	for i, k := range x.Keys {
		if k != nil && i < len(v.Keys) {
			c.key(k, v, i)
		}
	}
}

// callTypes visits a call of all functions that it may mean.
func (c *checker) callTypes(x *syntax.Call, want types.Type) {
	if len(x.Targets) == 0 {
		f := c.library(x.Tapset)
		result := f.Result
		if result == types.Unknown {
			result = c.inference.results[x.Tapset]
			c.agree(x, want, &result, nil, -1)
			c.inference.results[x.Tapset] = result
		} else {
			c.agree(x, want, &result, nil, -1)
		}
		for i, arg := range x.Args {
			if i < len(f.Parameters) {
				t := f.Parameters[i].Type
				c.want(arg, t)
				c.argument(arg, &t, nil, i)
			}
		}
		return
	}
	for _, f := range x.Targets {
		c.agree(x, want, &f.Result, &f.ResultTok, -1)
	}
	if x.Type() == types.Stats {
		c.invalid(x.Tok, x.Type())
	}
	for i, arg := range x.Args {
		for _, f := range x.Targets {
			v := f.Parameters[i]
			c.want(arg, v.Type)
			c.argument(arg, &v.Type, v, i)
		}
	}
}

// argument agrees argument i with a parameter; v is nil for the tapset's.
func (c *checker) argument(arg syntax.Expr, t *types.Type, v *syntax.Variable, i int) {
	var first *syntax.Token
	if v != nil {
		if _, ok := c.inference.arguments[v]; ok {
			first = v.KeyToks[0]
		}
	}
	switch own := arg.Type(); {
	case own == types.Unknown:
		c.unresolvedAgain(arg)
	case own == types.Stats:
		c.invalid(arg.Token(), own)
	case *t == types.Unknown:
		if v != nil {
			*t = own
			v.KeyToks = []*syntax.Token{arg.Token()}
			c.inference.arguments[v] = i
			c.learn(arg.Token())
		}
	case own != *t:
		c.declaredMismatch(c.token(arg), own, *t, first, i)
	}
}

// printTypes visits a print.
func (c *checker) printTypes(x *syntax.Print) {
	own := types.Long
	if x.ToValue {
		own = types.String
	}
	known := true
	if x.Format != nil {
		known = c.formatTypes(x)
	} else {
		for _, arg := range x.Args {
			c.want(arg, types.Unknown)
			if arg.Type() == types.Unknown {
				c.unresolvedAgain(arg)
				known = false
			}
		}
	}
	if x.Hist != nil {
		c.want(x.Hist, types.Unknown)
	}
	if known {
		c.settle(x, own)
	} else {
		c.unresolved(x.Tok)
	}
}

// formatTypes visits the arguments of a format. It reports whether all have a
// type.
func (c *checker) formatTypes(x *syntax.Print) bool {
	known, n := true, 0
	argument := func(want types.Type) {
		if n < len(x.Args) {
			arg := x.Args[n]
			c.want(arg, want)
			switch own := arg.Type(); {
			case own == types.Unknown:
				c.unresolvedAgain(arg)
				known = false
			case own == types.Stats:
				c.invalid(arg.Token(), own)
			case own != want:
				c.mismatch(c.token(arg), want, own)
			}
		}
		n++
	}
	for i := range x.Verbs {
		verb := &x.Verbs[i]
		if verb.Conv == 0 {
			continue
		}
		if verb.StarWidth {
			argument(types.Long)
		}
		if verb.StarPrecision {
			argument(types.Long)
		}
		if verb.Conv == 's' {
			argument(types.String)
		} else {
			argument(types.Long)
		}
	}
	if n != len(x.Args) {
		c.tell(rankLast, finding(source.Error, x.Tok, textFormatArgs))
	}
	return known
}

// targetTypes visits a context variable. None of them is known: there is no
// debug information here.
func (c *checker) targetTypes(x *syntax.Target, want types.Type) {
	for _, a := range x.Path {
		if a.Index != nil {
			c.want(a.Index, types.Long)
		}
	}
	switch {
	case x.Base != nil:
		if len(x.Path) > 0 {
			c.tell(rankAlways, finding(source.Error, x.Path[0].Tok, textDereference))
		}
		c.want(x.Base, types.Long)
	case x.Name == "@cast" || x.Name == "@var":
		c.castAgain(x)
	case x.Name == "@perf":
		c.noString(x.Tok, want)
		c.settle(x, types.Long)
		return
	case x.Name[0] == '$':
		c.tell(rankUnresolved, finding(source.Error, x.Tok, textTarget))
	default:
		// @const, and the contents of registers and memory.
		if x.Name != "@const" && want != types.Long {
			c.invalid(x.Tok, want)
		}
		if len(x.Args) > 1 {
			c.want(x.Args[1], want)
		}
		c.settle(x, types.Long)
	}
}

// castAgain tells of a cast that cannot be resolved.
func (c *checker) castAgain(x *syntax.Target) {
	if !c.inference.telling {
		return
	}
	switch x.Name {
	case "@cast":
		module := ""
		if len(x.Args) > 2 {
			module = x.Args[2].(*syntax.String).Value
		}
		c.tell(rankUnresolved, finding(source.Error, x.Tok, textCast, x.Args[1].(*syntax.String).Value, module))
	case "@var":
		c.tell(rankUnresolved, finding(source.Error, x.Tok, textVar))
	}
}
