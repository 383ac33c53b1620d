package line

// TokenClass is what a Token is, for colours and completion.
type TokenClass int

const (
	Name     TokenClass = iota // a name or a keyword
	Number                     // 4096, 0x10, 2.5
	Literal                    // a string or bytes, one of several side by side included
	Operator                   // an operator, a bracket, the mark of an ending, ! and ?
	Plain                      // a bare word that is neither name nor number
	Comment                    // from # to the line's end
	Bad                        // a string that is not closed, or what no token begins with
)

// Token is a piece of a text, in the byte range from Start to End.
type Token struct {
	Class      TokenClass
	Start, End int
}

// Tokens gives the tokens of any text, in order and without overlap. What lies between them
// is blank.
func Tokens(text string, g *Grammar) []Token {
	t := &tokenizer{parser: parser{s: text, g: g}}
	for i := 0; i < len(text); {
		i = t.logical(i)
	}
	return t.tokens
}

type tokenizer struct {
	parser
	tokens []Token
}

// logical reads the logical line at i, and gives where the next one begins.
func (t *tokenizer) logical(i int) int {
	i = skipBlanks(t.s, i)
	if colon, _ := t.colon(i); colon > 0 {
		i = t.lex(i, colon)
		i = skipBlanks(t.s, i)
	}
	for !t.emptyAt(i) {
		end := t.statement(i)
		if i = end; i == len(t.s) || t.s[i] != ';' {
			break
		}
		i = skipBlanks(t.s, t.lex(i, i+1))
	}
	return t.lex(i, min(lineEnd(t.s, i)+1, len(t.s)))
}

// statement reads the one at i, and gives where it ends.
func (t *tokenizer) statement(i int) int {
	c, form := t.classify(i)
	if form == restForm {
		return t.statement(skipBlanks(t.s, t.lex(i, c.HeadEnd)))
	}
	st, err := t.parser.statement(i)
	if err != nil {
		st.next = lineEnd(t.s, max(i, err.End-1))
	}
	if st.call == nil {
		return t.lex(i, st.next)
	}
	if form == shellForm {
		return t.shell(i, c, st.next)
	}
	if form == commandForm {
		for _, w := range st.call.Words {
			i = t.word(i, w)
		}
	}
	return t.lex(i, st.next)
}

// word reads from i to the end of a command's word.
func (t *tokenizer) word(i int, w Word) int {
	start := t.lex(i, w.Start)
	if w.Key != "" {
		start = t.lex(start, w.Start+len(w.Key)+1)
	}
	switch w.Kind {
	case Expr:
		t.lex(start, w.End)
	case Bare:
		t.bare(start, w.End)
	default:
		t.add(Literal, start, w.End)
	}
	return w.End
}

// shell reads !program, to end.
func (t *tokenizer) shell(i int, c *Call, end int) int {
	if i = skipBlanks(t.s[:end], t.lex(i, c.HeadEnd)); i < end {
		t.add(Plain, i, end)
	}
	return end
}

// bare adds a bare word, which is one token whatever it holds.
func (t *tokenizer) bare(start, end int) {
	class := Plain
	if c, j := lex(t.s[:end], start); j == end {
		class = tokenClass(c)
	}
	if class != Name && class != Number {
		class = Plain
	}
	t.add(class, start, end)
}

// lex adds the tokens of Starlark from i to end.
func (t *tokenizer) lex(i, end int) int {
	for i < end {
		c, j := lex(t.s[:end], i)
		if c > joint {
			t.add(tokenClass(c), i, j)
		}
		i = j
	}
	return end
}

func (t *tokenizer) add(class TokenClass, start, end int) {
	t.tokens = append(t.tokens, Token{class, start, end})
}

func tokenClass(c class) TokenClass {
	switch c {
	case comment:
		return Comment
	case text:
		return Literal
	case name:
		return Name
	case number:
		return Number
	case opener, closer, operator:
		return Operator
	}
	return Bad
}
