package value

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

// Bytes is Python 3's bytes: an immutable sequence of ints from 0 to 255.
//
// Starlark's own Bytes has the same type name, and Starlark panics when two
// types of one name meet: it must not exist in a program that has these.
type Bytes string

var (
	_ starlark.Comparable = Bytes("")
	_ starlark.Sliceable  = Bytes("")
	_ starlark.Sequence   = Bytes("")
	_ starlark.Container  = Bytes("")
	_ starlark.HasBinary  = Bytes("")
	_ starlark.HasAttrs   = Bytes("")
)

// maxBytes is the most that one operation may make, so that a slip does not
// take the machine's memory.
const maxBytes = 1 << 30

func (b Bytes) String() string        { return Repr(b) }
func (b Bytes) Type() string          { return "bytes" }
func (b Bytes) Freeze()               {}
func (b Bytes) Truth() starlark.Bool  { return len(b) > 0 }
func (b Bytes) Hash() (uint32, error) { return starlark.String(b).Hash() }
func (b Bytes) Len() int              { return len(b) }

// Index is the int at i, as Python's b[i].
func (b Bytes) Index(i int) starlark.Value { return starlark.MakeInt(int(b[i])) }

// Slice is Python's b[start:end:step].
func (b Bytes) Slice(start, end, step int) starlark.Value {
	if step == 1 {
		return b[start:end]
	}
	var out []byte
	for i := start; step > 0 && i < end || step < 0 && i > end; i += step {
		out = append(out, b[i])
	}
	return Bytes(out)
}

// Iterate yields the bytes as ints.
func (b Bytes) Iterate() starlark.Iterator { return &bytesIterator{b} }

type bytesIterator struct{ rest Bytes }

func (it *bytesIterator) Next(p *starlark.Value) bool {
	if it.rest == "" {
		return false
	}
	*p = starlark.MakeInt(int(it.rest[0]))
	it.rest = it.rest[1:]
	return true
}

func (it *bytesIterator) Done() {}

// CompareSameType orders byte by byte.
func (b Bytes) CompareSameType(op syntax.Token, y starlark.Value, _ int) (bool, error) {
	c := strings.Compare(string(b), string(y.(Bytes)))
	switch op {
	case syntax.EQL:
		return c == 0, nil
	case syntax.NEQ:
		return c != 0, nil
	case syntax.LT:
		return c < 0, nil
	case syntax.LE:
		return c <= 0, nil
	case syntax.GT:
		return c > 0, nil
	}
	return c >= 0, nil
}

// Has is Python's "y in b": bytes that occur in it, or one int.
func (b Bytes) Has(y starlark.Value) (bool, error) {
	needle, err := needle(y, "a bytes-like object is required, not '%s'")
	return strings.Contains(string(b), needle), err
}

// needle is what can be sought in bytes: bytes, or an int as one byte.
func needle(v starlark.Value, wrong string) (string, error) {
	if b, ok := v.(Bytes); ok {
		return string(b), nil
	}
	i, err := integer(v)
	if err != nil {
		return "", Raise("TypeError", wrong, TypeName(v))
	}
	n, ok := i.Int64()
	if !ok || n < 0 || n > 255 {
		return "", Raise("ValueError", "byte must be in range(0, 256)")
	}
	return string([]byte{byte(n)}), nil
}

// Binary is + and * as Python has them, and % by Mod.
func (b Bytes) Binary(
	op syntax.Token, y starlark.Value, side starlark.Side,
) (starlark.Value, error) {
	switch {
	case op == syntax.PLUS:
		return b.concat(y, side)
	case op == syntax.STAR:
		return b.repeat(y)
	case op == syntax.PERCENT && side == starlark.Left:
		return Mod(b, y)
	}
	return nil, nil
}

func (b Bytes) concat(y starlark.Value, side starlark.Side) (starlark.Value, error) {
	other, ok := y.(Bytes)
	switch {
	case ok && len(b)+len(other) > maxBytes:
		return nil, tooMany("bytes", len(b)+len(other), maxBytes)
	case ok:
		return b + other, nil
	case side == starlark.Left:
		return nil, Raise("TypeError", "can't concat %s to bytes", TypeName(y))
	}
	switch y.(type) {
	case starlark.String, *starlark.List, starlark.Tuple:
		return nil, Raise("TypeError", `can only concatenate %s (not "bytes") to %[1]s`, TypeName(y))
	}
	return nil, Raise("TypeError", "unsupported operand type(s) for +: '%s' and 'bytes'", TypeName(y))
}

func (b Bytes) repeat(y starlark.Value) (starlark.Value, error) {
	i, err := integer(y)
	if err != nil {
		return nil, Raise("TypeError", "can't multiply sequence by non-int of type '%s'", TypeName(y))
	}
	n, ok := i.Int64()
	if i.Sign() <= 0 || b == "" {
		return Bytes(""), nil
	}
	if !ok || n > int64(maxBytes/len(b)) {
		return nil, Raise("MemoryError", "%d * %s bytes: at most %d are made at once",
			len(b), i, maxBytes)
	}
	return Bytes(strings.Repeat(string(b), int(n))), nil
}

func tooMany(what string, n, most int) error {
	return Raise("MemoryError", "%d %s: at most %d are made at once", n, what, most)
}

// Attr is a method of Python's bytes.
func (b Bytes) Attr(name string) (starlark.Value, error) {
	if m := bytesMethods()[name]; m != nil {
		return m.BindReceiver(b), nil
	}
	return nil, noAttr(b, name)
}

// AttrNames are the methods, sorted.
func (b Bytes) AttrNames() []string { return bytesMethods().names() }

func (m methods) names() []string {
	out := make([]string, 0, len(m))
	for name := range m {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

func noAttr(v starlark.Value, name string) error {
	return Raise("AttributeError", "'%s' object has no attribute '%s'", TypeName(v), name)
}
