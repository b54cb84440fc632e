package vm

import (
	"ringlab/engine/stap/syntax"
	"ringlab/engine/stap/types"
	"ringlab/engine/stap/value"
)

// pause says why the machine stopped executing instructions.
type pause uint8

const (
	running   pause = iota // it did not
	finished               // the handler ended
	failed                 // by an error; where nothing catches it, for good
	aborted                // by abort()
	exhausted              // the budget is used up
	stopped                // before a statement, in stepping code
)

// frame is a call that has not returned yet.
type frame struct {
	back     int // the instruction after the call
	function int
	to       uint16
	// saved registers of a function that may call itself begin here.
	longs, texts int
}

// execute runs instructions from m.at on.
//
// What runs most often is in its loop; everything else is in other, which is
// kept out of it so that the loop's variables stay where they are.
func (m *Machine) execute() pause {
	code := m.code.ins
	r := m.registers
	at := m.at
	remaining := m.remaining
	floor := m.floor(remaining)
	counted := 0
	for {
		in := &code[at]
		at++
		switch in.op {
		case opMove:
			r[in.a] = r[in.b]
		case opAdd:
			r[in.a] = r[in.b] + r[in.c]
		case opSub:
			r[in.a] = r[in.b] - r[in.c]
		case opMul:
			r[in.a] = r[in.b] * r[in.c]
		case opAnd:
			r[in.a] = r[in.b] & r[in.c]
		case opOr:
			r[in.a] = r[in.b] | r[in.c]
		case opXor:
			r[in.a] = r[in.b] ^ r[in.c]
		case opInc:
			r[in.a]++
		case opDec:
			r[in.a]--
		case opLess:
			r[in.a] = truth(r[in.b] < r[in.c])
		case opLessEqual:
			r[in.a] = truth(r[in.b] <= r[in.c])
		case opEqual:
			r[in.a] = truth(r[in.b] == r[in.c])
		case opUnequal:
			r[in.a] = truth(r[in.b] != r[in.c])
		case opJump:
			counted += int(in.c)
			at = int(in.d)
		case opJumpZero:
			counted += int(in.c)
			if r[in.a] == 0 {
				at = int(in.d)
			}
		case opJumpNonzero:
			counted += int(in.c)
			if r[in.a] != 0 {
				at = int(in.d)
			}
		case opJumpLess:
			counted += int(in.c)
			if r[in.a] < r[in.b] {
				at = int(in.d)
			}
		case opJumpLessEqual:
			counted += int(in.c)
			if r[in.a] <= r[in.b] {
				at = int(in.d)
			}
		case opJumpEqual:
			counted += int(in.c)
			if r[in.a] == r[in.b] {
				at = int(in.d)
			}
		case opJumpUnequal:
			counted += int(in.c)
			if r[in.a] != r[in.b] {
				at = int(in.d)
			}
		case opCharge:
			counted += int(in.c)
			remaining -= int64(in.d)
			if remaining <= floor {
				if remaining > 0 {
					m.at, m.remaining = at, remaining
					m.counted += counted
					return exhausted
				}
				m.at = at
				m.raise(tooManyActions)
				goto caught
			}
		case opMapGetLong:
			a := m.maps[in.d]
			r[in.a] = a.Long(a.FindLong(r[in.b]))
		case opMapSetLong:
			a := m.maps[in.d]
			if slot := a.PutLong(r[in.b]); slot >= 0 {
				a.SetLong(slot, r[in.a])
				continue
			}
			m.at = at
			m.raise(a.Layout().Overflow())
			goto caught
		case opMapAddLong:
			a := m.maps[in.d]
			if slot := a.PutLong(r[in.b]); slot >= 0 {
				sum := a.Long(slot) + r[in.c]
				a.SetLong(slot, sum)
				r[in.a] = sum
				continue
			}
			m.at = at
			m.raise(a.Layout().Overflow())
			goto caught
		default:
			m.at, m.remaining = at, remaining
			m.counted += counted
			counted = 0
			if p := m.other(in); p != running && (p != failed || !m.catch()) {
				return p
			}
			at, remaining = m.at, m.remaining
		}
		continue
	caught:
		m.at, m.remaining = at, remaining
		m.counted += counted
		counted = 0
		if !m.catch() {
			return failed
		}
		at, remaining = m.at, m.remaining
	}
}

func truth(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// floor is what may remain of a handler's actions before the machine has to
// look whether they or its budget are used up.
func (m *Machine) floor(remaining int64) int64 { return max(0, remaining-m.budget) }

// The runtime's own errors.
const (
	tooManyActions = "MAXACTION exceeded"
	tooDeep        = "MAXNESTING exceeded"
	divisionByZero = "division by 0"
	outOfRange     = "histogram index out of range"
	noOverload     = "all functions exhausted"
)

// What a script may say and a simulation cannot do; see opRefuse.
const (
	refuseC = iota
	refuseTarget
)

var refusals = [...]string{
	refuseC:      "embedded C is not in a simulation",
	refuseTarget: "variables of the kernel or a program are not in a simulation",
}

// fault is an error of a handler.
type fault struct {
	message string
	// The place it is told near: of an instruction, of a token, or of a
	// function of the tapset. Without any there is no "near".
	at, place int // -1 for none
	native    string
}

// raise notes an error of the instruction that runs.
func (m *Machine) raise(message string) pause {
	m.fault = fault{message: message, at: m.at - 1, place: -1}
	return failed
}

// raiseAt notes an error told near a place.
func (m *Machine) raiseAt(message string, place int) pause {
	m.fault = fault{message: message, at: -1, place: place}
	return failed
}

// near returns the place of an error in words, or "".
func (m *Machine) near(f *fault) string {
	place := f.place
	if f.at >= 0 {
		list := m.code.near
		lo, hi := 0, len(list)
		for lo < hi {
			if mid := (lo + hi) / 2; list[mid].at < f.at {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		if lo < len(list) && list[lo].at == f.at {
			place = list[lo].place
		}
	}
	if place < 0 {
		return f.native
	}
	return syntax.Near(m.code.program.File, m.code.places[place])
}

// catch goes to the catch of the innermost try around the instruction that
// failed, in its function or in one that called it. It returns false where
// there is none, or no actions remain.
func (m *Machine) catch() bool {
	for {
		at := m.at - 1
		m.counted += int(m.code.begun[at])
		if m.remaining > 0 {
			for i := range m.code.catches {
				if c := &m.code.catches[i]; c.from <= at && at < c.to {
					m.at = c.target
					if c.message >= 0 {
						m.texts[c.message] = value.Truncate(m.fault.message, m.code.limits.MaxStringLen)
					}
					return true
				}
			}
		}
		if len(m.frames) == 0 {
			return false
		}
		m.leave()
	}
}

// text returns what is in a register of strings.
func (m *Machine) text(r uint16) string {
	if r < firstConstant {
		return m.texts[r]
	}
	return m.code.strings[r-firstConstant]
}

// set puts a string into a register, cut to MAXSTRINGLEN.
func (m *Machine) set(r uint16, s string) {
	m.texts[r] = value.Truncate(s, m.code.limits.MaxStringLen)
}

// enter calls a function.
func (m *Machine) enter(in *instr) pause {
	f := &m.code.functions[in.d]
	if len(m.frames) >= m.code.maxNesting || len(m.frames) >= maxFrames {
		return m.raiseAt(tooDeep, f.place)
	}
	if m.remaining < int64(f.cost) {
		return m.raiseAt(tooManyActions, f.place)
	}
	w := frame{back: m.at, function: int(in.d), to: in.a, longs: len(m.savedLongs), texts: len(m.savedTexts)}
	if f.recursive {
		m.savedLongs = append(m.savedLongs, m.registers[f.windowLongs.from:f.windowLongs.to]...)
		m.savedTexts = append(m.savedTexts, m.texts[f.windowTexts.from:f.windowTexts.to]...)
	}
	m.frames = append(m.frames, w)
	for i := range f.longParams {
		m.registers[f.windowLongs.from+i] = m.registers[int(in.b)+i]
	}
	for i := range f.textParams {
		m.texts[f.windowTexts.from+i] = m.text(in.c + uint16(i))
	}
	clear(m.registers[f.clearLongs.from:f.clearLongs.to])
	clear(m.texts[f.clearTexts.from:f.clearTexts.to])
	m.at = f.entry
	m.budget--
	if m.budget <= 0 {
		return exhausted
	}
	return running
}

// maxFrames bounds the memory of calls, whatever MAXNESTING allows.
const maxFrames = 20000

// leave goes back to the caller of a function, without its result.
func (m *Machine) leave() *frame {
	last := len(m.frames) - 1
	w := &m.frames[last]
	m.frames = m.frames[:last]
	if f := &m.code.functions[w.function]; f.recursive {
		copy(m.registers[f.windowLongs.from:f.windowLongs.to], m.savedLongs[w.longs:])
		copy(m.texts[f.windowTexts.from:f.windowTexts.to], m.savedTexts[w.texts:])
		m.savedLongs = m.savedLongs[:w.longs]
		m.savedTexts = m.savedTexts[:w.texts]
	}
	m.at = w.back
	return w
}

// giveBack returns from a function with its result.
func (m *Machine) giveBack() {
	f := &m.code.functions[m.frames[len(m.frames)-1].function]
	if f.result == types.String {
		s := m.texts[f.register]
		m.texts[m.leave().to] = s
		return
	}
	n := m.registers[f.register]
	m.registers[m.leave().to] = n
}

// callNative calls a function of the tapset.
func (m *Machine) callNative(in *instr) pause {
	n := &m.code.natives[in.d]
	if len(m.frames)+n.depth > m.code.maxNesting {
		m.fault = fault{message: tooDeep, at: -1, place: -1, native: n.place}
		return failed
	}
	if m.remaining < int64(n.cost) {
		m.fault = fault{message: tooManyActions, at: -1, place: -1, native: n.place}
		return failed
	}
	c := &m.call
	*c = call{m: m, longs: m.registers[in.b : int(in.b)+n.longs], strings: m.texts[in.c : int(in.c)+n.texts]}
	if n.run != nil {
		n.run(c)
	}
	if c.failed {
		m.fault = fault{message: value.Truncate(c.err, m.code.limits.MaxStringLen), at: -1, place: -1, native: n.place}
		switch {
		case c.bare:
			m.fault.native = ""
		case c.near != "":
			m.fault.native = c.near
		}
		return failed
	}
	if m.aborting {
		return aborted
	}
	if n.result == types.String {
		m.set(in.a, c.string)
	} else {
		m.registers[in.a] = c.long
	}
	return running
}

// other runs an instruction that is not in the loop of execute. m.at is the
// one after it.
func (m *Machine) other(in *instr) pause {
	r := m.registers
	switch in.op {
	case opCall:
		return m.enter(in)
	case opReturn:
		m.counted += int(in.c)
		m.handedOn = false
		m.giveBack()
	case opReturnNext:
		m.counted += int(in.c)
		m.handedOn = true
		m.giveBack()
	case opJumpNotNext:
		m.counted += int(in.c)
		if !m.handedOn {
			m.at = int(in.d)
		}
	case opExhausted:
		if m.handedOn {
			return m.raise(noOverload)
		}
	case opCount:
		m.counted += int(in.c)
	case opEnd:
		m.counted += int(in.c)
		return finished
	case opRefuse:
		return m.raise(refusals[in.d])
	case opAnswer:
		m.answer = r[in.a] != 0
		return finished
	case opStep:
		m.counted++
		m.stop = int(in.d)
		return stopped
	case opShl:
		r[in.a] = r[in.b] << (uint64(r[in.c]) & 63)
	case opShr:
		r[in.a] = r[in.b] >> (uint64(r[in.c]) & 63)
	case opNegate:
		r[in.a] = -r[in.b]
	case opInvert:
		r[in.a] = ^r[in.b]
	case opNot:
		r[in.a] = truth(r[in.b] == 0)
	case opDiv:
		switch by := r[in.c]; by {
		case 0:
			return m.raise(divisionByZero)
		case -1: // the least number has no opposite
			r[in.a] = -r[in.b]
		default:
			r[in.a] = r[in.b] / by
		}
	case opMod:
		switch by := r[in.c]; by {
		case 0:
			return m.raise(divisionByZero)
		case -1:
			r[in.a] = 0
		default:
			r[in.a] = r[in.b] % by
		}
	case opMoveText:
		m.texts[in.a] = m.text(in.b)
	case opConcat:
		m.texts[in.a] = m.concat(m.text(in.b), m.text(in.c))
	case opTextLess:
		r[in.a] = truth(m.text(in.b) < m.text(in.c))
	case opTextLessEqual:
		r[in.a] = truth(m.text(in.b) <= m.text(in.c))
	case opTextEqual:
		r[in.a] = truth(m.text(in.b) == m.text(in.c))
	case opTextUnequal:
		r[in.a] = truth(m.text(in.b) != m.text(in.c))
	case opMatch:
		r[in.a] = truth(m.match(in))
	case opNative:
		return m.callNative(in)
	case opPrint:
		return m.printFormat(in)
	case opSprint:
		return m.printFormat(in)
	default:
		return m.collect(in)
	}
	return running
}

// concat joins two strings, of which the whole is cut.
func (m *Machine) concat(a, b string) string {
	a = value.Truncate(a, m.code.limits.MaxStringLen)
	if room := m.code.limits.MaxStringLen - 1 - len(a); len(b) > room {
		b = b[:max(room, 0)]
	}
	if b == "" {
		return a
	}
	return a + b
}

// printFormat prints, or makes a string of what would be printed.
func (m *Machine) printFormat(in *instr) pause {
	f := &m.code.formats[in.d]
	out := m.scratch[:0]
	if f.verbs == nil {
		out = append(out, f.literal...)
	} else {
		limit := value.PrintLimit
		if in.op == opSprint {
			limit = m.code.limits.MaxStringLen // its last byte is cut below
		}
		var problem string
		out, problem = value.AppendFormat(out, limit, f.verbs,
			m.registers[in.b:int(in.b)+f.longs], m.texts[in.c:int(in.c)+f.texts])
		if problem != "" {
			return m.raise(problem)
		}
	}
	m.scratch = out
	if in.op == opPrint {
		return m.write(out)
	}
	n := min(len(out), m.code.limits.MaxStringLen-1)
	for i, c := range out[:n] {
		if c == 0 {
			n = i
			break
		}
	}
	m.texts[in.a] = string(out[:n])
	return running
}
