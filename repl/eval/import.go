package eval

import (
	"sockshell/repl/python"
	"sockshell/repl/syntax"
)

func (c *compiler) importStmt(n *syntax.Import) stmt {
	type one struct {
		name  string
		whole bool // import a.b as c binds a.b, import a.b binds a
		store func(a *activation, v python.Value)
	}
	var all []one
	for _, alias := range n.Names {
		all = append(all, one{alias.Name, alias.AsName != "", c.store(importedName(alias))})
	}
	file := c.File
	return func(a *activation) (signal, error) {
		for _, i := range all {
			top, m, err := python.ImportModule(a.t, i.name, file)
			if err != nil {
				return next, err
			}
			if i.whole {
				top = m
			}
			i.store(a, top)
		}
		return next, nil
	}
}

func (c *compiler) importFrom(n *syntax.ImportFrom) stmt {
	if n.Level > 0 {
		name := n.Module
		return func(*activation) (signal, error) {
			_ = name
			return next, python.Raise(python.ImportError, "attempted relative import with no known parent package")
		}
	}
	if n.Module == "__future__" {
		return nil
	}
	if len(n.Names) == 1 && n.Names[0].Name == "*" {
		return c.importAll(n.Module)
	}
	stores := make([]func(*activation, python.Value), len(n.Names))
	for i, alias := range n.Names {
		stores[i] = c.store(boundName(alias))
	}
	module, file := n.Module, c.File
	return func(a *activation) (signal, error) {
		_, m, err := python.ImportModule(a.t, module, file)
		if err != nil {
			return next, err
		}
		for i, alias := range n.Names {
			v, err := python.ImportMember(a.t, m, alias.Name, file)
			if err != nil {
				return next, err
			}
			stores[i](a, v)
		}
		return next, nil
	}
}

// importAll binds what __all__ names, or all names without an underscore.
func (c *compiler) importAll(module string) stmt {
	names, file, stored := c.Names, c.File, c.Stored
	return func(a *activation) (signal, error) {
		_, m, err := python.ImportModule(a.t, module, file)
		if err != nil {
			return next, err
		}
		return next, python.ImportAll(a.t, m, func(name string, v python.Value) {
			names.Set(name, v)
			if stored != nil {
				stored(name, v)
			}
		})
	}
}
