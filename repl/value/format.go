package value

import (
	"math"
	"strings"
	"unicode/utf8"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

// Mod is Python's format % args for str and bytes, and Starlark's % for the rest.
// Its errors are Python's: TypeError, ValueError, OverflowError, KeyError.
func Mod(format, args starlark.Value) (starlark.Value, error) {
	m := modulo{args: args}
	switch f := format.(type) {
	case starlark.String:
		m.format, m.kind = string(f), "string"
	case Bytes:
		m.format, m.kind = string(f), "bytes"
	default:
		return starlark.Binary(syntax.PERCENT, format, args)
	}
	if err := m.run(); err != nil {
		return nil, err
	}
	if m.kind == "bytes" {
		return Bytes(m.out.String()), nil
	}
	return starlark.String(m.out.String()), nil
}

// modulo is one use of %.
type modulo struct {
	format string // what is left of it
	kind   string // "string" or "bytes", as the errors say
	whole  string
	args   starlark.Value
	next   int // the argument to take
	out    strings.Builder
}

// directive is one %…c in the format.
type directive struct {
	value                         starlark.Value // by its (key); nil without
	minus, plus, blank, alt, zero bool
	width, prec                   int // prec is -1 without
	conv                          rune
	at                            int // of conv, in characters
}

func (m *modulo) run() error {
	m.whole = m.format
	for {
		plain, rest, found := strings.Cut(m.format, "%")
		m.out.WriteString(plain)
		if !found {
			return m.finish()
		}
		m.format = rest
		if strings.HasPrefix(rest, "%") {
			m.out.WriteByte('%')
			m.format = rest[1:]
			continue
		}
		d, err := m.directive()
		if err != nil {
			return err
		}
		if err := m.convert(d); err != nil {
			return err
		}
		if m.out.Len() > maxBytes {
			return tooMany("characters", m.out.Len(), maxBytes)
		}
	}
}

func (m *modulo) finish() error {
	given := 1
	if t, ok := m.args.(starlark.Tuple); ok {
		given = len(t)
	} else if m.subscriptable() {
		return nil
	}
	if m.next < given {
		return Raise("TypeError", "not all arguments converted during %s formatting", m.kind)
	}
	return nil
}

// subscriptable is what CPython takes for a mapping, and lists are among it.
func (m *modulo) subscriptable() bool {
	switch m.args.(type) {
	case starlark.Tuple:
		return false
	case starlark.String:
		return false
	case Bytes:
		return m.kind == "string"
	case starlark.Mapping, starlark.Indexable:
		return true
	}
	return false
}

func (m *modulo) arg() (starlark.Value, error) {
	m.next++
	if t, ok := m.args.(starlark.Tuple); ok && m.next <= len(t) {
		return t[m.next-1], nil
	} else if !ok && m.next == 1 {
		return m.args, nil
	}
	return nil, Raise("TypeError", "not enough arguments for format string")
}

func (m *modulo) directive() (d directive, err error) {
	d.prec = -1
	if strings.HasPrefix(m.format, "(") {
		if d.value, err = m.key(); err != nil {
			return d, err
		}
	}
	m.flags(&d)
	if d.width, err = m.count("width"); err != nil {
		return d, err
	}
	if d.width < 0 { // only * gives that
		d.minus, d.width = true, -d.width
	}
	if strings.HasPrefix(m.format, ".") {
		m.format = m.format[1:]
		if d.prec, err = m.count("precision"); err != nil {
			return d, err
		}
		d.prec = max(d.prec, 0)
	}
	if m.format != "" && strings.IndexByte("hlL", m.format[0]) >= 0 {
		m.format = m.format[1:]
	}
	if m.format == "" {
		return d, Raise("ValueError", "incomplete format")
	}
	var n int
	d.conv, n = utf8.DecodeRuneInString(m.format)
	if m.kind == "bytes" {
		d.conv, n = rune(m.format[0]), 1
	}
	d.at = len(m.whole) - len(m.format)
	if m.kind == "string" {
		d.at = utf8.RuneCountInString(m.whole[:d.at])
	}
	m.format = m.format[n:]
	return d, nil
}

func (m *modulo) key() (starlark.Value, error) {
	if !m.subscriptable() {
		return nil, Raise("TypeError", "format requires a mapping")
	}
	depth, end := 0, 0
	for ; end < len(m.format); end++ {
		if m.format[end] == '(' {
			depth++
		} else if m.format[end] == ')' {
			if depth--; depth == 0 {
				break
			}
		}
	}
	if end == len(m.format) {
		return nil, Raise("ValueError", "incomplete format key")
	}
	var key starlark.Value = starlark.String(m.format[1:end])
	if m.kind == "bytes" {
		key = Bytes(m.format[1:end])
	}
	m.format = m.format[end+1:]
	m.next = 1
	return item(m.args, key)
}

// item is Python's v[key].
func item(v, key starlark.Value) (starlark.Value, error) {
	mapping, ok := v.(starlark.Mapping)
	if !ok {
		return element(v, key)
	}
	found, ok, err := mapping.Get(key)
	if err == nil && !ok {
		err = Raise("KeyError", "%s", Repr(key))
	}
	return found, err
}

func element(v, key starlark.Value) (starlark.Value, error) {
	seq, ok := v.(starlark.Indexable)
	if !ok {
		return nil, Raise("TypeError", "'%s' object is not subscriptable", TypeName(v))
	}
	i, err := integer(key)
	if err != nil {
		return nil, Raise("TypeError", "%s indices must be integers or slices, not %s",
			strings.Replace(TypeName(v), "bytes", "byte", 1), TypeName(key))
	}
	at, ok := i.Int64()
	if at < 0 {
		at += int64(seq.Len())
	}
	if !ok || at < 0 || at >= int64(seq.Len()) {
		return nil, Raise("IndexError", "%s index out of range", TypeName(v))
	}
	return seq.Index(int(at)), nil
}

func (m *modulo) flags(d *directive) {
	for ; m.format != ""; m.format = m.format[1:] {
		switch m.format[0] {
		case '-':
			d.minus = true
		case '+':
			d.plus = true
		case ' ':
			d.blank = true
		case '#':
			d.alt = true
		case '0':
			d.zero = true
		default:
			return
		}
	}
}

// count is a width or a precision: digits, or * for an argument.
func (m *modulo) count(what string) (int, error) {
	if strings.HasPrefix(m.format, "*") {
		m.format = m.format[1:]
		v, err := m.arg()
		if err != nil {
			return 0, err
		}
		i, ok := v.(starlark.Int)
		if !ok {
			return 0, Raise("TypeError", "* wants int")
		}
		return bounded(i, what)
	}
	digits := len(m.format) - len(strings.TrimLeft(m.format, "0123456789"))
	n, ok, _ := position(m.format[:digits])
	if digits > 0 && !ok || what == "precision" && n > math.MaxInt32 {
		return 0, Raise("ValueError", "%s too big", what)
	}
	m.format = m.format[digits:]
	return bounded(starlark.MakeInt(n), what)
}

// maxWidth bounds what a width or precision may ask for.
const maxWidth = 1 << 24

func bounded(i starlark.Int, what string) (int, error) {
	n, ok := i.Int64()
	if !ok {
		return 0, Raise("OverflowError", "Python int too large to convert to C ssize_t")
	}
	if n > maxWidth || n < -maxWidth {
		return 0, Raise("MemoryError", "a %s of %d: at most %d are made at once", what, n, maxWidth)
	}
	return int(n), nil
}
