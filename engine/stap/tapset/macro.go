package tapset

import (
	"strconv"

	"ringlab/engine/stap/syntax"
)

// macros are those of the tapset that a script can use without knowing the
// kernel from inside. The bodies are ours; stap's place them at the lines and
// columns given.
var macros = [...]struct {
	name         string
	params       []string
	file         string
	line, column int
	body         string
}{
	{"MAXSTRINGLEN", nil, "macros.stpm", 5, 32, `@const("MAXSTRINGLEN")`},
	{"cast_module_sizeof", []string{"module", "type"}, "sizeof.stpm", 8, 5, `(&@cast(0, @type, @module)[1])`},
	{"cast_sizeof", []string{"type"}, "sizeof.stpm", 4, 5, `(&@cast(0, @type)[1])`},
	{"choose_defined", []string{"value_if_defined", "alternate"}, "choose_defined.stpm", 3, 2,
		`(@defined(@value_if_defined) ? (@value_if_defined) : (@alternate))`},
	{"module_type_defined", []string{"module", "type"}, "type_defined.stpm", 10, 5, `@defined(&@cast(0, @type, @module))`},
	{"module_type_member_defined", []string{"module", "type", "member"}, "type_defined.stpm", 14, 5,
		`@defined(&@cast(0, @type, @module)->@member)`},
	{"prints", []string{"s"}, "print_stats.stpm", 4, 3,
		`printf("@count=%d @min=%d @max=%d @sum=%d @avg=%d\n", @count(@s), @min(@s), @max(@s), @sum(@s), @avg(@s))`},
	{"try_assign", []string{"assign_to", "try_body", "catch_body"}, "try_assign.stpm", 18, 3,
		`try { @assign_to = @try_body } catch { @assign_to = @catch_body }`},
	{"type_defined", []string{"type"}, "type_defined.stpm", 2, 5, `@defined(&@cast(0, @type))`},
	{"type_member_defined", []string{"type", "member"}, "type_defined.stpm", 6, 5,
		`@defined(&@cast(0, @type, "kernel")->@member)`},
}

// A script has variables of its own for each thread in @this1 to @this8, and
// prints arrays of aggregates with 1 to 9 keys by @prints1 to @prints9.
const (
	manyThis, firstThis     = 8, 13 // line in macros.stpm
	manyPrints, firstPrints = 9, 8  // line in print_stats.stpm
)

// Macros returns the macros of the tapset for syntax.Options.
func Macros() []syntax.Macro {
	list := make([]syntax.Macro, 0, len(macros)+manyThis+manyPrints)
	for _, m := range &macros {
		list = append(list, syntax.Macro{Name: m.name, Params: m.params, Body: m.body, File: folder + m.file, Line: m.line, Column: m.column})
	}
	for n := 1; n <= manyThis; n++ {
		number := strconv.Itoa(n)
		list = append(list, syntax.Macro{
			Name: "this" + number, Body: "__this_var" + number + "[tid()]",
			File: folder + "macros.stpm", Line: firstThis + n - 1, Column: 18,
		})
	}
	for n := 1; n <= manyPrints; n++ {
		list = append(list, syntax.Macro{
			Name: "prints" + strconv.Itoa(n), Params: []string{"s"}, Body: printsBody(n),
			File: folder + "print_stats.stpm", Line: firstPrints + 7*(n-1) + 2, Column: 3,
		})
	}
	return list
}

// printsBody prints the elements of an array with so many keys: the largest
// counts first, each as "[key,key] " and what prints prints.
func printsBody(keys int) string {
	list, shown := "", ""
	for i := range keys {
		name := "__" + string(rune('a'+i))
		if i > 0 {
			list += ","
			shown += `",",`
		}
		list += name
		shown += name + ","
	}
	return "foreach ([" + list + "] in @s -) { print(\"[\"," + shown + "\"] \") @prints(@s[" + list + "]) }"
}
