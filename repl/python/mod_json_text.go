package python

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
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

// jsonLoads is loads(s, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant).
func jsonLoads(c *call) (Value, error) {
	a, err := c.bind("s", "object_hook", "object_pairs_hook", "parse_float", "parse_int", "parse_constant")
	if err != nil {
		return nil, err
	}
	s, ok := AsStr(a[0])
	if !ok {
		b, err := BytesLike(a[0])
		if err != nil {
			return nil, Raise(TypeError, "the JSON object must be str, bytes or bytearray, not %s", TypeName(a[0]))
		}
		if s, err = Decode(c.t, b, "utf-8", "surrogatepass"); err != nil {
			return nil, err
		}
	} else if strings.HasPrefix(s, "\ufeff") {
		return nil, jsonWrong(s, "Unexpected UTF-8 BOM (decode using utf-8-sig)", 0)
	}
	r := jsonReader{t: c.t, all: s, hook: a[1], pairs: a[2], float: a[3], int: a[4], constant: a[5]}
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
	t                                 *Thread
	all                               string
	at                                int
	hook, pairs, float, int, constant Value // None, or what makes the values
}

func (r *jsonReader) wrong(what string, at int) error { return jsonWrong(r.all, what, at) }

func jsonWrong(all, what string, at int) error {
	at = min(at, len(all))
	before := all[:at]
	line := strings.Count(before, "\n") + 1
	char := utf8.RuneCountInString(before)
	column := utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1
	e := Raise(JSONDecodeError, "%s: line %d column %d (char %d)", what, line, column, char)
	for name, v := range map[string]Value{"msg": NewStr(what), "doc": NewStr(all), "pos": NewInt(int64(char)),
		"lineno": NewInt(int64(line)), "colno": NewInt(int64(column))} {
		e.SetOwn(name, v)
	}
	return e
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
	value Value
}{
	{"null", None}, {"true", True}, {"false", False},
	{"NaN", Float(math.NaN())}, {"Infinity", Float(math.Inf(1))},
	{"-Infinity", Float(math.Inf(-1))},
}

func (r *jsonReader) value(depth int) (Value, error) {
	if err := r.t.Tick(); err != nil {
		return nil, err
	}
	if depth > MaxDepth {
		return nil, Raise(RecursionError,
			"maximum recursion depth exceeded while decoding a JSON array")
	}
	switch r.peek() {
	case '"':
		s, err := r.text()
		return NewStr(s), err
	case '[':
		return r.array(depth)
	case '{':
		return r.object(depth)
	}
	for _, w := range jsonWords {
		if strings.HasPrefix(r.all[r.at:], w.word) {
			r.at += len(w.word)
			if r.constant != None && w.word[len(w.word)-1] != 'l' && w.word != "true" && w.word != "false" {
				return CallValues(r.t, r.constant, NewStr(w.word))
			}
			return w.value, nil
		}
	}
	return r.number()
}

func (r *jsonReader) array(depth int) (Value, error) {
	var out []Value
	r.at++
	if r.peek() == ']' {
		r.at++
		return newListOf(nil), nil
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
			return newListOf(out), nil
		default:
			return nil, r.wrong("Expecting ',' delimiter", r.at)
		}
	}
}

func (r *jsonReader) object(depth int) (Value, error) {
	out := NewDict()
	r.at++
	if r.peek() == '}' {
		r.at++
		return r.made(out)
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
			return r.made(out)
		default:
			return nil, r.wrong("Expecting ',' delimiter", r.at)
		}
	}
}

// made is what an object becomes.
func (r *jsonReader) made(d *Dict) (Value, error) {
	switch {
	case r.pairs != None:
		var list []Value
		for k, v := range d.All() {
			list = append(list, NewTuple(k, v))
		}
		return CallValues(r.t, r.pairs, NewList(list...))
	case r.hook != None:
		return CallValues(r.t, r.hook, d)
	}
	return d, nil
}

func (r *jsonReader) entry(out *Dict, depth int) error {
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
	out.SetStr(key, v)
	return nil
}

// number reads -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?
func (r *jsonReader) number() (Value, error) {
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
		return Float(f), nil
	}
	i, _ := new(big.Int).SetString(s[:n], 10)
	return NewBig(i), nil
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
