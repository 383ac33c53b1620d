package value

import (
	"slices"

	"go.starlark.net/starlark"
)

// Attr is Python's x.name: our method where Starlark's type lacks it, or else the value's
// own. What neither has is an AttributeError.
func Attr(x starlark.Value, name string) (starlark.Value, error) {
	if m := added(x)[name]; m != nil {
		return m.BindReceiver(x), nil
	}
	return ownAttr(x, name)
}

// AttrNames are the names that Attr knows of itself; for all others x.name is Starlark's.
func AttrNames() map[string]bool {
	out := map[string]bool{}
	for _, table := range []func() methods{strMethods, listMethods, tupleMethods, dictMethods,
		setMethods, intMethods, floatMethods} {
		for name := range table() {
			out[name] = true
		}
	}
	return out
}

// added are the methods that Starlark's own types get from us.
func added(x starlark.Value) methods {
	switch x.(type) {
	case starlark.String:
		return strMethods()
	case *starlark.List:
		return listMethods()
	case starlark.Tuple:
		return tupleMethods()
	case *starlark.Dict:
		return dictMethods()
	case *starlark.Set:
		return setMethods()
	case starlark.Int, starlark.Bool:
		return intMethods()
	case starlark.Float:
		return floatMethods()
	}
	return nil
}

// NamesOf lists what stands after x and a dot, as Python's dir(x), sorted.
func NamesOf(x starlark.Value) []string {
	names := added(x).names()
	if has, ok := x.(starlark.HasAttrs); ok {
		names = append(names, has.AttrNames()...)
	}
	slices.Sort(names)
	return slices.Compact(names)
}
