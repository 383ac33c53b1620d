package syntax

import (
	"math"
	"strconv"
	"strings"
)

// constant writes a literal.
func (p *printer) constant(c *Constant) {
	switch c.Kind {
	case Int:
		p.integer(c.Text)
	case Float:
		p.say(floatText(c.Float))
	case Str:
		p.say(Quote(c.Text))
	case Bytes:
		p.say(QuoteBytes(c.Text))
	default:
		p.say([...]string{None: "None", True: "True", False: "False", Ellipsis: "..."}[c.Kind])
	}
}

// integer writes one; in decimal CPython takes no more than 4,300 digits.
func (p *printer) integer(digits string) {
	if len(digits) > maxDigits {
		digits = hexadecimal(digits)
	}
	p.say(digits)
}

// floatText writes a number so that it reads as a float, as Python's repr does.
func floatText(f float64) string {
	if math.IsInf(f, 0) {
		return "1e309"
	}
	format := byte('f')
	if a := math.Abs(f); a != 0 && (a < 1e-4 || a >= 1e16) {
		format = 'e'
	}
	s := strconv.FormatFloat(f, format, -1, 64)
	if !strings.ContainsAny(s, ".e") {
		s += ".0"
	}
	return s
}

// formatted writes an f-string.
func (p *printer) formatted(e *JoinedStr) {
	p.say(`f"`)
	p.parts(e, false)
	p.say(`"`)
}

// parts writes the text and the fields of an f-string, or of a format in one.
func (p *printer) parts(e *JoinedStr, format bool) {
	for _, v := range e.Values {
		switch v := v.(type) {
		case *Constant:
			text := Quote(v.Text)
			text = text[1 : len(text)-1]
			open, closing := "{{", "}}"
			if format {
				open, closing = `\x7b`, `\x7d`
			}
			p.say(strings.NewReplacer("{", open, "}", closing).Replace(text))
		case *FormattedValue:
			p.field(v)
		}
	}
}

func (p *printer) field(v *FormattedValue) {
	var inner printer
	inner.expr(v.Value, precOr)
	text := inner.String()
	p.say("{")
	if strings.HasPrefix(text, "{") {
		p.say(" ")
	}
	p.say(text)
	if v.Conversion != 0 {
		p.say("!", string(rune(v.Conversion)))
	}
	if v.Spec != nil {
		p.say(":")
		p.parts(v.Spec, true)
	}
	p.say("}")
}
