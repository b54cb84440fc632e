// Package server serves the page and the engine that the page runs.
//
// In: requests, and the built page's files. Out: those files, compressed
// beforehand and cached for as long as they stay the same. Nothing that a
// learner types comes here.
package server
