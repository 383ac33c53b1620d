package line

// endingAt tells the ending whose mark stands at i, set off by blanks.
func (p *parser) endingAt(i int) Ending {
	end := operatorEnd(p.s, i)
	if !gapAt(p.s, end) {
		return NoEnding
	}
	switch p.s[i:end] {
	case ">":
		return Write
	case ">>":
		return Append
	case "|":
		return Pipe
	case "&":
		if p.wordsEnded(skipBlanks(p.s, end)) {
			return Background
		}
	}
	return NoEnding
}

// ending reads what follows the ending's mark at i: nothing, a file, or a program.
func (p *parser) ending(c *Call, i int) (int, *Error) {
	end := operatorEnd(p.s, i)
	start := skipBlanks(p.s, end)
	if c.Ending == Background {
		return end, nil
	}
	if p.s[start:] == `\` {
		return start, p.unjoined()
	}
	if p.wordsEnded(start) {
		what := map[Ending]string{Write: "a file", Append: "a file", Pipe: "a program"}
		return end, &Error{Start: i, End: end, Message: what[c.Ending] + " must follow " + p.s[i:end]}
	}
	if c.Ending == Pipe {
		end, err := p.programEnd(start)
		c.EndingArg = p.s[start:end]
		return end, err
	}
	w, err := p.file(start)
	c.EndingArg = w.Text
	if w.Kind == String {
		c.EndingArg = w.Value
	}
	return w.End, err
}

// file reads the one word after > or >>.
func (p *parser) file(i int) (Word, *Error) {
	w := Word{End: p.bareEnd(i)}
	w.Text = p.s[i:w.End]
	if literalAt(p.s, i) {
		if err := p.literalWord(&w, i); err != nil {
			return w, err
		}
	}
	if w.Kind == Bytes {
		return w, &Error{Start: i, End: w.End, Message: "a file's name is a word or a string, not bytes"}
	}
	if j := skipBlanks(p.s, w.End); p.s[j:] == `\` {
		return w, p.unjoined()
	} else if !p.wordsEnded(j) {
		return w, &Error{Start: j, End: lineEnd(p.s, j), Message: "only a file's name may follow >"}
	}
	return w, nil
}

// programEnd finds the end of the program at i: quotes at a word's start hide ; and #.
func (p *parser) programEnd(i int) (int, *Error) {
	for {
		end := p.bareEnd(i)
		if isQuote(p.s[i]) {
			if c, after := stringEnd(p.s, i); c == text {
				end = p.bareEnd(after)
			}
		}
		i = skipBlanks(p.s, end)
		if p.wordsEnded(i) {
			return end, nil
		}
		if p.s[i:] == `\` {
			return i, p.unjoined()
		}
	}
}
