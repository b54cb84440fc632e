package vm

import "ringlab/engine/stap/value"

// collect runs an instruction on arrays and aggregates.
func (m *Machine) collect(in *instr) pause {
	r := m.registers
	switch in.op {
	case opMapGet:
		a := m.maps[in.d]
		r[in.a] = a.Long(a.Find(m.keys(in)))
	case opMapGetText:
		a := m.maps[in.d]
		m.texts[in.a] = a.Text(a.Find(m.keys(in)))
	case opMapSet:
		a := m.maps[in.d]
		slot := a.Put(m.keys(in))
		if slot < 0 {
			return m.raise(a.Layout().Overflow())
		}
		a.SetLong(slot, r[in.a])
	case opMapAdd:
		a := m.maps[in.d]
		slot := a.Put(m.keys(in))
		if slot < 0 {
			return m.raise(a.Layout().Overflow())
		}
		sum := a.Long(slot) + r[in.a]
		a.SetLong(slot, sum)
		r[in.a] = sum
	case opMapSetText:
		a := m.maps[in.d]
		slot := a.Put(m.keys(in))
		if slot < 0 {
			return m.raise(a.Layout().Overflow())
		}
		a.SetText(slot, value.Truncate(m.text(in.a), m.code.limits.MaxStringLen))
	case opMapIn:
		a := m.maps[in.d]
		r[in.a] = truth(a.Find(m.keys(in)) >= 0)
	case opMapInSlice:
		a := m.maps[in.d]
		longs, texts := m.keys(in)
		r[in.a] = truth(a.FindSlice(m.code.slices[r[in.a]], longs, texts) >= 0)
	case opMapDelete:
		a := m.maps[in.d]
		if slot := a.Find(m.keys(in)); slot >= 0 {
			a.Delete(slot)
		}
	case opMapDeleteSlice:
		a := m.maps[in.d]
		longs, texts := m.keys(in)
		a.DeleteSlice(m.code.slices[in.a], longs, texts)
	case opMapClear:
		m.maps[in.d].Clear()
	case opMapFind:
		a := m.maps[in.d]
		r[in.a] = int64(a.Find(m.keys(in)))
	case opMapStatAdd:
		a := m.maps[in.d]
		slot := a.Put(m.keys(in))
		if slot < 0 {
			return m.raise(a.Layout().Overflow())
		}
		a.Stats.Add(slot, 0, r[in.a])
	case opStatAdd:
		m.aggregates[in.d].Add(0, 0, r[in.a])
	case opStatClear:
		m.aggregates[in.d].Reset(0)
	case opStat:
		a, i := m.aggregate(in)
		v, ok := a.Extract(i, value.Stat(in.c))
		if !ok {
			return m.raise(value.EmptyAggregate)
		}
		r[in.a] = v
	case opBucket:
		return m.bucket(in)
	case opBuckets:
		a, _ := m.aggregate(in)
		r[in.a] = int64(a.Layout().Hist.Buckets())
	case opLoopBucket:
		a, i := m.aggregate(in)
		r[in.a] = 0
		if buckets, n := a.Buckets(i), r[in.c]; 0 <= n && n < int64(len(buckets)) {
			r[in.a] = buckets[n]
		}
	case opPrintHist:
		return m.printHist(in)
	case opLoopStart:
		l := &m.code.loops[in.d]
		limit := int64(value.NoLimit)
		if l.limited {
			limit = r[in.b]
		}
		var order *value.Order
		if l.sort {
			order = &l.order
		}
		r[in.a] = int64(m.maps[l.at].Start(order, limit))
	case opLoopNext:
		r[in.a] = int64(m.maps[in.d].Next(int(r[in.a])))
	case opLoopKey:
		a := m.maps[in.d]
		r[in.a] = 0
		if slot := a.Slot(int(r[in.b])); slot >= 0 {
			r[in.a] = a.KeyLong(slot, int(in.c))
		}
	case opLoopKeyText:
		a := m.maps[in.d]
		m.texts[in.a] = ""
		if slot := a.Slot(int(r[in.b])); slot >= 0 {
			m.set(in.a, a.KeyText(slot, int(in.c)))
		}
	case opLoopSlot:
		r[in.a] = int64(m.maps[in.d].Slot(int(r[in.b])))
	case opLoopLong:
		a := m.maps[in.d]
		r[in.a] = a.Long(a.Slot(int(r[in.b])))
	case opLoopText:
		a := m.maps[in.d]
		m.texts[in.a] = a.Text(a.Slot(int(r[in.b])))
	case opShow:
		return m.show(in)
	}
	return running
}

// keys returns the keys that an instruction names, by type. A key of one's own
// may be a constant.
func (m *Machine) keys(in *instr) ([]int64, []string) {
	n, t := m.code.arrays[in.d].longs, m.code.arrays[in.d].texts
	if n+t == 1 {
		if t == 1 {
			m.oneText[0] = m.text(in.c)
			return nil, m.oneText[:]
		}
		return m.registers[in.b : int(in.b)+1], nil
	}
	return m.registers[in.b : int(in.b)+n], m.texts[in.c : int(in.c)+t]
}

// aggregate returns the aggregates of a source and the number of one of them.
func (m *Machine) aggregate(in *instr) (*value.Aggregates, int) {
	s := &m.code.sources[in.d]
	if s.array {
		return m.maps[s.at].Stats, int(m.registers[in.b])
	}
	return m.aggregates[s.at], 0
}

// bucket reads a bucket of a histogram.
func (m *Machine) bucket(in *instr) pause {
	a, i := m.aggregate(in)
	if a.Count(i) == 0 {
		return m.raise(value.EmptyAggregate)
	}
	buckets := a.Buckets(i)
	n := m.registers[in.c]
	if n < 0 || n >= int64(len(buckets)) {
		return m.raise(outOfRange)
	}
	m.registers[in.a] = buckets[n]
	return running
}

func (m *Machine) printHist(in *instr) pause {
	a, i := m.aggregate(in)
	if a.Count(i) == 0 {
		return m.raise(value.EmptyAggregate)
	}
	m.scratch = value.AppendHist(m.scratch[:0], &a.Layout().Hist, a.Buckets(i), m.histStyle())
	return m.write(m.scratch)
}

func (m *Machine) histStyle() value.HistStyle {
	return value.HistStyle{Width: m.code.limits.HistWidth, Elision: m.code.limits.HistElision}
}
