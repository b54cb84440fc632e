package check

import (
	"strconv"
	"strings"
)

// Refuse returns what sparse says of flags that it does not go on with, and ""
// for those that it takes. It looks at them before it reads any file.
func Refuse(flags []string) string {
	for i := 0; i < len(flags); i++ {
		flag := flags[i]
		last := i == len(flags)-1
		switch flag {
		case "-D", "-U":
			if last {
				return "argument to `" + flag + "' is missing"
			}
			i++
		case "-I", "-isystem", "-idirafter", "-x", "-gcc-base-dir", "-multiarch-dir", "--arch", "--os":
			if last {
				return "missing argument for " + flag + " option"
			}
			i++
		case "-include", "-imacros":
			i++
		default:
			if refusal := refuseValue(flag); refusal != "" {
				return refusal
			}
		}
	}
	return ""
}

// refuseValue looks at a flag that has its value in it.
func refuseValue(flag string) string {
	name, value, _ := strings.Cut(flag, "=")
	switch name {
	case "-std":
		if !isDialect(value) {
			return "Unsupported C dialect"
		}
	case "-fmax-warnings", "-fmemcpy-max-count":
		if _, err := strconv.ParseUint(value, 0, 64); err != nil && value != "unlimited" && !strings.HasPrefix(value, "-") {
			return "error: wrong argument to '" + flag + "'"
		}
	case "-ftabstop":
		if value == "" {
			return `error: missing argument to "` + flag + `"`
		}
	}
	return ""
}

// isDialect reports whether -std takes a name.
func isDialect(name string) bool {
	switch name {
	case "c89", "iso9899:1990", "iso9899:199409", "gnu89", "c9x", "c99", "iso9899:199x", "iso9899:1999", "gnu9x", "gnu99",
		"c1x", "c11", "iso9899:2011", "gnu11", "c17", "c18", "iso9899:2017", "iso9899:2018", "gnu17", "gnu18":
		return true
	}
	return false
}
