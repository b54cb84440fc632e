// Package topology is the shape of a host.
//
// In: a Document. Out: one tree of cells, sockets, dies, clusters, cores and
// threads, with memory, pages, distances and caches, each with its place.
package topology
