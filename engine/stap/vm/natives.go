package vm

import "ringlab/engine/stap/syntax"

// native returns the number of a call of a tapset function.
func (c *compiler) native(x *syntax.Call, longs, texts int) int {
	c.code.natives = append(c.code.natives, nativeCall{
		run: nativeOf(x.Tapset), longs: longs, texts: texts, result: x.Type(),
		cost: max(nativeCost(x.Tapset), 0), depth: nativeDepth(x.Tapset),
		place: nativePlace(x.Tapset),
	})
	return len(c.code.natives) - 1
}

// nativePlace says where the real function stands, as messages do.
func nativePlace(index int) string { return "" }

// nativeCost returns how many actions a function of the tapset takes besides
// those that its call takes; endless where it is charged as it runs.
func nativeCost(index int) int { return 0 }

// nativeDepth returns how deeply a function of the tapset calls others, itself
// included.
func nativeDepth(index int) int { return 1 }
