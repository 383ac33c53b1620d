package architecture

import (
	"go/ast"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// A test as docs/faults.md names it: the package's folder, the function, and the file that is
// one of its cases.
var faultTest = regexp.MustCompile("`([a-z/]+) ((?:Test|Fuzz)\\w+)(?:/(\\w+))?`")

// caseFiles are the tests whose cases are files, each with how the file of a case is called.
var caseFiles = map[string]string{
	"cmd/sockshell TestScripts": "cmd/sockshell/testdata/script/*.txtar",
	"repl TestSessions":         "repl/testdata/sessions/*.session",
}

// TestFaults: each row of docs/faults.md names tests, and each of them is there.
func TestFaults(t *testing.T) {
	have := map[string]bool{}
	for _, f := range sources(t) {
		for _, d := range f.tree.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && f.test && fn.Recv == nil {
				have[f.dir+" "+fn.Name.Name] = true
			}
		}
	}
	text, err := os.ReadFile(filepath.Join(root, "docs/faults.md"))
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for row := range strings.Lines(string(text)) {
		cells := strings.Split(strings.TrimSpace(row), " | ")
		if len(cells) < 3 || cells[0] == "| ---" || cells[0] == "| the fault" {
			continue
		}
		rows++
		tests := cells[len(cells)-1]
		named := faultTest.FindAllStringSubmatch(tests, -1)
		if named == nil || len(named) != strings.Count(tests, ",")+1 {
			t.Errorf("no test, or one that is no `PACKAGE TestName`, in: %s", tests)
		}
		for _, part := range named {
			checkNamed(t, have, part[1]+" "+part[2], part[3])
		}
	}
	if rows == 0 {
		t.Error("there are no rows")
	}
}

func checkNamed(t *testing.T, have map[string]bool, name, file string) {
	t.Helper()
	if !have[name] {
		t.Errorf("there is no test %s", name)
	}
	if file == "" {
		return
	}
	path := filepath.Join(root, strings.Replace(caseFiles[name], "*", file, 1))
	if _, err := os.Stat(path); err != nil {
		t.Errorf("%s has no case %s: %v", name, file, err)
	}
}
