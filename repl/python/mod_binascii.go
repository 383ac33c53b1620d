package python

import (
	"encoding/base64"
	"encoding/hex"
	"hash/crc32"
)

// BinasciiError is binascii.Error.
var BinasciiError = &Type{Name: "Error", Module: "binascii", Bases: []*Type{ValueError}}

// newBinascii is the module binascii: bytes as hexadecimal digits and as base 64, and check sums.
func newBinascii(*Runtime) *Module {
	return module("binascii", map[string]Value{"Error": BinasciiError,
		"Incomplete": &Type{Name: "Incomplete", Module: "binascii", Bases: []*Type{ExceptionType}}}, asideFunctions(map[string]body{
		"hexlify": binHexlify, "b2a_hex": binHexlify, "unhexlify": binUnhexlify, "a2b_hex": binUnhexlify,
		"b2a_base64": binToBase64, "a2b_base64": binFromBase64, "crc32": binCRC32, "crc_hqx": binCRCHQX,
	}))
}

func binHexlify(c *call) (Value, error) {
	a, err := c.bind("data", "sep?", "bytes_per_sep?")
	if err != nil {
		return nil, err
	}
	data, err := BytesLike(a[0])
	if err != nil {
		return nil, err
	}
	if isNone(a[1]) {
		return BytesOf(hex.AppendEncode(nil, data)), nil
	}
	sep, ok := AsStr(a[1])
	if !ok {
		b, err := BytesLike(a[1])
		if err != nil {
			return nil, err
		}
		sep = string(b)
	}
	if len(sep) != 1 {
		return nil, Raise(ValueError, "sep must be length 1.")
	}
	group, err := optional(a[2], 1)
	if err != nil {
		return nil, err
	}
	return Bytes(hexGroups(data, sep, group)), nil
}

// hexGroups sets sep between groups of bytes; positive groups are counted from the right.
func hexGroups(data []byte, sep string, group int) string {
	if group == 0 {
		return hex.EncodeToString(data)
	}
	var out []byte
	for i, b := range data {
		n := i
		if group > 0 {
			n = len(data) - i
		}
		if i > 0 && n%max(group, -group) == 0 {
			out = append(out, sep...)
		}
		out = hex.AppendEncode(out, []byte{b})
	}
	return string(out)
}

// asciiText is an argument that may be ASCII text instead of bytes.
func asciiText(v Value) ([]byte, error) {
	if s, ok := AsStr(v); ok {
		for i := range len(s) {
			if s[i] >= 0x80 {
				return nil, Raise(ValueError, "string argument should contain only ASCII characters")
			}
		}
		return []byte(s), nil
	}
	b, err := BytesLike(v)
	if err != nil {
		return nil, Raise(TypeError, "argument should be bytes, buffer or ASCII string, not '%s'", TypeName(v))
	}
	return b, nil
}

func binUnhexlify(c *call) (Value, error) {
	a, err := c.bind("hexstr")
	if err != nil {
		return nil, err
	}
	text, err := asciiText(a[0])
	if err != nil {
		return nil, err
	}
	if len(text)%2 != 0 {
		return nil, Raise(BinasciiError, "Odd-length string")
	}
	out, err := hex.AppendDecode(nil, text)
	if err != nil {
		return nil, Raise(BinasciiError, "Non-hexadecimal digit found")
	}
	return BytesOf(out), nil
}

func binToBase64(c *call) (Value, error) {
	newline := Value(True)
	for i, kv := range c.kw {
		if kv.Name == "newline" {
			newline, c.kw = kv.Value, append(c.kw[:i:i], c.kw[i+1:]...)
			break
		}
	}
	a, err := c.bind("data")
	if err != nil {
		return nil, err
	}
	data, err := BytesLike(a[0])
	if err != nil {
		return nil, err
	}
	out := base64.StdEncoding.AppendEncode(nil, data)
	end, err := Truth(c.t, newline)
	if end {
		out = append(out, '\n')
	}
	return BytesOf(out), err
}

func binFromBase64(c *call) (Value, error) {
	a, err := c.bind("data", "strict_mode?")
	if err != nil {
		return nil, err
	}
	text, err := asciiText(a[0])
	if err != nil {
		return nil, err
	}
	strict := false
	if a[1] != nil {
		if strict, err = Truth(c.t, a[1]); err != nil {
			return nil, err
		}
	}
	return fromBase64(text, strict)
}

func base64Digit(b byte) int {
	switch {
	case 'A' <= b && b <= 'Z':
		return int(b - 'A')
	case 'a' <= b && b <= 'z':
		return int(b-'a') + 26
	case '0' <= b && b <= '9':
		return int(b-'0') + 52
	case b == '+':
		return 62
	case b == '/':
		return 63
	}
	return -1
}

// fromBase64 reads as CPython does: what is no digit is passed over, unless strict.
func fromBase64(text []byte, strict bool) (Value, error) {
	out := make([]byte, 0, len(text)/4*3+3)
	quad, pads := 0, 0
	var left byte
	for _, b := range text {
		if b == '=' {
			if pads++; quad >= 2 && quad+pads >= 4 {
				return BytesOf(out), nil // what follows the padding is not read
			}
			continue
		}
		d := base64Digit(b)
		if d < 0 {
			if strict {
				return nil, Raise(BinasciiError, "Only base64 data is allowed")
			}
			continue
		}
		pads = 0
		switch quad {
		case 0:
			left = byte(d)
		case 1:
			out, left = append(out, left<<2|byte(d>>4)), byte(d&15)
		case 2:
			out, left = append(out, left<<4|byte(d>>2)), byte(d&3)
		case 3:
			out = append(out, left<<6|byte(d))
		}
		quad = (quad + 1) % 4
	}
	switch quad {
	case 0:
		return BytesOf(out), nil
	case 1:
		return nil, Raise(BinasciiError, "Invalid base64-encoded string: number of data characters (%d) cannot be 1 more than a multiple of 4",
			len(out)/3*4+1)
	}
	return nil, Raise(BinasciiError, "Incorrect padding")
}

func binCRC32(c *call) (Value, error) {
	data, start, err := c.checksum(0)
	return NewInt(int64(crc32.Update(uint32(start), crc32.IEEETable, data))), err
}

// checksum takes the data and the value so far.
func (c *call) checksum(otherwise int) ([]byte, int, error) {
	a, err := c.bind("data", "value?")
	if err != nil {
		return nil, 0, err
	}
	data, err := BytesLike(a[0])
	if err != nil {
		return nil, 0, err
	}
	start, err := optional(a[1], otherwise)
	return data, start, err
}

func binCRCHQX(c *call) (Value, error) {
	a, err := c.bind("data", "crc")
	if err != nil {
		return nil, err
	}
	data, err := BytesLike(a[0])
	if err != nil {
		return nil, err
	}
	crc, err := size(a[1])
	crc &= 0xffff
	for _, b := range data {
		crc ^= int(b) << 8
		for range 8 {
			crc <<= 1
			if crc&0x10000 != 0 {
				crc ^= 0x11021
			}
		}
	}
	return NewInt(int64(crc)), err
}
