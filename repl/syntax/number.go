package syntax

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

// number reads a number. What it stands for is asked for later.
func (p *scanner) number() {
	i := p.off
	if p.s[i] == '0' && i+1 < len(p.s) {
		switch p.s[i+1] | 0x20 {
		case 'x':
			p.based(16, "hexadecimal")
			return
		case 'o':
			p.based(8, "octal")
			return
		case 'b':
			p.based(2, "binary")
			return
		}
	}
	end, ok := p.digits(i)
	whole := p.s[i:end]
	float := false
	if ok && p.byteAt(end) == '.' {
		float = true
		if end++; isDigit(p.byteAt(end)) {
			end, ok = p.digits(end)
		}
	}
	if e := p.exponent(end); ok && e > end {
		float = true
		end, ok = p.digits(e)
	}
	switch {
	case !ok:
		p.fault("SyntaxError", Span{p.at(end - 1), p.at(end)}, "invalid decimal literal", false)
	case p.byteAt(end)|0x20 == 'j' && !nameByte[p.byteAt(end+1)]:
		p.fault("SyntaxError", Span{p.at(i), p.at(end + 1)},
			"there are no complex numbers here; keep the parts in two names", false)
	case !float && len(whole) > 1 && whole[0] == '0' && strings.Trim(whole, "0_") != "":
		p.fault("SyntaxError", Span{p.at(i), p.at(end)}, "leading zeros in decimal integer "+
			"literals are not permitted; use an 0o prefix for octal integers", false)
	default:
		p.numberEnds(end, "decimal")
	}
}

// digits passes decimal digits with an underscore between two of them.
func (p *scanner) digits(i int) (end int, ok bool) {
	for {
		for isDigit(p.byteAt(i)) {
			i++
		}
		if p.byteAt(i) != '_' {
			return i, true
		}
		if i++; !isDigit(p.byteAt(i)) {
			return i, false
		}
	}
}

// exponent gives the first digit of the exponent at i, i without one.
func (p *scanner) exponent(i int) int {
	if p.byteAt(i)|0x20 != 'e' {
		return i
	}
	j := i + 1
	if c := p.byteAt(j); c == '+' || c == '-' {
		j++
	}
	if isDigit(p.byteAt(j)) {
		return j
	}
	return i
}

// based reads an integer of another base.
func (p *scanner) based(base int, name string) {
	i := p.off + 2
	last := byte('_')
	for ; ; i++ {
		c := p.byteAt(i)
		if c == '_' && p.byteAt(i+1) != '_' {
			last = c
			continue
		}
		if d := digitValue(c); d >= base || d < 0 {
			break
		}
		last = c
	}
	if c := p.byteAt(i); isDigit(c) {
		p.fault("SyntaxError", Span{p.at(i), p.at(i + 1)},
			fmt.Sprintf("invalid digit '%c' in %s literal", c, name), false)
		return
	}
	if last == '_' {
		p.fault("SyntaxError", Span{p.at(i - 1), p.at(i)}, "invalid "+name+" literal", false)
		return
	}
	p.numberEnds(i, name)
}

func digitValue(c byte) int {
	switch {
	case isDigit(c):
		return int(c - '0')
	case isLetter(c):
		return int(c|0x20-'a') + 10
	}
	return -1
}

// afterNumber are the keywords that may touch a number before them.
var afterNumber = [...]kind{kAnd, kElse, kFor, kIf, kIn, kIs, kNot, kOr}

// numberEnds makes the token of a number that goes to end; no name may touch it.
func (p *scanner) numberEnds(end int, name string) {
	if after := nameEnd(p.s, end); after > end {
		k := keyword(p.s[end:after])
		for _, may := range afterNumber {
			if k == may {
				p.emit(tNumber, end)
				return
			}
		}
		p.fault("SyntaxError", Span{p.at(end - 1), p.at(end)}, "invalid "+name+" literal", false)
		return
	}
	p.emit(tNumber, end)
}

// maxDigits is how long a decimal integer may be, as CPython has it.
const maxDigits = 4300

// maxBased is how long an integer of another base may be.
const maxBased = 100_000

// constant is the number that a literal stands for. message is "" unless it is too long.
func numberValue(text string, c *Constant) (message string) {
	if strings.IndexByte(text, '_') >= 0 {
		text = strings.ReplaceAll(text, "_", "")
	}
	based := len(text) > 1 && text[0] == '0' && isLetter(text[1]) && text[1]|0x20 != 'e'
	if !based && strings.ContainsAny(text, ".eE") {
		c.Kind = Float
		c.Float, _ = strconv.ParseFloat(text, 64)
		return ""
	}
	c.Kind = Int
	if !based {
		if len(text) > maxDigits {
			return fmt.Sprintf("Exceeds the limit (%d digits) for integer string conversion: value "+
				"has %d digits; use sys.set_int_max_str_digits() to increase the limit - Consider "+
				"hexadecimal for huge integer literals to avoid decimal conversion limits.",
				maxDigits, len(text))
		}
		if c.Text = strings.TrimLeft(text, "0"); c.Text == "" {
			c.Text = "0"
		}
		return ""
	}
	if len(text) > maxBased {
		return fmt.Sprintf("an integer literal may have %d digits", maxBased)
	}
	if n, err := strconv.ParseUint(text, 0, 64); err == nil {
		c.Text = strconv.FormatUint(n, 10)
		return ""
	}
	n, _ := new(big.Int).SetString(text, 0)
	c.Text = n.String()
	return ""
}
