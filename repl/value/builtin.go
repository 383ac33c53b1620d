package value

import (
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

// Builtins are Python's builtins that replace those of Starlark's Universe or are not in
// it. Each call makes new ones; isinstance knows the types among them by name.
func Builtins() starlark.StringDict {
	out := starlark.StringDict{}
	for _, t := range classes() {
		out[t.name] = t
	}
	for name, m := range map[string]method{
		"repr": builtinRepr, "ascii": builtinRepr, "format": builtinFormat,
		"len": builtinLen, "abs": builtinAbs, "round": builtinRound, "pow": builtinPow,
		"divmod": builtinDivmod, "hex": builtinRadix, "bin": builtinRadix, "oct": builtinRadix,
		"ord": builtinOrd, "chr": builtinChr, "hash": builtinHash,
		"sum": builtinSum, "any": builtinAny, "all": builtinAny,
		"min": builtinExtreme, "max": builtinExtreme, "sorted": builtinSorted,
		"reversed": builtinReversed, "zip": builtinZip, "enumerate": builtinEnumerate,
		"map": builtinMap, "filter": builtinFilter, "range": builtinRange,
		"isinstance": builtinIsinstance, "callable": builtinCallable,
		"dir": builtinDir, "getattr": builtinGetattr, "hasattr": builtinHasattr,
	} {
		out[name] = newBuiltin(name, m)
	}
	out["type"] = starlark.Universe["type"]
	return out
}

func builtinRepr(c *call) (starlark.Value, error) {
	a, err := c.bind("obj")
	if err != nil {
		return nil, err
	}
	if c.name == "ascii" {
		return starlark.String(ascii(a[0])), nil
	}
	return starlark.String(Repr(a[0])), nil
}

func builtinFormat(c *call) (starlark.Value, error) {
	a, err := c.bind("value", "format_spec?")
	if err != nil || a[1] == nil {
		return starlark.String(Str(a0(a))), err
	}
	text, err := text(a[1], "format", "2")
	if err != nil {
		return nil, err
	}
	s, err := Format(a[0], text)
	return starlark.String(s), err
}

// a0 is the first of what bind gave, None when it gave an error.
func a0(a []starlark.Value) starlark.Value {
	if len(a) == 0 {
		return starlark.None
	}
	return a[0]
}

func builtinLen(c *call) (starlark.Value, error) {
	a, err := c.bind("obj")
	if err != nil {
		return nil, err
	}
	n := starlark.Len(a[0])
	if n < 0 {
		return nil, Raise("TypeError", "object of type '%s' has no len()", TypeName(a[0]))
	}
	return starlark.MakeInt(n), nil
}

func builtinOrd(c *call) (starlark.Value, error) {
	a, err := c.bind("c")
	if err != nil {
		return nil, err
	}
	var chars []rune
	switch v := a[0].(type) {
	case starlark.String:
		if len(v) > 4 {
			return nil, notOne(len([]rune(v)))
		}
		chars = []rune(v)
	case Bytes:
		if len(v) != 1 {
			return nil, notOne(len(v))
		}
		return v.Index(0), nil
	default:
		return nil, Raise("TypeError", "ord() expected string of length 1, but %s found",
			TypeName(v))
	}
	if len(chars) != 1 {
		return nil, notOne(len(chars))
	}
	return starlark.MakeInt(int(chars[0])), nil
}

func notOne(n int) error {
	return Raise("TypeError", "ord() expected a character, but string of length %d found", n)
}

func builtinChr(c *call) (starlark.Value, error) {
	a, err := c.bind("i")
	if err != nil {
		return nil, err
	}
	i, err := size(a[0])
	if err != nil {
		return nil, err
	}
	if i < 0 || i > 0x10ffff {
		return nil, Raise("ValueError", "chr() arg not in range(0x110000)")
	}
	return starlark.String(string(rune(i))), nil
}

func builtinHash(c *call) (starlark.Value, error) {
	a, err := c.bind("obj")
	if err != nil {
		return nil, err
	}
	h, err := a[0].Hash()
	if err != nil {
		return nil, Raise("TypeError", "unhashable type: '%s'", TypeName(a[0]))
	}
	return starlark.MakeUint64(uint64(h)), nil
}

// Instancer is a value that isinstance takes as a class.
type Instancer interface{ HasInstance(v starlark.Value) bool }

// isA is one type of isinstance; a bool is an int, as in Python.
func isA(v, class starlark.Value) (bool, error) {
	switch t := class.(type) {
	case *Class:
		_, isBool := v.(starlark.Bool)
		return t.name == "object" || TypeName(v) == t.name || isBool && t.name == "int", nil
	case Instancer:
		return t.HasInstance(v), nil
	case starlark.Tuple:
		for _, one := range t {
			if is, err := isA(v, one); is || err != nil {
				return is, err
			}
		}
		return false, nil
	}
	return false, Raise("TypeError",
		"isinstance() arg 2 must be a type, a tuple of types, or a union")
}

func builtinIsinstance(c *call) (starlark.Value, error) {
	a, err := c.bind("obj", "class_or_tuple")
	if err != nil {
		return nil, err
	}
	is, err := isA(a[0], a[1])
	return starlark.Bool(is), err
}

func builtinCallable(c *call) (starlark.Value, error) {
	a, err := c.bind("obj")
	if err != nil {
		return nil, err
	}
	_, ok := a[0].(starlark.Callable)
	return starlark.Bool(ok), nil
}

func builtinDir(c *call) (starlark.Value, error) {
	a, err := c.bind("object")
	if err != nil {
		return nil, err
	}
	var out []starlark.Value
	for _, name := range NamesOf(a[0]) {
		out = append(out, starlark.String(name))
	}
	return starlark.NewList(out), nil
}

func builtinGetattr(c *call) (starlark.Value, error) {
	a, err := c.bind("object", "name", "default?")
	if err != nil {
		return nil, err
	}
	name, ok := starlark.AsString(a[1])
	if !ok {
		return nil, Raise("TypeError", "attribute name must be string, not '%s'", TypeName(a[1]))
	}
	v, err := Attr(a[0], name)
	if err != nil && a[2] != nil {
		return a[2], nil
	}
	return v, err
}

func builtinHasattr(c *call) (starlark.Value, error) {
	a, err := c.bind("object", "name")
	if err != nil {
		return nil, err
	}
	name, ok := starlark.AsString(a[1])
	if !ok {
		return nil, Raise("TypeError", "attribute name must be string, not '%s'", TypeName(a[1]))
	}
	_, err = Attr(a[0], name)
	return starlark.Bool(err == nil), nil
}

// builtinRange is Starlark's, with Python's errors.
func builtinRange(c *call) (starlark.Value, error) {
	a, err := c.bind("start", "stop?", "step?")
	if err != nil {
		return nil, Raise("TypeError", "range expected at least 1 argument, got %d",
			len(c.args)+len(c.kwargs))
	}
	for i, v := range a {
		if v == nil {
			continue
		}
		n, err := size(v)
		if err != nil {
			return nil, err
		}
		if i == 2 && n == 0 {
			return nil, Raise("ValueError", "range() arg 3 must not be zero")
		}
		c.args[i] = starlark.MakeInt(n)
	}
	return starlark.Call(c.thread, starlark.Universe["range"], c.args, nil)
}

// compare is Starlark's, with Python's error.
func compare(op syntax.Token, x, y starlark.Value) (bool, error) {
	is, err := starlark.Compare(op, x, y)
	if err != nil && TypeName(x) != TypeName(y) {
		err = Raise("TypeError", "'%s' not supported between instances of '%s' and '%s'",
			op, TypeName(x), TypeName(y))
	}
	return is, err
}
