package python

import "strings"

// ImportModule is import a.b: the first module of the path, and the last. file is of whose code imports.
func ImportModule(t *Thread, name, file string) (top, last Value, err error) {
	path := ""
	for part := range strings.SplitSeq(name, ".") {
		if path != "" {
			path += "."
		}
		path += part
		m, err := importOne(t, path, file)
		if err != nil {
			return nil, nil, err
		}
		if top == nil {
			top = m
		} else if parent, ok := last.(*Module); ok && parent.Names.Get(part) == nil {
			parent.Names.Set(part, m)
		}
		last = m
	}
	return top, last, nil
}

func importOne(t *Thread, name, file string) (Value, error) {
	if m := t.Modules.GetStr(name); m != nil {
		if m == None {
			return nil, noModule("import of "+name+" halted; None in sys.modules", name)
		}
		return m, nil
	}
	if t.Import != nil {
		m, err := t.Import(t, name, file)
		if err != nil {
			return nil, err
		}
		if m != nil {
			if have := t.Modules.GetStr(name); have != nil { // it put something else there itself
				return have, nil
			}
			t.Modules.SetStr(name, m)
			return m, nil
		}
	}
	return nil, noModule("No module named '"+name+"' (not in sockshell)", name)
}

func noModule(text, name string) error {
	e := Raise(ModuleNotFoundError, "%s", text)
	e.SetOwn("name", NewStr(name))
	return e
}

// ImportMember is from m import name.
func ImportMember(t *Thread, m Value, name, file string) (Value, error) {
	v, err := FindAttr(t, m, name)
	if v != nil || err != nil && !IsA(err, AttributeError) {
		return v, err
	}
	module, ok := m.(*Module)
	if !ok {
		return nil, Raise(ImportError, "cannot import name '%s'", name)
	}
	full := module.Name + "." + name
	if sub, err := importOne(t, full, file); err == nil {
		module.Names.Set(name, sub)
		return sub, nil
	} else if !IsA(err, ModuleNotFoundError) {
		return nil, err
	}
	where := "unknown location"
	if module.File != "" {
		where = module.File
	}
	e := Raise(ImportError, "cannot import name '%s' from '%s' (%s)", name, module.Name, where)
	if module.Missing != "" {
		e = Raise(ImportError, "cannot import name '%s' from '%s'%s", name, module.Name, module.Missing)
	}
	e.SetOwn("name", NewStr(module.Name))
	return nil, e
}

// ImportAll is from m import *: it binds what __all__ names, or each name without an underscore.
func ImportAll(t *Thread, m Value, bind func(name string, v Value)) error {
	module, ok := m.(*Module)
	if !ok {
		return Raise(ImportError, "from-import-* object has no __dict__")
	}
	names := module.AttrNames()
	if all := module.Get("__all__"); all != nil {
		items, err := Items(t, all)
		if err != nil {
			return err
		}
		names = names[:0:0]
		for _, v := range items {
			name, ok := AsStr(v)
			if !ok {
				return Raise(TypeError, "Item in %s.__all__ must be str, not %s", module.Name, TypeName(v))
			}
			names = append(names, name)
		}
	} else {
		public := names[:0:0]
		for _, name := range names {
			if !strings.HasPrefix(name, "_") {
				public = append(public, name)
			}
		}
		names = public
	}
	for _, name := range names {
		v, err := GetAttr(t, m, name)
		if err != nil {
			return err
		}
		bind(name, v)
	}
	return nil
}
