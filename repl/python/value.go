// Package python is Python's object model and its library: the types, what can be done with
// a value of any type, exceptions, modules. It knows no socket and no syntax; the evaluator
// and the shell's rooms build on it.
//
// Every value is touched under the Runtime's lock, which a Thread holds while it runs.
package python

// Value is a Python object. Native types are Go types; what an operation of the language does
// with one is said by the optional interfaces below. A class that Python code makes has
// Instances, and dunder methods instead of interfaces.
type Value interface{ Type() *Type }

// The protocols that a native value may have. t is the thread that runs; it is never nil.
type (
	// Truther is bool(v), where it is not true.
	Truther interface{ Truth() bool }
	// Sized is len(v).
	Sized interface{ Len() int }
	// Reprer is repr(v).
	Reprer interface {
		Repr(t *Thread) (string, error)
	}
	// Strer is str(v), where it differs from repr(v).
	Strer interface {
		Str(t *Thread) (string, error)
	}
	// Hasher is hash(v), where it is not by identity; an error says that it is unhashable.
	Hasher interface {
		Hash(t *Thread) (uint64, error)
	}
	// Comparer is v == w, v < w and their kin; NotImplemented where the types do not fit.
	// Without it values are equal when they are the same.
	Comparer interface {
		Compare(t *Thread, op CompareOp, w Value) (Value, error)
	}
	// Iterable is iter(v).
	Iterable interface {
		Iter(t *Thread) (Iterator, error)
	}
	// Iterator is next(v): nil, nil is the end.
	Iterator interface {
		Value
		Next(t *Thread) (Value, error)
	}
	// Getter is v[key].
	Getter interface {
		GetItem(t *Thread, key Value) (Value, error)
	}
	// Setter is v[key] = w, and del v[key] when w is nil.
	Setter interface {
		SetItem(t *Thread, key, w Value) error
	}
	// Container is w in v, where that is not a search among what v iterates.
	Container interface {
		Contains(t *Thread, w Value) (bool, error)
	}
	// Attributed gives attributes that no table of its Type has; nil, nil: there is none.
	Attributed interface {
		Attr(t *Thread, name string) (Value, error)
		AttrNames() []string
	}
	// AttrSetter is v.name = w, and del v.name when w is nil.
	AttrSetter interface {
		SetAttr(t *Thread, name string, w Value) error
	}
	// Callable is v(args). What args holds is only lent: keep a copy, not the slices.
	Callable interface {
		Value
		Call(t *Thread, a Args) (Value, error)
	}
	// Operand is a binary operator; reflected: w is on the left. NotImplemented where the types do
	// not fit.
	Operand interface {
		Binary(t *Thread, op BinaryOp, w Value, reflected bool) (Value, error)
	}
	// InPlace is v op= w where v itself changes; NotImplemented: as v op w.
	InPlace interface {
		BinaryInPlace(t *Thread, op BinaryOp, w Value) (Value, error)
	}
	// Negater is -v +v ~v.
	Unary interface {
		Unary(t *Thread, op UnaryOp) (Value, error)
	}
	// Buffer is what "bytes-like" means; the bytes are shared, not copied.
	Buffer interface {
		Buffer() []byte
		Writable() bool
	}
	// Indexer is operator.index(v), where v is no int.
	Indexer interface {
		Index(t *Thread) (Value, error)
	}
)

// Args are the arguments of a call.
type Args struct {
	Pos []Value
	Kw  []Named
}

// Named is an argument by name.
type Named struct {
	Name  string
	Value Value
}

// BinaryOp is + - * @ / // % ** << >> | ^ &, in this order.
type BinaryOp uint8

// The binary operators.
const (
	Add BinaryOp = iota
	Sub
	Mul
	MatMul
	TrueDiv
	FloorDiv
	Mod
	Pow
	LShift
	RShift
	Or
	Xor
	And
)

// UnaryOp is ~ + -.
type UnaryOp uint8

// The unary operators.
const (
	Invert UnaryOp = iota
	Positive
	Negative
)

// CompareOp is == != < <= > >=.
type CompareOp uint8

// The comparisons.
const (
	EQ CompareOp = iota
	NE
	LT
	LE
	GT
	GE
)

var (
	binaryText   = [...]string{"+", "-", "*", "@", "/", "//", "%", "**", "<<", ">>", "|", "^", "&"}
	binaryName   = [...]string{"add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "or", "xor", "and"}
	unaryText    = [...]string{"~", "+", "-"}
	unaryName    = [...]string{"invert", "pos", "neg"}
	compareText  = [...]string{"==", "!=", "<", "<=", ">", ">="}
	compareName  = [...]string{"eq", "ne", "lt", "le", "gt", "ge"}
	compareSwaps = [...]CompareOp{EQ, NE, GT, GE, LT, LE}
)

func (o BinaryOp) String() string  { return binaryText[o] }
func (o UnaryOp) String() string   { return unaryText[o] }
func (o CompareOp) String() string { return compareText[o] }

// NoneType is the type of None.
type NoneType struct{}

// None is None.
var None Value = NoneType{}

// Type is NoneType's.
func (NoneType) Type() *Type                  { return NoneTypeType }
func (NoneType) Truth() bool                  { return false }
func (NoneType) Repr(*Thread) (string, error) { return "None", nil }
func (NoneType) Hash(*Thread) (uint64, error) { return 0x4e6f6e65, nil }

// EllipsisType is the type of Ellipsis.
type EllipsisType struct{}

// Ellipsis is ....
var Ellipsis Value = EllipsisType{}

func (EllipsisType) Type() *Type                  { return EllipsisTypeType }
func (EllipsisType) Repr(*Thread) (string, error) { return "Ellipsis", nil }

// NotImplementedType is the type of NotImplemented.
type NotImplementedType struct{}

// NotImplemented is what an operator gives for types that do not fit.
var NotImplemented Value = NotImplementedType{}

func (NotImplementedType) Type() *Type                  { return NotImplementedTypeType }
func (NotImplementedType) Repr(*Thread) (string, error) { return "NotImplemented", nil }

// Is is v is w. Values of Go's value types (int, float, bytes) are the same when they are equal.
func Is(v, w Value) bool { return v == w }
