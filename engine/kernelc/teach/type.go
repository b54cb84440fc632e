package teach

import "strings"

// Split takes a type as sparse writes it apart: the base type, qualifiers,
// address spaces, stars, sparse's remarks in brackets, the declared name.
func Split(text string) *Type {
	t := &Type{Text: text}
	for i := 0; i < len(text); {
		start := i
		switch c := text[i]; {
		case c == ' ':
			i++
			continue
		case isWord(c):
			for i < len(text) && isWord(text[i]) {
				i++
			}
			t.Parts = append(t.Parts, Part{Text: text[start:i], Kind: wordKind(text[start:i])})
		case c == '[' || c == '<':
			if end := strings.IndexAny(text[i:], "]>"); end > 0 {
				i += end + 1
			} else {
				i = len(text)
			}
			t.Parts = append(t.Parts, Part{Text: text[start:i], Kind: bracketKind(text[start:i])})
		case c == '*':
			i++
			t.Parts = append(t.Parts, Part{Text: "*", Kind: PointerPart})
		case strings.HasPrefix(text[i:], "..."):
			i += 3
			t.Parts = append(t.Parts, Part{Text: "...", Kind: SignPart})
		default:
			i++
			t.Parts = append(t.Parts, Part{Text: text[start:i], Kind: SignPart})
		}
	}
	t.settle()
	return t
}

func isWord(c byte) bool {
	return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80
}

func wordKind(word string) PartKind {
	switch word {
	case "const", "volatile", "restrict", "_Atomic":
		return QualifierPart
	case "static", "extern", "register", "auto", "inline":
		return RemarkPart
	case "void", "char", "short", "int", "long", "signed", "unsigned", "float", "double", "_Bool", "bool", "__int128",
		"struct", "union", "enum", "restricted", "fouled":
		return BasePart
	}
	return NamePart
}

func bracketKind(text string) PartKind {
	switch {
	case text == "[noderef]" || text == "[safe]" || text == "[nocast]":
		return QualifierPart
	case text[0] == '<':
		return SpacePart
	case text == "[]" || len(text) > 1 && text[1] >= '0' && text[1] <= '9':
		return SignPart
	}
	return RemarkPart
}

// settle tells tags, typedefs and address spaces from the declared name: all
// are words that C does not know.
func (t *Type) settle() {
	for i := range t.Parts {
		p := &t.Parts[i]
		if p.Kind != NamePart {
			continue
		}
		before, after := "", ""
		if i > 0 {
			before = t.Parts[i-1].Text
		}
		if i+1 < len(t.Parts) {
			after = t.Parts[i+1].Text
		}
		switch {
		case before == "struct" || before == "union" || before == "enum" || before == "restricted" || before == "fouled":
			p.Kind = BasePart
		case i > 0 && strings.HasPrefix(p.Text, "__") && (after == "*" || before == "[noderef]" && after != ""):
			p.Kind = SpacePart
		case sideOf(p.Text) != Other:
			p.Kind = SpacePart
		case i == 0:
			p.Kind = BasePart
		}
	}
}

// sideOf is whose memory an address space is; Other for one without a name of
// the kernel's.
func sideOf(space string) Side {
	switch space {
	case "":
		return Kernel
	case "__user", "<asn:1>":
		return User
	case "__iomem", "<asn:2>":
		return IOMem
	case "__percpu", "<asn:3>":
		return PerCPU
	case "__rcu", "<asn:4>":
		return RCU
	}
	return Other
}

// space is the address space of what a type points to: that before its last
// star.
func (t *Type) space() string {
	for i := len(t.Parts) - 1; i >= 0; i-- {
		switch t.Parts[i].Kind {
		case PointerPart:
			for i--; i >= 0; i-- {
				switch t.Parts[i].Kind {
				case SpacePart:
					return t.Parts[i].Text
				case PointerPart, BasePart:
					return ""
				}
			}
		}
	}
	return ""
}

// isPointer reports whether the type is a pointer.
func (t *Type) isPointer() bool {
	for i := range t.Parts {
		if t.Parts[i].Kind == PointerPart {
			return true
		}
	}
	return false
}

// contrast marks the parts in which two types differ. Names and sparse's
// remarks do not count.
func contrast(a, b *Type) {
	if a == nil || b == nil {
		return
	}
	// The longest common sequence of parts stays unmarked.
	n, m := len(a.Parts), len(b.Parts)
	if n*m > 4096 {
		return
	}
	common := make([]int, (n+1)*(m+1))
	at := func(i, j int) *int { return &common[i*(m+1)+j] }
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if same(a.Parts[i], b.Parts[j]) {
				*at(i, j) = *at(i+1, j+1) + 1
			} else {
				*at(i, j) = max(*at(i+1, j), *at(i, j+1))
			}
		}
	}
	i, j := 0, 0
	for i < n || j < m {
		switch {
		case i < n && j < m && same(a.Parts[i], b.Parts[j]):
			i, j = i+1, j+1
		case j == m || i < n && *at(i+1, j) >= *at(i, j+1):
			a.Parts[i].Differs = counts(a.Parts[i])
			i++
		default:
			b.Parts[j].Differs = counts(b.Parts[j])
			j++
		}
	}
}

// onlySpaces takes the marks off all but the address spaces, where these are
// what a finding is about: that char stands where void is expected is no fault.
func onlySpaces(types ...*Type) {
	found := false
	for _, t := range types {
		for _, p := range t.Parts {
			found = found || p.Differs && p.Kind == SpacePart
		}
	}
	for _, t := range types {
		for i := range t.Parts {
			p := &t.Parts[i]
			p.Differs = p.Differs && (!found || p.Kind == SpacePart || p.Text == "[noderef]")
		}
	}
}

func same(a, b Part) bool { return a.Kind == b.Kind && a.Text == b.Text }

func counts(p Part) bool { return p.Kind != NamePart && p.Kind != RemarkPart }
