package repl

import (
	"context"
	"io"
	"strings"
	"testing"

	"sockshell/repl/line"
)

// FuzzCompile holds that any text becomes a program or an error: reading, desugaring, the
// pass over the tree and the explanation of what Starlark lacks never panic.
func FuzzCompile(f *testing.F) {
	for _, text := range []string{
		"s = socket AF_INET", "while True:\n    a.send x\n", "x %= 5", "b'a' % 5", "f'abc'", "2 ** 3",
		"load('x.star', 'y')", "def f(a, *b, c=b'x', **d): return a", "[x for x in b'ab' if x]",
		"a, (b, c) = 1, (2, 3)", "x[b'k'] += 1", "return", "lambda: (yield)", "1_000", "x is y",
		"if 1: s.close ; t.close", "try:\n    pass\nexcept:\n    pass", "data = a.recv 5 &",
	} {
		f.Add(text)
	}
	s := newSession(context.Background(), Config{
		Stdin: strings.NewReader(""), Stdout: io.Discard, Stderr: io.Discard,
		Getenv: func(string) string { return "" },
	})
	f.Cleanup(s.close)
	f.Fuzz(func(t *testing.T, text string) {
		reader := line.NewReader(false)
		reader.Grammar = s.eval.grammar
		var chunks []line.Chunk
		for physical := range strings.SplitSeq(text, "\n") {
			some, _, _ := reader.Feed(physical)
			chunks = append(chunks, some...)
		}
		rest, _ := reader.End()
		for _, c := range append(chunks, rest...) {
			if _, err := s.eval.compile(c); err != nil {
				_ = s.place(s.errorLine(err, c), c) + asException(err).Error()
			}
		}
	})
}
