package python

import (
	"slices"
	"strings"
)

// splitArgs are sep, nil for blanks, and the most splits, -1 for any number.
func splitArgs(name string, a Args) (sep Value, most int, err error) {
	switch {
	case len(a.Pos)+len(a.Kw) == 0:
		return nil, -1, nil
	case len(a.Pos) == 1 && len(a.Kw) == 0 && a.Pos[0] != None:
		return a.Pos[0], -1, nil
	}
	return manySplitArgs(name, a)
}

func manySplitArgs(name string, a Args) (Value, int, error) {
	var sep Value = None
	most := -1
	err := Unpack(a, name, "sep?", &sep, "maxsplit?", &most)
	if sep == None {
		sep = nil
	}
	return sep, most, err
}

func strSplit(_ *Thread, s *Str, a Args) (Value, error) {
	v, most, err := splitArgs("split", a)
	if err != nil {
		return nil, err
	}
	if v == nil {
		return s.fields(most), nil
	}
	sep, err := separator(v)
	if err != nil {
		return nil, err
	}
	s.Len()
	n := strings.Count(s.s, sep)
	if most >= 0 {
		n = min(n, most)
	}
	l, made := newPieces(n + 1)
	rest := s.s
	for k := range n {
		i := strings.Index(rest, sep)
		s.put(&l.Items[k], made, k, rest[:i])
		rest = rest[i+len(sep):]
	}
	s.put(&l.Items[n], made, n, rest)
	return l, nil
}

func separator(v Value) (string, error) {
	sep, ok := AsStr(v)
	if !ok {
		return "", Raise(TypeError, "must be str or None, not %s", TypeName(v))
	}
	if sep == "" {
		return "", Raise(ValueError, "empty separator")
	}
	return sep, nil
}

// blanks are the ASCII characters at which split() splits.
var blanks = func() (is [256]bool) {
	for c := range is {
		is[c] = c < 0x80 && asciiSpace(byte(c))
	}
	return is
}()

// fields splits at blanks.
func (s *Str) fields(most int) Value {
	if s.ascii() {
		return s.fieldsASCII(most)
	}
	var items []Value
	for rest := s.s; ; most-- {
		rest = trimLeftSpace(rest)
		switch {
		case rest == "":
			return NewList(items...)
		case most == 0:
			return NewList(append(items, s.part(rest))...)
		}
		end := spaceIndex(rest)
		items = append(items, s.part(rest[:end]))
		rest = rest[end:]
	}
}

func (s *Str) fieldsASCII(most int) Value {
	text := s.s
	l, made := newPieces(countFields(text, most, &blanks))
	for k, i := 0, 0; k < len(made); k++ {
		for blanks[text[i]] {
			i++
		}
		start := i
		for i < len(text) && (!blanks[text[i]] || k == most) {
			i++
		}
		s.put(&l.Items[k], made, k, text[start:i])
	}
	return l
}

// countFields counts what stands between blanks: after so many splits all the rest is one.
func countFields(s string, most int, blank *[256]bool) (n int) {
	was := true
	for i := range len(s) {
		is := blank[s[i]]
		if was && !is {
			n++
		}
		was = is
	}
	if most >= 0 {
		n = min(n, most+1)
	}
	return n
}

// newPieces is a list of n items, and the texts that it will hold: of a few, all in one piece of memory.
func newPieces(n int) (*List, []Str) {
	switch {
	case n <= 4:
		p := new(struct {
			List
			items [4]Value
			made  [4]Str
		})
		p.Items = p.items[:n]
		return &p.List, p.made[:n]
	case n <= 8:
		p := new(struct {
			List
			items [8]Value
			made  [8]Str
		})
		p.Items = p.items[:n]
		return &p.List, p.made[:n]
	}
	return &List{Items: make([]Value, n)}, make([]Str, n)
}

// put makes a piece of s the k-th.
func (s *Str) put(item *Value, made []Str, k int, piece string) {
	if len(piece) < 2 || len(s.s) > 4096 {
		*item = s.part(piece)
		return
	}
	p := &made[k]
	p.s, p.chars = piece, -1
	if s.ascii() {
		p.chars = int32(len(piece))
	}
	*item = p
}

// spaceIndex is where the first blank is, or the end.
func spaceIndex(s string) int {
	for i := 0; i < len(s); {
		if c := s[i]; c < 0x80 {
			if asciiSpace(c) {
				return i
			}
			i++
			continue
		}
		r, n := decodeChar(s[i:])
		if isSpace(r) {
			return i
		}
		i += n
	}
	return len(s)
}

func asciiSpace(c byte) bool {
	return c == ' ' || c >= '\t' && c <= '\r' || c >= 0x1c && c <= 0x1f
}

func trimLeftSpace(s string) string {
	for s != "" {
		if c := s[0]; c < 0x80 {
			if !asciiSpace(c) {
				return s
			}
			s = s[1:]
			continue
		}
		r, n := decodeChar(s)
		if !isSpace(r) {
			return s
		}
		s = s[n:]
	}
	return s
}

func trimRightSpace(s string) string {
	for s != "" {
		if c := s[len(s)-1]; c < 0x80 {
			if !asciiSpace(c) {
				return s
			}
			s = s[:len(s)-1]
			continue
		}
		at := lastChar(s)
		if r, _ := decodeChar(s[at:]); !isSpace(r) {
			return s
		}
		s = s[:at]
	}
	return s
}

// lastChar is where the last character begins.
func lastChar(s string) int {
	at := len(s) - 1
	for at > 0 && s[at]&0xc0 == 0x80 {
		at--
	}
	return at
}

func strRSplit(_ *Thread, s *Str, a Args) (Value, error) {
	v, most, err := splitArgs("rsplit", a)
	if err != nil {
		return nil, err
	}
	s.Len()
	var items []Value
	if v == nil {
		if most < 0 {
			return s.fields(-1), nil
		}
		items = s.fieldsFromRight(most)
	} else {
		sep, err := separator(v)
		if err != nil {
			return nil, err
		}
		rest := s.s
		for ; most != 0; most-- {
			i := strings.LastIndex(rest, sep)
			if i < 0 {
				break
			}
			items = append(items, s.part(rest[i+len(sep):]))
			rest = rest[:i]
		}
		items = append(items, s.part(rest))
	}
	slices.Reverse(items)
	return NewList(items...), nil
}

func (s *Str) fieldsFromRight(most int) (items []Value) {
	rest := s.s
	for {
		rest = trimRightSpace(rest)
		if rest == "" {
			return items
		}
		if most == 0 {
			return append(items, s.part(rest))
		}
		start := len(rest)
		for start > 0 {
			at := lastChar(rest[:start])
			if r, _ := decodeChar(rest[at:start]); isSpace(r) {
				break
			}
			start = at
		}
		items = append(items, s.part(rest[start:]))
		rest = rest[:start]
		most--
	}
}

func strSplitLines(_ *Thread, s *Str, a Args) (Value, error) {
	keep := false
	if err := Unpack(a, "splitlines", "keepends?", &keep); err != nil {
		return nil, err
	}
	s.Len()
	var items []Value
	for start, i := 0, 0; i < len(s.s); {
		end, n := i, lineEnd(s.s[i:])
		if n == 0 {
			i += charSize(s.s[i])
			if i < len(s.s) {
				continue
			}
			end = len(s.s)
		}
		i = end + n
		if keep {
			end = i
		}
		items = append(items, s.part(s.s[start:end]))
		start = i
	}
	return NewList(items...), nil
}

// lineEnd is how many bytes of a line's end s begins with.
func lineEnd(s string) int {
	switch c := s[0]; {
	case c == '\r' && len(s) > 1 && s[1] == '\n':
		return 2
	case c >= '\n' && c <= '\r' || c >= 0x1c && c <= 0x1e:
		return 1
	case c < 0x80:
		return 0
	case strings.HasPrefix(s, "\u0085"):
		return 2
	case strings.HasPrefix(s, "\u2028") || strings.HasPrefix(s, "\u2029"):
		return 3
	}
	return 0
}
