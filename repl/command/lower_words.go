package command

import (
	"slices"
	"strings"

	"sockshell/repl/syntax"
)

// plainWords are the arguments of what is no declared verb: what reads as a literal is one, else it is
// the name that it is.
func (d *lowered) plainWords() error {
	for _, w := range d.c.Words {
		e, err := plainWord(w)
		if err != nil {
			return err
		}
		d.give(w, e)
	}
	return nil
}

func plainWord(w *syntax.Word) (syntax.Expr, error) {
	e, err := new(Any).word(w)
	if err == nil && w.Kind == syntax.Bare {
		if c, ok := e.(*syntax.Constant); ok && c.Kind == syntax.Str {
			parts := strings.Split(w.Text, ".")
			if slices.ContainsFunc(parts, func(part string) bool { return !IsName(part) }) {
				return nil, wordError(w, "no literal and no name: "+w.Text+"; quote what is text")
			}
			e = nameExpr(w.Span, parts[0])
			for _, part := range parts[1:] {
				e = &syntax.Attribute{Span: w.Span, Value: e, Attr: part, AttrPos: w.Start}
			}
		}
	}
	return e, err
}

// give adds an argument.
func (d *lowered) give(w *syntax.Word, e syntax.Expr) {
	if w.Key != "" {
		name := w.Key
		if name == "**" {
			name = ""
		}
		d.call.Keywords = append(d.call.Keywords, keywordExpr(w.Span, name, e))
		return
	}
	d.call.Args = append(d.call.Args, e)
}

// values are the arguments of print.
func (d *lowered) values() {
	for _, w := range d.c.Words {
		d.give(w, w.Value)
	}
}

// assign gives each parameter its words, in order.
func (d *lowered) assign(ps []Param) error {
	words := d.c.Words
	for i := range ps {
		p := &ps[i]
		if len(words) == 0 || words[0].Key != "" {
			break
		}
		if p.Keyword || p.Optional && skips(ps[i+1:], words) {
			continue
		}
		last := i == len(ps)-1 || allKeywords(ps[i+1:])
		follow := required(ps[i+1:], nil)
		mine := words[:max(1, len(words)-follow)]
		if follow > 0 && p.joins() { // in brackets what follows is the address
			mine = words[:1]
		}
		n, err := d.take(p, mine, last)
		if err != nil {
			return err
		}
		words = words[n:]
	}
	for _, w := range words {
		if err := d.leftover(ps, w); err != nil {
			return err
		}
	}
	return nil
}

// skips reports whether an optional parameter before a required one gets no word:
// sendto takes flags first when three words follow the data, or the first is MSG_….
func skips(after []Param, words []*syntax.Word) bool {
	for i := range after {
		if !after[i].Optional {
			return len(words) != 3 && !strings.HasPrefix(words[0].Text, "MSG_")
		}
	}
	return false
}

func allKeywords(ps []Param) bool {
	for i := range ps {
		if !ps[i].Keyword {
			return false
		}
	}
	return true
}

// take gives a parameter its words. Pieces of data side by side are one.
func (d *lowered) take(p *Param, words []*syntax.Word, last bool) (taken int, err error) {
	if many, ok := p.kind.(manyWords); ok {
		args, taken, err := many.words(words, last)
		d.call.Args = append(d.call.Args, args...)
		return taken, err
	}
	var e syntax.Expr
	for taken == 0 || taken < len(words) && p.joins() && d.pieces(words, taken) {
		piece, err := d.word(p, words[taken])
		if err != nil {
			return 0, err
		}
		if e == nil {
			e = piece
		} else {
			e = joined(e, piece)
		}
		taken++
	}
	d.call.Args = append(d.call.Args, e)
	return taken, nil
}

// joins reports whether words of the kind are put together.
func (p *Param) joins() bool { _, data := p.kind.(*Data); return data }

// pieces reports whether the word at i is another piece of what stands before it: one that was quoted, or
// stands in brackets, beside one that is so too.
func (d *lowered) pieces(words []*syntax.Word, i int) bool {
	w := words[i]
	return w.Key == "" && w.Kind != syntax.Bare || w.Key == "" && words[i-1].Kind == syntax.Literal &&
		!strings.HasPrefix(w.Text, "MSG_") && !isNumber(strings.Split(w.Text, "|")[0])
}

// joined is one value of two pieces of data.
func joined(a, b syntax.Expr) syntax.Expr {
	x, okx := a.(*syntax.Constant)
	y, oky := b.(*syntax.Constant)
	at := syntax.Span{Start: a.Range().Start, End: b.Range().End}
	if okx && oky && x.Kind == y.Kind {
		return &syntax.Constant{Span: at, Kind: x.Kind, Text: x.Text + y.Text}
	}
	return &syntax.BinOp{Span: at, Op: syntax.Add, OpPos: at.Start, Left: a, Right: b}
}

// word is a word as its parameter's kind has it.
func (d *lowered) word(p *Param, w *syntax.Word) (syntax.Expr, error) {
	e, err := p.kind.word(w)
	if err != nil || !p.joins() {
		return e, err
	}
	if w.Kind == syntax.Bare {
		if err := d.bare(w); err != nil {
			return nil, err
		}
	}
	if !severalReceivers(d.verb()) {
		return e, nil
	}
	e = w.Value
	if w.Kind == syntax.Bare {
		e = strExpr(w.Span, w.Text)
	}
	return callExpr(w.Span, nameExpr(w.Span, helperWord), e), nil
}

// severalReceivers reports whether sockets and files have a method of that name, whose data may be text.
func severalReceivers(verb string) bool {
	return table().methods[socketType][verb] != nil && table().methods[fileType][verb] != nil
}

// bare tells of a word that is sent as text, though it reads like an expression.
func (d *lowered) bare(w *syntax.Word) error {
	name := w.Text[:nameLength(w.Text)]
	known := name != "" && d.Defined != nil && (d.Defined(name) || Function(name) != nil)
	plain := name == w.Text
	switch {
	case plain && (!known || d.Script || Function(name) != nil):
		return nil
	case !plain && !strings.Contains(w.Text, `\`) && !(known && expressionLike(w.Text[len(name):])):
		return nil
	}
	value := "(" + w.Text + ")"
	advice := "for its value write " + value
	if strings.Contains(w.Text, `\`) && !known {
		advice = `for the characters that it stands for write "` + w.Text + `"`
	}
	message := `the text "` + w.Text + `"; ` + advice
	if d.Script {
		return wordError(w, "this sends "+message+", or quote what is text")
	}
	if d.Note != nil {
		d.Note("note: sent " + message)
	}
	return nil
}

func nameLength(text string) int {
	n := 0
	for n < len(text) && IsName(text[:n+1]) {
		n++
	}
	return n
}

// expressionLike reports whether what follows a name makes an expression of it: a call, a subscript, an
// attribute's call, a sum.
func expressionLike(rest string) bool {
	switch rest[0] {
	case '(', '[', '+':
		return true
	case '.':
		n := nameLength(rest[1:])
		return n > 0 && n+1 < len(rest) && rest[n+1] == '('
	}
	return false
}
