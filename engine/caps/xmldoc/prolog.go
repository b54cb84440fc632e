package xmldoc

import (
	"bytes"

	"ringlab/engine/words"
)

// instruction reads "<?target …?>".
func (p *parser) instruction() {
	text, start := p.tree.Text, p.at
	if start+2 < len(text) && !nameStart[text[start+2]] {
		p.fail("syntax", start, start+2, words.Text{
			En: "“<?” begins no processing instruction: its name must follow at once",
			Zh: "“<?” 没有开始处理指令：名称必须紧跟其后",
		}.With())
		p.innermost().HasText = true
		p.at += 2
		return
	}
	size := bytes.Index(text[start+2:], []byte("?>"))
	if size < 0 {
		p.unexpectedEnd(start)
		return
	}
	p.at = start + 2 + size + 2
	target := text[start+2 : start+2+size]
	if name := target[:min(3, size)]; bytes.EqualFold(name, []byte("xml")) && (size == 3 || !nameByte[target[3]]) {
		p.declaration(start, target[3:], string(name) == "xml")
	}
	p.add(Node{
		Kind: Instruction, Closed: true, Start: int32(start), End: int32(p.at),
		ContentStart: int32(start + 2), ContentEnd: int32(p.at - 2),
	})
}

// declaration checks the XML declaration. It may only begin the text, or a
// document after the first.
func (p *parser) declaration(start int, content []byte, lowerCase bool) {
	switch {
	case start == 0:
	case len(p.open) == 1 && p.roots > 0:
		p.late = start
	default:
		p.misplacedProlog(start, p.at)
		return
	}
	if !lowerCase || !wellDeclared(content) {
		p.fail("syntax", start, p.at, words.Text{
			En: "the XML declaration is malformed",
			Zh: "XML 声明的格式不正确",
		}.With(), hint(words.Text{
			En: "write it as <?xml version='1.0' encoding='UTF-8'?>, or leave it out",
			Zh: "请写作 <?xml version='1.0' encoding='UTF-8'?>，或者省略",
		}.With()))
	}
}

// wellDeclared reports whether a declaration has a version, which is 1.x, and
// then perhaps an encoding and whether it stands alone.
func wellDeclared(content []byte) bool {
	for i, name := range [...]string{"version", "encoding", "standalone"} {
		rest := bytes.TrimLeft(content, " \t\r\n")
		after, ok := bytes.CutPrefix(rest, []byte(name))
		if !ok {
			if i == 0 {
				return false
			}
			continue
		}
		after, ok = bytes.CutPrefix(bytes.TrimLeft(after, " \t\r\n"), []byte("="))
		after = bytes.TrimLeft(after, " \t\r\n")
		if !ok || len(rest) == len(content) || len(after) == 0 || after[0] != '\'' && after[0] != '"' {
			return false
		}
		size := bytes.IndexByte(after[1:], after[0])
		if size < 0 {
			return false
		}
		value := string(after[1 : 1+size])
		switch {
		case i == 0 && (len(value) < 3 || value[:2] != "1."),
			i == 1 && (value == "" || !nameStart[value[0]]),
			i == 2 && value != "yes" && value != "no":
			return false
		}
		content = after[1+size+1:]
	}
	return len(bytes.TrimLeft(content, " \t\r\n")) == 0
}

func (p *parser) misplacedProlog(start, end int) {
	if bytes.HasPrefix(p.tree.Text[start:], []byte("<!")) {
		p.fail("syntax", start, end, words.Text{
			En: "the document type may stand only once, before the root element",
			Zh: "文档类型声明只能在根元素之前出现一次",
		}.With())
		return
	}
	p.fail("syntax", start, end, words.Text{
		En: "the XML declaration may only stand at the very start",
		Zh: "XML 声明只能位于文档的最开头",
	}.With(), hint(words.Text{
		En: "remove what stands before it, blank lines too",
		Zh: "请删除它之前的内容，包括空行",
	}.With()))
}

// doctype passes over a document type declaration. One that defines or
// fetches entities is refused.
func (p *parser) doctype() {
	start := p.at
	end := doctypeEnd(p.tree.Text[start:])
	if end < 0 {
		p.unexpectedEnd(start)
		return
	}
	p.at = start + end
	p.add(Node{
		Kind: Doctype, Closed: true, Start: int32(start), End: int32(p.at),
		ContentStart: int32(start + len("<!DOCTYPE")), ContentEnd: int32(p.at - 1),
	})
	if p.doctypes++; len(p.open) > 1 || p.doctypes > 1 {
		p.misplacedProlog(start, p.at)
	} else if p.roots > 0 {
		p.late = start
	}
	declaration := p.tree.Text[start:p.at]
	head, _, subset := bytes.Cut(declaration, []byte("["))
	entity := bytes.Index(declaration, []byte("<!ENTITY"))
	switch {
	case entity >= 0 && isExternal(declaration[entity:]):
		p.refuse(start, words.Text{
			En: "the document type defines an external entity; it is not fetched",
			Zh: "文档类型定义了外部实体；不会去获取它",
		})
	case entity >= 0:
		p.refuse(start, words.Text{
			En: "the document type defines entities; they are not expanded",
			Zh: "文档类型定义了实体；不会展开它们",
		})
	case isExternal(head):
		p.refuse(start, words.Text{
			En: "the document type points to a DTD; none is read",
			Zh: "文档类型指向一个 DTD；不会读取任何 DTD",
		})
	case subset:
		p.refuse(start, words.Text{
			En: "the document type holds a DTD; none is read",
			Zh: "文档类型包含一个 DTD；不会读取任何 DTD",
		})
	}
}

// doctypeEnd returns where the document type declaration at the start of text
// ends, behind its “>”; -1 where it does not.
func doctypeEnd(text []byte) int {
	inside := false // the brackets of the internal subset
	for i := 0; i < len(text); i++ {
		skip := ""
		switch c := text[i]; {
		case c == '\'':
			skip = "'"
		case c == '"':
			skip = `"`
		case bytes.HasPrefix(text[i:], []byte("<!--")):
			skip = "-->"
			i += len("<!--") - 1
		case c == '[':
			inside = true
		case c == ']':
			inside = false
		case c == '>' && !inside:
			return i + 1
		}
		if skip != "" {
			size := bytes.Index(text[i+1:], []byte(skip))
			if size < 0 {
				return -1
			}
			i += size + len(skip)
		}
	}
	return -1
}

func isExternal(declaration []byte) bool {
	return bytes.Contains(declaration, []byte("SYSTEM")) || bytes.Contains(declaration, []byte("PUBLIC"))
}

func (p *parser) refuse(start int, what words.Text) {
	p.dtd = true
	p.fail("hostile", start, p.at, what.With(), hint(words.Text{
		En: "libvirt writes no document type: remove it",
		Zh: "libvirt 不会写出文档类型声明：请将其删除",
	}.With()))
}
