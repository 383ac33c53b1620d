package python

import "strings"

// bytesSelf is the receiver of a method that bytes and bytearray share: its bytes as a string, which of a
// bytearray must not be kept, and how a result is made.
type bytesSelf struct {
	s       string
	mutable bool
}

func bytesReceiver(v Value) (bytesSelf, bool) {
	switch b := v.(type) {
	case Bytes:
		return bytesSelf{string(b), false}, true
	case *ByteArray:
		return bytesSelf{b.text(), true}, true
	}
	return bytesSelf{}, false
}

// named is the full name of a method, as errors have it.
func (b bytesSelf) named(method string) string {
	if b.mutable {
		return "bytearray." + method
	}
	return "bytes." + method
}

// make is a result: bytes share what they were cut of, a bytearray is a copy.
func (b bytesSelf) make(s string) Value {
	if b.mutable {
		return &ByteArray{b: []byte(s)}
	}
	return Bytes(share(b.s, s))
}

func bytesMethod(class, name string, f func(t *Thread, b bytesSelf, a Args) (Value, error)) *Builtin {
	m := &Builtin{Name: name}
	m.Fn = func(t *Thread, self Value, a Args) (Value, error) {
		b, ok := bytesReceiver(self)
		if !ok {
			return nil, wrongReceiver(m, self)
		}
		return f(t, b, a)
	}
	return m
}

func bytesMethods() []*Builtin {
	return append(sharedBytesMethods("bytes"),
		&Builtin{Name: "__bytes__", Fn: func(_ *Thread, self Value, a Args) (Value, error) {
			return self, a.none("bytes.__bytes__")
		}},
		&Builtin{Name: "__getnewargs__", Fn: func(_ *Thread, self Value, _ Args) (Value, error) { return NewTuple(self), nil }})
}

// sharedBytesMethods are those that bytes and bytearray have both.
func sharedBytesMethods(class string) []*Builtin {
	method := func(name string, f func(*Thread, bytesSelf, Args) (Value, error)) *Builtin {
		return bytesMethod(class, name, f)
	}
	methods := []*Builtin{
		method("decode", bytesDecode),
		method("join", bytesJoin),
		method("split", bytesSplit),
		method("rsplit", bytesRSplit),
		method("splitlines", bytesSplitLines),
		method("partition", bytesPartition),
		method("rpartition", bytesRPartition),
		method("replace", bytesReplace),
		method("translate", bytesTranslate),
		method("expandtabs", func(_ *Thread, b bytesSelf, a Args) (Value, error) {
			size := 8
			if err := Unpack(a, "expandtabs", "tabsize?", &size); err != nil {
				return nil, err
			}
			s, err := expandTabs(b.s, size, true)
			return b.make(s), err
		}),
		method("hex", bytesHex),
		method("__mod__", func(t *Thread, b bytesSelf, a Args) (Value, error) {
			w, err := a.one()
			if err != nil {
				return nil, err
			}
			s, err := percentFormat(t, b.s, w, true)
			return b.make(s), err
		}),
		{Name: "fromhex", Class: true, Fn: bytesFromHex},
		{Name: "maketrans", Static: true, Fn: bytesMakeTrans},
	}
	for _, more := range [][]*Builtin{bytesSearchMethods(class), bytesTestMethods(class), bytesPadMethods(class)} {
		methods = append(methods, more...)
	}
	return asideMethods(methods)
}

func bytesDecode(t *Thread, b bytesSelf, a Args) (Value, error) {
	if len(a.Pos)+len(a.Kw) > 0 {
		return bytesDecodeAs(t, b, a)
	}
	if b.mutable {
		b.s = strings.Clone(b.s)
	}
	if isASCII(b.s) {
		return newASCII(b.s), nil
	}
	return decodedStr(decodeText(t, b.s, "utf-8", "strict"))
}

func bytesDecodeAs(t *Thread, b bytesSelf, a Args) (Value, error) {
	encoding, errors := "utf-8", "strict"
	if err := Unpack(a, "decode", "encoding?", &encoding, "errors?", &errors); err != nil {
		return nil, err
	}
	if b.mutable {
		b.s = strings.Clone(b.s)
	}
	return decodedStr(decodeText(t, b.s, encoding, errors))
}

func decodedStr(text string, err error) (Value, error) {
	if err != nil {
		return nil, err
	}
	return NewStr(text), nil
}

func bytesJoin(t *Thread, b bytesSelf, a Args) (Value, error) {
	v, err := a.single(b.named("join"))
	if err != nil {
		return nil, err
	}
	items, err := joinItems(t, v)
	if err != nil {
		return nil, err
	}
	size := len(b.s) * max(len(items)-1, 0)
	for i, item := range items {
		part, err := BytesLike(item)
		if err != nil {
			return nil, Raise(TypeError, "sequence item %d: expected a bytes-like object, %s found", i, TypeName(item))
		}
		size += len(part)
	}
	if size > maxBytes {
		return nil, noMemory()
	}
	out := make([]byte, 0, size)
	for i, item := range items {
		if i > 0 {
			out = append(out, b.s...)
		}
		part, err := BytesLike(item)
		if err != nil {
			return nil, err
		}
		out = append(out, part...)
	}
	if b.mutable {
		return &ByteArray{b: out}, nil
	}
	return BytesOf(out), nil
}

func bytesReplace(_ *Thread, b bytesSelf, a Args) (Value, error) {
	if err := a.between(b.named("replace"), 2, 3); err != nil {
		return nil, err
	}
	old, err := BytesLike(a.Pos[0])
	if err != nil {
		return nil, err
	}
	with, err := BytesLike(a.Pos[1])
	if err != nil {
		return nil, err
	}
	n := int64(-1)
	if len(a.Pos) == 3 {
		if n, err = Index(a.Pos[2]); err != nil {
			return nil, err
		}
	}
	if len(old) == 0 {
		return b.make(spreadBytes(b.s, string(with), int(n))), nil
	}
	s, err := replaceText(b.s, string(old), string(with), int(n), func(s string) int { return len(s) })
	return b.make(s), err
}

// spreadBytes puts with before each byte and at the end, n times at most.
func spreadBytes(s, with string, n int) string {
	if n < 0 {
		n = len(s) + 1
	}
	var out strings.Builder
	for i := 0; i <= len(s); i++ {
		if i < n {
			out.WriteString(with)
		}
		if i < len(s) {
			out.WriteByte(s[i])
		}
	}
	return out.String()
}

func bytesPartition(_ *Thread, b bytesSelf, a Args) (Value, error) {
	return bytesParts(b, a, "partition", strings.Index)
}

func bytesRPartition(_ *Thread, b bytesSelf, a Args) (Value, error) {
	return bytesParts(b, a, "rpartition", strings.LastIndex)
}

func bytesParts(b bytesSelf, a Args, name string, find func(s, sep string) int) (Value, error) {
	v, err := a.single(b.named(name))
	if err != nil {
		return nil, err
	}
	raw, err := BytesLike(v)
	if err != nil {
		return nil, err
	}
	sep := string(raw)
	if sep == "" {
		return nil, Raise(ValueError, "empty separator")
	}
	i := find(b.s, sep)
	switch {
	case i >= 0:
		return triple(b.make(b.s[:i]), b.make(sep), b.make(b.s[i+len(sep):])), nil
	case name == "partition":
		return NewTuple(b.make(b.s), b.make(""), b.make("")), nil
	}
	return NewTuple(b.make(""), b.make(""), b.make(b.s)), nil
}

func bytesTranslate(_ *Thread, b bytesSelf, a Args) (Value, error) {
	var table Value
	var remove Value = Bytes("")
	if err := Unpack(a, "translate", "table/", &table, "delete?", &remove); err != nil {
		return nil, err
	}
	var to []byte
	if table != None {
		var err error
		if to, err = BytesLike(table); err != nil {
			return nil, err
		}
		if len(to) != 256 {
			return nil, Raise(ValueError, "translation table must be 256 characters long")
		}
	}
	drop, err := BytesLike(remove)
	if err != nil {
		return nil, err
	}
	out := make([]byte, 0, len(b.s))
	for i := range len(b.s) {
		c := b.s[i]
		if strings.IndexByte(string(drop), c) >= 0 {
			continue
		}
		if to != nil {
			c = to[c]
		}
		out = append(out, c)
	}
	return b.make(string(out)), nil
}

func bytesMakeTrans(_ *Thread, _ Value, a Args) (Value, error) {
	if err := a.between("maketrans", 2, 2); err != nil {
		return nil, err
	}
	from, err := BytesLike(a.Pos[0])
	if err != nil {
		return nil, err
	}
	to, err := BytesLike(a.Pos[1])
	if err != nil {
		return nil, err
	}
	if len(from) != len(to) {
		return nil, Raise(ValueError, "maketrans arguments must have same length")
	}
	table := make([]byte, 256)
	for i := range table {
		table[i] = byte(i)
	}
	for i, c := range from {
		table[c] = to[i]
	}
	return BytesOf(table), nil
}
