package python

import (
	native "encoding/binary"
	"math"
	"math/big"
)

// value is an item as its format says.
func (m *MemoryView) value(i int) Value {
	b := m.item(i)
	switch m.format {
	case "B":
		return NewInt(int64(b[0]))
	case "c":
		return Bytes(b)
	case "?":
		return Bool(b[0] != 0)
	case "f":
		return Float(math.Float32frombits(native.NativeEndian.Uint32(b)))
	case "d":
		return Float(math.Float64frombits(native.NativeEndian.Uint64(b)))
	case "b", "h", "i", "l", "q", "n":
		return NewInt(signedItem(b))
	}
	return NewBig(new(big.Int).SetUint64(unsignedItem(b)))
}

func unsignedItem(b []byte) uint64 {
	switch len(b) {
	case 1:
		return uint64(b[0])
	case 2:
		return uint64(native.NativeEndian.Uint16(b))
	case 4:
		return uint64(native.NativeEndian.Uint32(b))
	}
	return native.NativeEndian.Uint64(b)
}

func signedItem(b []byte) int64 {
	switch len(b) {
	case 1:
		return int64(int8(b[0]))
	case 2:
		return int64(int16(native.NativeEndian.Uint16(b)))
	case 4:
		return int64(int32(native.NativeEndian.Uint32(b)))
	}
	return int64(native.NativeEndian.Uint64(b))
}

func putItem(b []byte, n uint64) {
	switch len(b) {
	case 1:
		b[0] = byte(n)
	case 2:
		native.NativeEndian.PutUint16(b, uint16(n))
	case 4:
		native.NativeEndian.PutUint32(b, uint32(n))
	default:
		native.NativeEndian.PutUint64(b, n)
	}
}

// setValue writes an item.
func (m *MemoryView) setValue(t *Thread, i int, w Value) error {
	b := m.item(i)
	switch m.format {
	case "c":
		c, ok := Held(w).(Bytes)
		if !ok {
			return m.wrongType()
		}
		if len(c) != 1 {
			return Raise(ValueError, "memoryview: invalid value for format 'c'")
		}
		b[0] = c[0]
		return nil
	case "?":
		truth, err := Truth(t, w)
		b[0] = byte(intOf(Bool(truth)))
		return err
	case "f", "d":
		f, err := FloatOf(t, w)
		switch {
		case err != nil:
			return m.wrongType()
		case m.format == "f":
			putItem(b, uint64(math.Float32bits(float32(f))))
		default:
			putItem(b, math.Float64bits(f))
		}
		return nil
	}
	return m.setInt(t, b, w)
}

func (m *MemoryView) wrongType() error {
	return Raise(TypeError, "memoryview: invalid type for format '%s'", m.format)
}

func (m *MemoryView) setInt(t *Thread, b []byte, w Value) error {
	whole, err := IndexOf(t, w)
	if err != nil {
		if IsA(err, TypeError) {
			return m.wrongType()
		}
		return err
	}
	n := BigOf(whole)
	signed := m.format[0] >= 'a'
	limit := len(b) * 8
	if signed {
		limit--
	}
	size := n.BitLen()
	if n.Sign() < 0 {
		size = new(big.Int).Not(n).BitLen()
	}
	if size > limit || n.Sign() < 0 && !signed {
		return Raise(ValueError, "memoryview: invalid value for format '%s'", m.format)
	}
	if n.Sign() < 0 {
		putItem(b, uint64(n.Int64()))
	} else {
		putItem(b, n.Uint64())
	}
	return nil
}

func memoryViewMethods() []*Builtin {
	ready := func(name string, f func(*Thread, *MemoryView, Args) (Value, error)) *Builtin {
		return method(name, func(t *Thread, m *MemoryView, a Args) (Value, error) {
			if err := m.usable(); err != nil {
				return nil, err
			}
			return f(t, m, a)
		})
	}
	return []*Builtin{
		ready("tobytes", memoryToBytes),
		ready("tolist", func(t *Thread, m *MemoryView, a Args) (Value, error) {
			if err := a.none("memoryview.tolist"); err != nil {
				return nil, err
			}
			items := make([]Value, m.n)
			for i := range items {
				items[i] = m.value(i)
				if err := t.Tick(); err != nil {
					return nil, err
				}
			}
			return NewList(items...), nil
		}),
		ready("hex", func(t *Thread, m *MemoryView, a Args) (Value, error) {
			return bytesHex(t, bytesSelf{s: string(m.Buffer())}, a)
		}),
		ready("toreadonly", func(_ *Thread, m *MemoryView, a Args) (Value, error) {
			part := *m
			part.readonly, part.entered = true, nil
			return &part, a.none("memoryview.toreadonly")
		}),
		ready("cast", memoryCast),
		ready("__enter__", func(_ *Thread, m *MemoryView, _ Args) (Value, error) {
			if b, ok := m.of.(*ByteArray); ok && m.entered == nil {
				m.entered = b
				b.views++
			}
			return m, nil
		}),
		method("__exit__", func(_ *Thread, m *MemoryView, _ Args) (Value, error) { m.release(); return None, nil }),
		method("release", func(_ *Thread, m *MemoryView, a Args) (Value, error) {
			m.release()
			return None, a.none("memoryview.release")
		}),
	}
}

func (m *MemoryView) release() {
	if m.entered != nil {
		m.entered.views--
	}
	m.released, m.entered, m.data = true, nil, nil
}

func memoryToBytes(_ *Thread, m *MemoryView, a Args) (Value, error) {
	var order Value = None
	if err := Unpack(a, "tobytes", "order?", &order); err != nil {
		return nil, err
	}
	s, ok := AsStr(order)
	if order != None && !ok {
		return nil, Raise(TypeError, "tobytes() argument 'order' must be str or None, not %s", TypeName(order))
	}
	if order != None && (s != "C" && s != "F" && s != "A") {
		return nil, Raise(ValueError, "order must be 'C', 'F' or 'A'")
	}
	return Bytes(m.Buffer()), nil
}

func memoryCast(_ *Thread, m *MemoryView, a Args) (Value, error) {
	var format string
	var shape Value
	if err := Unpack(a, "cast", "format", &format, "shape?", &shape); err != nil {
		return nil, err
	}
	if len(format) == 2 && format[0] == '@' {
		format = format[1:]
	}
	size := itemSize(format)
	switch bytes := m.n * m.size(); {
	case size == 0:
		return nil, Raise(ValueError, "memoryview: destination format must be a native single character format prefixed with an optional '@'")
	case !m.contiguous():
		return nil, Raise(TypeError, "memoryview: casts are restricted to C-contiguous views")
	case m.size() > 1 && size > 1:
		return nil, Raise(TypeError, "memoryview: cannot cast between two non-byte formats")
	case bytes%size != 0:
		return nil, Raise(TypeError, "memoryview: length is not a multiple of itemsize")
	case shape != nil:
		return nil, Raise(NotImplementedError, "memoryview: views of more than one dimension are not in sockshell")
	}
	part := *m
	part.n, part.step, part.format, part.entered = m.n*m.size()/size, size, format, nil
	return &part, nil
}
