package value

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"go.starlark.net/starlark"
)

// strMethods are the methods of Python's str that Starlark's lacks.
var strMethods = newMethods(func() map[string]method {
	return map[string]method{
		"encode": strEncode, "format": strFormat, "zfill": strZfill,
		"ljust": strJust, "rjust": strJust, "center": strJust,
		"expandtabs": strExpandtabs, "swapcase": strMap, "casefold": strMap,
		"isascii": strIs, "isdecimal": strIs, "isnumeric": strIs, "isprintable": strIs,
		"isidentifier": strIs, "format_map": strFormatMap,
	}
})

func (c *call) str() string { return string(c.self.(starlark.String)) }

func strEncode(c *call) (starlark.Value, error) {
	a, err := c.bind("encoding?", "errors?")
	if err != nil {
		return nil, err
	}
	encoding, how, err := encodingArgs("encode", a[0], a[1])
	if err != nil {
		return nil, err
	}
	b, err := encode(c.str(), encoding, how)
	return b, err
}

// encode is Python's s.encode(encoding, how).
func encode(s, encoding, how string) (Bytes, error) {
	if encoding == "utf-8" && utf8.ValidString(s) {
		return Bytes(s), nil
	}
	limit, why := rune(0x7f), "ordinal not in range(128)"
	switch encoding {
	case "latin-1":
		limit, why = 0xff, "ordinal not in range(256)"
	case "utf-8":
		limit, why = unicode.MaxRune, "surrogates not allowed"
	}
	var out []byte
	bad := func(r rune) bool { return r > limit }
	for i, n := 0, 0; i < len(s); i += n {
		var r rune
		r, n = utf8.DecodeRuneInString(s[i:])
		raw := r == utf8.RuneError && n == 1
		switch {
		case raw && how == "surrogateescape":
			out = append(out, s[i])
		case !raw && !bad(r) && encoding == "utf-8":
			out = append(out, s[i:i+n]...)
		case !raw && !bad(r):
			out = append(out, byte(r))
		default:
			mended, err := mendEncode(badText{encoding, how, s, i, bad, why})
			if err != nil {
				return "", err
			}
			out = append(out, mended...)
		}
	}
	return Bytes(out), nil
}

type badText struct {
	encoding, how, all string
	at                 int
	bad                func(rune) bool
	why                string
}

func mendEncode(t badText) (string, error) {
	shown := codeText(t.all[t.at:])
	switch t.how {
	case "strict", "surrogateescape":
		return "", t.raise()
	case "ignore":
		return "", nil
	case "replace":
		return "?", nil
	case "backslashreplace":
		return shown, nil
	}
	return "", Raise("LookupError", "unknown error handler name '%s'", t.how)
}

// codeText is the first character as an escape; a byte that is no text is what
// Python's surrogateescape makes of it.
func codeText(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && n == 1 {
		r = 0xdc00 + rune(s[0])
	}
	return string(appendEscaped(nil, r))
}

// raise names all the characters in a row that do not fit, as Python does.
func (t badText) raise() error {
	count := 0
	for i, n := t.at, 0; i < len(t.all); i += n {
		var r rune
		r, n = utf8.DecodeRuneInString(t.all[i:])
		if !t.bad(r) && (r != utf8.RuneError || n > 1) {
			break
		}
		count++
	}
	start := utf8.RuneCountInString(t.all[:t.at])
	if count == 1 {
		return Raise("UnicodeEncodeError", "'%s' codec can't encode character '%s' in position %d: %s",
			t.encoding, codeText(t.all[t.at:]), start, t.why)
	}
	return Raise("UnicodeEncodeError", "'%s' codec can't encode characters in position %d-%d: %s",
		t.encoding, start, start+count-1, t.why)
}

func strZfill(c *call) (starlark.Value, error) {
	s, err := c.zfill(c.str(), utf8.RuneCountInString(c.str()))
	return starlark.String(s), err
}

func strJust(c *call) (starlark.Value, error) {
	a, err := c.bind("width", "fillchar?")
	if err != nil {
		return nil, err
	}
	width, err := size(a[0])
	if err != nil {
		return nil, err
	}
	fill := " "
	if a[1] != nil {
		if fill, err = fillCharacter(a[1]); err != nil {
			return nil, err
		}
	}
	before, after, err := room(c.name, utf8.RuneCountInString(c.str()), width)
	if err != nil {
		return nil, err
	}
	return starlark.String(strings.Repeat(fill, before) + c.str() + strings.Repeat(fill, after)), nil
}

func fillCharacter(v starlark.Value) (string, error) {
	s, ok := starlark.AsString(v)
	if !ok {
		return "", Raise("TypeError", "The fill character must be a unicode character, not %s",
			TypeName(v))
	}
	if utf8.RuneCountInString(s) != 1 {
		return "", Raise("TypeError", "The fill character must be exactly one character long")
	}
	return s, nil
}

func strExpandtabs(c *call) (starlark.Value, error) {
	a, err := c.bind("tabsize?")
	if err != nil {
		return nil, err
	}
	tab, err := optional(a[0], 8)
	if err == nil && tab > maxWidth {
		err = tooMany("characters", tab, maxWidth)
	}
	if err != nil {
		return nil, err
	}
	var out strings.Builder
	column := 0
	for _, r := range c.str() {
		switch r {
		case '\t':
			if tab > 0 {
				out.WriteString(strings.Repeat(" ", tab-column%tab))
				column = 0
			}
			continue
		case '\n', '\r':
			column = -1
		}
		out.WriteRune(r)
		column++
	}
	return starlark.String(out.String()), nil
}

func strMap(c *call) (starlark.Value, error) {
	if _, err := c.bind(); err != nil {
		return nil, err
	}
	if c.name == "casefold" {
		return starlark.String(strings.ReplaceAll(strings.ToLower(c.str()), "ß", "ss")), nil
	}
	return starlark.String(strings.Map(func(r rune) rune {
		if unicode.IsUpper(r) {
			return unicode.ToLower(r)
		}
		return unicode.ToUpper(r)
	}, c.str())), nil
}

func strIs(c *call) (starlark.Value, error) {
	if _, err := c.bind(); err != nil {
		return nil, err
	}
	for i, r := range c.str() {
		if !inStrClass(c.name, r, i == 0) {
			return starlark.False, nil
		}
	}
	empty := c.name == "isascii" || c.name == "isprintable"
	return starlark.Bool(c.str() != "" || empty), nil
}

func inStrClass(name string, r rune, first bool) bool {
	switch name {
	case "isascii":
		return r < utf8.RuneSelf
	case "isdecimal":
		return unicode.Is(unicode.Nd, r)
	case "isnumeric":
		return unicode.IsNumber(r)
	case "isprintable":
		return unicode.IsPrint(r)
	}
	return r == '_' || unicode.IsLetter(r) || !first && unicode.IsDigit(r)
}
