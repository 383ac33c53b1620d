package eval_test

import (
	"fmt"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"
)

// loops are what the marks of speed are about: what prepares, and what each turn of a loop does.
var loops = []struct{ name, setup, body string }{
	{"Empty", "", "pass"},
	{"Integers", "s = 0", "s += i * 3 % 7"},
	{"Call", "def f(x): return x", "f(i)"},
	{"Recursion", "def f(n): return n if n < 2 else f(n - 1) + f(n - 2)", "f(5)"},
	{"Keywords", "def f(a, b=2, c=3): return a", "f(i, c=4)"},
	{"Method", "class C:\n        def m(self, x): return x\n    c = C()", "c.m(i)"},
	{"Attribute", "class C: pass\n    c = C()\n    c.x = 0", "c.x += 1"},
	{"Instance", "class C:\n        def __init__(self, x): self.x = x", "C(i)"},
	{"Try", "", "try: x = i\n        except ValueError: pass"},
	{"Raise", "", "try: raise ValueError('x')\n        except ValueError: pass"},
	{"Append", "l = []", "l.append(i)"},
	{"Dict", "d = {}", "d['k'] = i; d['k']"},
	{"Text", "", "str(i).encode() + b'\\r\\n'"},
	{"Split", "s = 'GET / HTTP/1.0'", "s.split(' ')"},
	{"Yield", "def g():\n        while True: yield 1\n    it = g()", "next(it)"},
	{"With", "class W:\n        def __enter__(self): return self\n        def __exit__(self, *a): pass\n    w = W()", "with w: pass"},
}

// BenchmarkLoops takes the time of one turn, and tells how many times CPython's that is.
func BenchmarkLoops(b *testing.B) {
	for _, l := range loops {
		b.Run(l.name, func(b *testing.B) {
			text := fmt.Sprintf("def run(n):\n    %s\n    for i in range(n):\n        %s\n", l.setup, l.body)
			w := newWorld(b)
			if err := w.run(text, "bench.py"); err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			b.ResetTimer()
			if err := w.run(fmt.Sprintf("run(%d)", b.N), "bench.py"); err != nil {
				b.Fatal(err)
			}
			b.StopTimer()
			if theirs := cpythonTurn(text); theirs > 0 {
				ours := float64(b.Elapsed().Nanoseconds()) / float64(b.N)
				b.ReportMetric(ours/theirs, "xCPython")
			}
		})
	}
}

// cpythonTurn is how many nanoseconds a turn takes there, 0 without a python3.
func cpythonTurn(text string) float64 {
	const turns = 300_000
	script := fmt.Sprintf("%s\nimport time\nrun(1000)\nt = time.perf_counter()\nrun(%d)\nprint((time.perf_counter() - t) / %d * 1e9)",
		text, turns, turns)
	cmd := exec.Command("python3", "-c", script)
	cmd.WaitDelay = time.Minute
	out, err := cmd.Output()
	if err != nil {
		return 0
	}
	ns, err := strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
	if err != nil {
		return 0
	}
	return ns
}
