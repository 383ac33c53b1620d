package command

import (
	"fmt"
	"reflect"
	"strings"
	"unicode"
	"unsafe"

	"sockshell/repl/python"

	"sockshell/repl/syntax"
	"sockshell/sockcore"
)

// kind is what a parameter's type knows: the expression that a word stands for, and
// how to take a value. Each is a Go type; take is called on a pointer to the field.
type kind interface {
	take(c *Call, v python.Value) error
	word(w *syntax.Word) (syntax.Expr, error)
	name() string // for help: "int", "address"
}

// manyWords is a kind that may take several words, as an address does. It says how many it took.
type manyWords interface {
	words(ws []*syntax.Word, last bool) (args []syntax.Expr, taken int, err error)
}

// rests is a kind that takes all arguments that are left, as a tuple.
type rests interface{ rest() bool }

// Param is one parameter of a command.
type Param struct {
	Name     string
	Optional bool
	Keyword  bool // only by name
	Default  string
	offset   uintptr // of its field
	kind     kind    // a zero one, for its words
	fallback python.Value
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
		p := Param{Name: f.Tag.Get("name"), Default: fallback, offset: f.Offset, kind: zero}
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
func defaultValue(text string) python.Value {
	switch text {
	case "None":
		return python.None
	case "True", "False":
		return python.Bool(text == "True")
	}
	if n, ok := sockcore.ConstantValue(text); ok {
		return python.NewInt(n)
	}
	if n, ok := parseInt(text); ok {
		return python.NewInt(n)
	}
	return python.NewStr(text)
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

// at is the kind of the field at an address: the zero kind's type, with the field as its data. A
// kind's method are those of a pointer, which is all that the interface's second word holds.
func (p *Param) at(base unsafe.Pointer) kind {
	k := p.kind
	(*[2]unsafe.Pointer)(unsafe.Pointer(&k))[1] = unsafe.Add(base, p.offset)
	return k
}

// arguments fills a struct of arguments from a call's, as Python matches them. An
// optional parameter before a required one is given only when there are enough.
func (f *signature) arguments(c *Call, into unsafe.Pointer, a python.Args) error {
	args, err := f.packRest(c, a.Pos)
	if err != nil {
		return err
	}
	spare := len(args) - f.least
	if len(a.Kw) > 0 {
		spare = len(args) - required(f.params, a.Kw)
	}
	next := 0
	for i := range f.params {
		p := &f.params[i]
		v := keyword(a.Kw, p.Name)
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
			return f.wrongCount(c.Verb, len(args), a.Kw)
		}
		if v == nil {
			continue
		}
		c.place = i + 1
		if err := p.at(into).take(c, v); err != nil {
			return err
		}
	}
	if len(a.Kw) == 0 {
		return nil
	}
	return f.knownKeywords(c.Verb, f.passOn(into, a.Kw), next)
}

// passOn gives the arguments by name that are another command's to it, and returns the rest.
func (f *signature) passOn(into unsafe.Pointer, kw []python.Named) (own []python.Named) {
	if len(f.params) == 0 {
		return kw
	}
	others, ok := f.params[len(f.params)-1].at(into).(*Arguments)
	if !ok {
		return kw
	}
	for _, named := range kw {
		if f.place(named.Name) >= 0 {
			own = append(own, named)
		} else {
			others.Named = append(others.Named, named)
		}
	}
	return own
}

func required(ps []Param, kw []python.Named) (n int) {
	for i := range ps {
		if !ps[i].Optional && keyword(kw, ps[i].Name) == nil {
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

func keyword(kw []python.Named, name string) python.Value {
	for i := range kw {
		if kw[i].Name == name {
			return kw[i].Value
		}
	}
	return nil
}

// packRest makes one argument of those that stand at and after a last parameter that takes
// several: connect("host", 80) means connect(("host", 80)).
func (f *signature) packRest(c *Call, args []python.Value) ([]python.Value, error) {
	if len(args) > 0 && len(args) >= f.most && f.most > 0 && f.packs {
		last := &f.params[f.most-1]
		r, takesAll := last.kind.(rests)
		switch {
		case takesAll && r.rest(), len(args) > f.most && !isTuple(args[f.most-1]):
			own := append([]python.Value(nil), args[f.most-1:]...)
			return append(args[:f.most-1:f.most-1], python.NewTuple(own...)), nil
		}
	}
	if len(args) > f.most {
		return nil, f.wrongCount(c.Verb, len(args), nil)
	}
	return args, nil
}

func isTuple(v python.Value) bool { _, ok := v.(*python.Tuple); return ok }
