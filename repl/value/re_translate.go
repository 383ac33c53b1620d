package value

import (
	"strings"
	"unicode/utf8"
)

// translator writes a pattern of Python's in Go's syntax. The two differ in what \d \w \s
// and \Z mean, in verbose mode, and in what Go cannot do.
type translator struct {
	rest           string
	verbose, ascii bool
	anchored       bool // a match may depend on what is before it
	out            strings.Builder
}

// classes are Python's for text, as they stand inside brackets.
var reClasses = map[byte]string{
	'd': `\p{Nd}`, 'w': `\p{L}\p{N}_`, 's': `\s\v\x1c-\x1f\x{85}\p{Z}`,
}

func (t *translator) translate() (string, error) {
	for t.rest != "" {
		var err error
		switch c := t.rest[0]; {
		case c == '\\':
			err = t.escape(false)
		case c == '[':
			err = t.set()
		case c == '(':
			err = t.group()
		case t.verbose && strings.IndexByte(blanks, c) >= 0:
			t.rest = t.rest[1:]
		case t.verbose && c == '#':
			_, t.rest, _ = strings.Cut(t.rest, "\n")
		default:
			t.anchored = t.anchored || c == '^'
			t.copy(1)
		}
		if err != nil {
			return "", err
		}
	}
	return t.out.String(), nil
}

func (t *translator) copy(n int) {
	t.out.WriteString(t.rest[:n])
	t.rest = t.rest[n:]
}

func (t *translator) write(goText string, n int) {
	t.out.WriteString(goText)
	t.rest = t.rest[n:]
}

func (t *translator) escape(inSet bool) error {
	if len(t.rest) == 1 {
		return Raise("re.error", "bad escape (end of pattern)")
	}
	c := t.rest[1]
	switch {
	case inSet && c == 'b':
		t.write(`\x08`, 2)
	case !inSet && '1' <= c && c <= '9':
		return Raise("re.error", `backreferences (\%c) are not supported: capture, then compare`, c)
	case c == 'Z' && !inSet:
		t.write(`\z`, 2)
	case c == '0':
		t.write(`\x00`, 2)
	case c == 'u' && len(t.rest) >= 6:
		t.write(`\x{`+t.rest[2:6]+`}`, 6)
	case reClasses[c|0x20] != "" && upper(c):
		return t.class(c, inSet)
	case reClasses[c] != "":
		return t.class(c, inSet)
	case (lower(c) || upper(c)) && (strings.IndexByte("AbBafnrtvx", c) < 0 || inSet && upper(c)):
		return Raise("re.error", `bad escape \%c`, c) // or Go's own, such as \Q
	default:
		t.anchored = t.anchored || !inSet && strings.IndexByte("AbB", c) >= 0
		_, n := utf8.DecodeRuneInString(t.rest[1:])
		t.literal(n + 1)
	}
	return nil
}

// literal copies an escape; what Go would not take escaped is no more than itself.
func (t *translator) literal(n int) {
	c := t.rest[1]
	known := lower(c) || upper(c) || digit(c) || c < utf8.RuneSelf && c > ' ' && c != 0x7f && c != '_'
	if !known {
		t.rest = t.rest[1:]
		n--
	}
	t.copy(n)
}

// class is one of \d \D \w \W \s \S.
func (t *translator) class(c byte, inSet bool) error {
	members := reClasses[c|0x20]
	if t.ascii {
		members = map[byte]string{'d': `0-9`, 'w': `0-9A-Za-z_`, 's': `\s\v`}[c|0x20]
	}
	switch {
	case !inSet && upper(c):
		t.write("[^"+members+"]", 2)
	case !inSet:
		t.write("["+members+"]", 2)
	case upper(c) && c != 'S' && c != 'W' && !t.ascii:
		t.write(`\P{Nd}`, 2)
	case upper(c):
		t.copy(2) // Go's, which is ASCII's
	default:
		t.write(members, 2)
	}
	return nil
}

// set copies [...].
func (t *translator) set() error {
	begin := t.rest
	t.copy(1)
	if strings.HasPrefix(t.rest, "^") {
		t.copy(1)
	}
	if strings.HasPrefix(t.rest, "]") {
		t.write(`\]`, 1)
	}
	for t.rest != "" {
		switch t.rest[0] {
		case ']':
			t.copy(1)
			return nil
		case '[':
			t.write(`\[`, 1)
		case '\\':
			if err := t.escape(true); err != nil {
				return err
			}
		default:
			t.copy(1)
		}
	}
	return Raise("re.error", "unterminated character set: %s", begin)
}

// group checks what an opening bracket begins.
func (t *translator) group() error {
	for start, why := range map[string]string{
		"(?=": "lookahead", "(?!": "lookahead", "(?<=": "lookbehind", "(?<!": "lookbehind",
		"(?P=": "backreferences", "(?(": "conditions", "(?>": "atomic groups",
	} {
		if strings.HasPrefix(t.rest, start) {
			return Raise("re.error", "%s %s…) are not supported here: "+
				"match more, and pick with a group", why, start)
		}
	}
	if strings.HasPrefix(t.rest, "(?#") {
		_, after, found := strings.Cut(t.rest, ")")
		if !found {
			return Raise("re.error", "missing ), unterminated comment")
		}
		t.rest = after
		return nil
	}
	if strings.HasPrefix(t.rest, "(?") {
		t.copy(2)
	} else {
		t.copy(1)
	}
	return nil
}

// latin gives each byte as the character of that number, for Go's regexp.
func latin(s string) string {
	out, _ := decode(s, "latin-1", "strict") // which every byte has
	return out
}
