package python

import (
	bin "encoding/binary"
	"math"
	"strings"
)

// layout is a struct format, read: what each value is and where it lies.
type layout struct {
	fields []field
	size   int
	values int // how many values pack takes and unpack gives
	native bool
	order  bin.ByteOrder
}

// field is one item of a format, "4s" or "3H".
type field struct {
	code   byte
	count  int
	size   int // of one, in bytes
	offset int
}

const structBlanks = " \t\n\r\f\v"

// codeSizes are the sizes of the standard formats (= < > !), and below those of the
// native ones (@) that differ, as on every 64-bit Unix. Alignment is the size.
const codeSizes = "x1c1b1B1?1s1p1h2H2e2i4I4l4L4f4q8Q8d8"
const nativeSizes = "l8L8n8N8P8"

func codeSize(code byte, native bool) int {
	if at := strings.IndexByte(nativeSizes, code); native && at >= 0 && at%2 == 0 {
		return int(nativeSizes[at+1] - '0')
	}
	if at := strings.IndexByte(codeSizes, code); at >= 0 && at%2 == 0 {
		return int(codeSizes[at+1] - '0')
	}
	return 0
}

// StructError is struct.error.
var StructError = &Type{Name: "error", Module: "struct", Bases: []*Type{ExceptionType}}

func structError(format string, args ...any) error { return Raise(StructError, format, args...) }

// parseLayout reads a format of Python's struct.
func parseLayout(format string) (layout, error) {
	l := layout{native: true, order: bin.NativeEndian}
	for i := range len(format) {
		if format[i] >= 0x80 {
			return l, structError("bad char in struct format")
		}
	}
	if strings.Contains(format, "\x00") {
		return l, structError("embedded null character")
	}
	for len(format) > 0 && strings.IndexByte("@=<>!", format[0]) >= 0 {
		l.byteOrder(format[0])
		format = format[1:]
		break
	}
	for format = strings.TrimLeft(format, structBlanks); format != ""; {
		count, n, err := structCount(format)
		if err != nil {
			return l, err
		}
		if err := l.add(format[n], count); err != nil {
			return l, err
		}
		format = strings.TrimLeft(format[n+1:], structBlanks)
	}
	return l, nil
}

func (l *layout) byteOrder(mark byte) {
	l.native = mark == '@'
	switch mark {
	case '<':
		l.order = bin.LittleEndian
	case '>', '!':
		l.order = bin.BigEndian
	}
}

// structCount is the number that format begins with, 1 without, and how long it is.
func structCount(format string) (count, n int, err error) {
	for n < len(format) && '0' <= format[n] && format[n] <= '9' {
		if count > (math.MaxInt-9)/10 {
			return 0, 0, structError("total struct size too long")
		}
		count = count*10 + int(format[n]-'0')
		n++
	}
	if n == len(format) {
		return 0, 0, structError("repeat count given without format specifier")
	}
	if n == 0 {
		count = 1
	}
	return count, n, nil
}

func (l *layout) add(code byte, count int) error {
	size := codeSize(code, l.native)
	if size == 0 {
		return structError("bad char in struct format")
	}
	offset := l.size
	if l.native {
		offset = (offset + size - 1) / size * size
	}
	if count > (math.MaxInt-offset)/size {
		return structError("total struct size too long")
	}
	l.fields = append(l.fields, field{code, count, size, offset})
	l.size = offset + count*size
	switch code {
	case 'x':
	case 's', 'p':
		l.values++
	default:
		l.values += count
	}
	return nil
}

// StructPack is struct.pack: args as the bytes that format lays out.
func StructPack(format string, args ...Value) (Bytes, error) {
	l, err := parseLayout(format)
	if err != nil {
		return "", err
	}
	return l.pack(args)
}

// StructCalcsize is struct.calcsize: how many bytes a format takes.
func StructCalcsize(format string) (int, error) {
	l, err := parseLayout(format)
	return l.size, err
}

// StructUnpack is struct.unpack: the values that data holds, whose length must be the format's.
func StructUnpack(format string, data Bytes) (*Tuple, error) {
	l, err := parseLayout(format)
	if err != nil {
		return nil, err
	}
	return l.unpack(data)
}

// mostPacked bounds what pack makes, and how many values unpack gives.
const mostPacked = 1 << 30

func (l layout) pack(args []Value) (Bytes, error) {
	if len(args) != l.values {
		return "", structError("pack expected %d items for packing (got %d)", l.values, len(args))
	}
	if l.size > mostPacked {
		return "", noMemory()
	}
	out := make([]byte, l.size)
	for _, f := range l.fields {
		n, err := l.put(out[f.offset:], f, args)
		if err != nil {
			return "", err
		}
		args = args[n:]
	}
	return BytesOf(out), nil
}

// put writes one item of the format and says how many of args it took.
func (l layout) put(out []byte, f field, args []Value) (int, error) {
	switch f.code {
	case 'x':
		return 0, nil
	case 's', 'p':
		b, err := BytesLike(args[0])
		if err != nil {
			return 0, structError("argument for '%c' must be a bytes object", f.code)
		}
		putText(out[:f.count], f.code, string(b))
		return 1, nil
	}
	for i := range f.count {
		if err := l.putOne(out[i*f.size:], f, args[i]); err != nil {
			return 0, err
		}
	}
	return f.count, nil
}

func putText(out []byte, code byte, s string) {
	if code == 'p' && len(out) > 0 {
		out[0] = byte(min(len(s), len(out)-1, 255))
		copy(out[1:], s)
	} else if code == 's' {
		copy(out, s)
	}
}

func (l layout) putOne(out []byte, f field, v Value) error {
	switch f.code {
	case '?':
		truth, err := Truth(orIdle(nil), v)
		if truth {
			out[0] = 1
		}
		return err
	case 'c':
		b, ok := v.(Bytes)
		if !ok || len(b) != 1 {
			return structError("char format requires a bytes object of length 1")
		}
		out[0] = b[0]
		return nil
	case 'e', 'f', 'd':
		return l.putFloat(out, f.code, v)
	}
	return l.putInt(out, f, v)
}

func (l layout) unpack(data Bytes) (*Tuple, error) {
	if len(data) != l.size {
		return nil, structError("unpack requires a buffer of %d bytes", l.size)
	}
	if l.values > mostPacked {
		return nil, noMemory()
	}
	out := make([]Value, 0, l.values)
	for _, f := range l.fields {
		out = l.get(out, f, []byte(data[f.offset:f.offset+f.count*f.size]))
	}
	return NewTuple(out...), nil
}

func (l layout) get(out []Value, f field, data []byte) []Value {
	switch f.code {
	case 'x':
		return out
	case 's':
		return append(out, Bytes(data))
	case 'p':
		if len(data) == 0 {
			return append(out, Bytes(""))
		}
		return append(out, Bytes(data[1:1+min(int(data[0]), len(data)-1)]))
	}
	for i := range f.count {
		out = append(out, l.getOne(f, data[i*f.size:]))
	}
	return out
}
