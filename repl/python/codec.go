package python

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// codec turns text into bytes and back, character by character; fast ways for what is common are apart.
type codec struct {
	name string // as errors have it
	// encodeChar appends a character; false: it has none here.
	encodeChar func(out []byte, r rune) ([]byte, bool)
	// decodeChar is the character that b begins with and how many bytes it takes; of what is wrong how many
	// bytes count as one error, and why.
	decodeChar   func(b string) (r rune, n int, why string)
	why          string // what is wrong with a character that cannot be encoded
	bom          string // written before all, and skipped
	asciiCompat  bool   // ASCII is itself
	decodingName string // "" is name
}

// Encode is s.encode(encoding, errors).
func Encode(t *Thread, s, encoding, errors string) (Bytes, error) {
	if encoding == "utf-8" && utf8.ValidString(s) {
		return Bytes(s), nil
	}
	c, err := findCodec(encoding, "encode")
	if err != nil {
		return "", err
	}
	switch c.name {
	case "idna":
		return encodeIDNA(s)
	case "utf-8":
		if c.bom == "" && utf8.ValidString(s) {
			return Bytes(s), nil
		}
	}
	if c.asciiCompat && c.bom == "" && isASCII(s) {
		return Bytes(s), nil
	}
	return c.encode(t, s, errors)
}

func (c *codec) encode(t *Thread, s, errors string) (Bytes, error) {
	out := make([]byte, 0, len(s)+len(c.bom)+8)
	out = append(out, c.bom...)
	chars := charsOf(s)
	for i := 0; i < len(chars); {
		var ok bool
		if out, ok = c.encodeChar(out, chars[i]); ok {
			i++
			continue
		}
		end := i + 1
		for end < len(chars) && !c.has(chars[end]) {
			end++
		}
		var err error
		if out, err = c.mendEncode(out, s, chars, i, end, errors); err != nil {
			return "", err
		}
		i = end
		if err := t.Tick(); err != nil {
			return "", err
		}
	}
	return BytesOf(out), nil
}

func (c *codec) has(r rune) bool {
	_, ok := c.encodeChar(nil, r)
	return ok
}

// mendEncode does what the error handler says with characters that have no bytes.
func (c *codec) mendEncode(out []byte, s string, chars []rune, start, end int, errors string) ([]byte, error) {
	for i, r := range chars[start:end] {
		text := ""
		switch errors {
		case "ignore":
			continue
		case "replace":
			text = "?"
		case "backslashreplace", "namereplace":
			text = string(appendEscaped(nil, r))
		case "xmlcharrefreplace":
			digits := strconv.Itoa(int(r))
			text = "&#" + digits + ";"
		case "surrogateescape":
			if r >= 0xdc80 && r <= 0xdcff {
				out = append(out, byte(r))
				continue
			}
			return nil, c.encodeError(s, start+i, end)
		case "surrogatepass":
			if isSurrogateRune(r) && strings.HasPrefix(c.name, "utf") {
				out = appendSurrogate(out, r, c.name)
				continue
			}
			return nil, c.encodeError(s, start, end)
		case "strict":
			return nil, c.encodeError(s, start, end)
		default:
			return nil, Raise(LookupError, "unknown error handler name '%s'", errors)
		}
		for _, b := range []byte(text) {
			out, _ = c.encodeChar(out, rune(b))
		}
	}
	return out, nil
}

func appendSurrogate(out []byte, r rune, name string) []byte {
	switch {
	case name == "utf-8":
		return appendChar(out, r)
	case strings.HasPrefix(name, "utf-16"):
		return append16(out, uint16(r), strings.HasSuffix(name, "-be"))
	}
	return append32(out, uint32(r), strings.HasSuffix(name, "-be"))
}

func (c *codec) encodeError(s string, start, end int) error {
	e := NewException(UnicodeEncodeError, NewStr(c.name), NewStr(s), NewInt(int64(start)), NewInt(int64(end)), NewStr(c.why))
	e.fill(e.Args.Items)
	return e
}

// Decode is bytes(b).decode(encoding, errors).
func Decode(t *Thread, b []byte, encoding, errors string) (string, error) {
	return decodeText(t, string(b), encoding, errors)
}

// decodeText is Decode of bytes that do not change: what needs no change is not copied.
func decodeText(t *Thread, b, encoding, errors string) (string, error) {
	if encoding == "utf-8" && utf8.ValidString(b) || b == "" {
		return b, nil
	}
	c, err := findCodec(encoding, "decode")
	if err != nil {
		return "", err
	}
	switch {
	case c.name == "idna":
		return decodeIDNA(b)
	case c.bom != "" && strings.HasPrefix(b, c.bom):
		b = b[len(c.bom):]
	case c.name == "utf-16" && strings.HasPrefix(b, "\xfe\xff"):
		c, b = codecs()["utf_16_be"], b[2:]
	case c.name == "utf-32" && strings.HasPrefix(b, "\x00\x00\xfe\xff"):
		c, b = codecs()["utf_32_be"], b[4:]
	}
	if c.asciiCompat && isASCII(b) || c.name == "utf-8" && utf8.ValidString(b) {
		return b, nil
	}
	return c.decode(t, b, errors)
}

func (c *codec) decode(t *Thread, b, errors string) (string, error) {
	out := make([]byte, 0, len(b)+8)
	for i := 0; i < len(b); {
		r, n, why := c.decodeChar(b[i:])
		if why == "" {
			out = appendChar(out, r)
			i += n
			continue
		}
		if errors == "surrogatepass" && c.name == "utf-8" && isSurrogate(b[i:]) && b[i+1] <= 0xbf && b[i+2]&0xc0 == 0x80 {
			out = append(out, b[i:i+3]...)
			i += 3
			continue
		}
		var err error
		if out, err = c.mendDecode(out, b, i, i+n, why, errors); err != nil {
			return "", err
		}
		i += n
		if err := t.Tick(); err != nil {
			return "", err
		}
	}
	return string(out), nil
}

// mendDecode does what the error handler says with bytes that are no character.
func (c *codec) mendDecode(out []byte, b string, start, end int, why, errors string) ([]byte, error) {
	switch errors {
	case "strict", "surrogatepass":
		return nil, c.decodeError(b, start, end, why)
	case "ignore":
	case "replace":
		out = utf8.AppendRune(out, utf8.RuneError)
	case "backslashreplace":
		for _, x := range []byte(b[start:end]) {
			out = append(out, '\\', 'x', hexDigits[x>>4], hexDigits[x&15])
		}
	case "surrogateescape":
		for _, x := range []byte(b[start:end]) {
			if x < 0x80 {
				return nil, c.decodeError(b, start, end, why)
			}
			out = appendChar(out, 0xdc00|rune(x))
		}
	case "xmlcharrefreplace", "namereplace":
		return nil, Raise(TypeError, "don't know how to handle UnicodeDecodeError in error callback")
	default:
		return nil, Raise(LookupError, "unknown error handler name '%s'", errors)
	}
	return out, nil
}

func (c *codec) decodeError(b string, start, end int, why string) error {
	e := NewException(UnicodeDecodeError, NewStr(or(c.decodingName, c.name)), Bytes(b), NewInt(int64(start)),
		NewInt(int64(end)), NewStr(why))
	e.fill(e.Args.Items)
	return e
}

// findCodec finds an encoding by any of its names.
func findCodec(encoding, doing string) (*codec, error) {
	if strings.Contains(encoding, "\x00") {
		return nil, Raise(ValueError, "embedded null character")
	}
	name := normalEncoding(encoding)
	if c := codecs()[name]; c != nil {
		return c, nil
	}
	if other, ok := codecAliases[name]; ok {
		return codecs()[other], nil
	}
	switch name {
	case "hex", "hex_codec", "base64", "base64_codec", "rot13", "rot_13", "zlib", "zlib_codec", "bz2", "quopri", "uu":
		return nil, Raise(LookupError, "'%s' is not a text encoding; use codecs.%s() to handle arbitrary codecs", encoding, doing)
	}
	return nil, Raise(LookupError, "unknown encoding: %s", encoding)
}

// normalEncoding is a name in lower case, with _ for what is neither a letter nor a digit.
func normalEncoding(name string) string {
	out := make([]byte, 0, len(name))
	for i := range len(name) {
		c := name[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c |= 0x20
		case 'a' <= c && c <= 'z' || isDigit(c) || c == '.':
		default:
			if len(out) == 0 || out[len(out)-1] == '_' {
				continue
			}
			c = '_'
		}
		out = append(out, c)
	}
	return strings.Trim(string(out), "_")
}

// EncodingName is the name that codecs.lookup gives for any of an encoding's names, and whether there is such a one.
func EncodingName(encoding string) (string, bool) {
	name := normalEncoding(encoding)
	if other, ok := codecAliases[name]; ok {
		name = other
	}
	c := codecs()[name]
	switch {
	case c == nil:
		return "", false
	case c.name == "latin-1":
		return "iso8859-1", true
	case c.name == "charmap":
		return strings.ReplaceAll(name, "_", "-"), true
	case c.name == "utf-8" && c.bom != "":
		return "utf-8-sig", true
	}
	return c.name, true
}
