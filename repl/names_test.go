package repl

import (
	"regexp"
	"strings"
	"testing"

	"sockshell/repl/command"
	"sockshell/sockcore/sockcoretest"
)

// TestNames: none of the names that a page on Python's socket module has is unknown here, nor
// one of the shell's own.
func TestNames(t *testing.T) {
	rows := strings.Split(readText(t, "testdata/names.txt"), "\n")
	t.Chdir(exampleFiles(t, exampleLeaf(t)))
	sockcoretest.NoLeaks(t)
	type asked struct{ name, line string }
	var all []asked
	lines := append([]string{"f = socket().makefile()"}, command.MethodCommand("unwrap").Example[:4]...)
	for _, row := range rows {
		kind, names, _ := strings.Cut(row, ": ")
		form := nameForms[kind]
		if form == "" && row != "" && !strings.HasPrefix(row, "#") {
			t.Fatalf("names.txt: %q", row)
		}
		for name := range strings.FieldsSeq(names) {
			if form != "" {
				all = append(all, asked{name, strings.ReplaceAll(form, "NAME", name)})
			}
		}
	}
	for _, a := range all {
		lines = append(lines, a.line)
	}
	steps := runSession(t, lines, Config{}).Steps
	for i, a := range all {
		if out := steps[len(steps)-len(all)+i].Output; unknown.MatchString(out) || out == "" {
			t.Errorf("%s: %s gives %q", a.name, a.line, out)
		}
	}
}

// nameForms are lines that ask for a name of each kind; t is a secure socket, f a file.
var nameForms = map[string]string{
	"module": "repr(NAME) == repr(socket.NAME)",
	"socket": "hasattr(a, 'NAME') or hasattr(t, 'NAME')",
	"secure": "hasattr(t, 'NAME')",
	"file":   "hasattr(f, 'NAME')",
	"shell":  "help NAME",
	"error":  "repr(NAME)",
}

var unknown = regexp.MustCompile(`(?m)^\w*Error\b.*: |^False$`)
