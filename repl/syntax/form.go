package syntax

import "strings"

// goesOn are the words that continue an expression: after a head they mean Python.
func goesOn(word string) bool {
	switch word {
	case "if", "else", "and", "or", "in", "not", "for", "is", "as":
		return true
	}
	return false
}

// touching are the characters that begin a word when they touch what follows.
const touching = "-+*/%<>@!~^|&$?{\\"

// neverPython are those of them that no expression goes on with.
const neverPython = "!~$?{\\"

// form is how a statement is written.
type form uint8

const (
	pythonForm   form = iota
	commandForm       // a head with words, an ending, or nothing
	restForm          // a verb that takes the rest of the line
	shellForm         // !program
	questionForm      // verb?
)

// shape is what a statement begins with. Its places are offsets.
type shape struct {
	form     form
	returns  bool
	targets  int // from the statement's beginning to here stand names, and an =
	n        int
	head     [3]string
	from, to int // the head's
	rest     Rest
}

// verb is the head's last part.
func (h *shape) verb() string { return h.head[h.n-1] }

// parts is the head for those who keep it.
func (h *shape) parts() []string { return append([]string(nil), h.head[:h.n]...) }

// classify reads what stands before a statement's words, and tells its form.
func (p *parser) classify(i int) shape {
	h := shape{from: i}
	if end := i + len("return"); strings.HasPrefix(p.s[i:], "return") && gapAt(p.s, end) {
		h.returns, h.from = true, skipBlanks(p.s, end)
	} else {
		h.from = p.targetsEnd(i)
		h.targets = h.from - i
	}
	switch p.byteAt(h.from) {
	case '!':
		if p.byteAt(h.from+1) != '=' {
			h.to, h.form = h.from+1, shellForm
		}
		return h
	case '?':
		h.to, h.form = h.from, questionForm
		return h
	}
	if p.path(&h); h.n > 0 {
		h.form = p.formOf(&h)
	}
	return h
}

// targetsEnd passes "name =" and "name, name =", and the blanks after it; without, it stays.
func (p *parser) targetsEnd(i int) int {
	for j := i; ; {
		end := nameEnd(p.s, j)
		if end == j || IsKeyword(p.s[j:end]) {
			return i
		}
		j = skipBlanks(p.s, end)
		switch p.byteAt(j) {
		case ',':
			j = skipBlanks(p.s, j+1)
		case '=':
			if p.byteAt(j+1) == '=' {
				return i
			}
			return skipBlanks(p.s, j+1)
		default:
			return i
		}
	}
}

// path reads a head: one to three names with dots between them.
func (p *parser) path(h *shape) {
	i := h.from
	for h.n < 3 {
		end := nameEnd(p.s, i)
		if end == i || IsKeyword(p.s[i:end]) {
			h.n = 0
			return
		}
		h.head[h.n] = p.s[i:end]
		h.n++
		if i = end; h.n == 3 || p.byteAt(i) != '.' {
			break
		}
		i++
	}
	h.to = i
}

// formOf tells a statement's form by what follows its head.
func (p *parser) formOf(h *shape) form {
	i := h.to
	j := skipBlanks(p.s, i)
	switch {
	case p.byteAt(i) == '?' && p.ended(skipBlanks(p.s, i+1)):
		return questionForm
	case p.ended(j):
		return p.alone(h)
	case i == j:
		return pythonForm
	}
	if h.n == 1 {
		if h.rest = p.takesRest(h.head[0]); h.rest != Words {
			return p.restBegins(h, j)
		}
	}
	if p.endingAt(j) != NoEnding {
		return p.alone(h)
	}
	return p.wordBegins(h, j)
}

// takesRest tells what a verb takes of the rest of its line.
func (p *parser) takesRest(verb string) Rest {
	if p.g == nil || p.g.TakesRest == nil {
		return Words
	}
	return p.g.TakesRest(verb)
}

// alone decides about a head that stands alone: a declared verb is a command. But what the
// text itself has bound before is a variable, and what self has is an attribute.
func (p *parser) alone(h *shape) form {
	if p.g == nil || p.g.IsVerb == nil || h.n > 1 && (h.head[0] == "self" || h.head[0] == "cls") {
		return pythonForm
	}
	before := h.from - h.targets
	switch {
	case !p.g.IsVerb(h.parts()),
		h.n == 1 && p.occurs(h.head[0], before, bound),
		h.n == 1 && (h.targets > 0 || h.returns) && p.takesRest(h.head[0]) != Words, // say = print
		h.n > 1 && h.targets > 0 && p.renames(h, before):
		return pythonForm
	}
	return commandForm
}

// renames reports whether an assignment rather gives another name to a function, as Python
// programs do: send = conn.send, and after import time also now = time.time.
func (p *parser) renames(h *shape, before int) bool {
	target := strings.Trim(p.s[before:nameEnd(p.s, before)], "_")
	verb := h.verb()
	return target == verb || strings.HasSuffix(target, "_"+verb) ||
		strings.HasPrefix(target, verb+"_") || p.occurs(h.head[0], before, imported)
}

// verbForm decides where Python is possible too: a declared verb is a command, and so is a
// function that the text defines.
func (p *parser) verbForm(h *shape) form {
	if h.n == 0 { // of a program's words: whatever can be one is one
		return commandForm
	}
	declared := p.g != nil && p.g.IsVerb != nil && p.g.IsVerb(h.parts())
	if h.n == 1 && p.g != nil && p.g.IsFunction != nil {
		declared = declared || p.g.IsFunction(h.head[0])
	}
	if declared || h.n == 1 && strings.Contains(p.s, "def "+h.head[0]+"(") {
		return commandForm
	}
	return pythonForm
}

// ended reports whether a statement that has only a head ends at i.
func (p *parser) ended(i int) bool {
	return i >= len(p.s) || p.s[i] == '\n' || p.s[i] == '#' || p.s[i] == ';'
}

// wordsEnded reports whether a command's words end at i, a word's start.
func (p *parser) wordsEnded(i int) bool {
	return p.ended(i) && (i >= len(p.s) || p.s[i] != ';' || gapAt(p.s, i+1))
}

// wordBegins tells the form of a head by what stands at i, a blank after it.
func (p *parser) wordBegins(h *shape, i int) form {
	if p.regexpEnd(h, i) > i {
		return commandForm
	}
	c := p.s[i]
	if c != '(' && c != '[' {
		return p.plainWord(h, i)
	}
	end, ok := bracketEnd(p.s, i)
	j := skipBlanks(p.s, end)
	switch {
	case !ok || p.wordsEnded(j) || j == end: // poll [a, b]; [::1]:80
		if c == '(' {
			return pythonForm
		}
	case p.s[j] != '(' && p.s[j] != '[' && p.endingAt(j) == NoEnding:
		return p.plainWord(h, j)
	}
	return p.verbForm(h)
}

// plainWord is the rule for all words but brackets. Where an operator that touches what
// follows could be Python's too, a declared verb decides.
func (p *parser) plainWord(h *shape, i int) form {
	s := p.s[i:]
	switch c := s[0]; {
	case isDigit(c) || isQuote(c) || c == '`':
		return commandForm
	case strings.HasPrefix(s, "./") || strings.HasPrefix(s, "../") || strings.HasPrefix(s, "::"):
		return commandForm
	case c == '.' && len(s) > 1 && isDigit(s[1]):
		return commandForm
	case strings.IndexByte(touching, c) >= 0:
		return p.touches(h, i)
	case c >= 0x80 || c == '_' || isLetter(c):
		if !goesOn(s[:nameEnd(s, 0)]) {
			return commandForm
		}
	}
	return pythonForm
}

// touches decides about an operator after a head.
func (p *parser) touches(h *shape, i int) form {
	end := operatorEnd(p.s, i)
	switch {
	case p.s[end-1] == '=' && end > i+1:
		return pythonForm
	case gapAt(p.s, end):
		// bind * 5353: any address
		if p.s[i:end] == "*" && h.n > 1 && !p.ended(skipBlanks(p.s, end)) {
			return p.verbForm(h)
		}
		return pythonForm
	case strings.IndexByte(neverPython, p.s[i]) >= 0:
		return commandForm
	}
	return p.verbForm(h)
}

// restBegins is the rule for verbs that take the rest of the line: an expression may begin
// with "not" or a bracket, and a round bracket by itself is the call that it looks like.
func (p *parser) restBegins(h *shape, i int) form {
	if h.rest == Raw {
		if p.byteAt(i) == '=' || p.byteAt(i) == '.' {
			return pythonForm
		}
		return restForm
	}
	switch c := p.s[i]; {
	case c == '[' || c == '{':
		return restForm
	case c == '(':
		if end, ok := bracketEnd(p.s, i); !ok || p.ended(skipBlanks(p.s, end)) {
			return pythonForm
		}
		return restForm
	}
	word := p.s[i:nameEnd(p.s, i)]
	if word == "not" || h.rest == Values && p.starred(i) || p.plainWord(h, i) == commandForm {
		return restForm
	}
	return pythonForm
}

// starred reports whether an argument with a star stands at i.
func (p *parser) starred(i int) bool {
	return p.s[i] == '*' && !gapAt(p.s, i+1) && p.s[operatorEnd(p.s, i)-1] != '='
}
