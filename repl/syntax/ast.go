// Package syntax turns text into a tree: the statements and expressions of Python 3.12, and
// among them, as a statement like any other, the command form of a line. It knows no verb
// but by asking, and no value: what a name or a word means, its callers say.
package syntax

// Pos is a place in a file: line and column count from 1, the column in characters.
// The zero Pos is no place.
type Pos struct{ Line, Col int32 }

// Span is the range of a node; End is the place just after its last character.
type Span struct{ Start, End Pos }

// Range gives the node's place: every node embeds a Span.
func (s Span) Range() Span { return s }

// Node is a statement, an expression, or a part of one.
type Node interface{ Range() Span }

// Expr is an expression. Context (load, store, delete) is where it stands, not a field.
type Expr interface {
	Node
	expr()
}

// Stmt is a statement.
type Stmt interface {
	Node
	stmt()
}

// Op is an operator of BinOp, AugAssign, UnaryOp, BoolOp or Compare; its text is String().
type Op uint8

// The operators, in groups: binary, unary, boolean, comparison.
const (
	Add Op = iota
	Sub
	Mult
	MatMult
	Div
	FloorDiv
	Mod
	Pow
	LShift
	RShift
	BitOr
	BitXor
	BitAnd

	Invert // ~
	Not
	UAdd
	USub

	And
	Or

	Eq
	NotEq
	Lt
	LtE
	Gt
	GtE
	Is
	IsNot
	In
	NotIn
)

var opText = [...]string{"+", "-", "*", "@", "/", "//", "%", "**", "<<", ">>", "|", "^", "&",
	"~", "not", "+", "-", "and", "or",
	"==", "!=", "<", "<=", ">", ">=", "is", "is not", "in", "not in"}

func (o Op) String() string { return opText[o] }

// ConstKind tells what a Constant holds.
type ConstKind uint8

// The kinds of constants.
const (
	None ConstKind = iota
	True
	False
	Ellipsis
	Int   // Text: decimal digits without sign or underscore
	Float // Float
	Str   // Text: UTF-8; a lone surrogate is its three bytes
	Bytes // Text: the bytes
)

// The expressions.
type (
	// Name is a variable.
	Name struct {
		Span
		ID string
	}
	// Constant is a literal; literals side by side are one.
	Constant struct {
		Span
		Kind  ConstKind
		Text  string
		Float float64
	}
	// JoinedStr is an f-string: Constants (Str) and FormattedValues.
	JoinedStr struct {
		Span
		Values []Expr
	}
	// FormattedValue is {expr!r:spec}; {expr=} is a Constant before one with Conversion 'r'.
	FormattedValue struct {
		Span
		Value      Expr
		Conversion byte       // 0, 's', 'r', 'a'
		Spec       *JoinedStr // nil without
	}
	// UnaryOp is - + ~ not.
	UnaryOp struct {
		Span
		Op      Op
		Operand Expr
	}
	// BinOp is left op right; OpPos is the operator's place.
	BinOp struct {
		Span
		Op          Op
		OpPos       Pos
		Left, Right Expr
	}
	// BoolOp is a and b and c, or a or b.
	BoolOp struct {
		Span
		Op     Op
		Values []Expr
	}
	// Compare is left ops[0] comparators[0] ops[1] ….
	Compare struct {
		Span
		Left        Expr
		Ops         []Op
		Comparators []Expr
	}
	// Call is func(args, keywords). Starred stands in Args; a Keyword without Arg is **value.
	Call struct {
		Span
		Func     Expr
		Args     []Expr
		Keywords []*Keyword
	}
	// Keyword is name=value or **value in a call or a class head.
	Keyword struct {
		Span
		Arg   string // "" for **value
		Value Expr
	}
	// Attribute is value.attr; AttrPos is where the name begins.
	Attribute struct {
		Span
		Value   Expr
		Attr    string
		AttrPos Pos
	}
	// Subscript is value[index]; Index is a Slice, a Tuple (of slices too), or any expression.
	Subscript struct {
		Span
		Value, Index Expr
	}
	// Slice is lower:upper:step in a Subscript; each may be nil.
	Slice struct {
		Span
		Lower, Upper, Step Expr
	}
	// Starred is *value in a call, a display, or a target.
	Starred struct {
		Span
		Value Expr
	}
	// Tuple is a, b with or without brackets.
	Tuple struct {
		Span
		Elts   []Expr
		Parens bool
	}
	// List is [a, b].
	List struct {
		Span
		Elts []Expr
	}
	// Set is {a, b}.
	Set struct {
		Span
		Elts []Expr
	}
	// Dict is {k: v, **m}: a nil key is **value.
	Dict struct {
		Span
		Keys, Values []Expr
	}
	// Comp is a comprehension or a generator expression.
	Comp struct {
		Span
		Kind       CompKind
		Key        Expr // of a dict
		Elt        Expr // the element, or the dict's value
		Generators []*Comprehension
	}
	// Comprehension is for target in iter if … if ….
	Comprehension struct {
		Span
		Target, Iter Expr
		Ifs          []Expr
	}
	// Lambda is lambda args: body.
	Lambda struct {
		Span
		Args *Arguments
		Body Expr
	}
	// IfExp is body if test else orelse.
	IfExp struct {
		Span
		Test, Body, OrElse Expr
	}
	// NamedExpr is (name := value).
	NamedExpr struct {
		Span
		Target *Name
		Value  Expr
	}
	// Yield is yield value; Value may be nil.
	Yield struct {
		Span
		Value Expr
	}
	// YieldFrom is yield from value.
	YieldFrom struct {
		Span
		Value Expr
	}
)

// CompKind tells what a Comp makes.
type CompKind uint8

// What a Comp makes.
const (
	ListComp CompKind = iota
	SetComp
	DictComp
	GeneratorExp
)

// Arguments are the parameters of a def or a lambda, in the order
// PosOnly, /, Args, *VarArg or *, KwOnly, **KwArg.
type Arguments struct {
	PosOnly, Args []*Arg
	Defaults      []Expr // of the last of PosOnly and Args
	VarArg        *Arg   // nil without
	KwOnly        []*Arg
	KwDefaults    []Expr // as long as KwOnly; nil where required
	KwArg         *Arg   // nil without
}

// Arg is one parameter.
type Arg struct {
	Span
	Name       string
	Annotation Expr // nil without
}

// Alias is name as asname in an import; AsName is "" without.
type Alias struct {
	Span
	Name, AsName string
}

// Module is a file, or a chunk of lines.
type Module struct{ Body []Stmt }

// Ending is what may follow a command, or a value, set off by a blank.
type Ending uint8

// The endings.
const (
	NoEnding   Ending = iota
	Background        // s.recv 10 &
	Write             // s.recv 10 > file
	Append            // s.recv 10 >> file
	Pipe              // s.recv 10 | program
)

// WordKind says how a word was written.
type WordKind uint8

// How a word was written.
const (
	Bare    WordKind = iota // 4096, AF_INET, hello; Text as typed
	Literal                 // "a" b"\x00" hex"de ad" f"{n}", also several side by side: Value
	Bracket                 // (expr) or [expr, ...]: Value
)

// Word is one word of a command.
type Word struct {
	Span
	Kind  WordKind
	Key   string // in key=word the key
	Text  string // as it was typed, without the key
	Value Expr   // of Literal and Bracket: what it stands for
}
