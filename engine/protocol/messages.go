package protocol

import (
	"ringlab/engine/caps/compare"
	"ringlab/engine/caps/report"
	"ringlab/engine/caps/skeleton"
	"ringlab/engine/caps/topology"
	"ringlab/engine/jsontext"
	"ringlab/engine/source"
)

// Request asks the engine for one thing. The texts it speaks of (documents)
// do not stand in the JSON: they follow it as raw bytes, so a large document
// is never escaped. See Frame.
type Request struct {
	ID     int    `json:"id"`
	Method Method `json:"method"`
	// Language of every text in the answer: "en" or "zh".
	Language string `json:"language" tstype:"'en' | 'zh'"`
	// Params is the message that belongs to the method.
	Params jsontext.Raw `json:"params" tstype:"unknown"`
	// Texts gives the length in bytes of each text that follows.
	Texts []int `json:"texts"`
}

// Response answers the request with the same ID: either Error or Result, and
// raw texts like a request's.
type Response struct {
	ID     int          `json:"id"`
	Error  *Error       `json:"error,omitempty"`
	Result jsontext.Raw `json:"result" tstype:"unknown"`
	Texts  []int        `json:"texts"`
}

// Error says why there is no result.
type Error struct {
	Code    string `json:"code"` // stable
	Message string `json:"message"`
}

// Method names what a request asks for.
type Method string

// The methods, each with its message and its result.
const (
	// CapsOpen reads a pasted text (the request's one text) and keeps it:
	// CapsOpenParams → CapsOpened.
	CapsOpen Method = "caps.open"
	// CapsRead reads the request's one text into the typed model and forgets
	// it, which is how fast that is: Nothing → CapsSize.
	CapsRead Method = "caps.read"
	// CapsClose forgets a document: CapsDocument → Nothing.
	CapsClose Method = "caps.close"
	// CapsReport: CapsDocument → report.Report.
	CapsReport Method = "caps.report"
	// CapsGuests: CapsDocument → report.Guests.
	CapsGuests Method = "caps.guests"
	// CapsCPU: CapsDocument → report.CPU.
	CapsCPU Method = "caps.cpu"
	// CapsTopology: CapsDocument → topology.Topology.
	CapsTopology Method = "caps.topology"
	// CapsCompare: CapsCompareParams → compare.Comparison.
	CapsCompare Method = "caps.compare"
	// CapsTree lists children of a node: CapsTreeParams → CapsTreeNodes.
	CapsTree Method = "caps.tree"
	// CapsLocate tells what stands at a byte: CapsPlace → CapsLocated.
	CapsLocate Method = "caps.locate"
	// CapsComplete tells what may be typed at a byte: CapsPlace → CapsCompletions.
	CapsComplete Method = "caps.complete"
	// CapsSkeleton writes a domain: CapsSkeletonParams → skeleton.Result.
	CapsSkeleton Method = "caps.skeleton"
	// CapsExport writes the document in a format, as the response's one text:
	// CapsExportParams → Nothing.
	CapsExport Method = "caps.export"
)

// Nothing is the result of a method that has none.
type Nothing struct{}

// CapsOpenParams says which document of the paste to take, from 0; -1 for the
// first that is capabilities or domain capabilities.
type CapsOpenParams struct {
	Index int `json:"index"`
}

// CapsDocument names an open document.
type CapsDocument struct {
	Document int `json:"document"`
}

// CapsOpened is what a paste turned out to be.
type CapsOpened struct {
	Document int `json:"document"`
	// Kind is "capabilities", "domainCapabilities", or "" where the paste
	// holds neither; then there is no report and no view but the tree.
	Kind string `json:"kind" tstype:"'capabilities' | 'domainCapabilities' | ''"`
	// Pasted lists the documents of the paste; Index is the one that is open.
	Pasted []PastedDocument `json:"pasted"`
	Index  int              `json:"index"`
	// Repaired reports that the text was changed to be read (unescaped,
	// unquoted, …): an XML export then differs from the paste.
	Repaired    bool         `json:"repaired"`
	Diagnostics []Diagnostic `json:"diagnostics"`
	// Counts of all findings; Diagnostics stops at a limit.
	Errors     int `json:"errors"`
	Warnings   int `json:"warnings"`
	Infos      int `json:"infos"`
	Elements   int `json:"elements"`
	Attributes int `json:"attributes"`
	Bytes      int `json:"bytes"`
}

// CapsSize is how large a document is.
type CapsSize struct {
	Bytes      int `json:"bytes"`
	Elements   int `json:"elements"`
	Attributes int `json:"attributes"`
}

// PastedDocument is one document of a paste.
type PastedDocument struct {
	Root  string      `json:"root"` // name of its root element
	Place source.Span `json:"place"`
}

// Diagnostic is a source.Diagnostic in the language asked for.
type Diagnostic struct {
	Severity source.Severity `json:"severity"`
	Code     string          `json:"code"`
	Place    source.Span     `json:"place"`
	At       source.Position `json:"at"`
	Message  string          `json:"message"`
	Hint     string          `json:"hint"`
	Related  []Related       `json:"related"`
	Edits    []source.Edit   `json:"edits"`
}

// Related is a further place of a diagnostic.
type Related struct {
	Place   source.Span     `json:"place"`
	At      source.Position `json:"at"`
	Message string          `json:"message"`
}

// CapsCompareParams names the two documents.
type CapsCompareParams struct {
	A int `json:"a"`
	B int `json:"b"`
}

// CapsTreeParams asks for children [From, From+Count) of a node; node 0 is
// the document itself.
type CapsTreeParams struct {
	Document int `json:"document"`
	Node     int `json:"node"`
	From     int `json:"from"`
	Count    int `json:"count"`
}

// CapsTreeNodes is a run of children, and how many there are in all.
type CapsTreeNodes struct {
	Nodes []CapsTreeNode `json:"nodes"`
	Total int            `json:"total"`
}

// CapsTreeNode is one node of the lossless tree.
type CapsTreeNode struct {
	ID         int            `json:"id"` // -1 for character data
	Kind       string         `json:"kind" tstype:"'element' | 'text' | 'cdata' | 'comment' | 'instruction' | 'doctype'"`
	Name       string         `json:"name"`
	Attributes []CapsTreeAttr `json:"attributes"`
	Text       string         `json:"text"` // of anything but an element; of an element that holds only text
	Children   int            `json:"children"`
	// Modelled is false where libvirtxml has no field for it.
	Modelled bool        `json:"modelled"`
	Place    source.Span `json:"place"`
}

// CapsTreeAttr is one attribute of a tree node.
type CapsTreeAttr struct {
	Name     string      `json:"name"`
	Value    string      `json:"value"`
	Modelled bool        `json:"modelled"`
	Place    source.Span `json:"place"`
}

// CapsPlace is a byte of an open document.
type CapsPlace struct {
	Document int `json:"document"`
	Offset   int `json:"offset"`
}

// CapsLocated is what stands at a byte.
type CapsLocated struct {
	// Path leads from the root element to the innermost node.
	Path []CapsStep `json:"path"`
	// Title and Words explain the element, attribute or value there; empty
	// where the glossary has nothing.
	Title string      `json:"title"`
	Words string      `json:"words"`
	Place source.Span `json:"place"`
}

// CapsStep is one element on a path.
type CapsStep struct {
	Node  int         `json:"node"`
	Name  string      `json:"name"`
	Place source.Span `json:"place"`
}

// CapsCompletions is what may be typed in place of a span.
type CapsCompletions struct {
	Place   source.Span      `json:"place"`
	Options []CapsCompletion `json:"options"`
}

// CapsCompletion is one thing that may be typed.
type CapsCompletion struct {
	Label string `json:"label"`
	Apply string `json:"apply"` // what to insert
	Kind  string `json:"kind" tstype:"'element' | 'attribute' | 'value'"`
	Words string `json:"words"`
}

// CapsSkeletonParams chooses the guest to write a domain for.
type CapsSkeletonParams struct {
	Document int             `json:"document"`
	Choice   skeleton.Choice `json:"choice"`
}

// CapsExportParams names the format: "xml", "json" or "text".
type CapsExportParams struct {
	Document int    `json:"document"`
	Format   string `json:"format" tstype:"'xml' | 'json' | 'text'"`
}

// Results ties the views' types to the methods that return them, so that they
// are generated for the page.
type Results struct {
	Report     report.Report      `json:"caps.report"`
	Guests     report.Guests      `json:"caps.guests"`
	CPU        report.CPU         `json:"caps.cpu"`
	Topology   topology.Topology  `json:"caps.topology"`
	Comparison compare.Comparison `json:"caps.compare"`
	Skeleton   skeleton.Result    `json:"caps.skeleton"`
}
