package vm

import "ringlab/engine/sim"

// Machine is a run of a compiled script: its state, which Clone copies.
type Machine struct {
	kernel *sim.Kernel
	here   place
	hidden hidden
}

func (m *Machine) print(text string)   {}
func (m *Machine) message(text string) {}
func (m *Machine) requestExit()        {}
func (m *Machine) abort()              {}
