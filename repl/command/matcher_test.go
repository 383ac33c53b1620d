package command

import (
	"fmt"
	"slices"
	"testing"
)

var expressions = []string{
	`^220 (.*)\r\n`, `a+b`, `abcd|ab`, `(abcd|ab)c?`, `x*`, `x*?y`, `^$`, `\bfoo\b`, `foo$`, `\Aab`,
	`(a|ab)(c|bcd)`, `[^a]+`, `(?s).+?b`, `\x00\xff`, `(?i)HeLLo`, `a{2,3}`, `a{2,3}?`, `\r?\n\r?\n`,
	`(b|a)\z`, `\Bb`, `(?:ab)*c|(?:ab)*d`, `é`, ``,
}

// certain: after a text that came in one part, the match is certain, or not.
func TestCertain(t *testing.T) {
	for _, c := range []struct {
		pattern, text string
		want          int // how many bytes it took; -1 when it is not certain
	}{
		{`login:`, "x login: y", 9}, {`login: *`, "login:", -1}, {`login: *`, "login: y", 8},
		{`a+`, "aa", -1}, {`a+?`, "aa", 2}, {`abcd|ab`, "abc", -1}, {`abcd|ab`, "abx", 3},
		{`foo$`, "foo", -1}, {`foo$`, "foo\n", 4}, {`foo\b`, "foo", -1}, {`foo\b`, "foo ", 4},
		{`^220 .*\n`, "x\n220 a", -1}, {`^220 .*\n`, "x\n220 a\nb", 9}, {`x`, "", -1}, {``, "", 0},
		{`\xff`, "a\xffb", 3}, {`é`, "é", 2}, {`\A2`, "12", -1},
	} {
		e, err := newExpression(c.pattern)
		if err != nil {
			t.Fatal(err)
		}
		n, certain := newMatcher(e).feed([]byte(c.text))
		if !certain {
			n = -1
		}
		if n != c.want {
			t.Errorf("/%s/ in %q: %d, want %d", c.pattern, c.text, n, c.want)
		}
	}
}

func TestExpressionErrors(t *testing.T) {
	_, err := newExpression(`a(b`)
	if err == nil || err.Error() != "re.error: /a(b/: missing closing ): `a(b`" {
		t.Error(err)
	}
}

// FuzzMatcher feeds a text in parts: where the match is certain, the whole text has that match.
func FuzzMatcher(f *testing.F) {
	for i := range expressions {
		f.Add(i, "220 a\r\n\r\nab abcd foo foob hello\x00\xffaaab", uint8(3))
		f.Add(i, "abcbcdabababc\nfoo\né", uint8(1))
	}
	f.Fuzz(func(t *testing.T, which int, whole string, part uint8) {
		pattern := expressions[max(which, -which-1)%len(expressions)]
		if err := checkParts(pattern, []byte(whole), max(1, int(part))); err != nil {
			t.Fatal(err)
		}
	})
}

func checkParts(pattern string, whole []byte, part int) error {
	e, err := newExpression(pattern)
	if err != nil {
		return err
	}
	want := e.find(whole)
	m := newMatcher(e)
	for taken := 0; taken < len(whole); {
		n, certain := m.feed(whole[taken:min(len(whole), taken+part)])
		taken += n
		if certain {
			if got := e.find(whole[:taken]); got == nil || !slices.Equal(got, want) {
				return fmt.Errorf("/%s/ in %q after %d: %v, want %v", pattern, whole, taken, got, want)
			}
			return nil
		}
	}
	if want != nil && want[1] < len(whole)-1 && !m.matched {
		return fmt.Errorf("/%s/ in %q: missed %v", pattern, whole, want)
	}
	return nil
}
