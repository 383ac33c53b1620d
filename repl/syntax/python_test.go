package syntax

import (
	"bufio"
	"bytes"
	"encoding/hex"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// oracle asks CPython what it makes of programs: a line for each.
func oracle(t *testing.T, programs []string) []string {
	t.Helper()
	python, err := exec.LookPath("python3")
	if err != nil {
		if os.Getenv("REQUIRE_PYTHON") == "1" {
			t.Fatal(err)
		}
		t.Skip("no python3 to compare with:", err)
	}
	var in bytes.Buffer
	for _, p := range programs {
		in.WriteString(hex.EncodeToString([]byte(p)) + "\n")
	}
	cmd := exec.Command(python, "testdata/oracle.py")
	cmd.Stdin = &in
	cmd.Stderr = t.Output()
	cmd.Env = append(os.Environ(), "PYTHONIOENCODING=utf-8:surrogatepass")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	scan := bufio.NewScanner(bytes.NewReader(out))
	scan.Buffer(nil, 64<<20)
	for scan.Scan() {
		lines = append(lines, scan.Text())
	}
	if len(lines) != len(programs) {
		t.Fatalf("python3 gave %d lines for %d programs", len(lines), len(programs))
	}
	return lines
}

// outcome is what this package makes of a program, in the oracle's form.
func outcome(program string) string {
	m, err := ParseFile(program, nil)
	if e, ok := err.(*Error); ok {
		return strings.Join([]string{"error", e.Class, itoa(int(e.Start.Line)),
			itoa(int(e.Start.Col)), e.Message}, " ")
	}
	return "tree " + dump(m)
}

// programs are statements of every kind; each is a program, or several lines of one.
var programs = []string{
	"", "\n\n# c\n", "x", "x = 1", "x = y = 2, 3", "x, *y = z", "[a, b] = c", "(a, b), c = d",
	"x: int", "x: int = 5", "(x): int = 5", "a.b: int = 5", "x += 1; y -= 2; z //= 3; w **= 4; v >>= 5",
	"x @= y; x &= 1; x |= 1; x ^= 1; x <<= 1; x *= 1; x /= 1; x %= 1",
	"del x, y[0], z.a", "del (x, y)", "del [x]", "del x", "pass", "import a", "import a.b.c as d, e",
	"from a import b", "from . import b", "from .. a import (b, c as d,)", "from ...a.b import *",
	"assert x", "assert x, 'm'", "raise", "raise X", "raise X from Y", "global a, b",
	"def f():\n  global a\n  a = 1", "def f():\n  x = 1\n  def g():\n    nonlocal x\n    x = 2",
	"1 + 2 * 3 - 4 / 5 // 6 % 7 @ 8", "a | b ^ c & d << e >> f", "-a ** -b", "not a and b or not c",
	"a < b <= c == d != e > f >= g in h not in i is j is not k", "~x", "+x", "- - x",
	"a if b else c if d else e", "lambda: 0", "lambda x, *y, z=1, **k: x", "lambda *, a: a",
	"lambda x, /, y=1: (x, y)", "lambda a=1, /, *, b, c=2: a", "(yield)", "def f():\n  yield\n  x = yield y\n  yield from z\n  yield a, b",
	"a.b.c(d)(e)[f]", "a[1:2]", "a[:]", "a[::]", "a[1:2:3, ..., 4]", "a[b, c]", "a[b,]", "a[*b]", "a[*b, c]", "a[b:=1]",
	"f()", "f(a, *b, c=d, **e)", "f(a for a in b)", "f(*a, *b)", "f(**a, **b)", "f(a, b=1, *c)", "f(a, )", "f(a := 1)",
	"()", "(a,)", "(a, b)", "[]", "[a, *b]", "{}", "{a}", "{a: b}", "{**a, b: c}", "{*a, b}", "{a: b for a in c}",
	"[a for b, c in d if e if f for g in h]", "{a for a in b}", "(a for a in b)", "[a for a, in b]", "[(a := b) for b in c]",
	"x = 'a' \"b\" '''c''' r'\\d' u'e'", "b'a' b\"\\xff\"", "'\\x41\\101\\u00e9\\U0001F600\\n\\\\\\q'", "'a\\\nb'", "'é'", "é = 1",
	"0x1F; 0o17; 0b101; 1_000; 0; 00; 0_0; 1.5; .5; 5.; 1e10; 1E-5; 1_0.0_1e1_0; 0xffffffffffffffffffff",
	"f'a{b}c'", "f'{a!r:>{b}}'", "f'{{}}{a}'", "f'{a:%H:%M}'", "f'{a}' 'b' f'{c}'", "f''", "'a' f'b'", "f'{a + 1}{b[\"c\"]}'",
	"f'{a,b}'", "f'{a=}'", "f'{a = }'", "f'{a=!s}'", "f'{a=:>5}'", "f'''{\na\n}'''", "rf'\\d{a}'", "f'{(lambda x: x)}'", "f'{a!s}'", "f'{ {1: 2}[1] }'",
	"f'{a:{b}.{c}}'", "f'{a:}'", "f'\\n{a}\\t'", "f'{a}\\\n{b}'", "f'{x:\\n}'",
	"if a: b", "if a:\n  b\nelif c:\n  d\nelse:\n  e", "while a:\n  b\n  break\nelse:\n  c", "while 1: continue",
	"for a in b: c", "for a, b in c, d:\n  e\nelse:\n  f", "for a, *b in c: d", "for (a, b) in c: d", "for a.b in c: d", "for a[0] in b: c", "for x in *a, b: c",
	"try:\n  a\nexcept:\n  b", "try:\n  a\nexcept A as e:\n  b\nexcept (B, C):\n  c\nelse:\n  d\nfinally:\n  e", "try: a\nfinally: b",
	"try:\n  a\nexcept* A as e:\n  b", "with a: b", "with a as b, c as d: e", "with (a as b, c as d,): e", "with (a, b): c", "with (a): b", "with (a, b) as c: d", "with (a).b as c: d", "with (yield a): b", "with a as (b, c): d", "with (a as b): c", "with (a for a in b): c",
	"def f(a, b: int = 1, /, c=2, *d: x, e, f: y = 3, **g) -> z:\n  return a", "def f(): return", "def f(*, a): pass", "def f(a, *, b=1): pass",
	"def f(*a: *b): pass", "@a\n@b.c(d)\ndef f(): pass", "@a\nclass B: pass", "class A: pass", "class A(B, metaclass=C, *d, **e):\n  'doc'\n  x = 1\n  def f(self): pass",
	"if a:\n\tb\n\tif c:\n\t\td\ne", "x = (1,\n2)\ny", "x = 1 + \\\n2", "if a: b; c;\nd", "x = [\n# c\n1,\n\n2]", "if a:\n  b\n  # c\n\n  d\n# e\nf",
	"if (a := b): c", "while chunk := f(1): g", "print(a, file=b)", "1if 2else 3", "x = *a, b", "return_ = 1", "def f():\n  return *a, b", "a = b = yield_", "x = y if z else lambda: w",
	"not x in y", "a not in b", "(a\nnot in b)", "(a not\nin b)", "x = (yield_)", "print((a, b), [c], {d})", "a.b = c; a[0] = d; a.b.c += 1", "for x in range(10): print(x) ; y",
	"x = 1\r\ny = 2\r\n", "if x:\r\n  y\r\n", "x = '''a\r\nb'''", "a[1:2, 3] = 4", "[*a] = b", "(*a, b) = c", "x = a if b else (c, d)", "class A():\n  pass",
	"def f(a=lambda: 1): pass", "[lambda: a for a in b]", "{'a': lambda: 1, **b}", "a = [i for i in range(5) if i if not i]", "x = not a == b", "-1 ** 2", "2 ** -1", "(-1) ** 2", "a ** b ** c", "await_ = 1",
	"def f(x): return x\\\n  + 1", "if 1:\n    x\n\n\n    y\n", "'a' 'b'.c", "x = ''", "...", "x[...]", "None is not True", "x = a, = b", "x = {1, 2, *y}", "_ = match = case = type = 1",
	"match.x", "print(match)", "x.type", "type(x)", "match(x)", "with open(a) as f, open(b) as g:\n  pass", "assert(x, y)", "raise X(a)", "if True:\n  def f(): pass\n  class B: pass",
}

// The trees are CPython's.
func TestTreesAsPython(t *testing.T) {
	for i, want := range oracle(t, programs) {
		if got := outcome(programs[i]); got != want {
			t.Errorf("%q\n got %s\nwant %s", programs[i], got, want)
		}
	}
}
