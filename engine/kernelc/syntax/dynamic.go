package syntax

// dynamic is a macro that the preprocessor works out where it is used; 0 for
// an ordinary one.
type dynamic uint8

const (
	lineMacro dynamic = iota + 1
	fileMacro
	baseFileMacro
	dateMacro
	timeMacro
	counterMacro
	includeLevelMacro
	hasAttributeMacro
	hasBuiltinMacro
	hasExtensionMacro
	hasFeatureMacro
)

var dynamicNames = [...]string{
	lineMacro:         "__LINE__",
	fileMacro:         "__FILE__",
	baseFileMacro:     "__BASE_FILE__",
	dateMacro:         "__DATE__",
	timeMacro:         "__TIME__",
	counterMacro:      "__COUNTER__",
	includeLevelMacro: "__INCLUDE_LEVEL__",
	hasAttributeMacro: "__has_attribute",
	hasBuiltinMacro:   "__has_builtin",
	hasExtensionMacro: "__has_extension",
	hasFeatureMacro:   "__has_feature",
}

// known are the numbers of names that the preprocessor looks for.
type known struct {
	vaArgs, pragma, defined int32
}

func knownNames(names *names) known {
	return known{names.number("__VA_ARGS__"), names.number("__pragma__"), names.number("defined")}
}

// dynamic gives a token the text that its macro has here.
func (p *preprocessor) dynamic(kind dynamic, t *token) {
	file, offset := p.r.Files.Find(t.Pos)
	t.name, t.Kind = noName, Number
	switch kind {
	case lineMacro:
		line := 0
		if file != nil {
			line = file.Line(offset)
		}
		t.Text = itoa(line)
	case fileMacro:
		t.Kind, t.Text = String, p.cfg.Name
		if file != nil {
			t.Text = file.Name
		}
	case baseFileMacro:
		t.Kind, t.Text = String, p.r.Base
	case dateMacro:
		// The same text gives the same findings on every day.
		t.Kind, t.Text = String, "Jan  1 1970"
	case timeMacro:
		t.Kind, t.Text = String, "00:00:00"
	case counterMacro:
		t.Text = itoa(p.counter)
		p.counter++
	case includeLevelMacro:
		t.Text = itoa(p.depth - 1)
	}
}

// ask answers __has_attribute and its like; the token becomes the answer.
func (p *preprocessor) ask(kind dynamic, t *token, args []argument) bool {
	p.expandArgument(&args[0])
	asked := args[0].expanded
	if len(asked) == 0 || asked[0].Kind != Ident {
		at := p.lastEnd
		if len(asked) > 0 {
			at = asked[0].Pos
		}
		p.r.Error(at, "has-attribute", "identifier expected")
		return false
	}
	name, yes := asked[0].Text, false
	switch kind {
	case hasAttributeMacro:
		yes = HasAttribute(name)
	case hasBuiltinMacro:
		yes = HasBuiltin(name)
	case hasFeatureMacro:
		yes = p.knowsC11() && isExtension(name)
	case hasExtensionMacro:
		yes = isExtension(name)
	}
	answer := token{Token: t.Token}
	if answer.Kind, answer.Text = Number, "0"; yes {
		answer.Text = "1"
	}
	p.lists = append(p.lists, list{tokens: []token{answer}})
	return true
}

func isExtension(name string) bool {
	switch name {
	case "c_alignas", "c_alignof", "c_generic_selections", "c_static_assert":
		return true
	}
	return false
}

// knowsC11 reports whether the language asked for is C11 or later.
func (p *preprocessor) knowsC11() bool {
	m := p.macroOf(p.names.number("__STDC_VERSION__"))
	return m != nil && len(m.body) == 1 && m.body[0].Text >= "201112L" && m.body[0].Text < "3"
}
