package eval

import (
	"sockshell/repl/python"
)

// GeneratorType is the class of generators.
var GeneratorType = &python.Type{Name: "generator", Final: true, Sample: (*Generator)(nil), Methods: generatorMethods}

func generatorMethods() []*python.Builtin {
	answer := func(g *Generator, v python.Value, err error) (python.Value, error) {
		if v == nil && err == nil {
			return nil, g.stopped()
		}
		return v, err
	}
	return []*python.Builtin{
		{Name: "__next__", Fn: func(t *python.Thread, self python.Value, _ python.Args) (python.Value, error) {
			g := self.(*Generator)
			v, err := g.send(t, python.None)
			return answer(g, v, err)
		}},
		{Name: "send", Fn: func(t *python.Thread, self python.Value, a python.Args) (python.Value, error) {
			var v python.Value
			if err := python.Unpack(a, "send", "value/", &v); err != nil {
				return nil, err
			}
			g := self.(*Generator)
			v, err := g.send(t, v)
			return answer(g, v, err)
		}},
		{Name: "throw", Fn: func(t *python.Thread, self python.Value, a python.Args) (python.Value, error) {
			err, wrong := thrown(t, a)
			if wrong != nil {
				return nil, wrong
			}
			g := self.(*Generator)
			v, err := g.throw(t, err)
			return answer(g, v, err)
		}},
		{Name: "close", Fn: func(t *python.Thread, self python.Value, _ python.Args) (python.Value, error) {
			return python.None, self.(*Generator).Close(t)
		}},
	}
}

// thrown is what throw(class), throw(class, value) or throw(exception) raises.
func thrown(t *python.Thread, a python.Args) (exc, wrong error) {
	var v, arg, tb python.Value
	if err := python.Unpack(a, "throw", "type/", &v, "value/?", &arg, "traceback/?", &tb); err != nil {
		return nil, err
	}
	if c, ok := v.(*python.Type); ok && arg != nil && arg != python.None {
		made, err := python.CallValues(t, c, arg)
		if err != nil {
			return nil, err
		}
		v = made
	}
	e, err := raised(t, v)
	if err != nil {
		return nil, python.Raise(python.TypeError, "exceptions must be classes or instances deriving from BaseException, not %s", python.TypeName(v))
	}
	return e, nil
}

// Attr gives Python's attributes of a generator.
func (g *Generator) Attr(_ *python.Thread, name string) (python.Value, error) {
	switch name {
	case "__name__":
		return python.NewStr(g.name), nil
	case "__qualname__":
		return python.NewStr(g.qualname), nil
	case "gi_running":
		return boolean(g.running), nil
	case "gi_frame":
		return python.None, nil
	}
	return nil, nil
}

// AttrNames lists them.
func (*Generator) AttrNames() []string {
	return []string{"__name__", "__qualname__", "gi_frame", "gi_running"}
}

// Repr is Python's.
func (g *Generator) Repr(*python.Thread) (string, error) {
	return "<generator object " + g.qualname + " at " + python.Address(g) + ">", nil
}
