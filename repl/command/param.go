package command

import (
	"fmt"
	"reflect"
	"strings"
	"unicode"

	"go.starlark.net/starlark"

	"sockshell/repl/line"
	"sockshell/sockcore"
)

// kind is what a parameter's type knows: the Starlark that a bare word stands for, and
// how to take a value. Each is a Go type; take is called on a pointer to the field.
type kind interface {
	take(c *Call, v starlark.Value) error
	word(w line.Word) (string, error)
	name() string // for help: "int", "address"
}

// manyWords is a kind that may take several words, as an address does. It says how many it took.
type manyWords interface {
	words(ws []line.Word, last bool) (text string, taken int, err error)
}

// rests is a kind that takes all arguments that are left, as a tuple.
type rests interface{ rest() bool }

// Param is one parameter of a command.
type Param struct {
	Name     string
	Optional bool
	Keyword  bool // only by name
	Default  string
	field    int
	kind     kind // a zero one, for its words
	fallback starlark.Value
}

// Kind is the parameter's kind, as help shows it.
func (p *Param) Kind() string { return p.kind.name() }

func (p *Param) usage() string {
	switch {
	case p.Keyword:
		return "[" + p.Name + "=…]"
	case p.Optional:
		return "[" + p.Name + "]"
	}
	return p.Name
}

// params reads the fields of a struct of arguments once, and panics where one is no kind.
// Tags: arg:"?" optional, arg:"key" only by name, default:"AF_INET", name:"type".
func params(t reflect.Type) []Param {
	var list []Param
	for i := range t.NumField() {
		f := t.Field(i)
		zero, ok := reflect.New(f.Type).Interface().(kind)
		if !ok {
			panic(fmt.Sprintf("command: field %s has type %s, which is no kind", f.Name, f.Type))
		}
		fallback, has := f.Tag.Lookup("default")
		p := Param{Name: f.Tag.Get("name"), Default: fallback, field: i, kind: zero}
		if p.Name == "" {
			p.Name = snake(f.Name)
		}
		tag := f.Tag.Get("arg")
		p.Keyword = tag == "key"
		p.Optional = tag != "" || has
		if has && fallback != "0" { // which a field is already
			p.fallback = defaultValue(fallback)
		}
		list = append(list, p)
	}
	return list
}

// defaultValue reads the text of a default: None, True, a number or a constant.
func defaultValue(text string) starlark.Value {
	switch text {
	case "None":
		return starlark.None
	case "True", "False":
		return starlark.Bool(text == "True")
	}
	if n, ok := sockcore.ConstantValue(text); ok {
		return starlark.MakeInt64(n)
	}
	if n, ok := parseInt(text); ok {
		return starlark.MakeInt64(n)
	}
	return starlark.String(text)
}

func snake(name string) string {
	var b strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 && !unicode.IsUpper(rune(name[i-1])) {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// arguments fills a struct of arguments from a call's, as Python matches them. An
// optional parameter before a required one is given only when there are enough.
func (f *signature) arguments(c *Call, into reflect.Value, args starlark.Tuple, kwargs []starlark.Tuple) error {
	args, err := f.packRest(c, args)
	if err != nil {
		return err
	}
	spare := len(args) - f.least
	if len(kwargs) > 0 {
		spare = len(args) - required(f.params, kwargs)
	}
	next := 0
	for i := range f.params {
		p := &f.params[i]
		v := keyword(kwargs, p.Name)
		switch {
		case v != nil:
		case p.Keyword || p.Optional && spare <= 0 || next == len(args):
			v = p.fallback
		default:
			if p.Optional {
				spare--
			}
			v = args[next]
			next++
		}
		if v == nil && !p.Optional {
			return f.wrongCount(c.Verb, len(args), kwargs)
		}
		if v == nil {
			continue
		}
		c.place = i + 1
		if err := into.Field(p.field).Addr().Interface().(kind).take(c, v); err != nil {
			return err
		}
	}
	return f.knownKeywords(c.Verb, f.passOn(into, kwargs), next)
}

// passOn gives the arguments by name that are another command's to it, and returns the rest.
func (f *signature) passOn(into reflect.Value, kwargs []starlark.Tuple) (own []starlark.Tuple) {
	if len(kwargs) == 0 || len(f.params) == 0 {
		return kwargs
	}
	last := f.params[len(f.params)-1]
	others, ok := into.Field(last.field).Addr().Interface().(*Arguments)
	if !ok {
		return kwargs
	}
	for _, kv := range kwargs {
		if f.place(string(kv[0].(starlark.String))) >= 0 {
			own = append(own, kv)
		} else {
			others.Named = append(others.Named, kv)
		}
	}
	return own
}

func required(ps []Param, kwargs []starlark.Tuple) (n int) {
	for i := range ps {
		if !ps[i].Optional && keyword(kwargs, ps[i].Name) == nil {
			n++
		}
	}
	return n
}

func positional(ps []Param) (n int) {
	for i := range ps {
		if !ps[i].Keyword {
			n++
		}
	}
	return n
}

func keyword(kwargs []starlark.Tuple, name string) starlark.Value {
	for _, kv := range kwargs {
		if string(kv[0].(starlark.String)) == name {
			return kv[1]
		}
	}
	return nil
}

// packRest makes one argument of those that stand at and after a last parameter that takes
// several: connect("host", 80) means connect(("host", 80)).
func (f *signature) packRest(c *Call, args starlark.Tuple) (starlark.Tuple, error) {
	ps, most := f.params, f.most
	if most > 0 && len(args) >= most {
		r, takesAll := ps[most-1].kind.(rests)
		_, several := ps[most-1].kind.(manyWords)
		switch {
		case takesAll && r.rest() && len(args) >= most:
			return append(args[:most-1:most-1], args[most-1:]), nil
		case several && len(args) > most && !isTuple(args[most-1]):
			return append(args[:most-1:most-1], args[most-1:]), nil
		}
	}
	if len(args) > most {
		return nil, f.wrongCount(c.Verb, len(args), nil)
	}
	return args, nil
}

func isTuple(v starlark.Value) bool { _, ok := v.(starlark.Tuple); return ok }
