package main

import (
	"context"
	"os/exec"
	"strings"
	"testing"
)

// abusive are scripts that take more than anybody has, each with what stops it.
var abusive = []struct{ name, script, stop string }{
	{"loop", "while True: pass", "--max-steps"},
	{"nested loops", "for i in range(1 << 60):\n    for j in range(1 << 60): pass\n", "--max-steps"},
	{"catch", "while True:\n    x, err = catch socket 99\n", ""},
	{"caught loop", "def f():\n    while True: pass\n\nx, err = catch f()", "--max-steps"},
	{"recursion", "def f(): f()\n\nf()", "recursion"},
	{"mutual recursion", "def f(n): return g(n + 1)\n\ndef g(n): return f(n + 1)\n\nf(0)", "recursion"},
	{"repeat", "x = [0]*(1<<26)", ""},
	{"repeated text", `x = "a"*(1<<30)`, ""},
	{"repeated bytes", `x = b"a"*(1<<40)`, "MemoryError"},
	{"list", "x = list(range(10000000000))", ""},
	{"set", "x = set(range(10000000000))", ""},
	{"dict", "x = {i: i for i in range(10000000000)}", ""},
	{"sorted", "x = sorted(range(100000000))", ""},
	{"max", "max(range(10000000000000))", ""},
	{"all", "all(range(1, 10000000000000))", ""},
	{"sum", "sum(range(1, 10000000000000))", ""},
	{"squaring", "x = 3\nfor i in range(100): x = x*x\n", ""},
	{"shift", "x = 1 << (1 << 40)", "MemoryError"},
	{"digits", `x = int("9" * 100000000)`, ""},
	{"doubled text", "x = \"a\"\nwhile True: x += x\n", ""},
	{"doubled list", "x = [0]\nwhile True: x.extend(x)\n", ""},
	{"doubled nesting", "x = []\nfor i in range(100): x = [x, x]\n\nstr(x)", ""},
	{"deep nesting", "x = []\nfor i in range(3000000): x = [x]\n\nstr(x)", ""},
	{"join", `x = ",".join(["a" * 1000000] * 10000)`, ""},
	{"long regexp", "x = re.match(\"(a*)*\" * 1000 + \"b\", \"a\" * 10000000)", ""},
	{"struct", `x = struct.pack("4000000000x")`, ""},
	{"format", `x = "%-1000000000d" % 5 * 1000`, ""},
	{"replace", `x = ("a" * 10000000).replace("a", "b" * 10000)`, ""},
	{"sockets", "held = []\nwhile True: held.append(socketpair())\n", "Too many open files"},
	{"receive", "a, b = socketpair\nwhile True: a.sendall (\"x\" * 10000); x = b.recv 99999\n", ""},
}

func TestRestrictedEndsAbusiveScripts(t *testing.T) {
	program := built(t)
	for _, row := range abusive {
		t.Run(row.name, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), generous)
			defer cancel()
			cmd := exec.CommandContext(ctx, program, "--restricted")
			cmd.Stdin = strings.NewReader(row.script + "\n\nprint(\"not here\")\n")
			var said strings.Builder
			cmd.Stderr = &said
			out, err := cmd.Output()
			if ctx.Err() != nil {
				t.Fatal("it goes on and on")
			}
			if cmd.ProcessState.ExitCode() != 1 || len(out) > 0 {
				t.Errorf("%v, and on standard output %q", err, out)
			}
			line, more, _ := strings.Cut(said.String(), "\n")
			if strings.HasPrefix(more, "sockshell: --restricted: it took more than ") {
				more = "" // it met a second bound while it told of the first
			}
			if more != "" || !strings.HasPrefix(line, "sockshell: ") || !strings.Contains(line, row.stop) {
				t.Errorf("it said:\n%s", said.String())
			}
		})
	}
}

func TestRestrictedPromptGoesOn(t *testing.T) {
	// Few steps: with the race detector the default takes more than its second.
	term := start(t, "--restricted", "--max-steps", "100000")
	term.run("x = 5", "while True: pass\n")
	term.has("RuntimeError: it takes more steps")
	term.run("x + 1")
	term.has("\n6\n")
	term.run("x = pow(3, 1 << 2000000, (1 << 30000) + 1)")
	term.has("it took more than 1 s of processor time")
	term.has("a new shell begins")
	term.run("1001 + 1")
	term.has("\n1002\n")
	term.typed("exit 3\n")
	term.ends(3)
}
