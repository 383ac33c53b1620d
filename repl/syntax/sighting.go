package syntax

import "strings"

// sight is a way in which a name may stand in a text.
type sight uint8

const (
	bound    sight = iota // before an =, in an import, a for, a with, or among parameters
	imported              // in the line of an import
)

// sighting is how far a text was searched for a name, and whether it was found.
type sighting struct {
	upto  int
	found bool
}

// sought is a name that is looked for.
type sought struct {
	name string
	how  sight
}

// occurs reports whether a name stands in the text before a place in such a way. That place
// only moves on, so no part of the text is searched twice for the same.
func (p *parser) occurs(name string, before int, how sight) bool {
	seen := p.sightings[sought{name, how}]
	for i := seen.upto; !seen.found; {
		j := strings.Index(p.s[i:max(before, i)], name)
		if j < 0 {
			break
		}
		j += i
		i = j + len(name)
		whole := (j == 0 || !nameByte[p.s[j-1]]) && nameEnd(p.s, j) == i
		seen.found = whole && p.standsSo(j, i, how)
	}
	if len(p.s) > len(name)+before { // a text of one line is not asked again
		seen.upto = max(seen.upto, before-len(name))
		if p.sightings == nil {
			p.sightings = map[sought]sighting{}
		}
		p.sightings[sought{name, how}] = seen
	}
	return seen.found
}

// standsSo reports whether the name from one place to another stands there in such a way.
func (p *parser) standsSo(from, to int, how sight) bool {
	if how == imported {
		return p.importsAt(from)
	}
	return (from == 0 || p.s[from-1] != '.') && p.bindsAt(from, to)
}

// importsAt reports whether an import stands in the line of a name.
func (p *parser) importsAt(from int) bool {
	line := strings.TrimLeft(p.s[strings.LastIndexByte(p.s[:from], '\n')+1:from], " \t")
	return strings.HasPrefix(line, "import ") || strings.HasPrefix(line, "from ")
}

// bindsAt reports whether a name from one place to another looks as if it were bound: it
// stands before an =, in an import, a for, a with, or among parameters.
func (p *parser) bindsAt(from, to int) bool {
	before := strings.TrimRight(p.s[:from], " \t")
	for _, word := range []string{"as", "import", "def", "class", "for", "global", "nonlocal"} {
		if strings.HasSuffix(before, word) && len(before) < from {
			return true
		}
	}
	switch j := skipBlanks(p.s, to); p.byteAt(j) {
	case '=':
		return p.byteAt(j+1) != '='
	case ',', ')':
		return strings.HasSuffix(before, ",") || strings.HasSuffix(before, "(") ||
			strings.HasSuffix(before, "\n") || before == ""
	case ':':
		return true
	}
	return false
}
