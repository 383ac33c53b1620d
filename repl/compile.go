package repl

import (
	"strings"

	"sockshell/repl/command"
	"sockshell/repl/eval"
	"sockshell/repl/python"
	"sockshell/repl/syntax"
)

// compiled is a chunk that is ready to run, again and again.
type compiled struct {
	code  *eval.Code
	notes []string // remarks about its words
	text  string
	line  int // where it stood when it was compiled
}

// compile makes code of a chunk's tree. Its commands become the expressions that they mean.
func (s *Session) compile(f *Frame, c syntax.Chunk) (*compiled, error) {
	if c.Err != nil {
		return nil, eval.SyntaxException(c.Err, f.File)
	}
	kept := &compiled{text: c.Text, line: c.Line}
	lower := &command.Lowering{
		Script: !s.prompting, Module: s.isModule, Defined: s.defines(c),
		Note: func(text string) { kept.notes = append(kept.notes, text) },
	}
	o := eval.Options{File: f.File, Names: s.names, Show: s.showValue, Program: f.Program, Stored: s.stored,
		Lower: func(call *syntax.Command) (syntax.Stmt, error) {
			if call.Ending == syntax.Background && (c.Block || strings.Contains(c.Text, "\n")) {
				return nil, &syntax.Error{Span: call.Span, Class: "SyntaxError",
					Message: "a job is a line of its own, not a part of a block"}
			}
			return lower.Lower(call)
		}}
	if s.cfg.Report != nil {
		o.Assert = s.asserted
	}
	code, err := eval.Compile(c.Module, o)
	if err != nil {
		return nil, eval.SyntaxException(err, f.File)
	}
	kept.code = code
	return kept, nil
}

// isModule reports whether a name is that of a module: one that was imported, or that the shell has ready.
func (s *Session) isModule(name string) bool {
	if v := s.names.Get(name); v != nil {
		_, ok := v.(*python.Module)
		return ok
	}
	return readyModules[name]
}

// readyModules are those that need no import at the prompt.
var readyModules = map[string]bool{"struct": true, "json": true, "math": true, "re": true, "sys": true,
	"errno": true, "os": true, "time": true, "random": true}

// defines tells what names the session has, or the chunk itself binds.
func (s *Session) defines(c syntax.Chunk) func(name string) bool {
	var own map[string]bool
	return func(name string) bool {
		if s.names.Get(name) != nil {
			return true
		}
		if own == nil {
			own = map[string]bool{}
			if s.whole != nil {
				bound(s.whole.Body, own)
			}
			bound(c.Module.Body, own)
		}
		return own[name]
	}
}

// bound collects the names that statements bind, in functions too.
func bound(body []syntax.Stmt, names map[string]bool) {
	for _, stmt := range body {
		switch n := stmt.(type) {
		case *syntax.FunctionDef:
			names[n.Name] = true
			bound(n.Body, names)
			for _, arg := range n.Args.Args {
				names[arg.Name] = true
			}
		case *syntax.ClassDef:
			names[n.Name] = true
			bound(n.Body, names)
		case *syntax.Assign:
			for _, t := range n.Targets {
				boundTarget(t, names)
			}
		case *syntax.AnnAssign:
			boundTarget(n.Target, names)
		case *syntax.Import:
			for _, a := range n.Names {
				boundAlias(a, names)
			}
		case *syntax.ImportFrom:
			for _, a := range n.Names {
				boundAlias(a, names)
			}
		case *syntax.Command:
			for _, name := range n.Targets {
				names[name] = true
			}
		case *syntax.For:
			boundTarget(n.Target, names)
			bound(n.Body, names)
			bound(n.OrElse, names)
		case *syntax.While:
			bound(n.Body, names)
			bound(n.OrElse, names)
		case *syntax.If:
			bound(n.Body, names)
			bound(n.OrElse, names)
		case *syntax.With:
			for _, item := range n.Items {
				boundTarget(item.Vars, names)
			}
			bound(n.Body, names)
		case *syntax.Try:
			bound(n.Body, names)
			for _, h := range n.Handlers {
				names[h.Name] = true
				bound(h.Body, names)
			}
			bound(n.OrElse, names)
			bound(n.Final, names)
		}
	}
}

func boundAlias(a *syntax.Alias, names map[string]bool) {
	name := a.AsName
	if name == "" {
		name, _, _ = strings.Cut(a.Name, ".")
	}
	names[name] = true
}

func boundTarget(e syntax.Expr, names map[string]bool) {
	switch n := e.(type) {
	case *syntax.Name:
		names[n.ID] = true
	case *syntax.Tuple:
		for _, one := range n.Elts {
			boundTarget(one, names)
		}
	case *syntax.List:
		for _, one := range n.Elts {
			boundTarget(one, names)
		}
	case *syntax.Starred:
		boundTarget(n.Value, names)
	}
}
