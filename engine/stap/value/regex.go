package value

// Regex is a compiled regular expression: stap's subset of POSIX extended
// expressions, over bytes. It has room to work in, so two matches must not run
// at once.
type Regex struct {
	code []inst
	sets []byteSet
	// slots is how many ends of groups there are, two for each group and two
	// for the whole.
	slots int
	// first holds the bytes that a match can begin with behind the beginning
	// of a text, if it cannot be empty there.
	first    byteSet
	anywhere bool // it can be empty there
	never    bool // none can begin there

	now, next threads
	caps      []int // of a thread on its way through instructions that take no byte
	steps     []step
	// mark tells the instructions that a list has been through: those with the
	// number of the list.
	mark   []uint32
	number uint32
}

type opcode uint8

const (
	opSet   opcode = iota // a byte of sets[x], then the next instruction
	opSplit               // x, or else y
	opJump                // x
	opSave                // the place goes to slot x
	opBegin
	opEnd
	opMatch
)

type inst struct {
	op   opcode
	x, y int32
}

// threads are the instructions at which a match may stand, in the order in
// which they are preferred, each with the places of its groups.
type threads struct {
	list []int32
	caps []int // slots for each of list
}

// CompileRegex compiles the literal of a regular expression, as written in a
// script between its quotes.
func CompileRegex(literal string) (*Regex, *RegexError) {
	p, root := parseRegex(literal)
	r := &Regex{slots: 2 * (p.groups + 1)}
	if p.err == nil {
		r.emit(&node{kind: nodeGroup, kids: []*node{root}})
		r.add(inst{op: opMatch})
		if len(r.code) > maxCode {
			p.fail(len(p.chars), "too large")
		}
	}
	if p.err != nil {
		return nil, p.err
	}
	r.mark = make([]uint32, len(r.code))
	r.caps = make([]int, r.slots)
	r.begin(&r.now)
	r.follow(&r.now, 1, 2, 0)
	for _, pc := range r.now.list {
		switch in := r.code[pc]; in.op {
		case opSet:
			for i, bits := range r.sets[in.x] {
				r.first[i] |= bits
			}
		default:
			r.anywhere = true
		}
	}
	behind := len(r.now.list)
	r.begin(&r.now)
	r.follow(&r.now, 1, 1, 0)
	r.never = behind+len(r.now.list) == 0
	return r, nil
}

// begin empties a list.
func (r *Regex) begin(t *threads) {
	t.list, t.caps = t.list[:0], t.caps[:0]
	if r.number++; r.number == 0 {
		clear(r.mark)
		r.number = 1
	}
}

// Groups returns how many groups there are, without the whole.
func (r *Regex) Groups() int { return r.slots/2 - 1 }

func (r *Regex) add(i inst) int {
	if len(r.code) <= maxCode {
		r.code = append(r.code, i)
	}
	return len(r.code) - 1
}

// emit appends the code of n. Beyond the limit of the code it does nothing.
func (r *Regex) emit(n *node) {
	if len(r.code) > maxCode {
		return
	}
	switch n.kind {
	case nodeSet:
		r.sets = append(r.sets, n.set)
		r.add(inst{op: opSet, x: int32(len(r.sets) - 1)})
	case nodeBegin:
		r.add(inst{op: opBegin})
	case nodeEnd:
		r.add(inst{op: opEnd})
	case nodeCat:
		for _, k := range n.kids {
			r.emit(k)
		}
	case nodeGroup:
		r.add(inst{op: opSave, x: int32(2 * n.group)})
		r.emit(n.kids[0])
		r.add(inst{op: opSave, x: int32(2*n.group + 1)})
	case nodeAlt:
		var jumps []int
		for i, k := range n.kids {
			if i == len(n.kids)-1 {
				r.emit(k)
				break
			}
			split := r.add(inst{op: opSplit, x: int32(len(r.code) + 1)})
			r.emit(k)
			jumps = append(jumps, r.add(inst{op: opJump}))
			r.code[split].y = int32(len(r.code))
		}
		for _, j := range jumps {
			r.code[j].x = int32(len(r.code))
		}
	case nodeRepeat:
		r.repeat(n)
	}
}

func (r *Regex) repeat(n *node) {
	for i := 0; i < n.min && len(r.code) <= maxCode; i++ {
		r.emit(n.kids[0])
	}
	if n.max < 0 {
		split := r.add(inst{op: opSplit, x: int32(len(r.code) + 1)})
		r.emit(n.kids[0])
		r.add(inst{op: opJump, x: int32(split)})
		r.code[split].y = int32(len(r.code))
		return
	}
	var splits []int
	for i := n.min; i < n.max && len(r.code) <= maxCode; i++ {
		splits = append(splits, r.add(inst{op: opSplit, x: int32(len(r.code) + 1)}))
		r.emit(n.kids[0])
	}
	for _, s := range splits {
		r.code[s].y = int32(len(r.code))
	}
}

// Match finds the first place in s where the expression matches, and there the
// longest match. It returns the beginnings and ends of the whole and of each
// group, -1 where a group took no part; of the ways to match the same bytes it
// takes the one that prefers the left alternatives and longer repetitions.
// (stap's automaton is not so strict: in a loop over alternatives that overlap,
// such as (a|b|ab)*, its groups can come out in another way.) It returns nil
// where there is no match.
func (r *Regex) Match(s string) []int {
	var found []int
	now, next := &r.now, &r.next
	r.begin(now)
	for at := 0; ; at++ {
		if found == nil && (at == 0 || at == len(s) || r.anywhere || r.first.has(s[at])) {
			for i := range r.caps {
				r.caps[i] = -1
			}
			r.follow(now, at, len(s), 0)
		}
		r.begin(next)
		for i, pc := range now.list {
			caps := now.caps[i*r.slots:][:r.slots]
			if found != nil && caps[0] > found[0] {
				break
			}
			switch in := r.code[pc]; {
			case in.op == opMatch:
				if found == nil || caps[1] > found[1] || caps[0] < found[0] {
					found = append(found[:0], caps...)
				}
			case at < len(s) && r.sets[in.x].has(s[at]):
				copy(r.caps, caps)
				r.follow(next, at+1, len(s), pc+1)
			}
		}
		now, next = next, now
		if at == len(s) || len(now.list) == 0 && (found != nil || r.never) {
			return found
		}
	}
}

// step is something that follow comes back to: an instruction, or with a slot
// of 0 or more, the place that a slot had.
type step struct {
	pc   int32
	slot int32
	old  int
}

// follow adds to t what can be reached from pc without taking a byte, in the
// order of preference, with the groups in r.caps; at is the place in a text of
// length end.
func (r *Regex) follow(t *threads, at, end int, pc int32) {
	r.steps = append(r.steps[:0], step{pc: pc, slot: -1})
	for len(r.steps) > 0 {
		last := r.steps[len(r.steps)-1]
		r.steps = r.steps[:len(r.steps)-1]
		if last.slot >= 0 {
			r.caps[last.slot] = last.old
			continue
		}
		for pc := last.pc; pc >= 0 && r.mark[pc] != r.number; {
			r.mark[pc] = r.number
			switch in := r.code[pc]; {
			case in.op == opJump:
				pc = in.x
			case in.op == opSplit:
				r.steps = append(r.steps, step{pc: in.y, slot: -1})
				pc = in.x
			case in.op == opSave:
				r.steps = append(r.steps, step{slot: in.x, old: r.caps[in.x]})
				r.caps[in.x] = at
				pc++
			case in.op == opBegin && at == 0, in.op == opEnd && at == end:
				pc++
			case in.op == opSet || in.op == opMatch:
				t.list = append(t.list, pc)
				t.caps = append(t.caps, r.caps...)
				pc = -1
			default:
				pc = -1
			}
		}
	}
}
