package python

import (
	"strconv"
	"strings"
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
