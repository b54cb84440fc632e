// Package web is the page: its sources, and what their build leaves in dist.
//
// In: dist, empty but for a placeholder until the page is built. Out: its
// files and the engine among them, embedded in the command.
package web

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// Dist returns the built page. It holds no index.html where the page was not
// built when the command was.
func Dist() fs.FS {
	files, err := fs.Sub(dist, "dist")
	if err != nil {
		panic(err) // dist is a valid path, whatever is in it
	}
	return files
}

// Engine returns the engine of a lab as the page loads it; nil where the page
// was not built when the command was.
func Engine(lab string) []byte {
	names, err := fs.Glob(dist, "dist/assets/engine-"+lab+"-*.wasm")
	if err != nil || len(names) == 0 {
		return nil
	}
	wasm, err := dist.ReadFile(names[0])
	if err != nil {
		return nil
	}
	return wasm
}
