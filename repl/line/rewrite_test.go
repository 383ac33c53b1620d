package line

import (
	"errors"
	"strings"
	"testing"
)

func TestRewriteBlocks(t *testing.T) {
	checkRewrite(t, []rewriteCase{
		{"while True:\n    data = s.recv 4096\n    if not data:\n        break\n",
			"while True:\n    data = s.recv(\"4096\")\n    if not data:\n        break\n"},
		{"if done: s.close", "if done: s.close()"},
		{"if bad: s.send bye ; break", `if bad: s.send("bye") ; break`},
		{"if x: s.close # c\nelse: s.close", "if x: s.close() # c\nelse: s.close()"},
		{"def f(a=lambda x: x): return s.recv 5", `def f(a=lambda x: x): return s.recv("5")`},
		{"if x[1:2] == {1: 2}: s.close", "if x[1:2] == {1: 2}: s.close()"},
		{"if (lambda: s)(): s.close", "if (lambda: s)(): s.close()"},
		{"for x in y: # c\n\n# d\n\ts.send (x) 1\n\n",
			"for x in y: # c\n\n# d\n\ts.send((x), \"1\")\n\n"},
		{"f(a,\n  s.recv,\n  b)", ""},
		{"x = '''\ns.recv 5\n'''", ""},
		{"  s.recv 5", `  s.recv("5")`},
		{"if lambda: x: s.close", "if lambda: x: s.close()"},
		{"if x\ny", ""},
		{"while x # :\ny", ""},
		{"x = 1; s.close", "x = 1; s.close()"},
		{"s.close;s.close", "s.close();s.close()"},
		{"lambda: s.recv", ""},
		{"s.close ; ; s.close", "s.close() ; ; s.close()"},
		{"if x:\n  poll [a,\n  b]\n  y", "if x:\n  poll([a,   b])\n\n  y"},
		{"poll [a, # c\n '''x\ny'''] ; s.close # d",
			"poll([a,   \"x\\ny\"]) ; s.close() # d\n\n"},
	})
}

func TestRewriteErrors(t *testing.T) {
	checkErrors(t, []errorCase{
		{"if x:\ns.close", "if x:", "an indented line must follow the :"},
		{"if x:\n  if y:\n  s.close", "if y:", "an indented line must follow the :"},
		{"if x:\n  # c\n", "if x:", "an indented line must follow the :"},
		{"x = 1\nif y:\n  s.send 'abc", "'abc", "is not closed"},
		{"if x[1:", "[1:", "[ is not closed"},
	})
	refused := errors.New("no command recvv")
	_, err := Rewrite("x = 1 ; recvv 5", grammar, func(*Call) (string, error) { return "", refused })
	if err != refused {
		t.Errorf("desugar's error became %v", err)
	}
	_, err = Rewrite("recv 5", grammar, func(*Call) (string, error) { return "a\nb", nil })
	if err == nil || !strings.Contains(err.Error(), "more than one line") {
		t.Errorf("two lines from desugar: %v", err)
	}
}

func TestCallPositions(t *testing.T) {
	text := "if x: s.close ; y = s.send hello # c"
	var parts []string
	_, err := Rewrite(text, grammar, func(c *Call) (string, error) {
		parts = append(parts, text[c.Start:c.End], text[c.HeadStart:c.HeadEnd])
		for _, w := range c.Words {
			parts = append(parts, text[w.Start:w.End])
		}
		return simplest(c)
	})
	got := strings.Join(parts, "|")
	if want := "s.close|s.close|y = s.send hello|s.send|hello"; err != nil || got != want {
		t.Errorf("got %s, %v, want %s", got, err, want)
	}
}
