package command

import (
	"bytes"
	"io"
	"regexp"
	"regexp/syntax"
	"slices"
	"sockshell/repl/python"
	"strings"
	"unicode/utf8"

	"sockshell/repl/value"
)

// expression is a regular expression over bytes: each byte is a character by itself,
// and ^ and $ are the ends of lines.
type expression struct {
	text    string
	program *syntax.Prog
	regexp  *regexp.Regexp
}

func newExpression(text string) (*expression, error) {
	var latin strings.Builder
	for i := range len(text) {
		latin.WriteRune(rune(text[i]))
	}
	pattern := "(?m)" + latin.String()
	re, err := regexp.Compile(pattern)
	if err != nil {
		reason := strings.TrimPrefix(err.Error(), "error parsing regexp: ")
		return nil, python.Raise(value.ReError, "/%s/: %s", text, strings.Replace(reason, "(?m)", "", 1))
	}
	tree, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return nil, err
	}
	program, err := syntax.Compile(tree.Simplify())
	return &expression{text, program, re}, err
}

// find gives the places of the leftmost match and its groups, nil without one.
func (e *expression) find(text []byte) []int {
	if !bytes.ContainsFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) {
		return e.regexp.FindSubmatchIndex(text) // the quicker way, where bytes are characters
	}
	return e.regexp.FindReaderSubmatchIndex(&bytesAsRunes{text})
}

type bytesAsRunes struct{ left []byte }

func (b *bytesAsRunes) ReadRune() (rune, int, error) {
	if len(b.left) == 0 {
		return 0, 0, io.EOF
	}
	c := b.left[0]
	b.left = b.left[1:]
	return rune(c), 1, nil
}

// matcher follows an expression through a text that comes in parts, each byte once,
// to learn when the leftmost match is certain: that no more text could change it.
// Where the match is, the expression's find says then.
type matcher struct {
	program *syntax.Prog
	threads []uint32 // where the expression may be, the preferred first
	next    []uint32
	before  rune   // the byte before, -1 at the start
	matched bool   // some thread has: what was less preferred is gone
	first   []byte // what a match begins with, when it is always the same byte
	seen    []uint32
	alive   []uint32
}

func newMatcher(e *expression) *matcher {
	m := &matcher{program: e.program, before: -1}
	literal, _ := e.regexp.LiteralPrefix()
	if r, _ := utf8.DecodeRuneInString(literal); literal != "" && r < 0x100 {
		m.first = []byte{byte(r)}
	}
	return m
}

// feed takes bytes, and says how many it took when the match is certain.
func (m *matcher) feed(chunk []byte) (n int, certain bool) {
	for i := 0; i < len(chunk); i++ {
		if m.first != nil && len(m.threads) == 0 {
			next := bytes.Index(chunk[i:], m.first)
			if next < 0 {
				break // no match can begin here
			}
			if i += next; i > 0 {
				m.before = rune(chunk[i-1])
			}
		}
		if m.step(rune(chunk[i])) {
			return i + 1, true
		}
	}
	if len(chunk) > 0 {
		m.before = rune(chunk[len(chunk)-1])
	}
	return len(chunk), m.settled()
}

// step takes one byte.
func (m *matcher) step(c rune) (certain bool) {
	w := walk{matcher: m, flags: syntax.EmptyOpContext(m.before, c)}
	w.from(m.starts())
	m.matched = m.matched || w.matched
	m.next = m.next[:0]
	for _, pc := range w.alive {
		if inst := &m.program.Inst[pc]; inst.MatchRune(c) && !slices.Contains(m.next, inst.Out) {
			m.next = append(m.next, inst.Out)
		}
	}
	m.threads, m.next = m.next, m.threads
	m.seen, m.alive = w.seen, w.alive
	m.before = c
	return m.matched && len(m.threads) == 0
}

// starts are the threads, and a new one unless there is a match further left.
func (m *matcher) starts() []uint32 {
	if m.matched {
		return m.threads
	}
	return append(m.threads, uint32(m.program.Start))
}

// settled reports whether the match is certain whatever follows.
func (m *matcher) settled() bool {
	w := walk{matcher: m, open: true, flags: syntax.EmptyOpContext(m.before, 'x')}
	w.from(m.starts())
	return (m.matched || w.matched) && len(w.alive) == 0
}

// ahead are the conditions that depend on the byte that follows.
const ahead = syntax.EmptyEndLine | syntax.EmptyEndText |
	syntax.EmptyWordBoundary | syntax.EmptyNoWordBoundary

// walk goes from threads to the instructions that want a byte, in order of preference.
type walk struct {
	*matcher
	flags   syntax.EmptyOp
	open    bool // what follows is not known: a condition on it keeps its thread alive
	seen    []uint32
	alive   []uint32
	matched bool
}

func (w *walk) from(pcs []uint32) {
	w.seen, w.alive = w.matcher.seen[:0], w.matcher.alive[:0]
	for _, pc := range pcs {
		w.follow(pc)
	}
}

func (w *walk) follow(pc uint32) {
	if w.matched || slices.Contains(w.seen, pc) {
		return
	}
	w.seen = append(w.seen, pc)
	inst := &w.program.Inst[pc]
	switch inst.Op {
	case syntax.InstAlt, syntax.InstAltMatch:
		w.follow(inst.Out)
		w.follow(inst.Arg)
	case syntax.InstCapture, syntax.InstNop:
		w.follow(inst.Out)
	case syntax.InstEmptyWidth:
		wanted := syntax.EmptyOp(inst.Arg)
		switch {
		case w.open && wanted&ahead != 0:
			w.alive = append(w.alive, pc)
		case wanted&^w.flags == 0:
			w.follow(inst.Out)
		}
	case syntax.InstMatch:
		w.matched = true
	case syntax.InstFail:
	default:
		w.alive = append(w.alive, pc)
	}
}
