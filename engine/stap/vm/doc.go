// Package vm compiles a checked script and runs it on a simulated kernel.
//
// In: a sema.Program, a kernel (package sim) and the limits of a run. Out: what
// the script prints, which probes fired when, and how the run ended. Code is
// compiled once into instructions with resolved slots; a Machine runs them in
// slices with a budget, and can be copied at any time, so that a run can be
// stopped, looked into and repeated.
package vm
