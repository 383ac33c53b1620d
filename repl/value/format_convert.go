package value

import (
	"math/big"
	"strings"
	"unicode/utf8"

	"go.starlark.net/starlark"
)

// convert writes what one directive stands for.
func (m *modulo) convert(d directive) error {
	v := d.value
	if v == nil {
		var err error
		if v, err = m.arg(); err != nil {
			return err
		}
	}
	switch {
	case strings.ContainsRune("sra", d.conv), d.conv == 'b' && m.kind == "bytes":
		s, err := m.text(d, v)
		d.zero = false
		m.pad(d, "", s)
		return err
	case d.conv == 'c':
		s, err := m.char(v)
		d.zero = false
		m.pad(d, "", s)
		return err
	case strings.ContainsRune("diuxXo", d.conv):
		return m.integer(d, v)
	case strings.ContainsRune("eEfFgG", d.conv):
		return m.float(d, v)
	}
	shown := d.conv
	if shown < 31 || shown > 126 {
		shown = '?'
	}
	return Raise("ValueError", "unsupported format character '%c' (0x%x) at index %d",
		shown, d.conv, d.at)
}

// pad fills up to the width; with the flag 0 behind head, which is sign and prefix.
func (m *modulo) pad(d directive, head, s string) {
	n := len(head) + len(s)
	if m.kind == "string" {
		n = utf8.RuneCountInString(head) + utf8.RuneCountInString(s)
	}
	gap := max(d.width-n, 0)
	switch {
	case d.minus:
		m.out.WriteString(head + s + strings.Repeat(" ", gap))
	case d.zero:
		m.out.WriteString(head + strings.Repeat("0", gap) + s)
	default:
		m.out.WriteString(strings.Repeat(" ", gap) + head + s)
	}
}

// text is for s, r, a and b.
func (m *modulo) text(d directive, v starlark.Value) (string, error) {
	s, err := m.plain(d, v)
	if d.prec >= 0 && m.kind == "bytes" {
		s = s[:min(d.prec, len(s))]
	} else if d.prec >= 0 {
		s = firstRunes(s, d.prec)
	}
	return s, err
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

func (m *modulo) plain(d directive, v starlark.Value) (string, error) {
	switch {
	case d.conv == 'a', d.conv == 'r' && m.kind == "bytes":
		return ascii(v), nil
	case d.conv == 'r':
		return Repr(v), nil
	case m.kind == "string":
		return Str(v), nil
	}
	if b, ok := v.(Bytes); ok {
		return string(b), nil
	}
	return "", Raise("TypeError", "%%b requires a bytes-like object, "+
		"or an object that implements __bytes__, not '%s'", TypeName(v))
}

func (m *modulo) char(v starlark.Value) (string, error) {
	limit := int64(utf8.MaxRune)
	wrong := Raise("TypeError", "%%c requires int or char")
	if s, ok := v.(starlark.String); ok && m.kind == "string" {
		if utf8.RuneCountInString(string(s)) != 1 {
			return "", wrong
		}
		return string(s), nil
	}
	if m.kind == "bytes" {
		limit = 255
		wrong = Raise("TypeError", "%%c requires an integer in range(256) or a single byte")
		if b, ok := v.(Bytes); ok && len(b) == 1 {
			return string(b), nil
		}
	}
	i, err := integer(v)
	if err != nil {
		return "", wrong
	}
	n, ok := i.Int64()
	if !ok || n < 0 || n > limit {
		name := "0x110000"
		if m.kind == "bytes" {
			name = "256"
		}
		return "", Raise("OverflowError", "%%c arg not in range(%s)", name)
	}
	if m.kind == "bytes" {
		return string([]byte{byte(n)}), nil
	}
	return string(rune(n)), nil
}

func (m *modulo) integer(d directive, v starlark.Value) error {
	i, err := m.whole64(d, v)
	if err != nil {
		return err
	}
	base, prefix := radix(d.conv)
	digits := new(big.Int).Abs(i).Text(base)
	if d.conv == 'X' {
		digits = strings.ToUpper(digits)
	}
	if !d.alt {
		prefix = ""
	}
	digits = strings.Repeat("0", max(d.prec-len(digits), 0)) + digits
	m.pad(d, d.sign(i.Sign() < 0)+prefix, digits)
	return nil
}

// radix is the base of a conversion and what the flag # puts before it.
func radix(conv rune) (base int, prefix string) {
	switch conv {
	case 'x':
		return 16, "0x"
	case 'X':
		return 16, "0X"
	case 'o':
		return 8, "0o"
	case 'b':
		return 2, "0b"
	}
	return 10, ""
}

func (d directive) sign(negative bool) string {
	switch {
	case negative:
		return "-"
	case d.plus:
		return "+"
	case d.blank:
		return " "
	}
	return ""
}

func (m *modulo) whole64(d directive, v starlark.Value) (*big.Int, error) {
	exact := d.conv == 'x' || d.conv == 'X' || d.conv == 'o'
	if f, ok := v.(starlark.Float); ok && !exact {
		return truncate(float64(f))
	}
	i, err := integer(v)
	if err == nil {
		return i.BigInt(), nil
	}
	want := "a real number"
	if exact {
		want = "an integer"
	} else if m.kind == "bytes" && d.conv == 'i' {
		d.conv = 'd' // CPython's bytes take i for it
	}
	return nil, Raise("TypeError", "%%%c format: %s is required, not %s", d.conv, want, TypeName(v))
}

func (m *modulo) float(d directive, v starlark.Value) error {
	f, ok, err := real(v)
	if err != nil {
		return err
	}
	if !ok && m.kind == "bytes" {
		return Raise("TypeError", "float argument required, not %s", TypeName(v))
	} else if !ok {
		return Raise("TypeError", "must be real number, not %s", TypeName(v))
	}
	if d.prec < 0 {
		d.prec = 6
	}
	negative, digits := floatDigits(f, byte(d.conv), d.prec, d.alt)
	m.pad(d, d.sign(negative), digits)
	return nil
}
