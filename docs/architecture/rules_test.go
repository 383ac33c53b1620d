package architecture

import (
	"go/ast"
	"go/token"
	"testing"
)

// The budgets: the lines of a function that is no table of rows, those of a file that is
// not generated.
const (
	functionLines = 70
	fileLines     = 400
)

func TestBudgets(t *testing.T) {
	for _, f := range sources(t) {
		if f.generated {
			continue
		}
		if f.lines > fileLines {
			t.Errorf("%s has %d lines, more than %d: part it", f.path, f.lines, fileLines)
		}
		for _, d := range f.tree.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Body == nil || isTable(fn) {
				continue
			}
			first, last := f.files.Position(fn.Pos()).Line, f.files.Position(fn.End()).Line
			if n := last - first + 1; n > functionLines {
				t.Errorf("%s: %s has %d lines, more than %d", f.at(fn), fn.Name.Name, n, functionLines)
			}
		}
	}
}

// isTable reports whether a function only returns rows: its body is one return of a
// composite literal.
func isTable(fn *ast.FuncDecl) bool {
	if len(fn.Body.List) != 1 {
		return false
	}
	ret, ok := fn.Body.List[0].(*ast.ReturnStmt)
	if !ok || len(ret.Results) != 1 {
		return false
	}
	_, ok = ret.Results[0].(*ast.CompositeLit)
	return ok
}

func TestNoInit(t *testing.T) {
	for _, f := range sources(t) {
		for _, d := range f.tree.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
				t.Errorf("%s: no init: what is set up is set up by a call that one can see", f.at(fn))
			}
		}
	}
}

// TestPackageVariablesStay finds assignments to package variables, by name: what moves
// belongs to a Session or an Engine.
func TestPackageVariablesStay(t *testing.T) {
	byPackage := map[string]map[string]bool{}
	for _, f := range sources(t) {
		if f.test {
			continue
		}
		if byPackage[f.dir] == nil {
			byPackage[f.dir] = map[string]bool{}
		}
		for _, name := range packageVariables(f.tree) {
			byPackage[f.dir][name] = true
		}
	}
	for _, f := range sources(t) {
		if f.test {
			continue
		}
		for _, d := range f.tree.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Body != nil {
				checkAssignments(t, f, fn, byPackage[f.dir])
			}
		}
	}
}

func packageVariables(tree *ast.File) (names []string) {
	for _, d := range tree.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.VAR {
			continue
		}
		for _, spec := range g.Specs {
			for _, name := range spec.(*ast.ValueSpec).Names {
				names = append(names, name.Name)
			}
		}
	}
	return names
}

// checkAssignments reports each `name = …`, `name[k] = …` and `name++` whose name is a
// package variable and no local one.
func checkAssignments(t *testing.T, f source, fn *ast.FuncDecl, variables map[string]bool) {
	local := localNames(fn)
	report := func(target ast.Expr) {
		if index, ok := target.(*ast.IndexExpr); ok {
			target = index.X
		}
		name, ok := target.(*ast.Ident)
		if ok && name.Name != "_" && variables[name.Name] && !local[name.Name] {
			t.Errorf("%s: %s changes the package variable %s", f.at(target), fn.Name.Name, name.Name)
		}
	}
	ast.Inspect(fn.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			if n.Tok != token.DEFINE {
				for _, target := range n.Lhs {
					report(target)
				}
			}
		case *ast.IncDecStmt:
			report(n.X)
		}
		return true
	})
}

// localNames are all names that a function declares, anywhere in it.
func localNames(fn *ast.FuncDecl) map[string]bool {
	local := map[string]bool{}
	ast.Inspect(fn, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Field:
			for _, name := range n.Names {
				local[name.Name] = true
			}
		case *ast.ValueSpec:
			for _, name := range n.Names {
				local[name.Name] = true
			}
		case *ast.AssignStmt:
			for _, target := range n.Lhs {
				if name, ok := target.(*ast.Ident); ok && n.Tok == token.DEFINE {
					local[name.Name] = true
				}
			}
		}
		return true
	})
	return local
}
