package python

import (
	"strconv"
	"unicode/utf8"
)

// ReError is re.error.
var ReError = &Type{Name: "error", Module: "re", Bases: []*Type{ExceptionType}}

// newRe is _re: what re.py takes from Go. The grammar is Python's; the machine goes back where it must, looks for
// interrupts, and has a bound on its memory.
func newRe(*Runtime) *Module {
	return module("_re", map[string]Value{"error": ReError, "Pattern": PatternType, "Match": MatchType}, map[string]body{
		"compile": rePatternOf, "template": reTemplateOf,
	})
}

// Pattern is a compiled pattern.
type Pattern struct {
	source  Value
	flags   int
	bytes   bool
	names   []string
	index   map[string]int
	program *reProgram
}

// The classes of re.
var (
	PatternType = &Type{Name: "Pattern", Module: "re", Final: true}
	MatchType   = &Type{Name: "Match", Module: "re", Final: true}
)

// Type is PatternType.
func (*Pattern) Type() *Type { return PatternType }

// rePatternOf is compile(pattern, flags).
func rePatternOf(c *call) (Value, error) {
	a, err := c.bind("pattern", "flags?")
	if err != nil {
		return nil, err
	}
	flags, err := optional(a[1], 0)
	if err != nil {
		return nil, err
	}
	if p, ok := a[0].(*Pattern); ok {
		if flags != 0 {
			return nil, Raise(ValueError, "cannot process flags argument with a compiled pattern")
		}
		return p, nil
	}
	return compilePattern(c.t, a[0], flags)
}

func compilePattern(t *Thread, source Value, flags int) (*Pattern, error) {
	p := &reParser{names: map[string]int{}, open: map[int]bool{}}
	if s, ok := AsStr(source); ok {
		p.source = reRunes(s)
	} else {
		b, err := BytesLike(source)
		if err != nil {
			return nil, Raise(TypeError, "first argument must be string or compiled pattern")
		}
		p.bytes = true
		for _, x := range b {
			p.source = append(p.source, rune(x))
		}
	}
	if err := checkReFlags(flags, p.bytes); err != nil {
		return nil, err
	}
	p.flags = flags
	n, err := p.parse()
	if err == nil && p.global&reVerbose != 0 && flags&reVerbose == 0 {
		// (?x) at the start counts for the whole: read it again.
		again := &reParser{source: p.source, bytes: p.bytes, flags: flags | reVerbose, names: map[string]int{}, open: map[int]bool{}}
		p = again
		n, err = p.parse()
		p.global |= reVerbose
	}
	if err != nil {
		return nil, reErrorOf(t, err, source, p.source)
	}
	program, err := reCompile(n, p.groups, p.bytes)
	if err != nil {
		return nil, err
	}
	flags |= p.global
	if !p.bytes && flags&reASCII == 0 {
		flags |= reUnicode
	}
	return &Pattern{source: source, flags: flags, bytes: p.bytes, names: p.order, index: p.names, program: program}, nil
}

// reRunes are the characters of a text; a lone surrogate is itself.
func reRunes(s string) []rune {
	out := make([]rune, 0, len(s))
	for i := 0; i < len(s); {
		r, w := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && w == 1 && i+2 < len(s) && s[i] == 0xed {
			r, w = rune(s[i]&15)<<12|rune(s[i+1]&63)<<6|rune(s[i+2]&63), 3
		}
		out = append(out, r)
		i += w
	}
	return out
}

func checkReFlags(flags int, asBytes bool) error {
	switch {
	case !asBytes && flags&reLocale != 0:
		return Raise(ValueError, "cannot use LOCALE flag with a str pattern")
	case !asBytes && flags&reASCII != 0 && flags&reUnicode != 0:
		return Raise(ValueError, "ASCII and UNICODE flags are incompatible")
	case asBytes && flags&reUnicode != 0:
		return Raise(ValueError, "cannot use UNICODE flag with a bytes pattern")
	case asBytes && flags&reLocale != 0 && flags&reASCII != 0:
		return Raise(ValueError, "ASCII and LOCALE flags are incompatible")
	}
	return nil
}

// reErrorOf is re.error with the place, as CPython words it.
func reErrorOf(t *Thread, err error, pattern Value, source []rune) error {
	p, ok := err.(*reProblem)
	if !ok {
		return err
	}
	message := p.message
	e := Raise(ReError, "%s", message)
	if p.at >= 0 {
		message += " at position " + strconv.Itoa(p.at)
		line, column, many := 1, p.at+1, false
		for i, r := range source {
			if r != '\n' {
				continue
			}
			many = true
			if i < p.at {
				line, column = line+1, p.at-i
			}
		}
		if many {
			message += " (line " + strconv.Itoa(line) + ", column " + strconv.Itoa(column) + ")"
		}
		e = Raise(ReError, "%s", message)
		e.SetOwn("pos", NewInt(int64(p.at)))
		e.SetOwn("lineno", NewInt(int64(line)))
		e.SetOwn("colno", NewInt(int64(column)))
	} else {
		for _, name := range []string{"pos", "lineno", "colno"} {
			e.SetOwn(name, None)
		}
	}
	e.SetOwn("msg", NewStr(p.message))
	e.SetOwn("pattern", pattern)
	return e
}

// Repr is re.compile('…', flags).
func (p *Pattern) Repr(t *Thread) (string, error) {
	text, err := Repr(t, p.source)
	if err != nil {
		return "", err
	}
	if r := []rune(text); len(r) > 200 {
		text = string(r[:200])
	}
	flags := p.flags
	if !p.bytes {
		flags &^= reUnicode
	}
	shown := ""
	for _, row := range []struct {
		flag int
		name string
	}{{reIgnoreCase, "re.IGNORECASE"}, {reLocale, "re.LOCALE"}, {reMultiline, "re.MULTILINE"}, {reDotAll, "re.DOTALL"},
		{reVerbose, "re.VERBOSE"}, {reDebug, "re.DEBUG"}, {reASCII, "re.ASCII"}} {
		if flags&row.flag != 0 {
			if shown != "" {
				shown += "|"
			}
			shown += row.name
		}
	}
	if shown != "" {
		shown = ", " + shown
	}
	return "re.compile(" + text + shown + ")", nil
}

// Attr gives pattern, flags, groups and groupindex.
func (p *Pattern) Attr(_ *Thread, name string) (Value, error) {
	switch name {
	case "pattern":
		return p.source, nil
	case "flags":
		return NewInt(int64(p.flags)), nil
	case "groups":
		return NewInt(int64(p.program.groups)), nil
	case "groupindex":
		d := NewDict()
		for _, name := range p.names {
			d.SetStr(name, NewInt(int64(p.index[name])))
		}
		return d, nil
	}
	return nil, nil
}

// AttrNames lists them.
func (*Pattern) AttrNames() []string { return []string{"pattern", "flags", "groups", "groupindex"} }

// Hash and Compare: patterns of the same text and flags are equal.
func (p *Pattern) Hash(t *Thread) (uint64, error) {
	h, err := Hash(t, p.source)
	return h ^ uint64(p.flags), err
}

// Compare is == and !=.
func (p *Pattern) Compare(t *Thread, op CompareOp, w Value) (Value, error) {
	q, ok := w.(*Pattern)
	if !ok || op != EQ && op != NE {
		return NotImplemented, nil
	}
	same, err := Equal(t, p.source, q.source)
	return Bool((same && p.flags == q.flags && p.bytes == q.bytes) == (op == EQ)), err
}

// reText is what is searched: its places count bytes, Python's characters.
type reText struct {
	value Value
	s     string
	wide  bool
	byteN int // a place that is known, and how many characters are before it
	charN int
}

// textOf takes what a pattern may be matched with.
func (p *Pattern) textOf(v Value) (*reText, error) {
	if s, ok := AsStr(v); ok {
		if p.bytes {
			return nil, Raise(TypeError, "cannot use a bytes pattern on a string-like object")
		}
		return &reText{value: v, s: s, wide: countChars(s) != len(s)}, nil
	}
	b, err := BytesLike(v)
	if err != nil {
		return nil, Raise(TypeError, "expected string or bytes-like object, got '%s'", TypeName(v))
	}
	if !p.bytes {
		return nil, Raise(TypeError, "cannot use a string pattern on a bytes-like object")
	}
	return &reText{value: v, s: string(b)}, nil
}

// char is the number of characters before a place.
func (x *reText) char(at int) int {
	if !x.wide || at < 0 {
		return at
	}
	if at < x.byteN {
		x.byteN, x.charN = 0, 0
	}
	x.charN += countChars(x.s[x.byteN:at])
	x.byteN = at
	return x.charN
}

// place is where a character begins; past the end is the end.
func (x *reText) place(char int) int {
	if !x.wide {
		return min(max(char, 0), len(x.s))
	}
	at := 0
	for ; char > 0 && at < len(x.s); char-- {
		at++
		for at < len(x.s) && x.s[at]&0xc0 == 0x80 {
			at++
		}
	}
	return at
}

// piece is a part of the text as a value.
func (x *reText) piece(start, end int) Value {
	if _, ok := AsStr(x.value); ok {
		if start == 0 && end == len(x.s) && x.value.Type() == StrType {
			return x.value
		}
		return NewStr(x.s[start:end])
	}
	return Bytes(x.s[start:end])
}

// bounds takes pos and endpos.
func (x *reText) bounds(pos, endpos Value) (start, end int, err error) {
	first, err := optional(pos, 0)
	if err != nil {
		return 0, 0, err
	}
	last, err := optional(endpos, len(x.s))
	return x.place(max(first, 0)), x.place(max(last, 0)), err
}
