// Package eval runs trees: it compiles them to closures, and runs those on Python's values. It knows no
// command but by asking Lower, and no socket.
package eval

import (
	"sockshell/repl/python"
	"sockshell/repl/syntax"
)

// Options say how a tree is compiled.
type Options struct {
	File  string            // the name that places carry
	Names *python.Namespace // the variables of the module: compiled code keeps their cells
	// Lower gives the statements that a command means. nil: a command is a SyntaxError.
	Lower func(*syntax.Command) (syntax.Stmt, error)
	// Show is given the value of each expression that stands alone outside every block: a loop that sends is
	// quiet. nil: they are not shown.
	Show func(*python.Thread, python.Value) error
	// Program: it is a file that runs; only its commands show values.
	Program bool
	// Assert is told how an assert statement went; nil: nobody asks. compared is what the test compared, as
	// text of its two sides when it failed.
	// top: it stands outside functions.
	Assert func(t *python.Thread, line int, top bool, err error)
	// Stored is told of each value that a name of the module gets; nil: nobody asks.
	Stored func(name string, v python.Value)
}

// Code is a compiled module or chunk. It may run again and again, in one thread at a time.
type Code struct {
	code *code
	Text string // the source's, for who keeps it
}

// code is a compiled block: of a module, a function or a class.
type code struct {
	file           string
	name, qualname string
	doc            python.Value
	line           int32
	body           stmt
	value          expr // of a body that only returns a value: that; nil otherwise
	valueLine      int32
	slots, cells   int
	frees          []*symbol
	names          *python.Namespace
	generator      bool
	params         parameterList
	cellParams     []cellParam // parameters that functions inside use
	locals         []*symbol
	simple         bool // only plain parameters, no cells of its own, no generator
	classCode      bool
	module         bool // a module or a chunk: its variables are in names
}

type cellParam struct{ slot, cell int }

// parameterList is what a function takes.
type parameterList struct {
	names          []string // posonly, plain, then kwonly: their slots are 0 …
	posOnly, plain int      // how many; plain counts the posonly too
	kwOnly         int
	varArg, kwArg  int // their slots, -1 without
}

// signal is how a statement ended.
type signal uint8

const (
	next signal = iota
	breaks
	continues
	returns // with activation.result
)

type (
	expr func(a *activation) (python.Value, error)
	stmt func(a *activation) (signal, error)
	test func(a *activation) (bool, error)
)

// activation is a block of code that runs.
type activation struct {
	t        *python.Thread
	m        *machine
	caller   *activation // what called it, while it runs
	code     *code
	slots    []python.Value
	cells    []*python.Cell // its own, then those of functions around it
	class    *python.Dict   // the namespace of a class body
	refused  error          // what a namespace of a class of its own said of a name
	result   python.Value
	failed   int32 // the line that the error came through, 0 none
	line     int32 // of the call that it waits for
	gen      *generator
	inline   [6]python.Value // slots, of most functions
	nextFree *activation
}

// machine is what the evaluator keeps for a thread.
type machine struct {
	free *activation
	top  *activation // that runs
	// made is the generator that was made last, since a for statement has forgotten it, and maker the
	// activation whose call made it.
	made  python.Value
	maker *activation
}

func machineOf(t *python.Thread) *machine {
	if m, ok := t.Local.(*machine); ok {
		return m
	}
	install(t.Runtime)
	m := &machine{}
	t.Local = m
	return m
}

// enter makes an activation of c.
func enter(t *python.Thread, c *code) *activation { return machineOf(t).enter(t, c) }

func (m *machine) enter(t *python.Thread, c *code) *activation {
	a := m.free
	if a == nil {
		a = &activation{m: m, t: t}
	} else {
		m.free = a.nextFree
	}
	a.code = c
	if c.slots <= len(a.inline) {
		a.slots = a.inline[:c.slots]
	} else {
		a.slots = make([]python.Value, c.slots)
	}
	return a
}

// leave gives an activation back: nothing may refer to it any more.
func (a *activation) leave() {
	for i := len(a.slots) - 1; i >= 0; i-- { // a few: cheaper than clear
		a.slots[i] = nil
	}
	if a.class != nil {
		a.class, a.refused = nil, nil
	}
	a.cells, a.result, a.failed = nil, nil, 0
	m := a.m
	a.nextFree, m.free = m.free, a
}

// run runs the body, and adds the place to an error that leaves it.
func (a *activation) run() (python.Value, error) {
	t, m := a.t, a.m
	if err := t.Tick(); err != nil {
		return nil, err
	}
	if t.Depth++; t.Depth > t.DepthLimit() {
		t.Depth--
		return nil, python.Raise(python.RecursionError, "maximum recursion depth exceeded")
	}
	a.caller, a.line = m.top, 0
	m.top = a
	var err error
	result := python.Value(python.None)
	if value := a.code.value; value != nil {
		if result, err = value(a); err != nil {
			a.fail(a.code.valueLine)
		}
	} else {
		var sig signal
		if sig, err = a.code.body(a); sig == returns {
			result = a.result
		}
	}
	m.top = a.caller
	t.Depth--
	if err != nil {
		return nil, a.traced(err)
	}
	return result, nil
}

// fail notes the line that an error came through first.
func (a *activation) fail(line int32) {
	if a.failed == 0 {
		a.failed = line
	}
}

// traced adds where the error passed to it.
func (a *activation) traced(err error) error {
	e := python.AsException(a.t, err)
	if e == nil {
		return err
	}
	if len(e.Trace) < maxTrace {
		e.Passed(python.Place{File: a.code.file, Line: int(a.failed), Function: a.code.name})
	}
	a.failed = 0
	return e
}

// maxTrace bounds what a recursion leaves.
const maxTrace = 1100

// Compile makes code of a tree. An error is a *syntax.Error.
func Compile(m *syntax.Module, o Options) (*Code, error) {
	s := newScope(moduleScope, nil, "<module>")
	comp := &compiler{Options: &o, scope: s, shown: map[syntax.Stmt]bool{},
		commands: map[syntax.Stmt]bool{}}
	body, err := comp.lowered(m.Body)
	if err != nil {
		return nil, err
	}
	if o.Show != nil {
		comp.show(body)
	}
	b := &builder{scope: s}
	b.stmts(body)
	if b.err != nil {
		return nil, b.err
	}
	s.settle()
	c := comp.block(body, s)
	if comp.err != nil {
		return nil, comp.err
	}
	c.line = 1
	return &Code{code: c}, nil
}

// show marks the statements whose values are shown: those outside every block; of a program those that
// were commands.
func (c *compiler) show(body []syntax.Stmt) {
	for _, n := range body {
		if _, ok := n.(*syntax.ExprStmt); ok {
			c.shown[n] = c.commands[n] || !c.Program
		}
	}
}

// Run runs code in a thread that holds the lock, for a frame: what Thread.Frame is meanwhile. An error is a
// *python.Exception, or one that nothing catches.
func (c *Code) Run(t *python.Thread, frame any) error {
	m := machineOf(t)
	around, depth, top, lent := t.Frame, t.Depth, m.top, t.Lent()
	t.Frame = frame
	defer func() { // a panic leaves calls behind
		t.Frame, t.Depth, m.top = around, depth, top
		t.SetLent(lent)
	}()
	a := enter(t, c.code)
	if c.code.cells > 0 {
		a.makeCells(nil)
	}
	_, err := a.run()
	a.leave()
	return err
}

// makeCells makes the code's own cells, before those of the functions around.
func (a *activation) makeCells(closure []*python.Cell) {
	c := a.code
	if c.cells == 0 {
		a.cells = closure
		return
	}
	own := make([]python.Cell, c.cells)
	a.cells = make([]*python.Cell, c.cells, c.cells+len(closure))
	for i := range own {
		a.cells[i] = &own[i]
	}
	a.cells = append(a.cells, closure...)
	for _, p := range c.cellParams {
		own[p.cell].Value = a.slots[p.slot]
	}
}

// compiler compiles one block after another.
type compiler struct {
	*Options
	scope *scope
	err   *syntax.Error
	shown map[syntax.Stmt]bool // statements whose value is shown
	// commands are the statements that commands became.
	commands map[syntax.Stmt]bool
}

func (c *compiler) fail(n syntax.Node, message string) {
	if c.err == nil {
		c.err = &syntax.Error{Span: n.Range(), Class: "SyntaxError", Message: message}
	}
}

// block compiles the statements of a scope.
func (c *compiler) block(body []syntax.Stmt, s *scope) *code {
	inner := &compiler{Options: c.Options, scope: s}
	if s.kind == moduleScope {
		inner.shown = c.shown
	}
	out := &code{file: c.File, name: s.name, qualname: s.qualname, frees: s.frees, names: c.Names,
		generator: s.yields, doc: python.None, classCode: s.kind == classScope,
		module: s.kind == moduleScope}
	if text, ok := Docstring(body); ok && s.kind != moduleScope {
		out.doc = python.NewStr(text)
	}
	if r := onlyReturns(body); r != nil && s.kind == functionScope && !s.yields {
		out.value, out.valueLine = inner.expr(r.Value), r.Start.Line
	} else {
		out.body = inner.stmts(body)
	}
	out.locals = s.order
	out.slots, out.cells = s.slots.slots, s.slots.cells
	if c.err == nil {
		c.err = inner.err
	}
	return out
}

// onlyReturns is the return statement that is all that a function does; nil when it does more.
func onlyReturns(body []syntax.Stmt) *syntax.Return {
	if _, ok := Docstring(body); ok {
		body = body[1:]
	}
	if len(body) != 1 {
		return nil
	}
	if r, ok := body[0].(*syntax.Return); ok && r.Value != nil {
		return r
	}
	return nil
}

// Docstring is the text that a body begins with: its __doc__.
func Docstring(body []syntax.Stmt) (string, bool) {
	if len(body) == 0 {
		return "", false
	}
	if e, ok := body[0].(*syntax.ExprStmt); ok {
		if k, ok := e.Value.(*syntax.Constant); ok && k.Kind == syntax.Str {
			return k.Text, true
		}
	}
	return "", false
}
