package python

import (
	"strconv"
	"strings"
)

// rePiece is a part of a template: text, or a group.
type rePiece struct {
	text  string
	group int // -1 for text
}

func (m *Match) expand(out []byte, pieces []rePiece) []byte {
	for _, p := range pieces {
		if p.group < 0 {
			out = append(out, p.text...)
		} else if m.caps[2*p.group] >= 0 && m.caps[2*p.group+1] >= 0 {
			out = append(out, m.text.s[m.caps[2*p.group]:m.caps[2*p.group+1]]...)
		}
	}
	return out
}

func reTemplateOf(c *call) (Value, error) {
	a, err := c.bind("pattern", "repl")
	if err != nil {
		return nil, err
	}
	p, ok := a[0].(*Pattern)
	if !ok {
		return nil, Raise(TypeError, "a pattern is required")
	}
	_, err = p.template(c.t, a[1])
	return a[1], err
}

// template reads what sub puts in a match's place: \1 \g<name> \n.
func (p *Pattern) template(t *Thread, v Value) ([]rePiece, error) {
	s, ok := AsStr(v)
	if !ok {
		b, err := BytesLike(v)
		if err != nil || !p.bytes {
			return nil, Raise(TypeError, "decoding to str: need a bytes-like object, %s found", TypeName(v))
		}
		s = string(b)
	} else if p.bytes {
		return nil, Raise(TypeError, "a bytes-like object is required, not '%s'", TypeName(v))
	}
	if !strings.Contains(s, `\`) {
		return []rePiece{{s, -1}}, nil
	}
	r := &reTemplate{pattern: p, s: s}
	if err := r.read(); err != nil {
		return nil, reErrorOf(t, err, v, reRunes(s))
	}
	return append(r.pieces, rePiece{"", -1}), nil
}

type reTemplate struct {
	pattern *Pattern
	s       string
	at      int
	text    []byte
	pieces  []rePiece
}

func (r *reTemplate) flush() {
	if len(r.text) > 0 {
		r.pieces = append(r.pieces, rePiece{string(r.text), -1})
		r.text = nil
	}
}

func (r *reTemplate) fail(at int, message string) error {
	return &reProblem{message, countChars(r.s[:at])}
}

func (r *reTemplate) read() error {
	for r.at < len(r.s) {
		c := r.s[r.at]
		if c != '\\' {
			r.text = append(r.text, c)
			r.at++
			continue
		}
		if err := r.escape(); err != nil {
			return err
		}
	}
	r.flush()
	return nil
}

func (r *reTemplate) escape() error {
	start := r.at
	r.at++
	if r.at >= len(r.s) {
		return r.fail(start, "bad escape (end of pattern)")
	}
	c := r.s[r.at]
	r.at++
	switch {
	case c == 'g':
		return r.named()
	case c >= '0' && c <= '9':
		return r.number(start, c)
	}
	if x, ok := reControl[rune(c)]; ok {
		r.text = append(r.text, byte(x))
		return nil
	}
	if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' {
		return r.fail(start, `bad escape \`+string(c))
	}
	r.text = append(r.text, '\\', c)
	return nil
}

func (r *reTemplate) group(n, at int) error {
	if n > r.pattern.program.groups {
		return r.fail(at, "invalid group reference "+strconv.Itoa(n))
	}
	r.flush()
	r.pieces = append(r.pieces, rePiece{"", n})
	return nil
}

func (r *reTemplate) number(start int, c byte) error {
	rest := r.s[r.at:]
	octal := func(b byte) bool { return b >= '0' && b <= '7' }
	three := len(rest) > 1 && octal(c) && octal(rest[0]) && octal(rest[1])
	if c == '0' || three {
		n := int(c - '0')
		for i := 0; i < 2 && r.at < len(r.s) && octal(r.s[r.at]); i++ {
			n = n<<3 | int(r.s[r.at]-'0')
			r.at++
		}
		if n > 0377 {
			return r.fail(start, "octal escape value "+r.s[start:r.at]+" outside of range 0-0o377")
		}
		if r.pattern.bytes {
			r.text = append(r.text, byte(n))
		} else {
			r.text = append(r.text, string(rune(n))...)
		}
		return nil
	}
	n := int(c - '0')
	if len(rest) > 0 && rest[0] >= '0' && rest[0] <= '9' {
		n = n*10 + int(rest[0]-'0')
		r.at++
	}
	return r.group(n, start+1)
}

func (r *reTemplate) named() error {
	if r.at >= len(r.s) || r.s[r.at] != '<' {
		return r.fail(r.at, "missing <")
	}
	r.at++
	start := r.at
	end := strings.IndexByte(r.s[start:], '>')
	if end < 0 {
		if start == len(r.s) {
			return r.fail(start, "missing group name")
		}
		return r.fail(start, "missing >, unterminated name")
	}
	name := r.s[start : start+end]
	r.at = start + end + 1
	if name == "" {
		return r.fail(start, "missing group name")
	}
	if n, err := strconv.Atoi(name); err == nil && n >= 0 {
		return r.group(n, start)
	}
	if !isIdentifier(name) {
		return r.fail(start, "bad character in group name "+(&reParser{bytes: r.pattern.bytes}).quoted(name))
	}
	n, ok := r.pattern.index[name]
	if !ok {
		return Raise(IndexError, "unknown group name '%s'", name)
	}
	return r.group(n, start)
}
