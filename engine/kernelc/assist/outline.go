package assist

import (
	"ringlab/engine/kernelc/check"
	"ringlab/engine/kernelc/syntax"
	"ringlab/engine/kernelc/tree"
	"ringlab/engine/source"
)

// Symbol is a function, an object or a type that a file declares.
type Symbol struct {
	Name  string
	Kind  Kind
	Type  string // as sparse writes it; "" of a type
	Place source.Span
}

// Outline lists what the file that was checked declares at its top, in its
// order.
func Outline(c *check.Checked) []Symbol {
	types := make(map[string]*tree.Type, len(c.Symbols))
	for _, symbol := range c.Symbols {
		types[symbol.Name] = symbol
	}
	var out []Symbol
	for _, d := range c.Decls {
		declaration, ok := d.(*syntax.Declaration)
		if !ok {
			continue
		}
		file, _ := c.Files.Find(declaration.Pos)
		if file == nil || file.Included != 0 {
			continue
		}
		for i := range declaration.Names {
			named := declaration.Names[i].Declarator
			if named == nil || named.Name == "" {
				continue
			}
			_, offset := c.Files.Find(named.Pos)
			symbol := Symbol{Name: named.Name, Kind: Object, Place: source.Span{Start: offset, End: offset + len(named.Name)}}
			switch {
			case declaresType(declaration):
				symbol.Kind = TypeName
			case declaration.Body != nil || len(named.Parts) > 0 && named.Parts[0].Kind == syntax.FunctionPart:
				symbol.Kind = Function
			}
			if t := types[named.Name]; t != nil && symbol.Kind != TypeName {
				symbol.Type = tree.Show(t)
			}
			out = append(out, symbol)
		}
	}
	return out
}

// declaresType reports whether a declaration is a typedef.
func declaresType(d *syntax.Declaration) bool {
	for i := range d.Specs {
		if d.Specs[i].Word == "typedef" {
			return true
		}
	}
	return false
}
