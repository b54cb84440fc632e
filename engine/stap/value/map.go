package value

import (
	"strconv"

	"ringlab/engine/stap/types"
)

// Layout is what all maps of one declared array have in common. It is made
// once and never changes.
type Layout struct {
	// Size is how many entries a map may hold.
	Size int
	// Sized says that the script wrote the size, which the text of an overflow
	// depends on.
	Sized bool
	// Wrap is the mark `%`: a full map gives up the entry that is first in its
	// order.
	Wrap bool

	keys  []types.Type
	value types.Type
	stat  *StatLayout
	// column gives, for each key, its place among the keys of its type.
	column []int
	// An entry is longs numbers and texts strings: its keys by type, in the
	// order they were declared, and then its value.
	longs, texts int
	keyLongs     int // numbers among the keys
	keyTexts     int
	oneLong      bool
	oneText      bool
}

// NewLayout describes maps from keys, each types.Long or types.String, to
// value. Of a map of types.Stats, stat says what is kept of each aggregate.
func NewLayout(keys []types.Type, value types.Type, stat *StatLayout, size int) *Layout {
	l := &Layout{Size: size, keys: keys, value: value, stat: stat}
	for _, t := range keys {
		if t == types.String {
			l.column = append(l.column, l.texts)
			l.texts++
		} else {
			l.column = append(l.column, l.longs)
			l.longs++
		}
	}
	l.keyLongs, l.keyTexts = l.longs, l.texts
	l.oneLong = l.longs == 1 && l.texts == 0
	l.oneText = l.longs == 0 && l.texts == 1
	switch value {
	case types.String:
		l.texts++
	case types.Long:
		l.longs++
	}
	return l
}

// Overflow is the runtime's message when a map of this layout is full.
func (l *Layout) Overflow() string {
	if l.Sized {
		return "Array overflow, check size limit (" + strconv.Itoa(l.Size) + ")"
	}
	return "Array overflow, check MAXMAPENTRIES"
}

// Map is an associative array. Its entries have an order: that of insertion,
// until a sorted loop puts them in another, for good.
//
// An entry is named by its slot, a number that stays the same for as long as
// the entry lives; -1 stands for none, and reads as 0 and "". Keys are given as
// two lists, the numbers and the strings among them, each in the order of
// declaration: a[1, "x", 2] is [1, 2] and ["x"].
type Map struct {
	layout *Layout
	// Stats holds the values of a map of aggregates, by slot; nil in others.
	Stats *Aggregates

	longs []int64  // layout.longs for each slot
	texts []string // layout.texts for each slot
	hash  []uint32 // of each slot's keys
	order list     // of slots
	used  int
	// table holds slot+1, or 0; the upper bits of a hash say where to look
	// first.
	table []int32
	shift uint8

	// view is what loops over a map of aggregates go by; nil in others.
	view *view
}

// minTable is the least size of a table, as a power of two.
const minTable = 3

// NewMap returns an empty map.
func NewMap(l *Layout) *Map {
	m := &Map{layout: l, order: emptyList}
	if l.stat != nil {
		m.Stats = NewAggregates(l.stat, 0)
		m.view = &view{list: emptyList}
	}
	return m
}

// Clone returns a copy that shares nothing with m that changes.
func (m *Map) Clone() *Map {
	c := *m
	c.longs = append([]int64(nil), m.longs...)
	c.texts = append([]string(nil), m.texts...)
	c.hash = append([]uint32(nil), m.hash...)
	c.order = m.order.clone()
	c.table = append([]int32(nil), m.table...)
	if m.Stats != nil {
		c.Stats = m.Stats.Clone()
		c.view = &view{m.view.list.clone(), append([]int32(nil), m.view.slots...)}
	}
	return &c
}

// Layout returns what m was made with.
func (m *Map) Layout() *Layout { return m.layout }

// Len returns how many entries there are.
func (m *Map) Len() int { return m.used }

// Clear removes all entries.
func (m *Map) Clear() {
	m.order.clear()
	if m.view != nil {
		m.view.list.clear()
	}
	m.used = 0
	clear(m.table)
}

// FindLong returns the slot of k in a map with one key, a number; -1 if there
// is none.
func (m *Map) FindLong(k int64) int {
	if m.used == 0 {
		return -1
	}
	mask := uint32(len(m.table) - 1)
	stride := m.layout.longs
	for at := hashLong(k) >> m.shift; ; at++ {
		slot := int(m.table[at&mask]) - 1
		if slot < 0 || m.longs[slot*stride] == k {
			return slot
		}
	}
}

// FindText returns the slot of k in a map with one key, a string; -1 if there
// is none.
func (m *Map) FindText(k string) int {
	if m.used == 0 {
		return -1
	}
	return m.findText(k, hashText(k))
}

func (m *Map) findText(k string, h uint32) int {
	mask := uint32(len(m.table) - 1)
	stride := m.layout.texts
	for at := h >> m.shift; ; at++ {
		slot := int(m.table[at&mask]) - 1
		if slot < 0 || m.hash[slot] == h && m.texts[slot*stride] == k {
			return slot
		}
	}
}

// Find returns the slot of the given keys, or -1 if there is none.
func (m *Map) Find(longs []int64, texts []string) int {
	switch {
	case m.used == 0:
		return -1
	case m.layout.oneLong:
		return m.FindLong(longs[0])
	case m.layout.oneText:
		return m.findText(texts[0], hashText(texts[0]))
	}
	return m.find(longs, texts, m.hashKeys(longs, texts))
}

func (m *Map) find(longs []int64, texts []string, h uint32) int {
	mask := uint32(len(m.table) - 1)
	for at := h >> m.shift; ; at++ {
		slot := int(m.table[at&mask]) - 1
		if slot < 0 || m.hash[slot] == h && m.same(slot, longs, texts) {
			return slot
		}
	}
}

// same reports whether the entry at slot has the given keys.
func (m *Map) same(slot int, longs []int64, texts []string) bool {
	l := m.layout
	for i, k := range m.longs[slot*l.longs:][:l.keyLongs] {
		if k != longs[i] {
			return false
		}
	}
	for i, k := range m.texts[slot*l.texts:][:l.keyTexts] {
		if k != texts[i] {
			return false
		}
	}
	return true
}

// PutLong is Put for a map with one key, a number.
func (m *Map) PutLong(k int64) int {
	if slot := m.FindLong(k); slot >= 0 {
		return slot
	}
	slot := m.insert(hashLong(k))
	if slot >= 0 {
		m.longs[slot*m.layout.longs] = k
	}
	return slot
}

// PutText is Put for a map with one key, a string.
func (m *Map) PutText(k string) int {
	h := hashText(k)
	if m.used > 0 {
		if slot := m.findText(k, h); slot >= 0 {
			return slot
		}
	}
	slot := m.insert(h)
	if slot >= 0 {
		m.texts[slot*m.layout.texts] = k
	}
	return slot
}

// Put returns the slot of the given keys; if there is none yet, of a new entry
// at the end of the order, whose value is 0, "" or an empty aggregate. It
// returns -1 if the map is full (Layout.Overflow says so in words).
func (m *Map) Put(longs []int64, texts []string) int {
	l := m.layout
	switch {
	case l.oneLong:
		return m.PutLong(longs[0])
	case l.oneText:
		return m.PutText(texts[0])
	}
	h := m.hashKeys(longs, texts)
	if m.used > 0 {
		if slot := m.find(longs, texts, h); slot >= 0 {
			return slot
		}
	}
	slot := m.insert(h)
	if slot >= 0 {
		copy(m.longs[slot*l.longs:], longs[:l.keyLongs])
		copy(m.texts[slot*l.texts:], texts[:l.keyTexts])
	}
	return slot
}

// insert makes an entry with hash h and no keys yet; -1 if the map is full.
func (m *Map) insert(h uint32) int {
	l := m.layout
	if m.used >= l.Size {
		if !l.Wrap || m.used == 0 {
			return -1
		}
		m.Delete(int(m.order.head))
	}
	if 2*(m.used+1) > len(m.table) {
		m.grow()
	}
	slot := m.order.add()
	if int(slot) == len(m.hash) {
		m.hash = append(m.hash, 0)
		for range l.longs {
			m.longs = append(m.longs, 0)
		}
		for range l.texts {
			m.texts = append(m.texts, "")
		}
		if m.Stats != nil {
			m.Stats.add()
		}
	} else {
		// What was removed keeps its keys until its slot is used again: a
		// loop that removes what it stands on still sees them.
		clear(m.longs[int(slot)*l.longs:][:l.longs])
		clear(m.texts[int(slot)*l.texts:][:l.texts])
		if m.Stats != nil {
			m.Stats.Reset(int(slot))
		}
	}
	m.hash[slot] = h
	m.used++
	m.enter(slot)
	return int(slot)
}

// enter puts a slot into the table, which has room.
func (m *Map) enter(slot int32) {
	mask := uint32(len(m.table) - 1)
	at := m.hash[slot] >> m.shift
	for m.table[at&mask] != 0 {
		at++
	}
	m.table[at&mask] = slot + 1
}

// grow doubles the table.
func (m *Map) grow() {
	bits := uint8(minTable)
	if len(m.table) > 0 {
		bits = 32 - m.shift + 1
	}
	m.table = make([]int32, 1<<bits)
	m.shift = 32 - bits
	for slot := m.order.head; slot >= 0; slot = m.order.links[slot].next {
		m.enter(slot)
	}
}

// Delete removes the entry at slot.
func (m *Map) Delete(slot int) {
	// What follows in the table moves up, so that no search stops too early.
	mask := uint32(len(m.table) - 1)
	gap := m.hash[slot] >> m.shift
	for m.table[gap&mask] != int32(slot)+1 {
		gap++
	}
	for at := gap + 1; ; at++ {
		follower := m.table[at&mask]
		if follower == 0 {
			break
		}
		home := m.hash[follower-1] >> m.shift
		if (at-home)&mask >= (at-gap)&mask {
			m.table[gap&mask] = follower
			gap = at
		}
	}
	m.table[gap&mask] = 0
	m.order.remove(int32(slot))
	m.used--
}

// Long returns the value at slot of a map of numbers; 0 for slot -1.
func (m *Map) Long(slot int) int64 {
	if slot < 0 {
		return 0
	}
	n := m.layout.longs
	return m.longs[slot*n+n-1]
}

// SetLong sets the value at slot of a map of numbers.
func (m *Map) SetLong(slot int, v int64) {
	n := m.layout.longs
	m.longs[slot*n+n-1] = v
}

// Text returns the value at slot of a map of strings; "" for slot -1.
func (m *Map) Text(slot int) string {
	if slot < 0 {
		return ""
	}
	n := m.layout.texts
	return m.texts[slot*n+n-1]
}

// SetText sets the value at slot of a map of strings.
func (m *Map) SetText(slot int, v string) {
	n := m.layout.texts
	m.texts[slot*n+n-1] = v
}

// KeyLong returns key number i, from 0, of the entry at slot; it is a number.
func (m *Map) KeyLong(slot, i int) int64 {
	if slot < 0 {
		return 0
	}
	return m.longs[slot*m.layout.longs+m.layout.column[i]]
}

// KeyText returns key number i, from 0, of the entry at slot; it is a string.
func (m *Map) KeyText(slot, i int) string {
	if slot < 0 {
		return ""
	}
	return m.texts[slot*m.layout.texts+m.layout.column[i]]
}

// Matches reports whether the entry at slot has the keys of a slice: given
// says for each key whether it is named (or `*`), longs and texts hold the
// named ones by type.
func (m *Map) Matches(slot int, given []bool, longs []int64, texts []string) bool {
	for i, named := range given {
		switch {
		case !named:
		case m.layout.keys[i] == types.String:
			if m.KeyText(slot, i) != texts[0] {
				return false
			}
			texts = texts[1:]
		default:
			if m.KeyLong(slot, i) != longs[0] {
				return false
			}
			longs = longs[1:]
		}
	}
	return true
}

// FindSlice returns the first slot that Matches, or -1.
func (m *Map) FindSlice(given []bool, longs []int64, texts []string) int {
	for slot := m.order.head; slot >= 0; slot = m.order.links[slot].next {
		if m.Matches(int(slot), given, longs, texts) {
			return int(slot)
		}
	}
	return -1
}

// DeleteSlice removes every entry that Matches.
func (m *Map) DeleteSlice(given []bool, longs []int64, texts []string) {
	for slot := m.order.head; slot >= 0; {
		next := m.order.links[slot].next
		if m.Matches(int(slot), given, longs, texts) {
			m.Delete(int(slot))
		}
		slot = next
	}
}

// spread is 2^64 divided by the golden ratio: multiplying by it moves what
// differs between two keys into the upper bits.
const spread = 0x9e3779b97f4a7c15

func hashLong(k int64) uint32 { return uint32(uint64(k) * spread >> 32) }

func hashText(k string) uint32 { return uint32(mixText(0, k) >> 32) }

// mixText adds a string to a hash.
func mixText(h uint64, k string) uint64 {
	h = (h ^ uint64(len(k))) * spread
	for len(k) >= 8 {
		word := uint64(k[0]) | uint64(k[1])<<8 | uint64(k[2])<<16 | uint64(k[3])<<24 |
			uint64(k[4])<<32 | uint64(k[5])<<40 | uint64(k[6])<<48 | uint64(k[7])<<56
		h = (h ^ h>>32 ^ word) * spread
		k = k[8:]
	}
	var word uint64
	for i := len(k) - 1; i >= 0; i-- {
		word = word<<8 | uint64(k[i])
	}
	return (h ^ h>>32 ^ word) * spread
}

func (m *Map) hashKeys(longs []int64, texts []string) uint32 {
	var h uint64
	for _, k := range longs[:m.layout.keyLongs] {
		h = (h ^ h>>32 ^ uint64(k)) * spread
	}
	for _, k := range texts[:m.layout.keyTexts] {
		h = mixText(h, k)
	}
	return uint32(h >> 32)
}
