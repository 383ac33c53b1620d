package value

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

// python evaluates expressions in CPython: for each its repr, or its error's class and text.
func python(t *testing.T, expressions []string) []string {
	t.Helper()
	path, err := exec.LookPath("python3")
	if err != nil {
		if os.Getenv("REQUIRE_PYTHON") == "1" {
			t.Fatal("REQUIRE_PYTHON=1, but there is no python3")
		}
		t.Skip("no python3 to compare with")
	}
	input, err := json.Marshal(expressions)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, "-W", "ignore", "-c", oracle)
	cmd.Env = append(os.Environ(), "TZ=UTC", "LC_ALL=C.UTF-8")
	cmd.Stdin = strings.NewReader(string(input))
	cmd.Stderr = os.Stderr
	output, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var answers []string
	if err := json.Unmarshal(output, &answers); err != nil {
		t.Fatal(err)
	}
	return answers
}

const oracle = `
import json, math, re, struct, sys, time
def answer(source):
    try:
        return repr(eval(source))
    except Exception as err:
        kind = type(err)
        name = kind.__qualname__
        if kind.__module__ != 'builtins':
            name = kind.__module__ + '.' + name
        return name + ': ' + str(err)
print(json.dumps([answer(source) for source in json.load(sys.stdin)]))
`

// evaluate does the same with this package.
func evaluate(source string) string {
	v, err := eval(new(starlark.Thread), source)
	if err != nil {
		var exception *Exception
		if errors.As(err, &exception) {
			return exception.Error()
		}
		return "not an Exception: " + err.Error()
	}
	return Repr(v)
}

func eval(thread *starlark.Thread, source string) (starlark.Value, error) {
	options := &syntax.FileOptions{Set: true}
	expr, err := options.ParseExpr("test", source, 0)
	if err != nil {
		return nil, err
	}
	env := Builtins()
	env["struct"], env["json"], env["re"] = Struct(), JSON(), Re()
	env["math"], env["time"] = Math(), Time()
	env["_mod"] = newBuiltin("%", func(c *call) (starlark.Value, error) {
		return Mod(c.args[0], c.args[1])
	})
	env["_attr"] = newBuiltin("attr", func(c *call) (starlark.Value, error) {
		return Attr(c.args[0], string(c.args[1].(starlark.String)))
	})
	r := rewriter{env: env, own: AttrNames()}
	return starlark.EvalExprOptions(options, thread, r.expr(expr), env)
}

// rewriter does to an expression what the shell does: bytes literals are ours, and so are
// % and the attributes that Starlark's values lack.
type rewriter struct {
	env starlark.StringDict
	own map[string]bool
}

func (r rewriter) exprs(list []syntax.Expr) []syntax.Expr {
	for i, e := range list {
		list[i] = r.expr(e)
	}
	return list
}

func (r rewriter) call(name string, args ...syntax.Expr) syntax.Expr {
	return &syntax.CallExpr{Fn: &syntax.Ident{Name: name}, Args: args}
}

func (r rewriter) expr(e syntax.Expr) syntax.Expr {
	switch e := e.(type) {
	case *syntax.Literal:
		if b, ok := e.Value.(string); ok && e.Token == syntax.BYTES {
			name := "_bytes" + b
			r.env[name] = Bytes(b)
			return &syntax.Ident{Name: name, NamePos: e.TokenPos}
		}
	case *syntax.BinaryExpr:
		e.X, e.Y = r.expr(e.X), r.expr(e.Y)
		if e.Op == syntax.PERCENT {
			return r.call("_mod", e.X, e.Y)
		}
	case *syntax.DotExpr:
		e.X = r.expr(e.X)
		if r.own[e.Name.Name] {
			name := &syntax.Literal{Token: syntax.STRING, Value: e.Name.Name}
			return r.call("_attr", e.X, name)
		}
	case *syntax.CallExpr:
		e.Fn, e.Args = r.expr(e.Fn), r.exprs(e.Args)
	case *syntax.UnaryExpr:
		if e.X != nil {
			e.X = r.expr(e.X)
		}
	case *syntax.ParenExpr:
		e.X = r.expr(e.X)
	case *syntax.ListExpr:
		e.List = r.exprs(e.List)
	case *syntax.TupleExpr:
		e.List = r.exprs(e.List)
	case *syntax.DictExpr:
		e.List = r.exprs(e.List)
	case *syntax.DictEntry:
		e.Key, e.Value = r.expr(e.Key), r.expr(e.Value)
	case *syntax.IndexExpr:
		e.X, e.Y = r.expr(e.X), r.expr(e.Y)
	case *syntax.SliceExpr:
		e.X = r.expr(e.X)
	case *syntax.LambdaExpr:
		e.Body = r.expr(e.Body)
	case *syntax.Comprehension:
		e.Body = r.expr(e.Body)
		for _, clause := range e.Clauses {
			if f, ok := clause.(*syntax.ForClause); ok {
				f.X = r.expr(f.X)
			}
		}
	}
	return e
}

// compare asks both, and wants the same text.
func compareWithPython(t *testing.T, expressions []string) {
	t.Helper()
	failed := 0
	for i, want := range python(t, expressions) {
		if got := evaluate(expressions[i]); got != want {
			t.Errorf("%s\n got %s\nwant %s", expressions[i], got, want)
			if failed++; failed == 40 {
				t.Fatal("and so on")
			}
		}
	}
}

// TestPython compares every line of testdata/python with CPython.
func TestPython(t *testing.T) {
	t.Setenv("TZ", "UTC")
	files, err := filepath.Glob("testdata/python/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no expressions to compare", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var expressions []string
			for line := range strings.Lines(string(text)) {
				line = strings.TrimRight(line, "\n")
				if line != "" && !strings.HasPrefix(line, "#") {
					expressions = append(expressions, line)
				}
			}
			compareWithPython(t, expressions)
		})
	}
}
