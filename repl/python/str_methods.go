package python

import "strings"

func strMethods() []*Builtin {
	methods := []*Builtin{
		method("encode", strEncode),
		method("join", strJoin),
		method("split", strSplit),
		method("rsplit", strRSplit),
		method("splitlines", strSplitLines),
		method("partition", strPartition),
		method("rpartition", strRPartition),
		method("replace", strReplace),
		method("removeprefix", strRemovePrefix),
		method("removesuffix", strRemoveSuffix),
		method("expandtabs", strExpandTabs),
		method("translate", strTranslate),
		{Name: "maketrans", Static: true, Fn: strMakeTrans},
		{Name: "__format__", Fn: formatMethod},
		{Name: "format", Fn: strFormat},
		method("format_map", strFormatMap),
		method("__getnewargs__", func(_ *Thread, s *Str, _ Args) (Value, error) { return NewTuple(s), nil }),
	}
	for _, more := range [][]*Builtin{strSearchMethods(), strCaseMethods(), strTestMethods(), strPadMethods(), strStripMethods()} {
		methods = append(methods, more...)
	}
	return asideMethods(methods)
}

// strArg is an argument that must be a str, for a function that says where it stands.
func strArg(function string, place int, v Value) (string, error) {
	if s, ok := v.(*Str); ok {
		return s.s, nil
	}
	s, ok := AsStr(v)
	if !ok {
		return "", wrongArgument(function, place, "str", v)
	}
	return s, nil
}

// mustStr is an argument that must be a str.
func mustStr(v Value) (string, error) {
	s, ok := AsStr(v)
	if !ok {
		return "", Raise(TypeError, "must be str, not %s", TypeName(v))
	}
	return s, nil
}

// makeStr is str(object=”, encoding=…, errors=…).
func makeStr(t *Thread, cls *Type, a Args) (Value, error) {
	if len(a.Pos) == 1 && len(a.Kw) == 0 {
		if s, ok := a.Pos[0].(*Str); ok {
			return hold(cls, s), nil
		}
		if n, ok := a.Pos[0].(Int); ok && !cls.heap {
			return decimal(int64(n)), nil
		}
		s, err := ToStr(t, a.Pos[0])
		return hold(cls, NewStr(s)), err
	}
	var v Value
	encoding, errors := "", ""
	if err := Unpack(a, "str", "object?", &v, "encoding?", &encoding, "errors?", &errors); err != nil {
		return nil, err
	}
	if v == nil {
		return hold(cls, emptyStr), nil
	}
	if encoding == "" && errors == "" {
		s, err := ToStr(t, v)
		return hold(cls, NewStr(s)), err
	}
	if _, ok := AsStr(v); ok {
		return nil, Raise(TypeError, "decoding str is not supported")
	}
	b, err := BytesLike(v)
	if err != nil {
		return nil, Raise(TypeError, "decoding to str: need a bytes-like object, %s found", TypeName(v))
	}
	s, err := Decode(t, b, or(encoding, "utf-8"), or(errors, "strict"))
	return hold(cls, NewStr(s)), err
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

func strEncode(t *Thread, s *Str, a Args) (Value, error) {
	if len(a.Pos)+len(a.Kw) == 0 && s.ascii() {
		return Bytes(s.s), nil
	}
	encoding, errors := "utf-8", "strict"
	if err := Unpack(a, "encode", "encoding?", &encoding, "errors?", &errors); err != nil {
		return nil, err
	}
	return Encode(t, s.s, encoding, errors)
}

func strJoin(t *Thread, s *Str, a Args) (Value, error) {
	v, err := a.single("str.join")
	if err != nil {
		return nil, err
	}
	if joined := s.joinPlain(v); joined != nil {
		return joined, nil
	}
	items, err := joinItems(t, v)
	if err != nil {
		return nil, err
	}
	if len(items) == 1 {
		if one, ok := items[0].(*Str); ok {
			return one, nil
		}
	}
	size, chars := len(s.s)*max(len(items)-1, 0), s.Len()*max(len(items)-1, 0)
	for i, item := range items {
		one, ok := item.(*Str)
		if !ok {
			text, ok := AsStr(item)
			if !ok {
				return nil, Raise(TypeError, "sequence item %d: expected str instance, %s found", i, TypeName(item))
			}
			one = NewStr(text)
			items[i] = one
		}
		if err := t.Tick(); err != nil {
			return nil, err
		}
		size += len(one.s)
		chars += one.Len()
	}
	if size > maxBytes {
		return nil, noMemory()
	}
	var out strings.Builder
	out.Grow(size)
	for i, item := range items {
		if i > 0 {
			out.WriteString(s.s)
		}
		out.WriteString(item.(*Str).s)
		if err := t.Tick(); err != nil {
			return nil, err
		}
	}
	return &Str{s: out.String(), chars: int32(chars)}, nil
}

// joinPlain is join of a plain list or tuple of ASCII texts, the commonest; nil: it is not that.
func (s *Str) joinPlain(v Value) Value {
	var items []Value
	switch x := v.(type) {
	case *List:
		items = x.Items
	case *Tuple:
		items = x.Items
	}
	if len(items) < 2 || !v.Type().plainSequence() || !s.ascii() {
		return nil
	}
	if len(items) > noticed {
		return nil
	}
	size := len(s.s) * (len(items) - 1)
	for _, item := range items {
		one, ok := item.(*Str)
		if !ok || !one.ascii() {
			return nil
		}
		size += len(one.s)
	}
	if size > maxBytes || size == 0 {
		return nil
	}
	joined, b := asciiOf(size)
	at := 0
	for i, item := range items {
		if i > 0 {
			at += copy(b[at:], s.s)
		}
		at += copy(b[at:], item.(*Str).s)
	}
	return joined
}

func (c *Type) plainSequence() bool { return c == ListType || c == TupleType }

// joinItems are the items of what join takes, in a slice that join may change.
func joinItems(t *Thread, v Value) ([]Value, error) {
	items, err := Items(t, v)
	if err != nil && IsA(err, TypeError) && !IsIterable(v) {
		return nil, Raise(TypeError, "can only join an iterable")
	}
	return items, err
}

func strReplace(_ *Thread, s *Str, a Args) (Value, error) {
	if err := a.between("str.replace", 2, 3); err != nil {
		return nil, err
	}
	old, err := strArg("replace", 1, a.Pos[0])
	if err != nil {
		return nil, err
	}
	with, err := strArg("replace", 2, a.Pos[1])
	if err != nil {
		return nil, err
	}
	n := int64(-1)
	if len(a.Pos) == 3 {
		if n, err = Index(a.Pos[2]); err != nil {
			return nil, err
		}
	}
	if old != "" && n < 0 && s.ascii() && isASCII(with) {
		if text := s.replaceASCII(old, with); text != nil {
			return text, nil
		}
	}
	text, err := replaceText(s.s, old, with, int(n), countChars)
	if err != nil {
		return nil, err
	}
	return s.changed(text), nil
}

// replaceASCII replaces all there is; nil: it is large.
func (s *Str) replaceASCII(old, with string) *Str {
	n := strings.Count(s.s, old)
	if n == 0 {
		return s
	}
	size := len(s.s) + n*(len(with)-len(old))
	if size > 1<<20 || size == 0 {
		return nil
	}
	text, b := asciiOf(size)
	rest, at := s.s, 0
	for range n {
		i := strings.Index(rest, old)
		at += copy(b[at:], rest[:i])
		at += copy(b[at:], with)
		rest = rest[i+len(old):]
	}
	copy(b[at:], rest)
	return text
}

// replaceText is strings.Replace within the bounds of memory.
func replaceText(s, old, with string, n int, count func(string) int) (string, error) {
	if n == 0 || old == with {
		return s, nil
	}
	if len(with) > len(old) && len(s)*(len(with)+1) > maxBytes {
		times := count(s) + 1
		if old != "" {
			times = strings.Count(s, old)
		}
		if n > 0 {
			times = min(times, n)
		}
		if times > 0 && len(s)+len(with)*times > maxBytes {
			return "", noMemory()
		}
	}
	return strings.Replace(s, old, with, n), nil
}

func strRemovePrefix(_ *Thread, s *Str, a Args) (Value, error) {
	return strRemove(s, a, "removeprefix", strings.TrimPrefix)
}

func strRemoveSuffix(_ *Thread, s *Str, a Args) (Value, error) {
	return strRemove(s, a, "removesuffix", strings.TrimSuffix)
}

func strRemove(s *Str, a Args, name string, remove func(s, end string) string) (Value, error) {
	v, err := a.single("str." + name)
	if err != nil {
		return nil, err
	}
	end, ok := AsStr(v)
	if !ok {
		return nil, Raise(TypeError, "%s() argument must be str, not %s", name, argumentKind(v))
	}
	return s.part(remove(s.s, end)), nil
}

func strPartition(_ *Thread, s *Str, a Args) (Value, error) {
	return strParts(s, a, "partition", strings.Index)
}

func strRPartition(_ *Thread, s *Str, a Args) (Value, error) {
	return strParts(s, a, "rpartition", strings.LastIndex)
}

func strParts(s *Str, a Args, name string, find func(s, sep string) int) (Value, error) {
	v, err := a.single("str." + name)
	if err != nil {
		return nil, err
	}
	sep, err := mustStr(v)
	if err != nil {
		return nil, err
	}
	if sep == "" {
		return nil, Raise(ValueError, "empty separator")
	}
	i := find(s.s, sep)
	switch {
	case i >= 0:
		return triple(s.part(s.s[:i]), Held(v), s.part(s.s[i+len(sep):])), nil
	case name == "partition":
		return NewTuple(s, emptyStr, emptyStr), nil
	}
	return NewTuple(emptyStr, emptyStr, s), nil
}

// triple is a tuple of three, in one piece of memory.
func triple(a, b, c Value) Value {
	u := &struct {
		Tuple
		items [3]Value
	}{items: [3]Value{a, b, c}}
	u.Items = u.items[:]
	return &u.Tuple
}

func strExpandTabs(_ *Thread, s *Str, a Args) (Value, error) {
	size := 8
	if err := Unpack(a, "expandtabs", "tabsize?", &size); err != nil {
		return nil, err
	}
	text, err := expandTabs(s.s, size, false)
	if err != nil {
		return nil, err
	}
	return s.changed(text), nil
}

// expandTabs fills with blanks up to the next column that size divides; columns are characters, or bytes.
func expandTabs(s string, size int, bytes bool) (string, error) {
	if size > 0 && strings.Count(s, "\t") > maxBytes/size {
		return "", noMemory()
	}
	var out strings.Builder
	column := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c == '\t':
			if size > 0 {
				n := size - column%size
				out.WriteString(strings.Repeat(" ", n))
				column += n
			}
			continue
		case c == '\n' || c == '\r':
			column = 0
		case bytes || c&0xc0 != 0x80:
			column++
		}
		out.WriteByte(s[i])
	}
	return out.String(), nil
}
