package syntax

import (
	"strings"
	"unicode/utf8"
)

// TokenClass is what a Token is, for colours and completion.
type TokenClass uint8

// The classes of tokens.
const (
	NameToken     TokenClass = iota // a name
	KeywordToken                    // one of Python's keywords, where it is one
	NumberToken                     // 4096, 0x10, 2.5
	LiteralToken                    // a string or bytes, an f-string as a whole
	OperatorToken                   // an operator, a bracket, the mark of an ending, ! and ?
	PlainToken                      // a bare word that is neither name nor number
	CommentToken                    // from # to the line's end
	BadToken                        // a string that is not closed, or what no token begins with
)

// Token is a piece of a text, in the byte range from Start to End.
type Token struct {
	Class      TokenClass
	Start, End int
}

// Tokens gives the tokens of any text, of one that does not parse too, in order and without
// overlap. What lies between them is blank.
func Tokens(text string, g *Grammar) []Token {
	t := &tokenizer{parser: parser{g: g, scanner: scanner{s: text}}}
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
	if i < len(t.s) && heads(t.s[i:]) {
		i = skipBlanks(t.s, t.head(i))
	}
	for !t.emptyAt(i) {
		if i = skipBlanks(t.s, t.statement(i)); t.byteAt(i) != ';' {
			break
		}
		i = skipBlanks(t.s, t.lex(i, i+1))
	}
	return t.lex(i, min(lineEnd(t.s, i)+1, len(t.s)))
}

// emptyAt reports whether nothing but a comment stands at i.
func (t *tokenizer) emptyAt(i int) bool {
	return i >= len(t.s) || t.s[i] == '\n' || t.s[i] == '#'
}

// head reads a head up to its colon, or without one its line.
func (t *tokenizer) head(i int) int {
	depth, lambdas := 0, 0
	for i < len(t.s) {
		token := t.one(i)
		switch text := t.s[i:token.End]; {
		case text == "\n" && depth == 0, text == ";" && depth == 0:
			return i
		case strings.ContainsAny(text, "([{") && token.Class == OperatorToken:
			depth++
		case strings.ContainsAny(text, ")]}") && token.Class == OperatorToken:
			depth = max(depth-1, 0)
		case text == "lambda" && depth == 0:
			lambdas++
		case text == ":" && depth == 0:
			if lambdas--; lambdas < 0 {
				return t.lex(i, token.End)
			}
		}
		i = t.lex(i, token.End)
	}
	return i
}

// statement reads the one at i, and gives where it ends.
func (t *tokenizer) statement(i int) int {
	h := t.classify(i)
	if h.form == pythonForm {
		return t.python(i)
	}
	i = t.lex(i, h.to)
	switch h.form {
	case shellForm:
		return t.shell(i)
	case questionForm:
		if t.byteAt(i) == '?' {
			t.add(OperatorToken, i, i+1)
			i++
		}
		return t.python(i)
	case restForm:
		return t.restAt(i, h.rest)
	}
	return t.words(i, &h)
}

// python reads Python to the statement's end.
func (t *tokenizer) python(i int) int {
	depth := 0
	for i < len(t.s) {
		c := t.s[i]
		if depth == 0 && (c == '\n' || c == ';' || c == '#') {
			return i
		}
		if strings.IndexByte("([{", c) >= 0 {
			depth++
		} else if strings.IndexByte(")]}", c) >= 0 {
			depth = max(depth-1, 0)
		}
		i = t.lex(i, t.one(i).End)
	}
	return i
}

// shell reads a program, to the line's end.
func (t *tokenizer) shell(i int) int {
	end := lineEnd(t.s, i)
	for end < len(t.s) && t.s[end-1] == '\\' {
		end = lineEnd(t.s, end+1)
	}
	if i = skipBlanks(t.s[:end], i); i < end {
		t.add(PlainToken, i, end)
	}
	return end
}

// restAt reads what a verb takes of the rest of its line.
func (t *tokenizer) restAt(i int, rest Rest) int {
	i = skipBlanks(t.s, i)
	switch rest {
	case Raw:
		return t.shell(i)
	case Values:
		return t.python(i)
	}
	for isDigit(t.byteAt(i)) {
		end := t.bareEnd(i)
		t.bare(i, end)
		i = skipBlanks(t.s, end)
	}
	if t.emptyAt(i) {
		return i
	}
	return t.statement(i)
}

// words reads a command's words and its ending.
func (t *tokenizer) words(i int, h *shape) int {
	for {
		i = skipBlanks(t.s, i)
		switch {
		case t.wordsEnded(i), t.s[i] == ';', t.s[i:] == `\`:
			return i
		}
		if e := t.endingAt(i); e != NoEnding {
			end := operatorEnd(t.s, i)
			t.add(OperatorToken, i, end)
			return t.target(skipBlanks(t.s, end))
		}
		i = t.word(i, h)
	}
}

// target reads the words of a program, or the name of a file.
func (t *tokenizer) target(i int) int {
	for !t.wordsEnded(i) && t.s[i:] != `\` {
		end := t.bareEnd(i)
		if literalAt(t.s, i) {
			end = max(t.one(i).End, i+1)
			t.lex(i, end)
		} else {
			t.bare(i, end)
		}
		i = skipBlanks(t.s, end)
	}
	return i
}

// word reads the one at i.
func (t *tokenizer) word(i int, h *shape) int {
	if end := nameEnd(t.s, i); end > i && t.byteAt(end) == '=' && t.byteAt(end+1) != '=' &&
		!t.wordEndsAt(end+1) {
		i = t.lex(i, end+1)
	}
	switch c := t.s[i]; {
	case c == '(' || c == '[':
		end, ok := bracketEnd(t.s, i)
		if ok && c == '[' && !t.wordEndsAt(end) {
			break
		}
		return t.lex(i, end)
	case literalAt(t.s, i):
		return t.lex(i, t.one(i).End)
	}
	end := t.regexpEnd(h, i)
	if end == i {
		end = t.bareEnd(i)
	}
	t.bare(i, end)
	return end
}

// bare adds a bare word, which is one token whatever it holds.
func (t *tokenizer) bare(start, end int) {
	class := PlainToken
	if token := t.one(start); token.End == end {
		class = token.Class
	}
	if class != NameToken && class != NumberToken {
		class = PlainToken
	}
	t.add(class, start, end)
}

// lex adds the tokens of Python from i to end.
func (t *tokenizer) lex(i, end int) int {
	for i < end {
		token := t.one(i)
		if token.Start < token.End {
			token.End = min(token.End, end)
			t.add(token.Class, i, token.End)
		}
		i = max(token.End, i+1)
	}
	return end
}

func (t *tokenizer) add(class TokenClass, start, end int) {
	t.tokens = append(t.tokens, Token{class, start, end})
}

// one reads the token of Python at i. What is blank is a token without text: its End is
// where it ends, and so is its Start.
func (t *tokenizer) one(i int) Token {
	s := t.s
	switch c := s[i]; {
	case isBlank(c) || c == '\n':
		return Token{Start: i + 1, End: i + 1}
	case c == '\\' && (i+1 == len(s) || s[i+1] == '\n'):
		end := min(i+2, len(s))
		return Token{Start: end, End: end}
	case c == '#':
		return Token{CommentToken, i, lineEnd(s, i)}
	case literalAt(s, i):
		return t.literal(i)
	case isDigit(c) || c == '.' && i+1 < len(s) && isDigit(s[i+1]):
		return Token{NumberToken, i, numberEnd(s, i)}
	case strings.IndexByte("()[]{}", c) >= 0:
		return Token{OperatorToken, i, i + 1}
	case strings.IndexByte("=<>!+-%/&|^*~,.:;@", c) >= 0:
		return Token{OperatorToken, i, operatorEnd(s, i)}
	}
	end := nameEnd(s, i)
	switch {
	case end == i:
		_, size := utf8.DecodeRuneInString(s[i:])
		return Token{BadToken, i, i + size}
	case IsKeyword(s[i:end]):
		return Token{KeywordToken, i, end}
	}
	return Token{NameToken, i, end}
}

// literal reads a string of any kind.
func (t *tokenizer) literal(i int) Token {
	q, f := prefixEnd(t.s, i)
	end, how := stringEnd(t.s, q)
	if f {
		quotes := quotesAt(t.s, q)
		end, how = fstringEnd(t.s, q+len(quotes), quotes, 0)
	}
	if how != closed {
		return Token{BadToken, i, end}
	}
	return Token{LiteralToken, i, end}
}
