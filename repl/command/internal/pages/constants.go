package main

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// systems are those that have constants, as files and readers name them.
var systems = []struct{ file, name string }{
	{"linux", "Linux"}, {"darwin", "macOS"}, {"freebsd", "FreeBSD"},
}

// entry is what the rows of all systems say of one constant.
type entry struct {
	doc string
	on  []string
}

// constantsPage is the table of the constants: which system has which.
func constantsPage(sockcore string) (string, error) {
	all := map[string]*entry{}
	for _, system := range systems {
		rows, err := constantRows(filepath.Join(sockcore, "constant_"+system.file+".go"))
		if err != nil {
			return "", err
		}
		for _, row := range rows {
			if all[row.name] == nil {
				all[row.name] = &entry{doc: row.doc}
			}
			all[row.name].on = append(all[row.name].on, system.name)
		}
	}
	return constantsText(all), nil
}

func constantsText(all map[string]*entry) string {
	var b strings.Builder
	b.WriteString(made + "# Constants\n\nA name alone at the prompt shows its number, " +
		"which differs from system to system. A name that the system lacks is an error that says so.\n")
	prefix := ""
	names := slices.SortedFunc(maps.Keys(all), func(x, y string) int {
		return cmp.Or(cmp.Compare(group(x), group(y)), cmp.Compare(x, y))
	})
	for _, name := range names {
		if p := group(name); p != prefix {
			prefix = p
			fmt.Fprintf(&b, "\n## %s\n\n| name | for | on |\n| --- | --- | --- |\n", prefix)
		}
		on := strings.Join(all[name].on, ", ")
		if len(all[name].on) == len(systems) {
			on = "all"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", name, all[name].doc, on)
	}
	return b.String()
}

// group is the heading that a name stands under: its prefix, POLL or errno.
func group(name string) string {
	if prefix, _, ok := strings.Cut(name, "_"); ok {
		return prefix + "_"
	}
	switch {
	case strings.HasPrefix(name, "POLL"):
		return "POLL"
	case strings.HasPrefix(name, "E"):
		return "errno"
	}
	return name
}

type constant struct{ name, doc string }

// constantRows reads the composite literal of a generated file: {name, value, doc}.
func constantRows(file string) (rows []constant, err error) {
	tree, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	ast.Inspect(tree, func(n ast.Node) bool {
		row, ok := n.(*ast.CompositeLit)
		if !ok || len(row.Elts) != 3 || row.Type != nil {
			return true
		}
		rows = append(rows, constant{text(row.Elts[0]), text(row.Elts[2])})
		return false
	})
	return rows, nil
}

func text(e ast.Expr) string {
	literal, ok := e.(*ast.BasicLit)
	if !ok {
		return ""
	}
	s, _ := strconv.Unquote(literal.Value)
	return s
}
