package check

import (
	"strconv"
	"strings"

	"ringlab/engine/kernelc/report"
	"ringlab/engine/kernelc/syntax"
)

// warnings are the warnings that sparse 0.6.4 can be asked for, sorted by name;
// usual are those that it gives without being asked.
var warnings = [...]struct {
	name  string
	usual bool
}{
	{"address", false},
	{"address-space", true},
	{"bitwise", true},
	{"bitwise-pointer", false},
	{"cast-from-as", false},
	{"cast-to-as", false},
	{"cast-truncate", true},
	{"constant-suffix", false},
	{"constexpr-not-const", false},
	{"context", true},
	{"decl", true},
	{"declaration-after-statement", false},
	{"default-bitfield-sign", false},
	{"designated-init", true},
	{"do-while", false},
	{"enum-mismatch", true},
	{"external-function-has-definition", true},
	{"flexible-array-array", true},
	{"flexible-array-nested", false},
	{"flexible-array-sizeof", false},
	{"flexible-array-union", true},
	{"implicit-int", true},
	{"init-cstring", false},
	{"int-to-pointer-cast", true},
	{"memcpy-max-count", true},
	{"newline-eof", true},
	{"non-pointer-null", true},
	{"old-initializer", true},
	{"old-style-definition", true},
	{"one-bit-signed-bitfield", true},
	{"override-init", true},
	{"override-init-all", false},
	{"paren-string", false},
	{"past-deep-designator", false},
	{"pedantic", false},
	{"pointer-arith", false},
	{"pointer-to-int-cast", true},
	{"ptr-subtraction-blows", false},
	{"return-void", false},
	{"shadow", false},
	{"shift-count-negative", true},
	{"shift-count-overflow", true},
	{"sizeof-bool", false},
	{"strict-prototypes", true},
	{"tautological-compare", false},
	{"transparent-union", false},
	{"typesign", false},
	{"undef", false},
	{"uninitialized", true},
	{"union-cast", false},
	{"universal-initializer", false},
	{"unknown-attribute", false},
	{"vla", true},
}

// flags are sparse's flags, worked out.
type flags struct {
	on          [len(warnings)]bool
	off         [len(warnings)]bool // by -Wno-NAME, which stands against -Wsparse-all
	errors      bool                // -Wsparse-error
	maxWarnings int
	tabStop     int
	maxMemcpy   uint64
	config      syntax.Config
	unsigned    bool // -funsigned-char
	unsignedBit bool // -funsigned-bitfields
	wrong       string
}

// warns reports whether a warning is asked for.
func (f *flags) warns(name string) bool {
	i := warningIndex(name)
	return i < 0 || f.on[i]
}

// warningIndex finds a warning by its name; -1 for none.
func warningIndex(name string) int {
	low, high := 0, len(warnings)
	for low < high {
		if middle := (low + high) / 2; warnings[middle].name < name {
			low = middle + 1
		} else {
			high = middle
		}
	}
	if low < len(warnings) && warnings[low].name == name {
		return low
	}
	return -1
}

// parseFlags reads flags as sparse reads its command line: what it does not
// know is passed over.
func parseFlags(name string, settings *Settings) *flags {
	f := &flags{maxWarnings: 100, tabStop: 8, maxMemcpy: 100000}
	for i := range warnings {
		f.on[i] = warnings[i].usual
	}
	f.config = syntax.Config{Name: name, Files: settings.Files, SystemPath: settings.SystemPath, Headers: settings.Headers, MaxTokens: settings.MaxTokens, Flags: settings.Flags}
	var system, after []string
	args := settings.Flags
	// value is the rest of the flag, or the flag that follows.
	value := func(i *int, prefix string) string {
		if rest := args[*i][len(prefix):]; rest != "" {
			return rest
		}
		if *i++; *i < len(args) {
			return args[*i]
		}
		return ""
	}
	for i := 0; i < len(args); i++ {
		switch arg := args[i]; {
		case strings.HasPrefix(arg, "-W"):
			f.warning(arg[2:])
		case arg == "-pedantic":
			f.warning("pedantic")
		case strings.HasPrefix(arg, "-D"):
			f.config.Defines = append(f.config.Defines, define(value(&i, "-D")))
		case strings.HasPrefix(arg, "-U"):
			f.config.Defines = append(f.config.Defines, syntax.Define{Name: value(&i, "-U"), Undefine: true})
		case strings.HasPrefix(arg, "-I"):
			f.config.Path = append(f.config.Path, value(&i, "-I"))
		case arg == "-include":
			f.config.Includes = append(f.config.Includes, value(&i, "-include"))
		case arg == "-isystem":
			system = append(system, value(&i, "-isystem"))
		case arg == "-idirafter":
			after = append(after, value(&i, "-idirafter"))
		case arg == "-nostdinc":
			f.config.SystemPath = nil
		case arg == "-ansi":
			f.dialect("c89")
		case strings.HasPrefix(arg, "-std="):
			f.dialect(arg[len("-std="):])
		case strings.HasPrefix(arg, "-f"):
			f.feature(arg)
		}
	}
	f.config.SystemPath = append(append(system, f.config.SystemPath...), after...)
	f.config.Warn, f.config.TabStop = f.warns, f.tabStop
	f.config.Weak = syntax.FlagDefines(args)
	return f
}

// define takes the argument of -D apart.
func define(text string) syntax.Define {
	if name, value, ok := strings.Cut(text, "="); ok {
		return syntax.Define{Name: name, Value: value}
	}
	return syntax.Define{Name: text, Value: "1"}
}

// warning takes what stands after -W.
func (f *flags) warning(name string) {
	switch name {
	case "sparse-all":
		for i := range f.on {
			f.on[i] = !f.off[i]
		}
		return
	case "sparse-error", "no-sparse-error":
		f.errors = name == "sparse-error"
		return
	}
	positive, no := strings.CutPrefix(name, "no-")
	if i := warningIndex(positive); i >= 0 {
		f.on[i], f.off[i] = !no, no
	}
}

// dialect takes what stands after -std=.
func (f *flags) dialect(name string) {
	switch name {
	case "c89", "iso9899:1990", "iso9899:199409", "gnu89":
		if i := warningIndex("declaration-after-statement"); !f.off[i] {
			f.on[i] = true
		}
	case "c9x", "c99", "iso9899:199x", "iso9899:1999", "gnu9x", "gnu99",
		"c1x", "c11", "iso9899:2011", "gnu11", "c17", "c18", "iso9899:2017", "iso9899:2018", "gnu17", "gnu18":
	default:
		f.wrong = "Unsupported C dialect"
	}
}

// feature takes a flag that begins with -f.
func (f *flags) feature(arg string) {
	name, value, _ := strings.Cut(arg[2:], "=")
	switch name {
	case "max-warnings":
		if value == "unlimited" {
			f.maxWarnings = 1 << 30
		} else if n, err := strconv.ParseUint(value, 0, 30); err == nil {
			f.maxWarnings = int(n)
		} else {
			f.wrong = "wrong argument to '" + arg + "'"
		}
	case "tabstop":
		// sparse keeps its tab stop where the number makes no sense.
		if n, err := strconv.Atoi(value); err == nil && n > 0 && n <= 100 {
			f.tabStop = n
		}
	case "memcpy-max-count":
		if value == "unlimited" {
			f.maxMemcpy = 1<<64 - 1
		} else if n, err := strconv.ParseUint(value, 0, 64); err == nil {
			f.maxMemcpy = n
		} else {
			f.wrong = "wrong argument to '" + arg + "'"
		}
	case "unsigned-char", "no-signed-char":
		f.unsigned = true
	case "signed-char", "no-unsigned-char":
		f.unsigned = false
	case "unsigned-bitfields", "no-signed-bitfields":
		f.unsignedBit = true
	case "signed-bitfields", "no-unsigned-bitfields":
		f.unsignedBit = false
	}
}

// apply hands the flags to a report that they are for.
func (f *flags) apply(r *report.Report) {
	r.WarningsAreErrors = f.errors
	r.MaxWarnings = f.maxWarnings
	if f.wrong != "" {
		r.Fatal(0, "flags", f.wrong)
	}
}
