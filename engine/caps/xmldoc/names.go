package xmldoc

// nameTable interns names: equal bytes, equal number. It is an open-addressed
// hash table over offsets, since a map keyed by string costs an allocation and
// a slower hash for each of the many lookups a parse makes.
type nameTable struct {
	text  []string
	slots []int32 // number+1 by hash; 0 is free
}

func hashName(name string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(name); i++ {
		h = (h ^ uint32(name[i])) * 16777619
	}
	return h
}

func (t *nameTable) find(name string) (Name, bool) {
	if len(t.slots) == 0 {
		return 0, false
	}
	mask := uint32(len(t.slots) - 1)
	for i := hashName(name) & mask; t.slots[i] != 0; i = (i + 1) & mask {
		if n := t.slots[i] - 1; t.text[n] == name {
			return Name(n), true
		}
	}
	return 0, false
}

func (t *nameTable) intern(name []byte) Name {
	if len(t.text)*2 >= len(t.slots) {
		t.grow()
	}
	h := uint32(2166136261)
	for _, c := range name {
		h = (h ^ uint32(c)) * 16777619
	}
	mask := uint32(len(t.slots) - 1)
	i := h & mask
	for ; t.slots[i] != 0; i = (i + 1) & mask {
		if n := t.slots[i] - 1; t.text[n] == string(name) {
			return Name(n)
		}
	}
	t.text = append(t.text, string(name))
	t.slots[i] = int32(len(t.text))
	return Name(len(t.text) - 1)
}

func (t *nameTable) grow() {
	size := max(64, 2*len(t.slots))
	t.slots = make([]int32, size)
	mask := uint32(size - 1)
	for n, name := range t.text {
		i := hashName(name) & mask
		for t.slots[i] != 0 {
			i = (i + 1) & mask
		}
		t.slots[i] = int32(n + 1)
	}
}
