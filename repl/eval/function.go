package eval

import (
	"fmt"

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
