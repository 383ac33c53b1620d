package syntax

// The statements.
type (
	// ExprStmt is an expression that stands alone.
	ExprStmt struct {
		Span
		Value Expr
	}
	// Assign is target = … = value.
	Assign struct {
		Span
		Targets []Expr
		Value   Expr
	}
	// AugAssign is target op= value.
	AugAssign struct {
		Span
		Target Expr
		Op     Op
		Value  Expr
	}
	// AnnAssign is target: annotation = value; Value may be nil. Simple: a bare name.
	AnnAssign struct {
		Span
		Target, Annotation, Value Expr
		Simple                    bool
	}
	// Return is return value; Value may be nil.
	Return struct {
		Span
		Value Expr
	}
	// Raise is raise exc from cause; both may be nil.
	Raise struct {
		Span
		Exc, Cause Expr
	}
	// Assert is assert test, msg; Msg may be nil. Text is the test as it was typed.
	Assert struct {
		Span
		Test, Msg Expr
		Text      string
	}
	// Delete is del targets.
	Delete struct {
		Span
		Targets []Expr
	}
	// Pass does nothing.
	Pass struct{ Span }
	// Break leaves a loop.
	Break struct{ Span }
	// Continue goes on with a loop's next turn.
	Continue struct{ Span }
	// Global is global names.
	Global struct {
		Span
		Names []string
	}
	// Nonlocal is nonlocal names.
	Nonlocal struct {
		Span
		Names []string
	}
	// Import is import a.b as c, d.
	Import struct {
		Span
		Names []*Alias
	}
	// ImportFrom is from module import names; a Name "*" is all. Level counts leading dots.
	ImportFrom struct {
		Span
		Module string
		Names  []*Alias
		Level  int
	}
	// If is if test: body else: orelse; an elif is an If alone in OrElse.
	If struct {
		Span
		Test         Expr
		Body, OrElse []Stmt
	}
	// While is while test: body else: orelse.
	While struct {
		Span
		Test         Expr
		Body, OrElse []Stmt
	}
	// For is for target in iter: body else: orelse.
	For struct {
		Span
		Target, Iter Expr
		Body, OrElse []Stmt
	}
	// Try is try: body, its handlers, else: orelse, finally: final. Star: except*.
	Try struct {
		Span
		Body     []Stmt
		Handlers []*Handler
		OrElse   []Stmt
		Final    []Stmt
		Star     bool
	}
	// Handler is except type as name: body; Type may be nil, Name "".
	Handler struct {
		Span
		Type Expr
		Name string
		Body []Stmt
	}
	// With is with items: body.
	With struct {
		Span
		Items []*WithItem
		Body  []Stmt
	}
	// WithItem is context as vars; Vars may be nil.
	WithItem struct {
		Context, Vars Expr
	}
	// FunctionDef is def name(args) -> returns: body. A docstring is Body's first statement.
	FunctionDef struct {
		Span
		Name       string
		NamePos    Pos
		Args       *Arguments
		Body       []Stmt
		Decorators []Expr
		Returns    Expr
	}
	// ClassDef is class name(bases, keywords): body.
	ClassDef struct {
		Span
		Name       string
		NamePos    Pos
		Bases      []Expr
		Keywords   []*Keyword
		Body       []Stmt
		Decorators []Expr
	}
	// Command is a statement in command form, before anybody has said what it means.
	Command struct {
		Span
		Return    bool     // return s.recv 5
		Targets   []string // the names left of "="; nil without
		Head      []string // "s", "recv"; "socket"; "socket", "gethostname"; "!" for a program
		HeadSpan  Span
		Words     []*Word
		Rest      string // all after the head, as typed, without ending and comment
		Nested    Stmt   // of a verb that takes a statement (catch, time, watch): that statement
		Ending    Ending // what follows, set off by a blank
		EndingArg string // the file or the program
		Value     Expr   // of a value with an ending (data > f): that value; Head is nil then
	}
)

func (*Name) expr()           {}
func (*Constant) expr()       {}
func (*JoinedStr) expr()      {}
func (*FormattedValue) expr() {}
func (*UnaryOp) expr()        {}
func (*BinOp) expr()          {}
func (*BoolOp) expr()         {}
func (*Compare) expr()        {}
func (*Call) expr()           {}
func (*Attribute) expr()      {}
func (*Subscript) expr()      {}
func (*Slice) expr()          {}
func (*Starred) expr()        {}
func (*Tuple) expr()          {}
func (*List) expr()           {}
func (*Set) expr()            {}
func (*Dict) expr()           {}
func (*Comp) expr()           {}
func (*Lambda) expr()         {}
func (*IfExp) expr()          {}
func (*NamedExpr) expr()      {}
func (*Yield) expr()          {}
func (*YieldFrom) expr()      {}

func (*ExprStmt) stmt()    {}
func (*Assign) stmt()      {}
func (*AugAssign) stmt()   {}
func (*AnnAssign) stmt()   {}
func (*Return) stmt()      {}
func (*Raise) stmt()       {}
func (*Assert) stmt()      {}
func (*Delete) stmt()      {}
func (*Pass) stmt()        {}
func (*Break) stmt()       {}
func (*Continue) stmt()    {}
func (*Global) stmt()      {}
func (*Nonlocal) stmt()    {}
func (*Import) stmt()      {}
func (*ImportFrom) stmt()  {}
func (*If) stmt()          {}
func (*While) stmt()       {}
func (*For) stmt()         {}
func (*Try) stmt()         {}
func (*With) stmt()        {}
func (*FunctionDef) stmt() {}
func (*ClassDef) stmt()    {}
func (*Command) stmt()     {}
