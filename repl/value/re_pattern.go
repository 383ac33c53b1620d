package value

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"go.starlark.net/starlark"
)

// patternMethods are those of Python's re.Pattern, and re's functions by the same names.
func patternMethods() map[string]method {
	return map[string]method{
		"search": patternMatch, "match": patternMatch, "fullmatch": patternMatch,
		"findall": patternFindall, "finditer": patternFinditer, "split": patternSplit,
		"sub": patternSub, "subn": patternSub,
	}
}

var patternBuiltins = newMethods(patternMethods)

func patternMatch(c *call) (starlark.Value, error) {
	p, s, err := c.patternAndText("string")
	if err != nil {
		return nil, err
	}
	re := map[string]*regexp.Regexp{"search": p.find, "match": p.match, "fullmatch": p.full}[c.name]
	loc := re.FindStringSubmatchIndex(s.text)
	if loc == nil {
		return starlark.None, nil
	}
	return &match{p, s, loc}, nil
}

func (c *call) patternAndText(params ...string) (*pattern, subject, error) {
	a, err := c.bind(params...)
	if err != nil {
		return nil, subject{}, err
	}
	p := c.self.(*pattern)
	s, err := p.subject(a[0])
	return p, s, err
}

func patternFinditer(c *call) (starlark.Value, error) {
	p, s, err := c.patternAndText("string")
	if err != nil {
		return nil, err
	}
	matches, err := p.all(c.thread, s, -1)
	if err != nil {
		return nil, err
	}
	var out []starlark.Value
	for _, loc := range matches {
		out = append(out, &match{p, s, loc})
	}
	return starlark.NewList(out), nil
}

func patternFindall(c *call) (starlark.Value, error) {
	p, s, err := c.patternAndText("string")
	if err != nil {
		return nil, err
	}
	matches, err := p.all(c.thread, s, -1)
	if err != nil {
		return nil, err
	}
	var out []starlark.Value
	for _, loc := range matches {
		out = append(out, s.found(loc))
	}
	return starlark.NewList(out), nil
}

// found is findall's element: the match, its only group, or all of its groups.
func (s subject) found(loc []int) starlark.Value {
	var groups starlark.Tuple
	for i := 2; i < len(loc); i += 2 {
		groups = append(groups, s.slice(max(loc[i], 0), max(loc[i+1], 0)))
	}
	switch len(groups) {
	case 0:
		return s.slice(loc[0], loc[1])
	case 1:
		return groups[0]
	}
	return groups
}

// found are the matches in a text, the first so many; 0, or nothing, is all, and a negative
// number none.
func (c *call) found(text, most starlark.Value) (s subject, matches [][]int, err error) {
	limit, err := optional(most, 0)
	if err != nil {
		return s, nil, err
	}
	p := c.self.(*pattern)
	if s, err = p.subject(text); err != nil || limit < 0 {
		return s, nil, err
	}
	if limit == 0 {
		limit = -1
	}
	matches, err = p.all(c.thread, s, limit)
	return s, matches, err
}

func patternSplit(c *call) (starlark.Value, error) {
	a, err := c.bind("string", "maxsplit?")
	if err != nil {
		return nil, err
	}
	s, matches, err := c.found(a[0], a[1])
	if err != nil {
		return nil, err
	}
	var out []starlark.Value
	from := 0
	for _, loc := range matches {
		out = append(out, s.slice(from, loc[0]))
		for i := 2; i < len(loc); i += 2 {
			out = append(out, s.slice(loc[i], loc[i+1]))
		}
		from = loc[1]
	}
	return starlark.NewList(append(out, s.slice(from, len(s.text)))), nil
}

func patternSub(c *call) (starlark.Value, error) {
	a, err := c.bind("repl", "string", "count?")
	if err != nil {
		return nil, err
	}
	s, matches, err := c.found(a[1], a[2])
	if err != nil {
		return nil, err
	}
	out, err := c.replaced(s, matches, a[0])
	if err != nil || c.name == "sub" {
		return out, err
	}
	return starlark.Tuple{out, starlark.MakeInt(len(matches))}, nil
}

func (c *call) replaced(s subject, matches [][]int, repl starlark.Value) (starlark.Value, error) {
	p := c.self.(*pattern)
	var out strings.Builder
	from := 0
	for _, loc := range matches {
		new, err := c.replacement(&match{p, s, loc}, repl)
		if err != nil {
			return nil, err
		}
		out.WriteString(raw(s.slice(from, loc[0])))
		out.WriteString(new)
		if out.Len() > maxBytes {
			return nil, tooMany("characters", out.Len(), maxBytes)
		}
		from = loc[1]
	}
	out.WriteString(raw(s.slice(from, len(s.text))))
	if _, ok := s.value.(Bytes); ok {
		return Bytes(out.String()), nil
	}
	return starlark.String(out.String()), nil
}

// raw is the content of a str or bytes, "" for None.
func raw(v starlark.Value) string {
	switch v := v.(type) {
	case starlark.String:
		return string(v)
	case Bytes:
		return string(v)
	}
	return ""
}

// replacement is what a match becomes: by a function, or by a template with \1 \g<name>.
func (c *call) replacement(m *match, repl starlark.Value) (string, error) {
	if f, ok := repl.(starlark.Callable); ok {
		v, err := starlark.Call(c.thread, f, starlark.Tuple{m}, nil)
		if err != nil {
			return "", err
		}
		repl = v
		if repl == starlark.None {
			return "", nil
		}
		return raw(repl), m.sameKind(repl)
	}
	if err := m.sameKind(repl); err != nil {
		return "", err
	}
	return m.expand(raw(repl))
}

func (m *match) sameKind(v starlark.Value) error {
	if want := TypeName(m.subject.value); TypeName(v) != want {
		return Raise("TypeError", "the replacement must be %s, not %s", want, TypeName(v))
	}
	return nil
}

func (m *match) expand(template string) (string, error) {
	var out strings.Builder
	for whole := template; ; {
		plain, rest, found := strings.Cut(template, `\`)
		out.WriteString(plain)
		if !found {
			return out.String(), nil
		}
		if rest == "" {
			return "", Raise("re.error", "bad escape (end of pattern)")
		}
		s, n, err := m.reference(rest)
		if err != nil {
			return "", Raise("re.error", "%s at position %d",
				err, utf8.RuneCountInString(whole[:len(whole)-len(rest)-1]))
		}
		out.WriteString(s)
		template = rest[n:]
	}
}

// reference is what the text behind a \ stands for, and how long it is.
func (m *match) reference(rest string) (s string, n int, err error) {
	var key starlark.Value
	switch c := rest[0]; {
	case strings.HasPrefix(rest, "g<") && strings.Contains(rest, ">"):
		name := rest[2:strings.IndexByte(rest, '>')]
		n, key = len(name)+3, starlark.String(name)
		if i, ok, _ := position(name); ok {
			key = starlark.MakeInt(i)
		}
	case c == '0':
		return "\x00", 1, nil
	case digit(c):
		n = min(digits(rest), 2)
		i, _, _ := position(rest[:n])
		key = starlark.MakeInt(i)
	case strings.IndexByte(`\nrtfvab`, c) >= 0:
		return "\\\n\r\t\f\v\a\b"[strings.IndexByte(`\nrtfvab`, c):][:1], 1, nil
	case lower(c) || upper(c):
		return "", 0, fmt.Errorf(`bad escape \%c`, c)
	default:
		return `\`, 0, nil
	}
	i, err := m.index(key)
	if err != nil {
		return "", 0, fmt.Errorf("invalid group reference %s", Str(key))
	}
	return raw(m.group(i)), n, nil
}
