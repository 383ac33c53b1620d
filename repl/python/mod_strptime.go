package python

import (
	"strconv"
	"strings"
	"time"
)

// timeStrptime is time.strptime(text, format).
func timeStrptime(c *call) (Value, error) {
	a, err := c.bind("string", "format?")
	if err != nil {
		return nil, err
	}
	s, err := text(a[0], "strptime", "0")
	if err != nil {
		return nil, err
	}
	format := "%a %b %d %H:%M:%S %Y"
	if a[1] != nil {
		if format, err = text(a[1], "strptime", "1"); err != nil {
			return nil, err
		}
	}
	p, err := parseTime(s, format)
	if err != nil {
		return nil, err
	}
	t := time.Date(p.year, time.Month(p.month), p.day, p.hour, p.minute, p.second, 0, time.UTC)
	out := broken(t)
	out.fields[8], out.zone, out.offset = -1, "", 0
	return out.value(), nil
}

// parsedTime is what strptime has read.
type parsedTime struct {
	year, month, day, hour, minute, second, micro int
	afternoon, twelve                             bool
	offset                                        int // seconds east of UTC
	zoned                                         bool
	yearDay                                       int
}

// longDirectives are directives that stand for others.
var longDirectives = map[byte]string{'c': "%a %b %d %H:%M:%S %Y", 'x': "%m/%d/%y", 'X': "%H:%M:%S", 'D': "%m/%d/%y",
	'T': "%H:%M:%S", 'F': "%Y-%m-%d", 'R': "%H:%M"}

func parseTime(s, format string) (*parsedTime, error) {
	p := &parsedTime{year: 1900, month: 1, day: 1}
	mismatch := Raise(ValueError, "time data %s does not match format %s", quoted(s), quoted(format))
	rest, err := p.parse(s, format, mismatch)
	switch {
	case err != nil:
		return nil, err
	case rest != "":
		return nil, Raise(ValueError, "unconverted data remains: %s", rest)
	}
	if p.twelve {
		p.hour %= 12
		if p.afternoon {
			p.hour += 12
		}
	}
	if p.yearDay > 0 {
		t := time.Date(p.year, 1, p.yearDay, 0, 0, 0, 0, time.UTC)
		p.month, p.day = int(t.Month()), t.Day()
	}
	if t := time.Date(p.year, time.Month(p.month), p.day, 0, 0, 0, 0, time.UTC); t.Day() != p.day {
		return nil, Raise(ValueError, "day is out of range for month")
	}
	return p, nil
}

func quoted(s string) string {
	text, _ := Repr(orIdle(nil), NewStr(s))
	return text
}

func (p *parsedTime) parse(s, format string, mismatch error) (rest string, err error) {
	for i := 0; i < len(format); i++ {
		c := format[i]
		switch {
		case c == ' ' || c == '\t' || c == '\n':
			trimmed := strings.TrimLeft(s, " \t\n")
			s = trimmed
		case c != '%':
			if s == "" || s[0] != c {
				return "", mismatch
			}
			s = s[1:]
		case i+1 == len(format):
			return "", Raise(ValueError, "stray %% in format %s", quoted(format))
		default:
			i++
			if s, err = p.directive(format[i], s, mismatch); err != nil {
				return "", err
			}
		}
	}
	return s, nil
}

func (p *parsedTime) directive(c byte, s string, mismatch error) (rest string, err error) {
	if long, ok := longDirectives[c]; ok {
		return p.parse(s, long, mismatch)
	}
	ok := false
	number := func(most int, to *int) {
		n := 0
		for n < len(s) && n < most && s[n] >= '0' && s[n] <= '9' {
			n++
		}
		if v, err := strconv.Atoi(s[:n]); err == nil {
			*to, s, ok = v, s[n:], true
		}
	}
	var skip int
	switch c {
	case 'Y':
		number(4, &p.year)
	case 'y':
		if number(2, &p.year); ok {
			p.year += 1900
			if p.year < 1969 {
				p.year += 100
			}
		}
	case 'm':
		number(2, &p.month)
		ok = ok && p.month >= 1 && p.month <= 12
	case 'd', 'e':
		number(2, &p.day)
		ok = ok && p.day >= 1 && p.day <= 31
	case 'H':
		number(2, &p.hour)
		ok = ok && p.hour < 24
	case 'I':
		number(2, &p.hour)
		p.twelve, ok = true, ok && p.hour >= 1 && p.hour <= 12
	case 'M':
		number(2, &p.minute)
		ok = ok && p.minute < 60
	case 'S':
		number(2, &p.second)
		ok = ok && p.second < 62
	case 'j':
		number(3, &p.yearDay)
	case 'w', 'u':
		number(1, &skip)
	case 'f':
		s, ok = p.fraction(s)
	default:
		return p.named(c, s, mismatch)
	}
	if !ok {
		return "", mismatch
	}
	return s, nil
}

func (p *parsedTime) fraction(s string) (string, bool) {
	n := 0
	for n < len(s) && n < 6 && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n == 0 {
		return s, false
	}
	p.micro, _ = strconv.Atoi((s[:n] + "000000")[:6])
	return s[n:], true
}

// named reads names of months and days, AM and PM, zones.
func (p *parsedTime) named(c byte, s string, mismatch error) (string, error) {
	switch c {
	case 'b', 'B', 'h':
		for m := time.January; m <= time.December; m++ {
			if rest, ok := cutName(s, m.String(), c == 'B'); ok {
				p.month = int(m)
				return rest, nil
			}
		}
	case 'a', 'A':
		for d := time.Sunday; d <= time.Saturday; d++ {
			if rest, ok := cutName(s, d.String(), c == 'A'); ok {
				return rest, nil
			}
		}
	case 'p':
		if len(s) >= 2 && (strings.EqualFold(s[:2], "AM") || strings.EqualFold(s[:2], "PM")) {
			p.afternoon = s[0] == 'P' || s[0] == 'p'
			return s[2:], nil
		}
	case 'z':
		if rest, ok := p.zone(s); ok {
			return rest, nil
		}
	case 'Z':
		for _, name := range []string{"UTC", "GMT"} {
			if rest, ok := strings.CutPrefix(s, name); ok {
				return rest, nil
			}
		}
	case '%':
		if rest, ok := strings.CutPrefix(s, "%"); ok {
			return rest, nil
		}
	default:
		return "", Raise(ValueError, "'%c' is a bad directive in format", c)
	}
	return "", mismatch
}

func cutName(s, name string, whole bool) (string, bool) {
	if !whole {
		name = name[:3]
	}
	if len(s) >= len(name) && strings.EqualFold(s[:len(name)], name) {
		return s[len(name):], true
	}
	return s, false
}

// zone reads +hhmm, +hh:mm, Z.
func (p *parsedTime) zone(s string) (string, bool) {
	p.zoned = true
	if rest, ok := strings.CutPrefix(s, "Z"); ok {
		return rest, true
	}
	if len(s) < 5 || s[0] != '+' && s[0] != '-' {
		return s, false
	}
	digits := s[1:3]
	rest := strings.TrimPrefix(s[3:], ":")
	if len(rest) < 2 {
		return s, false
	}
	n, err := strconv.Atoi(digits + rest[:2])
	if err != nil {
		return s, false
	}
	p.offset = (n/100*60 + n%100) * 60
	if s[0] == '-' {
		p.offset = -p.offset
	}
	return rest[2:], true
}
