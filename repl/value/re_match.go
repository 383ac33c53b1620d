package value

import (
	"context"
	"fmt"
	"regexp"
	"unicode/utf8"

	"go.starlark.net/starlark"
)

// subject is what a pattern is applied to: the text that Go sees, and the way back.
type subject struct {
	value   starlark.Value // String or Bytes
	text    string
	offsets []int // of the bytes' characters in text; nil where they are the same
}

// subject checks that a pattern and its text are both str or both bytes.
func (p *pattern) subject(v starlark.Value) (subject, error) {
	_, isBytes := p.source.(Bytes)
	switch s := v.(type) {
	case starlark.String:
		if isBytes {
			return subject{}, Raise("TypeError", "cannot use a bytes pattern on a string-like object")
		}
		return subject{value: s, text: string(s)}, nil
	case Bytes:
		if !isBytes {
			return subject{}, Raise("TypeError", "cannot use a string pattern on a bytes-like object")
		}
		return bytesSubject(s), nil
	}
	return subject{}, Raise("TypeError", "expected string or bytes-like object, got '%s'", TypeName(v))
}

func bytesSubject(b Bytes) subject {
	s := subject{value: b, text: latin(string(b))}
	if len(s.text) > len(b) {
		s.offsets = make([]int, len(s.text)+1)
		n := 0
		for i := range s.text {
			s.offsets[i] = n
			n++
		}
		s.offsets[len(s.text)] = n
	}
	return s
}

func (s subject) at(i int) int {
	if s.offsets != nil && i >= 0 {
		return s.offsets[i]
	}
	return i
}

// slice is a part by the offsets of text; None for a group that took no part.
func (s subject) slice(from, to int) starlark.Value {
	if from < 0 {
		return starlark.None
	}
	if b, ok := s.value.(Bytes); ok {
		return b[s.at(from):s.at(to)]
	}
	return starlark.String(s.text[from:to])
}

// all are the matches from left to right, as Python finds them: an empty one may follow
// right behind another, which Go's own search leaves out.
func (p *pattern) all(thread *starlark.Thread, s subject, most int) ([][]int, error) {
	if !p.ordinary {
		return p.find.FindAllStringSubmatchIndex(s.text, most), nil
	}
	var out [][]int
	ctx := Context(thread)
	for from := 0; from <= len(s.text) && (most < 0 || len(out) < most); {
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		loc := next(p.find, s.text, from)
		if loc == nil {
			break
		}
		if n := len(out); n > 0 && loc[1] == loc[0] && out[n-1][0] == loc[0] && out[n-1][1] == loc[1] {
			_, width := utf8.DecodeRuneInString(s.text[from:])
			from += max(width, 1)
			continue
		}
		out = append(out, loc)
		from = loc[1]
	}
	return out, nil
}

func next(re *regexp.Regexp, text string, from int) []int {
	loc := re.FindStringSubmatchIndex(text[from:])
	for i := range loc {
		if loc[i] >= 0 {
			loc[i] += from
		}
	}
	return loc
}

// match is Python's re.Match.
type match struct {
	pattern *pattern
	subject subject
	loc     []int
}

var _ starlark.HasAttrs = (*match)(nil)
var _ starlark.Mapping = (*match)(nil)

func (m *match) String() string       { return m.Repr() }
func (m *match) Type() string         { return "re.Match" }
func (m *match) Freeze()              {}
func (m *match) Truth() starlark.Bool { return true }

func (m *match) Hash() (uint32, error) {
	return 0, Raise("TypeError", "unhashable type: 're.Match'")
}

// Repr is Python's text of a match.
func (m *match) Repr() string {
	return fmt.Sprintf("<re.Match object; span=(%d, %d), match=%s>",
		m.subject.at(m.loc[0]), m.subject.at(m.loc[1]), Repr(m.group(0)))
}

// Get is m[group].
func (m *match) Get(key starlark.Value) (starlark.Value, bool, error) {
	i, err := m.index(key)
	if err != nil {
		return nil, false, err
	}
	return m.group(i), true, nil
}

func (m *match) group(i int) starlark.Value { return m.subject.slice(m.loc[2*i], m.loc[2*i+1]) }

func (m *match) index(key starlark.Value) (int, error) {
	if name, ok := starlark.AsString(key); ok {
		if i := m.pattern.find.SubexpIndex(name); i > 0 {
			return i, nil
		}
	} else if i, err := size(key); err == nil && i >= 0 && i < len(m.loc)/2 {
		return i, nil
	}
	return 0, Raise("IndexError", "no such group")
}

var matchMethods = newMethods(func() map[string]method {
	return map[string]method{
		"group": matchGroup, "groups": matchGroups, "groupdict": matchGroupdict,
		"start": matchSpan, "end": matchSpan, "span": matchSpan,
	}
})

// Attr is an attribute of Python's re.Match.
func (m *match) Attr(name string) (starlark.Value, error) {
	switch name {
	case "re":
		return m.pattern, nil
	case "string":
		return m.subject.value, nil
	case "pos":
		return starlark.MakeInt(0), nil
	case "endpos":
		return starlark.MakeInt(starlark.Len(m.subject.value)), nil
	}
	if method := matchMethods()[name]; method != nil {
		return method.BindReceiver(m), nil
	}
	return nil, noAttr(m, name)
}

// AttrNames are the attributes of Python's re.Match.
func (m *match) AttrNames() []string {
	return append(matchMethods().names(), "endpos", "pos", "re", "string")
}

func matchGroup(c *call) (starlark.Value, error) {
	m := c.self.(*match)
	if len(c.args) == 0 {
		return m.group(0), nil
	}
	out := make(starlark.Tuple, len(c.args))
	for i, key := range c.args {
		n, err := m.index(key)
		if err != nil {
			return nil, err
		}
		out[i] = m.group(n)
	}
	if len(out) == 1 {
		return out[0], nil
	}
	return out, nil
}

// or is the group, or the default when it took no part.
func (m *match) or(i int, otherwise starlark.Value) starlark.Value {
	if v := m.group(i); v != starlark.None || otherwise == nil {
		return v
	}
	return otherwise
}

func matchGroups(c *call) (starlark.Value, error) {
	a, err := c.bind("default?")
	if err != nil {
		return nil, err
	}
	m := c.self.(*match)
	out := starlark.Tuple{}
	for i := 1; i < len(m.loc)/2; i++ {
		out = append(out, m.or(i, a[0]))
	}
	return out, nil
}

func matchGroupdict(c *call) (starlark.Value, error) {
	a, err := c.bind("default?")
	if err != nil {
		return nil, err
	}
	m := c.self.(*match)
	out := starlark.NewDict(0)
	for i, name := range m.pattern.find.SubexpNames() {
		if name == "" {
			continue
		}
		if err := out.SetKey(starlark.String(name), m.or(i, a[0])); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func matchSpan(c *call) (starlark.Value, error) {
	a, err := c.bind("group?")
	if err != nil {
		return nil, err
	}
	m, i := c.self.(*match), 0
	if a[0] != nil {
		if i, err = m.index(a[0]); err != nil {
			return nil, err
		}
	}
	from := starlark.MakeInt(m.subject.at(m.loc[2*i]))
	to := starlark.MakeInt(m.subject.at(m.loc[2*i+1]))
	switch c.name {
	case "start":
		return from, nil
	case "end":
		return to, nil
	}
	return starlark.Tuple{from, to}, nil
}
