package syntax

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// scanner makes tokens of a text, one at a time, so that the parser can read a command's
// words in between by their own rules. What is no token becomes a tBad, and an error only
// when the parser has no other use for the text.
type scanner struct {
	s    string
	tok  token
	prev token  // the one before tok
	bad  *Error // of a tBad

	off   int   // where the next token is looked for
	line  int32 // of off
	bol   int   // where that line begins
	wide  bool  // some character is longer than a byte
	count struct {
		bol, off, chars int // chars stand from bol to off
	}

	fresh   bool // a logical line begins at off
	dedents int  // owed
	indents []indent
	open    []bracket
}

// indent is how far a block is indented: tabs to multiples of eight, and tabs as one.
type indent struct{ col, alt int }

// bracket is one that is open.
type bracket struct {
	char byte
	at   Pos
	off  int
}

// maxBrackets is how deep brackets may nest, as in CPython.
const maxBrackets = 200

// maxIndents is how deep blocks may nest, as in CPython.
const maxIndents = 100

// at gives the place of an offset in the line that is being read.
func (p *scanner) at(off int) Pos {
	if !p.wide {
		return Pos{p.line, int32(off-p.bol) + 1}
	}
	if p.count.bol != p.bol || off < p.count.off {
		p.count.bol, p.count.off, p.count.chars = p.bol, p.bol, 0
	}
	p.count.chars += utf8.RuneCountInString(p.s[p.count.off:off])
	p.count.off = off
	return Pos{p.line, int32(p.count.chars) + 1}
}

// newline notes that a line begins at off.
func (p *scanner) newline(off int) {
	p.line++
	p.bol = off
}

// lines notes the lines that begin between two places.
func (p *scanner) lines(from, to int) {
	for {
		j := strings.IndexByte(p.s[from:to], '\n')
		if j < 0 {
			return
		}
		from += j + 1
		p.newline(from)
	}
}

// next goes on to the next token.
func (p *scanner) next() {
	p.prev = p.tok
	p.scan()
}

// scan reads the token at off.
func (p *scanner) scan() {
	if p.dedents > 0 {
		p.dedents--
		p.layout(tDedent)
		return
	}
	if p.fresh && p.indentation() {
		return
	}
	if !p.gap() {
		return
	}
	p.tok.start = p.off
	p.tok.Start = p.at(p.off)
	if p.off >= len(p.s) {
		p.end()
		return
	}
	c := p.s[p.off]
	switch {
	case isLetter(c) || c == '_' || c >= utf8.RuneSelf:
		p.word()
	case isDigit(c) || c == '.' && p.off+1 < len(p.s) && isDigit(p.s[p.off+1]):
		p.number()
	case isQuote(c):
		p.literal(p.off)
	case c == '\n':
		p.emit(tNewline, p.off+1)
		p.newline(p.off)
		p.fresh = true
	default:
		p.operator(c)
	}
}

// emit makes the token of all up to end.
func (p *scanner) emit(k kind, end int) {
	p.off = end
	p.tok.kind, p.tok.end, p.tok.bol = k, end, p.bol
	p.tok.End = p.at(end)
}

// layout makes a token without text.
func (p *scanner) layout(k kind) {
	at := p.at(p.off)
	p.tok = token{kind: k, start: p.off, end: p.off, bol: p.bol, Span: Span{at, at}}
}

// fault makes a tBad of what stands from start to off.
func (p *scanner) fault(class string, at Span, message string, incomplete bool) {
	p.bad = &Error{Span: at, Class: class, Message: message, Incomplete: incomplete}
	if incomplete {
		p.bad.left = nesting{joined: true, depth: len(p.open)}
	}
	p.layout(tBad)
}

// end makes the tokens at a text's end: a newline, what is owed of dedents, the end.
func (p *scanner) end() {
	switch {
	case p.prev.kind != tNewline && p.prev.kind != tDedent && p.prev.kind != tEOF:
		p.layout(tNewline)
		p.fresh = true
	case len(p.indents) > 0:
		p.dedents = len(p.indents) - 1
		p.indents = p.indents[:0]
		p.layout(tDedent)
	default:
		p.layout(tEOF)
	}
}

// gap passes what stands between tokens. It reports whether a token can follow.
func (p *scanner) gap() bool {
	for p.off < len(p.s) {
		switch c := p.s[p.off]; {
		case isBlank(c):
			p.off++
		case c == '\\':
			end := joinEnd(p.s, p.off)
			if end == p.off {
				p.afterBackslash()
				return false
			}
			p.off = end
			p.newline(end)
			if end == len(p.s) {
				p.fault("SyntaxError", p.spot(), "unexpected EOF while parsing", true)
				return false
			}
		case c == '#':
			p.off = lineEnd(p.s, p.off)
		case c == '\n' && len(p.open) > 0:
			p.off++
			p.newline(p.off)
		default:
			return true
		}
	}
	return true
}

// spot is the place of off as a range.
func (p *scanner) spot() Span {
	at := p.at(p.off)
	return Span{at, Pos{at.Line, at.Col + 1}}
}

// afterBackslash says what is wrong with a backslash that ends no line.
func (p *scanner) afterBackslash() {
	if p.off+1 == len(p.s) {
		p.fault("SyntaxError", p.spot(), "unexpected EOF while parsing", true)
		return
	}
	at := p.spot()
	at.Start.Col, at.End.Col = at.Start.Col+1, at.End.Col+1
	p.fault("SyntaxError", at, "unexpected character after line continuation character", false)
}

// indentation reads the blanks that a logical line begins with. It reports whether they
// make a token.
func (p *scanner) indentation() bool {
	now := p.margin()
	p.fresh = false
	if p.off >= len(p.s) {
		return false
	}
	top := indent{}
	if n := len(p.indents); n > 0 {
		top = p.indents[n-1]
	}
	switch {
	case now.col == top.col && now.alt != top.alt, now.col > top.col && now.alt <= top.alt:
		p.fault("TabError", p.margins(), "inconsistent use of tabs and spaces in indentation", false)
		return true
	case now.col == top.col:
		return false
	case now.col > top.col:
		if len(p.indents) >= maxIndents {
			p.fault("IndentationError", p.margins(), "too many levels of indentation", false)
			return true
		}
		p.indents = append(p.indents, now)
		p.layout(tIndent)
		return true
	}
	return p.dedent(now)
}

// margins is the range of a line's indentation.
func (p *scanner) margins() Span { return Span{p.at(p.bol), p.at(p.off)} }

// dedent goes back to the block that a line belongs to.
func (p *scanner) dedent(now indent) bool {
	n := len(p.indents)
	for n > 0 && p.indents[n-1].col > now.col {
		n--
	}
	outer := indent{}
	if n > 0 {
		outer = p.indents[n-1]
	}
	switch {
	case outer.col != now.col:
		at := Span{p.at(p.bol), p.at(lineEnd(p.s, p.off))}
		p.fault("IndentationError", at,
			"unindent does not match any outer indentation level", false)
	case outer.alt != now.alt:
		p.fault("TabError", p.margins(), "inconsistent use of tabs and spaces in indentation", false)
	default:
		p.dedents = len(p.indents) - n - 1
		p.indents = p.indents[:n]
		p.layout(tDedent)
	}
	return true
}

// margin measures the indentation of the next line that is not empty.
func (p *scanner) margin() indent {
	var now indent
	for p.off < len(p.s) {
		switch p.s[p.off] {
		case ' ':
			now.col++
			now.alt++
		case '\t':
			now.col = (now.col/8 + 1) * 8
			now.alt++
		case '\f':
			now = indent{}
		case '#':
			p.off = lineEnd(p.s, p.off)
			continue
		case '\n':
			p.newline(p.off + 1)
			now = indent{}
		default:
			return now
		}
		p.off++
	}
	return indent{}
}

// word reads a name, a keyword, or a literal with a prefix.
func (p *scanner) word() {
	if c := p.s[p.off]; c < utf8.RuneSelf {
		if q, _ := prefixEnd(p.s, p.off); q > 0 && wholePrefix(p.s[p.off:q]) {
			p.literal(q)
			return
		}
	}
	end := nameEnd(p.s, p.off)
	if end == p.off {
		p.strange()
		return
	}
	p.emit(keyword(p.s[p.off:end]), end)
}

// strange says what is wrong with a character that begins no token.
func (p *scanner) strange() {
	r, _ := utf8.DecodeRuneInString(p.s[p.off:])
	message := fmt.Sprintf("invalid character '%c' (U+%04X)", r, r)
	if !unicode.IsPrint(r) {
		message = fmt.Sprintf("invalid non-printable character U+%04X", r)
	}
	p.fault("SyntaxError", p.spot(), message, false)
}

// literal reads the string whose quotes stand at q, after its prefix.
func (p *scanner) literal(q int) {
	if strings.ContainsAny(p.s[p.off:q], "fF") {
		p.emit(tFString, q+len(quotesAt(p.s, q)))
		return
	}
	end, how := stringEnd(p.s, q)
	if how != closed {
		p.unterminated(q, end, how)
		return
	}
	p.lines(p.off, end)
	p.emit(tString, end)
}

// unterminated says that the string at off does not end.
func (p *scanner) unterminated(q, end int, how literalEnd) {
	triple := len(quotesAt(p.s, q)) == 3
	at, what := p.spot(), "unterminated string literal"
	if triple {
		what = "unterminated triple-quoted string literal"
		at.End = at.Start
	}
	line := int(p.line) + strings.Count(strings.TrimSuffix(p.s[p.off:end], "\n"), "\n")
	p.fault("SyntaxError", at, fmt.Sprintf("%s (detected at line %d)", what, line),
		how == stillOpen)
	if triple {
		p.bad.left = nesting{depth: len(p.open), quotes: p.s[q : q+3]}
	}
}
