package command

import (
	"os/exec"
	"slices"
	"strings"
	"testing"

	"sockshell/sockcore/sockcoretest"
)

// TestPythonsOwn holds what the pages call Python's against CPython: a command without a
// line of its own is Python's just when CPython has its name, in the module or on a value.
func TestPythonsOwn(t *testing.T) {
	out, err := exec.Command(sockcoretest.Python(t), "-c", `
import io, socket, ssl
print(*dir(socket))
print(*dir(ssl.SSLSocket), *dir(io.BufferedRWPair), *dir(io.TextIOWrapper))`).Output()
	module, methods, two := strings.Cut(string(out), "\n")
	if err != nil || !two {
		t.Fatalf("%q, %v", out, err)
	}
	for _, chapter := range Chapters() {
		for i := range chapter.Commands {
			c := &chapter.Commands[i]
			has := strings.Fields(methods)
			if c.Run.Receiver() == "" {
				has = strings.Fields(module)
			}
			label, call := c.CallLine()
			if c.Python == "" && (label == "Python") != slices.Contains(has, c.Name) {
				t.Errorf("%s: %s is %s", c.Usage(), call, label)
			}
		}
	}
}
