package eval

import (
	"fmt"
	"strings"

	"sockshell/repl/python"
)

// bind gives each parameter its argument.
func (f *Function) bind(slots []python.Value, args python.Args) error {
	p := &f.code.params
	n := copy(slots[:p.plain], args.Pos)
	if p.varArg >= 0 {
		slots[p.varArg] = python.NewTuple(append([]python.Value(nil), args.Pos[n:]...)...)
	} else if len(args.Pos) > n {
		return f.tooMany(slots, args)
	}
	var more *python.Dict
	if p.kwArg >= 0 {
		more = python.NewDict()
		slots[p.kwArg] = more
	}
	if err := f.bindNamed(slots, args.Kw, more); err != nil {
		return err
	}
	return f.fill(slots)
}

func (f *Function) bindNamed(slots []python.Value, kw []python.Named, more *python.Dict) error {
	p := &f.code.params
	var wrong []string
named:
	for _, k := range kw {
		for i, name := range p.names {
			if name != k.Name || i < p.posOnly && more != nil {
				continue
			}
			if i < p.posOnly {
				wrong = append(wrong, name)
				continue named
			}
			if slots[i] != nil {
				return python.Raise(python.TypeError, "%s() got multiple values for argument '%s'", f.qualname, name)
			}
			slots[i] = k.Value
			continue named
		}
		if more == nil {
			return python.Raise(python.TypeError, "%s() got an unexpected keyword argument '%s'", f.qualname, k.Name)
		}
		more.SetStr(k.Name, k.Value)
	}
	if wrong != nil {
		return python.Raise(python.TypeError,
			"%s() got some positional-only arguments passed as keyword arguments: '%s'", f.qualname, strings.Join(wrong, ", "))
	}
	return nil
}

// fill gives what is left its defaults.
func (f *Function) fill(slots []python.Value) error {
	p := &f.code.params
	var missing []string
	first := p.plain - len(f.defaults)
	for i := range p.plain {
		switch {
		case slots[i] != nil:
		case i >= first:
			slots[i] = f.defaults[i-first]
		default:
			missing = append(missing, "'"+p.names[i]+"'")
		}
	}
	if missing != nil {
		return f.missing("positional", missing)
	}
	for i := range p.kwOnly {
		at := p.plain + i
		switch {
		case slots[at] != nil:
		case f.kwDefaults[i] != nil:
			slots[at] = f.kwDefaults[i]
		default:
			missing = append(missing, "'"+p.names[at]+"'")
		}
	}
	if missing != nil {
		return f.missing("keyword-only", missing)
	}
	return nil
}

func (f *Function) missing(what string, names []string) error {
	noun, list := "arguments", names[0]
	switch n := len(names); {
	case n == 1:
		noun = "argument"
	case n == 2:
		list = names[0] + " and " + names[1]
	default:
		list = strings.Join(names[:n-1], ", ") + ", and " + names[n-1]
	}
	return python.Raise(python.TypeError, "%s() missing %d required %s %s: %s", f.qualname, len(names), what, noun, list)
}

func (f *Function) tooMany(slots []python.Value, args python.Args) error {
	p := &f.code.params
	takes := fmt.Sprint(p.plain)
	if n := len(f.defaults); n > 0 {
		takes = fmt.Sprintf("from %d to %d", p.plain-n, p.plain)
	}
	noun := "arguments"
	if p.plain == 1 && len(f.defaults) == 0 {
		noun = "argument"
	}
	given, were := fmt.Sprint(len(args.Pos)), "were"
	named := 0
	for _, k := range args.Kw {
		for _, name := range p.names[p.plain:] {
			if k.Name == name {
				named++
			}
		}
	}
	if len(args.Pos) == 1 && named == 0 {
		were = "was"
	}
	if named > 0 {
		given = fmt.Sprintf("%d positional argument%s (and %d keyword-only argument%s)", len(args.Pos),
			s(len(args.Pos)), named, s(named))
	}
	return python.Raise(python.TypeError, "%s() takes %s positional %s but %s %s given", f.qualname, takes, noun, given, were)
}

func s(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}
