package python

import (
	"strconv"
	"strings"
)

// Unpack takes the arguments of a native function: pairs of a parameter's name and where its value goes, as
// Go types: *Value, *string (str), *int, *int64, *bool (truth), *float64, *Bytes, *[]byte (bytes-like, shared),
// **Dict, **List, **Tuple, or an Unpacker. A name that ends in ? is optional; * before it: by name only;
// / after it (before ?): by position only. A destination of an optional parameter keeps its value when the
// argument is not there.
func Unpack(a Args, function string, pairs ...any) error {
	n := len(pairs) / 2
	required, positional := 0, 0
	for i := range n {
		name := pairs[2*i].(string)
		if !strings.HasPrefix(name, "*") {
			positional++
			if !strings.HasSuffix(name, "?") {
				required++
			}
		}
	}
	if len(a.Pos) > positional {
		return tooMany(function, pairs, required, positional, len(a.Pos))
	}
	var seen uint64
	for i, v := range a.Pos {
		seen |= 1 << i
		if err := unpackOne(v, function, argumentPlace(pairs, i), pairs[2*i+1]); err != nil {
			return err
		}
	}
	for _, kw := range a.Kw {
		i := parameter(pairs, kw.Name)
		switch {
		case i < 0:
			return Raise(TypeError, "'%s' is an invalid keyword argument for %s()", kw.Name, function)
		case seen&(1<<i) != 0:
			return Raise(TypeError, "%s() got multiple values for argument '%s'", function, kw.Name)
		}
		seen |= 1 << i
		if err := unpackOne(kw.Value, function, argumentPlace(pairs, i), pairs[2*i+1]); err != nil {
			return err
		}
	}
	for i := range n {
		name := pairs[2*i].(string)
		if seen&(1<<i) == 0 && !strings.HasSuffix(name, "?") {
			if positional == 1 && required == 1 && !byName(pairs) {
				return Raise(TypeError, "%s() takes exactly one argument (%d given)", function, len(a.Pos))
			}
			return Raise(TypeError, "%s() missing required argument '%s' (pos %d)", function, plainName(name), i+1)
		}
	}
	return nil
}

// Unpacker is a destination that takes a value by itself.
type Unpacker interface {
	UnpackValue(v Value) error
}

func plainName(name string) string { return strings.Trim(name, "*?/") }

func parameter(pairs []any, name string) int {
	for i := 0; i < len(pairs); i += 2 {
		p := pairs[i].(string)
		if plainName(p) == name && !strings.Contains(p, "/") {
			return i / 2
		}
	}
	return -1
}

func plural(n int, noun string) string {
	if n == 1 {
		return noun
	}
	return noun + "s"
}

// byName tells whether a function's parameters have names for its callers.
func byName(pairs []any) bool { return len(pairs) > 0 && !strings.Contains(pairs[0].(string), "/") }

func tooMany(function string, pairs []any, required, positional, given int) error {
	if positional == 0 {
		return Raise(TypeError, "%s() takes no arguments (%d given)", function, given)
	}
	if byName(pairs) {
		kind, bound := "", "at most"
		if 2*positional < len(pairs) { // others go by name only
			kind = "positional "
			if required == positional {
				bound = "exactly"
			}
		}
		return Raise(TypeError, "%s() takes %s %d %s%s (%d given)", function, bound, positional, kind,
			plural(positional, "argument"), given)
	}
	if required == positional {
		if positional == 1 {
			return Raise(TypeError, "%s() takes exactly one argument (%d given)", function, given)
		}
		return Raise(TypeError, "%s expected %d arguments, got %d", function, positional, given)
	}
	return Raise(TypeError, "%s() takes at most %d %s (%d given)", function, positional, plural(positional, "argument"), given)
}

func wrongArgument(function string, place int, wanted string, v Value) error {
	return badArgument(function, " "+strconv.Itoa(place), wanted, v)
}

func badArgument(function, place, wanted string, v Value) error {
	return Raise(TypeError, "%s() argument%s must be %s, not %s", function, place, wanted, argumentKind(v))
}

// argumentKind is what errors about arguments call a value's class: None by itself.
func argumentKind(v Value) string {
	if v == None {
		return "None"
	}
	return TypeName(v)
}

// argumentPlace is how errors call a parameter: by name where it has one for the caller, by number where it
// has not, and by neither where it is the only one.
func argumentPlace(pairs []any, i int) string {
	name := pairs[2*i].(string)
	switch {
	case !strings.Contains(name, "/"):
		return " '" + plainName(name) + "'"
	case len(pairs) == 2:
		return ""
	}
	return " " + strconv.Itoa(i+1)
}

func unpackOne(v Value, function, place string, to any) error {
	switch to := to.(type) {
	case *Value:
		*to = v
	case *string:
		s, ok := AsStr(v)
		if !ok {
			return badArgument(function, place, "str", v)
		}
		*to = s
	case *int:
		n, err := Index(v)
		if err != nil {
			return err
		}
		*to = int(n)
	case *int64:
		n, err := Index(v)
		if err != nil {
			return err
		}
		*to = n
	case *bool:
		b, err := Truth(nil, v)
		if err != nil {
			return err
		}
		*to = b
	case *float64:
		f, err := AsFloat(v)
		if err != nil {
			return err
		}
		*to = f
	case *[]byte:
		b, err := BytesLike(v)
		if err != nil {
			return err
		}
		*to = b
	case Unpacker:
		return to.UnpackValue(v)
	default:
		return unpackContainer(v, function, place, to)
	}
	return nil
}

func unpackContainer(v Value, function, place string, to any) error {
	ok := false
	wanted := ""
	switch to := to.(type) {
	case *Bytes:
		*to, ok = Held(v).(Bytes)
		wanted = "bytes"
	case **Dict:
		*to, ok = v.(*Dict)
		wanted = "dict"
	case **List:
		*to, ok = v.(*List)
		wanted = "list"
	case **Tuple:
		*to, ok = v.(*Tuple)
		wanted = "tuple"
	default:
		panic("python: Unpack cannot fill that type")
	}
	if !ok {
		return badArgument(function, place, wanted, v)
	}
	return nil
}
