// Package jsontext writes and reads the engine's messages as JSON.
//
// In: a Go value of the plain kinds that messages are made of (structs with
// json tags, slices, strings, booleans, integers, pointers to structs). Out:
// its JSON, and the other way round.
//
// encoding/json does the same for every type there is, and is a fifth of the
// engine's size as WebAssembly (134 KB of 748 KB after brotli when measured);
// the engine needs little of it. What this package writes, encoding/json
// reads, and the tests hold one against the other. It differs on purpose in
// two things: a nil slice is [], so that no message has a null the page's
// types do not know, and characters of HTML are not escaped.
package jsontext
