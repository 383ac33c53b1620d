package python

import (
	"strconv"
	"unicode"
	"unicode/utf8"
)

// The flags of re.
const (
	reIgnoreCase = 2
	reLocale     = 4
	reMultiline  = 8
	reDotAll     = 16
	reUnicode    = 32
	reVerbose    = 64
	reDebug      = 128
	reASCII      = 256
)

var reFlagLetters = map[byte]int{'i': reIgnoreCase, 'L': reLocale, 'm': reMultiline, 's': reDotAll, 'u': reUnicode,
	'x': reVerbose, 'a': reASCII}

type reKind uint8

// What a node of a pattern is.
const (
	reEmpty  reKind = iota
	reChar          // char
	reAny           // any but a newline
	reAnyAll        // any
	reSet           // set
	reCat           // subs in turn
	reAlt           // one of subs
	reRepeat        // subs[0] min to max times
	reGroup         // subs[0], kept as group
	reBackref
	reLook   // subs[0] stands before or behind; negate
	reAtomic // subs[0], never tried again
	reCond   // subs[0] if group matched, or subs[1]
	reAssert // char says which: ^ $ A Z b B
)

type reNode struct {
	kind       reKind
	char       rune
	fold       bool // in any case
	set        *reClass
	subs       []*reNode
	min, max   int
	lazy       bool
	possessive bool
	group      int
	negate     bool
	behind     bool
	flags      int // of an assertion
}

// reClass is a set of characters.
type reClass struct {
	ascii  *[utf8.RuneSelf]bool // what is known of ASCII
	negate bool
	fold   bool
	ranges []rune // pairs
	parts  []func(r rune) bool
}

func (s *reClass) one(r rune) bool {
	for i := 0; i < len(s.ranges); i += 2 {
		if s.ranges[i] <= r && r <= s.ranges[i+1] {
			return true
		}
	}
	for _, part := range s.parts {
		if part(r) {
			return true
		}
	}
	return false
}

// tabulate works out ASCII once and for all.
func (s *reClass) tabulate() {
	var table [utf8.RuneSelf]bool
	for r := range table {
		table[r] = s.has(rune(r))
	}
	s.ascii = &table
}

func (s *reClass) has(r rune) bool {
	if r < utf8.RuneSelf && s.ascii != nil {
		return s.ascii[r]
	}
	in := s.one(r)
	if !in && s.fold {
		for c := unicode.SimpleFold(r); c != r; c = unicode.SimpleFold(c) {
			if s.one(c) {
				in = true
				break
			}
		}
	}
	return in != s.negate
}

// reParser reads a pattern.
type reParser struct {
	source []rune
	at     int
	bytes  bool
	flags  int
	global int
	names  map[string]int
	order  []string
	groups int
	open   map[int]bool // groups that are not closed yet
	depth  int

	conditions []struct{ group, at int } // (?(1)…) may name a group that comes later
}

// reProblem is re.error before it has its pattern.
type reProblem struct {
	message string
	at      int
}

func (p *reProblem) Error() string { return p.message }

func (p *reParser) fail(at int, message string) error { return &reProblem{message, at} }

const rePatternEnd = -1

func (p *reParser) peek() rune {
	if p.at < len(p.source) {
		return p.source[p.at]
	}
	return rePatternEnd
}

func (p *reParser) accept(r rune) bool {
	if p.peek() == r {
		p.at++
		return true
	}
	return false
}

// parse reads all.
func (p *reParser) parse() (*reNode, error) {
	n, err := p.alternatives()
	if err != nil {
		return nil, err
	}
	if p.at < len(p.source) {
		return nil, p.fail(p.at, "unbalanced parenthesis")
	}
	for _, c := range p.conditions {
		if c.group > p.groups {
			return nil, p.fail(c.at, "invalid group reference "+strconv.Itoa(c.group))
		}
	}
	return n, nil
}

const reMaxDepth = 200

func (p *reParser) alternatives() (*reNode, error) {
	if p.depth++; p.depth > reMaxDepth {
		return nil, p.fail(p.at, "nested too deeply")
	}
	defer func() { p.depth-- }()
	var all []*reNode
	for {
		n, err := p.sequence()
		if err != nil {
			return nil, err
		}
		all = append(all, n)
		if !p.accept('|') {
			break
		}
	}
	if len(all) == 1 {
		return all[0], nil
	}
	return &reNode{kind: reAlt, subs: all}, nil
}

func (p *reParser) sequence() (*reNode, error) {
	var all []*reNode
	for {
		p.skipVerbose()
		r := p.peek()
		if r == rePatternEnd || r == '|' || r == ')' {
			break
		}
		n, err := p.atom()
		if err != nil {
			return nil, err
		}
		if n == nil {
			continue // flags, or a comment
		}
		if n, err = p.repeats(n); err != nil {
			return nil, err
		}
		all = append(all, n)
	}
	if len(all) == 1 {
		return all[0], nil
	}
	return &reNode{kind: reCat, subs: all}, nil
}

func (p *reParser) skipVerbose() {
	for p.flags&reVerbose != 0 {
		switch r := p.peek(); {
		case r == ' ' || r >= '\t' && r <= '\r':
			p.at++
		case r == '#':
			for p.peek() != rePatternEnd && p.peek() != '\n' {
				p.at++
			}
		default:
			return
		}
	}
}

const reUnlimited = 1<<31 - 1

// repeats reads what may follow an atom: * + ? {m,n}, each with ? or +.
func (p *reParser) repeats(n *reNode) (*reNode, error) {
	p.skipVerbose()
	at := p.at
	least, most, ok, err := p.quantifier()
	if err != nil || !ok {
		return n, err
	}
	if n.kind == reAssert || n.kind == reCat && len(n.subs) == 0 {
		return nil, p.fail(at, "nothing to repeat")
	}
	r := &reNode{kind: reRepeat, subs: []*reNode{n}, min: least, max: most}
	switch {
	case p.accept('?'):
		r.lazy = true
	case p.accept('+'):
		r.possessive = true
	}
	p.skipVerbose()
	again := p.at
	if _, _, ok, err := p.quantifier(); err != nil || ok {
		if err == nil {
			err = p.fail(again, "multiple repeat")
		}
		return nil, err
	}
	return r, nil
}

func (p *reParser) quantifier() (least, most int, ok bool, err error) {
	start := p.at
	switch p.peek() {
	case '*':
		p.at++
		return 0, reUnlimited, true, nil
	case '+':
		p.at++
		return 1, reUnlimited, true, nil
	case '?':
		p.at++
		return 0, 1, true, nil
	case '{':
		p.at++
		low, high := p.digits(), ""
		comma := p.accept(',')
		if comma {
			high = p.digits()
		}
		if !p.accept('}') || low == "" && !comma || low == "" && high == "" && !comma {
			p.at = start
			return 0, 0, false, nil // a brace like any character
		}
		return p.bounds(start, low, high, comma)
	}
	return 0, 0, false, nil
}

func (p *reParser) bounds(start int, low, high string, comma bool) (int, int, bool, error) {
	least, most := 0, reUnlimited
	var err error
	if low != "" {
		if least, err = strconv.Atoi(low); err != nil || least >= reUnlimited {
			return 0, 0, false, Raise(OverflowError, "the repetition number is too large")
		}
	}
	if !comma {
		most = least
	} else if high != "" {
		if most, err = strconv.Atoi(high); err != nil || most >= reUnlimited {
			return 0, 0, false, Raise(OverflowError, "the repetition number is too large")
		}
		if most < least {
			return 0, 0, false, p.fail(start+1, "min repeat greater than max repeat")
		}
	}
	return least, most, true, nil
}

func (p *reParser) digits() string {
	start := p.at
	for p.peek() >= '0' && p.peek() <= '9' {
		p.at++
	}
	return string(p.source[start:p.at])
}

func (p *reParser) literal(r rune) *reNode {
	fold := p.flags&reIgnoreCase != 0 && reFolds(r)
	return &reNode{kind: reChar, char: r, fold: fold}
}

func reFolds(r rune) bool { return unicode.SimpleFold(r) != r }

func (p *reParser) atom() (*reNode, error) {
	start := p.at
	r := p.peek()
	p.at++
	switch r {
	case '.':
		if p.flags&reDotAll != 0 {
			return &reNode{kind: reAnyAll}, nil
		}
		return &reNode{kind: reAny}, nil
	case '^', '$':
		return &reNode{kind: reAssert, char: r, flags: p.flags}, nil
	case '(':
		return p.group(start)
	case '[':
		return p.class(start)
	case '\\':
		return p.escape(start)
	case '*', '+', '?':
		return nil, p.fail(start, "nothing to repeat")
	case '{':
		p.at--
		if _, _, ok, err := p.quantifier(); ok || err != nil {
			if err == nil {
				err = p.fail(start, "nothing to repeat")
			}
			return nil, err
		}
		p.at = start + 1
	}
	return p.literal(r), nil
}
