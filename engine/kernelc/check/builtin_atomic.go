package check

import (
	"strings"

	"ringlab/engine/kernelc/tree"
)

// The atomic builtins work on what their first argument points to. Their
// arguments are written as letters: P that pointer, T a value of what it
// points to, v a void *, b a _Bool, i an int; last the result, with 0 for none.
var atomics = [...]struct{ name, takes string }{
	{"__atomic_compare_exchange", "Pvvbiib"},
	{"__atomic_compare_exchange_n", "PvTbiib"},
	{"__atomic_exchange", "Pvvi0"},
	{"__atomic_exchange_n", "PTiT"},
	{"__atomic_load", "Pvi0"},
	{"__atomic_load_n", "PiT"},
	{"__atomic_store", "Pvi0"},
	{"__atomic_store_n", "PTi0"},
	{"__sync_bool_compare_and_swap", "PTTb"},
	{"__sync_lock_release", "P0"},
	{"__sync_lock_test_and_set", "PTT"},
	{"__sync_val_compare_and_swap", "PTTT"},
}

// atomicTakes is what an atomic builtin takes; "" for other functions.
func atomicTakes(name string) string {
	for i := range atomics {
		if atomics[i].name == name {
			return atomics[i].takes
		}
	}
	operation := func(name, before, behind string) bool {
		if !strings.HasPrefix(name, before) || !strings.HasSuffix(name, behind) || len(name) <= len(before)+len(behind) {
			return false
		}
		switch name[len(before) : len(name)-len(behind)] {
		case "add", "sub", "and", "or", "xor", "nand":
			return true
		}
		return false
	}
	switch {
	case operation(name, "__atomic_fetch_", ""), operation(name, "__atomic_", "_fetch"):
		return "PTiT"
	case operation(name, "__sync_fetch_and_", ""), operation(name, "__sync_", "_and_fetch"):
		return "PTT"
	}
	return ""
}

func isAtomic(name string) bool { return atomicTakes(name) != "" }

func (c *checker) atomic(e *tree.Expr, _ *tree.Type) *tree.Type {
	takes := atomicTakes(e.X.Type.Object.Builtin)
	count := len(takes) - 1
	if !c.argumentCount(e, count) || !c.evaluateAll(e) {
		return nil
	}
	var value *tree.Type
	letter := func(b byte) *tree.Type {
		switch b {
		case 'T':
			return value
		case 'v':
			return tree.PtrType
		case 'b':
			return tree.BoolType
		case 'i':
			return tree.IntType
		}
		return tree.VoidType
	}
	for i := 0; i < count; i++ {
		if takes[i] != 'P' {
			c.passArgument(e, i, letter(takes[i]))
			continue
		}
		if value = c.atomicValue(e.List[i]); value == nil {
			c.badArgument(e, i)
			return nil
		}
	}
	e.Type = letter(takes[count])
	return e.Type
}

// atomicValue is the type of what an atomic builtin works on: what its
// argument points to, an integer of no special kind or a pointer; else nil.
func (c *checker) atomicValue(e *tree.Expr) *tree.Type {
	o := c.operand(e)
	if o.kind != pointing {
		return nil
	}
	t := c.examinePointee(o.typ)
	if t == nil || t.Kind != tree.Pointer && (t.Kind != tree.Base || t.Base != tree.AbstractInt) {
		return nil
	}
	return t
}
