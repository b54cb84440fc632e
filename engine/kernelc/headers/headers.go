// Package headers is the kernel headers of the simulated machine.
//
// In: nothing. Out: texts by path, for #include to find, and the names that a
// real kernel has and this machine has not.
//
// The headers are written for this machine. What they declare is declared as
// Linux 6.1 on x86-64 does: names, types, values, members and annotations.
// What is an inline function in them is C that runs; what is only declared is
// what the machine itself does.
package headers

import (
	_ "embed" // the headers
	"sort"
	"strings"
)

// SystemPath is the directory that the headers seem to be in, as paths in Files
// begin. Nobody else's file has such a path.
const SystemPath = "/ringlab/include"

type header struct {
	name string
	text *[]byte // so that the table needs no code to be made
}

// Files returns the headers' texts by path. The texts are shared: they must
// not be changed.
func Files() map[string][]byte {
	files := make(map[string][]byte, len(all))
	for _, header := range all {
		files[SystemPath+"/"+header.name] = *header.text
	}
	return files
}

// Names returns the headers as #include names them, sorted.
func Names() []string {
	names := make([]string, len(all))
	for i, header := range all {
		names[i] = header.name
	}
	return names
}

// Absent reports whether a well-known name of the kernel's is not on this
// machine: a function, a macro, a structure, or a header such as
// "linux/pci.h".
func Absent(name string) bool {
	if strings.HasSuffix(name, ".h") {
		return among(absentHeaders, name)
	}
	return among(absentNames, name)
}

// among reports whether a sorted list of words holds one.
func among(list, word string) bool {
	if word == "" || strings.IndexByte(word, ' ') >= 0 {
		return false
	}
	// Find the word that begins at or before each byte that is looked at.
	i := sort.Search(len(list), func(i int) bool {
		start := strings.LastIndexByte(list[:i], ' ') + 1
		end := start
		for end < len(list) && list[end] != ' ' {
			end++
		}
		return list[start:end] >= word
	})
	if i >= len(list) {
		return false
	}
	start := strings.LastIndexByte(list[:i], ' ') + 1
	return strings.HasPrefix(list[start:], word) && (len(list) == start+len(word) || list[start+len(word)] == ' ')
}
