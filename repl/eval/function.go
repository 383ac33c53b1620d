package eval

import (
	"fmt"
	"strings"

	"sockshell/repl/python"
	"sockshell/repl/syntax"
)

// Function is what def and lambda make.
type Function struct {
	code       *code
	name       string
	qualname   string
	doc        python.Value
	module     python.Value
	defaults   []python.Value // of the last plain parameters
	kwDefaults []python.Value // of the keyword-only ones; nil where required
	closure    []*python.Cell
	attrs      *python.Dict
	annotated  *python.Dict
}

// FunctionType is the class of functions.
var FunctionType = &python.Type{Name: "function", Final: true, Sample: (*Function)(nil)}

// Type is FunctionType.
func (*Function) Type() *python.Type { return FunctionType }

// IsPlainFunction: it becomes a method when it is found in a class.
func (*Function) IsPlainFunction() {}

// Repr is Python's.
func (f *Function) Repr(*python.Thread) (string, error) {
	return fmt.Sprintf("<function %s at 0x%012x>", f.qualname, python.Identity(f)), nil
}

// takes reports whether n arguments by position are all that a call needs.
func (f *Function) takes(n int) bool {
	c := f.code
	return c.simple && n <= c.params.plain && n >= c.params.plain-len(f.defaults)
}

// defaultsFrom fills the plain parameters from the nth on.
func (f *Function) defaultsFrom(slots []python.Value, n int) {
	first := f.code.params.plain - len(f.defaults)
	for i := n; i < f.code.params.plain; i++ {
		slots[i] = f.defaults[i-first]
	}
}

// Call calls the function.
func (f *Function) Call(t *python.Thread, args python.Args) (python.Value, error) {
	a := enter(t, f.code)
	if len(args.Kw) == 0 && f.takes(len(args.Pos)) {
		copy(a.slots, args.Pos)
		f.defaultsFrom(a.slots, len(args.Pos))
		a.cells = f.closure
	} else {
		if err := f.bind(a.slots, args); err != nil {
			a.leave()
			return nil, err
		}
		a.makeCells(f.closure)
	}
	if f.code.generator {
		return newGenerator(f, a), nil
	}
	v, err := a.run()
	a.leave()
	return v, err
}

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

// function compiles a def or a lambda: what makes the function when it is reached.
func (c *compiler) function(n syntax.Node, args *syntax.Arguments, body []syntax.Stmt, name string, returns syntax.Expr) expr {
	s := c.scope.nested[n]
	out := c.block(body, s)
	out.line = n.Range().Start.Line
	out.params = parametersOf(args, s)
	for i, p := range parameters(args) {
		if y := s.symbol(p.Name); y.place == cell {
			out.cellParams = append(out.cellParams, cellParam{i, y.index})
		}
	}
	p := &out.params
	out.simple = !out.generator && p.varArg < 0 && p.kwArg < 0 && p.kwOnly == 0 && out.cells == 0
	defaults := c.exprs(args.Defaults)
	kwDefaults := make([]expr, len(args.KwDefaults))
	for i, d := range args.KwDefaults {
		if d != nil {
			kwDefaults[i] = c.expr(d)
		}
	}
	annotations := c.annotations(args, returns)
	capture := c.capture(out.frees)
	module := c.Names.Cell("__name__")
	return func(a *activation) (python.Value, error) {
		f := &Function{code: out, name: name, qualname: out.qualname, doc: out.doc, module: module.Value}
		f.closure = capture(a)
		if len(defaults) > 0 {
			f.defaults = make([]python.Value, len(defaults))
			if err := evaluate(a, defaults, f.defaults); err != nil {
				return nil, err
			}
		}
		f.kwDefaults = make([]python.Value, len(kwDefaults))
		for i, d := range kwDefaults {
			if d == nil {
				continue
			}
			var err error
			if f.kwDefaults[i], err = d(a); err != nil {
				return nil, err
			}
		}
		var err error
		f.annotated, err = annotations(a)
		return f, err
	}
}

func parametersOf(args *syntax.Arguments, s *scope) parameterList {
	p := parameterList{posOnly: len(args.PosOnly), plain: len(args.PosOnly) + len(args.Args),
		kwOnly: len(args.KwOnly), varArg: -1, kwArg: -1}
	for i, arg := range parameters(args) {
		switch arg {
		case args.VarArg:
			p.varArg = i
		case args.KwArg:
			p.kwArg = i
		default:
			p.names = append(p.names, s.mangled(arg.Name))
		}
	}
	return p
}

// capture gives the cells that a function takes along.
func (c *compiler) capture(frees []*symbol) func(a *activation) []*python.Cell {
	if len(frees) == 0 {
		return func(*activation) []*python.Cell { return nil }
	}
	own := c.scope.activation().slots
	return func(a *activation) []*python.Cell {
		cells := make([]*python.Cell, len(frees))
		for i, f := range frees {
			at := f.index
			if f.place == free {
				at += own.cells
			}
			cells[i] = a.cells[at]
		}
		return cells
	}
}

func (c *compiler) annotations(args *syntax.Arguments, returns syntax.Expr) func(a *activation) (*python.Dict, error) {
	var names []string
	var values []expr
	add := func(name string, n syntax.Expr) {
		if n != nil {
			names, values = append(names, name), append(values, c.expr(n))
		}
	}
	for _, list := range [][]*syntax.Arg{args.PosOnly, args.Args, {args.VarArg}, args.KwOnly, {args.KwArg}} {
		for _, p := range list {
			if p != nil {
				add(c.scope.mangled(p.Name), p.Annotation)
			}
		}
	}
	add("return", returns)
	return func(a *activation) (*python.Dict, error) {
		if len(names) == 0 {
			return nil, nil
		}
		d := python.NewDict()
		for i, value := range values {
			v, err := value(a)
			if err != nil {
				return nil, err
			}
			d.SetStr(names[i], v)
		}
		return d, nil
	}
}

func (c *compiler) lambda(n *syntax.Lambda) expr {
	body := []syntax.Stmt{&syntax.Return{Span: n.Span, Value: n.Body}}
	return c.function(n, n.Args, body, "<lambda>", nil)
}

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
