package vm

// hidden is what tapset functions keep from one call to the next. It is part
// of a machine's state and is copied with it.
type hidden struct{}

func (h *hidden) clone() hidden { return *h }

// nativeOf returns what the tapset function at an index of package tapset's
// table does, or nil where a simulation cannot do it.
func nativeOf(index int) native { return nil }
