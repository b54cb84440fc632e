package schema

import (
	"bytes"

	"ringlab/engine/caps/xmldoc"
	"ringlab/engine/source"
	"ringlab/engine/words"
)

// maxOfCode bounds the findings of one code; what is past it is counted.
const maxOfCode = 100

// Check returns what is wrong with the document whose root element is root,
// in the order of its text. Places are offsets of t.Text. All are warnings,
// or remarks: libvirt's drivers themselves emit what its schemas reject.
//
// Where the text ends too early, nothing is said of what may have followed.
func Check(t *xmldoc.Tree, root xmldoc.ID) []source.Diagnostic {
	table := rootNamed(localName(t, root))
	if table == nil {
		return nil
	}
	c := checker{t: t, root: root, whole: t.Node(root).Closed}
	c.prefix(root)
	c.element(root, c.bind(table))
	if table == capabilities {
		c.hostContradictions()
		c.guestContradictions()
	} else {
		c.domainContradictions()
	}
	return c.finish()
}

// checker is one check of one document.
type checker struct {
	t     *xmldoc.Tree
	root  xmldoc.ID
	whole bool // the root element was closed: nothing is missing at the end
	found []source.Diagnostic
	codes []codeCount
	keys  map[string]xmldoc.ID // scratch of unique
}

// codeCount is how many findings of a code there were, and where the first
// one past maxOfCode stands.
type codeCount struct {
	code     string
	severity source.Severity
	n        int
	past     source.Span
}

// warn adds a warning, to be filled in. It returns nil where there are
// enough of its code.
func (c *checker) warn(code string, span source.Span) *source.Diagnostic {
	return c.add(source.Warning, code, span)
}

func (c *checker) add(severity source.Severity, code string, span source.Span) *source.Diagnostic {
	at := -1
	for i := range c.codes {
		if c.codes[i].code == code {
			at = i
		}
	}
	if at < 0 {
		at = len(c.codes)
		c.codes = append(c.codes, codeCount{code: code, severity: severity})
	}
	count := &c.codes[at]
	if count.n++; count.n > maxOfCode {
		if count.n == maxOfCode+1 {
			count.past = span
		}
		return nil
	}
	c.found = append(c.found, source.Diagnostic{Severity: severity, Code: code, Span: span})
	return &c.found[len(c.found)-1]
}

func (c *checker) finish() []source.Diagnostic {
	for _, count := range c.codes {
		if count.n > maxOfCode {
			c.found = append(c.found, source.Diagnostic{
				Severity: count.severity, Code: count.code, Span: count.past,
				Message: words.Text{
					En: "and %d more of this kind",
					Zh: "另外还有 %d 处同类问题",
				}.With(count.n - maxOfCode),
			})
		}
	}
	source.Sort(c.found)
	return c.found
}

// bound is an element of the table with its names as numbers of this tree.
type bound struct {
	*element
	attrNames  []xmldoc.Name // of attrs; -1 where the tree has no such name
	childNames []xmldoc.Name // of children
	bounds     []*bound      // of children, once met
	variants   []*bound      // of variants, once met
}

func (c *checker) bind(e *element) *bound {
	names := make([]xmldoc.Name, len(e.attrs)+len(e.children))
	number := func(name string) xmldoc.Name {
		if n, ok := c.t.Lookup(name); ok {
			return n
		}
		return -1
	}
	for i := range e.attrs {
		names[i] = number(e.attrs[i].name)
	}
	for i := range e.children {
		names[len(e.attrs)+i] = number(e.children[i].name)
	}
	return &bound{
		element: e, attrNames: names[:len(e.attrs)], childNames: names[len(e.attrs):],
		bounds: make([]*bound, len(e.children)), variants: make([]*bound, len(e.variants)),
	}
}

// child returns the i-th child of b for the node id.
func (c *checker) child(b *bound, i int, id xmldoc.ID) *bound {
	if b.bounds[i] == nil {
		b.bounds[i] = c.bind(b.children[i].element)
	}
	kid := b.bounds[i]
	if kid.by == "" {
		return kid
	}
	value, _, _ := c.t.Attr(id, kid.by)
	variant := kid.variant(value)
	for i, v := range kid.element.variants {
		if v == variant {
			if kid.variants[i] == nil {
				kid.variants[i] = c.bind(v)
			}
			return kid.variants[i]
		}
	}
	return kid
}

// maxFields bounds the attributes and the children of one element of the
// table.
const maxFields = 32

// element checks an element against its entry, and what is inside it.
func (c *checker) element(id xmldoc.ID, b *bound) {
	c.attributes(id, b)
	c.text(id, b)
	c.children(id, b)
}

func (c *checker) attributes(id xmldoc.ID, b *bound) {
	var seen, guessed [maxFields]bool
	attrs := c.t.NodeAttrs(id)
next:
	for i := range attrs {
		a := &attrs[i]
		for j, name := range b.attrNames {
			if name == a.Name {
				seen[j] = true
				c.attributeValue(id, b, &b.attrs[j], a)
				continue next
			}
		}
		if guess := c.unknownAttribute(id, b, a); guess >= 0 {
			guessed[guess] = true
		}
	}
	for j := range b.attrs {
		a := &b.attrs[j]
		if a.required && !seen[j] && !guessed[j] {
			if d := c.warn("missing", c.t.TagSpan(id)); d != nil {
				d.Message = words.Text{
					En: "<%s> has no attribute %s, which it must have",
					Zh: "<%s> 缺少必需的属性 %s",
				}.With(b.name, a.name)
				d.Hint = a.describe()
			}
		}
		if a.with == "" || !seen[j] {
			continue
		}
		for k := range b.attrs {
			if b.attrs[k].name == a.with && !seen[k] && !guessed[k] {
				if d := c.warn("missing", c.t.TagSpan(id)); d != nil {
					d.Message = words.Text{
						En: "<%[1]s> has the attribute %[2]s but not %[3]s, which goes with it",
						Zh: "<%[1]s> 有属性 %[2]s，却没有与它配套的 %[3]s",
					}.With(b.name, a.name, a.with)
					d.Hint = b.attrs[k].describe()
				}
			}
		}
	}
}

func (a *attribute) describe() words.Message {
	return words.Text{En: "%s: %s", Zh: "%s：%s"}.With(a.name, a.words)
}

// unknownAttribute reports an attribute that the table does not have. It
// returns the index of the one that seems meant, or -1.
func (c *checker) unknownAttribute(id xmldoc.ID, b *bound, a *xmldoc.Attr) int {
	name := c.t.NameText(a.Name)
	span := source.Span{Start: int(a.NameStart), End: int(a.NameStart) + len(name)}
	prefix, local := splitPrefix(name)
	switch {
	case name == "xmlns":
		if value := c.t.AttrValue(a); value != "" {
			if d := c.warn("namespace", attrSpan(a)); d != nil {
				d.Message = words.Text{
					En: "<%s> is put into the namespace “%s”; libvirt's documents are in none",
					Zh: "<%s> 被放进了命名空间 “%s”；libvirt 的文档不使用命名空间",
				}.With(b.name, clip(value))
				d.Hint = words.Text{En: "remove the attribute xmlns", Zh: "删除 xmlns 属性"}.With()
			}
		}
		return -1
	case prefix == "xmlns":
		return -1
	case prefix != "" && !declared(c.t, id, prefix):
		c.undeclared(span, prefix, source.Edit{Span: source.Span{Start: span.Start, End: span.Start + len(prefix) + 1}})
		for j := range b.attrs {
			if b.attrs[j].name == local {
				return j
			}
		}
		return -1
	}
	d := c.warn("unknown-attribute", span)
	if d == nil {
		return -1
	}
	d.Message = words.Text{
		En: "<%[1]s> has no attribute “%[2]s” that libvirt knows",
		Zh: "libvirt 的 <%[1]s> 没有 “%[2]s” 这个属性",
	}.With(b.name, clip(name))
	guess := nearest(name, len(b.attrs), func(i int) string { return b.attrs[i].name })
	switch {
	case guess >= 0:
		d.Hint = meant(b.attrs[guess].name)
		d.Edits = []source.Edit{{Span: span, Text: b.attrs[guess].name}}
	case len(b.attrs) == 0:
		d.Hint = words.Text{En: "<%s> has no attributes", Zh: "<%s> 没有属性"}.With(b.name)
	default:
		d.Hint = words.Text{En: "it may have: %s", Zh: "可用的有：%s"}.With(list(len(b.attrs), func(i int) string { return b.attrs[i].name }))
	}
	return guess
}

func meant(name string) words.Message {
	return words.Text{En: "is “%s” meant?", Zh: "是否应为 “%s”？"}.With(name)
}

// list joins names for a hint.
func list(n int, name func(int) string) string {
	const most = 12
	var out []byte
	for i := range n {
		if i > 0 {
			out = append(out, ", "...)
		}
		if i == most {
			return string(append(out, "…"...))
		}
		out = append(out, name(i)...)
	}
	return string(out)
}

func (c *checker) undeclared(span source.Span, prefix string, edits ...source.Edit) {
	if d := c.warn("namespace", span); d != nil {
		d.Message = words.Text{
			En: "the namespace prefix “%s” is not declared",
			Zh: "命名空间前缀 “%s” 没有声明",
		}.With(clip(prefix))
		d.Hint = words.Text{
			En: "libvirt's documents have no prefixes; it is read as if it were not there",
			Zh: "libvirt 的文档不使用前缀；这里当作没有它来读取",
		}.With()
		d.Edits = edits
	}
}

// prefix reports a prefix of an element that is not declared.
func (c *checker) prefix(id xmldoc.ID) {
	prefix, local := splitPrefix(c.t.Name(id))
	if prefix != "" && !declared(c.t, id, prefix) {
		c.undeclared(c.t.TagSpan(id), prefix, renameEdits(c.t, id, local)...)
	}
}

// renameEdits gives an element another name, in both its tags.
func renameEdits(t *xmldoc.Tree, id xmldoc.ID, name string) []source.Edit {
	n, old := t.Node(id), t.Name(id)
	start := int(n.Start) + 1
	edits := []source.Edit{{Span: source.Span{Start: start, End: start + len(old)}, Text: name}}
	if end := int(n.ContentEnd); bytes.HasPrefix(t.Text[end:n.End], []byte("</"+old)) {
		edits = append(edits, source.Edit{Span: source.Span{Start: end + 2, End: end + 2 + len(old)}, Text: name})
	}
	return edits
}

func attrSpan(a *xmldoc.Attr) source.Span {
	return source.Span{Start: int(a.ValueStart), End: int(a.ValueEnd)}
}

func (c *checker) attributeValue(id xmldoc.ID, b *bound, spec *attribute, a *xmldoc.Attr) {
	if spec.content.kind == text || !c.t.HasValue(a) {
		return // one without a value is an error by itself
	}
	raw := c.t.Text[a.ValueStart:a.ValueEnd]
	if a.Raw && spec.content.holds(string(raw)) {
		return
	}
	value := c.t.AttrValue(a)
	if spec.content.kind != text && !spec.content.holds(trim(value)) {
		c.wrongValue(attrSpan(a), words.Text{
			En: "the attribute %[2]s of <%[1]s>",
			Zh: "<%[1]s> 的属性 %[2]s ",
		}.With(b.name, spec.name), &spec.content, value, spec.describe())
	}
}

// wrongValue reports that the value of a place, which what describes, is not
// of its type.
func (c *checker) wrongValue(span source.Span, place words.Message, of *content, value string, what words.Message) {
	if unresolved(c.t.Text[span.Start:span.End]) {
		return // a reference that is an error by itself: the value is not known
	}
	d := c.warn("value", span)
	if d == nil {
		return
	}
	if of.kind != oneOf {
		d.Message = words.Text{
			En: "%[1]s is “%[2]s”; it must be %[3]s",
			Zh: "%[1]s的值是 “%[2]s”；它必须是：%[3]s",
		}.With(place, clip(value), of.kind.rule())
		d.Hint = what
		return
	}
	d.Message = words.Text{
		En: "%[1]s is “%[2]s”, which is not among the values libvirt knows",
		Zh: "%[1]s的值是 “%[2]s”，不在 libvirt 已知的取值之中",
	}.With(place, clip(value))
	d.Hint = choices(of)
	if v := of.meant(trim(value)); v != nil {
		d.Hint = meant(v.text)
		d.Edits = []source.Edit{{Span: span, Text: v.text}}
	}
}

// unresolved reports a reference to an entity that XML does not define.
func unresolved(raw []byte) bool {
	for {
		at := bytes.IndexByte(raw, '&')
		if at < 0 {
			return false
		}
		raw = raw[at+1:]
		end := bytes.IndexByte(raw, ';')
		if end < 0 {
			return true
		}
		switch name := string(raw[:end]); name {
		case "lt", "gt", "amp", "quot", "apos":
		default:
			if name == "" || name[0] != '#' {
				return true
			}
		}
	}
}

func choices(of *content) words.Message {
	return words.Text{En: "known values: %s", Zh: "已知的值：%s"}.With(list(len(of.values), func(i int) string { return of.values[i].text }))
}

func trim(s string) string {
	for s != "" && (s[0] == ' ' || s[0] == '\n' || s[0] == '\t' || s[0] == '\r') {
		s = s[1:]
	}
	for s != "" {
		if e := s[len(s)-1]; e != ' ' && e != '\n' && e != '\t' && e != '\r' {
			break
		}
		s = s[:len(s)-1]
	}
	return s
}

// clip shortens a text of the document for a message.
func clip(s string) string {
	const most = 48
	if len(s) <= most {
		return s
	}
	end := most
	for end > 0 && s[end]&0xC0 == 0x80 {
		end--
	}
	return s[:end] + "…"
}

// text checks the character data of an element.
func (c *checker) text(id xmldoc.ID, b *bound) {
	n := c.t.Node(id)
	switch b.content.kind {
	case text:
	case nothing:
		if n.Unsure {
			return // the text of an element whose start tag is missing
		}
		if span, ok := c.strayText(id); ok {
			if d := c.warn("text", span); d != nil {
				d.Message = words.Text{
					En: "text stands in <%s>, which has none",
					Zh: "<%s> 里出现了文字，它本不该有",
				}.With(b.name)
				d.Hint = words.Text{En: "remove it, or put it into a comment", Zh: "请删除它，或放进注释"}.With()
			}
		}
	default:
		if !n.Closed {
			return // the text may go on
		}
		value, span := c.t.Value(id)
		if !b.content.holds(value) {
			c.wrongValue(span, words.Text{En: "<%s>", Zh: "<%s> "}.With(b.name), &b.content, value, b.describe())
		} else if b.content.kind == program && !isAbsolute(value) {
			if d := c.add(source.Info, "relative-path", span); d != nil {
				d.Message = words.Text{
					En: "<%[1]s> names “%[2]s” without its directory, as the drivers of bhyve and vz do",
					Zh: "<%[1]s> 只给出程序名 “%[2]s” 而没有目录，bhyve 和 vz 驱动就是这样",
				}.With(b.name, clip(value))
				d.Hint = words.Text{En: "libvirt's schema wants an absolute path", Zh: "libvirt 的 schema 要求绝对路径"}.With()
			}
		}
	}
}

// strayText finds the first character data directly inside an element that is
// not white space.
func (c *checker) strayText(id xmldoc.ID) (source.Span, bool) {
	n := c.t.Node(id)
	at := n.ContentStart
	if n.HasText {
		for child := n.First; ; child = c.t.Node(child).Next {
			end := n.ContentEnd
			if child != xmldoc.None {
				end = c.t.Node(child).Start
			}
			if part := c.t.Text[at:end]; len(bytes.TrimSpace(part)) > 0 {
				lead := len(part) - len(bytes.TrimLeft(part, " \t\r\n"))
				start := int(at) + lead
				return source.Span{Start: start, End: start + len(bytes.TrimSpace(part))}, true
			}
			if child == xmldoc.None {
				break
			}
			at = c.t.Node(child).End
		}
	}
	for child := n.First; child != xmldoc.None; child = c.t.Node(child).Next {
		if k := c.t.Node(child); k.Kind == xmldoc.CData && len(bytes.TrimSpace(c.t.Text[k.ContentStart:k.ContentEnd])) > 0 {
			return c.t.Span(child), true
		}
	}
	return source.Span{}, false
}

func (c *checker) children(id xmldoc.ID, b *bound) {
	var counts [maxFields]int
	var guessed [maxFields]bool
	var first [maxFields]xmldoc.ID
	last, disorder := 0, false
	unsure := c.t.Node(id).Unsure
	for node := c.t.Node(id).First; node != xmldoc.None; node = c.t.Node(node).Next {
		n := c.t.Node(node)
		if n.Kind != xmldoc.Element {
			continue
		}
		at := -1
		for i, name := range b.childNames {
			if name == n.Name {
				at = i
				break
			}
		}
		if at < 0 {
			if at = c.unprefixed(node, b); at < 0 {
				if unsure {
					continue // it may belong elsewhere
				}
				if guess := c.unknownElement(node, b); guess >= 0 {
					guessed[guess] = true
					if n.First != xmldoc.None {
						c.element(node, c.child(b, guess, node))
					}
				}
				continue
			}
		}
		if counts[at]++; counts[at] == 1 {
			first[at] = node
		} else if b.children[at].occurs.single() && !unsure {
			c.duplicate(node, first[at], b)
		}
		if at < last && b.ordered && !disorder && !unsure {
			disorder = true
			c.wrongOrder(node, first[last], b)
		}
		last = max(last, at)
		c.element(node, c.child(b, at, node))
	}
	complete := c.t.Node(id).Closed && !unsure
	for i := range b.children {
		spec := &b.children[i]
		switch {
		case counts[i] == 0:
			if spec.occurs.required() && !guessed[i] && complete {
				c.missingChild(id, b, spec)
			}
			continue
		case counts[i] > 1 && spec.unique != "":
			c.unique(id, spec)
		}
		for j := range b.children {
			if spec.with == b.children[j].name && counts[j] == 0 && !guessed[j] && complete {
				if d := c.warn("missing", c.t.TagSpan(id)); d != nil {
					d.Message = words.Text{
						En: "<%[1]s> has <%[2]s> but not <%[3]s>, which goes with it",
						Zh: "<%[1]s> 有 <%[2]s>，却没有与它配套的 <%[3]s>",
					}.With(b.name, spec.name, spec.with)
					d.Hint = b.children[j].describe()
				}
			}
		}
	}
}

func (e *element) describe() words.Message {
	return words.Text{En: "<%s>: %s", Zh: "<%s>：%s"}.With(e.name, e.words)
}

func (c *checker) missingChild(id xmldoc.ID, b *bound, spec *child) {
	if d := c.warn("missing", c.t.TagSpan(id)); d != nil {
		d.Message = words.Text{
			En: "<%[1]s> has no <%[2]s>, which it must have",
			Zh: "<%[1]s> 缺少必需的 <%[2]s>",
		}.With(b.name, spec.name)
		d.Hint = spec.describe()
	}
}

// unprefixed returns the child of the table that an element is without its
// prefix, where that is not declared; else -1.
func (c *checker) unprefixed(node xmldoc.ID, b *bound) int {
	prefix, local := splitPrefix(c.t.Name(node))
	if prefix == "" || declared(c.t, node, prefix) {
		return -1
	}
	for i := range b.children {
		if b.children[i].name == local {
			c.prefix(node)
			return i
		}
	}
	return -1
}

// unknownElement reports an element that the table does not have in its
// place. It returns the index of the one that seems meant, or -1.
func (c *checker) unknownElement(node xmldoc.ID, b *bound) int {
	name := c.t.Name(node)
	start := int(c.t.Node(node).Start) + 1
	if prefix, local := splitPrefix(name); prefix != "" && !declared(c.t, node, prefix) {
		c.prefix(node)
		name = local
	}
	d := c.warn("unknown-element", source.Span{Start: start, End: start + len(c.t.Name(node))})
	if d == nil {
		return -1
	}
	guess := nearest(name, len(b.children), func(i int) string { return b.children[i].name })
	what := words.Text{
		En: "<%[2]s> is not known inside <%[1]s>; what is in it was not checked",
		Zh: "<%[1]s> 里不应有 <%[2]s>；其内容未作检查",
	}
	if guess >= 0 || c.t.Node(node).First == xmldoc.None {
		what = words.Text{En: "<%[2]s> is not known inside <%[1]s>", Zh: "<%[1]s> 里不应有 <%[2]s>"}
	}
	d.Message = what.With(b.name, clip(name))
	if guess >= 0 {
		d.Hint = meant("<" + b.children[guess].name + ">")
		d.Edits = renameEdits(c.t, node, b.children[guess].name)
		return guess
	}
	table := rootNamed(localName(c.t, c.root))
	if parent := parentOf(table, name); parent != nil {
		d.Hint = words.Text{
			En: "<%[1]s> belongs inside <%[2]s>",
			Zh: "<%[1]s> 应在 <%[2]s> 里",
		}.With(name, parent.name)
	} else if len(b.children) == 0 {
		d.Hint = words.Text{En: "<%s> has no elements inside", Zh: "<%s> 里没有元素"}.With(b.name)
	} else {
		d.Hint = words.Text{
			En: "a misspelling, or newer than what is known here: %s",
			Zh: "可能拼写有误，或比这里已知的更新；已知的有：%s",
		}.With(list(len(b.children), func(i int) string { return b.children[i].name }))
	}
	return -1
}

// parentOf finds an element of the table that has a child with this name.
func parentOf(e *element, name string) *element {
	if e.child(name) != nil {
		return e
	}
	for i := range e.children {
		if parent := parentOf(e.children[i].element, name); parent != nil {
			return parent
		}
	}
	return nil
}

func (c *checker) duplicate(node, first xmldoc.ID, b *bound) {
	if d := c.warn("duplicate", c.t.TagSpan(node)); d != nil {
		d.Message = words.Text{
			En: "a second <%[2]s> in <%[1]s>, which has only one",
			Zh: "<%[1]s> 里出现了第二个 <%[2]s>，它只能有一个",
		}.With(b.name, c.t.Name(node))
		d.Hint = words.Text{
			En: "libvirt's tools read one of them and drop the other: remove the wrong one",
			Zh: "libvirt 的工具只会读其中一个：请删除错误的那个",
		}.With()
		d.Related = []source.Related{c.related(first, words.Text{En: "the first is here", Zh: "第一个在这里"})}
	}
}

func (c *checker) related(node xmldoc.ID, what words.Text) source.Related {
	return source.Related{Span: c.t.TagSpan(node), Message: what.With()}
}

func (c *checker) wrongOrder(node, after xmldoc.ID, b *bound) {
	if d := c.warn("order", c.t.TagSpan(node)); d != nil {
		d.Message = words.Text{
			En: "<%[2]s> stands after <%[3]s>; in <%[1]s> libvirt puts it before",
			Zh: "<%[2]s> 出现在 <%[3]s> 之后；libvirt 在 <%[1]s> 中总是把它放在前面",
		}.With(b.name, c.t.Name(node), c.t.Name(after))
		d.Hint = words.Text{En: "the order changes no meaning; libvirt's schema wants it", Zh: "顺序不影响含义，但 libvirt 的 schema 有要求"}.With()
		d.Related = []source.Related{c.related(after, words.Text{En: "it belongs before this", Zh: "应在这之前"})}
	}
}

// key returns what a node is told apart by, and where that stands.
func (c *checker) key(node xmldoc.ID, unique string) (string, bool) {
	if unique == "." {
		value, _ := c.t.Value(node)
		return value, value != ""
	}
	value, _, ok := c.t.Attr(node, unique)
	return value, ok
}

// unique reports children of id that share what tells them apart.
func (c *checker) unique(id xmldoc.ID, spec *child) {
	if c.keys == nil {
		c.keys = make(map[string]xmldoc.ID)
	}
	clear(c.keys)
	for node := range c.t.Children(id, spec.name) {
		key, ok := c.key(node, spec.unique)
		if !ok {
			continue
		}
		first, again := c.keys[key]
		if !again {
			c.keys[key] = node
			continue
		}
		if d := c.warn("duplicate", c.t.TagSpan(node)); d != nil {
			if spec.unique == "." {
				d.Message = words.Text{
					En: "a second <%[1]s> “%[2]s”",
					Zh: "第二个 “%[2]s”（<%[1]s>）",
				}.With(spec.name, clip(key))
			} else {
				d.Message = words.Text{
					En: "a second <%[1]s> with %[2]s “%[3]s”",
					Zh: "第二个 %[2]s 为 “%[3]s” 的 <%[1]s>",
				}.With(spec.name, spec.unique, clip(key))
			}
			d.Hint = words.Text{En: "each may stand once: remove one, or correct it", Zh: "每个只应出现一次：请删除或改正其中一个"}.With()
			d.Related = []source.Related{c.related(first, words.Text{En: "the first is here", Zh: "第一个在这里"})}
		}
	}
}
