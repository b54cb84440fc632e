//go:build wasip1 && onelab && kernel

package main

import "runtime/debug"

// A check leaves behind nearly all that it made. The collector comes more
// seldom than by default: most of its work is done in rest.
func init() { debug.SetGCPercent(300) }
