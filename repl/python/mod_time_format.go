package python

import (
	"fmt"
	"strings"
	"time"
)

// shorthands are the directives of strftime(3) that stand for others, in the C locale.
var shorthands = map[byte]string{
	'c': "%a %b %e %H:%M:%S %Y", 'D': "%m/%d/%y", 'x': "%m/%d/%y", 'F': "%Y-%m-%d",
	'T': "%H:%M:%S", 'X': "%H:%M:%S", 'R': "%H:%M", 'r': "%I:%M:%S %p", 'h': "%b",
	'n': "\n", 't': "\t",
}

// strftime is strftime(3) in the C locale.
func strftime(format string, t *structTime) string {
	var out strings.Builder
	for {
		plain, rest, found := strings.Cut(format, "%")
		out.WriteString(plain)
		if !found {
			return out.String()
		}
		if rest == "" {
			return out.String() + "%"
		}
		out.WriteString(t.directive(rest[0]))
		format = rest[1:]
	}
}

func (t *structTime) directive(c byte) string {
	if long, ok := shorthands[c]; ok {
		return strftime(long, t)
	}
	if s, ok := t.name(c); ok {
		return s
	}
	if n, width, ok := t.number(c); ok {
		return fmt.Sprintf("%0*d", width, n)
	}
	return "%" + string(rune(c))
}

func (t *structTime) name(c byte) (string, bool) {
	day := time.Weekday((t.fields[6] + 8) % 7).String()
	month := time.Month(max(t.fields[1], 1)).String()
	switch c {
	case 'a':
		return day[:3], true
	case 'A':
		return day, true
	case 'b':
		return month[:3], true
	case 'B':
		return month, true
	case 'e':
		return fmt.Sprintf("%2d", t.fields[2]), true
	case 'p':
		if t.fields[3] < 12 {
			return "AM", true
		}
		return "PM", true
	case 'z':
		sign, offset := '+', t.offset/60
		if offset < 0 {
			sign, offset = '-', -offset
		}
		return fmt.Sprintf("%c%02d%02d", sign, offset/60, offset%60), true
	case 'Z':
		return t.zone, true
	case '%':
		return "%", true
	}
	return "", false
}

func (t *structTime) number(c byte) (n, width int, ok bool) {
	f := t.fields
	year, week := t.in(time.UTC).ISOWeek()
	switch c {
	case 'Y':
		return f[0], 1, true
	case 'C':
		return f[0] / 100, 2, true
	case 'y':
		return f[0] % 100, 2, true
	case 'm':
		return f[1], 2, true
	case 'd':
		return f[2], 2, true
	case 'H':
		return f[3], 2, true
	case 'I':
		return (f[3]+11)%12 + 1, 2, true
	case 'M':
		return f[4], 2, true
	case 'S':
		return f[5], 2, true
	case 'j':
		return f[7], 3, true
	case 'w':
		return (f[6] + 1) % 7, 1, true
	case 'u':
		return f[6] + 1, 1, true
	case 'U':
		return (f[7] + 6 - (f[6]+1)%7) / 7, 2, true
	case 'W':
		return (f[7] + 6 - f[6]) / 7, 2, true
	case 'G':
		return year, 1, true
	case 'g':
		return year % 100, 2, true
	case 'V':
		return week, 2, true
	case 's':
		return int(t.in(time.Local).Unix()), 1, true
	}
	return 0, 0, false
}
