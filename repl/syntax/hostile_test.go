package syntax

import (
	"strings"
	"testing"
	"time"
)

// hostile are texts that could take long, or a deep stack. Each is one clear error, or parses.
func hostile() map[string]string {
	many := func(s string, n int) string { return strings.Repeat(s, n) }
	const n = 5000
	texts := map[string]string{
		"brackets": many("(", n) + many(")", n), "open brackets": many("[", n), "minus": many("-", n) + "1",
		"not": many("not ", n) + "x", "lambda": many("lambda: ", n) + "x", "power": many("2**", n) + "2",
		"if else": many("x if y else ", n) + "z", "attributes": "x" + many(".y", n), "calls": "f" + many("()", n),
		"subscripts": "x" + many("[0]", n), "sum": many("1+", n) + "1", "and": many("x and ", n) + "y",
		"compare": many("x < ", n) + "y", "blocks": many("if x: ", n) + "y", "indents": indents(n),
		"elif": "if x:\n  y\n" + many("elif x:\n  y\n", n), "catch": many("catch ", n) + "x", "assign": many("x = ", n) + "1",
		"f-strings": many("f'{", 60) + "x" + many("}'", 60), "formats": "f'{x:" + many("{x:", n) + many("}", n) + "}'",
		"f-string brackets": "f'" + many("{(", n) + "x", "dicts": many("{1:", n) + many("}", n), "comps": many("[x for x in ", n),
		"classes": many("class A:\n ", 3) + many("if x: ", n), "stars": "f(" + many("*", n) + "x)", "yields": many("yield ", n),
		"decorators": many("@x\n", n), "with": "with " + many("(", n), "try": many("try:\n", n), "targets": many("(", 150) + "x" + many(",)", 150) + " = y",
		"semicolons": many("s.send 'a' ; ", n), "commands": many("a (b) ", n), "words": "s.send " + many("'a' ", n), "colons": many("x:", n),
		"missing comma": "f(" + many("a b ", n) + ")", "assigns inside": "(" + many("a=", n) + "1)", "nested advice": many("(s.recv ", 150),
		"long name": many("x", 20_000), "long dotted": "x" + many(".", 20_000), "digits": many("1", 20_000), "hex": "0x" + many("f", 20_000),
		"binary": "0b" + many("1", 90_000), "underscores": many("1_", 20_000), "long string": "'" + many("a", 1<<20) + "'",
		"escapes": "'" + many(`\x41`, 1<<18) + "'", "long bytes": "hex'" + many("00 ", 1<<18) + "'", "unclosed": "'" + many("a", 1<<20),
		"triples": many("'''a''' ", 1<<17), "quotes": many("'", 1<<19), "triple open": "s.send " + many("'a'\"\"\"", 1000),
		"blanks": many(" ", 1<<20) + "x", "tabs": many("\t", 1<<20), "joined": many("\\\n", 1<<18) + "x", "comment": "#" + many("#", 1<<20),
		"newlines": many("\n", 1<<20), "wide": many("é", 1<<19), "wide names": many("é ", 1<<18), "wide list": "[" + many("é,", 1<<18) + "]",
		"list": "[" + many("1,", 1<<19) + "]", "wide words": "s.send " + many("→ ", 1<<18), "bits": many("\x01", 1<<20), "nul": "x\x00", "latin": "x = '\xe9'",
		"mixed tabs": "if x:\n\ty\n        z", "returns": "x\ry", "value endings": many("x > y ; ", n), "pipes": many("x | ", n) + "y",
		"verbs": many("x = s.accept\n", 20_000), "lone verbs": many("y = sockets\n", 20_000), "held": many("x > y\n", 20_000), "piped": many("x | y z\n", 20_000),
		"awkward": many("x = (", 150) + "|", "fields": "f'" + many("{x}", 100_000) + "'", "regexp": "s.expect " + many("/a ", 1<<18), "keys": "f(" + many("a=1,", 2000) + ")",
		"globals": many("global x\n", 10_000), "names": many("time = 5 ; x = time ; ", 500), "unions": many("x|", n) + "y", "brackets in words": "s.send " + many("(", 150) + many("x)", 150),
		"f in f": many(`f"{f'`, 60), "open fields": many("f'{x:", 200), "quoted fields": many(`f"{"`, 200), "star comps": many("*", 300) + "x", "unmatched": many(")", n),
	}
	return texts
}

func indents(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "if x:\n")
	}
	return b.String()
}

func TestHostile(t *testing.T) {
	for name, text := range hostile() {
		var err error
		parsed := fastest(func() { _, err = ParseFile(text, grammar) })
		e, ok := err.(*Error)
		if err != nil && (!ok || e.Message == "" || strings.Contains(e.Message, "\n") || len(e.Message) > 400) {
			t.Errorf("%s: %.500v", name, err)
		}
		read := fastest(func() {
			r := NewReader(false, grammar)
			for line := range strings.SplitSeq(text, "\n") {
				r.Feed(line)
			}
			r.End()
		})
		const limit = 200 * slower * time.Millisecond
		if parsed > limit || read > 2*limit {
			t.Errorf("%s: parsed in %v, read in %v: %.100v", name, parsed, read, err)
		}
	}
}

// fastest is the time that f takes, the least of three if the first was long: others use
// the machine too.
func fastest(f func()) time.Duration {
	least := time.Hour
	for range 3 {
		began := time.Now()
		f()
		if least = min(least, time.Since(began)); least < 50*time.Millisecond {
			break
		}
	}
	return least
}

// Nesting that is too deep says so, and what is deep but real parses.
func TestDepth(t *testing.T) {
	many := strings.Repeat
	for text, want := range map[string]string{
		many("(", 5000) + many(")", 5000): "too many nested parentheses",
		many("-", 5000) + "1":             "too deeply nested",
		many("1+", 5000) + "1":            "too deeply nested",
		many("if x: ", 5000) + "y":        "invalid syntax",
		many("(", 199) + many(")", 199):   "",
		many("-", 500) + "1":              "",
		many("1+", 2000) + "1":            "",
		"f(" + many("x, ", 100_000) + ")": "",
		indents(150):                      "too many levels of indentation",
		many("not ", 5000) + "x":          "too deeply nested",
	} {
		_, err := ParseFile(text, nil)
		if want == "" && err != nil || want != "" && (err == nil || err.Error() != want) {
			t.Errorf("%.20q: %v, want %q", text, err, want)
		}
	}
}
