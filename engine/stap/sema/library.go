package sema

import (
	"strings"

	"ringlab/engine/stap/syntax"
	"ringlab/engine/stap/tapset"
)

// tapsetFolder is where the tapset stands on a real system.
const tapsetFolder = "/usr/share/systemtap/tapset/"

// argvFile gives scripts their arguments as variables.
const argvFile = tapsetFolder + "argv.stp"

// maxArgv is how many arguments argv holds.
const maxArgv = 32

// earliest is the priority of the probe init.
const earliest = "begin(-9223372036854775808)"

// perfAliases are names for perf counters: name, type and config.
const perfAliases = `hw.branch_instructions 0 4 hw.branch_misses 0 5 hw.bus_cycles 0 6 hw.cache_misses 0 3 ` +
	`hw.cache_references 0 2 hw.cpu_cycles 0 0 hw.instructions 0 1 hw.ref_cpu_cycles 0 9 ` +
	`hw.stalled_cycles_backend 0 8 hw.stalled_cycles_frontend 0 7 ` +
	`hw_cache.bpu.read.access 3 5 hw_cache.bpu.read.miss 3 65541 hw_cache.dtlb.prefetch.access 3 515 ` +
	`hw_cache.dtlb.prefetch.miss 3 66051 hw_cache.dtlb.read.access 3 3 hw_cache.dtlb.read.miss 3 65539 ` +
	`hw_cache.dtlb.write.access 3 259 hw_cache.dtlb.write.miss 3 65795 hw_cache.itlb.read.access 3 4 ` +
	`hw_cache.itlb.read.miss 3 65540 hw_cache.l1d.prefetch.access 3 512 hw_cache.l1d.prefetch.miss 3 66048 ` +
	`hw_cache.l1d.read.access 3 0 hw_cache.l1d.read.miss 3 65536 hw_cache.l1d.write.access 3 256 ` +
	`hw_cache.l1d.write.miss 3 65792 hw_cache.l1i.prefetch.access 3 513 hw_cache.l1i.prefetch.miss 3 66049 ` +
	`hw_cache.l1i.read.access 3 1 hw_cache.l1i.read.miss 3 65537 hw_cache.ll.prefetch.access 3 514 ` +
	`hw_cache.ll.prefetch.miss 3 66050 hw_cache.ll.read.access 3 2 hw_cache.ll.read.miss 3 65538 ` +
	`hw_cache.ll.write.access 3 258 hw_cache.ll.write.miss 3 65794 hw_cache.ndoe.write.miss 3 65798 ` +
	`hw_cache.node.read.access 3 6 hw_cache.node.read.miss 3 65542 hw_cache.node.write.access 3 262 ` +
	`sw.alignment_faults 1 7 sw.context_switches 1 3 sw.cpu_clock 1 0 sw.cpu_migrations 1 4 ` +
	`sw.emulation_faults 1 8 sw.page_faults 1 2 sw.page_faults_maj 1 6 sw.page_faults_min 1 5 sw.task_clock 1 1`

// libraryAliases returns the aliases of the tapset that stand for timers and
// counters, as far as the script may mean them.
func (c *checker) libraryAliases() []*syntax.Alias {
	var aliases []*syntax.Alias
	profile := c.mentions("timer", "profile")
	if profile {
		aliases = append(aliases, libraryFile("timers.stp", strings.Repeat("\n", 20)+
			"probe timer.profile = timer.profile.tick ! , perf.sw.cpu_clock.sample(1000000) {}\n\n\n"+
			"probe timer.profile.freq = perf.sw.cpu_clock {}\n").Aliases...)
	}
	if profile || c.mentions("perf", "") {
		text := ""
		fields := strings.Fields(perfAliases)
		for i := 0; i < len(fields); i += 3 {
			text += "probe perf." + fields[i] + " = perf.type(" + fields[i+1] + ").config(" + fields[i+2] + ") {}\n"
		}
		aliases = append(aliases, libraryFile("linux/perf.stp", text).Aliases...)
	}
	return aliases
}

// commonAliases returns the aliases of the tapset that stand for begin.
func commonAliases() []*syntax.Alias {
	return append(libraryFile("init.stp", "probe init = "+earliest+" {}\n").Aliases,
		libraryFile("oneshot.stp", "probe oneshot += begin { exit () }\n").Aliases...)
}

// mentions reports whether a probe of the script may start with two names;
// the second may be any where it is empty.
func (c *checker) mentions(first, second string) bool {
	found := false
	look := func(points []*syntax.Point) {
		for _, p := range points {
			found = found || matches(p.Components[0].Name, first) &&
				(second == "" || len(p.Components) == 1 || matches(p.Components[1].Name, second))
		}
	}
	for _, p := range c.file.Probes {
		look(p.Points)
	}
	for _, a := range c.file.Aliases {
		look(a.Points)
	}
	return found
}

// libraryGlobal makes a variable of the tapset known that scripts may use, if
// there is one of that name.
func (c *checker) libraryGlobal(name string) *syntax.Variable {
	var file *syntax.File
	switch {
	case name == "NULL":
		file = libraryFile("null.stp", "\nglobal NULL = 0\n")
	case strings.HasPrefix(name, "VM_FAULT_") || name == "FAULT_FLAG_WRITE":
		file = libraryFile("linux/memory.stp", strings.Repeat("\n", 16)+
			"global VM_FAULT_OOM=0, VM_FAULT_SIGBUS=1, VM_FAULT_MINOR=2, VM_FAULT_MAJOR=3\n"+
			"global VM_FAULT_NOPAGE=4, VM_FAULT_LOCKED=5, VM_FAULT_ERROR=6\n"+
			"global FAULT_FLAG_WRITE=1\n")
	case name == "BIO_READ" || name == "BIO_WRITE":
		file = libraryFile("linux/ioblock.stp", strings.Repeat("\n", 137)+
			"global BIO_READ = 0, BIO_WRITE = 1\n")
	case strings.HasPrefix(name, "__this_var"):
		var text string
		for i := range 8 {
			text += "global __this_var" + itoa(int64(i+1)) + "%\n"
		}
		file = libraryFile("this.stp", text)
	case name == "argc" || strings.HasPrefix(name, "argv"):
		file = c.argv()
	default:
		return nil
	}
	for _, v := range file.Globals {
		if c.declared[v.Name] == nil {
			c.declare(v)
		}
	}
	return c.declared[name]
}

// argv is the tapset's file that gives scripts their arguments.
func (c *checker) argv() *syntax.File {
	if c.argvParsed == nil {
		text := strings.Repeat("\n", 9) + "global argc = " + itoa(int64(len(c.o.Args))) + "\nglobal argv[32]\n"
		probe := "probe " + earliest + " {\n"
		for i := 1; i <= maxArgv; i++ {
			n, value := itoa(int64(i)), ""
			if i <= len(c.o.Args) {
				value = quote(c.o.Args[i-1])
			}
			text += "global argv_" + n + " = \"" + value + "\"\n"
			probe += "argv[" + n + "] = argv_" + n + "\n"
		}
		c.argvParsed = libraryFile("argv.stp", text+probe+"}\n")
	}
	return c.argvParsed
}

// quote writes a text so that it may stand between quotes.
func quote(s string) string {
	s = strings.ReplaceAll(s, `\`, `\\`)
	s = strings.ReplaceAll(s, "\n", `\n`)
	return strings.ReplaceAll(s, `"`, `\"`)
}

// libraryFile parses a file that the tapset has in this form. Its tokens name
// their place there.
func libraryFile(name, text string) *syntax.File {
	file, _ := syntax.Parse([]byte(text), syntax.Options{Name: tapsetFolder + name})
	lines := strings.Split(text, "\n")
	mark := func(t *syntax.Token) {
		if t == nil || t.Library != "" {
			return
		}
		before := text[:t.Span.Start]
		line := strings.Count(before, "\n")
		column := len(before) - strings.LastIndexByte(before, '\n')
		t.Library = file.Name + ":" + itoa(int64(line+1)) + ":" + itoa(int64(column))
		t.LibraryLine = lines[line]
	}
	points := func(list []*syntax.Point) {
		for _, p := range list {
			for _, part := range p.Components {
				mark(part.Tok)
				if part.Arg != nil {
					mark(part.Arg.Token())
				}
			}
		}
	}
	body := func(b *syntax.Block) {
		syntax.Inspect(b, func(node any) bool {
			if n, ok := node.(interface{ Token() *syntax.Token }); ok {
				mark(n.Token())
			}
			return true
		})
	}
	for _, a := range file.Aliases {
		mark(a.Tok)
		points(a.Names)
		points(a.Points)
		body(a.Prologue)
		body(a.Epilogue)
	}
	for _, p := range file.Probes {
		mark(p.Tok)
		points(p.Points)
		body(p.Body)
	}
	for _, v := range file.Globals {
		mark(v.Tok)
		if v.Init != nil {
			mark(v.Init.Token())
		}
	}
	return file
}

// library returns a function of the tapset.
func (c *checker) library(i int) *tapset.Function {
	f := c.tapsetRead[i]
	if f == nil {
		f = tapset.At(i)
		c.tapsetRead[i] = f
	}
	return f
}
