package syntax

import (
	"slices"
	"strings"
	"testing"
)

// verbs and the kinds of their rests are the grammar of these tests.
var (
	verbs = strings.Fields("socket recv send accept close sockets help time catch jobs poll " +
		"settimeout bind connect pack sendto expect watch print chat unpack")
	rests = map[string]Rest{"print": Values, "catch": Statement, "time": Statement, "watch": Statement, "note": Raw}
)

var grammar = &Grammar{
	IsVerb:      func(head []string) bool { return slices.Contains(verbs, head[len(head)-1]) },
	IsName:      func(name string) bool { return name == "held" || name == "MSG_PEEK" },
	TakesRest:   func(verb string) Rest { return rests[verb] },
	TakesRegexp: func(head []string) bool { return head[len(head)-1] == "expect" },
}

// simplest writes a command as a call whose bare words are texts.
func simplest(c *Command) string {
	var args []string
	for _, w := range c.Words {
		arg := w.Text
		switch k, _ := w.Value.(*Constant); {
		case w.Kind == Bare:
			arg = Quote(w.Text)
		case w.Kind == Literal && k != nil && k.Kind == Str:
			arg = Quote(k.Text)
		case w.Kind == Literal && k != nil:
			arg = QuoteBytes(k.Text)
		}
		if w.Key != "" {
			arg = w.Key + "=" + arg
		}
		args = append(args, arg)
	}
	if c.Nested != nil {
		args = append(args, "lambda: "+shown(c.Nested))
	} else if len(c.Head) == 1 && (rests[c.Head[0]] == Raw || c.Head[0] == "!") {
		args = []string{Quote(c.Rest)}
	}
	call := strings.Replace(strings.Join(c.Head, "."), "!", "run", 1) + "(" + strings.Join(args, ", ") + ")"
	if c.Head == nil {
		call = c.Rest
	}
	if c.Ending != NoEnding {
		name := [...]string{Background: "job", Write: "write", Append: "append", Pipe: "pipe"}
		call = name[c.Ending] + "(" + call + ", " + Quote(c.EndingArg) + ")"
	}
	switch {
	case c.Return:
		return "return " + call
	case c.Targets != nil:
		return strings.Join(c.Targets, ", ") + " = " + call
	}
	return call
}

// shown writes a statement: a command as its call, Python as "py".
func shown(s Stmt) string {
	if c, ok := s.(*Command); ok {
		return simplest(c)
	}
	return "py"
}

// formCase is a chunk, and what its statements are; "" stands for a chunk without a command.
type formCase struct{ text, want string }

func checkForms(t *testing.T, cases []formCase) {
	t.Helper()
	for _, c := range cases {
		text := c.text
		if strings.HasPrefix(text, "return ") {
			text = "def f(): " + text
		}
		m, err := ParseChunk(text, 1, grammar)
		if err == nil && text != c.text {
			m.Body = m.Body[0].(*FunctionDef).Body
		}
		if err != nil {
			if c.want != "" || strings.Contains(err.Error(), "word") {
				t.Errorf("%q: %v", c.text, err)
			}
			continue
		}
		var out []string
		for _, s := range m.Body {
			out = append(out, shown(s))
		}
		got := strings.Join(out, "; ")
		if c.want == "" {
			got = strings.Trim(strings.ReplaceAll(got, "py", ""), "; ")
		}
		if got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// errorCase is a text, the part of it that is wrong, and what the error says.
type errorCase struct{ text, part, message string }

func checkErrors(t *testing.T, cases []errorCase) {
	t.Helper()
	for _, c := range cases {
		_, err := ParseChunk(c.text, 1, grammar)
		e, ok := err.(*Error)
		if !ok {
			t.Errorf("%q: %v, want an *Error", c.text, err)
			continue
		}
		if !strings.Contains(e.Message, c.message) {
			t.Errorf("%q: %q, want %q in it", c.text, e.Message, c.message)
		}
		if part := partOf(c.text, e.Span); part != c.part {
			t.Errorf("%q points at %q, want %q", c.text, part, c.part)
		}
	}
}

// partOf is the text of a range.
func partOf(text string, s Span) string {
	offset := func(p Pos) int {
		at := 0
		for range p.Line - 1 {
			at += strings.IndexByte(text[at:], '\n') + 1
		}
		for range p.Col - 1 {
			_, size := decode(text[at:])
			at += size
		}
		return min(at, len(text))
	}
	return text[offset(s.Start):offset(s.End)]
}

func decode(s string) (rune, int) {
	for _, r := range s {
		return r, len(string(r))
	}
	return 0, 0
}
