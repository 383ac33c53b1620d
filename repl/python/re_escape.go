package python

import (
	"strconv"
	"strings"
	"unicode"
)

// escape reads what follows a backslash outside of a set.
func (p *reParser) escape(start int) (*reNode, error) {
	r := p.peek()
	if r == rePatternEnd {
		return nil, p.fail(start, "bad escape (end of pattern)")
	}
	if part := p.category(r); part != nil {
		p.at++
		return &reNode{kind: reSet, set: part}, nil
	}
	switch {
	case strings.ContainsRune("AZbB", r):
		p.at++
		return &reNode{kind: reAssert, char: r, flags: p.flags}, nil
	case r >= '1' && r <= '9':
		return p.number(start)
	}
	c, err := p.character(start)
	if err != nil {
		return nil, err
	}
	return p.literal(c), nil
}

// number is a group's number, or three octal digits.
func (p *reParser) number(start int) (*reNode, error) {
	s := p.source[p.at:]
	octal := func(r rune) bool { return r >= '0' && r <= '7' }
	if len(s) > 2 && s[0] <= '3' && octal(s[0]) && octal(s[1]) && octal(s[2]) {
		p.at += 3
		return p.literal((s[0]-'0')<<6 | (s[1]-'0')<<3 | s[2] - '0'), nil
	}
	if len(s) > 2 && octal(s[0]) && octal(s[1]) && octal(s[2]) {
		return nil, p.fail(start, "octal escape value \\"+string(s[:3])+" outside of range 0-0o377")
	}
	n := int(s[0] - '0')
	p.at++
	if len(s) > 1 && s[1] >= '0' && s[1] <= '9' {
		n = n*10 + int(s[1]-'0')
		p.at++
	}
	return p.reference(n, start+1)
}

func (p *reParser) reference(n, at int) (*reNode, error) {
	if n > p.groups {
		return nil, p.fail(at, "invalid group reference "+strconv.Itoa(n))
	}
	if p.open[n] {
		return nil, p.fail(at-1, "cannot refer to an open group")
	}
	return &reNode{kind: reBackref, group: n, fold: p.flags&reIgnoreCase != 0}, nil
}

var reControl = map[rune]rune{'a': '\a', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v', '\\': '\\'}

// character is the one that an escape stands for; the backslash is read.
func (p *reParser) character(start int) (rune, error) {
	r := p.peek()
	p.at++
	if c, ok := reControl[r]; ok {
		return c, nil
	}
	width := map[rune]int{'x': 2, 'u': 4, 'U': 8}[r]
	switch {
	case r == 'x' || (r == 'u' || r == 'U') && !p.bytes:
		return p.hex(start, width)
	case r >= '0' && r <= '7':
		n := r - '0'
		for i := 0; i < 2 && p.peek() >= '0' && p.peek() <= '7'; i++ {
			n = n<<3 | (p.peek() - '0')
			p.at++
		}
		if n > 0377 {
			return 0, p.fail(start, "octal escape value "+string(p.source[start:p.at])+" outside of range 0-0o377")
		}
		return n, nil
	case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '8' || r == '9':
		return 0, p.fail(start, "bad escape \\"+string(r))
	}
	return r, nil
}

func (p *reParser) hex(start, width int) (rune, error) {
	n, count := rune(0), 0
	for ; count < width; count++ {
		d, err := strconv.ParseUint(string(max(p.peek(), ' ')), 16, 8)
		if err != nil {
			break
		}
		n = n<<4 | rune(d)
		p.at++
	}
	if count < width {
		return 0, p.fail(start, "incomplete escape "+string(p.source[start:p.at]))
	}
	if n > unicode.MaxRune || n < 0 {
		return 0, p.fail(start, "bad escape "+string(p.source[start:p.at]))
	}
	return n, nil
}
