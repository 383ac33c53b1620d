package python

import (
	bin "encoding/binary"
	"math"
	"math/big"
	"strings"
)

// bits reads size bytes as an unsigned number.
func (l layout) bits(data []byte, size int) uint64 {
	switch size {
	case 1:
		return uint64(data[0])
	case 2:
		return uint64(l.order.Uint16(data))
	case 4:
		return uint64(l.order.Uint32(data))
	}
	return l.order.Uint64(data)
}

func (l layout) putBits(out []byte, size int, n uint64) {
	switch size {
	case 1:
		out[0] = byte(n)
	case 2:
		l.order.PutUint16(out, uint16(n))
	case 4:
		l.order.PutUint32(out, uint32(n))
	default:
		l.order.PutUint64(out, n)
	}
}

func signed(code byte) bool { return strings.IndexByte("bhilqn", code) >= 0 }

func (l layout) getOne(f field, data []byte) Value {
	n := l.bits(data, f.size)
	switch f.code {
	case '?':
		return Bool(n != 0)
	case 'c':
		return Bytes(data[:1])
	case 'e':
		return Float(fromHalf(uint16(n)))
	case 'f':
		return Float(math.Float32frombits(uint32(n)))
	case 'd':
		return Float(math.Float64frombits(n))
	}
	if signed(f.code) {
		unused := 64 - 8*f.size
		return NewInt(int64(n<<unused) >> unused)
	}
	return newUint(n)
}

func (l layout) putInt(out []byte, f field, v Value) error {
	if n, ok := v.(Int); ok {
		width := 8 * f.size
		if n >= 0 && (width == 64 || uint64(n)>>(width-1) == 0) {
			l.putBits(out, f.size, uint64(n))
			return nil
		}
	}
	i, err := integer(v)
	if err != nil {
		return structError("required argument is not an integer")
	}
	width := 8 * f.size
	if n, ok := i.Int64(), i.IsInt64(); ok && (signed(f.code) || f.code == 'P') {
		if low := n >> (width - 1); low == 0 || low == -1 {
			l.putBits(out, f.size, uint64(n))
			return nil
		}
	}
	if n, ok := i.Uint64(), i.IsUint64(); ok && !signed(f.code) && (width == 64 || n>>width == 0) {
		l.putBits(out, f.size, n)
		return nil
	}
	return l.outOfRange(f, i)
}

// shortNames are what CPython calls the formats whose ranges C checks for it.
var shortNames = map[byte]string{'b': "byte", 'B': "ubyte", 'h': "short", 'H': "ushort"}

// outOfRange finds CPython's words, which depend on the C function behind a format:
// b and B are always C's, the others are C's in the machine's own byte order.
func (l layout) outOfRange(f field, i *big.Int) error {
	machine := l.order.Uint16([]byte{1, 0}) == bin.NativeEndian.Uint16([]byte{1, 0})
	short := shortNames[f.code]
	if f.size == 2 && !machine {
		short = ""
	}
	if f.code == 'P' || f.size == 8 && !machine {
		return structError("int too large to convert")
	}
	fits := i.IsInt64()
	if short == "" && !signed(f.code) {
		fits = i.IsUint64()
	}
	if !fits || f.size == 8 {
		return structError("argument out of range")
	}
	low, high := int64(0), int64(1)<<(8*f.size)-1
	if signed(f.code) {
		low, high = -(high/2)-1, high/2
	}
	if short != "" {
		return structError("%s format requires %d <= number <= %d", short, low, high)
	}
	return structError("'%c' format requires %d <= number <= %d", f.code, low, high)
}

func (l layout) putFloat(out []byte, code byte, v Value) error {
	x, ok, err := real(v)
	if !ok || err != nil {
		return structError("required argument is not a float")
	}
	switch code {
	case 'd':
		l.putBits(out, 8, math.Float64bits(x))
		return nil
	case 'f':
		if math.IsInf(float64(float32(x)), 0) && !math.IsInf(x, 0) && !l.native {
			return Raise(OverflowError, "float too large to pack with f format")
		}
		l.putBits(out, 4, uint64(math.Float32bits(float32(x))))
		return nil
	}
	half := toHalf(x)
	if half&0x7fff == 0x7c00 && !math.IsInf(x, 0) {
		return Raise(OverflowError, "float too large to pack with e format")
	}
	l.putBits(out, 2, uint64(half))
	return nil
}

// toHalf rounds to the nearest IEEE 754 binary16, ties to even; what is too large
// becomes infinite.
func toHalf(x float64) uint16 {
	sign := uint16(math.Float64bits(x) >> 48 & 0x8000)
	x = math.Abs(x)
	switch {
	case math.IsNaN(x):
		return sign | 0x7e00
	case x >= 65520:
		return sign | 0x7c00
	case x < 0x1p-14: // subnormal, or the least normal by rounding up
		return sign | uint16(math.RoundToEven(x*0x1p24))
	}
	_, exp := math.Frexp(x)
	mantissa := math.RoundToEven(math.Ldexp(x, 11-exp)) // 1024 to 2048
	return sign + uint16(exp+13)<<10 + uint16(mantissa)
}

func fromHalf(h uint16) float64 {
	exp, mantissa := int(h>>10&31), float64(h&1023)
	var x float64
	switch {
	case exp == 31 && mantissa != 0:
		return math.NaN()
	case exp == 31:
		x = math.Inf(1)
	case exp == 0:
		x = math.Ldexp(mantissa, -24)
	default:
		x = math.Ldexp(1024+mantissa, exp-25)
	}
	if h&0x8000 != 0 {
		return -x
	}
	return x
}
