package value

import (
	"math"
	"strings"
	"unicode/utf8"

	"go.starlark.net/starlark"
)

// StrFormat is Python's format.format(*args, **kwargs).
func StrFormat(
	format string, args starlark.Tuple, kwargs []starlark.Tuple,
) (starlark.Value, error) {
	named := starlark.NewDict(len(kwargs))
	for _, kv := range kwargs {
		if err := named.SetKey(kv[0], kv[1]); err != nil {
			return nil, err
		}
	}
	f := formatter{args: args, named: named}
	s, err := f.expand(format, 2)
	return starlark.String(s), err
}

func strFormat(c *call) (starlark.Value, error) {
	return StrFormat(c.str(), c.args, c.kwargs)
}

func strFormatMap(c *call) (starlark.Value, error) {
	a, err := c.bind("mapping")
	if err != nil {
		return nil, err
	}
	f := formatter{named: a[0]}
	s, err := f.expand(c.str(), 2)
	return starlark.String(s), err
}

// formatter is one call of format: the arguments, and how fields number them.
type formatter struct {
	args   starlark.Tuple
	named  starlark.Value
	next   int
	manual bool // a field has a number
}

// expand replaces the fields of format, and those in their specs to a depth.
func (f *formatter) expand(format string, depth int) (string, error) {
	if depth == 0 {
		return "", Raise("ValueError", "Max string recursion exceeded")
	}
	var out strings.Builder
	for format != "" {
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
			return "", Raise("ValueError", "Single '%s' encountered in format string", brace)
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
			return "", tooMany("characters", out.Len(), maxBytes)
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
				return 0, Raise("ValueError", "unexpected '{' in field name")
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
			if close := strings.IndexByte(s[i:], ']'); close > 0 && !spec {
				i += close
			} else if !spec {
				return 0, Raise("ValueError", "expected '}' before end of string")
			}
		}
	}
	switch {
	case strings.HasSuffix(s, "!"):
		return 0, Raise("ValueError", "end of string while looking for conversion specifier")
	case spec:
		return 0, Raise("ValueError", "unmatched '{' in format spec")
	}
	return 0, Raise("ValueError", "expected '}' before end of string")
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
	switch conv {
	case "":
	case "r":
		v = starlark.String(Repr(v))
	case "s":
		v = starlark.String(Str(v))
	case "a":
		v = starlark.String(ascii(v))
	default:
		return "", Raise("ValueError", "Unknown conversion specifier %s", conv)
	}
	if strings.ContainsAny(spec, "{}") {
		if spec, err = f.expand(spec, depth-1); err != nil {
			return "", err
		}
	}
	return Format(v, spec)
}

// cutField takes "name!conv:spec" apart.
func cutField(s string) (name, conv, spec string, err error) {
	end := 0
	for end < len(s) && s[end] != ':' && s[end] != '!' {
		if close := strings.IndexByte(s[end:], ']'); s[end] == '[' && close > 0 {
			end += close
		}
		end++
	}
	name, s = s[:end], s[end:]
	if !strings.HasPrefix(s, "!") {
		return name, "", strings.TrimPrefix(s, ":"), nil
	}
	_, n := utf8.DecodeRuneInString(s[1:])
	if n == 0 {
		return "", "", "", Raise("ValueError", "unmatched '{' in format spec")
	}
	conv, s = s[1:1+n], s[1+n:]
	if s != "" && s[0] != ':' {
		return "", "", "", Raise("ValueError", "expected ':' after conversion specifier")
	}
	return name, conv, strings.TrimPrefix(s, ":"), nil
}

func (f *formatter) lookup(name string) (starlark.Value, error) {
	end := strings.IndexAny(name, ".[")
	if end < 0 {
		end = len(name)
	}
	v, err := f.first(name[:end])
	if err != nil {
		return nil, err
	}
	for rest := name[end:]; rest != ""; {
		if v, rest, err = step(v, rest); err != nil {
			return nil, err
		}
	}
	return v, nil
}

func (f *formatter) first(name string) (starlark.Value, error) {
	at, isNumber, err := position(name)
	if err != nil {
		return nil, err
	}
	if !isNumber && name != "" {
		return item(f.named, starlark.String(name))
	}
	if name == "" {
		if f.manual {
			return nil, Raise("ValueError",
				"cannot switch from manual field specification to automatic field numbering")
		}
		at = f.next
		f.next++
	} else if f.next > 0 {
		return nil, Raise("ValueError",
			"cannot switch from automatic field numbering to manual field specification")
	} else {
		f.manual = true
	}
	if at >= len(f.args) {
		return nil, Raise("IndexError",
			"Replacement index %d out of range for positional args tuple", at)
	}
	return f.args[at], nil
}

// position reads a name that is all digits.
func position(name string) (n int, ok bool, err error) {
	for i := range len(name) {
		if !digit(name[i]) {
			return 0, false, nil
		}
		if n > (math.MaxInt-9)/10 {
			return 0, false, Raise("ValueError", "Too many decimal digits in format string")
		}
		n = n*10 + int(name[i]-'0')
	}
	return n, name != "", nil
}

// step takes one .name or [key] of a field.
func step(v starlark.Value, path string) (starlark.Value, string, error) {
	if path[0] == '.' {
		end := strings.IndexAny(path[1:], ".[") + 1
		if end == 0 {
			end = len(path)
		}
		if end == 1 {
			return nil, "", Raise("ValueError", "Empty attribute in format string")
		}
		found, err := ownAttr(v, path[1:end])
		return found, path[end:], err
	}
	if path[0] != '[' {
		return nil, "", Raise("ValueError",
			"Only '.' or '[' may follow ']' in format field specifier")
	}
	end := strings.IndexByte(path, ']')
	if end < 0 {
		return nil, "", Raise("ValueError", "Missing ']' in format string")
	}
	if end == 1 {
		return nil, "", Raise("ValueError", "Empty attribute in format string")
	}
	var key starlark.Value = starlark.String(path[1:end])
	if n, ok, err := position(path[1:end]); err != nil {
		return nil, "", err
	} else if ok {
		key = starlark.MakeInt(n)
	}
	found, err := item(v, key)
	return found, path[end+1:], err
}

// ownAttr is an attribute that the value has by itself.
func ownAttr(v starlark.Value, name string) (starlark.Value, error) {
	if has, ok := v.(starlark.HasAttrs); ok {
		found, err := has.Attr(name)
		if found != nil || err != nil {
			return found, err
		}
	}
	return nil, noAttr(v, name)
}
