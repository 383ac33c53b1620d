package architecture

import (
	"go/ast"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// room is a package: what it may import of ours and of others. Its tests may import tests
// as well.
type room struct {
	ours, foreign []string
	tests         []string
	inTests       []string // of ours, in tests only
}

// house is who may import whom. A package that is not here has no place yet.
var house = map[string]room{
	"cmd/sockshell": {
		ours:    []string{"cmd/sockshell/internal/sandbox", "history", "repl", "repl/command"},
		foreign: []string{cobra},
		tests:   []string{pty, script, vt10x},
	},
	"cmd/sockshell/internal/bench":   {},
	"cmd/sockshell/internal/sandbox": {foreign: []string{unix}},
	"repl": {
		ours: []string{"docs/explain", "history", "repl/command", "repl/editor", "repl/eval", "repl/python",
			"repl/render", "repl/syntax", "repl/value", "resolver", "sockcore"},
		foreign: []string{unix},
		tests:   []string{pty, vt10x},
	},
	"repl/syntax":            {},
	"repl/python":            {foreign: []string{unix, xnet, xtext}},
	"repl/eval":              {ours: []string{"repl/python", "repl/syntax"}},
	"repl/eval/internal/run": {ours: []string{"repl/eval", "repl/python", "repl/syntax"}},
	"repl/command": {
		ours: []string{"docs/explain", "history", "repl/python", "repl/syntax", "repl/value", "resolver",
			"sockcore"},
		foreign: []string{unix},
	},
	"repl/command/internal/pages": {ours: []string{"repl/command"}},
	"repl/value": {ours: []string{"repl/python", "sockcore"}, foreign: []string{unix},
		inTests: []string{"repl/eval", "repl/syntax"}},
	"repl/render": {
		ours:    []string{"repl/python", "repl/value", "sockcore"},
		foreign: []string{color, isatty},
	},
	"repl/editor": {
		foreign: []string{readline, runewidth, unix},
		tests:   []string{pty, vt10x},
	},
	"history":                     {},
	"resolver":                    {ours: []string{"sockcore"}, foreign: []string{unix, xnet}},
	"sockcore":                    {foreign: []string{unix}},
	"sockcore/sockcoretest":       {ours: []string{"sockcore"}, foreign: []string{unix}},
	"sockcore/internal/constants": {},
	"docs/architecture":           {},
	"docs/explain":                {},                            // the pages of explain, and their index
	"docs/examples":               {tests: []string{pty, vt10x}}, // scripts, and their tests
}

// The foreign libraries, by the path that their packages begin with.
const (
	cobra     = "github.com/spf13/cobra"
	color     = "github.com/fatih/color"
	isatty    = "github.com/mattn/go-isatty"
	pty       = "github.com/creack/pty"
	readline  = "github.com/chzyer/readline"
	runewidth = "github.com/mattn/go-runewidth"
	script    = "github.com/rogpeppe/go-internal"
	unix      = "golang.org/x/sys/unix"
	vt10x     = "github.com/hinshun/vt10x"
	xnet      = "golang.org/x/net"
	xtext     = "golang.org/x/text"
)

// oneFile are the libraries that one file of their owner knows.
var oneFile = []string{readline, color}

// callers may make system calls; others that import x/sys/unix may use its names only.
var callers = []string{"sockcore", "sockcore/sockcoretest", "resolver", "repl/editor",
	"cmd/sockshell/internal/sandbox", "repl/python"}

func TestImportsPointDown(t *testing.T) {
	users := map[string][]string{} // of the libraries of oneFile
	for _, f := range sources(t) {
		room, known := house[f.dir]
		if !known {
			t.Errorf("%s: the package %s is not in the table of house_test.go", f.path, f.dir)
			continue
		}
		for _, spec := range f.tree.Imports {
			path, _ := strconv.Unquote(spec.Path.Value)
			if !room.allows(path, f) {
				t.Errorf("%s imports %s, which the table of house_test.go does not let %s do",
					f.path, path, f.dir)
			}
			if slices.Contains(oneFile, path) && !f.test {
				users[path] = append(users[path], f.path)
			}
		}
	}
	for _, library := range oneFile {
		if len(users[library]) != 1 {
			t.Errorf("one file imports %s, not %v", library, users[library])
		}
	}
}

// allows reports whether a file of the room may import the package of that path.
func (r room) allows(path string, f source) bool {
	if ours, ok := strings.CutPrefix(path, "sockshell/"); ok {
		return slices.Contains(r.ours, ours) || f.test && slices.Contains(r.inTests, ours) ||
			f.test && (ours == f.dir || ours == "sockcore/sockcoretest")
	}
	if first, _, _ := strings.Cut(path, "/"); !strings.Contains(first, ".") {
		return true // the standard library
	}
	libraries := r.foreign
	if f.test {
		libraries = slices.Concat(libraries, r.tests, []string{unix, script})
	}
	return slices.ContainsFunc(libraries, func(library string) bool {
		return path == library || strings.HasPrefix(path, library+"/")
	})
}

func TestNoCircles(t *testing.T) {
	var visit func(name string, above []string)
	visit = func(name string, above []string) {
		if slices.Contains(above, name) {
			t.Fatalf("a circle in the table: %v", append(above, name))
		}
		for _, below := range house[name].ours {
			visit(below, append(slices.Clone(above), name))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(house)) {
		visit(name, nil)
	}
}

func TestOneWayToTheKernel(t *testing.T) {
	for _, f := range sources(t) {
		if f.test || slices.Contains(callers, f.dir) {
			continue
		}
		ast.Inspect(f.tree, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			name, ok := call.Fun.(*ast.SelectorExpr)
			if ok && isName(name.X, "unix") && name.Sel.Name != "Errno" {
				t.Errorf("%s calls unix.%s: only %v make system calls",
					f.at(n), name.Sel.Name, callers)
			}
			return true
		})
	}
}

func isName(e ast.Expr, name string) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == name
}
