package value

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"go.starlark.net/starlark"
)

// rune writes one character, escaped where JSON or ensure_ascii asks for it.
func (w *jsonWriter) rune(r rune) {
	switch {
	case r >= ' ' && r < 0x7f, r >= 0x7f && !w.ascii && !utf16.IsSurrogate(r):
		w.WriteRune(r)
	case r > 0xffff:
		high, low := utf16.EncodeRune(r)
		_, _ = fmt.Fprintf(w, `\u%04x\u%04x`, high, low)
	default:
		_, _ = fmt.Fprintf(w, `\u%04x`, r)
	}
}

func jsonLoads(c *call) (starlark.Value, error) {
	a, err := c.bind("s")
	if err != nil {
		return nil, err
	}
	var s string
	switch v := a[0].(type) {
	case starlark.String:
		s = string(v)
	case Bytes:
		if s, err = decode(string(v), "utf-8", "strict"); err != nil {
			return nil, err
		}
	default:
		return nil, Raise("TypeError", "the JSON object must be str, bytes or bytearray, not %s",
			TypeName(v))
	}
	r := jsonReader{all: s}
	v, err := r.value(0)
	if err != nil {
		return nil, err
	}
	if r.blanks(); r.at < len(s) {
		return nil, r.wrong("Extra data", r.at)
	}
	return v, nil
}

type jsonReader struct {
	all string
	at  int
}

func (r *jsonReader) wrong(what string, at int) error {
	at = min(at, len(r.all))
	before := r.all[:at]
	line := strings.Count(before, "\n") + 1
	char := utf8.RuneCountInString(before)
	column := utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1
	return Raise("json.decoder.JSONDecodeError", "%s: line %d column %d (char %d)",
		what, line, column, char)
}

func (r *jsonReader) blanks() {
	rest := strings.TrimLeft(r.all[r.at:], " \t\n\r")
	r.at = len(r.all) - len(rest)
}

// peek is the next byte that is no blank, 0 at the end.
func (r *jsonReader) peek() byte {
	r.blanks()
	if r.at == len(r.all) {
		return 0
	}
	return r.all[r.at]
}

var jsonWords = []struct {
	word  string
	value starlark.Value
}{
	{"null", starlark.None}, {"true", starlark.True}, {"false", starlark.False},
	{"NaN", starlark.Float(math.NaN())}, {"Infinity", starlark.Float(math.Inf(1))},
	{"-Infinity", starlark.Float(math.Inf(-1))},
}

func (r *jsonReader) value(depth int) (starlark.Value, error) {
	if depth > maxDepth {
		return nil, Raise("RecursionError",
			"maximum recursion depth exceeded while decoding a JSON array")
	}
	switch r.peek() {
	case '"':
		s, err := r.text()
		return starlark.String(s), err
	case '[':
		return r.array(depth)
	case '{':
		return r.object(depth)
	}
	for _, w := range jsonWords {
		if strings.HasPrefix(r.all[r.at:], w.word) {
			r.at += len(w.word)
			return w.value, nil
		}
	}
	return r.number()
}

func (r *jsonReader) array(depth int) (starlark.Value, error) {
	var out []starlark.Value
	r.at++
	if r.peek() == ']' {
		r.at++
		return starlark.NewList(nil), nil
	}
	for {
		v, err := r.value(depth + 1)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
		switch r.peek() {
		case ',':
			r.at++
		case ']':
			r.at++
			return starlark.NewList(out), nil
		default:
			return nil, r.wrong("Expecting ',' delimiter", r.at)
		}
	}
}

func (r *jsonReader) object(depth int) (starlark.Value, error) {
	out := starlark.NewDict(0)
	r.at++
	if r.peek() == '}' {
		r.at++
		return out, nil
	}
	for {
		if r.peek() != '"' {
			return nil, r.wrong("Expecting property name enclosed in double quotes", r.at)
		}
		if err := r.entry(out, depth); err != nil {
			return nil, err
		}
		switch r.peek() {
		case ',':
			r.at++
		case '}':
			r.at++
			return out, nil
		default:
			return nil, r.wrong("Expecting ',' delimiter", r.at)
		}
	}
}

func (r *jsonReader) entry(out *starlark.Dict, depth int) error {
	key, err := r.text()
	if err != nil {
		return err
	}
	if r.peek() != ':' {
		return r.wrong("Expecting ':' delimiter", r.at)
	}
	r.at++
	v, err := r.value(depth + 1)
	if err != nil {
		return err
	}
	return out.SetKey(starlark.String(key), v)
}

// number reads -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?
func (r *jsonReader) number() (starlark.Value, error) {
	s := r.all[r.at:]
	n := 0
	if strings.HasPrefix(s, "-") {
		n++
	}
	whole := digits(s[n:])
	if whole == 0 {
		return nil, r.wrong("Expecting value", r.at)
	}
	if s[n] == '0' {
		whole = 1
	}
	n += whole
	end := n
	if end < len(s) && s[end] == '.' && digits(s[end+1:]) > 0 {
		end += 1 + digits(s[end+1:])
	}
	if tail := s[end:]; tail != "" && tail[0]|0x20 == 'e' {
		sign := len(tail[1:]) - len(strings.TrimLeft(tail[1:], "+-"))
		if exp := digits(tail[1+min(sign, 1):]); exp > 0 {
			end += 1 + min(sign, 1) + exp
		}
	}
	r.at += end
	if end > n {
		f, _ := strconv.ParseFloat(s[:end], 64)
		return starlark.Float(f), nil
	}
	i, _ := new(big.Int).SetString(s[:n], 10)
	return starlark.MakeBigInt(i), nil
}

func digits(s string) int { return len(s) - len(strings.TrimLeft(s, "0123456789")) }

// text reads a string from its opening quote.
func (r *jsonReader) text() (string, error) {
	begin := r.at
	var out strings.Builder
	for r.at++; r.at < len(r.all); {
		switch c := r.all[r.at]; {
		case c == '"':
			r.at++
			return out.String(), nil
		case c == '\\':
			if err := r.escape(&out, begin); err != nil {
				return "", err
			}
		case c < ' ':
			return "", r.wrong("Invalid control character at", r.at)
		default:
			out.WriteByte(c)
			r.at++
		}
	}
	return "", r.wrong("Unterminated string starting at", begin)
}

func (r *jsonReader) escape(out *strings.Builder, begin int) error {
	if r.at+1 == len(r.all) {
		return r.wrong("Unterminated string starting at", begin)
	}
	c := r.all[r.at+1]
	if c != 'u' {
		at := strings.IndexByte(`"\/bfnrt`, c)
		if at < 0 {
			return r.wrong(`Invalid \escape`, r.at)
		}
		out.WriteByte("\"\\/\b\f\n\r\t"[at])
		r.at += 2
		return nil
	}
	code, ok := r.unit(r.at)
	if !ok {
		return r.wrong(`Invalid \uXXXX escape`, r.at+1)
	}
	r.at += 6
	if utf16.IsSurrogate(code) {
		if low, ok := r.unit(r.at); ok {
			if pair := utf16.DecodeRune(code, low); pair != utf8.RuneError {
				code = pair
				r.at += 6
			}
		}
	}
	out.WriteRune(code)
	return nil
}

// unit reads \uXXXX.
func (r *jsonReader) unit(at int) (rune, bool) {
	if at+6 > len(r.all) || r.all[at:at+2] != `\u` {
		return 0, false
	}
	n, err := strconv.ParseUint(r.all[at+2:at+6], 16, 32)
	return rune(n), err == nil
}
