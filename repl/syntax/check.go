package syntax

import "fmt"

// check refuses what parses and still can stand nowhere: a return outside a function, a name
// that is both parameter and global.
func (p *parser) check(m *Module) {
	c := checker{place: place{scope: &nameScope{asked: p.declares}}}
	c.body(m.Body)
}

// checker walks the statements of a scope.
type checker struct{ place }

// place is where a statement stands.
type place struct {
	scope *nameScope
	loop  bool // in a loop of that scope
	star  bool // in an except* of it
}

// refuse gives up with what stands at a node.
func (c checker) refuse(n Node, format string, args ...any) {
	message := format
	if len(args) > 0 {
		message = fmt.Sprintf(format, args...)
	}
	panic(&Error{Span: n.Range(), Class: "SyntaxError", Message: message})
}

func (c checker) body(body []Stmt) {
	for _, s := range body {
		c.stmt(s)
	}
}

// below checks all that stands directly below a node.
func (c checker) below(n Node) { Children(n, c.node) }

func (c checker) node(n Node) {
	switch n := n.(type) {
	case Expr:
		c.expr(n)
	case Stmt:
		c.stmt(n)
	default:
		c.below(n)
	}
}

func (c checker) stmt(s Stmt) {
	switch s := s.(type) {
	case *Command:
		c.command(s)
	case *ExprStmt:
		c.notStarred(s.Value)
		c.expr(s.Value)
	case *Assign:
		c.expr(s.Value)
		c.notStarred(s.Value)
		for _, t := range s.Targets {
			c.assigned(t)
			c.target(t)
		}
	case *AugAssign:
		c.target(s.Target)
		c.expr(s.Value)
	case *AnnAssign:
		c.annotated(s)
	case *Delete:
		for _, t := range s.Targets {
			c.target(t)
		}
	case *Return:
		c.leaves(s, "return")
		if s.Value != nil {
			c.notStarred(s.Value)
			c.expr(s.Value)
		}
	case *Break:
		c.leaves(s, "break")
	case *Continue:
		c.leaves(s, "continue")
	case *Import, *ImportFrom:
		c.imports(s)
	case *Global:
		c.global(s, s.Names, true)
	case *Nonlocal:
		c.global(s, s.Names, false)
	default:
		c.compound(s)
	}
}

func (c checker) command(s *Command) {
	if s.Return {
		c.leaves(s, "return")
	}
	for _, name := range s.Targets {
		c.scope.bind(name)
	}
	if len(s.Head) > 1 {
		c.scope.use(s.Head[0])
	}
	if s.Words != nil || s.Value != nil || s.Nested != nil {
		c.below(s)
	}
}

// leaves checks a statement that leaves a loop or a function.
func (c checker) leaves(s Stmt, word string) {
	if c.star {
		c.refuse(s, "'break', 'continue' and 'return' cannot appear in an except* block")
	}
	switch {
	case word == "return" && c.scope.kind != functionScope:
		c.refuse(s, "'return' outside function")
	case word == "return":
	case !c.loop && word == "break":
		c.refuse(s, "'break' outside loop")
	case !c.loop:
		c.refuse(s, "'continue' not properly in loop")
	}
}

func (c checker) compound(s Stmt) {
	switch s := s.(type) {
	case *While:
		c.expr(s.Test)
		c.looping(s.Body)
		c.body(s.OrElse)
	case *For:
		c.expr(s.Iter)
		c.assigned(s.Target)
		c.target(s.Target)
		c.looping(s.Body)
		c.body(s.OrElse)
	case *Try:
		c.try(s)
	case *With:
		for _, i := range s.Items {
			c.expr(i.Context)
			if i.Vars != nil {
				c.assigned(i.Vars)
				c.target(i.Vars)
			}
		}
		c.body(s.Body)
	case *FunctionDef:
		c.function(s)
	case *ClassDef:
		c.class(s)
	default:
		c.below(s)
	}
}

// looping checks a loop's body.
func (c checker) looping(body []Stmt) {
	c.loop, c.star = true, false
	c.body(body)
}

func (c checker) try(s *Try) {
	c.body(s.Body)
	for i, h := range s.Handlers {
		if h.Type == nil && i < len(s.Handlers)-1 {
			c.refuse(h, "default 'except:' must be last")
		}
		if h.Type != nil {
			c.expr(h.Type)
		}
		if h.Name != "" {
			c.scope.bind(h.Name)
		}
		inner := c
		if s.Star {
			inner.star, inner.loop = true, c.loop
		}
		inner.body(h.Body)
	}
	c.body(s.OrElse)
	c.body(s.Final)
}

func (c checker) annotated(s *AnnAssign) {
	if s.Value != nil {
		c.notStarred(s.Value)
		c.expr(s.Value)
	}
	if name, ok := s.Target.(*Name); ok && s.Simple && c.scope.declared(name.ID) != "" {
		c.refuse(s, "annotated name '%s' can't be %s", name.ID, c.scope.declared(name.ID))
	}
	if name, ok := s.Target.(*Name); ok && s.Simple && c.scope.asked {
		add(&c.scope.annotated, name.ID)
	}
	c.target(s.Target)
	c.expr(s.Annotation)
}

func (c checker) imports(s Stmt) {
	switch s := s.(type) {
	case *Import:
		for _, a := range s.Names {
			c.scope.bind(a.bound())
		}
	case *ImportFrom:
		for _, a := range s.Names {
			if a.Name == "*" && c.scope.kind != moduleScope {
				c.refuse(s, "import * only allowed at module level")
			}
			c.scope.bind(a.bound())
		}
	}
}

// bound is the name that an import binds.
func (a *Alias) bound() string {
	if a.AsName != "" {
		return a.AsName
	}
	for i := range len(a.Name) {
		if a.Name[i] == '.' {
			return a.Name[:i]
		}
	}
	return a.Name
}

func (c checker) function(s *FunctionDef) {
	c.scope.bind(s.Name)
	c.exprs(s.Decorators)
	inner := c.parameters(s.Args)
	if s.Returns != nil {
		c.expr(s.Returns)
	}
	inner.body(s.Body)
	inner.scope.done()
}

func (c checker) class(s *ClassDef) {
	c.scope.bind(s.Name)
	c.exprs(s.Decorators)
	c.exprs(s.Bases)
	c.keywords(s.Keywords)
	inner := checker{place{scope: c.scope.inside(classScope)}}
	inner.body(s.Body)
	inner.scope.done()
}

// parameters checks those of a function, and gives the checker of its body.
func (c checker) parameters(a *Arguments) checker {
	c.exprs(a.Defaults)
	for _, e := range a.KwDefaults {
		if e != nil {
			c.expr(e)
		}
	}
	inner := checker{place{scope: c.scope.inside(functionScope)}}
	childrenOfArguments(a, func(n Node) {
		arg, ok := n.(*Arg)
		if !ok {
			return
		}
		if arg.Annotation != nil {
			c.expr(arg.Annotation)
		}
		if !inner.scope.parameter(arg.Name) {
			c.refuse(arg, "duplicate argument '%s' in function definition", arg.Name)
		}
	})
	return inner
}
