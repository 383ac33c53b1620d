package python

import (
	"fmt"
	"strconv"
)

// TypeName is the name of v's class, as errors say it.
func TypeName(v Value) string {
	if v == nil {
		return "NoneType"
	}
	return v.Type().errorName()
}

// errorName is the class in errors: as CPython's C code names its own, with the module.
func (c *Type) errorName() string {
	if c.heap || c.Module == "" || c.Module == "builtins" || c.Module == "socket" || c.Module == "ssl" || c.Below(BaseException) {
		return c.Name
	}
	return c.Module + "." + c.Name
}

func address(v Value) string { return fmt.Sprintf("0x%012x", identityHash(v)) }

// Repr is repr(v).
func Repr(t *Thread, v Value) (string, error) {
	if f := override(v, slotRepr); f != nil {
		return dunderText(t, f, v, "__repr__")
	}
	return nativeRepr(t, v)
}

func nativeRepr(t *Thread, v Value) (string, error) {
	if i, ok := v.(*Instance); ok && i.Held != nil {
		v = i.Held
	}
	switch x := v.(type) {
	case Int:
		return strconv.FormatInt(int64(x), 10), nil
	case Float:
		return FloatText(float64(x)), nil
	}
	if r, ok := v.(Reprer); ok {
		if err := t.enter(v); err != nil {
			return "", err
		}
		s, err := r.Repr(t)
		t.Depth--
		return s, err
	}
	return "<" + v.Type().FullNameInRepr() + " object at " + address(v) + ">", nil
}

// MaxDepth is how deep calls, and values in values, may go.
const MaxDepth = 1000

func (t *Thread) enter(Value) error {
	if t.Depth++; t.Depth > MaxDepth+200 {
		t.Depth--
		return Raise(RecursionError, "maximum recursion depth exceeded while getting the repr of an object")
	}
	return nil
}

// FullNameInRepr has the module of classes that Python code makes, __main__ too.
func (c *Type) FullNameInRepr() string { return c.FullName() }

func dunderText(t *Thread, f, v Value, name string) (string, error) {
	got, err := CallBound(t, f, v, Args{})
	if err != nil {
		return "", err
	}
	s, ok := AsStr(got)
	if !ok {
		return "", Raise(TypeError, "%s returned non-string (type %s)", name, TypeName(got))
	}
	return s, nil
}

// ToStr is str(v) as Go text.
func ToStr(t *Thread, v Value) (string, error) {
	if s, ok := v.(*Str); ok {
		return s.s, nil
	}
	if f := override(v, slotStr); f != nil {
		return dunderText(t, f, v, "__str__")
	}
	if f := override(v, slotRepr); f != nil {
		if i, ok := v.(*Instance); !ok || i.Held == nil || !isStr(i.Held) {
			return dunderText(t, f, v, "__repr__")
		}
	}
	if i, ok := v.(*Instance); ok && i.Held != nil {
		return ToStr(t, i.Held)
	}
	if s, ok := v.(Strer); ok {
		return s.Str(t)
	}
	return nativeRepr(t, v)
}

func isStr(v Value) bool { _, ok := v.(*Str); return ok }

// AsStr is the text of a str, or of an instance of a class below it.
func AsStr(v Value) (string, bool) {
	switch v := v.(type) {
	case *Str:
		return v.s, true
	case *Instance:
		if s, ok := v.Held.(*Str); ok {
			return s.s, true
		}
	}
	return "", false
}

// AsInt is an int of 64 bits: of an int, a bool, or an instance of a class below int (an IntEnum's member).
func AsInt(v Value) (int64, bool) {
	switch v := v.(type) {
	case Int:
		return int64(v), true
	case Bool:
		if v {
			return 1, true
		}
		return 0, true
	case *Instance:
		if v.Held != nil {
			return AsInt(v.Held)
		}
	}
	return 0, false
}

// Held is what an instance of a class below int, float, str or bytes holds; any other value itself.
func Held(v Value) Value {
	if i, ok := v.(*Instance); ok && i.Held != nil {
		return i.Held
	}
	return v
}

// Truth is bool(v).
func Truth(t *Thread, v Value) (bool, error) {
	switch v := v.(type) {
	case Bool:
		return bool(v), nil
	case Int:
		return v != 0, nil
	case NoneType:
		return false, nil
	case *Str:
		return v.s != "", nil
	case Bytes:
		return v != "", nil
	}
	if v.Type().slots != nil {
		if b, done, err := dunderTruth(t, v); done || err != nil {
			return b, err
		}
		v = Held(v)
	}
	switch v := v.(type) {
	case Truther:
		return v.Truth(), nil
	case Sized:
		return v.Len() != 0, nil
	}
	return true, nil
}

func dunderTruth(t *Thread, v Value) (truth, done bool, err error) {
	if f := override(v, slotBool); f != nil {
		got, err := CallBound(t, f, v, Args{})
		if err != nil {
			return false, true, err
		}
		b, ok := got.(Bool)
		if !ok {
			return false, true, Raise(TypeError, "__bool__ should return bool, returned %s", TypeName(got))
		}
		return bool(b), true, nil
	}
	if f := override(v, slotLen); f != nil {
		n, err := Len(t, v)
		return n != 0, true, err
	}
	return false, false, nil
}

// Len is len(v).
func Len(t *Thread, v Value) (int, error) {
	if f := override(v, slotLen); f != nil {
		got, err := CallBound(t, f, v, Args{})
		if err != nil {
			return 0, err
		}
		n, ok := AsInt(got)
		switch {
		case !ok:
			return 0, Raise(TypeError, "'%s' object cannot be interpreted as an integer", TypeName(got))
		case n < 0:
			return 0, Raise(ValueError, "__len__() should return >= 0")
		}
		return int(n), nil
	}
	if s, ok := Held(v).(Sized); ok {
		return s.Len(), nil
	}
	return 0, Raise(TypeError, "object of type '%s' has no len()", TypeName(v))
}

// Iter is iter(v).
func Iter(t *Thread, v Value) (Iterator, error) {
	if it, ok := v.(*objectIterator); ok {
		return it, nil // an object as the language sees it already
	}
	if f := override(v, slotIter); f != nil {
		if f == None {
			return nil, notIterable(v)
		}
		got, err := CallBound(t, f, v, Args{})
		if err != nil {
			return nil, err
		}
		if i := asIterator(got); i != nil {
			return i, nil
		}
		return nil, Raise(TypeError, "iter() returned non-iterator of type '%s'", TypeName(got))
	}
	switch x := Held(v).(type) {
	case Iterable:
		return x.Iter(t)
	case Iterator:
		return x, nil
	}
	if override(v, slotGetItem) != nil {
		return &itemIterator{v: v}, nil
	}
	return nil, notIterable(v)
}

func notIterable(v Value) error { return Raise(TypeError, "'%s' object is not iterable", TypeName(v)) }

// asIterator is a value that has next, nil when it has not.
func asIterator(v Value) Iterator {
	if f := override(v, slotNext); f != nil {
		return &objectIterator{v, f}
	}
	i, _ := v.(Iterator)
	return i
}

// objectIterator is an object of a class that has __next__.
type objectIterator struct{ v, next Value }

func (o *objectIterator) Type() *Type { return o.v.Type() }

// Next calls __next__; StopIteration is the end.
func (o *objectIterator) Next(t *Thread) (Value, error) {
	v, err := CallBound(t, o.next, o.v, Args{})
	if err != nil && IsA(err, StopIteration) {
		return nil, nil
	}
	return v, err
}

// itemIterator is over an object that has only __getitem__.
type itemIterator struct {
	v Value
	n int64
}

func (*itemIterator) Type() *Type { return IteratorType }

func (i *itemIterator) Next(t *Thread) (Value, error) {
	v, err := GetItem(t, i.v, NewInt(i.n))
	if err != nil {
		if IsA(err, IndexError) || IsA(err, StopIteration) {
			return nil, nil
		}
		return nil, err
	}
	i.n++
	return v, nil
}

// Next is next(v) for an iterator of any class: nil, nil is the end.
func Next(t *Thread, v Value) (Value, error) {
	i := asIterator(v)
	if i == nil {
		return nil, Raise(TypeError, "'%s' object is not an iterator", TypeName(v))
	}
	return i.Next(t)
}

// Each calls f for each item of v until f gives an error. It looks for interrupts.
func Each(t *Thread, v Value, f func(Value) error) error {
	it, err := Iter(t, v)
	if err != nil {
		return err
	}
	return eachOf(t, it, f)
}

// eachOf is Each of an iterator.
func eachOf(t *Thread, it Iterator, f func(Value) error) error {
	for {
		if err := t.Tick(); err != nil {
			return err
		}
		item, err := it.Next(t)
		if err != nil || item == nil {
			return err
		}
		if err := f(item); err != nil {
			return err
		}
	}
}

// Items is list(v) as a slice of its own.
func Items(t *Thread, v Value) ([]Value, error) {
	switch x := v.(type) {
	case *List:
		if x.ext == nil {
			return append([]Value(nil), x.Items...), nil
		}
	case *Tuple:
		if x.ext == nil {
			return append([]Value(nil), x.Items...), nil
		}
	}
	var items []Value
	err := Each(t, v, func(item Value) error { items = append(items, item); return nil })
	return items, err
}

// GetItem is v[key].
func GetItem(t *Thread, v, key Value) (Value, error) {
	if f := override(v, slotGetItem); f != nil {
		return CallBound(t, f, v, Args{Pos: []Value{key}})
	}
	if g, ok := Held(v).(Getter); ok {
		return g.GetItem(t, key)
	}
	if c, ok := v.(*Type); ok {
		return c.subscript(t, key)
	}
	return nil, Raise(TypeError, "'%s' object is not subscriptable", TypeName(v))
}

// subscript is C[key]: __class_getitem__, or list[int] of a native class, which is the class.
func (c *Type) subscript(t *Thread, key Value) (Value, error) {
	if f := c.Type().Lookup("__getitem__"); f != nil {
		return CallBound(t, f, c, Args{Pos: []Value{key}})
	}
	f, err := c.attr(t, "__class_getitem__")
	if err != nil {
		return nil, err
	}
	if f != nil {
		return CallValues(t, f, key)
	}
	if !c.heap {
		return c, nil
	}
	return nil, Raise(TypeError, "type '%s' is not subscriptable", c.Name)
}

// SetItem is v[key] = w, and del v[key] when w is nil.
func SetItem(t *Thread, v, key, w Value) error {
	s, what := slotSetItem, "assignment"
	if w == nil {
		s, what = slotDelItem, "deletion"
	}
	if f := override(v, s); f != nil {
		args := []Value{key, w}
		if w == nil {
			args = args[:1]
		}
		_, err := CallBound(t, f, v, Args{Pos: args})
		return err
	}
	if x, ok := v.(Setter); ok {
		return x.SetItem(t, key, w)
	}
	if w == nil && canIndex(key) && (v.Type().heap || is[Sized](Held(v))) {
		return Raise(TypeError, "'%s' object doesn't support item %s", TypeName(v), what)
	}
	return Raise(TypeError, "'%s' object does not support item %s", TypeName(v), what)
}

// Contains is w in v.
func Contains(t *Thread, v, w Value) (bool, error) {
	if f := override(v, slotContains); f != nil {
		got, err := CallBound(t, f, v, Args{Pos: []Value{w}})
		if err != nil {
			return false, err
		}
		return Truth(t, got)
	}
	if override(v, slotIter) == nil {
		if c, ok := Held(v).(Container); ok {
			return c.Contains(t, w)
		}
	}
	found := false
	err := Each(t, v, func(item Value) error {
		same, err := Equal(t, item, w)
		if err == nil && same {
			found, err = true, errFound
		}
		return err
	})
	switch {
	case found:
		return true, nil
	case err != nil && IsA(err, TypeError) && (override(v, slotIter) == nil || override(v, slotIter) == None) && !iterates(v):
		return false, Raise(TypeError, "argument of type '%s' is not iterable", TypeName(v))
	}
	return false, err
}

type foundError struct{}

func (foundError) Error() string { return "found" }

var errFound error = foundError{}

func iterates(v Value) bool {
	switch v.(type) {
	case Iterable, Iterator:
		return true
	}
	return false
}

// Equal is v == w as a bool; a value is equal to itself.
func Equal(t *Thread, v, w Value) (bool, error) {
	if v == w {
		return true, nil
	}
	switch a := v.(type) {
	case Int:
		if _, ok := w.(Int); ok {
			return false, nil
		}
	case *Str:
		if b, ok := w.(*Str); ok {
			return a.s == b.s, nil
		}
	}
	got, err := Compare(t, EQ, v, w)
	if err != nil {
		return false, err
	}
	return Truth(t, got)
}

// Compare is v op w.
func Compare(t *Thread, op CompareOp, v, w Value) (Value, error) {
	switch x := v.(type) {
	case Int:
		if y, ok := w.(Int); ok {
			return Bool(holds(op, order(x, y))), nil
		}
	case *Str:
		if y, ok := w.(*Str); ok {
			return x.Compare(t, op, y)
		}
	}
	vt, wt := v.Type(), w.Type()
	if vt != wt && wt.heap && wt.Below(vt) { // the class below is asked first
		if got, err := compareOne(t, compareSwaps[op], w, v); err != nil || got != NotImplemented {
			return got, err
		}
	}
	if got, err := compareOne(t, op, v, w); err != nil || got != NotImplemented {
		return got, err
	}
	if got, err := compareOne(t, compareSwaps[op], w, v); err != nil || got != NotImplemented {
		return got, err
	}
	switch op {
	case EQ:
		return Bool(v == w), nil
	case NE:
		return Bool(v != w), nil
	}
	return nil, Raise(TypeError, "'%s' not supported between instances of '%s' and '%s'", op, TypeName(v), TypeName(w))
}

func compareOne(t *Thread, op CompareOp, v, w Value) (Value, error) {
	if f := override(v, slotCompare+slot(op)); f != nil {
		return CallBound(t, f, v, Args{Pos: []Value{w}})
	}
	if _, native := Held(v).(Comparer); op == NE && !native {
		if f := override(v, slotCompare); f != nil { // != is not ==
			got, err := CallBound(t, f, v, Args{Pos: []Value{w}})
			if err != nil || got == NotImplemented {
				return got, err
			}
			truth, err := Truth(t, got)
			return Bool(!truth), err
		}
	}
	if c, ok := Held(v).(Comparer); ok {
		return c.Compare(t, op, Held(w))
	}
	return NotImplemented, nil
}

// Hash is hash(v).
func Hash(t *Thread, v Value) (uint64, error) {
	if s, ok := v.(*Str); ok {
		return s.hashed(), nil
	}
	if f := override(v, slotHash); f != nil {
		if f == None {
			return 0, Raise(TypeError, "unhashable type: '%s'", TypeName(v))
		}
		got, err := CallBound(t, f, v, Args{})
		if err != nil {
			return 0, err
		}
		switch n := Held(got).(type) {
		case Int:
			// Any number of 64 bits is a hash as it is; only -1 is CPython's sign of an error.
			if n == -1 {
				n = -2
			}
			return uint64(n), nil
		case Hasher:
			return n.Hash(t)
		}
		return 0, Raise(TypeError, "__hash__ method should return an integer")
	}
	if h, ok := Held(v).(Hasher); ok {
		return h.Hash(t)
	}
	return identityHash(v), nil
}

// Binary is v op w.
func Binary(t *Thread, op BinaryOp, v, w Value) (Value, error) {
	if got, err := sameBinary(t, op, v, w); got != nil || err != nil {
		return got, err
	}
	got, err := binary(t, op, v, w)
	if err != nil || got != NotImplemented {
		return got, err
	}
	return nil, noOperator(op, op.String(), v, w)
}

// sameBinary is the short way for two of the commonest types; nil: there is none.
func sameBinary(t *Thread, op BinaryOp, v, w Value) (Value, error) {
	switch x := v.(type) {
	case Int:
		if y, ok := w.(Int); ok && op != MatMul {
			return intBinary(t, op, int64(x), int64(y))
		}
	case Float:
		if y, ok := w.(Float); ok && op <= Pow && op != MatMul {
			return floatBinary(op, float64(x), float64(y))
		}
	case *Str:
		if y, ok := w.(*Str); ok && op == Add {
			return x.plus(t, y)
		}
	case Bytes:
		if y, ok := w.(Bytes); ok && op == Add {
			return x.plus(t, y)
		}
	}
	return nil, nil
}

func noOperator(op BinaryOp, text string, v, w Value) error {
	if op == Pow {
		text = "** or pow()"
		if len(op.String()) == 0 {
			text = "**="
		}
	}
	return Raise(TypeError, "unsupported operand type(s) for %s: '%s' and '%s'", text, TypeName(v), TypeName(w))
}

func binary(t *Thread, op BinaryOp, v, w Value) (Value, error) {
	vt, wt := v.Type(), w.Type()
	if vt != wt && wt.heap && wt.Below(vt) {
		f := wt.slots[int(slotReflect)+int(op)]
		if f != nil && (vt.slots == nil || vt.slots[int(slotReflect)+int(op)] == nil || !Is(vt.slots[int(slotReflect)+int(op)], f)) {
			if got, err := CallBound(t, f, w, Args{Pos: []Value{v}}); err != nil || got != NotImplemented {
				return got, err
			}
		}
	}
	if f := override(v, slotBinary+slot(op)); f != nil {
		if got, err := CallBound(t, f, v, Args{Pos: []Value{w}}); err != nil || got != NotImplemented {
			return got, err
		}
	} else if o, ok := Held(v).(Operand); ok {
		if got, err := o.Binary(t, op, operand(op, o, w), false); err != nil || got != NotImplemented {
			return got, err
		}
	}
	if vt == wt && vt.heap {
		return NotImplemented, nil // one class is asked once
	}
	if f := override(w, slotReflect+slot(op)); f != nil {
		return CallBound(t, f, w, Args{Pos: []Value{v}})
	}
	if o, ok := Held(w).(Operand); ok {
		return o.Binary(t, op, Held(v), true)
	}
	return NotImplemented, nil
}

// operand is what a native operator sees of w: what it holds; of what % formats, w itself.
func operand(op BinaryOp, left Operand, w Value) Value {
	if op == Mod {
		switch left.(type) {
		case *Str, Bytes, *ByteArray:
			return w
		}
	}
	return Held(w)
}

// BinaryInPlace is v op= w: the new value of v.
func BinaryInPlace(t *Thread, op BinaryOp, v, w Value) (Value, error) {
	got := NotImplemented
	var err error
	if f := override(v, slotInPlace+slot(op)); f != nil {
		got, err = CallBound(t, f, v, Args{Pos: []Value{w}})
	} else if p, ok := v.(InPlace); ok {
		got, err = p.BinaryInPlace(t, op, Held(w))
	}
	if err != nil || got != NotImplemented {
		return got, err
	}
	if got, err = binary(t, op, v, w); err != nil || got != NotImplemented {
		return got, err
	}
	return nil, Raise(TypeError, "unsupported operand type(s) for %s=: '%s' and '%s'", op, TypeName(v), TypeName(w))
}

// UnaryOperation is -v, +v or ~v.
func UnaryOperation(t *Thread, op UnaryOp, v Value) (Value, error) {
	if f := override(v, slotUnary+slot(op)); f != nil {
		return CallBound(t, f, v, Args{})
	}
	if u, ok := Held(v).(Unary); ok {
		if got, err := u.Unary(t, op); err != nil || got != NotImplemented {
			return got, err
		}
	}
	return nil, Raise(TypeError, "bad operand type for unary %s: '%s'", op, TypeName(v))
}
