package eval

import (
	"strings"

	"sockshell/repl/python"
	"sockshell/repl/syntax"
)

// The builtins that see the code that calls them, or compile some: globals, locals, eval, exec, compile.

type installedKey struct{}

// install gives a runtime what only the evaluator has, once.
func install(r *python.Runtime) {
	if _, done := r.Shared.LoadOrStore(installedKey{}, true); done {
		return
	}
	r.Locals, r.Caller = localsOfTop, callerFrame
	for name, f := range map[string]func(*python.Thread, python.Value, python.Args) (python.Value, error){
		"globals": builtinGlobals, "locals": builtinLocals, "eval": builtinEval, "exec": builtinExec,
		"compile": builtinCompile, "__import__": builtinImport, "open": builtinOpen, "input": builtinInput,
	} {
		if r.Builtins.Get(name) == nil {
			r.Builtins.Set(name, &python.Builtin{Name: name, Module: "builtins", Fn: f})
		}
	}
}

func builtinGlobals(t *python.Thread, _ python.Value, a python.Args) (python.Value, error) {
	if err := noArguments("globals", a); err != nil {
		return nil, err
	}
	return globalsOf(machineOf(t).top), nil
}

func builtinLocals(t *python.Thread, _ python.Value, a python.Args) (python.Value, error) {
	if err := noArguments("locals", a); err != nil {
		return nil, err
	}
	return localsOfTop(t)
}

func noArguments(name string, a python.Args) error {
	if n := len(a.Pos) + len(a.Kw); n > 0 {
		return python.Raise(python.TypeError, "%s() takes no arguments (%d given)", name, n)
	}
	return nil
}

func globalsOf(a *activation) *python.Dict {
	if a == nil {
		return python.NewDict()
	}
	return a.code.names.Dict()
}

func localsOfTop(t *python.Thread) (python.Value, error) { return localsOf(machineOf(t).top), nil }

// localsOf is locals() of a block that runs: the namespace itself in a class body, else a copy.
func localsOf(a *activation) *python.Dict {
	switch {
	case a == nil:
		return python.NewDict()
	case a.class != nil:
		return a.class
	case a.code.module:
		return globalsOf(a)
	}
	d := python.NewDict()
	for _, y := range a.code.locals {
		if v := a.variable(y); v != nil && y.name[0] != '.' {
			d.SetStr(y.name, v)
		}
	}
	return d
}

// variable is the value of a variable of the block, nil when it is unbound or no variable of a function.
func (a *activation) variable(y *symbol) python.Value {
	switch y.place {
	case local:
		return a.slots[y.index]
	case cell:
		return a.cells[y.index].Value
	case free:
		return a.cells[a.code.cells+y.index].Value
	}
	return nil
}

// builtinImport is __import__(name): the first module of the path, or with a fromlist the last.
func builtinImport(t *python.Thread, _ python.Value, a python.Args) (python.Value, error) {
	var name string
	var globals, locals, from python.Value
	level := 0
	err := python.Unpack(a, "__import__", "name", &name, "globals?", &globals, "locals?", &locals,
		"fromlist?", &from, "level?", &level)
	if err != nil {
		return nil, err
	}
	top, last, err := python.ImportModule(t, name, machineOf(t).file())
	if err != nil || from == nil {
		return top, err
	}
	if some, err := python.Truth(t, from); err != nil || !some {
		return top, err
	}
	return last, nil
}

// builtinOpen is io.open: the module is imported when it is first needed.
func builtinOpen(t *python.Thread, _ python.Value, a python.Args) (python.Value, error) {
	if len(a.Pos)+len(a.Kw) == 0 {
		return nil, python.Raise(python.TypeError, "open() missing required argument 'file' (pos 1)")
	}
	_, m, err := python.ImportModule(t, "io", "")
	if err != nil {
		return nil, err
	}
	open, err := python.GetAttr(t, m, "open")
	if err != nil {
		return nil, err
	}
	return python.Call(t, open, a)
}

// builtinInput is input(prompt): a line of sys.stdin without its end.
func builtinInput(t *python.Thread, _ python.Value, a python.Args) (python.Value, error) {
	var prompt python.Value
	if err := python.Unpack(a, "input", "prompt/?", &prompt); err != nil {
		return nil, err
	}
	_, sys, err := python.ImportModule(t, "sys", "")
	if err != nil {
		return nil, err
	}
	if prompt != nil {
		if err := writePrompt(t, sys, prompt); err != nil {
			return nil, err
		}
	}
	stdin, err := python.GetAttr(t, sys, "stdin")
	if err != nil {
		return nil, err
	}
	if stdin == python.None {
		return nil, python.Raise(python.RuntimeError, "input(): lost sys.stdin")
	}
	line, err := python.CallMethod(t, stdin, "readline")
	if err != nil {
		return nil, err
	}
	text, ok := python.AsStr(line)
	switch {
	case !ok:
		return nil, python.Raise(python.TypeError, "object.readline() returned non-string")
	case text == "":
		return nil, python.Raise(python.EOFError, "EOF when reading a line")
	}
	return python.NewStr(strings.TrimSuffix(text, "\n")), nil
}

func writePrompt(t *python.Thread, sys, prompt python.Value) error {
	stdout, err := python.GetAttr(t, sys, "stdout")
	if err != nil {
		return err
	}
	text, err := python.ToStr(t, prompt)
	if err != nil {
		return err
	}
	if _, err = python.CallMethod(t, stdout, "write", python.NewStr(text)); err != nil {
		return err
	}
	_, err = python.CallMethod(t, stdout, "flush")
	return err
}

// file is of the code that runs.
func (m *machine) file() string {
	if m.top == nil {
		return ""
	}
	return m.top.code.file
}

// compiled is what compile() gives.
type compiled struct {
	tree *syntax.Module
	file string
	expr bool // mode eval
	show bool // mode single
}

// Type is that of code.
func (*compiled) Type() *python.Type { return codeType }

func builtinCompile(t *python.Thread, _ python.Value, a python.Args) (python.Value, error) {
	var source, flags, inherit, optimize python.Value
	var file, mode string
	err := python.Unpack(a, "compile", "source", &source, "filename", &file, "mode", &mode, "flags?", &flags,
		"dont_inherit?", &inherit, "optimize?", &optimize)
	if err != nil {
		return nil, err
	}
	if mode != "exec" && mode != "eval" && mode != "single" {
		return nil, python.Raise(python.ValueError, "compile() mode must be 'exec', 'eval' or 'single'")
	}
	return compileText("compile", source, file, mode)
}

// compileText parses what eval, exec or compile is given.
func compileText(function string, source python.Value, file, mode string) (*compiled, error) {
	if c, ok := source.(*compiled); ok {
		return c, nil
	}
	text, ok := python.AsStr(source)
	if !ok {
		b, err := python.BytesLike(source)
		if err != nil {
			return nil, python.Raise(python.TypeError, "%s() arg 1 must be a string, bytes or code object", function)
		}
		text = string(b)
	}
	out := &compiled{file: file, expr: mode == "eval", show: mode == "single"}
	var err error
	if out.expr {
		var e syntax.Expr
		if e, err = syntax.ParseExpr(strings.TrimLeft(text, " \t"), syntax.Pos{Line: 1, Col: 1}); err == nil {
			out.tree = &syntax.Module{Body: []syntax.Stmt{&syntax.ExprStmt{Span: syntax.Span{Start: e.Range().Start, End: e.Range().End}, Value: e}}}
		}
	} else {
		out.tree, err = syntax.ParseFile(text, nil)
	}
	if err != nil {
		return nil, SyntaxException(err, file)
	}
	return out, nil
}

func builtinEval(t *python.Thread, _ python.Value, a python.Args) (python.Value, error) {
	return evaluateText(t, "eval", a)
}

func builtinExec(t *python.Thread, _ python.Value, a python.Args) (python.Value, error) {
	_, err := evaluateText(t, "exec", a)
	return python.None, err
}

// evaluateText runs a text in the space of whoever calls, or in that of dicts.
func evaluateText(t *python.Thread, function string, a python.Args) (python.Value, error) {
	var source, globals, locals python.Value
	if err := python.Unpack(a, function, "source/", &source, "globals?", &globals, "locals?", &locals); err != nil {
		return nil, err
	}
	code, err := compileText(function, source, "<string>", function)
	if err != nil {
		return nil, err
	}
	s, err := spaceFor(machineOf(t).top, function, globals, locals)
	if err != nil {
		return nil, err
	}
	result := python.Value(python.None)
	o := Options{File: code.file, Names: s.names}
	if code.expr {
		o.Show = func(_ *python.Thread, v python.Value) error {
			result = v
			return nil
		}
	}
	run, err := Compile(code.tree, o)
	if err != nil {
		return nil, SyntaxException(err, code.file)
	}
	if err := run.Run(t, t.Frame); err != nil {
		return nil, err
	}
	s.keep()
	return result, nil
}

// space is where a text's names are.
type space struct {
	names  *python.Namespace
	into   *python.Dict // gets what the text has bound; nil: names is the caller's own
	before map[string]python.Value
}

func spaceFor(a *activation, function string, globals, locals python.Value) (*space, error) {
	if globals == python.None {
		globals = nil
	}
	if locals == python.None {
		locals = nil
	}
	given, ok := globals.(*python.Dict)
	if globals != nil && !ok {
		return nil, python.Raise(python.TypeError, "%s() globals must be a dict, not %s", function, python.TypeName(globals))
	}
	own, ok := locals.(*python.Dict)
	if locals != nil && !ok {
		return nil, python.Raise(python.TypeError, "locals must be a mapping")
	}
	if given == nil && own == nil && a != nil && a.code.module {
		return &space{names: a.code.names}, nil
	}
	s := &space{names: python.NewNamespace(), into: given, before: map[string]python.Value{}}
	if given == nil {
		s.fill(globalsOf(a))
	} else {
		s.fill(given)
	}
	switch {
	case own != nil:
		s.into = own
	case given == nil:
		own = localsOf(a)
		s.into = own
	}
	if own != nil {
		s.fill(own)
	}
	return s, nil
}

func (s *space) fill(d *python.Dict) {
	for k, v := range d.All() {
		if name, ok := python.AsStr(k); ok {
			s.names.Set(name, v)
			s.before[name] = v
		}
	}
}

// keep gives the dict what has changed.
func (s *space) keep() {
	if s.into == nil {
		return
	}
	for _, name := range s.names.Names() {
		if v := s.names.Get(name); v != s.before[name] {
			s.into.SetStr(name, v)
		}
	}
}
