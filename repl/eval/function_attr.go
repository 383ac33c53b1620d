package eval

import (
	"sockshell/repl/python"
)

// Attr gives Python's attributes of a function.
func (f *Function) Attr(_ *python.Thread, name string) (python.Value, error) {
	switch name {
	case "__name__":
		return python.NewStr(f.name), nil
	case "__qualname__":
		return python.NewStr(f.qualname), nil
	case "__doc__":
		return f.doc, nil
	case "__module__":
		if f.module == nil {
			return python.None, nil
		}
		return f.module, nil
	case "__defaults__":
		if f.defaults == nil {
			return python.None, nil
		}
		return python.NewTuple(f.defaults...), nil
	case "__kwdefaults__":
		return f.keywordDefaults(), nil
	case "__annotations__":
		if f.annotated == nil {
			f.annotated = python.NewDict()
		}
		return f.annotated, nil
	case "__dict__":
		return f.dict(), nil
	case "__code__":
		return &codeObject{f.code}, nil
	case "__closure__":
		return python.None, nil
	case "__globals__":
		return f.code.names.Dict(), nil
	}
	if f.attrs != nil {
		return f.attrs.GetStr(name), nil
	}
	return nil, nil
}

func (f *Function) keywordDefaults() python.Value {
	d := python.NewDict()
	for i, v := range f.kwDefaults {
		if v != nil {
			d.SetStr(f.code.params.names[f.code.params.plain+i], v)
		}
	}
	if d.Len() == 0 {
		return python.None
	}
	return d
}

func (f *Function) dict() *python.Dict {
	if f.attrs == nil {
		f.attrs = python.NewDict()
	}
	return f.attrs
}

// AttrNames lists them.
func (f *Function) AttrNames() []string {
	return []string{"__annotations__", "__closure__", "__code__", "__defaults__", "__dict__", "__doc__", "__globals__",
		"__kwdefaults__", "__module__", "__name__", "__qualname__"}
}

// SetAttr sets an attribute.
func (f *Function) SetAttr(t *python.Thread, name string, v python.Value) error {
	text, isText := v.(*python.Str)
	switch {
	case name == "__name__" && isText:
		f.name = text.String()
	case name == "__qualname__" && isText:
		f.qualname = text.String()
	case name == "__doc__" && v != nil:
		f.doc = v
	case name == "__module__" && v != nil:
		f.module = v
	case name == "__annotations__":
		f.annotated, _ = v.(*python.Dict)
	case name == "__dict__":
	case name == "__defaults__":
		f.defaults = nil
		if d, ok := v.(*python.Tuple); ok {
			f.defaults = d.Items
		}
	case v == nil:
		if !f.dict().DeleteStr(name) {
			return python.Raise(python.AttributeError, "'function' object has no attribute '%s'", name)
		}
	default:
		f.dict().SetStr(name, v)
	}
	return nil
}

// codeObject is what __code__ gives.
type codeObject struct{ *code }

var codeType = &python.Type{Name: "code", Final: true}

func (*codeObject) Type() *python.Type { return codeType }

func (c *codeObject) Attr(_ *python.Thread, name string) (python.Value, error) {
	switch name {
	case "co_name":
		return python.NewStr(c.name), nil
	case "co_qualname":
		return python.NewStr(c.qualname), nil
	case "co_filename":
		return python.NewStr(c.file), nil
	case "co_firstlineno":
		return python.NewInt(int64(c.line)), nil
	case "co_argcount":
		return python.NewInt(int64(c.params.plain)), nil
	case "co_posonlyargcount":
		return python.NewInt(int64(c.params.posOnly)), nil
	case "co_kwonlyargcount":
		return python.NewInt(int64(c.params.kwOnly)), nil
	case "co_flags":
		flags := 3
		if c.params.varArg >= 0 {
			flags |= 4
		}
		if c.params.kwArg >= 0 {
			flags |= 8
		}
		if c.generator {
			flags |= 32
		}
		return python.NewInt(int64(flags)), nil
	case "co_varnames":
		var names []python.Value
		for _, y := range c.locals {
			if y.place == local || y.place == cell {
				names = append(names, python.NewStr(y.name))
			}
		}
		return python.NewTuple(names...), nil
	}
	return nil, nil
}

func (*codeObject) AttrNames() []string {
	return []string{"co_argcount", "co_filename", "co_firstlineno", "co_flags", "co_kwonlyargcount", "co_name",
		"co_posonlyargcount", "co_qualname", "co_varnames"}
}
