package repl

import (
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"sockshell/sockcore/sockcoretest"
)

// pythonNames prints what one can call in Python's socket module and on its sockets, and
// the classes of errors as the cases write them.
const pythonNames = `
import builtins, io, socket, ssl, struct
def called(where):
	return {n for n, v in vars(where).items() if n[0] != "_" and callable(v)
		and not isinstance(v, type) and not n.isupper()}
def wording(c):
	return (c.__module__ + "." if c.__module__ != "builtins" else "") + c.__qualname__
errors = {wording(e) for m in (builtins, io, socket, ssl, struct) for e in vars(m).values()
	if isinstance(e, type) and issubclass(e, (OSError, UnicodeError, struct.error))}
print(*(called(socket) | called(socket.socket) | called(socket.SocketType)))
print(*(errors | {"TypeError", "ValueError", "OverflowError", "AttributeError", "ExceptionGroup"}))`

// askPythonNames gives the names of what can be called, and those of the classes.
func askPythonNames(t *testing.T) (names, classes []string) {
	t.Helper()
	output, err := exec.Command(sockcoretest.Python(t), "-W", "ignore", "-c", pythonNames).Output()
	first, second, two := strings.Cut(string(output), "\n")
	if err != nil || !two {
		t.Fatalf("%q, %v", output, err)
	}
	return strings.Fields(first), strings.Fields(second)
}

// TestConformanceCovers: whatever one can call in CPython's socket module stands in a case.
func TestConformanceCovers(t *testing.T) {
	var text strings.Builder
	for _, c := range conformanceCases(t) {
		text.WriteString(c.setup.python + "\n" + c.line.python + "\n")
	}
	names, classes := askPythonNames(t)
	excepted := exceptedNames(t)
	for _, name := range names {
		there := regexp.MustCompile(`\b` + name + `\b`).MatchString(text.String())
		checkCovered(t, name, there, excepted)
	}
	for _, name := range append(names, classes...) {
		delete(excepted, name)
	}
	for name := range excepted {
		t.Errorf("excepted.txt: Python has no %s", name)
	}
}

// coverClasses: each class of Python's errors is some case's answer.
func coverClasses(t *testing.T, answers []string) {
	t.Helper()
	met := map[string]bool{}
	for _, answer := range answers {
		class, _, _ := strings.Cut(answer, ":")
		met[class] = true
	}
	_, classes := askPythonNames(t)
	excepted := exceptedNames(t)
	for _, class := range classes {
		checkCovered(t, class, met[class], excepted)
	}
}

func checkCovered(t *testing.T, name string, there bool, excepted map[string]string) {
	t.Helper()
	reason, out := excepted[name]
	switch {
	case there && out:
		t.Errorf("%s is in a case: take it out of excepted.txt (%s)", name, reason)
	case !there && !out:
		t.Errorf("%s is in no case: add one, or say in excepted.txt why not", name)
	}
}

// exceptedNames reads excepted.txt: names and, after a colon, why no case has them.
func exceptedNames(t *testing.T) map[string]string {
	t.Helper()
	excepted := map[string]string{}
	for row := range strings.SplitSeq(readText(t, "testdata/conformance/excepted.txt"), "\n") {
		names, reason, ok := strings.Cut(row, ": ")
		if !ok && row != "" && !strings.HasPrefix(row, "#") {
			t.Errorf("excepted.txt: %q gives no reason", row)
		}
		for name := range strings.FieldsSeq(names) {
			if ok {
				excepted[name] = reason
			}
		}
	}
	return excepted
}
