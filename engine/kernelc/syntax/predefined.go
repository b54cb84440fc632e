package syntax

import "strings"

// ownMacros are the macros that sparse 0.6.4 defines on x86-64 Linux before it
// reads anything, each giving way to any other definition.
const ownMacros = `__GNUC__ 12
__GNUC_MINOR__ 2
__GNUC_PATCHLEVEL__ 0
__STDC__ 1
__STDC_HOSTED__ 1
__CHAR_BIT__ 8
__SIZEOF_SHORT__ 2
__SHRT_MAX__ 0x7fff
__SHRT_WIDTH__ 16
__SCHAR_MAX__ 0x7f
__SCHAR_WIDTH__ 8
__SIZEOF_WCHAR_T__ 4
__WCHAR_MAX__ 0x7fffffff
__WCHAR_WIDTH__ 32
__SIZEOF_WINT_T__ 4
__WINT_MAX__ 0xffffffffU
__WINT_MIN__ 0U
__WINT_WIDTH__ 32
__SIZEOF_INT__ 4
__INT_MAX__ 0x7fffffff
__INT_WIDTH__ 32
__SIZEOF_LONG__ 8
__LONG_MAX__ 0x7fffffffffffffffL
__LONG_WIDTH__ 64
__SIZEOF_LONG_LONG__ 8
__LONG_LONG_MAX__ 0x7fffffffffffffffLL
__LONG_LONG_WIDTH__ 64
__INT8_MAX__ 0x7f
__UINT8_MAX__ 0xff
__INT16_MAX__ 0x7fff
__UINT16_MAX__ 0xffff
__INT32_MAX__ 0x7fffffff
__UINT32_MAX__ 0xffffffffU
__INT64_MAX__ 0x7fffffffffffffffL
__UINT64_MAX__ 0xffffffffffffffffUL
__INT_LEAST8_MAX__ 0x7f
__INT_LEAST8_WIDTH__ 8
__UINT_LEAST8_MAX__ 0xff
__INT_LEAST16_MAX__ 0x7fff
__INT_LEAST16_WIDTH__ 16
__UINT_LEAST16_MAX__ 0xffff
__INT_LEAST32_MAX__ 0x7fffffff
__INT_LEAST32_WIDTH__ 32
__UINT_LEAST32_MAX__ 0xffffffffU
__INT_LEAST64_MAX__ 0x7fffffffffffffffL
__INT_LEAST64_WIDTH__ 64
__UINT_LEAST64_MAX__ 0xffffffffffffffffUL
__INT_FAST8_MAX__ 0x7f
__INT_FAST8_WIDTH__ 8
__UINT_FAST8_MAX__ 0xff
__INT_FAST16_MAX__ 0x7fffffffffffffffL
__INT_FAST16_WIDTH__ 64
__UINT_FAST16_MAX__ 0xffffffffffffffffUL
__INT_FAST32_MAX__ 0x7fffffffffffffffL
__INT_FAST32_WIDTH__ 64
__UINT_FAST32_MAX__ 0xffffffffffffffffUL
__INT_FAST64_MAX__ 0x7fffffffffffffffL
__INT_FAST64_WIDTH__ 64
__UINT_FAST64_MAX__ 0xffffffffffffffffUL
__INTMAX_MAX__ 0x7fffffffffffffffL
__INTMAX_WIDTH__ 64
__UINTMAX_MAX__ 0xffffffffffffffffUL
__INTPTR_MAX__ 0x7fffffffffffffffL
__INTPTR_WIDTH__ 64
__UINTPTR_MAX__ 0xffffffffffffffffUL
__SIZEOF_PTRDIFF_T__ 8
__PTRDIFF_MAX__ 0x7fffffffffffffffL
__PTRDIFF_WIDTH__ 64
__SIZEOF_SIZE_T__ 8
__SIZE_MAX__ 0xffffffffffffffffUL
__SIZE_WIDTH__ 64
__SIZEOF_POINTER__ 8
__SIG_ATOMIC_MAX__ 0x7fffffff
__SIG_ATOMIC_WIDTH__ 32
__SIZEOF_FLOAT__ 4
__SIZEOF_DOUBLE__ 8
__SIZEOF_LONG_DOUBLE__ 16
__SIZEOF_INT128__ 16
__ATOMIC_RELAXED 0
__ATOMIC_CONSUME 1
__ATOMIC_ACQUIRE 3
__ATOMIC_RELEASE 4
__ATOMIC_ACQ_REL 7
__ATOMIC_SEQ_CST 8
__ORDER_LITTLE_ENDIAN__ 1234
__ORDER_BIG_ENDIAN__ 4321
__ORDER_PDP_ENDIAN__ 3412
__LITTLE_ENDIAN__ 1
__BYTE_ORDER__ __ORDER_LITTLE_ENDIAN__
__PRAGMA_REDEFINE_EXTNAME 1
__LP64__ 1
_LP64 1
__x86_64__ 1
__x86_64 1
__amd64__ 1
__amd64 1
__unix__ 1
__unix 1
unix 1
__linux__ 1
__linux 1
__WCHAR_MIN__ (-__WCHAR_MAX__ - 1)
__WCHAR_TYPE__ int
__WINT_TYPE__ unsigned int
__CHAR16_TYPE__ unsigned short
__CHAR32_TYPE__ unsigned int
__INT8_TYPE__ signed char
__UINT8_TYPE__ unsigned char
__INT16_TYPE__ short
__UINT16_TYPE__ unsigned short
__INT32_TYPE__ int
__UINT32_TYPE__ unsigned int
__INT64_TYPE__ long
__UINT64_TYPE__ unsigned long
__INT_LEAST8_TYPE__ signed char
__UINT_LEAST8_TYPE__ unsigned char
__INT_LEAST16_TYPE__ short
__UINT_LEAST16_TYPE__ unsigned short
__INT_LEAST32_TYPE__ int
__UINT_LEAST32_TYPE__ unsigned int
__INT_LEAST64_TYPE__ long
__UINT_LEAST64_TYPE__ unsigned long
__INT_FAST8_TYPE__ signed char
__UINT_FAST8_TYPE__ unsigned char
__INT_FAST16_TYPE__ long
__UINT_FAST16_TYPE__ unsigned long
__INT_FAST32_TYPE__ long
__UINT_FAST32_TYPE__ unsigned long
__INT_FAST64_TYPE__ long
__UINT_FAST64_TYPE__ unsigned long
__INTMAX_TYPE__ long
__UINTMAX_TYPE__ unsigned long
__INTPTR_TYPE__ long
__UINTPTR_TYPE__ unsigned long
__PTRDIFF_TYPE__ long
__SIZE_TYPE__ unsigned long
__SIG_ATOMIC_MIN__ (-__SIG_ATOMIC_MAX__ - 1)
__SIG_ATOMIC_TYPE__ int
`

// firmMacros are those of sparse's macros whose redefinition it remarks on.
const firmMacros = `#define __CHECKER__ 1
#define __extension__
#define __pragma__
#define _Pragma(x)
#define __builtin_stdarg_start(a,b) ((a) = (__builtin_va_list)(&(b)))
#define __builtin_va_start(a,b) ((a) = (__builtin_va_list)(&(b)))
#define __builtin_ms_va_start(a,b) ((a) = (__builtin_ms_va_list)(&(b)))
#define __builtin_va_arg(arg,type) ({ type __va_arg_ret = *(type *)(arg); arg += sizeof(type); __va_arg_ret; })
#define __builtin_va_alist (*(void *)0)
#define __builtin_va_arg_incr(x) ((x) + 1)
#define __builtin_va_copy(dest,src) ({ dest = src; (void)0; })
#define __builtin_ms_va_copy(dest,src) ({ dest = src; (void)0; })
#define __builtin_va_end(arg)
#define __builtin_ms_va_end(arg)
#define __builtin_va_arg_pack()
`

// predefine defines what sparse defines before a file is read, and what flags
// ask for.
func (p *preprocessor) predefine() {
	for kind := range dynamicNames {
		if kind > 0 {
			m := &macro{dynamic: dynamic(kind)}
			if dynamic(kind) >= hasAttributeMacro {
				m.function, m.params = true, []int32{noName}
			}
			p.word(p.names.number(dynamicNames[kind])).macro = m
		}
	}
	p.defineAll("#weak_define ", ownMacros)
	p.defineAll("", firmMacros)
	// Sparse has no lines for its own macros.
	nowhere := p.r.Files.Add("builtin", nil, 0)
	firm := p.r.Files.Add("builtin", []byte("#define X\n"), 0)
	for i := range p.words {
		if m := p.words[i].macro; m != nil {
			switch name := p.names.texts[i]; {
			case m.rank == weak || name == "__CHECKER__":
				m.pos = nowhere.Pos(0)
			case name == "__extension__" || name == "__pragma__":
				m.pos = firm.Pos(len(firm.Text))
			default:
				m.pos = firm.Pos(8)
			}
			m.first, m.builtin = m.pos, true
		}
	}
	for _, d := range p.cfg.Weak {
		p.command(d, "#weak_define ")
	}
	for _, d := range p.cfg.Defines {
		p.command(d, "#define ")
	}
	for _, name := range p.cfg.Includes {
		p.builtin(`#argv_include "` + name + "\"\n")
	}
}

// command obeys -D or -U.
func (p *preprocessor) command(d Define, directive string) {
	switch {
	case d.Undefine && directive == "#define ":
		p.builtin("#undef " + d.Name + "\n")
	case d.Undefine:
		name := token{Token: Token{Text: d.Name}, name: p.names.number(d.Name)}
		p.undefine(name, weak)
	default:
		p.builtin(directive + d.Name + " " + d.Value + "\n")
	}
}

// builtin reads a text of the checker's own or of the command line.
func (p *preprocessor) builtin(text string) {
	file := p.r.Files.Add("builtin", []byte(text), 0)
	p.enter(file, lex(text, p.names), "", 0)
	p.run()
}

// FlagDefines are the macros that flags change: -std=, -O, -fPIC and so on.
func FlagDefines(flags []string) []Define {
	var out []Define
	weak := func(name, value string) { out = append(out, Define{Name: name, Value: value}) }
	version, strict := "", false
	optimized, forSize, hosted, unsigned, pic, pie := false, false, true, false, "", ""
	for _, flag := range flags {
		switch {
		case flag == "-ansi":
			version, strict = "", true
		case strings.HasPrefix(flag, "-std="):
			version, strict = dialect(flag[len("-std="):])
		case strings.HasPrefix(flag, "-O"):
			optimized, forSize = flag != "-O0", flag == "-Os"
		case flag == "-ffreestanding" || flag == "-fno-hosted":
			hosted = false
		case flag == "-fhosted" || flag == "-fno-freestanding":
			hosted = true
		case flag == "-funsigned-char" || flag == "-fno-signed-char":
			unsigned = true
		case flag == "-fsigned-char" || flag == "-fno-unsigned-char":
			unsigned = false
		// Sparse takes -fno-pic for -fpic.
		case flag == "-fpic" || flag == "-fno-pic":
			pic = "1"
		case flag == "-fPIC" || flag == "-fno-PIC":
			pic = "2"
		case flag == "-fpie" || flag == "-fno-pie":
			pic, pie = "1", "1"
		case flag == "-fPIE" || flag == "-fno-PIE":
			pic, pie = "2", "2"
		case flag == "-fshort-wchar":
			weak("__SIZEOF_WCHAR_T__", "2")
			weak("__WCHAR_MAX__", "0xffff")
			weak("__WCHAR_MIN__", "0")
			weak("__WCHAR_WIDTH__", "16")
			weak("__WCHAR_TYPE__", "unsigned short")
		}
	}
	if version != "" {
		weak("__STDC_VERSION__", version)
		if version >= "2011" {
			weak("__STDC_NO_ATOMICS__", "1")
			weak("__STDC_NO_COMPLEX__", "1")
			weak("__STDC_NO_THREADS__", "1")
		}
	}
	if strict {
		weak("__STRICT_ANSI__", "1")
		out = append(out, Define{Name: "unix", Undefine: true})
	}
	if optimized {
		weak("__OPTIMIZE__", "1")
	}
	if forSize {
		weak("__OPTIMIZE_SIZE__", "1")
	}
	if !hosted {
		weak("__STDC_HOSTED__", "0")
	}
	if unsigned {
		weak("__CHAR_UNSIGNED__", "1")
	}
	if pic != "" {
		weak("__pic__", pic)
		weak("__PIC__", pic)
	}
	if pie != "" {
		weak("__pie__", pie)
		weak("__PIE__", pie)
	}
	return out
}

// dialect is what a name of a language version makes of its macros.
func dialect(name string) (version string, strict bool) {
	rest, gnu := strings.CutPrefix(name, "gnu")
	switch strings.TrimPrefix(strings.TrimPrefix(rest, "iso9899:"), "c") {
	case "199409":
		version = "199409L"
	case "99", "9x", "1999", "199x":
		version = "199901L"
	case "11", "1x", "2011":
		version = "201112L"
	case "17", "18", "2017", "2018":
		version = "201710L"
	}
	return version, !gnu
}

// defineAll defines the macros of a table, each line of which goes on after
// directive.
func (p *preprocessor) defineAll(directive, table string) {
	text := strings.ReplaceAll("\n"+strings.TrimSuffix(table, "\n"), "\n", "\n"+directive) + "\n"
	file := p.r.Files.Add("builtin", []byte(text), 0)
	p.enter(file, p.cfg.Headers.lex(directive, file.Text, p.names), "", 0)
	p.run()
}
