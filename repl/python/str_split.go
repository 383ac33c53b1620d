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
	items := s.pieces(uint(n) + 1)
	rest := s.s
	for range n {
		i := strings.Index(rest, sep)
		items.add(rest[:i])
		rest = rest[i+len(sep):]
	}
	items.add(rest)
	return NewList(items.items...), nil
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
		items := s.pieces(countFields(s.s, most, &blanks))
		eachField(s.s, most, &blanks, items.add)
		return NewList(items.items...)
	}
	rest := s.s
	items := s.pieces(8)
	for {
		rest = trimLeftSpace(rest)
		if rest == "" {
			break
		}
		if most == 0 {
			items.add(rest)
			break
		}
		end := spaceIndex(rest)
		items.add(rest[:end])
		rest = rest[end:]
		most--
	}
	return NewList(items.items...)
}

// countFields counts what eachField gives.
func countFields(s string, most int, blank *[256]bool) (n uint) {
	was := true
	for i := range len(s) {
		is := blank[s[i]]
		if was && !is {
			n++
		}
		was = is
	}
	if most >= 0 {
		n = min(n, uint(most)+1)
	}
	return n
}

// eachField calls add for what stands between blanks; after the most splits for all the rest.
func eachField(s string, most int, blank *[256]bool, add func(string)) {
	for i := 0; ; most-- {
		for i < len(s) && blank[s[i]] {
			i++
		}
		if i == len(s) {
			return
		}
		if most == 0 {
			add(s[i:])
			return
		}
		start := i
		for i < len(s) && !blank[s[i]] {
			i++
		}
		add(s[start:i])
	}
}

// pieces are parts of one text, made together.
type pieces struct {
	of    *Str
	items []Value
	made  []Str
}

func (s *Str) pieces(n uint) *pieces {
	s.Len()
	return &pieces{of: s, items: make([]Value, 0, n), made: make([]Str, 0, n)}
}

func (p *pieces) add(piece string) {
	if len(p.made) == cap(p.made) || len(piece) < 2 || len(p.of.s) > 4096 {
		p.items = append(p.items, p.of.part(piece))
		return
	}
	chars := int32(-1)
	if p.of.ascii() {
		chars = int32(len(piece))
	}
	p.made = append(p.made, Str{s: piece, chars: chars})
	p.items = append(p.items, &p.made[len(p.made)-1])
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
