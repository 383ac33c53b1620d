package syntax

import "fmt"

// single are the operators of one character that begin no longer one, and brackets.
var single = [128]kind{
	'(': tLpar, ')': tRpar, '[': tLsqb, ']': tRsqb, '{': tLbrace, '}': tRbrace,
	',': tComma, ';': tSemi, '~': tTilde,
}

// simple are the other operators of one character, and equal those with = after them.
var simple = [128]kind{
	':': tColon, '.': tDot, '=': tAssign, '!': tBang, '+': tPlus, '-': tMinus, '*': tStar,
	'@': tAt, '/': tSlash, '%': tPercent, '|': tPipe, '^': tCaret, '&': tAmper,
	'<': tLess, '>': tGreater,
}

var equal = [128]kind{
	':': tWalrus, '=': tEqEq, '!': tNotEq, '+': tPlusEq, '-': tMinusEq, '*': tStarEq,
	'@': tAtEq, '/': tSlashEq, '%': tPercentEq, '|': tPipeEq, '^': tCaretEq, '&': tAmperEq,
	'<': tLessEq, '>': tGreaterEq,
}

// twice are the doubled operators, and twiceEqual those with = after them.
var twice = [128]kind{'*': tDoubleStar, '/': tDoubleSlash, '<': tLShift, '>': tRShift}

var twiceEqual = [128]kind{
	'*': tDoubleStarEq, '/': tDoubleSlashEq, '<': tLShiftEq, '>': tRShiftEq,
}

// byteAt is the byte at i, 0 beyond the end.
func (p *scanner) byteAt(i int) byte {
	if i < len(p.s) {
		return p.s[i]
	}
	return 0
}

// operator reads an operator or a bracket.
func (p *scanner) operator(c byte) {
	if k := single[c]; k != tEOF {
		p.bracket(c)
		return
	}
	i := p.off
	after := p.byteAt(i + 1)
	switch {
	case c == '.' && after == '.' && p.byteAt(i+2) == '.':
		p.emit(tEllipsis, i+3)
	case c == '-' && after == '>':
		p.emit(tArrow, i+2)
	case twice[c] != tEOF && after == c && p.byteAt(i+2) == '=':
		p.emit(twiceEqual[c], i+3)
	case twice[c] != tEOF && after == c:
		p.emit(twice[c], i+2)
	case equal[c] != tEOF && after == '=':
		p.emit(equal[c], i+2)
	case simple[c] != tEOF:
		p.emit(simple[c], i+1)
	case c < ' ' || c == 0x7f:
		p.fault("SyntaxError", p.spot(),
			fmt.Sprintf("invalid non-printable character U+%04X", c), false)
	default:
		p.fault("SyntaxError", p.spot(), "invalid syntax", false)
	}
}

// closes gives the bracket that a closing one belongs to.
var closes = [128]byte{')': '(', ']': '[', '}': '{'}

// bracket reads a bracket, a comma, or another of the single ones.
func (p *scanner) bracket(c byte) {
	switch c {
	case '(', '[', '{':
		if len(p.open) >= maxBrackets {
			p.fault("SyntaxError", p.spot(), "too many nested parentheses", false)
			return
		}
		p.open = append(p.open, bracket{c, p.tok.Start, p.off})
	case ')', ']', '}':
		n := len(p.open)
		if n == 0 {
			p.fault("SyntaxError", p.spot(), fmt.Sprintf("unmatched '%c'", c), false)
			return
		}
		if b := p.open[n-1]; b.char != closes[c] {
			p.mismatch(c, b)
			return
		}
		p.open = p.open[:n-1]
	}
	p.emit(single[c], p.off+1)
}

// mismatch says that c closes another bracket than the one that is open.
func (p *scanner) mismatch(c byte, b bracket) {
	message := fmt.Sprintf("closing parenthesis '%c' does not match opening parenthesis '%c'",
		c, b.char)
	if b.at.Line != p.line {
		message += fmt.Sprintf(" on line %d", b.at.Line)
	}
	p.fault("SyntaxError", p.spot(), message, false)
}
