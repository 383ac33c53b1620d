package python

import (
	"unicode"
	"unicode/utf8"
)

// category is \d \w \s and their opposites.
func (p *reParser) category(r rune) *reClass {
	ascii := p.bytes || p.flags&reASCII != 0
	var in func(r rune) bool
	switch unicode.ToLower(r) {
	case 'd':
		in = unicode.IsDigit
		if ascii {
			in = func(r rune) bool { return r >= '0' && r <= '9' }
		}
	case 'w':
		in = reWord(ascii)
	case 's':
		in = func(r rune) bool {
			return r == ' ' || r >= '\t' && r <= '\r' || !ascii && (unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f)
		}
	default:
		return nil
	}
	if r < utf8.RuneSelf && r >= 'a' {
		return &reClass{parts: []func(rune) bool{in}}
	}
	if r == 'D' || r == 'W' || r == 'S' {
		return &reClass{parts: []func(rune) bool{in}, negate: true}
	}
	return nil
}

func reWord(ascii bool) func(r rune) bool {
	if ascii {
		return func(r rune) bool {
			return r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
		}
	}
	return func(r rune) bool {
		if r < utf8.RuneSelf {
			return r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
		}
		return unicode.IsLetter(r) || unicode.IsNumber(r)
	}
}

// class reads a set; the bracket is read.
func (p *reParser) class(start int) (*reNode, error) {
	s := &reClass{fold: p.flags&reIgnoreCase != 0, negate: p.accept('^')}
	first := p.at
	for {
		r := p.peek()
		if r == rePatternEnd {
			return nil, p.fail(start, "unterminated character set")
		}
		if r == ']' && p.at > first {
			p.at++
			return &reNode{kind: reSet, set: s}, nil
		}
		from := p.at
		low, part, err := p.member()
		if err != nil {
			return nil, err
		}
		if p.peek() != '-' || p.at+1 < len(p.source) && p.source[p.at+1] == ']' {
			s.add(low, low, part)
			continue
		}
		if p.at++; p.peek() == rePatternEnd {
			return nil, p.fail(start, "unterminated character set")
		}
		high, other, err := p.member()
		if err != nil {
			return nil, err
		}
		if part != nil || other != nil || high < low {
			return nil, p.fail(from, "bad character range "+string(p.source[from:p.at]))
		}
		s.add(low, high, nil)
	}
}

func (s *reClass) add(low, high rune, part *reClass) {
	if part == nil {
		s.ranges = append(s.ranges, low, high)
		return
	}
	s.parts = append(s.parts, part.has)
}

// member is one character of a set, or a category.
func (p *reParser) member() (rune, *reClass, error) {
	at := p.at
	r := p.peek()
	p.at++
	if r != '\\' {
		return r, nil, nil
	}
	r = p.peek()
	if r == rePatternEnd {
		return 0, nil, p.fail(at, "bad escape (end of pattern)")
	}
	if part := p.category(r); part != nil {
		p.at++
		return 0, part, nil
	}
	if r == 'b' {
		p.at++
		return '\b', nil, nil
	}
	c, err := p.character(at)
	return c, nil, err
}
