package syntax

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// MaxLine is how long a physical line may be, in bytes, and MaxChunk what runs at once.
const (
	MaxLine  = 1 << 20
	MaxChunk = 32 << 20
)

// Chunk is what runs at once: a logical line, or a block with its head.
type Chunk struct {
	Text   string  // lines joined by newlines, prompts taken off
	Line   int     // number of its first physical line, from 1
	Block  bool    // a compound statement
	Module *Module // what it says; nil with an Err
	Err    *Error  // why it does not parse; no line of it runs
}

// Reader makes chunks of physical lines.
type Reader struct {
	terminal bool
	parser   parser
	out      []Chunk

	line   int             // physical lines so far
	first  int             // the open chunk's first line
	text   strings.Builder // the open chunk, "" without
	begin  int             // where in text its last logical line begins
	left   nesting         // what is open in that line
	module *Module         // of that line, if it was parsed alone
	err    *Error
	mid    bool // that line is not complete
	block  bool // the chunk is a block
	names  bool // its last line is a decorator, so what it belongs to follows
	pasted bool // lines came with prompts
	goesOn bool // the line came with one that asks for more
	bare   int  // such lines without a text, after which the block ends or goes on
}

// NewReader gives a Reader for a terminal, where a blank line ends a block, or for anything
// else, where the first line back at the margin does. The grammar may be nil.
func NewReader(terminal bool, g *Grammar) *Reader {
	return &Reader{terminal: terminal, parser: parser{g: g}}
}

// Known counts a physical line whose chunk the caller has from before, so that it need not
// be fed again, and gives its number. The Reader must be idle.
func (r *Reader) Known() int {
	r.line++
	return r.line
}

// Idle reports that nothing is open.
func (r *Reader) Idle() bool { return r.text.Len() == 0 }

// Reset drops what is open.
func (r *Reader) Reset() {
	r.text.Reset()
	r.begin, r.left, r.module, r.err = 0, nesting{}, nil, nil
	r.mid, r.block, r.names, r.bare = false, false, false, 0
}

// Feed takes one physical line, without its newline. It gives the chunks that are complete
// now (a line at the margin completes a block and may be a chunk itself), and whether
// more lines are wanted. The chunks are good until the next call.
func (r *Reader) Feed(physical string) (chunks []Chunk, more bool) {
	r.line++
	r.out = r.out[:0]
	if !r.pasted && r.Idle() && Simple(physical) {
		r.parse(physical, r.line)
		return r.give(physical, r.line, false), false
	}
	if r.line == 1 {
		physical = strings.TrimPrefix(physical, "\ufeff")
	}
	r.feed(strings.TrimSuffix(physical, "\r"))
	return r.out, !r.Idle()
}

// feed takes a line that is not simple.
func (r *Reader) feed(s string) {
	if err := refused(s, r.line); err != nil {
		r.Reset()
		r.out = append(r.out, Chunk{Text: s, Line: r.line, Err: err})
		return
	}
	if r.text.Len()+len(s) > MaxChunk {
		err := &Error{Span: Span{Pos{int32(r.line), 1}, Pos{int32(r.line), 2}}, Class: "SyntaxError",
			Message: fmt.Sprintf("the block is too long: it may have %d bytes", MaxChunk)}
		text := r.text.String()
		r.Reset()
		r.out = append(r.out, Chunk{Text: text, Line: r.first, Err: err})
		return
	}
	s, answer := r.unprompt(s)
	if r.bare > 0 && (!r.goesOn || !isBlankText(s)) {
		r.afterBare()
	}
	switch {
	case answer:
		r.close()
	case r.mid:
		r.goOn(s)
		r.finish()
	default:
		r.whole(s)
	}
}

// afterBare ends the block before a line that does not belong to it. One whose blank lines were
// pasted with their prompts, as documents have it, goes on.
func (r *Reader) afterBare() {
	if !r.goesOn {
		r.close()
		return
	}
	r.text.WriteString(strings.Repeat("\n", r.bare))
	r.bare = 0
}

func isBlankText(s string) bool { return strings.Trim(s, " \t\f") == "" }

// whole takes a line that begins a logical line.
func (r *Reader) whole(s string) {
	bare := strings.TrimLeft(s, " \t\f")
	if bare == "" || bare[0] == '#' {
		r.empty(s, bare == "")
		return
	}
	if r.block && !isBlank(s[0]) && !r.names && !continuesBlock(s[:nameEnd(s, 0)]) {
		r.close()
	}
	if r.Idle() {
		r.first = r.line
		if r.terminal {
			s = bare
		}
	} else {
		r.text.WriteByte('\n')
	}
	r.begin = r.text.Len()
	r.text.WriteString(s)
	r.complete()
	r.finish()
}

// continuesBlock reports whether a word at the margin belongs to the block before it.
func continuesBlock(word string) bool {
	switch word {
	case "else", "elif", "except", "finally":
		return true
	}
	return false
}

// hopeless is up to which size an open chunk is parsed for each of its lines.
const hopeless = 16 << 10

// Hopeless reports that no further line could make the open chunk parse: a person is told at once.
func (r *Reader) Hopeless() bool {
	if r.Idle() || r.text.Len() > hopeless {
		return false
	}
	_, err := r.parser.module(r.text.String(), Pos{1, 1})
	e, ok := err.(*Error)
	return ok && !e.Incomplete
}

// End says that the input ended, and gives the chunk that is open.
func (r *Reader) End() []Chunk {
	r.out = r.out[:0]
	r.close()
	return r.out
}

// refused says why a text cannot be a line.
func refused(s string, line int) *Error {
	at := func(i int, what string) *Error {
		column := utf8.RuneCountInString(s[:i]) + 1
		start := Pos{int32(line), int32(column)}
		return &Error{Span: Span{start, Pos{start.Line, start.Col + 1}}, Class: "SyntaxError",
			Message: fmt.Sprintf("%s in column %d", what, column)}
	}
	switch {
	case len(s) > MaxLine:
		start := Pos{int32(line), 1}
		return &Error{Span: Span{start, start}, Class: "SyntaxError", Message: fmt.Sprintf(
			"the line is too long: it may have %d bytes", MaxLine)}
	case strings.IndexByte(s, 0) >= 0:
		return at(strings.IndexByte(s, 0), `a NUL byte; write it as \0 in a string,`)
	case strings.IndexByte(s, '\r') >= 0:
		return at(strings.IndexByte(s, '\r'), `a carriage return; write it as \r in a string,`)
	case utf8.ValidString(s):
		return nil
	}
	for i := 0; ; i++ {
		if r, size := utf8.DecodeRuneInString(s[i:]); r == utf8.RuneError && size == 1 {
			return at(i, fmt.Sprintf(`byte 0x%02x, which is not UTF-8; write it as b"\x%02x",`, s[i], s[i]))
		} else {
			i += size - 1
		}
	}
}

// unprompt takes a pasted prompt off a line. Inside a string or bracket that was not pasted
// with prompts, what looks like one is data. When prompts are there, a line without one is
// what the pasted session answered.
func (r *Reader) unprompt(s string) (text string, answer bool) {
	bare := strings.TrimLeft(s, " \t")
	end, goesOn := promptEnd(bare)
	r.goesOn = goesOn
	switch {
	case end == 0:
		return s, r.pasted && !r.mid
	case r.mid && !(r.pasted && goesOn), goesOn && !r.pasted:
		return s, false
	}
	r.pasted = true
	return strings.TrimPrefix(bare[end:], " "), false
}

// promptEnd finds the end of the prompt that a line begins with, 0 without one. goesOn: it is
// one that asks for more.
func promptEnd(s string) (end int, goesOn bool) {
	if s == "" || strings.IndexByte(">.sI", s[0]) < 0 {
		return 0, false
	}
	for _, prompt := range []string{">>>", "sock>", "...:", "..."} {
		after, ok := strings.CutPrefix(s, prompt)
		if ok && (after == "" || after[0] == ' ') {
			return len(prompt), prompt[0] == '.'
		}
	}
	if after, ok := strings.CutPrefix(s, "In ["); ok {
		digits := len(after) - len(strings.TrimLeft(after, "0123456789"))
		if rest := after[digits:]; digits > 0 && (rest == "]:" || strings.HasPrefix(rest, "]: ")) {
			return len("In [") + digits + len("]:"), false
		}
	}
	return 0, false
}

// empty takes a line without a statement: it may end a block, or stand in one.
func (r *Reader) empty(s string, blank bool) {
	switch {
	case r.Idle():
	case blank && r.pasted && r.goesOn && r.block:
		r.bare++
	case blank && (r.terminal || r.pasted):
		r.close()
	default:
		r.text.WriteString("\n" + s)
	}
}

// goOn adds a line to the logical line that is open. Inside a bracket or string only that
// line is read, so that a long list takes no longer for each of its lines.
func (r *Reader) goOn(s string) {
	r.text.WriteString("\n" + s)
	r.module, r.err = nil, nil
	switch {
	case r.left.joined:
		if strings.HasSuffix(s, `\`) && strings.IndexByte(s, '#') < 0 {
			return
		}
	case r.left.field:
		if !strings.Contains(s, r.left.quotes) {
			return
		}
	default:
		for i := 0; i < len(s) && !r.left.closed(); {
			i = r.left.step(s, i)
		}
		if !r.left.closed() {
			return
		}
	}
	r.complete()
}

// finish acts on a logical line: if it is complete, and no block is open, it is a chunk.
func (r *Reader) finish() {
	if !r.mid && !r.block {
		r.close()
	}
}

// close gives the open chunk.
func (r *Reader) close() {
	if r.Idle() {
		return
	}
	text := r.text.String()
	if r.block || r.module == nil && r.err == nil {
		r.parse(text, r.first)
	}
	first, block, module, err := r.first, r.block, r.module, r.err
	r.Reset()
	r.module, r.err = module, err
	r.give(text, first, block)
}

// give adds a chunk to those that are complete.
func (r *Reader) give(text string, line int, block bool) []Chunk {
	r.out = append(r.out, Chunk{text, line, block, r.module, r.err})
	r.module, r.err = nil, nil
	return r.out
}

// parse makes a module of a text whose first line has that number.
func (r *Reader) parse(text string, line int) {
	var err error
	r.module, err = r.parser.module(text, Pos{int32(line), 1})
	r.err, _ = err.(*Error)
}

// Simple reports whether a line is a chunk by itself, at a glance: true for most lines that
// are. It is what makes a script of short lines fast to read.
func Simple(line string) bool {
	if line == "" || !isLetter(line[0]) || len(line) > MaxLine {
		return false
	}
	for i := range len(line) {
		if !plain[line[i]] {
			return false
		}
	}
	return !heads(line) && !strings.HasPrefix(line, "sock>") && !strings.HasPrefix(line, "match ")
}

// plain are the characters that open nothing and that need no care.
var plain = func() (is [256]bool) {
	for c := ' '; c < 0x7f; c++ {
		is[c] = !strings.ContainsRune(`"'([{\`, c)
	}
	return is
}()

// heads reports whether a line begins with a word that a suite belongs to.
func heads(line string) bool {
	switch keyword(line[:nameEnd(line, 0)]) {
	case kIf, kElif, kElse, kFor, kWhile, kDef, kTry, kExcept, kFinally, kWith, kClass, kAsync:
		return true
	}
	return false
}
