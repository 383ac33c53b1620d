package python

import (
	"strings"
)

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
