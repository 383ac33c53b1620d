package eval

import (
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"sockshell/repl/python"
	"sockshell/repl/syntax"
)

// Importer finds the modules of a session: those of Go, those that are embedded as Python, and files
// beside the script.
type Importer struct {
	// Native makes a module of Go; nil when there is none of that name.
	Native func(r *python.Runtime, name string) *python.Module
	// Library has NAME.py and NAME/__init__.py of modules in Python.
	Library fs.FS
	// Read reads a file beside the script; nil: none may be read.
	Read func(path string) ([]byte, error)
	// Grammar and Lower are for files beside the script: they may hold commands. nil: Python only.
	Grammar *syntax.Grammar
	Lower   func(*syntax.Command) (syntax.Stmt, error)
}

// Import is Runtime.Import. file is of whose code imports. What lies beside a program goes before the
// library, as in Python, but not before the modules of Go.
func (i *Importer) Import(t *python.Thread, name, file string) (*python.Module, error) {
	if m := i.Native(t.Runtime, name); m != nil {
		return m, nil
	}
	ways := []func(*python.Thread, string, string) (*python.Module, error){i.fromLibrary, i.fromFile}
	if file != "" && file[0] != '<' {
		slices.Reverse(ways)
	}
	for _, way := range ways {
		if m, err := way(t, name, file); m != nil || err != nil {
			return m, err
		}
	}
	return nil, nil
}

// modulePaths are where a module's text may be below a folder.
func modulePaths(name string) []string {
	path := strings.ReplaceAll(name, ".", "/")
	return []string{path + ".py", path + "/__init__.py"}
}

func (i *Importer) fromLibrary(t *python.Thread, name, _ string) (*python.Module, error) {
	for _, p := range modulePaths(name) {
		if text, err := fs.ReadFile(i.Library, "lib/"+p); err == nil {
			return i.run(t, name, "<sockshell>/"+p, string(text), true)
		}
	}
	return nil, nil
}

func (i *Importer) fromFile(t *python.Thread, name, file string) (*python.Module, error) {
	if i.Read == nil {
		return nil, nil
	}
	for _, dir := range folders(t, file) {
		for _, p := range modulePaths(name) {
			p = filepath.Join(dir, p)
			if text, err := i.Read(p); err == nil {
				return i.run(t, name, p, string(text), false)
			}
		}
	}
	return nil, nil
}

// folders are where modules in files may be: beside the file that imports, or beside the program where a
// module of the library does, then where sys.path says.
func folders(t *python.Thread, file string) []string {
	main, _ := t.Modules.GetStr("__main__").(*python.Module)
	if main != nil && (file == "" || file[0] == '<') {
		file, _ = python.AsStr(python.OrNone(main.Names.Get("__file__")))
	}
	dirs := []string{filepath.Dir(file)}
	if sys, ok := t.Modules.GetStr("sys").(*python.Module); ok {
		if list, ok := sys.Names.Get("path").(*python.List); ok {
			for _, v := range list.Items {
				if dir, ok := python.AsStr(v); ok && dir != "" {
					dirs = append(dirs, dir)
				}
			}
		}
	}
	return dirs
}

// run makes a module of a text. While it runs it is in sys.modules already, so that modules may import each
// other; when it fails it is taken out.
func (i *Importer) run(t *python.Thread, name, file, text string, library bool) (*python.Module, error) {
	m := python.NewModule(name)
	m.File = file
	m.Names.Set("__file__", python.NewStr(file))
	if library {
		m.Missing = " (not in sockshell)"
	}
	o := Options{File: file, Names: m.Names}
	tree, err := i.parse(text, file, library, &o)
	if err != nil {
		return nil, err
	}
	code, err := Compile(tree, o)
	if err != nil {
		return nil, SyntaxException(err, file)
	}
	if text, ok := Docstring(tree.Body); ok {
		m.Names.Set("__doc__", python.NewStr(text))
	}
	t.Modules.SetStr(name, m)
	if err := code.Run(t, t.Frame); err != nil {
		t.Modules.DeleteStr(name)
		return nil, err
	}
	return m, nil
}

// trees keeps the library's parsed modules: the process parses each once. Compiling changes no tree of the
// library, since it has no commands.
var trees sync.Map

func (i *Importer) parse(text, file string, library bool, o *Options) (*syntax.Module, error) {
	if library {
		if tree, ok := trees.Load(file); ok {
			return tree.(*syntax.Module), nil
		}
	}
	grammar := i.Grammar
	if library {
		grammar = nil
	} else {
		o.Lower = i.Lower
	}
	tree, err := syntax.ParseFile(text, grammar)
	if err != nil {
		return nil, SyntaxException(err, file)
	}
	if library {
		trees.Store(file, tree)
	}
	return tree, nil
}

// SyntaxException is a *syntax.Error as an exception; any other error itself.
func SyntaxException(err error, file string) error {
	e, ok := err.(*syntax.Error)
	if !ok {
		return err
	}
	class := python.SyntaxErrorType
	switch e.Class {
	case "IndentationError":
		class = python.IndentationError
	case "TabError":
		class = python.TabError
	}
	place := python.NewTuple(python.NewStr(file), python.NewInt(int64(e.Start.Line)), python.NewInt(int64(e.Start.Col)), python.None)
	made, err := python.CallValues(nil, class, python.NewStr(e.Message), place)
	if err != nil {
		return err
	}
	out := made.(*python.Exception)
	out.Go = e
	return out
}
