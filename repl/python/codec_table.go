package python

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// codecAliases are other names of the codecs, as normalEncoding has them.
var codecAliases = map[string]string{
	"utf8": "utf_8", "u8": "utf_8", "utf": "utf_8", "cp65001": "utf_8", "utf8_sig": "utf_8_sig",
	"us_ascii": "ascii", "646": "ascii", "ansi_x3.4_1968": "ascii", "iso646_us": "ascii", "us": "ascii",
	"latin": "latin_1", "latin1": "latin_1", "iso_8859_1": "latin_1", "iso8859_1": "latin_1", "8859": "latin_1",
	"iso8859": "latin_1", "l1": "latin_1", "cp819": "latin_1", "iso_8859": "latin_1",
	"utf16": "utf_16", "u16": "utf_16", "utf_16le": "utf_16_le", "utf16le": "utf_16_le", "utf16_le": "utf_16_le",
	"utf_16be": "utf_16_be", "utf16be": "utf_16_be", "utf16_be": "utf_16_be",
	"utf32": "utf_32", "u32": "utf_32", "utf_32le": "utf_32_le", "utf_32be": "utf_32_be",
	"windows_1252": "cp1252", "1252": "cp1252", "ibm437": "cp437", "437": "cp437", "cp_437": "cp437",
	"ibm850": "cp850", "850": "cp850", "windows_1251": "cp1251", "1251": "cp1251", "latin9": "iso8859_15",
	"latin_9": "iso8859_15", "iso_8859_15": "iso8859_15", "l9": "iso8859_15", "unicodeescape": "unicode_escape",
	"936": "gbk", "cp936": "gbk", "ms936": "gbk", "gb2312_80": "gb2312", "euccn": "gb2312", "euc_cn": "gb2312",
	"gb18030_2000": "gb18030", "big5_tw": "big5", "csbig5": "big5", "shiftjis": "shift_jis", "sjis": "shift_jis",
	"s_jis": "shift_jis", "eucjp": "euc_jp", "ujis": "euc_jp", "euckr": "euc_kr", "ks_c_5601": "euc_kr",
	"latin2": "iso8859_2", "iso_8859_2": "iso8859_2", "latin_2": "iso8859_2",
}

// codecs are all there are, by name; made when first asked for.
var codecs = sync.OnceValue(func() map[string]*codec {
	const surrogates = "surrogates not allowed"
	all := map[string]*codec{
		"utf_8":     {name: "utf-8", encodeChar: encodeUTF8, decodeChar: decodeUTF8, why: surrogates, asciiCompat: true},
		"utf_8_sig": {name: "utf-8", encodeChar: encodeUTF8, decodeChar: decodeUTF8, why: surrogates, bom: "\xef\xbb\xbf"},
		"ascii": {name: "ascii", encodeChar: encodeBelow(0x80), decodeChar: decodeASCII,
			why: "ordinal not in range(128)", asciiCompat: true},
		"latin_1": {name: "latin-1", encodeChar: encodeBelow(0x100), decodeChar: decodeLatin1,
			why: "ordinal not in range(256)", asciiCompat: true},
		"utf_16": {name: "utf-16", encodeChar: encodeUTF16(false), decodeChar: decodeUTF16(false), why: surrogates,
			bom: "\xff\xfe", decodingName: "utf-16-le"},
		"utf_16_le": {name: "utf-16-le", encodeChar: encodeUTF16(false), decodeChar: decodeUTF16(false), why: surrogates},
		"utf_16_be": {name: "utf-16-be", encodeChar: encodeUTF16(true), decodeChar: decodeUTF16(true), why: surrogates},
		"utf_32": {name: "utf-32", encodeChar: encodeUTF32(false), decodeChar: decodeUTF32(false), why: surrogates,
			bom: "\xff\xfe\x00\x00", decodingName: "utf-32-le"},
		"utf_32_le":          {name: "utf-32-le", encodeChar: encodeUTF32(false), decodeChar: decodeUTF32(false), why: surrogates},
		"utf_32_be":          {name: "utf-32-be", encodeChar: encodeUTF32(true), decodeChar: decodeUTF32(true), why: surrogates},
		"unicode_escape":     {name: "unicodeescape", encodeChar: encodeEscape, decodeChar: decodeEscape, decodingName: "unicodeescape"},
		"raw_unicode_escape": {name: "rawunicodeescape", encodeChar: encodeRawEscape, decodeChar: decodeRawEscape},
		"idna":               {name: "idna"},
	}
	for name, table := range charmaps {
		all[name] = charmapCodec(table)
	}
	for name, e := range multibytes() {
		all[name] = multibyteCodec(name, e)
	}
	return all
})

func encodeUTF8(out []byte, r rune) ([]byte, bool) {
	if isSurrogateRune(r) {
		return out, false
	}
	return utf8.AppendRune(out, r), true
}

func decodeUTF8(b string) (rune, int, string) {
	r, n := utf8.DecodeRuneInString(b)
	if r != utf8.RuneError || n > 1 {
		return r, n, ""
	}
	n, why := brokenRune(b)
	return 0, n, why
}

// brokenRune is how many bytes count as one error: the longest start of a character that could have become
// valid.
func brokenRune(b string) (n int, why string) {
	lo, hi, need := byte(0x80), byte(0xbf), 0
	switch c := b[0]; {
	case 0xc2 <= c && c <= 0xdf:
		need = 2
	case 0xe0 <= c && c <= 0xef:
		need = 3
	case 0xf0 <= c && c <= 0xf4:
		need = 4
	default:
		return 1, "invalid start byte"
	}
	switch b[0] {
	case 0xe0:
		lo = 0xa0
	case 0xed:
		hi = 0x9f
	case 0xf0:
		lo = 0x90
	case 0xf4:
		hi = 0x8f
	}
	for n = 1; n < need && n < len(b); n++ {
		if b[n] < lo || b[n] > hi {
			return n, "invalid continuation byte"
		}
		lo, hi = 0x80, 0xbf
	}
	return n, "unexpected end of data"
}

func encodeBelow(limit rune) func([]byte, rune) ([]byte, bool) {
	return func(out []byte, r rune) ([]byte, bool) {
		if r >= limit {
			return out, false
		}
		return append(out, byte(r)), true
	}
}

func decodeASCII(b string) (rune, int, string) {
	if b[0] >= 0x80 {
		return 0, 1, "ordinal not in range(128)"
	}
	return rune(b[0]), 1, ""
}

func decodeLatin1(b string) (rune, int, string) { return rune(b[0]), 1, "" }

func append16(out []byte, u uint16, big bool) []byte {
	if big {
		return append(out, byte(u>>8), byte(u))
	}
	return append(out, byte(u), byte(u>>8))
}

func append32(out []byte, u uint32, big bool) []byte {
	if big {
		return append(out, byte(u>>24), byte(u>>16), byte(u>>8), byte(u))
	}
	return append(out, byte(u), byte(u>>8), byte(u>>16), byte(u>>24))
}

func encodeUTF16(big bool) func([]byte, rune) ([]byte, bool) {
	return func(out []byte, r rune) ([]byte, bool) {
		switch {
		case isSurrogateRune(r):
			return out, false
		case r > 0xffff:
			r -= 0x10000
			out = append16(out, uint16(0xd800|r>>10), big)
			return append16(out, uint16(0xdc00|r&0x3ff), big), true
		}
		return append16(out, uint16(r), big), true
	}
}

func unit16(b string, big bool) rune {
	if big {
		return rune(b[0])<<8 | rune(b[1])
	}
	return rune(b[1])<<8 | rune(b[0])
}

func decodeUTF16(big bool) func(string) (rune, int, string) {
	return func(b string) (rune, int, string) {
		if len(b) < 2 {
			return 0, 1, "truncated data"
		}
		u := unit16(b, big)
		switch {
		case !isSurrogateRune(u):
			return u, 2, ""
		case u >= 0xdc00:
			return 0, 2, "illegal encoding"
		case len(b) < 4:
			return 0, len(b), "unexpected end of data"
		}
		low := unit16(b[2:], big)
		if low < 0xdc00 || low > 0xdfff {
			return 0, 2, "illegal UTF-16 surrogate"
		}
		return 0x10000 + (u-0xd800)<<10 + low - 0xdc00, 4, ""
	}
}

func encodeUTF32(big bool) func([]byte, rune) ([]byte, bool) {
	return func(out []byte, r rune) ([]byte, bool) {
		if isSurrogateRune(r) {
			return out, false
		}
		return append32(out, uint32(r), big), true
	}
}

func decodeUTF32(big bool) func(string) (rune, int, string) {
	return func(b string) (rune, int, string) {
		if len(b) < 4 {
			return 0, len(b), "truncated data"
		}
		u := uint32(b[3])<<24 | uint32(b[2])<<16 | uint32(b[1])<<8 | uint32(b[0])
		if big {
			u = uint32(b[0])<<24 | uint32(b[1])<<16 | uint32(b[2])<<8 | uint32(b[3])
		}
		switch {
		case u > 0x10ffff:
			return 0, 4, "code point not in range(0x110000)"
		case isSurrogateRune(rune(u)):
			return 0, 4, "code point in surrogate code point range(0xd800, 0xe000)"
		}
		return rune(u), 4, ""
	}
}

// charmapCodec has ASCII below 128 and a table above, in which U+FFFD is no character.
func charmapCodec(table string) *codec {
	upper := charsOf(table)
	bytes := make(map[rune]byte, len(upper))
	for i, r := range upper {
		if r != utf8.RuneError {
			bytes[r] = byte(0x80 + i)
		}
	}
	return &codec{
		name: "charmap", why: "character maps to <undefined>", asciiCompat: true,
		encodeChar: func(out []byte, r rune) ([]byte, bool) {
			if r < 0x80 {
				return append(out, byte(r)), true
			}
			b, ok := bytes[r]
			if !ok {
				return out, false
			}
			return append(out, b), true
		},
		decodeChar: func(b string) (rune, int, string) {
			if b[0] < 0x80 {
				return rune(b[0]), 1, ""
			}
			if r := upper[b[0]-0x80]; r != utf8.RuneError {
				return r, 1, ""
			}
			return 0, 1, "character maps to <undefined>"
		},
	}
}

func encodeEscape(out []byte, r rune) ([]byte, bool) {
	switch {
	case r == '\\':
		return append(out, `\\`...), true
	case r >= ' ' && r <= '~':
		return append(out, byte(r)), true
	case r < 0x80:
		return appendEscapedByte(out, byte(r), 0), true
	}
	return appendEscaped(out, r), true
}

func encodeRawEscape(out []byte, r rune) ([]byte, bool) {
	if r <= 0xff {
		return append(out, byte(r)), true
	}
	return appendEscaped(out, r), true
}

// decodeEscape reads what a str literal may hold.
func decodeEscape(b string) (rune, int, string) {
	if b[0] != '\\' {
		return rune(b[0]), 1, ""
	}
	if len(b) == 1 {
		return 0, 1, `\ at end of string`
	}
	if i := strings.IndexByte("abfnrtv\\'\"", b[1]); i >= 0 {
		return rune("\a\b\f\n\r\t\v\\'\""[i]), 2, ""
	}
	switch c := b[1]; {
	case c >= '0' && c <= '7':
		r, n := rune(0), 1
		for ; n < 4 && n < len(b) && b[n] >= '0' && b[n] <= '7'; n++ {
			r = r*8 + rune(b[n]-'0')
		}
		return r, n, ""
	case c == 'x':
		return hexEscape(b, 2, `truncated \xXX escape`)
	case c == 'u':
		return hexEscape(b, 4, `truncated \uXXXX escape`)
	case c == 'U':
		return hexEscape(b, 8, `truncated \UXXXXXXXX escape`)
	}
	return '\\', 1, ""
}

func decodeRawEscape(b string) (rune, int, string) {
	if len(b) > 1 && b[0] == '\\' && b[1] == 'u' {
		return hexEscape(b, 4, `truncated \uXXXX escape`)
	}
	return rune(b[0]), 1, ""
}

func hexEscape(b string, digits int, why string) (rune, int, string) {
	r := 0
	for i := range digits {
		d := -1
		if 2+i < len(b) {
			d = digitValue(b[2+i])
		}
		if d < 0 || d > 15 {
			return 0, min(2+i, len(b)), why
		}
		r = r<<4 | d
	}
	if r > 0x10ffff {
		return 0, 2 + digits, "illegal Unicode character"
	}
	return rune(r), 2 + digits, ""
}
