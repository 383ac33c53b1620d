package eval

import (
	"sockshell/repl/python"
	"sockshell/repl/syntax"
)

// class compiles a class statement.
func (c *compiler) class(n *syntax.ClassDef) stmt {
	s := c.scope.nested[n]
	body := c.block(n.Body, s)
	body.line = n.Start.Line
	bases := c.items(n.Bases)
	names, values := make([]string, len(n.Keywords)), make([]expr, len(n.Keywords))
	for i, k := range n.Keywords {
		names[i], values[i] = k.Arg, c.expr(k.Value)
	}
	capture := c.capture(body.frees)
	module := c.Names.Cell("__name__")
	classCell := -1
	if y := s.names["__class__"]; y != nil && y.place == cell {
		classCell = y.index
	}
	made := func(a *activation) (python.Value, error) {
		list, err := bases(a)
		if err != nil {
			return nil, err
		}
		var kw []python.Named
		for i, value := range values {
			v, err := value(a)
			if err != nil {
				return nil, err
			}
			kw = append(kw, python.Named{Name: names[i], Value: v})
		}
		b := &classBuild{t: a.t, name: n.Name, bases: list, kw: kw}
		if err := b.prepare(); err != nil {
			return nil, err
		}
		inner := enter(a.t, body)
		inner.class = b.attrs
		if module.Value != nil {
			inner.define("__module__", module.Value)
		}
		inner.define("__qualname__", python.NewStr(body.qualname))
		if body.doc != python.None {
			inner.define("__doc__", body.doc)
		}
		inner.makeCells(capture(a))
		cells := inner.cells
		_, err = inner.run()
		if err == nil {
			err = inner.refused
		}
		inner.leave()
		if err != nil {
			return nil, err
		}
		made, err := b.make()
		if err == nil && classCell >= 0 {
			cells[classCell].Value = made
		}
		return made, err
	}
	return c.decorated(n.Name, n.Decorators, made)
}

// define binds a name of a class body. A metaclass's namespace may have a __setitem__ of its own, as an
// enumeration's has; the first name that it refuses ends the class statement, at its end.
func (a *activation) define(name string, v python.Value) {
	if a.class.Type() == python.DictType {
		a.class.SetStr(name, v)
		return
	}
	if err := python.SetItem(a.t, a.class, python.NewStr(name), v); err != nil && a.refused == nil {
		a.refused = err
	}
}

// classBuild is a class statement that runs.
type classBuild struct {
	t     *python.Thread
	name  string
	bases []python.Value
	meta  python.Value
	kw    []python.Named
	attrs *python.Dict
	orig  []python.Value // the bases as written, when __mro_entries__ changed them
}

// prepare finds the metaclass and makes the namespace.
func (b *classBuild) prepare() error {
	if err := b.entries(); err != nil {
		return err
	}
	b.meta = python.TypeType
	for i, k := range b.kw {
		if k.Name == "metaclass" {
			b.meta = k.Value
			b.kw = append(b.kw[:i:i], b.kw[i+1:]...)
			break
		}
	}
	if meta, ok := b.meta.(*python.Type); ok {
		var types []*python.Type
		for _, v := range b.bases {
			if c, ok := v.(*python.Type); ok {
				types = append(types, c)
			}
		}
		b.meta = python.MetaOf(meta, types)
	}
	b.attrs = python.NewDict()
	if b.meta == python.TypeType {
		return nil
	}
	prepare, err := python.FindAttr(b.t, b.meta, "__prepare__")
	if err != nil || prepare == nil {
		return err
	}
	made, err := python.Call(b.t, prepare, python.Args{Pos: []python.Value{python.NewStr(b.name),
		python.NewTuple(b.bases...)}, Kw: b.kw})
	if err != nil {
		return err
	}
	d, ok := made.(*python.Dict)
	if !ok {
		return python.Raise(python.TypeError, "%s.__prepare__() must return a mapping, not %s", python.TypeName(b.meta), python.TypeName(made))
	}
	b.attrs = d
	return nil
}

// entries replaces bases that are no classes by what their __mro_entries__ gives.
func (b *classBuild) entries() error {
	var bases []python.Value
	for _, v := range b.bases {
		if _, ok := v.(*python.Type); ok {
			bases = append(bases, v)
			continue
		}
		f, err := python.FindAttr(b.t, v, "__mro_entries__")
		if err != nil {
			return err
		}
		if f == nil {
			bases = append(bases, v)
			continue
		}
		got, err := python.CallValues(b.t, f, python.NewTuple(b.bases...))
		if err != nil {
			return err
		}
		some, err := python.Items(b.t, got)
		if err != nil {
			return err
		}
		bases = append(bases, some...)
	}
	b.bases = bases
	return nil
}

func (b *classBuild) make() (python.Value, error) {
	if b.meta == python.TypeType {
		types := make([]*python.Type, len(b.bases))
		for i, v := range b.bases {
			c, ok := v.(*python.Type)
			if !ok {
				return nil, python.Raise(python.TypeError, "bases must be types")
			}
			types[i] = c
		}
		return python.NewClass(b.t, python.TypeType, b.name, types, b.attrs, b.kw)
	}
	return python.Call(b.t, b.meta, python.Args{Pos: []python.Value{python.NewStr(b.name),
		python.NewTuple(b.bases...), b.attrs}, Kw: b.kw})
}
