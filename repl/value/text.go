package value

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"
)

// Str is Python's str(v): a string as it is, everything else by Repr.
func Str(v starlark.Value) string {
	switch v := v.(type) {
	case starlark.String:
		return string(v)
	case interface{ Str() string }:
		return v.Str()
	}
	return Repr(v)
}

// Repr is Python's repr(v). A value with a method Repr() string says its own.
func Repr(v starlark.Value) string {
	switch v := v.(type) { // what most lines show needs no writer
	case starlark.Int:
		return v.String()
	case Bytes:
		return quoteBytes(string(v))
	}
	var w writer
	w.value(v)
	return w.String()
}

// maxDepth is where nesting is cut short: Python gives up at about as much.
const maxDepth = 1000

type writer struct {
	strings.Builder
	path []starlark.Value // the containers that are being written
}

func (w *writer) value(v starlark.Value) {
	switch v := v.(type) {
	case starlark.String:
		w.WriteString(quote(string(v)))
	case Bytes:
		w.WriteString(quoteBytes(string(v)))
	case starlark.Float:
		w.WriteString(floatText(float64(v)))
	case starlark.Tuple:
		w.tuple(v)
	case *starlark.List:
		w.sequence(v, v.Len(), "[", "]", v.Index)
	case *starlark.Dict:
		w.dict(v)
	case *starlark.Set:
		w.set(v)
	default:
		w.WriteString(otherText(v))
	}
}

func otherText(v starlark.Value) string {
	switch v := v.(type) {
	case interface{ Repr() string }:
		return v.Repr()
	case *starlark.Function:
		return "<function " + v.Name() + ">"
	case *starlark.Builtin:
		if v.Receiver() == nil {
			return "<built-in function " + v.Name() + ">"
		}
		return fmt.Sprintf("<built-in method %s of %s object>", v.Name(), TypeName(v.Receiver()))
	case *starlarkstruct.Module:
		return "<module '" + v.Name + "'>"
	}
	if v.Type() == "range" {
		return rangeText(v.(starlark.Indexable), v.String())
	}
	return v.String()
}

// rangeText has both bounds always, as Python's.
func rangeText(r starlark.Indexable, s string) string {
	if strings.Contains(s, ",") {
		return s
	}
	return "range(0, " + strings.TrimPrefix(s, "range(")
}

// enter notes that v is being written; it is false when v is inside itself.
func (w *writer) enter(v starlark.Value) bool {
	if len(w.path) >= maxDepth {
		return false
	}
	for _, outer := range w.path {
		if outer == v {
			return false
		}
	}
	w.path = append(w.path, v)
	return true
}

func (w *writer) leave() { w.path = w.path[:len(w.path)-1] }

func (w *writer) tuple(t starlark.Tuple) {
	end := ")"
	if len(t) == 1 {
		end = ",)"
	}
	// A tuple is a slice, which cannot be compared: what is inside stops the circle.
	w.sequence(starlark.None, len(t), "(", end, t.Index)
}

func (w *writer) sequence(
	v starlark.Value, n int, open, end string, at func(int) starlark.Value,
) {
	if v == starlark.None {
		if len(w.path) >= maxDepth {
			w.WriteString("(...)")
			return
		}
		w.path = append(w.path, v)
	} else if !w.enter(v) {
		w.WriteString(open + "..." + end)
		return
	}
	defer w.leave()
	w.WriteString(open)
	for i := range n {
		w.comma(i)
		w.value(at(i))
	}
	w.WriteString(end)
}

func (w *writer) comma(i int) {
	if i > 0 {
		w.WriteString(", ")
	}
}

func (w *writer) dict(d *starlark.Dict) {
	if !w.enter(d) {
		w.WriteString("{...}")
		return
	}
	defer w.leave()
	w.WriteByte('{')
	i := 0
	for k, v := range starlark.Entries(d) {
		w.comma(i)
		w.value(k)
		w.WriteString(": ")
		w.value(v)
		i++
	}
	w.WriteByte('}')
}

func (w *writer) set(s *starlark.Set) {
	if s.Len() == 0 {
		w.WriteString("set()")
		return
	}
	w.WriteByte('{')
	i := 0
	for v := range starlark.Elements(s) {
		w.comma(i)
		w.value(v)
		i++
	}
	w.WriteByte('}')
}

// quoteMark is Python's choice: " only where it saves escaping.
func quoteMark(s string) byte {
	if strings.IndexByte(s, '\'') >= 0 && strings.IndexByte(s, '"') < 0 {
		return '"'
	}
	return '\''
}

func quote(s string) string {
	mark := quoteMark(s)
	out := append(make([]byte, 0, len(s)+2), mark)
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r < utf8.RuneSelf:
			out = appendByte(out, byte(r), mark)
		case r == utf8.RuneError && n == 1:
			// Not text: what Python's surrogateescape makes of such a byte.
			out = fmt.Appendf(out, `\udc%02x`, s[i])
		case unicode.IsPrint(r):
			out = append(out, s[i:i+n]...)
		default:
			out = appendEscaped(out, r)
		}
		i += n
	}
	return string(append(out, mark))
}

func quoteBytes(s string) string {
	mark := quoteMark(s)
	out := append(make([]byte, 0, len(s)+3), 'b', mark)
	rest := 0 // where the bytes begin that stand as they are
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '\\' || c == mark {
			out = appendByte(append(out, s[rest:i]...), c, mark)
			rest = i + 1
		}
	}
	return string(append(append(out, s[rest:]...), mark))
}

const hexDigits = "0123456789abcdef"

func appendByte(out []byte, c, mark byte) []byte {
	switch c {
	case '\n':
		return append(out, `\n`...)
	case '\r':
		return append(out, `\r`...)
	case '\t':
		return append(out, `\t`...)
	case '\\', mark:
		return append(out, '\\', c)
	}
	if c < ' ' || c > '~' {
		return append(out, '\\', 'x', hexDigits[c>>4], hexDigits[c&15])
	}
	return append(out, c)
}

func appendEscaped(out []byte, r rune) []byte {
	switch {
	case r <= 0xff:
		return fmt.Appendf(out, `\x%02x`, r)
	case r <= 0xffff:
		return fmt.Appendf(out, `\u%04x`, r)
	}
	return fmt.Appendf(out, `\U%08x`, r)
}

// ascii is Python's ascii(): a repr with everything past ASCII escaped.
func ascii(v starlark.Value) string {
	s := Repr(v)
	out := make([]byte, 0, len(s))
	for _, r := range s {
		if r < utf8.RuneSelf {
			out = append(out, byte(r))
		} else {
			out = appendEscaped(out, r)
		}
	}
	return string(out)
}

// floatText is the shortest text that reads back as f, as Python writes it.
func floatText(f float64) string {
	switch {
	case math.IsNaN(f):
		return "nan"
	case math.IsInf(f, 1):
		return "inf"
	case math.IsInf(f, -1):
		return "-inf"
	}
	if a := math.Abs(f); a != 0 && (a < 1e-4 || a >= 1e16) {
		return strconv.FormatFloat(f, 'e', -1, 64)
	}
	s := strconv.FormatFloat(f, 'f', -1, 64)
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}
