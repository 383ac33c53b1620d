package python

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// reMachine runs a program over a text, and goes back where it must. Places count bytes.
type reMachine struct {
	*reProgram
	t        *Thread
	in       string
	end      int
	wide     bool  // characters may take more than a byte
	caps     []int // two places a group, -1 for none
	loopN    []int // turns of each loop
	loopAt   []int // where the turn began
	stack    []reFrame
	steps    int
	complete bool // the match must reach the end
	notEmpty int  // a match may not be empty here, -1 for anywhere
	err      error
}

type reFrameKind uint8

const (
	frameBranch reFrameKind = iota
	frameCap
	frameLoopN
	frameLoopAt
	frameGreedy // a star that may give back: pc after it, low and pos
	frameLazy   // a star that may take more: pc of it
)

type reFrame struct {
	kind     reFrameKind
	pc       int32
	pos, low int
}

const reMaxStack = 1 << 24

func newMachine(t *Thread, p *reProgram, in string, end int, wide bool) *reMachine {
	return &reMachine{reProgram: p, t: t, in: in, end: end, wide: wide, caps: make([]int, 2*(p.groups+1)),
		loopN: make([]int, p.loops), loopAt: make([]int, p.loops), notEmpty: -1}
}

// next is the character at a place, and its width; 0 at the end.
func (m *reMachine) next(pos int) (rune, int) {
	if pos >= m.end {
		return 0, 0
	}
	b := m.in[pos]
	if !m.wide || b < utf8.RuneSelf {
		return rune(b), 1
	}
	r, w := utf8.DecodeRuneInString(m.in[pos:])
	if w == 1 && pos+2 < len(m.in) && b == 0xed {
		return rune(b&15)<<12 | rune(m.in[pos+1]&63)<<6 | rune(m.in[pos+2]&63), 3 // a lone surrogate
	}
	return r, w
}

// back is the place of the character before one.
func (m *reMachine) back(pos int) int {
	pos--
	for m.wide && pos > 0 && m.in[pos]&0xc0 == 0x80 {
		pos--
	}
	return pos
}

func (m *reMachine) before(pos int) rune {
	end := m.end
	m.end = len(m.in)
	r, _ := m.next(m.back(pos))
	m.end = end
	return r
}

// search finds the first match from a place on; exact only at it.
func (m *reMachine) search(start int, exact bool) (bool, error) {
	for pos := start; pos <= m.end; {
		if !exact && m.prefix != "" && !m.complete {
			i := strings.Index(m.in[pos:m.end], m.prefix)
			if i < 0 {
				return false, nil
			}
			pos += i
		}
		for i := range m.caps {
			m.caps[i] = -1
		}
		m.stack = m.stack[:0]
		end, ok := m.run(0, pos, 0)
		if m.err != nil {
			return false, m.err
		}
		if ok {
			m.caps[0], m.caps[1] = pos, end
			return true, nil
		}
		if exact || m.begins { // what begins at the beginning does so nowhere else
			return false, nil
		}
		_, w := m.next(pos)
		pos += max(w, 1)
	}
	return false, nil
}

// tick counts steps; false: the thread is to stop.
func (m *reMachine) tick() bool {
	if m.steps++; m.steps&63 != 0 {
		return true
	}
	if m.err = m.t.Tick(); m.err != nil {
		return false
	}
	if len(m.stack) > reMaxStack {
		m.err = Raise(MemoryError, "regular expression needs too much memory")
		return false
	}
	return true
}

func (m *reMachine) push(f reFrame) { m.stack = append(m.stack, f) }

// undo takes back all above base.
func (m *reMachine) undo(base int) {
	for len(m.stack) > base {
		m.restore(m.stack[len(m.stack)-1])
		m.stack = m.stack[:len(m.stack)-1]
	}
}

func (m *reMachine) restore(f reFrame) {
	switch f.kind {
	case frameCap:
		m.caps[f.pc] = f.pos
	case frameLoopN:
		m.loopN[f.pc] = f.pos
	case frameLoopAt:
		m.loopAt[f.pc] = f.pos
	}
}

// retry goes back to the last choice above base.
func (m *reMachine) retry(base int) (pc, pos int, ok bool) {
	for len(m.stack) > base {
		f := m.stack[len(m.stack)-1]
		m.stack = m.stack[:len(m.stack)-1]
		switch f.kind {
		case frameBranch:
			return int(f.pc), f.pos, true
		case frameGreedy:
			pos := m.back(f.pos)
			if pos > f.low {
				m.push(reFrame{frameGreedy, f.pc, pos, f.low})
			}
			return int(f.pc), pos, true
		case frameLazy:
			star := &m.code[f.pc]
			if w := m.one(&m.code[f.pc+1], f.pos); w > 0 {
				if f.low+1 < star.max {
					m.push(reFrame{frameLazy, f.pc, f.pos + w, f.low + 1})
				}
				return star.x, f.pos + w, true
			}
		default:
			m.restore(f)
		}
		if !m.tick() {
			return 0, 0, false
		}
	}
	return 0, 0, false
}

// one is the width of the character at a place if the instruction takes it, 0 if not.
func (m *reMachine) one(i *reInst, pos int) int {
	r, w := m.next(pos)
	if w == 0 {
		return 0
	}
	ok := false
	switch i.op {
	case opChar:
		ok = r == i.char
	case opFold:
		ok = r == i.char || reSame(r, i.char)
	case opAny:
		ok = r != '\n'
	case opAnyAll:
		ok = true
	case opSet:
		ok = i.set.has(r)
	}
	if !ok {
		return 0
	}
	return w
}

func reSame(a, b rune) bool {
	for c := unicode.SimpleFold(a); c != a; c = unicode.SimpleFold(c) {
		if c == b {
			return true
		}
	}
	return false
}

// run runs from an instruction at a place to the end of the program or of a part.
func (m *reMachine) run(pc, pos, base int) (int, bool) {
	for {
		if !m.tick() {
			return 0, false
		}
		next, at, ok, done := m.step(&m.code[pc], pc, pos)
		if m.err != nil {
			return 0, false
		}
		if done {
			return at, true
		}
		if !ok {
			if next, at, ok = m.retry(base); !ok {
				return 0, false
			}
		}
		pc, pos = next, at
	}
}

// step runs one instruction: where to go on, or not ok; done at the end.
func (m *reMachine) step(i *reInst, pc, pos int) (next, at int, ok, done bool) {
	switch i.op {
	case opChar, opFold, opAny, opAnyAll, opSet:
		w := m.one(i, pos)
		return pc + 1, pos + w, w > 0, false
	case opStar:
		return m.star(i, pc, pos)
	case opSplit:
		m.push(reFrame{frameBranch, int32(i.y), pos, 0})
		return i.x, pos, true, false
	case opJump:
		return i.x, pos, true, false
	case opSave:
		m.push(reFrame{frameCap, int32(i.x), m.caps[i.x], 0})
		m.caps[i.x] = pos
	case opAssert:
		return pc + 1, pos, m.assert(i, pos), false
	case opBackref:
		return m.backref(i, pc, pos)
	case opLook:
		return i.x, pos, m.look(i, pc, pos), false
	case opAtomic:
		return m.atomic(i, pc, pos)
	case opCond:
		if m.caps[2*i.x+1] < 0 {
			return i.y, pos, true, false
		}
	case opEnter:
		m.push(reFrame{frameLoopN, int32(i.x), m.loopN[i.x], 0})
		m.push(reFrame{frameLoopAt, int32(i.x), m.loopAt[i.x], 0})
		m.loopN[i.x], m.loopAt[i.x] = 0, -1
	case opLoop:
		return m.loop(i, pc, pos)
	case opPartEnd:
		return 0, pos, true, true
	case opMatch:
		if m.complete && pos != m.end || pos == m.notEmpty {
			return 0, 0, false, false
		}
		return 0, pos, true, true
	}
	return pc + 1, pos, true, false
}

func (m *reMachine) star(i *reInst, pc, pos int) (int, int, bool, bool) {
	body := &m.code[pc+1]
	count := 0
	for ; count < i.min; count++ {
		w := m.one(body, pos)
		if w == 0 {
			return 0, 0, false, false
		}
		pos += w
	}
	if i.lazy {
		if count < i.max {
			m.push(reFrame{frameLazy, int32(pc), pos, count})
		}
		return i.x, pos, true, false
	}
	low := pos
	for ; count < i.max; count++ {
		w := m.one(body, pos)
		if w == 0 {
			break
		}
		pos += w
		if count&1023 == 1023 && !m.tick() {
			return 0, 0, false, false
		}
	}
	if pos > low {
		m.push(reFrame{frameGreedy, int32(i.x), pos, low})
	}
	return i.x, pos, true, false
}

func (m *reMachine) loop(i *reInst, pc, pos int) (int, int, bool, bool) {
	n := m.loopN[i.x]
	if n >= i.min && (n >= i.max || m.loopAt[i.x] == pos) {
		return i.y, pos, true, false // enough, or a turn that took nothing
	}
	if n >= i.min {
		if i.lazy {
			return m.lazyLoop(i, pc, pos, n)
		}
		m.push(reFrame{frameBranch, int32(i.y), pos, 0})
	}
	return m.turn(i, pc, pos, n)
}

// turn begins one more turn of a loop.
func (m *reMachine) turn(i *reInst, pc, pos, n int) (int, int, bool, bool) {
	m.push(reFrame{frameLoopN, int32(i.x), n, 0})
	m.push(reFrame{frameLoopAt, int32(i.x), m.loopAt[i.x], 0})
	m.loopN[i.x], m.loopAt[i.x] = n+1, pos
	return pc + 1, pos, true, false
}

// lazyLoop goes on first, and takes a turn only when that fails.
func (m *reMachine) lazyLoop(i *reInst, pc, pos, n int) (int, int, bool, bool) {
	// The branch leads to the body with the counters of the turn: they are set before, and what undoes them
	// lies above the branch, so that going on sees the old ones.
	m.push(reFrame{frameLoopN, int32(i.x), n, 0})
	m.push(reFrame{frameLoopAt, int32(i.x), m.loopAt[i.x], 0})
	old := m.loopAt[i.x]
	m.push(reFrame{frameBranch, int32(pc + 1), pos, 0})
	m.push(reFrame{frameLoopN, int32(i.x), n + 1, 0})
	m.push(reFrame{frameLoopAt, int32(i.x), pos, 0})
	m.loopN[i.x], m.loopAt[i.x] = n, old
	return i.y, pos, true, false
}

func (m *reMachine) backref(i *reInst, pc, pos int) (int, int, bool, bool) {
	start, end := m.caps[2*i.x], m.caps[2*i.x+1]
	if start < 0 || end < start {
		return 0, 0, false, false
	}
	text := m.in[start:end]
	if !i.fold {
		ok := strings.HasPrefix(m.in[pos:m.end], text)
		return pc + 1, pos + len(text), ok, false
	}
	for at := start; at < end; {
		a, w := m.next(at)
		b, v := m.next(pos)
		if v == 0 || a != b && !reSame(a, b) {
			return 0, 0, false, false
		}
		at, pos = at+w, pos+v
	}
	return pc + 1, pos, true, false
}

func (m *reMachine) look(i *reInst, pc, pos int) bool {
	at := pos
	if i.y >= 0 {
		for range i.y {
			if at <= 0 {
				return i.negate
			}
			at = m.back(at)
		}
	}
	base := len(m.stack)
	_, ok := m.run(pc+1, at, base)
	if m.err != nil {
		return false
	}
	if ok && !i.negate {
		m.keepOnly(base)
	} else {
		m.undo(base)
	}
	return ok != i.negate
}

func (m *reMachine) atomic(i *reInst, pc, pos int) (int, int, bool, bool) {
	base := len(m.stack)
	end, ok := m.run(pc+1, pos, base)
	if ok {
		m.keepOnly(base)
	} else {
		m.undo(base)
	}
	return i.x, end, ok, false
}

// keepOnly forgets the choices above base, and keeps what undoes their marks.
func (m *reMachine) keepOnly(base int) {
	kept := m.stack[:base]
	for _, f := range m.stack[base:] {
		if f.kind == frameCap || f.kind == frameLoopN || f.kind == frameLoopAt {
			kept = append(kept, f)
		}
	}
	m.stack = kept
}

func (m *reMachine) assert(i *reInst, pos int) bool {
	switch i.char {
	case '^':
		return pos == 0 || i.flags&reMultiline != 0 && m.in[pos-1] == '\n'
	case 'A':
		return pos == 0
	case 'Z':
		return pos == m.end
	case '$':
		if pos == m.end || pos == m.end-1 && m.in[pos] == '\n' {
			return true
		}
		return i.flags&reMultiline != 0 && m.in[pos] == '\n'
	}
	word := reWord(m.bytes || i.flags&reASCII != 0)
	left := pos > 0 && word(m.before(pos))
	r, w := m.next(pos)
	right := w > 0 && word(r)
	return (left != right) == (i.char == 'b')
}
