package line

import (
	"strings"
	"testing"
	"unicode/utf8"

	"go.starlark.net/starlark"
)

// What begins like a name, a number or a quote after a head is never valid Starlark.
func FuzzNeverStarlark(f *testing.F) {
	for _, seed := range []string{"recv 5", "x not in y", "a 'b'", "a.b r'c'", "x is y",
		"a é", "a →"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p := parser{s: text}
		if strings.ContainsRune(text, '\r') {
			t.Skip("a Reader gives no carriage returns")
		}
		c, form := p.classify(0)
		i := skipBlanks(text, c.HeadEnd)
		if form != commandForm || i == len(text) {
			return
		}
		wordLike := isQuote(text[i]) || isDigit(text[i]) || nameEnd(text, i) > i
		if wordLike && parses(text) == nil {
			t.Errorf("%q is a command and Starlark", text)
		}
	})
}

// What is in command form desugars to one line that parses, and that line is no longer in
// command form.
func FuzzDesugared(f *testing.F) {
	for _, seed := range []string{"s.recv 5", "x, y = s.recv 'a' b'b'", "s.send hex'00' > f", "!ls",
		"recv?", "return s.send '''a\nb'''", "s.send [a,\nb]:5 &", "import x", "assert(x)",
		"print a, b"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c, err := Parse(text, grammar)
		if c == nil || err != nil || !utf8.ValidString(text) || strings.ContainsAny(text, "\r\x00") {
			return
		}
		for _, w := range c.Words {
			if w.Kind == Expr && parses("("+w.Text+"\n)") != nil {
				return // what stands in brackets is the user's
			}
		}
		got, err := simplest(c)
		if err != nil || strings.Contains(got, "\n") {
			t.Fatalf("%q became %q, %v", text, got, err)
		}
		src := got
		if c.Return {
			src = "def f(): " + got
		}
		if err := parses(src); err != nil && !reserved(c) {
			t.Errorf("%q became %s: %v", text, got, err)
		}
		if again, err := Parse(got, grammar); again != nil || err != nil {
			t.Errorf("%q became %s, which is a command: %v, %v", text, got, again, err)
		}
	})
}

// reserved reports whether a name of the head is a word that Starlark does not take as one.
func reserved(c *Call) bool {
	for _, n := range append(c.Head, c.Targets...) {
		if parses(n+" = 1") != nil {
			return true
		}
	}
	seen := map[string]bool{}
	for _, w := range c.Words {
		if w.Key != "" && seen[w.Key] {
			return true // a repeated key is Starlark's to refuse
		}
		if w.Key == "" && len(seen) > 0 {
			return true // so is a plain word after one with a key
		}
		if w.Key != "" {
			seen[w.Key] = true
		}
	}
	return false
}

// Rewrite keeps the number of lines, and what has no command byte for byte.
func FuzzRewrite(f *testing.F) {
	for _, seed := range []string{"if x: s.close", "poll [a,\nb] ; x\n", "x = '''\n'''",
		"a \\\n b ; c",
		"def f():\n\treturn s.recv 5 # c\n", "!ls \\\n-l\n", "s.send '''a\n''' \\\n 5"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		Tokens(text, grammar)
		calls := 0
		got, err := Rewrite(text, grammar, func(c *Call) (string, error) {
			calls++
			return simplest(c)
		})
		if e, ok := err.(*Error); ok && (e.Start < 0 || e.Start > e.End || e.End > len(text)) {
			t.Errorf("%q: the error's range is %d to %d", text, e.Start, e.End)
		}
		if err != nil {
			return
		}
		if strings.Count(got, "\n") != strings.Count(text, "\n") {
			t.Errorf("%q became %q, which has other lines", text, got)
		}
		if calls == 0 && got != text {
			t.Errorf("%q became %q without a command", text, got)
		}
	})
}

// Tokens are in order, do not overlap, and leave only blanks between them.
func FuzzTokens(f *testing.F) {
	for _, seed := range []string{"s.send it's 'a\n", "if x: f('''", "catch a b#c",
		"x = 1.e+5 \\\ny", "!\\"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, token := range append(Tokens(text, grammar), Token{Start: len(text), End: len(text) + 1}) {
			if token.Start < end || token.End <= token.Start {
				t.Fatalf("%q: a token from %d to %d after %d", text, token.Start, token.End, end)
			}
			if gap := text[end:token.Start]; strings.Trim(gap, " \t\n\\") != "" {
				t.Fatalf("%q: no token for %q", text, gap)
			}
			end = token.End
		}
	})
}

// What is quoted is what Starlark reads.
func FuzzQuote(f *testing.F) {
	for _, seed := range []string{"abc", "\"'\\\r\n\x00\x7f\u2028\ufeff😀é", "\xff\xfe", "{}%s"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		check := func(literal string, want starlark.Value) {
			got, err := starlark.EvalOptions(dialect, &starlark.Thread{}, "test", literal, nil)
			if err != nil || got != want || strings.ContainsAny(literal, "\r\n") {
				t.Errorf("%s for %q reads as %v, %v", literal, text, got, err)
			}
		}
		if utf8.ValidString(text) {
			check(Quote(text), starlark.String(text))
		}
		check(QuoteBytes(text), starlark.Bytes(text))
	})
}

// A literal means in a word what it means in Starlark.
func FuzzLiteral(f *testing.F) {
	for _, seed := range []string{`"a\x41\101\u00e9"`, `b'\xff\0'`, `r"\d"`, `rb'''a"'''`,
		`"\8"`, `'\U00110000'`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || strings.ContainsAny(text, "\r\x00") || !literalAt(text, 0) {
			return
		}
		p := parser{s: text}
		lit, err := p.literal(0)
		if err != nil || strings.HasPrefix(text, "hex") || strings.HasPrefix(text, "br") {
			return
		}
		want := starlark.Value(starlark.String(lit.value))
		if lit.kind == Bytes {
			want = starlark.Bytes(lit.value)
		}
		got, bad := starlark.EvalOptions(dialect, &starlark.Thread{}, "test", text[:lit.end], nil)
		if bad != nil || got != want {
			t.Errorf("%s is %q, for Starlark %v, %v", text[:lit.end], lit.value, got, bad)
		}
	})
}

// A Reader takes any lines, gives all of them back, and is idle after End.
func FuzzReader(f *testing.F) {
	for _, seed := range []string{"a\nb", "if x:\n a\n\nelse:\n b\nc", ">>> x = [\n... ]",
		"x = '''\n'", "a \\\n\\"} {
		f.Add(seed, false)
		f.Add(seed, true)
	}
	f.Fuzz(func(t *testing.T, text string, terminal bool) {
		r := NewReader(terminal)
		line := 0
		take := func(chunks []Chunk) {
			for _, c := range chunks {
				if c.Line <= line || c.Text == "" {
					t.Errorf("%q: chunk %+v after line %d", text, c, line)
				}
				line = c.Line + strings.Count(c.Text, "\n")
			}
		}
		for s := range strings.SplitSeq(text, "\n") {
			chunks, more, err := r.Feed(s)
			if take(chunks); more == r.Idle() || err != nil && more {
				t.Errorf("%q: more %v, idle %v, %v", text, more, r.Idle(), err)
			}
		}
		chunks, _ := r.End()
		if take(chunks); !r.Idle() {
			t.Errorf("%q: not idle after End", text)
		}
	})
}
