package line

import "strings"

// words reads a command's words and its ending, and says where the last of them ends.
func (p *parser) words(c *Call) (int, *Error) {
	end := c.HeadEnd
	first := skipBlanks(p.s, end)
	for {
		i := skipBlanks(p.s, end)
		if p.wordsEnded(i) || len(c.Words) == 0 && p.ended(i) {
			c.Rest = p.s[min(first, end):end]
			return end, nil
		}
		if p.s[i:] == `\` {
			return i, p.unjoined()
		}
		if e := p.endingAt(i); e != NoEnding {
			c.Rest = p.s[min(first, end):end]
			c.Ending = e
			return p.ending(c, i)
		}
		w, err := p.word(c, i)
		if err != nil {
			return w.End, err
		}
		c.Words = append(c.Words, w)
		end = w.End
	}
}

// word reads the word at i of any kind. With an error, its End is as far as it got.
func (p *parser) word(c *Call, i int) (Word, *Error) {
	w := Word{Start: i}
	if end := nameEnd(p.s, i); p.isKey(c, i, end) {
		w.Key = p.s[i:end]
		i = end + 1
		if p.wordEndsAt(i) {
			w.End = i
			return w, &Error{Start: w.Start, End: i, Message: "a value must follow " + w.Key + "="}
		}
	}
	var err *Error
	switch {
	case strings.IndexByte("([", p.s[i]) >= 0:
		err = p.bracketWord(&w, i)
	case literalAt(p.s, i):
		err = p.literalWord(&w, i)
	case formatted(p.s[i:]):
		w.End = p.bareEnd(i)
		err = &Error{Start: i, End: w.End, Message: `there is no f"..."; write ("%s" % x)`}
	case p.regexpEnd(c, i) > i:
		w.End = p.regexpEnd(c, i)
		w.Text = p.s[i:w.End]
	default:
		w.End = p.bareEnd(i)
		if w.Text = p.s[i:w.End]; w.Text == "&" {
			err = &Error{Start: i, End: w.End, Message: `& ends a line; to send it write "&"`}
		}
	}
	return w, err
}

// isKey reports whether the name from i to end is a key: name=word.
func (p *parser) isKey(c *Call, i, end int) bool {
	return end > i && end < len(p.s) && p.s[end] == '=' && !strings.HasPrefix(p.s[end:], "==") &&
		p.g != nil && p.g.IsKey != nil && p.g.IsKey(c.Head, p.s[i:end])
}

// wordEndsAt reports whether no word goes on at i.
func (p *parser) wordEndsAt(i int) bool {
	return gapAt(p.s, i) || p.s[i] == ';' && gapAt(p.s, i+1)
}

// formatted reports whether s begins with one of Python's f"...".
func formatted(s string) bool {
	end := nameEnd(s, 0)
	return end < len(s) && isQuote(s[end]) && formatPrefix[strings.ToLower(s[:end])]
}

var formatPrefix = setOf("f fr rf")

// regexpEnd finds the end of the /regular expression/ at i: the first / that a blank
// follows; i itself if none stands there.
func (p *parser) regexpEnd(c *Call, i int) int {
	if p.s[i] != '/' || p.g == nil || p.g.TakesRegexp == nil || !p.g.TakesRegexp(c.Head) {
		return i
	}
	for j := i + 1; j < len(p.s) && p.s[j] != '\n'; j++ {
		switch {
		case p.s[j] == '\\':
			j++
		case p.s[j] == '/' && p.wordEndsAt(j+1):
			return j + 1
		}
	}
	return i
}

func (p *parser) bareEnd(i int) int {
	for !p.wordEndsAt(i) {
		i++
	}
	return i
}

// bracketWord reads (expr) and [expr, ...]; a square bracket that other text
// touches is bare: [::1]:80.
func (p *parser) bracketWord(w *Word, i int) *Error {
	var err *Error
	p.open = nesting{}
	if w.End, err = p.open.bracketEnd(p.s, i); err != nil {
		return err
	}
	if p.wordEndsAt(w.End) {
		w.Kind = Expr
		w.Text, err = oneLine(p.s, i, w.End)
		return err
	}
	bracket := w.End
	w.End = p.bareEnd(w.End)
	w.Text = p.s[i:w.End]
	if p.s[i] == '(' || strings.ContainsAny(w.Text, " \t\n") {
		return &Error{Start: bracket, End: w.End,
			Message: "a blank must follow the " + p.s[bracket-1:bracket]}
	}
	return nil
}

// literalWord reads a string or bytes literal, and those side by side with it.
func (p *parser) literalWord(w *Word, i int) *Error {
	start := i
	var value strings.Builder
	for {
		lit, err := p.literal(i)
		if w.End = lit.end; err != nil {
			return err
		}
		if i > start && lit.kind != w.Kind {
			return &Error{Start: start, End: lit.end,
				Message: `a string and bytes cannot be joined; write b"..." for both or neither`}
		}
		w.Kind = lit.kind
		value.WriteString(lit.value)
		if i = skipBlanks(p.s, lit.end); i == len(p.s) || !literalAt(p.s, i) {
			break
		}
	}
	w.Text, w.Value = p.s[start:w.End], value.String()
	if !p.wordEndsAt(w.End) {
		return &Error{Start: w.End, End: p.bareEnd(w.End), Message: "a blank must follow the string"}
	}
	return nil
}
