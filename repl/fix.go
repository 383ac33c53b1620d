package repl

import (
	"fmt"

	"go.starlark.net/syntax"

	"sockshell/repl/value"
)

// Names that the fixed tree uses and that nobody can type.
const (
	nameGlobals = "<globals>" // the shared names: <globals>["n"] = 5
	nameShow    = "<show>"    // shows a value that stands alone
	nameMod     = "<mod>"     // Python's %
	nameAttr    = "<attr>"    // attributes that Starlark's own types lack
	nameCompare = "<compare>" // a comparison that assert can tell of
	nameBytes   = "<bytes>"   // makes a bytes literal
	nameLoad    = "<load>"    // load("file.star", "f")
	nameLine    = "<line>"    // the function that a chunk becomes
)

// fixer turns the tree of a chunk into one that behaves as Python does at its
// prompt: every name at the top lives in one shared dict, bytes literals are of
// our type, % formats as Python's, and a value that stands alone is shown.
type fixer struct {
	constants []syntax.Stmt // assignments at the module's head
	attrs     func() map[string]bool
	function  int // nesting of def and lambda
	block     int // nesting of if, for and while
}

// fix makes a chunk's statements into the body of one function, <line>, so that a
// chunk that is kept runs again by one call.
func (f *fixer) fix(file *syntax.File) error {
	body, err := f.stmts(file.Stmts)
	if err != nil {
		return err
	}
	if len(body) == 0 {
		body = []syntax.Stmt{&syntax.BranchStmt{Token: syntax.PASS}}
	}
	start := syntax.Start(body[0])
	line := &syntax.DefStmt{Def: start, Name: ident(nameLine, start), Body: body}
	file.Stmts = append(f.constants, line)
	return nil
}

func ident(name string, pos syntax.Position) *syntax.Ident {
	return &syntax.Ident{NamePos: pos, Name: name}
}

func text(s string, pos syntax.Position) *syntax.Literal {
	return &syntax.Literal{Token: syntax.STRING, TokenPos: pos, Raw: fmt.Sprintf("%q", s), Value: s}
}

func call(name string, pos syntax.Position, args ...syntax.Expr) *syntax.CallExpr {
	return &syntax.CallExpr{Fn: ident(name, pos), Lparen: pos, Args: args, Rparen: pos}
}

// global is <globals>["name"].
func global(name string, pos syntax.Position) *syntax.IndexExpr {
	return &syntax.IndexExpr{X: ident(nameGlobals, pos), Lbrack: pos, Y: text(name, pos), Rbrack: pos}
}

func assign(left, right syntax.Expr, pos syntax.Position) *syntax.AssignStmt {
	return &syntax.AssignStmt{OpPos: pos, Op: syntax.EQ, LHS: left, RHS: right}
}

func (f *fixer) stmts(list []syntax.Stmt) ([]syntax.Stmt, error) {
	var fixed []syntax.Stmt
	for _, s := range list {
		some, err := f.stmt(s)
		if err != nil {
			return nil, err
		}
		fixed = append(fixed, some...)
	}
	return fixed, nil
}

func (f *fixer) blockOf(list []syntax.Stmt) ([]syntax.Stmt, error) {
	f.block++
	defer func() { f.block-- }()
	return f.stmts(list)
}

func (f *fixer) stmt(s syntax.Stmt) (fixed []syntax.Stmt, err error) {
	fixed = []syntax.Stmt{s}
	switch s := s.(type) {
	case *syntax.AssignStmt:
		f.assignment(s)
	case *syntax.ExprStmt:
		s.X = f.expr(s.X)
		if f.function == 0 && f.block == 0 {
			s.X = call(nameShow, syntax.Start(s.X), s.X)
		}
	case *syntax.IfStmt:
		s.Cond = f.expr(s.Cond)
		if s.True, err = f.blockOf(s.True); err == nil {
			s.False, err = f.blockOf(s.False)
		}
	case *syntax.ForStmt:
		s.Vars, s.X = f.target(s.Vars), f.expr(s.X)
		s.Body, err = f.blockOf(s.Body)
	case *syntax.WhileStmt:
		s.Cond = f.expr(s.Cond)
		s.Body, err = f.blockOf(s.Body)
	case *syntax.DefStmt:
		return f.def(s)
	case *syntax.LoadStmt:
		return f.load(s), nil
	case *syntax.ReturnStmt:
		if f.function == 0 {
			return nil, syntax.Error{Pos: s.Return, Msg: "'return' outside function"}
		}
		s.Result = f.expr(s.Result)
	}
	return fixed, err
}

// augmented are the operators behind +=, of which only % is ours.
func (f *fixer) assignment(s *syntax.AssignStmt) {
	s.RHS = f.expr(s.RHS)
	if s.Op == syntax.PERCENT_EQ {
		if id, ok := s.LHS.(*syntax.Ident); ok {
			s.Op = syntax.EQ
			s.RHS = call(nameMod, s.OpPos, ident(id.Name, id.NamePos), s.RHS)
		}
	}
	s.LHS = f.target(s.LHS)
}

// target is the left side of an assignment: names at the top are the shared ones.
func (f *fixer) target(e syntax.Expr) syntax.Expr {
	switch e := e.(type) {
	case *syntax.Ident:
		if f.function == 0 {
			return global(e.Name, e.NamePos)
		}
	case *syntax.TupleExpr:
		for i := range e.List {
			e.List[i] = f.target(e.List[i])
		}
	case *syntax.ListExpr:
		for i := range e.List {
			e.List[i] = f.target(e.List[i])
		}
	case *syntax.ParenExpr:
		e.X = f.target(e.X)
	case *syntax.IndexExpr:
		e.X, e.Y = f.expr(e.X), f.expr(e.Y)
	case *syntax.DotExpr:
		e.X = f.expr(e.X)
	}
	return e
}

func (f *fixer) def(s *syntax.DefStmt) ([]syntax.Stmt, error) {
	f.exprs(s.Params)
	block := f.block
	f.function, f.block = f.function+1, 0
	body, err := f.stmts(s.Body)
	f.function, f.block = f.function-1, block
	s.Body = body
	fixed := []syntax.Stmt{s}
	if f.function == 0 {
		pos := s.Name.NamePos
		fixed = append(fixed, assign(global(s.Name.Name, pos), ident(s.Name.Name, pos), pos))
	}
	return fixed, err
}

func (f *fixer) load(s *syntax.LoadStmt) (fixed []syntax.Stmt) {
	for i := range s.To {
		from := s.From[i]
		value := call(nameLoad, s.Load, s.Module, text(from.Name, from.NamePos))
		fixed = append(fixed, assign(global(s.To[i].Name, s.To[i].NamePos), value, s.Load))
	}
	return fixed
}

func (f *fixer) exprs(list []syntax.Expr) {
	for i := range list {
		list[i] = f.expr(list[i])
	}
}

func (f *fixer) expr(e syntax.Expr) syntax.Expr {
	switch e := e.(type) {
	case *syntax.BinaryExpr:
		if e.Op == syntax.EQ { // name=value: an argument or a default
			e.Y = f.expr(e.Y)
			return e
		}
		e.X, e.Y = f.expr(e.X), f.expr(e.Y)
		if e.Op == syntax.PERCENT {
			return call(nameMod, e.OpPos, e.X, e.Y)
		}
	case *syntax.CallExpr:
		if fn, ok := e.Fn.(*syntax.Ident); ok && fn.Name == "assert" && len(e.Args) > 0 {
			e.Args[0] = compared(e.Args[0])
		}
		e.Fn = f.expr(e.Fn)
		f.exprs(e.Args)
	case *syntax.DotExpr:
		e.X = f.expr(e.X)
		if f.attrs()[e.Name.Name] {
			return call(nameAttr, e.Dot, e.X, text(e.Name.Name, e.NamePos))
		}
	case *syntax.Literal:
		if e.Token == syntax.BYTES {
			return f.bytes(e)
		}
	case *syntax.LambdaExpr:
		f.exprs(e.Params)
		f.function++
		e.Body = f.expr(e.Body)
		f.function--
	default:
		f.inside(e)
	}
	return e
}

// compared is what assert gets of a comparison.
func compared(e syntax.Expr) syntax.Expr {
	if p, ok := e.(*syntax.ParenExpr); ok {
		return compared(p.X)
	}
	if b, ok := e.(*syntax.BinaryExpr); ok && value.Compares(b.Op) {
		return call(nameCompare, b.OpPos, text(b.Op.String(), b.OpPos), b.X, b.Y)
	}
	return e
}

// inside fixes the parts of the expressions that stay what they are.
func (f *fixer) inside(e syntax.Expr) {
	switch e := e.(type) {
	case *syntax.Comprehension:
		e.Body = f.expr(e.Body)
		for _, clause := range e.Clauses {
			switch c := clause.(type) {
			case *syntax.ForClause:
				c.X = f.expr(c.X)
			case *syntax.IfClause:
				c.Cond = f.expr(c.Cond)
			}
		}
	case *syntax.CondExpr:
		e.Cond, e.True, e.False = f.expr(e.Cond), f.expr(e.True), f.expr(e.False)
	case *syntax.DictEntry:
		e.Key, e.Value = f.expr(e.Key), f.expr(e.Value)
	case *syntax.DictExpr:
		f.exprs(e.List)
	case *syntax.IndexExpr:
		e.X, e.Y = f.expr(e.X), f.expr(e.Y)
	case *syntax.ListExpr:
		f.exprs(e.List)
	case *syntax.ParenExpr:
		e.X = f.expr(e.X)
	case *syntax.SliceExpr:
		e.X, e.Lo, e.Hi, e.Step = f.expr(e.X), f.expr(e.Lo), f.expr(e.Hi), f.expr(e.Step)
	case *syntax.TupleExpr:
		f.exprs(e.List)
	case *syntax.UnaryExpr:
		e.X = f.expr(e.X)
	}
}

// bytes moves a literal to the head of the module, where it is made once.
func (f *fixer) bytes(e *syntax.Literal) syntax.Expr {
	name := fmt.Sprintf("<b%d>", len(f.constants))
	value := call(nameBytes, e.TokenPos, text(e.Value.(string), e.TokenPos))
	f.constants = append(f.constants, assign(ident(name, e.TokenPos), value, e.TokenPos))
	return ident(name, e.TokenPos)
}
