package syntax

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// parser reads a module. It leaves by a panic with an *Error, which its entry points take.
type parser struct {
	scanner
	g       *Grammar
	depth   int  // of calls that nest
	height  int  // of the expression that was read last
	probing bool // what fails is tried another way

	declares  bool // global or nonlocal statements
	sightings map[sought]sighting
	noRegexp  int // no regular expression begins before that

}

// maxDepth is how deep expressions and statements may nest, and maxHeight how high a tree
// may become: whoever walks one may call itself for each level.
const (
	maxDepth  = 1000
	maxHeight = 2500
)

// ParseFile reads a whole file. An error is an *Error.
func ParseFile(text string, g *Grammar) (*Module, error) {
	text = strings.TrimPrefix(text, "\ufeff")
	if strings.IndexByte(text, '\r') >= 0 {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	return parseModule(text, 1, g)
}

// ParseChunk reads what a Reader gave: a logical line, or a block. Its first line has that
// number. An error is an *Error.
func ParseChunk(text string, line int, g *Grammar) (*Module, error) {
	return parseModule(text, line, g)
}

func parseModule(text string, line int, g *Grammar) (*Module, error) {
	p := &parser{g: g}
	return p.module(text, Pos{int32(line), 1})
}

// module reads a text that begins at a place. A parser may read one after another.
func (p *parser) module(text string, at Pos) (m *Module, err error) {
	defer p.caught(&err)
	p.start(text, at)
	read := &Module{}
	for p.next(); p.tok.kind != tEOF; {
		read.Body = p.statement(read.Body)
	}
	p.check(read)
	return read, nil
}

// ParseExpr reads an expression that begins at a place, over lines if it likes, as in
// brackets. An error is an *Error.
func ParseExpr(text string, at Pos) (e Expr, err error) {
	p := &parser{}
	defer p.caught(&err)
	p.start(text, at)
	p.fresh = false
	p.open = append(p.open, bracket{char: 0})
	p.next()
	e = p.starExpressions()
	if p.tok.kind == tBad || p.off < len(p.s) || p.tok.kind != tNewline && p.tok.kind != tEOF {
		p.unexpected()
	}
	return e, nil
}

// start sets a parser to a text's first character.
func (p *parser) start(text string, at Pos) {
	if at.Line == 0 {
		at = Pos{1, 1}
	}
	p.scanner = scanner{open: p.open[:0], indents: p.indents[:0]}
	p.depth, p.height, p.probing, p.declares, p.noRegexp, p.sightings = 0, 0, false, false, 0, nil
	p.s, p.line, p.bol, p.fresh = text, at.Line, 1-int(at.Col), true
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf || text[i] == 0 {
			p.unusual(text, at)
			break
		}
	}
}

// unusual looks at a text that is not plain ASCII.
func (p *parser) unusual(text string, at Pos) {
	p.wide = true
	if p.bol < 0 { // a column is counted from the line's beginning
		p.bol = 0
	}
	line, bol := at.Line, 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == '\n' {
			line, bol = line+1, i+1
		}
		if r == 0 || r == utf8.RuneError && size == 1 {
			col := int32(utf8.RuneCountInString(text[bol:i])) + 1
			message := "source code cannot contain null bytes"
			if r != 0 {
				message = fmt.Sprintf("(unicode error) 'utf-8' codec can't decode byte 0x%02x "+
					"in position %d: invalid start byte", text[i], i-bol)
			}
			panic(&Error{Span: Span{Pos{line, col}, Pos{line, col + 1}}, Class: "SyntaxError",
				Message: message})
		}
		i += size
	}
}

// caught makes an error of a panic with one.
func (p *parser) caught(err *error) {
	switch e := recover().(type) {
	case nil:
	case *Error:
		*err = e
		p.s, p.bad = "", nil
	default:
		panic(e)
	}
}

// fail gives up with an error.
func (p *parser) fail(at Span, message string) {
	p.failAs("SyntaxError", at, message)
}

func (p *parser) failf(at Span, format string, args ...any) {
	p.fail(at, fmt.Sprintf(format, args...))
}

// failAs gives up with an error of a class. What is no token later in the logical line goes
// first, as in CPython.
func (p *parser) failAs(class string, at Span, message string) {
	e := &Error{Span: at, Class: class, Message: message}
	if !p.probing {
		p.worse(e)
	}
	panic(e)
}

// worse gives up with what is no token in the rest of the logical line, or with a bracket
// that is open at the text's end.
func (p *parser) worse(e *Error) {
	line := p.tok.Start.Line
	for p.tok.kind != tBad && p.tok.kind != tNewline && p.tok.kind != tEOF {
		if p.tok.kind == tFString {
			return
		}
		p.next()
	}
	if p.tok.kind == tBad {
		panic(p.bad)
	}
	if n := len(p.open); n > 0 && line > p.open[n-1].at.Line {
		p.neverClosed(false)
	}
}

// neverClosed gives up with the innermost bracket that is open; whether more input could heal that, its
// caller knows.
func (p *parser) neverClosed(incomplete bool) {
	b := p.open[len(p.open)-1]
	panic(&Error{Span: Span{b.at, Pos{b.at.Line, b.at.Col + 1}}, Class: "SyntaxError",
		Message: fmt.Sprintf("'%c' was never closed", b.char), Incomplete: incomplete,
		left: nesting{depth: len(p.open)}})
}

// unexpected gives up with the token that stands where none like it can.
func (p *parser) unexpected() {
	switch p.tok.kind {
	case tBad:
		panic(p.bad)
	case tIndent:
		p.failAs("IndentationError", p.lineSpan(), "unexpected indent")
	case tNewline, tEOF:
		if p.off >= len(p.s) && len(p.open) > 0 && p.open[len(p.open)-1].char != 0 {
			p.neverClosed(true)
		}
	}
	p.commandInside()
	if p.atEOF() {
		panic(&Error{Span: p.tok.Span, Class: "SyntaxError", Message: "invalid syntax", Incomplete: true})
	}
	p.fail(p.tok.Span, "invalid syntax")
}

// lineSpan is the range of the token that p.tok's line begins with.
func (p *parser) lineSpan() Span {
	return Span{p.at(p.off), p.at(lineEnd(p.s, p.off))}
}

// expect passes a token of a kind.
func (p *parser) expect(k kind) {
	if p.tok.kind != k {
		p.unexpected()
	}
	p.next()
}

// take passes a token if it is of a kind.
func (p *parser) take(k kind) bool {
	if p.tok.kind != k {
		return false
	}
	p.next()
	return true
}

// name passes a name, and gives it.
func (p *parser) name() string {
	if p.tok.kind != tName {
		p.unexpected()
	}
	text := p.s[p.tok.start:p.tok.end]
	p.next()
	return text
}

// since is the range from a place to the last token's end.
func (p *parser) since(start Pos) Span { return Span{start, p.prev.End} }

// enter goes one level deeper; leave comes back.
func (p *parser) enter() {
	if p.depth++; p.depth > maxDepth {
		p.tooDeep()
	}
}

func (p *parser) leave() { p.depth-- }

func (p *parser) tooDeep() {
	panic(&Error{Span: p.tok.Span, Class: "SyntaxError", Message: "too deeply nested"})
}

// higher notes an expression over one of a height and over the last one.
func (p *parser) higher(below int) {
	if p.height = max(p.height, below) + 1; p.height > maxHeight {
		p.tooDeep()
	}
}

// mark is a place to which the parser can go back.
type mark struct {
	scanner scanner
	depth   int
}

func (p *parser) mark() mark {
	m := mark{p.scanner, p.depth}
	m.scanner.open = append([]bracket(nil), p.open...)
	return m
}

func (p *parser) back(m mark) {
	open := append(p.open[:0], m.scanner.open...)
	p.scanner, p.depth = m.scanner, m.depth
	p.open = open
}

// try reads something, and goes back if it does not parse.
func (p *parser) try(read func()) (e *Error) {
	m, before := p.mark(), p.probing
	p.probing = true
	defer func() {
		p.probing = before
		switch v := recover().(type) {
		case nil:
		case *Error:
			e = v
			p.back(m)
		default:
			panic(v)
		}
	}()
	read()
	return nil
}
