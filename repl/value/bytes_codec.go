package value

import (
	"encoding/hex"
	"strings"
	"unicode/utf8"

	"go.starlark.net/starlark"
)

// codec finds the encoding that Python knows by this name.
func codec(name string) (string, error) {
	switch strings.NewReplacer("_", "-", " ", "-").Replace(strings.ToLower(name)) {
	case "utf-8", "utf8", "u8":
		return "utf-8", nil
	case "ascii", "us-ascii", "646":
		return "ascii", nil
	case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "l1":
		return "latin-1", nil
	}
	return "", Raise("LookupError", "unknown encoding: %s", name)
}

// encodingArgs are the encoding and errors of decode and encode.
func encodingArgs(name string, encoding, errors starlark.Value) (codecName, how string, err error) {
	codecName, how = "utf-8", "strict"
	if encoding != nil {
		if codecName, err = text(encoding, name, "'encoding'"); err != nil {
			return
		}
		if codecName, err = codec(codecName); err != nil {
			return
		}
	}
	if errors != nil {
		how, err = text(errors, name, "'errors'")
	}
	return
}

func bytesDecode(c *call) (starlark.Value, error) {
	a, err := c.bind("encoding?", "errors?")
	if err != nil {
		return nil, err
	}
	encoding, how, err := encodingArgs("decode", a[0], a[1])
	if err != nil {
		return nil, err
	}
	s, err := decode(string(c.bytes()), encoding, how)
	return starlark.String(s), err
}

// decode is Python's b.decode(encoding, how).
func decode(b, encoding, how string) (string, error) {
	if encoding == "utf-8" && utf8.ValidString(b) {
		return b, nil
	}
	var out strings.Builder
	for i := 0; i < len(b); {
		n, why := decodeOne(b[i:], encoding)
		switch {
		case why == "" && encoding == "latin-1":
			out.WriteRune(rune(b[i]))
		case why == "":
			out.WriteString(b[i : i+n])
		default:
			if err := mendDecode(&out, badBytes{encoding, how, b, i, n, why}); err != nil {
				return "", err
			}
		}
		i += n
	}
	return out.String(), nil
}

// decodeOne is the length of the next character, or of what is wrong there and why.
func decodeOne(b, encoding string) (n int, why string) {
	switch {
	case b[0] < utf8.RuneSelf || encoding == "latin-1":
		return 1, ""
	case encoding == "ascii":
		return 1, "ordinal not in range(128)"
	}
	if _, n := utf8.DecodeRuneInString(b); n > 1 {
		return n, ""
	}
	return brokenRune(b)
}

// brokenRune is how many bytes CPython counts into one error: the longest start of a
// character that could have become valid.
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

type badBytes struct {
	encoding, how, all string
	at, n              int
	why                string
}

func mendDecode(out *strings.Builder, bad badBytes) error {
	switch bad.how {
	case "strict":
		return bad.raise()
	case "ignore":
	case "replace":
		out.WriteRune(utf8.RuneError)
	case "backslashreplace":
		for _, c := range []byte(bad.all[bad.at : bad.at+bad.n]) {
			out.Write([]byte{'\\', 'x', hexDigits[c>>4], hexDigits[c&15]})
		}
	case "surrogateescape":
		// A string of ours may hold any byte, and its text shows it as Python's.
		out.WriteString(bad.all[bad.at : bad.at+bad.n])
	default:
		return Raise("LookupError", "unknown error handler name '%s'", bad.how)
	}
	return nil
}

func (bad badBytes) raise() error {
	if bad.n == 1 {
		return Raise("UnicodeDecodeError", "'%s' codec can't decode byte 0x%02x in position %d: %s",
			bad.encoding, bad.all[bad.at], bad.at, bad.why)
	}
	return Raise("UnicodeDecodeError", "'%s' codec can't decode bytes in position %d-%d: %s",
		bad.encoding, bad.at, bad.at+bad.n-1, bad.why)
}

func bytesHex(c *call) (starlark.Value, error) {
	a, err := c.bind("sep?", "bytes_per_sep?")
	if err != nil {
		return nil, err
	}
	digits := hex.EncodeToString([]byte(c.bytes()))
	if a[0] == nil {
		return starlark.String(digits), nil
	}
	sep, err := hexSeparator(a[0])
	if err != nil {
		return nil, err
	}
	per, err := optional(a[1], 1)
	if err != nil || per == 0 {
		return starlark.String(digits), err
	}
	return starlark.String(group(digits, sep, per)), nil
}

func hexSeparator(v starlark.Value) (string, error) {
	var sep string
	switch v := v.(type) {
	case starlark.String:
		sep = string(v)
	case Bytes:
		sep = string(v)
	default:
		return "", Raise("TypeError", "object of type '%s' has no len()", TypeName(v))
	}
	if utf8.RuneCountInString(sep) != 1 {
		return "", Raise("ValueError", "sep must be length 1.")
	}
	if sep[0] >= utf8.RuneSelf {
		return "", Raise("ValueError", "sep must be ASCII.")
	}
	return sep, nil
}

// group puts sep between every per bytes of digits, counted from the right, or from
// the left when per is negative.
func group(digits, sep string, per int) string {
	var out strings.Builder
	n := len(digits) / 2
	var first int
	if per > 0 {
		first = n % per
	} else {
		per, first = -per, 0
	}
	for i := range n {
		if i > 0 && (i-first)%per == 0 {
			out.WriteString(sep)
		}
		out.WriteString(digits[2*i : 2*i+2])
	}
	return out.String()
}

// fromHex is Python's bytes.fromhex: blanks are skipped between bytes.
func fromHex(s string) (Bytes, error) {
	var out []byte
	for i := 0; i < len(s); i++ {
		if strings.IndexByte(blanks, s[i]) >= 0 {
			continue
		}
		pair, bad := s[i:min(i+2, len(s))], 0
		b, err := hex.DecodeString(pair)
		if err != nil {
			if _, first := hex.DecodeString(pair[:1] + "0"); first == nil {
				bad = 1
			}
			return "", Raise("ValueError",
				"non-hexadecimal number found in fromhex() arg at position %d",
				utf8.RuneCountInString(s[:i+bad]))
		}
		out = append(out, b...)
		i++
	}
	return Bytes(out), nil
}
