package python

import (
	"slices"
	"strings"
)

// blankByte is what bytes take for a blank.
func blankByte(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }

func bytesSplit(_ *Thread, b bytesSelf, a Args) (Value, error) {
	v, most, err := splitArgs("split", a)
	if err != nil {
		return nil, err
	}
	if v == nil {
		return b.fields(most), nil
	}
	sep, err := byteSeparator(v)
	if err != nil {
		return nil, err
	}
	n := strings.Count(b.s, sep)
	if most >= 0 {
		n = min(n, most)
	}
	l, made := newBytePieces(n + 1)
	rest := b.s
	for k := range n {
		i := strings.Index(rest, sep)
		b.put(&l.Items[k], made, k, rest[:i])
		rest = rest[i+len(sep):]
	}
	b.put(&l.Items[n], made, n, rest)
	return l, nil
}

// newBytePieces is newPieces of bytes.
func newBytePieces(n int) (*List, []string) {
	if n > 8 {
		return &List{Items: make([]Value, n)}, make([]string, n)
	}
	p := new(struct {
		List
		items [8]Value
		made  [8]string
	})
	p.Items = p.items[:n]
	return &p.List, p.made[:n]
}

func (b bytesSelf) put(item *Value, made []string, k int, piece string) {
	if b.mutable || len(b.s) > 4096 {
		*item = b.make(piece)
		return
	}
	made[k] = piece
	*item = bytesAt(&made[k])
}

func byteSeparator(v Value) (string, error) {
	sep, err := BytesLike(v)
	if err == nil && len(sep) == 0 {
		err = Raise(ValueError, "empty separator")
	}
	return string(sep), err
}

// blankBytes are the bytes at which split() splits.
var blankBytes = func() (is [256]bool) {
	for c := range is {
		is[c] = blankByte(byte(c))
	}
	return is
}()

func (b bytesSelf) fields(most int) Value {
	text := b.s
	l, made := newBytePieces(countFields(text, most, &blankBytes))
	for k, i := 0, 0; k < len(made); k++ {
		for blankBytes[text[i]] {
			i++
		}
		start := i
		for i < len(text) && (!blankBytes[text[i]] || k == most) {
			i++
		}
		b.put(&l.Items[k], made, k, text[start:i])
	}
	return l
}

func trimBytes(s string, is func(byte) bool, left, right bool) string {
	for left && s != "" && is(s[0]) {
		s = s[1:]
	}
	for right && s != "" && is(s[len(s)-1]) {
		s = s[:len(s)-1]
	}
	return s
}

func bytesRSplit(_ *Thread, b bytesSelf, a Args) (Value, error) {
	v, most, err := splitArgs("rsplit", a)
	if err != nil {
		return nil, err
	}
	var items []Value
	if v == nil {
		items = b.fieldsFromRight(most)
	} else {
		sep, err := byteSeparator(v)
		if err != nil {
			return nil, err
		}
		rest := b.s
		for ; most != 0; most-- {
			i := strings.LastIndex(rest, sep)
			if i < 0 {
				break
			}
			items = append(items, b.make(rest[i+len(sep):]))
			rest = rest[:i]
		}
		items = append(items, b.make(rest))
	}
	slices.Reverse(items)
	return NewList(items...), nil
}

func (b bytesSelf) fieldsFromRight(most int) (items []Value) {
	rest := b.s
	for {
		rest = trimBytes(rest, blankByte, false, true)
		if rest == "" {
			return items
		}
		if most == 0 {
			return append(items, b.make(rest))
		}
		start := len(rest)
		for start > 0 && !blankByte(rest[start-1]) {
			start--
		}
		items = append(items, b.make(rest[start:]))
		rest = rest[:start]
		most--
	}
}

func bytesSplitLines(_ *Thread, b bytesSelf, a Args) (Value, error) {
	keep := false
	if err := Unpack(a, "splitlines", "keepends?", &keep); err != nil {
		return nil, err
	}
	var items []Value
	for rest := b.s; rest != ""; {
		end := strings.IndexAny(rest, "\r\n")
		n := 1
		switch {
		case end < 0:
			end, n = len(rest), 0
		case strings.HasPrefix(rest[end:], "\r\n"):
			n = 2
		}
		line := rest[:end]
		if keep {
			line = rest[:end+n]
		}
		items = append(items, b.make(line))
		rest = rest[end+n:]
	}
	return NewList(items...), nil
}

func bytesSearchMethods(class string) []*Builtin {
	find := func(name string, index func(s, sub string) int, must bool) *Builtin {
		return bytesMethod(class, name, func(t *Thread, b bytesSelf, a Args) (Value, error) {
			q, err := searchArgs(t, "bytes."+name, a)
			if err != nil {
				return nil, err
			}
			sub, err := byteSubject(t, q.what)
			if err != nil {
				return nil, err
			}
			at := -1
			if start, end, ok := q.within(len(b.s)); ok {
				if at = index(b.s[start:end], sub); at >= 0 {
					at += start
				}
			}
			if at < 0 && must {
				return nil, Raise(ValueError, "subsection not found")
			}
			return NewInt(int64(at)), nil
		})
	}
	ends := func(name string, has func(s, end string) bool) *Builtin {
		return bytesMethod(class, name, func(t *Thread, b bytesSelf, a Args) (Value, error) {
			return bytesEnds(t, b, a, name, has)
		})
	}
	return []*Builtin{
		find("find", strings.Index, false), find("rfind", strings.LastIndex, false),
		find("index", strings.Index, true), find("rindex", strings.LastIndex, true),
		ends("startswith", strings.HasPrefix), ends("endswith", strings.HasSuffix),
		bytesMethod(class, "count", bytesCount),
	}
}

// byteSubject is what find looks for: a number, or bytes.
func byteSubject(t *Thread, v Value) (string, error) {
	if b, ok := v.(Bytes); ok {
		return string(b), nil
	}
	if canIndex(v) {
		c, err := oneByte(t, v)
		return string([]byte{c}), err
	}
	b, err := BytesLike(v)
	if err != nil {
		return "", Raise(TypeError, "argument should be integer or bytes-like object, not '%s'", TypeName(v))
	}
	return string(b), nil
}

func bytesCount(t *Thread, b bytesSelf, a Args) (Value, error) {
	q, err := searchArgs(t, "bytes.count", a)
	if err != nil {
		return nil, err
	}
	sub, err := byteSubject(t, q.what)
	if err != nil {
		return nil, err
	}
	start, end, ok := q.within(len(b.s))
	switch {
	case !ok:
		return NewInt(0), nil
	case sub == "":
		return NewInt(int64(end - start + 1)), nil
	}
	return NewInt(int64(strings.Count(b.s[start:end], sub))), nil
}

func bytesEnds(t *Thread, b bytesSelf, a Args, name string, has func(s, end string) bool) (Value, error) {
	q, err := searchArgs(t, name, a)
	if err != nil {
		return nil, err
	}
	start, end, ok := q.within(len(b.s))
	ends := []Value{q.what}
	if tuple, isTuple := q.what.(*Tuple); isTuple {
		ends = tuple.Items
	} else if !is[Buffer](Held(q.what)) {
		return nil, Raise(TypeError, "%s first arg must be bytes or a tuple of bytes, not %s", name, TypeName(q.what))
	}
	for _, v := range ends {
		w, err := BytesLike(v)
		if err != nil {
			return nil, err
		}
		if ok && has(b.s[start:end], string(w)) {
			return True, nil
		}
	}
	return False, nil
}
