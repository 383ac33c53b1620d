package python

import (
	"math"
	"strings"
)

// strFormat is format.format(*args, **kwargs).
func strFormat(t *Thread, self Value, a Args) (Value, error) {
	s, ok := self.(*Str)
	if !ok {
		return nil, Raise(TypeError, "descriptor 'format' for 'str' objects doesn't apply to a '%s' object", TypeName(self))
	}
	f := formatter{t: t, args: a.Pos, positional: true, named: func(name string) (Value, error) {
		for _, kw := range a.Kw {
			if kw.Name == name {
				return kw.Value, nil
			}
		}
		return nil, NewException(KeyError, NewStr(name))
	}}
	return f.format(s.s)
}

func strFormatMap(t *Thread, s *Str, a Args) (Value, error) {
	m, err := a.single("str.format_map")
	if err != nil {
		return nil, err
	}
	f := formatter{t: t, named: func(name string) (Value, error) { return GetItem(t, m, NewStr(name)) }}
	return f.format(s.s)
}

// formatter is one call of format: the arguments, and how fields number them.
type formatter struct {
	t          *Thread
	args       []Value
	positional bool
	named      func(name string) (Value, error)
	next       int
	manual     bool // a field has a number
}

func (f *formatter) format(text string) (Value, error) {
	s, err := f.expand(text, 2)
	if err != nil {
		return nil, err
	}
	return NewStr(s), nil
}

// expand replaces the fields of a format, and those in their specs to a depth.
func (f *formatter) expand(format string, depth int) (string, error) {
	if depth == 0 {
		return "", Raise(ValueError, "Max string recursion exceeded")
	}
	var out strings.Builder
	out.Grow(len(format) + 16)
	for format != "" {
		if err := f.t.Tick(); err != nil {
			return "", err
		}
		i := strings.IndexAny(format, "{}")
		if i < 0 {
			out.WriteString(format)
			break
		}
		out.WriteString(format[:i])
		brace := format[i : i+1]
		format = format[i+1:]
		switch {
		case strings.HasPrefix(format, brace) && depth == 2:
			out.WriteString(brace)
			format = format[1:]
			continue
		case brace == "}" || format == "" && depth == 2:
			return "", Raise(ValueError, "Single '%s' encountered in format string", brace)
		}
		end, err := fieldEnd(format)
		if err != nil {
			return "", err
		}
		s, err := f.field(format[:end], depth)
		if err != nil {
			return "", err
		}
		out.WriteString(s)
		if out.Len() > maxBytes {
			return "", noMemory()
		}
		format = format[end+1:]
	}
	return out.String(), nil
}

// fieldEnd is where the } of a field is. A [ before the spec hides braces.
func fieldEnd(s string) (int, error) {
	depth, spec := 0, false
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '{':
			if !spec {
				return 0, Raise(ValueError, "unexpected '{' in field name")
			}
			depth++
		case '}':
			if depth == 0 {
				return i, nil
			}
			depth--
		case ':', '!':
			spec = true
		case '[':
			if end := strings.IndexByte(s[i:], ']'); end > 0 && !spec {
				i += end
			} else if !spec {
				return 0, Raise(ValueError, "expected '}' before end of string")
			}
		}
	}
	switch {
	case strings.HasSuffix(s, "!"):
		return 0, Raise(ValueError, "end of string while looking for conversion specifier")
	case spec:
		return 0, Raise(ValueError, "unmatched '{' in format spec")
	}
	return 0, Raise(ValueError, "expected '}' before end of string")
}

func (f *formatter) field(s string, depth int) (string, error) {
	name, conv, spec, err := cutField(s)
	if err != nil {
		return "", err
	}
	v, err := f.lookup(name)
	if err != nil {
		return "", err
	}
	if strings.ContainsAny(spec, "{}") {
		if spec, err = f.expand(spec, depth-1); err != nil {
			return "", err
		}
	}
	switch conv {
	case "":
		return FormatConverted(f.t, v, 0, spec)
	case "r", "s", "a":
		return FormatConverted(f.t, v, conv[0], spec)
	}
	if r, _ := decodeChar(conv); r <= 32 || r >= 127 {
		return "", Raise(ValueError, `Unknown conversion specifier \x%x`, r)
	}
	return "", Raise(ValueError, "Unknown conversion specifier %s", conv)
}

// cutField takes "name!conv:spec" apart.
func cutField(s string) (name, conv, spec string, err error) {
	end := 0
	for end < len(s) && s[end] != ':' && s[end] != '!' {
		if shut := strings.IndexByte(s[end:], ']'); s[end] == '[' && shut > 0 {
			end += shut
		}
		end++
	}
	name, s = s[:end], s[end:]
	if !strings.HasPrefix(s, "!") {
		return name, "", strings.TrimPrefix(s, ":"), nil
	}
	if len(s) == 1 {
		return "", "", "", Raise(ValueError, "unmatched '{' in format spec")
	}
	n := min(charSize(s[1]), len(s)-1)
	conv, s = s[1:1+n], s[1+n:]
	if s != "" && s[0] != ':' {
		return "", "", "", Raise(ValueError, "expected ':' after conversion specifier")
	}
	return name, conv, strings.TrimPrefix(s, ":"), nil
}

func (f *formatter) lookup(name string) (Value, error) {
	end := strings.IndexAny(name, ".[")
	if end < 0 {
		end = len(name)
	}
	v, err := f.first(name[:end])
	if err != nil {
		return nil, err
	}
	for rest := name[end:]; rest != ""; {
		if v, rest, err = f.step(v, rest); err != nil {
			return nil, err
		}
	}
	return v, nil
}

func (f *formatter) first(name string) (Value, error) {
	at, isNumber, err := formatPosition(name)
	switch {
	case err != nil:
		return nil, err
	case !isNumber && name != "":
		return f.named(name)
	case name == "" && f.manual:
		return nil, Raise(ValueError, "cannot switch from manual field specification to automatic field numbering")
	case name == "":
		at = f.next
		f.next++
	case f.next > 0:
		return nil, Raise(ValueError, "cannot switch from automatic field numbering to manual field specification")
	default:
		f.manual = true
	}
	if !f.positional {
		return nil, Raise(ValueError, "Format string contains positional fields")
	}
	if at >= len(f.args) {
		return nil, Raise(IndexError, "Replacement index %d out of range for positional args tuple", at)
	}
	return f.args[at], nil
}

// formatPosition reads a name that is all digits.
func formatPosition(name string) (n int, ok bool, err error) {
	for i := range len(name) {
		if !isDigit(name[i]) {
			return 0, false, nil
		}
		if n > (math.MaxInt-9)/10 {
			return 0, false, Raise(ValueError, "Too many decimal digits in format string")
		}
		n = n*10 + int(name[i]-'0')
	}
	return n, name != "", nil
}

// step takes one .name or [key] of a field.
func (f *formatter) step(v Value, path string) (Value, string, error) {
	if path[0] == '.' {
		end := strings.IndexAny(path[1:], ".[") + 1
		if end == 0 {
			end = len(path)
		}
		if end == 1 {
			return nil, "", Raise(ValueError, "Empty attribute in format string")
		}
		found, err := GetAttr(f.t, v, path[1:end])
		return found, path[end:], err
	}
	if path[0] != '[' {
		return nil, "", Raise(ValueError, "Only '.' or '[' may follow ']' in format field specifier")
	}
	end := strings.IndexByte(path, ']')
	if end < 0 {
		return nil, "", Raise(ValueError, "Missing ']' in format string")
	}
	if end == 1 {
		return nil, "", Raise(ValueError, "Empty attribute in format string")
	}
	var key Value = NewStr(path[1:end])
	if n, ok, err := formatPosition(path[1:end]); err != nil {
		return nil, "", err
	} else if ok {
		key = NewInt(int64(n))
	}
	found, err := GetItem(f.t, v, key)
	return found, path[end+1:], err
}
