package python

import "strings"

// convert writes what one directive stands for.
func (p *percent) convert(d directive) error {
	v := d.value
	if v == nil {
		var err error
		if v, err = p.arg(); err != nil {
			return err
		}
	}
	switch d.conv {
	case 's', 'r', 'a':
		return p.text(d, v)
	case 'b':
		if p.bytes {
			return p.text(d, v)
		}
	case 'c':
		s, err := p.char(v)
		d.zero = false
		p.pad(d, "", s)
		return err
	case 'd', 'i', 'u', 'x', 'X', 'o':
		return p.integer(d, v)
	case 'e', 'E', 'f', 'F', 'g', 'G':
		return p.float(d, v)
	}
	shown := d.conv
	if shown < 31 || shown > 126 {
		shown = '?'
	}
	return Raise(ValueError, "unsupported format character '%c' (0x%x) at index %d", shown, d.conv, d.at)
}

// pad fills up to the width; with the flag 0 behind head, which is sign and prefix.
func (p *percent) pad(d directive, head, s string) {
	n := len(head) + len(s)
	if !p.bytes && d.width > 0 {
		n = countChars(head) + countChars(s)
	}
	gap := max(d.width-n, 0)
	switch {
	case d.minus:
		p.out.WriteString(head)
		p.out.WriteString(s)
		p.out.WriteString(strings.Repeat(" ", gap))
	case d.zero:
		p.out.WriteString(head)
		p.out.WriteString(strings.Repeat("0", gap))
		p.out.WriteString(s)
	default:
		p.out.WriteString(strings.Repeat(" ", gap))
		p.out.WriteString(head)
		p.out.WriteString(s)
	}
}

// text is for s, r, a and b.
func (p *percent) text(d directive, v Value) error {
	s, err := p.plain(d, v)
	if err != nil {
		return err
	}
	if d.prec >= 0 {
		if p.bytes {
			s = s[:min(d.prec, len(s))]
		} else {
			s = firstChars(s, d.prec)
		}
	}
	d.zero = false
	p.pad(d, "", s)
	return nil
}

func (p *percent) plain(d directive, v Value) (string, error) {
	switch {
	case d.conv == 'a', d.conv == 'r' && p.bytes:
		return ASCII(p.t, v)
	case d.conv == 'r':
		return Repr(p.t, v)
	case !p.bytes:
		return ToStr(p.t, v)
	}
	_, isBuffer := Held(v).(Buffer)
	if isBuffer || override(v, slotBytes) != nil || v.Type().Lookup("__bytes__") != nil {
		b, err := bytesOfValue(p.t, v)
		return string(b), err
	}
	return "", Raise(TypeError, "%%b requires a bytes-like object, or an object that implements __bytes__, not '%s'",
		TypeName(v))
}

func (p *percent) char(v Value) (string, error) {
	if p.bytes {
		return p.oneByte(v)
	}
	if s, ok := AsStr(v); ok {
		if countChars(s) != 1 {
			return "", Raise(TypeError, "%c requires int or char")
		}
		return s, nil
	}
	whole, err := IndexOf(p.t, v)
	if err != nil {
		return "", Raise(TypeError, "%c requires int or char")
	}
	n, ok := AsInt(whole)
	if !ok || n < 0 || n > 0x10ffff {
		return "", Raise(OverflowError, "%c arg not in range(0x110000)")
	}
	return charText(rune(n)), nil
}

func (p *percent) oneByte(v Value) (string, error) {
	if b, ok := Held(v).(Buffer); ok && len(b.Buffer()) == 1 {
		return string(b.Buffer()), nil
	}
	whole, err := IndexOf(p.t, v)
	if err != nil {
		return "", Raise(TypeError, "%c requires an integer in range(256) or a single byte")
	}
	n, ok := AsInt(whole)
	if !ok || n < 0 || n > 255 {
		return "", Raise(OverflowError, "%c arg not in range(256)")
	}
	return string([]byte{byte(n)}), nil
}

func (p *percent) integer(d directive, v Value) error {
	n, err := p.whole64(d, v)
	if err != nil {
		return err
	}
	base, prefix := radix(d.conv)
	text, err := intText(n, base, p.t.maxDigits())
	if err != nil {
		return err
	}
	digits := strings.TrimPrefix(text, "-")
	if d.conv == 'X' {
		digits = strings.ToUpper(digits)
	}
	if !d.alt {
		prefix = ""
	}
	negative := len(digits) < len(text)
	if d.prec > len(digits) {
		digits = strings.Repeat("0", d.prec-len(digits)) + digits
	}
	p.pad(d, d.sign(negative)+prefix, digits)
	return nil
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

func (p *percent) whole64(d directive, v Value) (Value, error) {
	if BigOf(v) != nil {
		return Held(v), nil
	}
	exact := d.conv == 'x' || d.conv == 'X' || d.conv == 'o'
	if !exact {
		if f, ok := Held(v).(Float); ok {
			return truncateFloat(float64(f))
		}
		if f := override(v, slotInt); f != nil {
			return ToInt(p.t, v)
		}
	}
	n, err := IndexOf(p.t, v)
	if err == nil || !IsA(err, TypeError) {
		return n, err
	}
	if !exact && !is[*Str](Held(v)) && v.Type().Lookup("__int__") != nil {
		return ToInt(p.t, v)
	}
	want := "a real number"
	if exact {
		want = "an integer"
	} else if p.bytes && d.conv == 'i' {
		d.conv = 'd' // CPython's bytes take i for it
	}
	return nil, Raise(TypeError, "%%%c format: %s is required, not %s", d.conv, want, TypeName(v))
}

func (p *percent) float(d directive, v Value) error {
	f, err := FloatOf(p.t, v)
	if err != nil {
		if p.bytes && IsA(err, TypeError) {
			err = Raise(TypeError, "float argument required, not %s", TypeName(v))
		}
		return err
	}
	if d.prec < 0 {
		d.prec = 6
	}
	negative, digits := floatDigits(f, byte(d.conv), d.prec, d.alt)
	p.pad(d, d.sign(negative), digits)
	return nil
}
