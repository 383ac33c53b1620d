package value

import (
	"slices"

	"go.starlark.net/starlark"
)

// Class is a type of Python's that can be called and stands in isinstance: int, str.
type Class struct {
	name    string
	call    method
	methods methods // of the class itself: bytes.fromhex
}

var _ starlark.Callable = (*Class)(nil)

func (t *Class) String() string        { return "<class '" + t.name + "'>" }
func (t *Class) Type() string          { return "type" }
func (t *Class) Freeze()               {}
func (t *Class) Truth() starlark.Bool  { return true }
func (t *Class) Hash() (uint32, error) { return starlark.String(t.name).Hash() }

// Name is Python's name of the type.
func (t *Class) Name() string { return t.name }

// CallInternal makes a value of the type.
func (t *Class) CallInternal(
	thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple,
) (starlark.Value, error) {
	return t.call(&call{thread, t.name, nil, args, kwargs})
}

// Attr is a method of the class itself.
func (t *Class) Attr(name string) (starlark.Value, error) {
	if m := t.methods[name]; m != nil {
		return m, nil
	}
	return nil, Raise("AttributeError", "type object '%s' has no attribute '%s'", t.name, name)
}

// AttrNames are the methods of the class itself.
func (t *Class) AttrNames() []string { return t.methods.names() }

// BytesBuiltin is Python's bytes: bytes(4), bytes([1, 2]), bytes("x", "utf-8"),
// bytes.fromhex("de ad").
func BytesBuiltin() *Class {
	return &Class{"bytes", makeBytes, methods{"fromhex": newBuiltin("fromhex", bytesFromHex)}}
}

func bytesFromHex(c *call) (starlark.Value, error) {
	a, err := c.bind("string")
	if err != nil {
		return nil, err
	}
	s, ok := a[0].(starlark.String)
	if !ok {
		return nil, Raise("TypeError", "fromhex() argument must be str, not %s", TypeName(a[0]))
	}
	b, err := fromHex(string(s))
	return b, err
}

func makeBytes(c *call) (starlark.Value, error) {
	a, err := c.bind("source?", "encoding?", "errors?")
	if err != nil {
		return nil, err
	}
	if s, ok := a[0].(starlark.String); ok {
		return stringBytes(string(s), a[1], a[2])
	}
	if a[1] != nil || a[2] != nil {
		what := "encoding"
		if a[1] == nil {
			what = "errors"
		}
		return nil, Raise("TypeError", "%s without a string argument", what)
	}
	switch v := a[0].(type) {
	case nil:
		return Bytes(""), nil
	case Bytes:
		return v, nil
	case starlark.Int, starlark.Bool:
		return zeroBytes(v)
	}
	return iterableBytes(c.thread, a[0])
}

func stringBytes(s string, encoding, errors starlark.Value) (starlark.Value, error) {
	if encoding == nil && errors == nil {
		return nil, Raise("TypeError", "string argument without an encoding")
	}
	name, how, err := encodingArgs("bytes", encoding, errors)
	if err != nil {
		return nil, err
	}
	b, err := encode(s, name, how)
	return b, err
}

func zeroBytes(v starlark.Value) (starlark.Value, error) {
	n, err := size(v)
	switch {
	case err != nil:
		return nil, Raise("OverflowError", "cannot fit 'int' into an index-sized integer")
	case n < 0:
		return nil, Raise("ValueError", "negative count")
	case n > maxBytes:
		return nil, tooMany("bytes", n, maxBytes)
	}
	return Bytes(make([]byte, n)), nil
}

func iterableBytes(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	if starlark.Iterate(v) == nil {
		return nil, Raise("TypeError", "cannot convert '%s' object to bytes", TypeName(v))
	}
	n := max(starlark.Len(v), 0)
	if n > maxBytes {
		return nil, tooMany("bytes", n, maxBytes)
	}
	out := slices.Grow([]byte(nil), n)
	err := each(thread, v, func(elem starlark.Value) error {
		i, err := integer(elem)
		if err != nil {
			return err
		}
		b, ok := i.Int64()
		if !ok || b < 0 || b > 255 {
			return Raise("ValueError", "bytes must be in range(0, 256)")
		}
		out = append(out, byte(b))
		return nil
	})
	return Bytes(out), err
}
