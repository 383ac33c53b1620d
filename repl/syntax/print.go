package syntax

import "strings"

// Print writes a module as text that parses to the same tree: blocks by four blanks, brackets
// where they are needed, commands as they were typed. With a grammar, Python that would be
// read as a command by it is in brackets, too.
func Print(m *Module, g *Grammar) string {
	p := printer{g: g}
	p.body(m.Body)
	return p.String()
}

// PrintStmt writes a statement, with a newline at its end.
func PrintStmt(s Stmt, g *Grammar) string {
	p := printer{g: g}
	p.stmt(s)
	return p.String()
}

// PrintExpr writes an expression on one line.
func PrintExpr(e Expr) string {
	var p printer
	p.expr(e, precTuple)
	return p.String()
}

// printer writes a tree.
type printer struct {
	strings.Builder
	g      *Grammar
	indent int
	shield bool // the value of the statement is in brackets, or it would be a command
}

// say writes texts side by side.
func (p *printer) say(texts ...string) {
	for _, s := range texts {
		p.WriteString(s)
	}
}

func (p *printer) body(body []Stmt) {
	for _, s := range body {
		p.stmt(s)
	}
}

// suite writes the statements of a block after its head.
func (p *printer) suite(body []Stmt) {
	p.say(":\n")
	p.indent++
	p.body(body)
	p.indent--
}

// margin begins a line.
func (p *printer) margin() {
	for range p.indent {
		p.say("    ")
	}
}

// clause writes a line of a compound statement and its suite.
func (p *printer) clause(word string, body []Stmt) {
	if len(body) == 0 {
		return
	}
	p.margin()
	p.say(word)
	p.suite(body)
}

func (p *printer) stmt(s Stmt) {
	if p.compound(s) {
		return
	}
	p.margin()
	p.shield = p.commandLike(s)
	switch s := s.(type) {
	case *ExprStmt:
		p.value(s.Value)
	case *Assign:
		for _, t := range s.Targets {
			p.expr(t, precTuple)
			p.say(" = ")
		}
		p.value(s.Value)
	case *AugAssign:
		p.expr(s.Target, precAtom)
		p.say(" ", s.Op.String(), "= ")
		p.expr(s.Value, precTuple)
	case *AnnAssign:
		p.annotated(s)
	case *Return:
		p.word("return", s.Value)
	case *Raise:
		p.word("raise", s.Exc)
		p.after(" from ", s.Cause)
	case *Assert:
		p.say("assert ")
		p.expr(s.Test, precTest)
		p.after(", ", s.Msg)
	case *Delete:
		p.say("del ")
		p.exprs(s.Targets)
	case *Command:
		p.command(s)
	default:
		p.simple(s)
	}
	p.say("\n")
}

// value writes an expression that may be shielded.
func (p *printer) value(e Expr) {
	if !p.shield {
		p.expr(e, precTuple)
		return
	}
	p.shield = false
	p.say("(")
	p.expr(e, precTuple)
	p.say(")")
}

// commandLike reports whether a statement, written plainly, would be read as a command.
func (p *printer) commandLike(s Stmt) bool {
	switch s.(type) {
	case *ExprStmt, *Assign, *Return:
	default:
		return false
	}
	if p.g == nil {
		return false
	}
	text := PrintStmt(s, nil)
	reader := &parser{g: p.g, scanner: scanner{s: text, fresh: true, line: 1}}
	reader.next()
	like := false
	wrong := reader.try(func() { like = reader.command() != nil })
	return like || wrong != nil
}

// word writes a statement of a word and perhaps a value.
func (p *printer) word(word string, value Expr) {
	p.say(word)
	if value != nil {
		p.say(" ")
		p.value(value)
	}
}

// after writes a part that may be missing.
func (p *printer) after(word string, e Expr) {
	if e != nil {
		p.say(word)
		p.expr(e, precTest)
	}
}

func (p *printer) annotated(s *AnnAssign) {
	_, name := s.Target.(*Name)
	if name && !s.Simple {
		p.say("(")
	}
	p.expr(s.Target, precAtom)
	if name && !s.Simple {
		p.say(")")
	}
	p.after(": ", s.Annotation)
	if s.Value != nil {
		p.say(" = ")
		p.expr(s.Value, precTuple)
	}
}

// simple writes the statements that are mostly names.
func (p *printer) simple(s Stmt) {
	switch s := s.(type) {
	case *Pass:
		p.say("pass")
	case *Break:
		p.say("break")
	case *Continue:
		p.say("continue")
	case *Global:
		p.say("global ", strings.Join(s.Names, ", "))
	case *Nonlocal:
		p.say("nonlocal ", strings.Join(s.Names, ", "))
	case *Import:
		p.say("import ")
		p.aliases(s.Names)
	case *ImportFrom:
		p.say("from ", strings.Repeat(".", s.Level), s.Module, " import ")
		p.aliases(s.Names)
	}
}

func (p *printer) aliases(all []*Alias) {
	for i, a := range all {
		if i > 0 {
			p.say(", ")
		}
		if p.say(a.Name); a.AsName != "" {
			p.say(" as ", a.AsName)
		}
	}
}

// command writes one as it was typed.
func (p *printer) command(c *Command) {
	if c.Return {
		p.say("return ")
	}
	if c.Targets != nil {
		p.say(strings.Join(c.Targets, ", "), " = ")
	}
	p.say(strings.Join(c.Head, "."))
	if len(c.Head) > 0 && c.Rest != "" && (c.Head[0] != "!" || c.Rest[0] == '=') {
		p.say(" ")
	}
	p.say(c.Rest)
	if c.Ending == NoEnding && strings.HasSuffix(c.Rest, ";") && c.Head[0] != "!" {
		p.say(";") // the last word ends in one, and the statement too
	}
	defer p.unjoin()
	switch c.Ending {
	case Background:
		p.say(" &")
	case Pipe:
		p.say(" | ", c.EndingArg)
		if strings.HasSuffix(c.EndingArg, ";") {
			p.say(";")
		}
	case Write, Append:
		mark := map[Ending]string{Write: " > ", Append: " >> "}[c.Ending]
		p.say(mark, fileWord(c.EndingArg))
	}
}

// unjoin keeps a backslash that ends a command from hiding the line's end.
func (p *printer) unjoin() {
	if strings.HasSuffix(p.String(), `\`) {
		p.say(" ")
	}
}

// fileWord writes a file's name as a word.
func fileWord(name string) string {
	if name == "" || strings.ContainsAny(name, " \t\n;\\'\"#") {
		return Quote(name)
	}
	return name
}

// compound writes a statement with suites; false if s is none.
func (p *printer) compound(s Stmt) bool {
	switch s := s.(type) {
	case *If:
		p.ifs(s)
	case *While:
		p.head("while ", s.Test, s.Body)
		p.clause("else", s.OrElse)
	case *For:
		p.margin()
		p.say("for ")
		p.expr(s.Target, precTuple)
		p.say(" in ")
		p.expr(s.Iter, precTuple)
		p.suite(s.Body)
		p.clause("else", s.OrElse)
	case *Try:
		p.try(s)
	case *With:
		p.with(s)
	case *FunctionDef:
		p.def(s)
	case *ClassDef:
		p.class(s)
	default:
		return false
	}
	return true
}

// head writes a word, what it tests, and a suite.
func (p *printer) head(word string, test Expr, body []Stmt) {
	p.margin()
	p.say(word)
	p.expr(test, precNamed)
	p.suite(body)
}

func (p *printer) ifs(s *If) {
	p.head("if ", s.Test, s.Body)
	for len(s.OrElse) == 1 {
		inner, ok := s.OrElse[0].(*If)
		if !ok {
			break
		}
		s = inner
		p.head("elif ", s.Test, s.Body)
	}
	p.clause("else", s.OrElse)
}

func (p *printer) try(s *Try) {
	p.clause("try", s.Body)
	for _, h := range s.Handlers {
		p.margin()
		p.say("except")
		if s.Star {
			p.say("*")
		}
		p.after(" ", h.Type)
		if h.Name != "" {
			p.say(" as ", h.Name)
		}
		p.suite(h.Body)
	}
	p.clause("else", s.OrElse)
	p.clause("finally", s.Final)
}

func (p *printer) with(s *With) {
	p.margin()
	p.say("with ")
	for i, item := range s.Items {
		if i > 0 {
			p.say(", ")
		}
		// a tuple alone would be read as items
		_, tuple := item.Context.(*Tuple)
		if tuple = tuple && item.Vars == nil && len(s.Items) == 1; tuple {
			p.say("(")
		}
		p.expr(item.Context, precTest)
		if tuple {
			p.say(")")
		}
		p.after(" as ", item.Vars)
	}
	p.suite(s.Body)
}

func (p *printer) decorators(all []Expr) {
	for _, d := range all {
		p.margin()
		p.say("@")
		p.expr(d, precNamed)
		p.say("\n")
	}
}

func (p *printer) def(s *FunctionDef) {
	p.decorators(s.Decorators)
	p.margin()
	p.say("def ", s.Name, "(")
	p.parameters(s.Args)
	p.say(")")
	p.after(" -> ", s.Returns)
	p.suite(s.Body)
}

func (p *printer) class(s *ClassDef) {
	p.decorators(s.Decorators)
	p.margin()
	p.say("class ", s.Name)
	if len(s.Bases)+len(s.Keywords) > 0 {
		p.arguments(s.Bases, s.Keywords)
	}
	p.suite(s.Body)
}
