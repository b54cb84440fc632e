// Package headers is the kernel headers of the simulated machine.
//
// In: nothing. Out: texts by path, for #include to find, and the names that a
// real kernel has and this machine has not.
package headers

// SystemPath is the directory that holds the headers, as paths in Files begin.
const SystemPath = "include"

// Files returns the headers' texts by path.
func Files() map[string][]byte { return nil }
