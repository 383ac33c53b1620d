package python

import (
	"strconv"
	"unsafe"
)

// Texts and bytes that are short lie in one piece of memory with what says where they are: most that a
// program makes are, and a second piece is what would cost most of making one.

type (
	shortStr struct {
		Str
		b [16]byte
	}
	longerStr struct {
		Str
		b [48]byte
	}
	shortBytes struct {
		s string
		b [16]byte
	}
	longerBytes struct {
		s string
		b [48]byte
	}
)

// asciiOf makes a text of n ASCII characters, which the caller writes to the slice at once.
func asciiOf(n int) (*Str, []byte) {
	switch {
	case n <= 16:
		p := new(shortStr)
		p.s, p.chars = unsafe.String(&p.b[0], n), int32(n)
		return &p.Str, p.b[:n]
	case n <= 48:
		p := new(longerStr)
		p.s, p.chars = unsafe.String(&p.b[0], n), int32(n)
		return &p.Str, p.b[:n]
	}
	b := make([]byte, n)
	return &Str{s: unsafe.String(&b[0], n), chars: int32(n)}, b
}

// bytesOfSize makes bytes of n, which the caller writes to the slice at once.
func bytesOfSize(n int) (Value, []byte) {
	switch {
	case n == 0:
		return Bytes(""), nil
	case n <= 16:
		p := new(shortBytes)
		p.s = unsafe.String(&p.b[0], n)
		return bytesAt(&p.s), p.b[:n]
	case n <= 48:
		p := new(longerBytes)
		p.s = unsafe.String(&p.b[0], n)
		return bytesAt(&p.s), p.b[:n]
	}
	b := make([]byte, n)
	return BytesOf(b), b
}

var bytesWord = func() unsafe.Pointer {
	var v Value = Bytes("")
	return (*[2]unsafe.Pointer)(unsafe.Pointer(&v))[0]
}()

// bytesAt is Bytes(*s) as a Value that points to s itself: a conversion would copy it.
func bytesAt(s *string) (v Value) {
	*(*[2]unsafe.Pointer)(unsafe.Pointer(&v)) = [2]unsafe.Pointer{bytesWord, unsafe.Pointer(s)}
	return v
}

// decimal is str(n).
func decimal(n int64) *Str {
	if n >= 0 && n < 10 {
		return asciiStrs['0'+n]
	}
	var buf [24]byte
	digits := strconv.AppendInt(buf[:0], n, 10)
	s, b := asciiOf(len(digits))
	copy(b, digits)
	return s
}
