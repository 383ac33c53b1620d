package python

import (
	"strconv"
	"strings"
)

// group reads what begins with a bracket; the bracket, at start, is read. nil: it matches nothing.
func (p *reParser) group(start int) (*reNode, error) {
	if !p.accept('?') {
		return p.capture(start, "")
	}
	r := p.peek()
	p.at++
	switch r {
	case rePatternEnd:
		return nil, p.fail(p.at-1, "unexpected end of pattern")
	case ':':
		return p.inside(start)
	case 'P':
		return p.named(start)
	case '#':
		for !p.accept(')') {
			if p.peek() == rePatternEnd {
				return nil, p.fail(start, "missing ), unterminated comment")
			}
			p.at++
		}
		return nil, nil
	case '=', '!':
		n, err := p.inside(start)
		return &reNode{kind: reLook, subs: []*reNode{n}, negate: r == '!'}, err
	case '<':
		return p.behind(start)
	case '>':
		n, err := p.inside(start)
		return &reNode{kind: reAtomic, subs: []*reNode{n}}, err
	case '(':
		return p.conditional(start)
	}
	if r == '-' || r < 128 && reFlagLetters[byte(r)] != 0 {
		p.at--
		return p.flagged(start)
	}
	return nil, p.fail(start+1, "unknown extension ?"+string(r))
}

// inside reads to the closing bracket. Flags that are set within it end there.
func (p *reParser) inside(start int) (*reNode, error) {
	flags := p.flags
	n, err := p.alternatives()
	p.flags = flags
	if err != nil {
		return nil, err
	}
	if !p.accept(')') {
		return nil, p.fail(start, "missing ), unterminated subpattern")
	}
	return n, nil
}

func (p *reParser) capture(start int, name string) (*reNode, error) {
	p.groups++
	index := p.groups
	if name != "" {
		p.names[name] = index
		p.order = append(p.order, name)
	}
	p.open[index] = true
	n, err := p.inside(start)
	delete(p.open, index)
	return &reNode{kind: reGroup, subs: []*reNode{n}, group: index}, err
}

// name reads a group's name up to end.
func (p *reParser) name(end rune, missing string) (string, int, error) {
	start := p.at
	for p.peek() != end {
		if p.peek() == rePatternEnd {
			if p.at == start {
				return "", start, p.fail(start, "missing group name")
			}
			return "", start, p.fail(start, "missing "+missing+", unterminated name")
		}
		p.at++
	}
	name := string(p.source[start:p.at])
	p.at++
	if name == "" {
		return "", start, p.fail(start, "missing group name")
	}
	return name, start, nil
}

func (p *reParser) named(start int) (*reNode, error) {
	switch {
	case p.accept('<'):
		name, at, err := p.name('>', ">")
		if err != nil {
			return nil, err
		}
		if !isIdentifier(name) {
			return nil, p.fail(at, "bad character in group name "+p.quoted(name))
		}
		if old, ok := p.names[name]; ok {
			return nil, p.fail(at, "redefinition of group name "+p.quoted(name)+" as group "+strconv.Itoa(p.groups+1)+
				"; was group "+strconv.Itoa(old))
		}
		return p.capture(start, name)
	case p.accept('='):
		name, at, err := p.name(')', ")")
		if err != nil {
			return nil, err
		}
		if !isIdentifier(name) {
			return nil, p.fail(at, "bad character in group name "+p.quoted(name))
		}
		n, ok := p.names[name]
		if !ok {
			return nil, p.fail(at, "unknown group name "+p.quoted(name))
		}
		if p.open[n] {
			return nil, p.fail(at, "cannot refer to an open group")
		}
		return &reNode{kind: reBackref, group: n, fold: p.flags&reIgnoreCase != 0}, nil
	}
	if p.peek() == rePatternEnd {
		return nil, p.fail(p.at, "unexpected end of pattern")
	}
	p.at++
	return nil, p.fail(start+1, "unknown extension ?P"+string(p.source[p.at-1]))
}

func (p *reParser) quoted(name string) string {
	if p.bytes {
		return QuoteBytes(name)
	}
	return QuoteStr(name)
}

func isIdentifier(s string) bool {
	if s == "" || s[0] >= '0' && s[0] <= '9' {
		return false
	}
	word := reWord(false)
	return strings.IndexFunc(s, func(r rune) bool { return !word(r) }) < 0
}

func (p *reParser) behind(start int) (*reNode, error) {
	r := p.peek()
	if r == rePatternEnd {
		return nil, p.fail(p.at, "unexpected end of pattern")
	}
	p.at++
	if r != '=' && r != '!' {
		return nil, p.fail(start+1, "unknown extension ?<"+string(r))
	}
	n, err := p.inside(start)
	if err != nil {
		return nil, err
	}
	least, most := n.width(p)
	if least != most {
		return nil, &reProblem{"look-behind requires fixed-width pattern", -1}
	}
	return &reNode{kind: reLook, subs: []*reNode{n}, negate: r == '!', behind: true, min: least}, nil
}

// width is how many characters a node takes, at least and at most.
func (n *reNode) width(p *reParser) (least, most int) {
	add := func(a, b int) int { return min(a+b, reUnlimited) }
	switch n.kind {
	case reChar, reAny, reAnyAll, reSet:
		return 1, 1
	case reCat:
		for _, s := range n.subs {
			a, b := s.width(p)
			least, most = add(least, a), add(most, b)
		}
		return least, most
	case reAlt, reCond:
		least = reUnlimited
		for _, s := range n.subs {
			a, b := s.width(p)
			least, most = min(least, a), max(most, b)
		}
		return least, most
	case reGroup, reAtomic:
		return n.subs[0].width(p)
	case reRepeat:
		a, b := n.subs[0].width(p)
		most = reUnlimited
		if b == 0 || n.max < reUnlimited && b < reUnlimited && n.max <= reUnlimited/max(b, 1) {
			most = b * min(n.max, reUnlimited/max(b, 1))
		}
		return min(a*min(n.min, reUnlimited/max(a, 1)), reUnlimited), most
	case reBackref:
		return 0, reUnlimited
	}
	return 0, 0
}

func (p *reParser) conditional(start int) (*reNode, error) {
	name, at, err := p.name(')', ")")
	if err != nil {
		return nil, err
	}
	n, ok := p.names[name]
	if !ok {
		if n, err = strconv.Atoi(name); err != nil {
			if !isIdentifier(name) {
				return nil, p.fail(at, "bad character in group name "+p.quoted(name))
			}
			return nil, p.fail(at, "unknown group name "+p.quoted(name))
		}
		if n == 0 {
			return nil, p.fail(at, "bad group number")
		}
	}
	p.conditions = append(p.conditions, struct{ group, at int }{n, at})
	flags := p.flags
	defer func() { p.flags = flags }()
	yes, err := p.sequence()
	if err != nil {
		return nil, err
	}
	no := &reNode{kind: reEmpty}
	if p.accept('|') {
		if no, err = p.sequence(); err != nil {
			return nil, err
		}
		if p.peek() == '|' {
			return nil, p.fail(p.at, "conditional backref with more than two branches")
		}
	}
	if !p.accept(')') {
		return nil, p.fail(start, "missing ), unterminated subpattern")
	}
	return &reNode{kind: reCond, group: n, subs: []*reNode{yes, no}}, nil
}

// flagged reads (?i) for all, or (?i-m:…).
func (p *reParser) flagged(start int) (*reNode, error) {
	add, del := 0, 0
	to := &add
	for {
		r := p.peek()
		p.at++
		switch {
		case r == rePatternEnd && to == &del && del == 0:
			return nil, p.fail(p.at-1, "missing flag")
		case r == rePatternEnd:
			return nil, p.fail(p.at-1, "missing -, : or )")
		case r == '-' && to == &add:
			to = &del
		case r == ')' && to == &add:
			if start != 0 {
				return nil, p.fail(start, "global flags not at the start of the expression")
			}
			p.flags |= add
			p.global |= add
			return nil, nil
		case r == ':':
			flags := p.flags
			p.flags = p.flags&^del | add
			n, err := p.inside(start)
			p.flags = flags
			return n, err
		case r < 128 && reFlagLetters[byte(r)] != 0:
			flag := reFlagLetters[byte(r)]
			if p.bytes && flag == reUnicode {
				return nil, p.fail(p.at, "bad inline flags: cannot use 'u' flag with a bytes pattern")
			}
			if !p.bytes && flag == reLocale {
				return nil, p.fail(p.at, "bad inline flags: cannot use 'L' flag with a str pattern")
			}
			*to |= flag
		default:
			return nil, p.fail(p.at-1, "unknown flag")
		}
	}
}
