package main

import (
	"testing"
)

func TestPromptShowsResultsAndErrors(t *testing.T) {
	term := start(t)
	term.run("s = socket AF_INET SOCK_STREAM", "1 + 2", `"a" + 1`, "nonsense")
	term.has("\n3\n")
	term.has("\nTypeError: ")
	term.has("\nNameError: name 'nonsense' is not defined")
	term.typed("\x04")
	term.ends(0)
}

func TestPromptContinues(t *testing.T) {
	term := start(t)
	term.prompt()
	term.typed("for i in range(2):\n")
	term.has("\n  ...")
	term.typed("    print(\"n\", i)\n")
	term.lacks("n 0")
	term.typed("\n")
	term.has("\nn 0\nn 1\n")
	term.run("x = [1,\n 2]", "len(x)")
	term.has("\n2\n")
}

func TestPromptControlKeys(t *testing.T) {
	term := start(t)
	term.prompt()
	term.typed("half a line")
	term.has("half a line")
	term.typed("\x03")
	term.has("half a line^C\n")
	term.run(`print("goes on")`)
	term.has("\ngoes on\n")
}

func TestExitStatus(t *testing.T) {
	term := start(t)
	term.prompt()
	term.typed("exit 3\n")
	term.ends(3)
}

func TestLeavingAsksOnceWhenJobsRun(t *testing.T) {
	term := start(t)
	term.run("a, b = socketpair")
	term.typed("a.recv 10 &\n")
	term.has("\n[1] sock>")
	term.typed("\x04")
	term.has("1 job still running: Ctrl-D again leaves\n[1] sock>")
	term.typed("\x04")
	term.ends(0)
}

func TestPromptTemplate(t *testing.T) {
	term := start(t)
	term.run("a, b = socketpair")
	term.typed("config prompt \"%j%s 100%% %x> \"\n")
	term.has("\n2 100% %x>")
	term.typed("a.recv 10 &\n")
	term.has("\n[1] 2 100% %x>")
	term.typed("b.send hello; wait\n")
	term.has("hello'\n2 100% %x>")
}

// TestCaret: what does not parse is pointed at, and asked no further lines for.
func TestCaret(t *testing.T) {
	term := start(t)
	term.run("x = = 3")
	term.has("sock> x = = 3\n          ^\nSyntaxError: invalid syntax\n")
	term.run("s.recv abc")
	term.has("sock> s.recv abc\n             ^^^\nSyntaxError: no constant or number abc")
	term.run(`print("日本", 1 2)`)
	term.has(")\n                    ^^^\nSyntaxError: invalid syntax. Perhaps you forgot a comma?\n")
	term.run("if True print(1)")
	term.has("print(1)\n              ^^^^^\nSyntaxError: invalid syntax\nsock>")
	term.run("for i in x:\n    f(i\n    y = 1")
	term.has("    y = 1\n          f(i\n           ^\nSyntaxError: '(' was never closed\nsock>")
}
