package command

import (
	"slices"
	"strings"

	"sockshell/repl/syntax"
)

// Grammar is what the parser asks about verbs.
func Grammar() *syntax.Grammar {
	return &syntax.Grammar{
		IsVerb: func(head []string) bool { return Lookup(head) != nil },
		TakesRest: func(verb string) syntax.Rest {
			if c := Function(verb); c != nil {
				return c.Rest
			}
			return syntax.Words
		},
		TakesRegexp: func(head []string) bool {
			c := Lookup(head)
			return c != nil && slices.ContainsFunc(c.Run.Params(), func(p Param) bool {
				_, takes := p.kind.(regexps)
				return takes
			})
		},
	}
}

// regexps is a kind whose word may be /a regular expression/.
type regexps interface{ regexp() }

func (*Regexp) regexp() {}
func (*Topic) regexp()  {}

// The helpers that expressions of commands call: names that no program can have. What stands behind the
// @ of another such name is a command, whatever the script calls by its name.
const (
	helperData       = "@data"       // the bytes of a text, anything else itself
	helperFile       = "@file"       // a file's bytes
	helperWord       = "@word"       // a text that a command gave: bytes where those are wanted
	helperBackground = "@background" // starts a job
)

// Lowering turns commands into the statements that they mean.
type Lowering struct {
	// Script: words that look as if they were meant otherwise are errors. Else Note is told of them.
	Script bool
	Note   func(text string)
	// Defined reports whether a name stands for something of the session's or the file's own.
	Defined func(name string) bool
	// Module reports whether a name is that of a module, whose functions may stand in command form.
	Module func(name string) bool
}

// lowered is a command as a call: a function and its arguments, so that a job can take it apart.
type lowered struct {
	*Lowering
	c    *syntax.Command
	call *syntax.Call
}

// Lower is the statement that a command means.
func (l *Lowering) Lower(c *syntax.Command) (syntax.Stmt, error) {
	d := &lowered{Lowering: l, c: c}
	value, err := d.expression()
	if err != nil {
		return nil, err
	}
	if value, err = d.ending(value); err != nil {
		return nil, err
	}
	switch {
	case c.Return:
		return &syntax.Return{Span: c.Span, Value: value}, nil
	case c.Targets != nil && c.Ending != syntax.Background:
		return &syntax.Assign{Span: c.Span, Targets: []syntax.Expr{d.target()}, Value: value}, nil
	}
	return &syntax.ExprStmt{Span: c.Span, Value: value}, nil
}

func (d *lowered) target() syntax.Expr {
	names := make([]syntax.Expr, len(d.c.Targets))
	for i, name := range d.c.Targets {
		names[i] = nameExpr(d.c.Span, name)
	}
	if len(names) == 1 {
		return names[0]
	}
	return &syntax.Tuple{Span: d.c.Span, Elts: names}
}

// errorAt is an error about the head.
func (d *lowered) errorAt(message string) error { return errorAt(d.c.HeadSpan, message) }

func (d *lowered) verb() string { return d.c.Head[len(d.c.Head)-1] }

// expression is what the command gives.
func (d *lowered) expression() (syntax.Expr, error) {
	c := d.c
	switch {
	case c.Value != nil:
		d.call, _ = c.Value.(*syntax.Call)
		return c.Value, nil
	case c.Head[0] == "!":
		return d.program(strExpr(c.Span, c.Rest)), nil
	}
	command := Lookup(c.Head)
	own := len(c.Head) == 1 && d.Defined != nil && d.Defined(c.Head[0])
	switch {
	case command == nil && own,
		command == nil && len(c.Head) == 2 && d.Module != nil && d.Module(c.Head[0]):
		d.call = callExpr(c.Span, d.function(nil))
		return d.call, d.plainWords()
	case command == nil:
		return nil, d.unknownVerb()
	case command.Rest == syntax.Statement:
		return d.statement(command)
	}
	d.call = callExpr(c.Span, d.function(command))
	if command.Rest == syntax.Values {
		d.values()
		return d.call, nil
	}
	return d.call, d.assign(command.Run.Params())
}

// program is a program's run: its output where it is wanted as bytes.
func (d *lowered) program(line syntax.Expr, input ...syntax.Expr) syntax.Expr {
	name := "@run"
	if d.c.Targets != nil || d.c.Return {
		name = "@output_of"
	}
	return callExpr(d.c.Span, nameExpr(d.c.HeadSpan, name), append([]syntax.Expr{line}, input...)...)
}

// function is what the head names. A verb that a module has the name of is the verb.
func (d *lowered) function(command *Command) syntax.Expr {
	head := d.c.Head
	if command != nil && command.Run.Receiver() == "" {
		last := head[len(head)-1]
		if len(head) == 2 || command.Module || d.Defined == nil || !d.Defined(last) {
			return nameExpr(d.c.HeadSpan, "@"+last)
		}
	}
	e := nameExpr(d.c.HeadSpan, head[0])
	for _, part := range head[1:] {
		e = &syntax.Attribute{Span: d.c.HeadSpan, Value: e, Attr: part, AttrPos: d.c.HeadSpan.Start}
	}
	return e
}

// leftover places a word that no parameter took: key=word, or one too many.
func (d *lowered) leftover(ps []Param, w *syntax.Word) error {
	if w.Key == "" {
		if positional(ps) == 0 {
			return wordError(w, d.verb()+" takes no words")
		}
		return wordError(w, "too many words for: "+Lookup(d.c.Head).Usage())
	}
	var names []string
	for i := range ps {
		if ps[i].Name == w.Key {
			e, err := d.word(&ps[i], w)
			d.give(w, e)
			return err
		}
		names = append(names, ps[i].Name)
	}
	message := "no parameter " + w.Key
	if near := nearest(w.Key, names); near != "" {
		message += "; did you mean " + near + "?"
	}
	return wordError(w, message)
}

// statement is what a verb that takes a command or an expression does with it.
func (d *lowered) statement(command *Command) (syntax.Expr, error) {
	inner, err := d.nested(command)
	if err != nil {
		return nil, err
	}
	d.call = callExpr(d.c.Span, nameExpr(d.c.HeadSpan, "@"+command.Name), lambdaExpr(d.c.Span, inner))
	for _, w := range d.c.Words { // of watch: how often
		e, err := new(Seconds).word(w)
		if err != nil {
			return nil, err
		}
		d.call.Args = append(d.call.Args, e)
	}
	return d.call, nil
}

// nested is the value of the statement that a verb takes.
func (d *lowered) nested(command *Command) (syntax.Expr, error) {
	switch n := d.c.Nested.(type) {
	case *syntax.ExprStmt:
		return n.Value, nil
	case *syntax.Assert:
		f := nameExpr(n.Span, "@assert")
		if n.Msg != nil {
			return callExpr(n.Span, f, n.Test, n.Msg), nil
		}
		return callExpr(n.Span, f, n.Test), nil
	case *syntax.Command:
		if n.Targets != nil || n.Return || n.Ending != syntax.NoEnding {
			return nil, d.errorAt("write the targets and the ending outside: value, err = " + command.Name + " COMMAND")
		}
		inner := &lowered{Lowering: d.Lowering, c: n}
		return inner.expression()
	case nil:
		return nil, d.errorAt(command.Name + " needs a command: " + command.Usage())
	case *syntax.Assign, *syntax.AugAssign:
		return nil, d.errorAt("write the targets and the ending outside: value, err = " + command.Name + " COMMAND")
	}
	return nil, d.errorAt(command.Name + " takes a command or an expression")
}

func (d *lowered) unknownVerb() error {
	verb := d.verb()
	names := MethodNames()
	alone := len(d.c.Head) == 1
	method, function := MethodCommand(verb), Function(verb)
	switch {
	case alone && method != nil:
		return d.errorAt(verb + " is what a " + method.Run.Receiver() + " does: " + method.Usage())
	case !alone && function != nil:
		return d.errorAt(verb + " stands by itself: " + function.Usage())
	case alone:
		names = append(Names(), names...)
	}
	message := "no command " + verb
	if near := nearest(verb, names); near != "" {
		message += "; did you mean " + near + "?"
	}
	return d.errorAt(message)
}

// ending wraps the expression in what follows it: & > >> |.
func (d *lowered) ending(value syntax.Expr) (syntax.Expr, error) {
	c := d.c
	if c.Ending == syntax.NoEnding {
		return value, nil
	}
	if c.Ending == syntax.Background {
		return d.background()
	}
	if c.Return || c.Targets != nil && (c.Ending != syntax.Pipe || c.Value == nil) {
		return nil, errorAt(c.Span, "a result goes to a name or to a file, not to both")
	}
	arg := strExpr(c.Span, c.EndingArg)
	switch {
	case c.Ending == syntax.Pipe && c.Targets != nil:
		return d.program(arg, value), nil
	case c.Ending == syntax.Pipe:
		return callExpr(c.Span, nameExpr(c.Span, "@to_program"), value, arg), nil
	}
	call := callExpr(c.Span, nameExpr(c.Span, "@to_file"), value, arg)
	if c.Ending == syntax.Append {
		call.Keywords = []*syntax.Keyword{keywordExpr(c.Span, "append", boolExpr(c.Span, true))}
	}
	return call, nil
}

// background starts a job: what is called and its arguments are taken now.
func (d *lowered) background() (syntax.Expr, error) {
	c, title := d.c, "value"
	if c.Head != nil {
		title = strings.Join(c.Head, ".")
		if command := Lookup(c.Head); c.Head[0] == "!" || command != nil && command.CallsBack {
			return nil, errorAt(c.Span, d.verb()+" cannot run in the background")
		}
	} else if d.call != nil {
		title, _, _ = strings.Cut(c.Rest, "(")
	}
	if d.call == nil || c.Return {
		return nil, errorAt(c.Span, title+" cannot run in the background")
	}
	args := []syntax.Expr{strExpr(c.Span, title), strExpr(c.Span, strings.Join(c.Targets, ", ")), d.call.Func}
	call := callExpr(c.Span, nameExpr(c.Span, helperBackground), append(args, d.call.Args...)...)
	call.Keywords = d.call.Keywords
	return call, nil
}
