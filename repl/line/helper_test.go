package line

import (
	"slices"
	"strings"
	"testing"

	"go.starlark.net/syntax"
)

// verbs, restVerbs and keys are the grammar of these tests.
var (
	verbs     = strings.Fields("socket recv send accept close sockets help time catch jobs")
	restVerbs = strings.Fields("print assert catch time import from")
	keys      = strings.Fields("family flags timeout")
)

var grammar = &Grammar{
	IsVerb:      func(head []string) bool { return slices.Contains(verbs, head[len(head)-1]) },
	TakesRest:   func(verb string) bool { return slices.Contains(restVerbs, verb) },
	TakesRegexp: func(head []string) bool { return head[len(head)-1] == "expect" },
	IsKey:       func(_ []string, name string) bool { return slices.Contains(keys, name) },
}

var dialect = &syntax.FileOptions{
	Set: true, While: true, TopLevelControl: true, GlobalReassign: true, Recursion: true,
}

func parses(src string) error {
	_, err := dialect.Parse("test", src, 0)
	return err
}

// simplest is the simplest desugar there is: every bare word is a string.
func simplest(c *Call) (string, error) {
	var args []string
	for _, w := range c.Words {
		arg := w.Text
		switch w.Kind {
		case Bare:
			arg = Quote(w.Text)
		case String:
			arg = Quote(w.Value)
		case Bytes:
			arg = QuoteBytes(w.Value)
		}
		if w.Key != "" {
			arg = w.Key + "=" + arg
		}
		args = append(args, arg)
	}
	head := strings.Join(c.Head, ".")
	if grammar.TakesRest(c.Verb()) || c.Verb() == "!" {
		args = []string{Quote(c.Rest)}
		head = strings.NewReplacer("import", "import_", "from", "from_", "assert", "assert_",
			"!", "run").Replace(head)
	}
	call := head + "(" + strings.Join(args, ", ") + ")"
	if c.Ending != NoEnding {
		name := [...]string{Background: "job", Write: "write", Append: "append", Pipe: "pipe"}
		call = name[c.Ending] + "(" + call + ", " + Quote(c.EndingArg) + ")"
	}
	switch {
	case c.Return:
		return "return " + call, nil
	case c.Targets != nil:
		return strings.Join(c.Targets, ", ") + " = " + call, nil
	}
	return call, nil
}

// rewriteCase is a chunk and what the simplest desugar makes of it; "" if it stays as it is.
type rewriteCase struct{ text, want string }

func checkRewrite(t *testing.T, cases []rewriteCase) {
	t.Helper()
	for _, c := range cases {
		want := c.want
		if want == "" {
			want = c.text
		}
		got, err := Rewrite(c.text, grammar, simplest)
		if err != nil {
			t.Errorf("Rewrite(%q): %v", c.text, err)
		} else if got != want {
			t.Errorf("Rewrite(%q)\n got %s\nwant %s", c.text, got, want)
		}
	}
}

// errorCase is a text, the part of it that is wrong, and what the error says.
type errorCase struct{ text, part, message string }

func checkErrors(t *testing.T, cases []errorCase) {
	t.Helper()
	for _, c := range cases {
		_, err := Rewrite(c.text, grammar, simplest)
		e, ok := err.(*Error)
		if !ok {
			t.Errorf("Rewrite(%q): %v, want an *Error", c.text, err)
			continue
		}
		if !strings.Contains(e.Message, c.message) {
			t.Errorf("Rewrite(%q): %q, want %q in it", c.text, e.Message, c.message)
		}
		if part := c.text[e.Start:e.End]; part != c.part {
			t.Errorf("Rewrite(%q) points at %q, want %q", c.text, part, c.part)
		}
	}
}
