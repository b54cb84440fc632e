package vm

import (
	"ringlab/engine/stap/sema"
	"ringlab/engine/stap/syntax"
)

// calls is what is known of a program's functions.
type calls struct {
	program *sema.Program
	costs   []int // by function; endless, or unknown yet
	open    []bool
	opened  int
	// edges has the functions that each calls.
	edges [][]*syntax.Function
	// recursive says which functions may be running when they are called.
	recursive []bool
	// order has the functions so that one comes after those it calls, unless
	// these call it.
	order []int
	// writes are the globals that a function may change, with what it calls.
	writes [][]bool
	// variance has the variables that @variance is asked of.
	variance map[*syntax.Variable]bool
	natives  map[int]nativeFacts // those that were asked for
}

// maxCalls bounds how deeply functions that call each other are looked into at
// once.
const maxCalls = 100

func analyse(p *sema.Program) *calls {
	k := &calls{
		program: p, variance: map[*syntax.Variable]bool{}, natives: map[int]nativeFacts{},
		recursive: make([]bool, len(p.Functions)),
		costs:     make([]int, len(p.Functions)),
		open:      make([]bool, len(p.Functions)),
	}
	for i, f := range p.Functions {
		k.costs[i] = unknown
		k.edges = append(k.edges, called(f.Body))
	}
	k.findRecursion()
	for _, i := range k.order {
		k.cost(p.Functions[i])
	}
	for _, f := range p.Functions {
		k.findVariance(f.Body)
	}
	for _, q := range p.Probes {
		if q.Body != nil {
			k.findVariance(q.Body)
		}
	}
	k.findWrites()
	return k
}

func (k *calls) findVariance(node any) {
	syntax.Inspect(node, func(node any) bool {
		if x, ok := node.(*syntax.Stat); ok && x.Name == "variance" {
			k.variance[variableOf(x.X)] = true
		}
		return true
	})
}

// variableOf returns the variable that a symbol or an element is of.
func variableOf(x syntax.Expr) *syntax.Variable {
	switch x := x.(type) {
	case *syntax.Symbol:
		return x.Var
	case *syntax.Index:
		return variableOf(x.Base)
	}
	return nil
}

// called returns the functions that are called within a node, each once.
func called(node any) []*syntax.Function {
	var list []*syntax.Function
	seen := map[*syntax.Function]bool{}
	syntax.Inspect(node, func(node any) bool {
		if x, ok := node.(*syntax.Call); ok {
			for _, f := range x.Targets {
				if !seen[f] {
					seen[f] = true
					list = append(list, f)
				}
			}
		}
		return true
	})
	return list
}

// findRecursion finds the functions that can reach themselves: those in a
// strongly connected component with a way back, after Tarjan, without
// recursion.
func (k *calls) findRecursion() {
	n := len(k.program.Functions)
	index := make([]int, n) // from 1; 0 for not seen
	low := make([]int, n)
	on := make([]bool, n)
	var stack, path []int
	next := make([]int, n) // edge to follow
	count := 0
	enter := func(i int) {
		count++
		index[i], low[i], on[i] = count, count, true
		stack, path = append(stack, i), append(path, i)
	}
	for root := range n {
		if index[root] != 0 {
			continue
		}
		enter(root)
		for len(path) > 0 {
			i := path[len(path)-1]
			if next[i] < len(k.edges[i]) {
				j := k.edges[i][next[i]].Index
				next[i]++
				switch {
				case j == i:
					k.recursive[i] = true
				case index[j] == 0:
					enter(j)
				case on[j]:
					low[i] = min(low[i], index[j])
				}
				continue
			}
			path = path[:len(path)-1]
			if len(path) > 0 {
				parent := path[len(path)-1]
				low[parent] = min(low[parent], low[i])
			}
			if low[i] != index[i] {
				continue
			}
			size := 0
			for j := -1; j != i; size++ {
				j = stack[len(stack)-1]
				stack = stack[:len(stack)-1]
				on[j] = false
				if j != i || size > 0 {
					k.recursive[j] = true
				}
				k.order = append(k.order, j)
			}
		}
	}
}

// findWrites finds which globals each function changes.
func (k *calls) findWrites() {
	n := len(k.program.Functions)
	k.writes = make([][]bool, n)
	for i, f := range k.program.Functions {
		k.writes[i] = make([]bool, len(k.program.Globals))
		k.written(f.Body, k.writes[i])
	}
	for again := true; again; {
		again = false
		for i := range k.program.Functions {
			for _, g := range k.edges[i] {
				for v, w := range k.writes[g.Index] {
					if w && !k.writes[i][v] {
						k.writes[i][v] = true
						again = true
					}
				}
			}
		}
	}
}

// written marks the globals that a node itself changes.
func (k *calls) written(node any, out []bool) {
	mark := func(x syntax.Expr) {
		if v := variableOf(x); v != nil && v.Global {
			out[v.Slot] = true
		}
	}
	syntax.Inspect(node, func(node any) bool {
		switch x := node.(type) {
		case *syntax.Assign:
			mark(x.X)
		case *syntax.Step:
			mark(x.X)
		case *syntax.Delete:
			mark(x.X)
		case *syntax.Foreach:
			for _, key := range x.Keys {
				mark(key)
			}
			if x.Value != nil {
				mark(x.Value)
			}
		case *syntax.Try:
			if x.Message != nil {
				mark(x.Message)
			}
		}
		return true
	})
}

// globalsIn returns which globals a node changes, or else reads, together with
// the functions that it calls.
func (k *calls) globalsIn(node any, write bool) []bool {
	out := make([]bool, len(k.program.Globals))
	if write {
		k.written(node, out)
		for _, f := range called(node) {
			for v, w := range k.writes[f.Index] {
				out[v] = out[v] || w
			}
		}
		return out
	}
	syntax.Inspect(node, func(node any) bool {
		if x, ok := node.(*syntax.Symbol); ok && x.Var != nil && x.Var.Global {
			out[x.Var.Slot] = true
		}
		return true
	})
	return out
}

// nesting returns the MAXNESTING that stap works out: how deeply calls go, and
// 10 more where functions call themselves.
func (k *calls) nesting() int {
	for _, r := range k.recursive {
		if r {
			return k.recursiveNesting()
		}
	}
	depth := make([]int, len(k.program.Functions))
	deepest := func(node any) int {
		most := 0
		syntax.Inspect(node, func(node any) bool {
			if call, ok := node.(*syntax.Call); ok {
				for _, f := range call.Targets {
					most = max(most, depth[f.Index])
				}
				if len(call.Targets) == 0 {
					most = max(most, k.native(call.Tapset).depth)
				}
			}
			return true
		})
		return most
	}
	for _, i := range k.order {
		depth[i] = 1 + deepest(k.program.Functions[i].Body)
	}
	most := 1
	for _, p := range k.program.Probes {
		most = max(most, deepest(p.Condition))
		if p.Body != nil {
			most = max(most, deepest(p.Body))
		}
	}
	return most
}

func (k *calls) recursiveNesting() int {
	d := &depths{calls: k, most: 1, inside: make([]bool, len(k.program.Functions))}
	for _, p := range k.program.Probes {
		d.visit(p.Condition, 0, false)
		if p.Body != nil {
			d.visit(p.Body, 0, false)
		}
	}
	if d.recursive {
		d.most += 10
	}
	return d.most
}

// depths walks along calls. A function is known to be inside itself only if it
// was called by a function and not by a probe.
type depths struct {
	calls     *calls
	most      int
	recursive bool
	inside    []bool
	visits    int
}

// maxVisits bounds the walk: calls branch, and the ways through them multiply.
const maxVisits = 100000

func (d *depths) visit(node any, depth int, function bool) {
	syntax.Inspect(node, func(node any) bool {
		call, ok := node.(*syntax.Call)
		if !ok {
			return true
		}
		d.visits++
		if len(call.Targets) == 0 {
			d.most = max(d.most, depth+d.calls.native(call.Tapset).depth)
		}
		for _, f := range call.Targets {
			d.most = max(d.most, depth+1)
			switch {
			case d.inside[f.Index]:
				d.recursive = true
			case d.visits < maxVisits && depth < maxCalls:
				was := d.inside[f.Index]
				d.inside[f.Index] = function
				d.visit(f.Body, depth+1, true)
				d.inside[f.Index] = was
			}
		}
		return true
	})
}
