package value

import (
	"regexp"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"
)

// The flags of Python's re that Go's regular expressions can follow.
const (
	reIgnoreCase = 2
	reMultiline  = 8
	reDotAll     = 16
	reVerbose    = 64
	reASCII      = 256
)

// Re is Python's module re on Go's regular expressions, which take time linear in the text
// and so have no backreferences and no lookaround.
func Re() *starlarkstruct.Module {
	members := starlark.StringDict{"error": starlark.String("re.error")}
	for bit, names := range map[int][2]string{
		reIgnoreCase: {"I", "IGNORECASE"}, reMultiline: {"M", "MULTILINE"},
		reDotAll: {"S", "DOTALL"}, reVerbose: {"X", "VERBOSE"}, reASCII: {"A", "ASCII"},
	} {
		members[names[0]], members[names[1]] = starlark.MakeInt(bit), starlark.MakeInt(bit)
	}
	functions := map[string]method{"compile": reCompile, "escape": reEscape}
	for name := range patternMethods() {
		functions[name] = reFunction
	}
	return module("re", members, functions)
}

// pattern is a compiled regular expression. Go matches text only, so bytes are given to it
// with each byte as the character of that number.
type pattern struct {
	source   starlark.Value // String or Bytes
	flags    int
	find     *regexp.Regexp
	match    *regexp.Regexp // at the start
	full     *regexp.Regexp // all of it
	ordinary bool           // no ^, \A or \b: a match depends on nothing before it
}

var _ starlark.HasAttrs = (*pattern)(nil)

func (p *pattern) String() string        { return p.Repr() }
func (p *pattern) Type() string          { return "re.Pattern" }
func (p *pattern) Freeze()               {}
func (p *pattern) Truth() starlark.Bool  { return true }
func (p *pattern) Hash() (uint32, error) { return p.source.Hash() }

// Repr is Python's text of a pattern.
func (p *pattern) Repr() string {
	flags := ""
	for _, f := range []struct {
		bit  int
		name string
	}{{reIgnoreCase, "IGNORECASE"}, {reMultiline, "MULTILINE"}, {reDotAll, "DOTALL"},
		{reVerbose, "VERBOSE"}, {reASCII, "ASCII"}} {
		if p.flags&f.bit != 0 {
			flags += "|re." + f.name
		}
	}
	if flags != "" {
		flags = ", " + flags[1:]
	}
	return "re.compile(" + Repr(p.source) + flags + ")"
}

// Attr is an attribute of Python's re.Pattern.
func (p *pattern) Attr(name string) (starlark.Value, error) {
	switch name {
	case "pattern":
		return p.source, nil
	case "flags":
		if _, ok := p.source.(starlark.String); ok && p.flags&reASCII == 0 {
			return starlark.MakeInt(p.flags | 32), nil // re.UNICODE, as Python says
		}
		return starlark.MakeInt(p.flags), nil
	case "groups":
		return starlark.MakeInt(p.find.NumSubexp()), nil
	case "groupindex":
		out := starlark.NewDict(0)
		for i, name := range p.find.SubexpNames() {
			if name != "" {
				_ = out.SetKey(starlark.String(name), starlark.MakeInt(i)) // new, so not frozen
			}
		}
		return out, nil
	}
	if m := patternBuiltins()[name]; m != nil {
		return m.BindReceiver(p), nil
	}
	return nil, noAttr(p, name)
}

// AttrNames are the attributes of Python's re.Pattern.
func (p *pattern) AttrNames() []string {
	return append(patternBuiltins().names(), "flags", "groupindex", "groups", "pattern")
}

func reCompile(c *call) (starlark.Value, error) {
	a, err := c.bind("pattern", "flags?")
	if err != nil {
		return nil, err
	}
	return compile(a[0], a[1])
}

func compile(source, flagsArg starlark.Value) (*pattern, error) {
	flags, err := optional(flagsArg, 0)
	if err != nil {
		return nil, err
	}
	if known := reIgnoreCase | reMultiline | reDotAll | reVerbose | reASCII | 32; flags&^known != 0 {
		return nil, Raise("ValueError", "flags 0x%x are not among I, M, S, X and A", flags)
	}
	var text string
	switch s := source.(type) {
	case *pattern:
		if flags != 0 {
			return nil, Raise("ValueError", "cannot process flags argument with a compiled pattern")
		}
		return s, nil
	case starlark.String:
		text = string(s)
	case Bytes:
		text = latin(string(s))
		flags |= reASCII
	default:
		return nil, Raise("TypeError", "first argument must be string or compiled pattern")
	}
	p := &pattern{source: source, flags: flags}
	return p, p.compile(text)
}

func (p *pattern) compile(text string) error {
	t := translator{rest: text, verbose: p.flags&reVerbose != 0, ascii: p.flags&reASCII != 0}
	goText, err := t.translate()
	if err != nil {
		return err
	}
	prefix := ""
	for bit, letter := range map[int]string{reIgnoreCase: "i", reMultiline: "m", reDotAll: "s"} {
		if p.flags&bit != 0 {
			prefix += letter
		}
	}
	if prefix != "" {
		prefix = "(?" + prefix + ")"
	}
	for _, form := range []struct {
		re   **regexp.Regexp
		text string
	}{{&p.find, prefix + goText}, {&p.match, `\A(?:` + prefix + goText + `)`},
		{&p.full, `\A(?:` + prefix + goText + `)\z`}} {
		if *form.re, err = regexp.Compile(form.text); err != nil {
			why := strings.TrimPrefix(err.Error(), "error parsing regexp: ")
			return Raise("re.error", "%s", why)
		}
	}
	p.ordinary = !t.anchored
	if _, ok := p.source.(Bytes); ok {
		p.flags &^= reASCII
	}
	return nil
}

// reFunction is re.search(pattern, …) and its like: the pattern's method.
func reFunction(c *call) (starlark.Value, error) {
	flagsAt := map[string]int{"sub": 4, "subn": 4, "split": 3}[c.name]
	if flagsAt == 0 {
		flagsAt = 2
	}
	if len(c.args) == 0 {
		return nil, Raise("TypeError", "%s() missing 1 required positional argument: 'pattern'",
			c.name)
	}
	var flags starlark.Value
	if len(c.args) > flagsAt {
		flags = c.args[flagsAt]
		c.args = append(c.args[:flagsAt:flagsAt], c.args[flagsAt+1:]...)
	}
	for i, kv := range c.kwargs {
		if kv[0] == starlark.String("flags") {
			flags = kv[1]
			c.kwargs = append(c.kwargs[:i:i], c.kwargs[i+1:]...)
			break
		}
	}
	p, err := compile(c.args[0], flags)
	if err != nil {
		return nil, err
	}
	inner := *c
	inner.self, inner.args = p, c.args[1:]
	return patternMethods()[c.name](&inner)
}

func reEscape(c *call) (starlark.Value, error) {
	a, err := c.bind("pattern")
	if err != nil {
		return nil, err
	}
	escaped := func(s string) string {
		var out strings.Builder
		for i := range len(s) {
			if strings.IndexByte("()[]{}?*+-|^$\\.&~# \t\n\r\v\f", s[i]) >= 0 {
				out.WriteByte('\\')
			}
			out.WriteByte(s[i])
		}
		return out.String()
	}
	switch s := a[0].(type) {
	case starlark.String:
		return starlark.String(escaped(string(s))), nil
	case Bytes:
		return Bytes(escaped(string(s))), nil
	}
	return nil, Raise("TypeError", "escape() takes str or bytes, not %s", TypeName(a[0]))
}
