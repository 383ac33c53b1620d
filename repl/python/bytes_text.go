package python

import (
	"encoding/hex"
	"strings"
)

func lowerByte(c byte) bool  { return c >= 'a' && c <= 'z' }
func upperByte(c byte) bool  { return c >= 'A' && c <= 'Z' }
func letterByte(c byte) bool { return lowerByte(c) || upperByte(c) }

// bytesTestMethods are isalpha and its kin, and upper and its kin: all of ASCII only.
func bytesTestMethods(class string) []*Builtin {
	test := func(name string, is func(s string) bool) *Builtin {
		return bytesMethod(class, name, func(_ *Thread, b bytesSelf, a Args) (Value, error) {
			if err := a.none(class + "." + name); err != nil {
				return nil, err
			}
			return Bool(is(b.s)), nil
		})
	}
	all := func(name string, is func(byte) bool) *Builtin {
		return test(name, func(s string) bool {
			for i := range len(s) {
				if !is(s[i]) {
					return false
				}
			}
			return s != ""
		})
	}
	change := func(name string, f func(before, c byte) byte) *Builtin {
		return bytesMethod(class, name, func(_ *Thread, b bytesSelf, a Args) (Value, error) {
			if err := a.none(class + "." + name); err != nil {
				return nil, err
			}
			out := make([]byte, len(b.s))
			before := byte(0)
			for i := range out {
				out[i] = f(before, b.s[i])
				before = b.s[i]
			}
			if b.mutable {
				return &ByteArray{b: out}, nil
			}
			return BytesOf(out), nil
		})
	}
	return []*Builtin{
		all("isalpha", letterByte), all("isdigit", isDigit), all("isspace", blankByte),
		all("isalnum", func(c byte) bool { return letterByte(c) || isDigit(c) }),
		test("isascii", isASCII),
		test("islower", func(s string) bool { return strings.ContainsFunc(s, isLowerRune) && !containsByteOf(s, upperByte) }),
		test("isupper", func(s string) bool { return containsByteOf(s, upperByte) && !containsByteOf(s, lowerByte) }),
		test("istitle", titledBytes),
		change("upper", func(_, c byte) byte { return otherCase(c, lowerByte(c)) }),
		change("lower", func(_, c byte) byte { return otherCase(c, upperByte(c)) }),
		change("swapcase", func(_, c byte) byte { return otherCase(c, letterByte(c)) }),
		change("title", func(before, c byte) byte {
			if letterByte(before) {
				return otherCase(c, upperByte(c))
			}
			return otherCase(c, lowerByte(c))
		}),
		bytesMethod(class, "capitalize", func(_ *Thread, b bytesSelf, a Args) (Value, error) {
			out := []byte(b.s)
			for i, c := range out {
				out[i] = otherCase(c, i == 0 && lowerByte(c) || i > 0 && upperByte(c))
			}
			return b.make(string(out)), a.none(class + ".capitalize")
		}),
	}
}

func isLowerRune(r rune) bool { return r >= 'a' && r <= 'z' }

func containsByteOf(s string, is func(byte) bool) bool {
	for i := range len(s) {
		if is(s[i]) {
			return true
		}
	}
	return false
}

func otherCase(c byte, change bool) byte {
	if change {
		return c ^ 0x20
	}
	return c
}

func titledBytes(s string) bool {
	some, before := false, byte(0)
	for i := range len(s) {
		c := s[i]
		if upperByte(c) && letterByte(before) || lowerByte(c) && !letterByte(before) {
			return false
		}
		some = some || letterByte(c)
		before = c
	}
	return some
}

func bytesPadMethods(class string) []*Builtin {
	pad := func(name string, place func(gap, width int) (left int)) *Builtin {
		return bytesMethod(class, name, func(t *Thread, b bytesSelf, a Args) (Value, error) {
			if err := a.between(class+"."+name, 1, 2); err != nil {
				return nil, err
			}
			width, err := indexInt(t, a.Pos[0])
			if err != nil {
				return nil, err
			}
			fill := " "
			if len(a.Pos) > 1 {
				f, err := BytesLike(a.Pos[1])
				if err != nil || len(f) != 1 {
					return nil, Raise(TypeError, "%s() argument 2 must be a byte string of length 1, not %s", name, argumentKind(a.Pos[1]))
				}
				fill = string(f)
			}
			gap := width - len(b.s)
			if gap <= 0 {
				return b.make(b.s), nil
			}
			if gap > maxBytes {
				return nil, noMemory()
			}
			left := place(gap, width)
			return b.make(strings.Repeat(fill, left) + b.s + strings.Repeat(fill, gap-left)), nil
		})
	}
	remove := func(name string, cut func(s, end string) string) *Builtin {
		return bytesMethod(class, name, func(_ *Thread, b bytesSelf, a Args) (Value, error) {
			v, err := a.single(class + "." + name)
			if err != nil {
				return nil, err
			}
			end, err := BytesLike(v)
			return b.make(cut(b.s, string(end))), err
		})
	}
	return []*Builtin{
		pad("ljust", func(int, int) int { return 0 }),
		pad("rjust", func(gap, _ int) int { return gap }),
		pad("center", func(gap, width int) int { return gap/2 + gap&width&1 }),
		bytesStrip(class, "strip", true, true), bytesStrip(class, "lstrip", true, false), bytesStrip(class, "rstrip", false, true),
		remove("removeprefix", strings.TrimPrefix), remove("removesuffix", strings.TrimSuffix),
		bytesMethod(class, "zfill", func(t *Thread, b bytesSelf, a Args) (Value, error) {
			v, err := a.single(class + ".zfill")
			if err != nil {
				return nil, err
			}
			width, err := indexInt(t, v)
			if err != nil {
				return nil, err
			}
			if width-len(b.s) > maxBytes {
				return nil, noMemory()
			}
			return b.make(zeroFill(b.s, max(width-len(b.s), 0))), nil
		}),
	}
}

func bytesStrip(class, name string, left, right bool) *Builtin {
	return bytesMethod(class, name, func(_ *Thread, b bytesSelf, a Args) (Value, error) {
		if err := a.between(class+"."+name, 0, 1); err != nil {
			return nil, err
		}
		is := blankByte
		if len(a.Pos) == 1 && a.Pos[0] != None {
			chars, err := BytesLike(a.Pos[0])
			if err != nil {
				return nil, err
			}
			is = func(c byte) bool { return strings.IndexByte(string(chars), c) >= 0 }
		}
		return b.make(trimBytes(b.s, is, left, right)), nil
	})
}

func bytesHex(t *Thread, b bytesSelf, a Args) (Value, error) {
	var sep Value
	per := 1
	if err := Unpack(a, "hex", "sep?", &sep, "bytes_per_sep?", &per); err != nil {
		return nil, err
	}
	text, err := HexText(t, b.s, sep, per)
	if err != nil {
		return nil, err
	}
	return newASCII(text), nil
}

// HexText is the bytes in hexadecimal, with sep (nil for none) between each per, counted from the right, or from
// the left when per is negative.
func HexText(t *Thread, b string, sep Value, per int) (string, error) {
	if len(b) > maxBytes/3 {
		return "", noMemory()
	}
	digits := hex.EncodeToString([]byte(b))
	if sep == nil {
		return digits, nil
	}
	mark, err := hexSeparator(t, sep)
	if err != nil || per == 0 {
		return digits, err
	}
	var out strings.Builder
	n, first := len(b), 0
	if per > 0 {
		first = n % per
	} else {
		per = -per
	}
	for i := range n {
		if i > 0 && (i-first)%per == 0 {
			out.WriteString(mark)
		}
		out.WriteString(digits[2*i : 2*i+2])
	}
	return out.String(), nil
}

func hexSeparator(t *Thread, v Value) (string, error) {
	if n, err := Len(t, v); err != nil {
		return "", err
	} else if n != 1 {
		return "", Raise(ValueError, "sep must be length 1.")
	}
	sep, ok := AsStr(v)
	if b, isBytes := Held(v).(Bytes); isBytes {
		sep, ok = string(b), true
	}
	switch {
	case !ok:
		return "", Raise(TypeError, "sep must be str or bytes.")
	case sep[0] >= 0x80:
		return "", Raise(ValueError, "sep must be ASCII.")
	}
	return sep, nil
}

func bytesFromHex(t *Thread, self Value, a Args) (Value, error) {
	v, err := a.single("bytes.fromhex")
	if err != nil {
		return nil, err
	}
	s, ok := AsStr(v)
	if !ok {
		return nil, Raise(TypeError, "fromhex() argument must be str, not %s", TypeName(v))
	}
	b, err := largeAside(t, len(s), func(*Thread) (Value, error) {
		b, err := parseHex(s)
		return BytesOf(b), err
	})
	if err != nil {
		return nil, err
	}
	c, ok := self.(*Type)
	if ok && c != BytesType {
		return Call(t, c, Args{Pos: []Value{b}})
	}
	return b, nil
}

// parseHex reads pairs of digits, with blanks between pairs.
func parseHex(s string) ([]byte, error) {
	out := make([]byte, 0, len(s)/2)
	for i := 0; i < len(s); i++ {
		if asciiSpace(s[i]) && s[i] < 0x1c || s[i] == ' ' {
			continue
		}
		for j := i; j < i+2; j++ {
			d := -1
			if j < len(s) {
				d = digitValue(s[j])
			}
			if d < 0 || d > 15 {
				return nil, Raise(ValueError, "non-hexadecimal number found in fromhex() arg at position %d", countChars(s[:min(j, len(s))]))
			}
		}
		out = append(out, byte(digitValue(s[i])<<4|digitValue(s[i+1])))
		i++
	}
	return out, nil
}
