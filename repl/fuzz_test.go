package repl

import (
	"context"
	"io"
	"strings"
	"testing"

	"sockshell/repl/syntax"
)

// FuzzCompile holds that any text becomes a program or an error: reading, lowering and compiling never panic.
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
		reader := syntax.NewReader(false, s.grammar)
		frame := &Frame{File: "fuzz"}
		compile := func(chunks []syntax.Chunk) {
			for _, c := range chunks {
				frame.chunk = c
				if _, err := s.compile(frame, c); err != nil {
					_ = s.place(frame, s.errorLine(frame, err)) + errorText(s.main, err)
				}
			}
		}
		for physical := range strings.SplitSeq(text, "\n") {
			some, _ := reader.Feed(physical)
			compile(some)
		}
		compile(reader.End())
	})
}
