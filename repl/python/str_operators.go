package python

// Binary has + * and %.
func (s *Str) Binary(t *Thread, op BinaryOp, w Value, reflected bool) (Value, error) {
	switch {
	case op == Add && !reflected:
		o, ok := w.(*Str)
		if !ok {
			return concatenates(t, w, "str")
		}
		return s.plus(t, o)
	case op == Mul:
		n, err := repeatCount(t, w, len(s.s))
		if err != nil {
			return nil, err
		}
		t.spend(n * len(s.s))
		return s.repeat(t, n)
	case op == Mod && !reflected:
		text, err := percentFormat(t, s.s, w, false)
		if err != nil {
			return nil, err
		}
		return NewStr(text), nil
	}
	return NotImplemented, nil
}

// concatenates is what + gives with something of another type.
func concatenates(_ *Thread, w Value, kind string) (Value, error) {
	if override(w, slotReflect+slot(Add)) != nil {
		return NotImplemented, nil
	}
	if kind == "str" {
		return nil, Raise(TypeError, `can only concatenate str (not "%s") to str`, TypeName(w))
	}
	return nil, Raise(TypeError, "can't concat %s to %s", TypeName(w), kind)
}

func (s *Str) plus(t *Thread, o *Str) (Value, error) {
	switch {
	case s.s == "":
		return o, nil
	case o.s == "":
		return s, nil
	case len(s.s)+len(o.s) > maxBytes:
		return nil, noMemory()
	case int(s.chars) == len(s.s) && int(o.chars) == len(o.s) && len(s.s)+len(o.s) <= 48:
		sum, b := asciiOf(len(s.s) + len(o.s))
		copy(b[copy(b, s.s):], o.s)
		return sum, nil
	}
	t.spend(len(o.s))
	text, err := t.concat(s.s, o.s)
	if err != nil {
		return nil, err
	}
	sum := &Str{s: text, chars: -1}
	if s.chars >= 0 && o.chars >= 0 {
		sum.chars = s.chars + o.chars
	}
	return sum, nil
}

// repeatCount is how many times a sequence of n bytes is repeated.
func repeatCount(t *Thread, w Value, n int) (int, error) {
	count, ok := AsInt(w)
	if !ok {
		if !canIndex(w) {
			return 0, Raise(TypeError, "can't multiply sequence by non-int of type '%s'", TypeName(w))
		}
		i, err := indexInt(t, w)
		if err != nil {
			return 0, repeatError(w, err)
		}
		count = int64(i)
	}
	if count <= 0 || n == 0 {
		return 0, nil
	}
	if count > int64(maxBytes/n) {
		return 0, noMemory()
	}
	return int(count), nil
}

func (s *Str) repeat(t *Thread, n int) (Value, error) {
	switch {
	case n == 0:
		return emptyStr, nil
	case n == 1:
		return s, nil
	}
	text, err := t.repeat(s.s, n)
	if err != nil {
		return nil, err
	}
	return &Str{s: text, chars: int32(s.Len() * n)}, nil
}

// StrIterator goes over the characters of a text.
type StrIterator struct {
	s  *Str
	at int
}

// The classes of iterators over texts.
var (
	StrIteratorType      = &Type{Name: "str_iterator", Final: true}
	StrASCIIIteratorType = &Type{Name: "str_ascii_iterator", Final: true}
)

// Type is its class.
func (i *StrIterator) Type() *Type {
	if i.s.ascii() {
		return StrASCIIIteratorType
	}
	return StrIteratorType
}

// Iter goes over the characters.
func (s *Str) Iter(*Thread) (Iterator, error) { return &StrIterator{s: s}, nil }

// Next is a text of one character.
func (i *StrIterator) Next(*Thread) (Value, error) {
	if i.at >= len(i.s.s) {
		return nil, nil
	}
	if c := i.s.s[i.at]; c < 0x80 {
		i.at++
		return asciiStrs[c], nil
	}
	r, n := decodeChar(i.s.s[i.at:])
	i.at += n
	return NewChar(r), nil
}
