package line

import "strings"

// neverHead are the words of Starlark that no command begins with.
var neverHead = setOf("if for while def return pass break continue else elif " +
	"lambda not load and or in is")

// goesOn are the words that continue an expression: after a head they mean Starlark.
var goesOn = setOf("if else and or in not for is")

// statementWord are Python's words that can only begin a statement. What a
// verb of that name takes may touch it: assert(x) == 1.
var statementWord = setOf("assert del from global import nonlocal raise with class")

func setOf(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(s) {
		set[w] = true
	}
	return set
}

// attaches are the characters that begin a word when they touch what follows.
const attaches = "-+*/%<>@!~^|&$?{\\"

type form int

const (
	starlarkForm form = iota
	commandForm       // a head with words, an ending, or nothing
	restForm          // a verb that takes the rest of the line
	shellForm         // !program
	questionForm      // verb?
)

// parser reads statements out of a text; all positions are in that text.
type parser struct {
	s    string
	g    *Grammar
	open nesting // after an Incomplete error: what is open
}

// classify reads what stands before a statement's words, and tells its form.
func (p *parser) classify(i int) (*Call, form) {
	c := &Call{Start: i, HeadStart: i, HeadEnd: i}
	if strings.HasPrefix(p.s[i:], "!") {
		c.Head, c.HeadEnd = []string{"!"}, i+1
		return c, shellForm
	}
	if end := nameEnd(p.s, i); p.s[i:end] == "return" && gapAt(p.s, end) {
		c.Return, c.HeadStart = true, skipBlanks(p.s, end)
	} else {
		c.Targets, c.HeadStart = p.targets(i)
	}
	c.Head, c.HeadEnd = p.path(c.HeadStart)
	if c.Head == nil {
		return c, starlarkForm
	}
	return c, p.form(c)
}

// targets reads "name =" and "name, name =", and the blanks after it; without, it stays at i.
func (p *parser) targets(i int) ([]string, int) {
	var names []string
	for j := i; ; {
		end := nameEnd(p.s, j)
		if end == j || neverHead[p.s[j:end]] {
			return nil, i
		}
		names = append(names, p.s[j:end])
		j = skipBlanks(p.s, end)
		switch {
		case strings.HasPrefix(p.s[j:], ","):
			j = skipBlanks(p.s, j+1)
		case strings.HasPrefix(p.s[j:], "=") && !strings.HasPrefix(p.s[j:], "=="):
			return names, skipBlanks(p.s, j+1)
		default:
			return nil, i
		}
	}
}

// path reads a head: one to three names with dots between them.
func (p *parser) path(i int) ([]string, int) {
	var parts []string
	for len(parts) < 3 {
		end := nameEnd(p.s, i)
		if end == i || len(parts) == 0 && neverHead[p.s[i:end]] {
			return nil, i
		}
		parts = append(parts, p.s[i:end])
		i = end
		if len(parts) == 3 || !strings.HasPrefix(p.s[i:], ".") {
			break
		}
		i++
	}
	return parts, i
}

// form tells a statement's form by what follows its head.
func (p *parser) form(c *Call) form {
	i := c.HeadEnd
	j := skipBlanks(p.s, i)
	takesRest := p.takesRest(c)
	switch {
	case strings.HasPrefix(p.s[i:], "?") && p.ended(skipBlanks(p.s, i+1)):
		return questionForm
	case p.ended(j):
		return p.verbForm(c)
	case takesRest && statementWord[c.Verb()] && p.s[i] != '.':
		return restForm
	case i == j:
		return starlarkForm
	case takesRest && p.restBegins(j):
		return restForm
	case takesRest:
		return starlarkForm
	case p.endingAt(j) != NoEnding:
		return p.verbForm(c)
	case p.wordBegins(c, j):
		return commandForm
	}
	return starlarkForm
}

// verbForm decides where Starlark is possible too: a declared verb is a command.
func (p *parser) verbForm(c *Call) form {
	if p.g != nil && p.g.IsVerb != nil && p.g.IsVerb(c.Head) {
		return commandForm
	}
	return starlarkForm
}

func (p *parser) takesRest(c *Call) bool {
	return len(c.Head) == 1 && p.g != nil && p.g.TakesRest != nil && p.g.TakesRest(c.Head[0])
}

// ended reports whether a statement that has only a head ends at i.
func (p *parser) ended(i int) bool {
	return i >= len(p.s) || strings.IndexByte("\n#;", p.s[i]) >= 0
}

// wordsEnded reports whether a command's words end at i, a word's start.
func (p *parser) wordsEnded(i int) bool {
	return p.ended(i) && (i >= len(p.s) || p.s[i] != ';' || gapAt(p.s, i+1))
}

// wordBegins reports whether what stands at i, a blank after the head, is a word.
func (p *parser) wordBegins(c *Call, i int) bool {
	if p.regexpEnd(c, i) > i {
		return true
	}
	if strings.IndexByte("([", p.s[i]) < 0 {
		return p.plainWordBegins(i)
	}
	end, err := new(nesting).bracketEnd(p.s, i)
	square := p.s[i] == '['
	switch j := skipBlanks(p.s, end); {
	case err != nil || p.wordsEnded(j):
		return square
	case j == end: // [::1]:80
		return square
	case p.endingAt(j) != NoEnding:
		return p.verbForm(c) == commandForm
	default:
		return strings.IndexByte("([", p.s[j]) >= 0 || p.plainWordBegins(j)
	}
}

// plainWordBegins is the rule for all words but brackets.
func (p *parser) plainWordBegins(i int) bool {
	s := p.s[i:]
	switch c := s[0]; {
	case isDigit(c) || isQuote(c) || c == '`':
		return true
	case strings.HasPrefix(s, "./") || strings.HasPrefix(s, "../") || strings.HasPrefix(s, "::"):
		return true
	case c == '.':
		return len(s) > 1 && isDigit(s[1])
	case strings.IndexByte(attaches, c) >= 0:
		end := operatorEnd(s, 0)
		return s[end-1] != '=' && !gapAt(s, end)
	case c >= 0x80 || c == '_' || isLetter(c):
		return !goesOn[s[:nameEnd(s, 0)]]
	}
	return false
}

// restBegins is the rule for verbs that take the rest of the line: an expression may begin
// with "not" or a bracket, and a round bracket by itself is the call that it looks like.
func (p *parser) restBegins(i int) bool {
	switch {
	case strings.IndexByte("[{", p.s[i]) >= 0:
		return true
	case p.s[i] == '(':
		end, err := new(nesting).bracketEnd(p.s, i)
		return err == nil && !p.ended(skipBlanks(p.s, end))
	}
	return p.s[i:nameEnd(p.s, i)] == "not" || p.plainWordBegins(i)
}
