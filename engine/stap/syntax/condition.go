package syntax

import "strings"

// DefaultKernel is the kernel of a script whose Options name none.
const DefaultKernel = "6.1.0-47-cloud-amd64"

// version is that of the SystemTap whose language this is.
const version = "4.8"

// holds decides one comparison of a conditional.
func (p *preprocessor) holds(left, op, right *Token) bool {
	o := p.options
	if left.Kind == Identifier {
		kernel := o.Kernel
		if kernel == "" {
			kernel = DefaultKernel
		}
		switch {
		case left.Text == "kernel_v":
			kernel, _, _ = strings.Cut(kernel, "-")
			return versionHolds(kernel, op, right)
		case left.Text == "kernel_vr":
			return versionHolds(kernel, op, right)
		case left.Text == "systemtap_v":
			if o.Compatible != "" {
				return versionHolds(o.Compatible, op, right)
			}
			return versionHolds(version, op, right)
		case left.Text == "systemtap_privilege":
			return wordHolds("stapdev", op, right, sitePrivilege)
		case left.Text == "guru_mode":
			if right.Kind != NumberLiteral {
				panic(&failure{tok: right, message: say(textNumber)})
			}
			n := p.decimal(right)
			if n != 0 && n != 1 {
				panic(&failure{tok: op, message: say(textZeroOrOne)})
			}
			same := (n == 1) == o.Guru
			switch op.Text {
			case "==":
				return same
			case "!=":
				return !same
			}
			panic(&failure{tok: op, message: say(textEqual).from(siteGuru)})
		case left.Text == "arch":
			arch := o.Arch
			if arch == "" {
				arch = "x86_64"
			}
			return wordHolds(arch, op, right, siteArch)
		case left.Text == "runtime":
			return wordHolds("kernel", op, right, siteRuntime)
		case strings.HasPrefix(left.Text, "CONFIG_"):
			value := p.config(left.Text)
			switch right.Kind {
			case StringLiteral:
				return wordHolds(value, op, right, 0)
			case NumberLiteral:
				// One that is not set is 0.
				n, ok := decimal(value)
				if !ok && value != "" {
					panic(&failure{tok: left, message: say(textConfigNumber)})
				}
				return orderHolds(compare(n, p.decimal(right)), op, 0)
			case Identifier:
				if strings.HasPrefix(right.Text, "CONFIG_") {
					return orderHolds(strings.Compare(value, p.config(right.Text)), op, 0)
				}
			}
			panic(&failure{tok: right, message: say(textConfigRight)})
		}
	}
	literal := func(t *Token) bool { return t.Kind == StringLiteral || t.Kind == NumberLiteral }
	if !literal(left) || !literal(right) {
		panic(&failure{tok: left, message: say(textCondition)})
	}
	switch {
	case left.Kind == right.Kind && left.Kind == StringLiteral:
		return orderHolds(strings.Compare(left.Text, right.Text), op, 0)
	case left.Kind == right.Kind:
		return orderHolds(compare(p.decimal(left), p.decimal(right)), op, 0)
	case left.Kind == StringLiteral:
		panic(&failure{tok: right, message: say(textRightString)})
	}
	panic(&failure{tok: right, message: say(textRightNumber)})
}

func (p *preprocessor) config(name string) string {
	if p.options.Config == nil {
		return ""
	}
	return p.options.Config(name)
}

// decimal returns the value of a number in a conditional. stap breaks down at
// what is not decimal.
func (p *preprocessor) decimal(t *Token) int64 {
	n, ok := decimal(t.Text)
	if !ok {
		p.stop(t, textLexicalCast)
	}
	return n
}

// decimal returns the value of a decimal number.
func decimal(s string) (int64, bool) {
	if s == "" {
		return 0, false
	}
	var n int64
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' || n > (1<<63-1-int64(s[i]-'0'))/10 {
			return 0, false
		}
		n = n*10 + int64(s[i]-'0')
	}
	return n, true
}

func compare(a, b int64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// orderHolds applies a comparison operator to the sign of a comparison.
func orderHolds(sign int, op *Token, s site) bool {
	if op.Kind == Operator {
		switch op.Text {
		case "==":
			return sign == 0
		case "!=":
			return sign != 0
		case "<":
			return sign < 0
		case ">":
			return sign > 0
		case "<=":
			return sign <= 0
		case ">=":
			return sign >= 0
		}
	}
	panic(&failure{tok: op, message: say(textComparison).from(s)})
}

// wordHolds compares a word for equality, all but privileges with wildcards.
func wordHolds(value string, op, right *Token, s site) bool {
	if right.Kind != StringLiteral {
		panic(&failure{tok: right, message: say(textStringLiteral).from(s)})
	}
	same := value == right.Text
	if s != sitePrivilege {
		same = wildcard(right.Text, value)
	}
	switch {
	case isOperator(op, "=="):
		return same
	case isOperator(op, "!="):
		return !same
	}
	panic(&failure{tok: op, message: say(textEqual).from(s)})
}

// versionHolds compares versions as strverscmp does, or matches one where the
// right side has wildcards.
func versionHolds(value string, op, right *Token) bool {
	if right.Kind != StringLiteral {
		panic(&failure{tok: right, message: say(textStringLiteral).from(siteVersion)})
	}
	if strings.ContainsAny(right.Text, "*?[") {
		switch {
		case isOperator(op, "=="):
			return wildcard(right.Text, value)
		case isOperator(op, "!="):
			return !wildcard(right.Text, value)
		}
		orderHolds(0, op, siteVersion)
		panic(&failure{tok: op, message: say(textOrderWildcard)})
	}
	return orderHolds(versionCompare(value, right.Text), op, siteVersion)
}

// versionCompare orders versions as glibc's strverscmp: runs of digits count
// as numbers, and one that starts with a zero as a fraction.
func versionCompare(a, b string) int {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	if i == len(a) && i == len(b) {
		return 0
	}
	at := func(s string, i int) int {
		if i < len(s) {
			return int(s[i])
		}
		return 0
	}
	// Where the run of digits around the difference starts.
	start := i
	for start > 0 && isDigit(int(a[start-1])) {
		start--
	}
	plain := at(a, i) - at(b, i)
	inA, inB := isDigit(at(a, i)), isDigit(at(b, i))
	if start == i && !(inA && inB) {
		return plain
	}
	// A run whose first digit is 0 and that has only zeros before the
	// difference, or starts with one, is a fraction.
	zeros := start
	for zeros < i && a[zeros] == '0' {
		zeros++
	}
	switch {
	case start < i && a[start] == '0' || start == i && (at(a, i) == '0' || at(b, i) == '0'):
		allZeros := zeros == i
		switch {
		case allZeros && start < i && !inA && inB:
			return 1
		case allZeros && start < i && inA && !inB:
			return -1
		}
		return plain
	}
	endA, endB := i, i
	for isDigit(at(a, endA)) {
		endA++
	}
	for isDigit(at(b, endB)) {
		endB++
	}
	if endA != endB {
		return endA - endB
	}
	return plain
}

// wildcard matches as fnmatch does: *, ?, [set], and \ before what is meant as
// it is.
func wildcard(pattern, s string) bool {
	// starP and starS are where to go on if what follows the last * does not
	// match.
	p, i, starP, starS := 0, 0, -1, 0
	for {
		if p < len(pattern) && pattern[p] == '*' {
			starP, starS = p, i
			p++
			continue
		}
		if i == len(s) && p == len(pattern) {
			return true
		}
		if i < len(s) && p < len(pattern) {
			if width, ok := matchOne(pattern[p:], s[i]); ok {
				p += width
				i++
				continue
			}
		}
		if starP < 0 || starS >= len(s) {
			return false
		}
		starS++
		p, i = starP+1, starS
	}
}

// matchOne matches the first element of a pattern with one character, and
// returns the element's length.
func matchOne(pattern string, c byte) (width int, ok bool) {
	switch pattern[0] {
	case '?':
		return 1, true
	case '\\':
		if len(pattern) > 1 {
			return 2, pattern[1] == c
		}
	case '[':
		i := 1
		negated := i < len(pattern) && (pattern[i] == '!' || pattern[i] == '^')
		if negated {
			i++
		}
		found := false
		for first := i; i < len(pattern); i++ {
			if pattern[i] == ']' && i > first {
				return i + 1, found != negated
			}
			low := pattern[i]
			high := low
			if i+2 < len(pattern) && pattern[i+1] == '-' && pattern[i+2] != ']' {
				high = pattern[i+2]
				i += 2
			}
			found = found || low <= c && c <= high
		}
	}
	return 1, pattern[0] == c
}
