package architecture

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

const root = "../.."

// source is a Go file of the repository.
type source struct {
	path, dir string // from the root
	test      bool
	generated bool
	lines     int
	tree      *ast.File
	files     *token.FileSet
}

func (f source) at(n ast.Node) string {
	return fmt.Sprintf("%s:%d", f.path, f.files.Position(n.Pos()).Line)
}

// sources is every Go file, for whatever system.
func sources(t *testing.T) []source {
	t.Helper()
	list, err := allSources()
	if err != nil {
		t.Fatal(err)
	}
	return list
}

var allSources = sync.OnceValues(func() (list []source, err error) {
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			if d != nil && (d.Name() == "testdata" || d.Name() == ".git") {
				return fs.SkipDir
			}
			return err
		}
		if !strings.HasSuffix(path, ".go") {
			return nil
		}
		f, err := readSource(path)
		list = append(list, f)
		return err
	})
	return list, err
})

func readSource(path string) (source, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return source{}, err
	}
	files := token.NewFileSet()
	tree, err := parser.ParseFile(files, path, text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return source{}, err
	}
	name, err := filepath.Rel(root, path)
	return source{
		path: filepath.ToSlash(name), dir: filepath.ToSlash(filepath.Dir(name)),
		test: strings.HasSuffix(path, "_test.go"), generated: ast.IsGenerated(tree),
		lines: strings.Count(string(text), "\n"), tree: tree, files: files,
	}, err
}
