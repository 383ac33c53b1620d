package syntax

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// seeds are what the fuzzing of all begins with.
func seeds(f *testing.F) {
	for _, text := range programs {
		f.Add(text)
	}
	for _, text := range wrong {
		f.Add(text)
	}
	for _, text := range []string{"s.recv 5", "x, y = s.recv 'a' b'b'", "s.send hex'00' > f", "!ls \\\n-l",
		"recv?", "?recv", "return s.send '''a\nb'''", "s.send [a,\nb]:5 &", "print a, b", "if x: s.send it's",
		"watch 10ms 2 sockets", "catch catch x", "x = (r) | wc -l", "data > 'f'", "chat() &", "s.expect /a b/",
		"s.send f'{a' 'b", "x = !a\\", ">>> x", "... y", "In [1]: x", "@a\ndef f():\n b"} {
		f.Add(text)
	}
}

// The parser takes any text: it gives a tree, or an error with a place in the text.
func FuzzParse(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		m, err := ParseChunk(text, 1, grammar)
		if e, ok := err.(*Error); err != nil && (!ok || !placed(e, text) || m != nil) {
			t.Errorf("%q: %+v, %v", text, err, m)
		}
		if err == nil {
			for _, s := range m.Body {
				Inspect(s, func(n Node) bool {
					if at := n.Range(); at.End.Line < at.Start.Line || at.Start.Line == 0 {
						t.Errorf("%q: %T is from %v to %v", text, n, at.Start, at.End)
					}
					return true
				})
			}
		}
		_, _ = ParseExpr(text, Pos{3, 5})
	})
}

// placed reports whether an error's place is in the text, and its words are words.
func placed(e *Error, text string) bool {
	lines := strings.Count(text, "\n") + 2
	return e.Message != "" && !strings.Contains(e.Message, "\n") && e.Class != "" &&
		e.Start.Line >= 1 && int(e.Start.Line) <= lines && e.Start.Col >= 1
}

// What is printed parses to the same tree.
func FuzzPrint(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		m, err := ParseChunk(text, 1, grammar)
		if err != nil {
			return
		}
		printed := Print(m, grammar)
		again, err := ParseChunk(printed, 1, grammar)
		if err != nil {
			t.Fatalf("%q is printed as %q: %v", text, printed, err)
		}
		if got, want := dump(again), dump(m); got != want {
			t.Errorf("%q is printed as %q:\n got %s\nwant %s", text, printed, got, want)
		}
	})
}

// What begins like a name, a number or a quote after a head is never valid Python: without
// any grammar such a line is a command, and CPython's tree test says the rest.
func FuzzTokens(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, token := range append(Tokens(text, grammar), Token{Start: len(text), End: len(text) + 1}) {
			if token.Start < end || token.End <= token.Start {
				t.Fatalf("%q: a token from %d to %d after %d", text, token.Start, token.End, end)
			}
			if gap := text[end:token.Start]; strings.Trim(gap, " \t\n\\\f") != "" {
				t.Fatalf("%q: no token for %q", text, gap)
			}
			end = token.End
		}
	})
}

// What is quoted is what the parser reads.
func FuzzQuote(f *testing.F) {
	for _, seed := range []string{"abc", "\"'\\\r\n\x00\x7f\u2028\ufeff😀é", "\xff\xfe", "{}%s", "\xed\xa0\x80"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		check := func(literal string, kind ConstKind) {
			e, err := ParseExpr(literal, Pos{})
			c, ok := e.(*Constant)
			if err != nil || !ok || c.Kind != kind || c.Text != text || strings.ContainsAny(literal, "\r\n") {
				t.Errorf("%s for %q reads as %v, %v", literal, text, e, err)
			}
		}
		if utf8.ValidString(text) {
			check(Quote(text), Str)
		}
		check(QuoteBytes(text), Bytes)
	})
}

// A Reader takes any lines, gives all of them back, and is idle after End.
func FuzzReader(f *testing.F) {
	f.Add("a\nb", false)
	f.Add("if x:\n a\n\nelse:\n b\nc", true)
	f.Add("x = '''\n'\n>>> x = [\n... ]", false)
	f.Add("@a\nb \\\n\\\nx = f'''{\n", true)
	f.Fuzz(func(t *testing.T, text string, terminal bool) {
		r := NewReader(terminal, grammar)
		line := 0
		take := func(chunks []Chunk) {
			for _, c := range chunks {
				if c.Line <= line || c.Text == "" && c.Err == nil || (c.Err == nil) == (c.Module == nil) {
					t.Errorf("%q: chunk %+v after line %d", text, c, line)
				}
				line = c.Line + strings.Count(c.Text, "\n")
			}
		}
		for s := range strings.SplitSeq(text, "\n") {
			chunks, more := r.Feed(s)
			if take(chunks); more == r.Idle() {
				t.Errorf("%q: more %v, idle %v", text, more, r.Idle())
			}
		}
		if take(r.End()); !r.Idle() {
			t.Errorf("%q: not idle after End", text)
		}
	})
}
