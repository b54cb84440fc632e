package hosts

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// Limits of a hosts file. It is somebody's slip or worse where they are passed.
const (
	maxBytes = 1 << 20
	maxHosts = 1000
	maxDepth = 100    // of lists and mappings within each other
	maxSteps = 100000 // nodes looked at, aliases followed
)

// Error is something wrong at a place in a hosts file.
type Error struct {
	File         string
	Line, Column int // from 1; 0 where it is about the whole file
	Text         string
}

func (e *Error) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("%s: %s", e.File, e.Text)
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Text)
}

// document is YAML being read: what is wrong with it is gathered, and what is
// right is read nevertheless.
type document struct {
	file    string
	anchors map[string][]*ast.AnchorNode // by name, in the order of the file
	steps   int
	errors  []*Error
}

// parse reads a text as one YAML document. There is no root where the text is
// empty or cannot be read.
func parse(file string, text []byte) (d *document, root ast.Node) {
	d = &document{file: file, anchors: map[string][]*ast.AnchorNode{}}
	if len(text) > maxBytes {
		d.fail(nil, "it has more than %d bytes", maxBytes)
		return d, nil
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	if at := invalid(text); at >= 0 {
		d.errors = append(d.errors, &Error{
			File: file, Text: "this is not UTF-8 text",
			Line:   1 + bytes.Count(text[:at], []byte("\n")),
			Column: utf8.RuneCount(text[bytes.LastIndexByte(text[:at], '\n')+1:at]) + 1,
		})
		return d, nil
	}
	tokens := lexer.Tokenize(string(text))
	if !d.shallow(tokens) {
		return d, nil
	}
	tree, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		var syntax *yaml.SyntaxError
		if errors.As(err, &syntax) {
			d.failAt(syntax.Token, "not YAML: %s", syntax.Message)
		} else {
			d.fail(nil, "not YAML: %v", err)
		}
		return d, nil
	}
	for _, doc := range tree.Docs {
		if doc.Body == nil {
			continue
		}
		if root != nil {
			d.fail(doc.Body, "a second YAML document begins here; put all hosts into one")
			break
		}
		root = doc.Body
	}
	if root != nil {
		ast.Walk(d, root)
	}
	return d, root
}

// invalid is where a text is not UTF-8, -1 where all of it is.
func invalid(text []byte) int {
	for at := 0; at < len(text); {
		r, n := utf8.DecodeRune(text[at:])
		if r == utf8.RuneError && n == 1 {
			return at
		}
		at += n
	}
	return -1
}

// Visit notes the anchors, for ast.Walk.
func (d *document) Visit(node ast.Node) ast.Visitor {
	if anchor, ok := node.(*ast.AnchorNode); ok {
		name := anchor.Name.GetToken().Value
		d.anchors[name] = append(d.anchors[name], anchor)
	}
	return d
}

// shallow tells whether a recursive parser may read the tokens: how deep it
// goes is bounded by the brackets that are open, by how far in a line begins,
// and by how much is opened on one line.
func (d *document) shallow(tokens token.Tokens) bool {
	brackets, line, opened := 0, 0, 0
	for _, t := range tokens {
		if t.Position.Line != line {
			line, opened = t.Position.Line, 0
			if t.Position.Column > maxDepth*10 {
				d.failAt(t, "this line begins too far to the right")
				return false
			}
		}
		switch t.Type {
		case token.SequenceStartType, token.MappingStartType:
			brackets++
		case token.SequenceEndType, token.MappingEndType:
			brackets--
		case token.SequenceEntryType, token.MappingKeyType, token.AnchorType, token.TagType:
			opened++
		}
		if brackets > maxDepth || opened > maxDepth {
			d.failAt(t, "nested more than %d deep", maxDepth)
			return false
		}
	}
	return true
}

// fail notes that something is wrong with a node, or the file where it is nil.
func (d *document) fail(node ast.Node, format string, args ...any) {
	var t *token.Token
	if node != nil {
		t = start(node)
	}
	d.failAt(t, format, args...)
}

func (d *document) failAt(t *token.Token, format string, args ...any) {
	e := &Error{File: d.file, Text: fmt.Sprintf(format, args...)}
	if t != nil && t.Position != nil {
		e.Line, e.Column = max(1, t.Position.Line), max(1, t.Position.Column)
	}
	d.errors = append(d.errors, e)
}

// failed joins all that is wrong, in the order of the file.
func (d *document) failed() error {
	slices.SortStableFunc(d.errors, func(a, b *Error) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	var all []error
	for _, e := range d.errors {
		all = append(all, e)
	}
	return errors.Join(all...)
}

// start is the first token of a node: of a block mapping that of its first
// key, not its colon.
func start(node ast.Node) *token.Token {
	switch n := node.(type) {
	case *ast.MappingNode:
		if !n.IsFlowStyle && len(n.Values) > 0 {
			return start(n.Values[0])
		}
	case *ast.MappingValueNode:
		return n.Key.GetToken()
	}
	return node.GetToken()
}

// step counts a node that is looked at, and tells whether that was one too
// many. Aliases can make a small text stand for any number of nodes.
func (d *document) step(node ast.Node) bool {
	d.steps++
	if d.steps == maxSteps {
		d.fail(node, "there is too much in this file, or too many aliases in it")
	}
	return d.steps < maxSteps
}

// resolve follows aliases and takes off anchors and tags. Of what does not
// lead anywhere it is nil, and the error noted.
func (d *document) resolve(node ast.Node) ast.Node {
	for node != nil && d.step(node) {
		switch n := node.(type) {
		case *ast.AnchorNode:
			node = n.Value
		case *ast.TagNode:
			node = n.Value
		case *ast.AliasNode:
			target := d.target(n)
			if target == nil {
				d.fail(n, "no anchor &%s stands before this alias", n.Value.GetToken().Value)
				return nil
			}
			node = target
		default:
			return node
		}
	}
	return nil
}

// target is the last anchor before an alias that has its name.
func (d *document) target(alias *ast.AliasNode) ast.Node {
	var found ast.Node
	for _, anchor := range d.anchors[alias.Value.GetToken().Value] {
		if anchor.Start.Position.Offset < alias.Start.Position.Offset {
			found = anchor.Value
		}
	}
	return found
}

// field is one of a mapping's.
type field struct {
	name  string
	key   ast.Node
	value ast.Node // resolved
}

// fields are those of a mapping, which is called what. The key << merges the
// fields of another mapping in.
func (d *document) fields(node ast.Node, what string) []field {
	var values []*ast.MappingValueNode
	switch n := d.resolve(node).(type) {
	case nil:
		return nil
	case *ast.MappingNode:
		values = n.Values
	case *ast.MappingValueNode:
		values = []*ast.MappingValueNode{n}
	default:
		d.fail(node, "%s is %s, and should be fields, each with a value", what, kind(n))
		return nil
	}
	var own, merged []field
	seen := map[string]ast.Node{}
	for _, value := range values {
		if !d.step(value) {
			return nil
		}
		if value.Key.IsMergeKey() {
			merged = append(merged, d.merge(value.Value, what)...)
			continue
		}
		// A key is a scalar for all that is asked here.
		name := value.Key.GetToken().Value
		if first, twice := seen[name]; twice {
			d.fail(value.Key, "%s stands in %s twice, first in line %d", name, what, start(first).Position.Line)
			continue
		}
		seen[name] = value.Key
		own = append(own, field{name, value.Key, d.resolve(value.Value)})
	}
	for _, f := range merged {
		if _, has := seen[f.name]; !has {
			seen[f.name] = f.key
			own = append(own, f)
		}
	}
	return own
}

// merge is what the key << brings: the fields of a mapping, or of several, of
// which the first one counts.
func (d *document) merge(node ast.Node, what string) []field {
	sequence, several := d.resolve(node).(*ast.SequenceNode)
	if !several {
		return d.fields(node, what)
	}
	var all []field
	for _, part := range sequence.Values {
		all = append(all, d.fields(part, what)...)
	}
	return all
}

// text is a scalar as it is written, without quotes.
func (d *document) text(f field) (string, bool) {
	switch n := f.value.(type) {
	case nil: // an error that has been noted
		return "", false
	case *ast.StringNode:
		return n.Value, true
	case *ast.LiteralNode:
		return n.Value.Value, true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return n.GetToken().Value, true
	case *ast.NullNode:
		d.fail(f.key, "%s has no value", f.name)
	default:
		d.fail(n, "%s is %s, and should be text", f.name, kind(n))
	}
	return "", false
}

// boolean is true or false.
func (d *document) boolean(f field) bool {
	switch n := f.value.(type) {
	case nil:
	case *ast.BoolNode:
		return n.Value
	default:
		d.fail(n, "%s should be true or false", f.name)
	}
	return false
}

// kind says in words what a node is.
func kind(node ast.Node) string {
	switch node.(type) {
	case *ast.SequenceNode:
		return "a list"
	case *ast.MappingNode, *ast.MappingValueNode:
		return "a mapping"
	case *ast.NullNode:
		return "empty"
	}
	return "a single value"
}
