package python

import (
	"strings"
	"unsafe"
)

// The classes of bytes.
var (
	BytesType = &Type{Name: "bytes", Sample: Bytes(""), Operators: []BinaryOp{Add, Mul, Mod},
		Doc: "bytes(iterable_of_ints) -> bytes; bytes(string, encoding[, errors]) -> bytes"}
	ByteArrayType = &Type{Name: "bytearray", Operators: []BinaryOp{Add, Mul, Mod},
		Doc: "bytearray(iterable_of_ints) -> bytearray"}
)

// ByteArray is a bytearray.
type ByteArray struct {
	Ext
	b     []byte
	views int // memoryviews of it that are not released: its size must not change
}

// NewByteArray is a bytearray of the very slice.
func NewByteArray(b []byte) *ByteArray { return &ByteArray{b: b} }

// Type is BytesType.
func (Bytes) Type() *Type { return BytesType }

// Type is ByteArrayType, or a class below it.
func (b *ByteArray) Type() *Type { return b.Class(ByteArrayType) }

// BytesOf is bytes of b, which the caller gives away.
func BytesOf(b []byte) Bytes { return Bytes(unsafe.String(unsafe.SliceData(b), len(b))) }

// Buffer is the very bytes; they must not be written to.
func (b Bytes) Buffer() []byte { return unsafe.Slice(unsafe.StringData(string(b)), len(b)) }

// Writable is false.
func (Bytes) Writable() bool { return false }

// Buffer is the very bytes.
func (b *ByteArray) Buffer() []byte { return b.b }

// Writable is true.
func (*ByteArray) Writable() bool { return true }

// text shares the bytes as a string for a look: it must not outlive a change.
func (b *ByteArray) text() string { return unsafe.String(unsafe.SliceData(b.b), len(b.b)) }

// BytesLike is the bytes of a bytes-like object, shared.
func BytesLike(v Value) ([]byte, error) {
	if b, ok := Held(v).(Buffer); ok {
		return bufferOf(b)
	}
	return nil, Raise(TypeError, "a bytes-like object is required, not '%s'", TypeName(v))
}

func bufferOf(b Buffer) ([]byte, error) {
	if m, ok := b.(*MemoryView); ok {
		return m.bytes()
	}
	return b.Buffer(), nil
}

// Truth is whether there are any.
func (b Bytes) Truth() bool { return b != "" }

// Truth is whether there are any.
func (b *ByteArray) Truth() bool { return len(b.b) > 0 }

// Len is how many there are.
func (b Bytes) Len() int { return len(b) }

// Len is how many there are.
func (b *ByteArray) Len() int { return len(b.b) }

// Repr is the bytes as a literal.
func (b Bytes) Repr(t *Thread) (string, error) { return quotedText(t, string(b), QuoteBytes) }

// Repr is Python's.
func (b *ByteArray) Repr(*Thread) (string, error) {
	text := b.text()
	mark := quoteMark(text)
	if mark == '"' { // CPython escapes ' here all the same
		text = strings.ReplaceAll(QuoteBytes(text), "'", `\'`)
	} else {
		text = QuoteBytes(text)
	}
	return b.Type().Name + "(" + text + ")", nil
}

// Hash is that of the text.
func (b Bytes) Hash(*Thread) (uint64, error) { return hashString(string(b)), nil }

// Hash refuses: it may change.
func (b *ByteArray) Hash(*Thread) (uint64, error) { return 0, unhashable(b) }

// Compare compares with anything bytes-like.
func (b Bytes) Compare(_ *Thread, op CompareOp, w Value) (Value, error) {
	if o, ok := w.(Bytes); ok {
		switch op {
		case EQ:
			return Bool(b == o), nil
		case NE:
			return Bool(b != o), nil
		}
		return Bool(holds(op, strings.Compare(string(b), string(o)))), nil
	}
	return compareBytes(string(b), op, w)
}

// Compare compares with anything bytes-like.
func (b *ByteArray) Compare(_ *Thread, op CompareOp, w Value) (Value, error) {
	return compareBytes(b.text(), op, w)
}

func compareBytes(b string, op CompareOp, w Value) (Value, error) {
	o, ok := w.(Buffer)
	if !ok {
		return NotImplemented, nil
	}
	if m, ok := o.(*MemoryView); ok && op > NE || ok && m.released {
		return NotImplemented, nil
	}
	return Bool(holds(op, strings.Compare(b, string(o.Buffer())))), nil
}

// GetItem is a number, or a piece.
func (b Bytes) GetItem(t *Thread, key Value) (Value, error) {
	if p, ok := key.(*Slice); ok {
		some, err := sliceBytes(t, string(b), p)
		return Bytes(share(string(b), some)), err
	}
	i, err := sequenceIndex(t, key, "byte")
	if err != nil {
		return nil, err
	}
	if i < 0 {
		i += len(b)
	}
	if uint(i) >= uint(len(b)) {
		return nil, Raise(IndexError, "index out of range")
	}
	return readyInts[int(b[i])-smallestReady], nil
}

func sliceBytes(t *Thread, b string, p *Slice) (string, error) {
	start, _, step, count, err := p.Indices(t, len(b))
	if err != nil || count == 0 {
		return "", err
	}
	if step == 1 {
		return b[start : start+count], nil
	}
	some := make([]byte, count)
	for i := range some {
		some[i] = b[start+i*step]
	}
	return string(some), nil
}

// Contains is w in b: a number, or bytes.
func (b Bytes) Contains(t *Thread, w Value) (bool, error) { return containsByte(t, string(b), w) }

// Contains is w in b: a number, or bytes.
func (b *ByteArray) Contains(t *Thread, w Value) (bool, error) { return containsByte(t, b.text(), w) }

func containsByte(t *Thread, b string, w Value) (bool, error) {
	if canIndex(w) {
		c, err := oneByte(t, w)
		return err == nil && strings.IndexByte(b, c) >= 0, err
	}
	o, err := BytesLike(w)
	return err == nil && strings.Contains(b, string(o)), err
}

// oneByte is a number from 0 to 255.
func oneByte(t *Thread, v Value) (byte, error) {
	n, err := IndexOf(t, v)
	if err != nil {
		return 0, err
	}
	if i, ok := AsInt(n); ok && i >= 0 && i <= 255 {
		return byte(i), nil
	}
	return 0, Raise(ValueError, "byte must be in range(0, 256)")
}

// Binary has + * and %.
func (b Bytes) Binary(t *Thread, op BinaryOp, w Value, reflected bool) (Value, error) {
	switch {
	case op == Add && !reflected:
		if o, ok := w.(Bytes); ok {
			return b.plus(t, o)
		}
		o, ok := w.(Buffer)
		if !ok {
			return concatenates(t, w, "bytes")
		}
		if len(b)+len(o.Buffer()) > maxBytes {
			return nil, noMemory()
		}
		return b + Bytes(o.Buffer()), nil
	case op == Mul:
		n, err := repeatCount(t, w, len(b))
		if err != nil {
			return nil, err
		}
		t.spend(n * len(b))
		text, err := t.repeat(string(b), n)
		return Bytes(text), err
	case op == Mod && !reflected:
		text, err := percentFormat(t, string(b), w, true)
		return Bytes(text), err
	}
	return NotImplemented, nil
}

func (b Bytes) plus(t *Thread, o Bytes) (Value, error) {
	switch n := len(b) + len(o); {
	case n <= 48:
		sum, raw := bytesOfSize(n)
		copy(raw[copy(raw, b):], o)
		return sum, nil
	case n > maxBytes:
		return nil, noMemory()
	}
	t.spend(len(o))
	sum, err := t.concat(string(b), string(o))
	return Bytes(sum), err
}

// BytesIterator goes over the numbers of bytes or a bytearray.
type BytesIterator struct {
	class *Type
	of    Buffer
	at    int
}

// The classes of iterators over bytes.
var (
	BytesIteratorType     = &Type{Name: "bytes_iterator", Final: true}
	ByteArrayIteratorType = &Type{Name: "bytearray_iterator", Final: true}
)

// Type is its class.
func (i *BytesIterator) Type() *Type { return i.class }

// Next is a number.
func (i *BytesIterator) Next(*Thread) (Value, error) {
	b := i.of.Buffer()
	if i.at >= len(b) {
		return nil, nil
	}
	i.at++
	return readyInts[int(b[i.at-1])-smallestReady], nil
}

// Iter goes over the numbers.
func (b Bytes) Iter(*Thread) (Iterator, error) {
	return &BytesIterator{class: BytesIteratorType, of: b}, nil
}

// Iter goes over the numbers.
func (b *ByteArray) Iter(*Thread) (Iterator, error) {
	return &BytesIterator{class: ByteArrayIteratorType, of: b}, nil
}
