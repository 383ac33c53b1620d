package line

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// MaxLine is how long a physical line may be, in bytes.
const MaxLine = 1 << 20

// Reader makes chunks of physical lines. The zero Reader reads a file.
type Reader struct {
	// Grammar may be nil. With it, a verb that takes the rest of a line is known, and so is
	// what continues that rest.
	Grammar *Grammar

	terminal bool
	line     int             // physical lines so far
	first    int             // the open chunk's first line
	text     strings.Builder // the open chunk, "" without
	logical  int             // where in text its last logical line begins
	open     nesting         // what is open in that line
	mid      bool            // that line is not complete
	block    bool            // the chunk is a block
	headless bool            // its last line is a head that needs a body
	pasted   bool            // the chunk began with a prompt
}

// NewReader gives a Reader for a terminal, where a blank line ends a block, or for anything
// else, where the first line back at the margin does.
func NewReader(terminal bool) *Reader { return &Reader{terminal: terminal} }

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
	r.logical, r.open = 0, nesting{}
	r.mid, r.block, r.headless, r.pasted = false, false, false, false
}

// Feed takes one physical line, without its newline. It gives the chunks that are complete
// now (a line at the margin completes a block and may be a chunk itself), and whether
// more lines are wanted. An error is an *Error with a range in the line; it drops what was open.
func (r *Reader) Feed(physical string) (chunks []Chunk, more bool, err error) {
	r.line++
	if r.Idle() && Simple(physical) {
		return []Chunk{{Text: physical, Line: r.line}}, false, nil
	}
	if r.line == 1 {
		physical = strings.TrimPrefix(physical, "\ufeff")
	}
	s := strings.TrimSuffix(physical, "\r")
	if err := check(s); err != nil {
		r.Reset()
		return nil, false, err
	}
	s = r.unprompt(s)
	if r.mid {
		return r.finish(r.goOn(s)), !r.Idle(), nil
	}
	if empty := strings.TrimLeft(s, " \t"); empty == "" || empty[0] == '#' {
		return r.empty(s), !r.Idle(), nil
	}
	if r.block && !isBlank(s[0]) && !continuesBlock[s[:nameEnd(s, 0)]] {
		chunks = r.close()
	}
	return append(chunks, r.finish(r.start(s))...), !r.Idle(), nil
}

// continuesBlock are the words at the margin that belong to the block before them.
var continuesBlock = setOf("else elif except finally")

// End says that the input ended. It gives the chunk that is open, or an *Error if that is
// not complete.
func (r *Reader) End() ([]Chunk, error) {
	defer r.Reset()
	if r.Idle() {
		return nil, nil
	}
	p := parser{s: r.text.String(), g: r.Grammar}
	err := p.complete(r.logical)
	if r.headless && !r.mid {
		err = &Error{Start: r.logical, End: len(p.s), Incomplete: true,
			Message: "an indented line must follow the :"}
	}
	if err != nil {
		line := r.first + strings.Count(p.s[:err.Start], "\n")
		err.Message = fmt.Sprintf("%s (line %d)", err.Message, line)
		return nil, err
	}
	return r.close(), nil
}

// check refuses what cannot be a line.
func check(s string) error {
	if len(s) > MaxLine {
		return &Error{End: len(s), Message: fmt.Sprintf(
			"the line is too long: it may have %d bytes", MaxLine)}
	}
	at := func(i int, what string) error {
		column := utf8.RuneCountInString(s[:i]) + 1
		return &Error{Start: i, End: i + 1, Message: fmt.Sprintf("%s in column %d", what, column)}
	}
	if i := strings.IndexByte(s, 0); i >= 0 {
		return at(i, `a NUL byte; write it as \0 in a string,`)
	}
	if i := strings.IndexByte(s, '\r'); i >= 0 {
		return at(i, `a carriage return; write it as \r in a string,`)
	}
	if utf8.ValidString(s) {
		return nil
	}
	valid := strings.IndexFunc(s, func(r rune) bool { return r == utf8.RuneError })
	for i := valid; ; i++ {
		if r, size := utf8.DecodeRuneInString(s[i:]); r == utf8.RuneError && size == 1 {
			return at(i, fmt.Sprintf(`byte 0x%02x, which is not UTF-8; write it as b"\x%02x",`, s[i], s[i]))
		}
	}
}

// unprompt takes a pasted prompt off a line. Inside a string or bracket that was not pasted
// with prompts, what looks like one is data.
func (r *Reader) unprompt(s string) string {
	bare := strings.TrimLeft(s, " \t")
	for _, prompt := range []string{">>>", "...", "sock>"} {
		after, ok := strings.CutPrefix(bare, prompt)
		if !ok || after != "" && after[0] != ' ' || r.mid && !(r.pasted && prompt == "...") {
			continue
		}
		r.pasted = true
		return strings.TrimPrefix(after, " ")
	}
	return s
}

// empty takes a line without a statement: it may end a block, or stand in one.
func (r *Reader) empty(s string) []Chunk {
	switch {
	case r.Idle():
		r.pasted = false
		return nil
	case r.terminal && strings.TrimLeft(s, " \t") == "":
		return r.close()
	}
	r.text.WriteString("\n" + s)
	return nil
}

// start begins a logical line, and perhaps a chunk. It reports whether the line is complete.
func (r *Reader) start(s string) bool {
	if r.Idle() {
		r.first = r.line
		if r.terminal {
			s = strings.TrimLeft(s, " \t")
		}
	} else {
		r.text.WriteByte('\n')
	}
	r.logical = r.text.Len()
	r.text.WriteString(s)
	return r.complete()
}

// goOn adds a line to the logical line that is open. Inside a bracket or string only that
// line is read, so that a long list takes no longer for each of its lines.
func (r *Reader) goOn(s string) bool {
	r.text.WriteString("\n" + s)
	if r.open.joined {
		return r.complete()
	}
	for i := 0; i < len(s) && !r.open.closed(); {
		_, i = r.open.step(s, i)
	}
	if !r.open.closed() {
		return false
	}
	return r.complete()
}

// complete reads the last logical line, and says whether it is complete.
func (r *Reader) complete() bool {
	p := parser{s: r.text.String(), g: r.Grammar}
	err := p.complete(r.logical)
	r.open = p.open
	return err == nil
}

// complete gives the error of the logical line at i if more lines can heal it.
func (p *parser) complete(i int) *Error {
	for i < len(p.s) && isBlank(p.s[i]) {
		i++
	}
	colon, err := p.colon(i)
	if colon > 0 {
		i = skipBlanks(p.s, colon)
	}
	for err == nil && !p.emptyAt(i) {
		var st statement
		if st, err = p.statement(i); err != nil || st.next >= len(p.s) || p.s[st.next] != ';' {
			break
		}
		i = skipBlanks(p.s, st.next+1)
	}
	if err == nil || !err.Incomplete {
		return nil
	}
	return err
}

// finish acts on a logical line: if it is complete, and no block is open, it is a chunk.
func (r *Reader) finish(complete bool) []Chunk {
	if r.mid = !complete; r.mid {
		return nil
	}
	p := parser{s: r.text.String()}
	i := skipBlanks(p.s, r.logical)
	colon, _ := p.colon(i)
	r.headless = colon > 0 && p.emptyAt(skipBlanks(p.s, colon))
	if r.block = r.block || colon > 0; r.block {
		return nil
	}
	return r.close()
}

// close gives the open chunk.
func (r *Reader) close() []Chunk {
	chunk := Chunk{Text: r.text.String(), Line: r.first, Block: r.block}
	r.Reset()
	return []Chunk{chunk}
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
	end := nameEnd(line, 0)
	return !blockWord[line[:end]] && !strings.HasPrefix(line, "sock>")
}

// plain are the characters that open nothing and that need no care.
var plain = func() (is [256]bool) {
	for c := ' '; c < 0x7f; c++ {
		is[c] = !strings.ContainsRune(`"'([{\`, c)
	}
	return is
}()
