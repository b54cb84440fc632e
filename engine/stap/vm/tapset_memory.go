package vm

import (
	"strconv"
	"strings"
)

// A simulation has no memory behind addresses: whatever is read or written
// there is a fault, and is told as the real functions tell it of an address
// that they cannot read. Addresses have no symbols either.

// hexText writes an address as messages do.
func hexText(n int64) string { return "0x" + strconv.FormatUint(uint64(n), 16) }

const manual = " [man error::fault]"

// instead ends a function that reads memory: it returns the text it was given
// for this case, or else fails.
func (c *call) instead(name, message string) {
	if len(c.strings) > 0 {
		c.string = c.strings[0]
		return
	}
	c.failIn(name, message)
}

func kernelText(c *call) {
	c.instead("kernel_string", "kernel string copy fault at "+hexText(c.longs[0])+manual)
}

func kernelTextPart(c *call) { c.fail("kernel string copy fault at " + hexText(c.longs[0]) + manual) }
func kernelWide(c *call) {
	c.instead("kernel_string_utf16", "kernel string copy fault at "+hexText(c.longs[0])+manual)
}
func kernelWider(c *call) {
	c.instead("kernel_string_utf32", "kernel string copy fault at "+hexText(c.longs[0])+manual)
}
func kernelLong(c *call)    { c.kernelFault("long") }
func kernelInt(c *call)     { c.kernelFault("int") }
func kernelShort(c *call)   { c.kernelFault("short") }
func kernelChar(c *call)    { c.kernelFault("char") }
func kernelPointer(c *call) { c.kernelFault("pointer") }

func (c *call) kernelFault(what string) {
	c.fail("kernel " + what + " copy fault at " + hexText(c.longs[0]) + manual)
}

func kernelBuffer(c *call) { c.fail("Unable to access kernel space data at " + hexText(c.longs[0])) }
func userBuffer(c *call)   { c.fail("Unable to access user space data at " + hexText(c.longs[0])) }

// addressText is what functions that quote strings return where there is none.
// The third argument, if there is one, bounds it.
func addressText(c *call) {
	c.string = hexText(c.longs[0])
	if len(c.longs) > 2 {
		c.string = c.string[:min(int64(len(c.string)), max(c.longs[2]-1, 0))]
	}
}

func addressQuoted(c *call) { c.string = hexText(c.longs[0]) }

func userFault(c *call) string {
	return "user string copy fault -14 at " + hexText(c.longs[0]) + manual
}

func userText(c *call) { c.instead("user_string_n", userFault(c)) }
func userWide(c *call) {
	c.instead("user_string_utf16", "user string copy fault at "+hexText(c.longs[0])+manual)
}
func userWider(c *call) {
	c.instead("user_string_utf32", "user string copy fault at "+hexText(c.longs[0])+manual)
}

func eitherText(c *call)  { c.failIn("user_string_n", userFault(c)) }
func eitherWide(c *call)  { userWide(c) }
func eitherWider(c *call) { userWider(c) }

func userTextWarn(c *call) {
	c.warn(userFault(c))
	if len(c.strings) > 0 {
		c.string = c.strings[0]
	}
}

func userTextWarnOnly(c *call) { c.warn(userFault(c)) }

func readFault(c *call) { c.fail("read fault" + manual + " at " + hexText(c.longs[0])) }

func readFaultIn64(c *call) {
	c.failIn("user_int64_error", "read fault"+manual+" at "+hexText(c.longs[0]))
}

func userCharWarn(c *call)   { c.warn("user char copy fault at " + hexText(c.longs[0]) + manual) }
func userShortWarn(c *call)  { c.warnFault("short") }
func userUshortWarn(c *call) { c.warnFault("unsigned short") }
func userIntWarn(c *call)    { c.warnFault("int") }
func userLongWarn(c *call)   { c.warnFault("long") }
func userUlongWarn(c *call)  { c.warnFault("unsigned long") }

func (c *call) warnFault(what string) {
	c.warn("user " + what + " copy fault " + hexText(c.longs[0]) + manual)
}

func kernelModule(c *call) { c.fail("Cannot determine kernel module name") }
func userModule(c *call)   { c.fail("module cannot be found") }

// symbols writes a list of addresses, one a line, with their names.
func symbols(c *call) { c.string = symbolLines(c.strings[0]) }

func printSymbols(c *call) { c.print(symbolLines(c.strings[0])) }

func symbolLines(list string) string {
	var out []byte
	for _, text := range strings.Split(list, " ") {
		if text != "" {
			out = append(append(out, ' '), text...)
			out = append(append(out, " : "...), hexText(parseLong(text, 16))...)
			out = append(out, '\n')
		}
	}
	return string(out)
}

// registers that a probe has are those of what it interrupted, and of that
// nothing is known here.
func readRegister(c *call) {
	c.fail("cannot access CPU registers in this context")
	c.bare = true
}

const noArguments = "cannot access function args in this context"

func readArgument(c *call) { c.failIn("_stp_arg2", noArguments) }
func setArgument(c *call)  { c.failIn("_stp_get_arg_ptr", noArguments) }

// commandLine is that of what runs: stapio's is as it is called, programs of
// the workload have none but their names, and kernel threads have none.
func (c *call) commandLine() []string {
	p := c.here().process
	switch {
	case p.PID == runnerPID:
		return []string{"/usr/lib/systemtap/stapio", c.m.options.Module + ".ko", "-F3"}
	case p.PID == 0 || p.Parent == 2 || p.PID == 2:
		return nil
	}
	return []string{p.Name}
}

func commandArguments(c *call) { c.string = c.arguments(c.longs[0], c.longs[1], c.strings[0]) }
func commandArgument(c *call)  { c.string = c.arguments(c.longs[0], c.longs[0], "") }
func commandWhole(c *call)     { c.string = c.arguments(0, -1, " ") }

// arguments joins words of the command line, from one to another; -1 is the
// last.
func (c *call) arguments(from, to int64, between string) string {
	var out []string
	for i, word := range c.commandLine() {
		if n := int64(i); n >= from && (to < 0 || n <= to) {
			out = append(out, word)
		}
	}
	return strings.Join(out, between)
}

func requestName(c *call) {
	c.string = "R"
	if c.longs[0]&1 != 0 {
		c.string = "W"
	}
}

func requestNumber(c *call) { c.long = c.longs[0] & 1 }

func noShell(c *call) {
	c.warn("a simulation has no shell: system() does not run " + escape(c.strings[0], 0, true, c.room()))
}
