// Command generate writes the page's TypeScript types from the Go structs that
// cross the engine's border and the wire of live hosts, which are their only
// definition.
//
//	go run ./web/generate web/src
//
// tygo does the translation. This command adds what tygo cannot be told: a Go
// string type with constants becomes a union of its values, so that the page's
// compiler knows every state, and types without JSON form stay out.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/gzuidhof/tygo/tygo"
)

// A room is a package with types that the page sees.
type room struct {
	path  string
	files []string
	// folder of web/src that the types go to.
	folder string
	// uses names the rooms whose types it mentions.
	uses []string
	// omit names types that stay inside the engine.
	omit []string
}

var rooms = []room{
	{path: "engine/source", folder: engine, files: []string{"source.go"}, omit: []string{"Lines", "Diagnostic", "Related"}},
	{path: "engine/caps/report", folder: engine, files: []string{"types.go"}, uses: []string{"source"}},
	{path: "engine/caps/topology", folder: engine, files: []string{"types.go"}, uses: []string{"source"}},
	{path: "engine/caps/compare", folder: engine, files: []string{"types.go"}, uses: []string{"source"}},
	{path: "engine/caps/skeleton", folder: engine, files: []string{"types.go"}},
	{path: "engine/protocol", folder: engine, files: []string{"messages.go", "stap_messages.go", "kernel_messages.go"}, uses: []string{"compare", "report", "skeleton", "source", "topology"}},
	{path: "server/live/message", folder: "live/types", files: []string{"wire.go", "rows.go"}},
}

// engine is the folder of what crosses the engine's border.
const engine = "engine/types"

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go run ./web/generate FOLDER")
		os.Exit(2)
	}
	if err := generate(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

// generate writes one TypeScript file for each room below folder.
func generate(folder string) error {
	var config tygo.Config
	for _, r := range rooms {
		if err := os.MkdirAll(filepath.Join(folder, r.folder), 0o755); err != nil {
			return err
		}
		config.Packages = append(config.Packages, &tygo.PackageConfig{
			Path:             "ringlab/" + r.path,
			OutputPath:       r.output(folder),
			IncludeFiles:     r.files,
			Frontmatter:      r.imports(),
			FallbackType:     "unknown",
			PreserveComments: "types",
		})
	}
	if err := tygo.New(&config).Generate(); err != nil {
		return err
	}
	for _, r := range rooms {
		text, err := os.ReadFile(r.output(folder))
		if err != nil {
			return err
		}
		if err := os.WriteFile(r.output(folder), []byte(tidy(string(text), r.omit)), 0o644); err != nil {
			return err
		}
	}
	return nil
}

func (r room) name() string { return filepath.Base(r.path) }

func (r room) output(folder string) string { return filepath.Join(folder, r.folder, r.name()+".ts") }

func (r room) imports() string {
	var b strings.Builder
	for _, used := range r.uses {
		fmt.Fprintf(&b, "import type * as %[1]s from './%[1]s';\n", used)
	}
	return b.String()
}

var (
	comment  = `(?:/\*\*\n(?: \*.*\n)*? \*/\n)?`
	constant = regexp.MustCompile(`(?m)` + comment + `^export const \w+: (\w+) = "([^"]*)";.*\n`)
	stringly = regexp.MustCompile(`(?m)^export type (\w+) = string;$`)
	foreign  = regexp.MustCompile(`unknown /\* (\w+\.\w+) \*/`)
	goType   = regexp.MustCompile(` /\* (?:u?int|float)\d* \*/`)
)

// tidy turns what tygo wrote into what the page reads.
func tidy(text string, omit []string) string {
	for _, name := range omit {
		text = regexp.MustCompile(`(?m)`+comment+`^export interface `+name+` \{\n(?:  .*\n)*\}\n`).ReplaceAllString(text, "")
	}
	values := map[string][]string{}
	for _, match := range constant.FindAllStringSubmatch(text, -1) {
		values[match[1]] = append(values[match[1]], "'"+match[2]+"'")
	}
	text = constant.ReplaceAllString(text, "")
	text = stringly.ReplaceAllStringFunc(text, func(declaration string) string {
		name := stringly.FindStringSubmatch(declaration)[1]
		if len(values[name]) == 0 {
			return declaration
		}
		return "export type " + name + " =\n  | " + strings.Join(values[name], "\n  | ") + ";"
	})
	text = foreign.ReplaceAllString(text, "$1")
	return goType.ReplaceAllString(text, "")
}
