package syntax

import (
	"strings"
	"testing"
)

// wrong are programs that CPython refuses.
var wrong = []string{
	"if x\n  y", "if x:\ny", "while x\n", "while x:\nfoo", "for x in y\n  z", "for x in y:\nz", "def f()\n  x", "def f():\nx",
	"class A\n  x", "class A:\nx", "try\n  x", "try:\nx", "try:\n  x\nexcept\n  y", "try:\n  x\nexcept:\ny", "try:\n  x\nexcept A:\ny", "try:\n  x\nfinally:\ny", "try:\n  x\ny", "try:\n  x\nelse:\n  y",
	"with x\n  y", "with x:\ny", "else:\n  x", "if x:\n  y\nelse\n  z", "if x:\n  y\nelse:\nz", "if x:\n  y\nelif z\n  w", "if x:\n  y\nelif z:\nw", "for x in y:\n  z\nelse:\nw", "while x:\n  z\nelse:\nw",
	"  x", "x\n  y", "if x:\n    y\n  z", "if x:\n\ty\n        z", "if x:\n        y\n\tz", "def f():\n  x\n   y",
	"(", "x = (1,", "f(a", "[1, 2", "{1: 2", "x = [\n1,\n2", "f(a\nb = 1", "x = (1, 2\ny = 3\n", "print('a'\nprint('b')", ")", "x = 1)", "(]", "[)", "(\n]", "{)", "f(x]", "x = {1: [2}",
	"'abc", "x = 'abc\ny", "\"abc", "'''abc", "x = '''a\nb\n", "f('abc)", "b'abc", "r'''", "'abc\\", "x = \"a\n\"",
	"1 = x", "f() = 1", "x + 1 = 2", "None = 1", "True = 1", "(a, 1) = 2", "[a, 1] = 2", "a, 1 = 2", "'a' = 1", "f'{x}' = 1", "-x = 1", "not x = 1", "x < y = 1", "(x + 1) = 2", "lambda: x = 1", "x if y else z = 1", "{} = 1", "{1} = 2", "[x for x in y] = 1", "(x for x in y) = 1", "... = 1", "x = 1 = 2", "f() = x = 1", "x = f() = 1", "x = f() + 1 = 2", "x and y = 1", "(yield) = 1", "*x = 1", "*f() = 1", "(x := 1) = 2",
	"x() += 1", "1 += 1", "(a, b) += 1", "[a] += 1", "a, b += 1", "None += 1", "x + 1 += 2", "a < b += 1",
	"x(): int", "1: int", "[a]: int", "(a, b): int", "a, b: int", "f(): int = 1",
	"if x = 1: y", "if x.y = 1: z", "if f() = 1: z", "while x = 1: y", "if x == 1 = 2: y", "if 1 = x: y", "f(x.y = 1)", "f(1 = 2)", "f(x() = 1)", "f(True = 1)", "f(None=1)", "(x = 1)", "[x = 1]", "x = (y = 1)", "assert x = 1", "[x for x in y if z = 1]", "print(a=1, b=2, c)", "f(a=1, b)", "f(**a, b)", "f(**a, *b)", "f(a for a in b, c)", "f(c, a for a in b)", "f(a=)", "f(a, b c)", "f(a b)", "f(1 2)", "[1 2]", "{1 2}", "(a b)", "[a, b c]", "{a: b c}", "{a: b, c d}", "x = (a b c)", "f('a' b)", "f(b 'a')", "f(a, b\nc)", "[1, 2 3, 4]", "print('a' 5)",
	"x y", "x = 5 5", "1 2", "x = ", "x =", "= 1", "x +", "x + ", "* x", "x * * y", "x ? y", "x $ y", "a = b c", "return x y", "import", "import a.", "import a as", "import a, ", "from", "from a", "from a import", "from a import b,", "from a import (b", "from a import (b, c", "from a import ()", "from . import", "from .. x", "import a from b", "from a import *, b", "import a as b.c",
	"def", "def f", "def f:", "def f(:", "def f(a, a): pass", "def f(a=1, b): pass", "def f(a, *): pass", "def f(*, **k): pass", "def f(**k, a): pass", "def f(**k, *a): pass", "def f(*a, *b): pass", "def f(a, /, b, /): pass", "def f(/, a): pass", "def f(*, a, /): pass", "def f(1): pass", "def f((a, b)): pass", "def f(a.b): pass", "def f(a=): pass", "def f(*a=1): pass", "def f(**a=1): pass", "def f(*,): pass", "def f(a b): pass", "def f(a, b=1, c): pass", "lambda a, a: 1", "lambda a=1, b: 1", "lambda *: 1", "lambda (a, b): 1", "lambda **k, a: 1", "lambda", "lambda x", "lambda x y: 1", "def f() -> : pass", "def 1(): pass", "def f(): pass x",
	"class", "class 1: pass", "class A(: pass", "class A(B C): pass", "@\ndef f(): pass", "@x\ny = 1", "@x y\ndef f(): pass",
	"return", "return 1", "if x:\n  return", "class A:\n  return", "yield x", "x = yield", "break", "continue", "if x: break", "def f():\n  break", "while x:\n  def f():\n    break", "for x in y:\n  pass\nelse:\n  break", "class A:\n  yield", "[(yield) for x in y]", "lambda: (yield)", "while 1:\n  class A:\n    break", "def f():\n  [(yield) for a in b]", "def f():\n  ((yield) for a in b)",
	"global x\nx = 1", "def f(x):\n  global x", "def f():\n  x = 1\n  global x", "def f():\n  print(x)\n  global x", "nonlocal x", "def f():\n  nonlocal x", "def f(x):\n  nonlocal x", "def f():\n  global x\n  nonlocal x", "def f():\n  x: int\n  global x", "def f():\n  global x\n  x: int = 1", "def f():\n  def g():\n    nonlocal x\n  x = 1", "class A:\n  x = 1\n  def f(self):\n    nonlocal x", "def f():\n  from a import *", "class A:\n  from a import *", "global", "global x, ", "global x.y", "global 1",
	"del f()", "del 1", "del x + 1", "del (a, 1)", "del *x", "del", "del x = 1", "del x,", "del None", "del (x for x in y)", "del [x, f()]",
	"for 1 in x: pass", "for f() in x: pass", "for x + 1 in y: pass", "for x y in z: pass", "for x in: pass", "for in x: pass", "for x: pass", "for *x in y: pass", "[x for 1 in y]", "[x for f() in y]", "[x for x in]", "[x for x y in z]", "[*x for x in y]", "{**x for x in y}", "(*x)", "*x", "x = *y", "print(*x for x in y)", "[x, y for x in z]", "{x: y for x in}", "[for x in y]", "(x for x)", "for x, *y, *z in w: pass", "*a, *b = c",
	"with: pass", "with x as: pass", "with x as 1: pass", "with x as f(): pass", "with (x as y: pass", "with x as y z: pass", "with x, : pass",
	"try: x\nexcept A, B: y", "try: x\nexcept A as 1: y", "try: x\nexcept: y\nexcept A: z", "try: x\nexcept* : y", "try: x\nexcept A: y\nexcept* B: z", "try: x\nexcept* A: continue", "while 1:\n  try: x\n  except* A: break", "try: x\nexcept A as b.c: y", "try: x\nexcept A B: y", "try: x\nfinally: y\nexcept: z",
	"raise x y", "raise from x", "raise x from", "raise x, y", "assert", "assert x,", "assert x y", "assert x, y, z", "pass x", "break x", "continue 1",
	"0777", "01", "0_7", "1_", "1__0", "0x", "0xg", "0b2", "0b", "0o8", "0o", "1abc", "1.2abc", "1e", "1e+", "0b12", "0o19", "5a", "0x1g", "1_000_", "1.5.2", "1 if x els y", "x = 1a", "123abc = 5", "08", "0b1_", "0x_", "00.5j0",
	"x\u00a0= 1", "x = \u2192", "x = “a”", "→", "x = 1 \u00a0", "\x01", "x \x02", "é→",
	"x \\ y", "x = \\", "\\", "x = 1 \\ # c\n",
	"a if b", "a if b else", "x = a if b", "(a if b)", "f(a if b)", "a if b c", "a not b", "a is not", "a in", "not", "x = not", "a and", "or b", "a <> b", "a === b", "a++", "a--", "a =! b", "x = a!b", "if x then: y", "elif x: y", "except: x", "finally: x", "else x", "x.1", "x.", ".x", "x..y", "x.if", "x[", "x[]", "x[1", "x[1:2:3:4]", "x[:, ", "f(,)", "f(a,,b)", "(,)", "[,]", "{,}", "[1,,2]", "{1:}", "{:1}", "{1: 2, 3}", "{1, 2: 3}", "{1: *x}", "{**x: 1}", "{1: 2 3: 4}", "{a: b: c}", "{1 : 2 , 3 :}", "{'a' 1}",
	"x := 1", "(x.y := 1)", "(1 := 2)", "f(x := 1 = 2)", "(a, b := 1, 2 := 3)", "[x := 1 for x in y]", "[y := x for x in y if (x := 1)]", "[x for x in (y := z)]", "class A:\n  [y := x for x in z]", "((a) := 1)", "f(a := b c)", "lambda x := 1: x", "def f(a := 1): pass", "x[a:=1, b:=2:3]",
	"b'é'", "'a' b'b'", "b'a' 'b'", "'\\x4'", "'\\u12'", "'\\U1234'", "'\\Uffffffff'", "b'\\x4'", "'\\N'", "'ab\\xg'", "'é\\x1'",
	"f(a=1, a=2)", "class A(x=1, x=2): pass", "print(a, end='', end='')", "x = yield = 1", "def f():\n  x = yield = 1", "def f():\n  yield x = 1", "def f(None): pass", "def None(): pass", "class None: pass", "import None", "None.x = None = 1", "x.None = 1", "for None in x: pass", "f(x, None=1)", "lambda None: 1", "import x as None", "__debug__ = 1",
	"if x:\n  y\n else:\n  z", "def f():\n\tx\n    y", "if 1:\n  if 2:\n    x\n   y", "x = 1\n y = 2\n", "\tx\n y", "if x: y\n  z", "for i in range(3):\n\tprint(i)\n  print(i)",
	"class A:\ndef f(self): pass", "def f():\n  '''doc\n  x", "x = {\n 'a': 1\n 'b': 2\n}", "x = [\n 1\n 2\n]", "f(\n a\n b\n)", "print('hello' + )", "print(1 +)", "if (x: y", "x = ((1)", "if x == 1\n  print(x)", "while True print(1)", "for i in range(10) print(i)", "def f(x) return x", "if x y: z", "if x: y: z", "class A() pass", "if x:: y", "if :\n  x", "while: x", "print x)", "x = [1, 2, 3", "d = {'a': 1, 'b'}", "foo(bar(baz)", "s = 'it's'", "s = \"he said \"hi\"\"", "print(f(x)", "x = 5 +* 3", "for x in range(5): print(x) else: y", "if True: x else: y", "import a b", "from a import b c", "from a import b as", "raise ValueError('x'", "x = [i for i in range(5)", "x = lambda: return 1", "x = if y: z", "def f(self, x): self.x = x = ", "try: pass except: pass",
	"1, a = 2", "a, b = 1, 2 = 3", "a, f() = 2", "f(), 1 = 2", "1, 2 = 3", "1, f() = x = 2", "(a and b) = 1", "(a < b) = 1", "(not a) = 1", "(lambda: 1) = 2", "(a if b else c) = 1", "a, (b < c) = 1", "[x for x in y = 1]", "[x for x in y z]", "(1, 2) = 3", "{x: y for x in z w}", "f(x for x in y z)", "f(x for x in y, 1)", "f(1, x for x in y)", "f(a=b c)", "f(a=b=c)", "f(*a b)", "f(**a b)", "x[1 2]", "x[a b]", "(yield x y)", "f(x=yield)", "a = 1 b", "(a, b c)", "print(1 2 3)", "if (a b): c", "if (a = b): c", "while (a = 1): b", "(a = 1, b)", "{a = 1}", "{a: b = 1}", "x = {a = 1}", "f(a, b = c d)", "f(lambda x: y z)", "f(x if y else z w)", "f(x if y z)", "(x if y z)", "f(not a b)", "[a and b c]", "f(-a b)", "f(a.b c)", "f(a() b())", "f('a' 'b' c)", "f(1.5 x)", "f(None x)", "f(a for b)", "f(x.y z=1)", "f(print x)", "f(a, )b", "x = (1 +)", "x = [1 +]", "f(a +)", "x = {1: +}", "f(a b, c d)", "f(match x)", "f(a\n  b)", "x = (a\n  b\n", "(f(a b)", "[f(1 2", "x = [a b", "f(g(a, b c), d", "class A(B\nC): pass", "def f(a\nb): pass",
}

// different are programs of which this language makes something else, on purpose: a command, or
// a sentence of CPython 3.12.
var different = map[string]bool{
	"x y": true, "a = b c": true, "return x y": true, "a =! b": true, "print x)": true, "f(a=)": true,
	"f(print x)": true, "a, b = 1, 2 = 3": true, "f(a, b = c d)": true, "00.5j0": true, "def f():\n  global x\n  nonlocal x": true,
}

// The errors are CPython's: class, sentence and line.
func TestErrorsAsPython(t *testing.T) {
	for i, want := range oracle(t, wrong) {
		got := outcome(wrong[i])
		if different[wrong[i]] {
			continue
		}
		if sentence(got) != sentence(want) {
			t.Errorf("%q\n got %s\nwant %s", wrong[i], got, want)
		}
	}
}

// sentence is an error without its column.
func sentence(outcome string) string {
	parts := strings.SplitN(outcome, " ", 5)
	if len(parts) < 5 || parts[0] != "error" {
		return outcome
	}
	return strings.Join(append(parts[:3:3], parts[4]), " ")
}
