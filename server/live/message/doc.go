// Package message holds what goes over the wire between the server and those
// who watch live hosts, and nothing else.
//
// A viewer watches keys. What a key stands for is a set of items, each an
// object under a name of its own: the rows of a table, the cells of a host.
// The server sends the items once (Snapshot) and from then on only what has
// changed (Change): the fields that differ, as a JSON merge patch (RFC 7396)
// of one level. The page's types are generated from these structs.
//
// Sizes are in KiB, times are RFC 3339 with milliseconds, shares of a whole
// are between 0 and 1.
package message
