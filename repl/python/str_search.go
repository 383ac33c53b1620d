package python

import (
	"math"
	"strings"
)

// search are the arguments of find and its kin: what, and where to look.
type search struct {
	what       Value
	start, end int // as Python's slices have them
}

func searchArgs(t *Thread, full string, a Args) (search, error) {
	q := search{end: math.MaxInt}
	if n := len(a.Pos); n < 1 || n > 3 || len(a.Kw) > 0 {
		return q, a.searchCount(full)
	}
	q.what = a.Pos[0]
	var err error
	if len(a.Pos) > 1 && a.Pos[1] != None {
		if q.start, err = sliceIndex(t, a.Pos[1]); err != nil {
			return q, err
		}
	}
	if len(a.Pos) > 2 && a.Pos[2] != None {
		q.end, err = sliceIndex(t, a.Pos[2])
	}
	return q, err
}

// searchCount is what a wrong number of arguments gives.
func (a Args) searchCount(full string) error {
	name := lastName(full)
	switch n := len(a.Pos); {
	case len(a.Kw) > 0:
		return noKeywords(full)
	case n == 0:
		return Raise(TypeError, "%s() takes at least 1 argument (0 given)", name)
	default:
		return Raise(TypeError, "%s() takes at most 3 arguments (%d given)", name, n)
	}
}

// within is the range in a sequence of n; none when the start is past the end.
func (q search) within(n int) (start, end int, ok bool) {
	start, end = q.start, min(q.end, n)
	if end < 0 {
		end = max(end+n, 0)
	}
	if start < 0 {
		start = max(start+n, 0)
	}
	return start, end, start <= end
}

// text is the piece of s to look in, and at which byte it begins.
func (q search) text(s *Str) (piece string, from int, ok bool) {
	if q.start == 0 && q.end == math.MaxInt {
		return s.s, 0, true
	}
	start, end, ok := q.within(s.Len())
	if !ok {
		return "", 0, false
	}
	from = s.offset(start)
	return s.s[from:s.offset(end)], from, true
}

func strSearchMethods() []*Builtin {
	find := func(name string, index func(s, sub string) int, must bool) *Builtin {
		full := "str." + name
		return method(name, func(t *Thread, s *Str, a Args) (Value, error) {
			at, err := strFind(t, s, a, full, index)
			if err == nil && at < 0 && must {
				return nil, Raise(ValueError, "substring not found")
			}
			return NewInt(int64(at)), err
		})
	}
	return []*Builtin{
		find("find", strings.Index, false),
		find("rfind", strings.LastIndex, false),
		find("index", strings.Index, true),
		find("rindex", strings.LastIndex, true),
		method("count", strCount),
		method("startswith", func(t *Thread, s *Str, a Args) (Value, error) {
			return strEnds(t, s, a, "startswith", strings.HasPrefix)
		}),
		method("endswith", func(t *Thread, s *Str, a Args) (Value, error) {
			return strEnds(t, s, a, "endswith", strings.HasSuffix)
		}),
	}
}

func strFind(t *Thread, s *Str, a Args, full string, index func(s, sub string) int) (int, error) {
	q, err := searchArgs(t, full, a)
	if err != nil {
		return 0, err
	}
	sub, err := mustStr(q.what)
	if err != nil {
		return 0, err
	}
	piece, from, ok := q.text(s)
	if !ok {
		return -1, nil
	}
	at := index(piece, sub)
	if at < 0 {
		return -1, nil
	}
	return s.charAt(from + at), nil
}

func strCount(t *Thread, s *Str, a Args) (Value, error) {
	q, err := searchArgs(t, "str.count", a)
	if err != nil {
		return nil, err
	}
	sub, err := mustStr(q.what)
	if err != nil {
		return nil, err
	}
	piece, _, ok := q.text(s)
	switch {
	case !ok:
		return NewInt(0), nil
	case sub == "":
		return NewInt(int64(countChars(piece) + 1)), nil
	}
	return NewInt(int64(strings.Count(piece, sub))), nil
}

func strEnds(t *Thread, s *Str, a Args, name string, has func(s, end string) bool) (Value, error) {
	q, err := searchArgs(t, name, a)
	if err != nil {
		return nil, err
	}
	piece, _, ok := q.text(s)
	if end, is := AsStr(q.what); is {
		return Bool(ok && has(piece, end)), nil
	}
	ends, is := q.what.(*Tuple)
	if !is {
		return nil, Raise(TypeError, "%s first arg must be str or a tuple of str, not %s", name, TypeName(q.what))
	}
	for _, item := range ends.Items {
		end, is := AsStr(item)
		if !is {
			return nil, Raise(TypeError, "tuple for %s must only contain str, not %s", name, TypeName(item))
		}
		if ok && has(piece, end) {
			return True, nil
		}
	}
	return False, nil
}
