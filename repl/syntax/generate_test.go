package syntax

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// generator writes random programs: most of them parse, some are bent.
type generator struct {
	*rand.Rand
	b strings.Builder
}

// pick gives one of several; a % in it stands for an expression of less depth.
func (g *generator) pick(choices ...string) string { return choices[g.IntN(len(choices))] }

// fill replaces each mark of a template by what it stands for.
func (g *generator) fill(template string, depth int) string {
	var out strings.Builder
	for _, r := range template {
		switch r {
		case '%':
			out.WriteString(g.expr(depth - 1))
		case '$':
			out.WriteString(g.pick("a", "b", "c", "é", "self", "x1"))
		case '§':
			out.WriteString(g.target(depth - 1))
		case '¶':
			out.WriteString(g.params(depth - 1))
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

func (g *generator) expr(depth int) string {
	if depth <= 0 {
		return g.pick("a", "b", "c", "0", "17", "1.5", "'s'", "b'x'", "None", "True", "...", "()", "[]", "{}", "\"q\\n\"", "1_0", "0x1f", "r'\\d'", "''''''", "é")
	}
	return g.fill(g.pick("%", "%", "% + %", "% - %", "%*%", "%/%", "% // %", "% ** %", "-%", "~%", "not %", "% and %", "% or % or %",
		"% < %", "% == % != %", "% in %", "% not in %", "% is not %", "(%)", "(%, %)", "(%,)", "[%, %]", "[*%, %]", "{%, %}", "{%: %}",
		"{**%, %: %}", "%.$", "$(%)", "$(%, $=%)", "$(*%, **%)", "%[%]", "%[%:%]", "%[::%, %]", "[% for § in % if %]", "{%: % for § in %}",
		"(% for § in % for § in %)", "% if % else %", "lambda ¶: %", "($ := %)", "f'{%}'", "f'a{%!r:>{%}}b'", "f'{%:x}' 'b'", "% @ %", "% | % & % ^ %",
		"% << %", "'a' 'b'", "%(%)(%)", "[%, (yield), %]", "%\\\n + %", "(%\n, %)", "[ # c\n%,\n%]", "$(% for § in %)", "%.$.$(%)[%]", "% >= % > %"), depth)
}

func (g *generator) target(depth int) string {
	if depth <= 0 {
		return g.pick("a", "b", "c")
	}
	return g.fill(g.pick("$", "$", "$.$", "$[%]", "(§, §)", "[§, §]", "$, *$", "§, §", "f()", "1"), depth)
}

func (g *generator) params(depth int) string {
	return g.fill(g.pick("", "a", "a, b", "a, b=%", "*a", "**a", "a, /, b", "*, a", "a=%, *b, c, **d", "a, b=%, /, c=%, *, d=%, e", "a, a", "a=1, b", "*, **k"), depth)
}

func (g *generator) stmt(depth int, margin string) {
	line := func(s string) { g.b.WriteString(margin + g.fill(s, 2) + "\n") }
	if depth <= 0 || g.IntN(3) > 0 {
		line(g.pick("%", "%", "§ = %", "§ = § = %", "§ += %", "$: % = %", "$ //= %, %", "pass", "return", "return %", "break", "continue", "del §", "assert %, %",
			"raise % from %", "raise", "global $", "import a.b as c, d", "from .a import b as c, d", "x = yield %", "yield from %", "%; %", "$.$: %",
			"% %", "§ = % %", ")", "import", "$ = ", "'a", "print(%, sep=%)", "§, = %", "*§, § = *%, %", "nonlocal $"))
		return
	}
	block := func(head string) {
		line(head)
		inner := margin + g.pick("  ", "    ", "\t", " ")
		for range 1 + g.IntN(2) {
			g.stmt(depth-1, inner)
		}
	}
	switch g.IntN(9) {
	case 0:
		block("if %:")
		if g.IntN(2) == 0 {
			block("elif %:")
			block("else:")
		}
	case 1:
		block("while %:")
	case 2:
		block("for § in %:")
	case 3:
		block("def $(¶):")
	case 4:
		block("class $(%, $=%):")
	case 5:
		block("try:")
		block(g.pick("except:", "except %:", "except (%, %) as $:", "finally:", "else:", "except* %:"))
	case 6:
		block(g.pick("with %:", "with % as §:", "with (% as $, %):", "with %, % as $:"))
	case 7:
		line("@%")
		block("def $(¶) -> %:")
	case 8:
		block(g.pick("if %", "while % %:", "def (a):", "for % in :", "else:", "if % = %:", "@"))
	}
}

func (g *generator) program() string {
	g.b.Reset()
	for range 1 + g.IntN(2) {
		g.stmt(2, "")
	}
	return g.b.String()
}

// generated are programs that depend on the seed alone.
func generated(seed uint64, n int) []string {
	g := &generator{Rand: rand.New(rand.NewPCG(seed, 1))}
	out := make([]string, n)
	for i := range out {
		out[i] = g.program()
	}
	return out
}

// CPython and this parser agree on what parses, and on its tree.
func TestGeneratedAsPython(t *testing.T) {
	all := generated(7, 4000)
	wants := oracle(t, all)
	trees, bad := 0, 0
	for i, want := range wants {
		got := outcome(all[i])
		if strings.HasPrefix(want, "tree") {
			trees++
		}
		if excused(all[i], got, want) || got == want || strings.HasPrefix(got, "error") && strings.HasPrefix(want, "error") {
			continue
		}
		if bad++; bad < 10 {
			t.Errorf("%q\n got %s\nwant %s", all[i], got, want)
		}
	}
	if trees < len(all)/6 || bad > 0 {
		t.Errorf("%d of %d programs parse, %d differ", trees, len(all), bad)
	}
}

// excused are differences between CPython 3.11, which may be the oracle, and 3.12, and what
// is a command here.
func excused(program, got, want string) bool {
	return strings.Contains(got, "Command(") || strings.Contains(want, "f-string") ||
		strings.Contains(program, "f'") && strings.HasPrefix(want, "error")
}

func TestGeneratedRoundTrip(t *testing.T) {
	for _, text := range generated(8, 3000) {
		if m, err := ParseFile(text, nil); err == nil {
			checkRoundTrip(t, text, m)
		}
	}
}

// How many sentences agree is told, for whoever mends one.
func TestGeneratedSentences(t *testing.T) {
	all := generated(9, 1500)
	same, wrong := 0, 0
	for i, want := range oracle(t, all) {
		got := outcome(all[i])
		if !strings.HasPrefix(want, "error") || !strings.HasPrefix(got, "error") {
			continue
		}
		if wrong++; sentence(got) == sentence(want) {
			same++
		} else if testing.Verbose() && wrong-same < 30 {
			fmt.Printf("%q\n got %s\nwant %s\n", all[i], got, want)
		}
	}
	if same*100 < wrong*85 {
		t.Errorf("%d of %d wrong programs have CPython's sentence", same, wrong)
	}
	t.Logf("%d of %d wrong programs have CPython's sentence", same, wrong)
}
