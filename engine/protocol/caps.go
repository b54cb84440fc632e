//go:build !onelab || caps

package protocol

import (
	"slices"

	"ringlab/engine/caps"
	"ringlab/engine/caps/compare"
	"ringlab/engine/caps/export"
	"ringlab/engine/caps/report"
	"ringlab/engine/caps/schema"
	"ringlab/engine/caps/skeleton"
	"ringlab/engine/caps/topology"
	"ringlab/engine/caps/xmldoc"
	"ringlab/engine/source"
	"ringlab/engine/words"
)

// MaxDocuments is how many documents an engine keeps open.
const MaxDocuments = 16

// capsLab is the documents that are open.
type capsLab struct {
	documents map[int]*caps.Document
	opened    int
}

// capsMethods is what the capabilities lab can be asked.
var capsMethods = map[Method]func(*Engine, *call) (answer, *Error){
	CapsOpen:  (*Engine).capsOpen,
	CapsRead:  (*Engine).capsRead,
	CapsClose: (*Engine).capsClose,
	CapsReport: view(func(d *caps.Document, l words.Language) any {
		return report.New(d, l)
	}),
	CapsGuests: view(func(d *caps.Document, l words.Language) any {
		return report.NewGuests(d, l)
	}),
	CapsCPU: view(func(d *caps.Document, l words.Language) any {
		return report.NewCPU(d, l)
	}),
	CapsTopology: view(func(d *caps.Document, _ words.Language) any {
		return topology.New(d)
	}),
	CapsCompare:  (*Engine).capsCompare,
	CapsTree:     (*Engine).capsTree,
	CapsLocate:   (*Engine).capsLocate,
	CapsComplete: (*Engine).capsComplete,
	CapsSkeleton: (*Engine).capsSkeleton,
	CapsExport:   (*Engine).capsExport,
}

// noCapabilities says why a document has no view.
var noCapabilities = words.Text{
	En: "the text holds no capabilities",
	Zh: "文本中没有 capabilities 文档",
}

func (e *Engine) capsOpen(c *call) (answer, *Error) {
	params := CapsOpenParams{Index: caps.Auto}
	if err := c.params(&params); err != nil {
		return answer{}, err
	}
	text, err := c.text()
	if err != nil {
		return answer{}, err
	}
	d := caps.Open(text, params.Index)
	size := sizeOf(d)
	opened := CapsOpened{
		Document: e.keep(d), Kind: string(d.Kind), Index: d.Index, Repaired: d.Repaired(),
		Elements: size.Elements, Attributes: size.Attributes, Bytes: size.Bytes,
	}
	for _, root := range d.Roots() {
		opened.Pasted = append(opened.Pasted, PastedDocument{
			Root: d.Tree.Name(root), Place: d.Pasted(d.Tree.Span(root)),
		})
	}
	lines := source.NewLines(d.Paste())
	for _, f := range d.Diagnostics {
		switch f.Severity {
		case source.Error:
			opened.Errors++
		case source.Warning:
			opened.Warnings++
		case source.Info:
			opened.Infos++
		}
		if len(opened.Diagnostics) < maxDiagnostics {
			opened.Diagnostics = append(opened.Diagnostics, diagnostic(f, lines, c.language))
		}
	}
	return answer{result: opened}, nil
}

func (e *Engine) capsRead(c *call) (answer, *Error) {
	text, err := c.text()
	if err != nil {
		return answer{}, err
	}
	return answer{result: sizeOf(caps.Read(text, caps.Auto))}, nil
}

func sizeOf(d *caps.Document) CapsSize {
	size := CapsSize{Bytes: len(d.Paste()), Attributes: len(d.Tree.Attrs)}
	for i := range d.Tree.Nodes {
		if d.Tree.Nodes[i].Kind == xmldoc.Element {
			size.Elements++
		}
	}
	return size
}

func (e *Engine) capsClose(c *call) (answer, *Error) {
	var params CapsDocument
	if err := c.params(&params); err != nil {
		return answer{}, err
	}
	delete(e.caps.documents, params.Document)
	return answer{result: Nothing{}}, nil
}

// view is a method that shows one open document.
func view(show func(*caps.Document, words.Language) any) func(*Engine, *call) (answer, *Error) {
	return func(e *Engine, c *call) (answer, *Error) {
		var params CapsDocument
		if err := c.params(&params); err != nil {
			return answer{}, err
		}
		d, err := e.document(c, params.Document)
		if err != nil {
			return answer{}, err
		}
		if d.Kind == caps.Other {
			return answer{}, c.fail("kind", noCapabilities.With())
		}
		return answer{result: show(d, c.language)}, nil
	}
}

func (e *Engine) capsCompare(c *call) (answer, *Error) {
	var params CapsCompareParams
	if err := c.params(&params); err != nil {
		return answer{}, err
	}
	a, err := e.document(c, params.A)
	if err != nil {
		return answer{}, err
	}
	b, err := e.document(c, params.B)
	if err != nil {
		return answer{}, err
	}
	if a.Kind == caps.Other || b.Kind == caps.Other {
		return answer{}, c.fail("kind", words.Text{
			En: "only capabilities and domain capabilities can be compared",
			Zh: "只能比较 capabilities 和 domain capabilities",
		}.With())
	}
	return answer{result: compare.New(a, b, c.language)}, nil
}

func (e *Engine) capsTree(c *call) (answer, *Error) {
	var params CapsTreeParams
	if err := c.params(&params); err != nil {
		return answer{}, err
	}
	d, err := e.document(c, params.Document)
	if err != nil {
		return answer{}, err
	}
	if params.Node < 0 || params.Node >= len(d.Tree.Nodes) {
		return answer{}, c.fail("params", words.Text{
			En: "the document has no node %d",
			Zh: "文档没有节点 %d",
		}.With(params.Node))
	}
	return answer{result: treeNodes(d, xmldoc.ID(params.Node), params.From, params.Count)}, nil
}

func (e *Engine) capsLocate(c *call) (answer, *Error) {
	var params CapsPlace
	if err := c.params(&params); err != nil {
		return answer{}, err
	}
	d, err := e.document(c, params.Document)
	if err != nil {
		return answer{}, err
	}
	return answer{result: locate(d, d.Offset(params.Offset), c.language)}, nil
}

func (e *Engine) capsComplete(c *call) (answer, *Error) {
	var params CapsPlace
	if err := c.params(&params); err != nil {
		return answer{}, err
	}
	d, err := e.document(c, params.Document)
	if err != nil {
		return answer{}, err
	}
	span, options := schema.Complete(d.Tree, d.Offset(params.Offset))
	result := CapsCompletions{Place: d.Pasted(span)}
	for _, o := range options {
		result.Options = append(result.Options, CapsCompletion{
			Label: o.Label, Apply: o.Apply, Kind: o.Kind, Words: o.Words.In(c.language),
		})
	}
	return answer{result: result}, nil
}

func (e *Engine) capsSkeleton(c *call) (answer, *Error) {
	var params CapsSkeletonParams
	if err := c.params(&params); err != nil {
		return answer{}, err
	}
	d, failure := e.document(c, params.Document)
	if failure != nil {
		return answer{}, failure
	}
	result, err := skeleton.New(d, params.Choice, c.language)
	if err != nil {
		return answer{}, &Error{Code: "choice", Message: err.Error()}
	}
	return answer{result: result}, nil
}

func (e *Engine) capsExport(c *call) (answer, *Error) {
	var params CapsExportParams
	if err := c.params(&params); err != nil {
		return answer{}, err
	}
	d, err := e.document(c, params.Document)
	if err != nil {
		return answer{}, err
	}
	if d.Kind == caps.Other && params.Format != "xml" {
		return answer{}, c.fail("kind", noCapabilities.With())
	}
	var text []byte
	switch params.Format {
	case "xml":
		text = d.Tree.Text
	case "json":
		text = export.JSON(d, c.language)
	case "text":
		text = export.Text(d, c.language)
	case "topology":
		text = []byte(topology.New(d).Text(c.language))
	default:
		return answer{}, c.fail("params", words.Text{
			En: "there is no format %q; there are xml, json, text and topology",
			Zh: "没有 %q 这种格式；可用的有 xml、json、text 和 topology",
		}.With(params.Format))
	}
	return answer{result: Nothing{}, texts: [][]byte{text}}, nil
}

// document returns an open document.
func (e *Engine) document(c *call, number int) (*caps.Document, *Error) {
	if d := e.caps.documents[number]; d != nil {
		return d, nil
	}
	return nil, c.fail("document", words.Text{
		En: "document %d is not open",
		Zh: "文档 %d 未打开",
	}.With(number))
}

// Held returns how large the open documents are together, in bytes of text.
func (e *Engine) Held() int {
	held := 0
	for _, d := range e.caps.documents {
		held += len(d.Tree.Text)
	}
	return held
}

// keep gives a document its number, and forgets the oldest where there are
// too many.
func (e *Engine) keep(d *caps.Document) int {
	e.caps.opened++
	if len(e.caps.documents) == MaxDocuments {
		numbers := make([]int, 0, MaxDocuments)
		for number := range e.caps.documents {
			numbers = append(numbers, number)
		}
		delete(e.caps.documents, slices.Min(numbers))
	}
	if e.caps.documents == nil {
		e.caps.documents = map[int]*caps.Document{}
	}
	e.caps.documents[e.caps.opened] = d
	return e.caps.opened
}
