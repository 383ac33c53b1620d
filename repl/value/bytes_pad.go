package value

import (
	"strings"

	"go.starlark.net/starlark"
)

// room is how much to add before and after n things to fill width, as ljust, rjust and
// center do.
func room(name string, n, width int) (before, after int, err error) {
	if width > maxBytes {
		return 0, 0, tooMany("characters", width, maxBytes)
	}
	gap := max(width-n, 0)
	switch name {
	case "ljust":
		return 0, gap, nil
	case "rjust":
		return gap, 0, nil
	}
	// CPython's choice of the side that gets the odd one.
	before = gap/2 + gap&width&1
	return before, gap - before, nil
}

func bytesJust(c *call) (starlark.Value, error) {
	a, err := c.bind("width", "fillchar?")
	if err != nil {
		return nil, err
	}
	width, err := size(a[0])
	if err != nil {
		return nil, err
	}
	fill := " "
	if a[1] != nil {
		b, ok := a[1].(Bytes)
		if !ok || len(b) != 1 {
			return nil, Raise("TypeError",
				"%s() argument 2 must be a byte string of length 1, not %s", c.name, TypeName(a[1]))
		}
		fill = string(b)
	}
	before, after, err := room(c.name, len(c.bytes()), width)
	if err != nil {
		return nil, err
	}
	text := strings.Repeat(fill, before) + string(c.bytes()) + strings.Repeat(fill, after)
	return Bytes(text), nil
}

func bytesZfill(c *call) (starlark.Value, error) {
	s, err := c.zfill(string(c.bytes()), len(c.bytes()))
	return Bytes(s), err
}

// zfill puts zeros behind the sign of s, which has n characters.
func (c *call) zfill(s string, n int) (string, error) {
	a, err := c.bind("width")
	if err != nil {
		return "", err
	}
	width, err := size(a[0])
	if err != nil {
		return "", err
	}
	before, _, err := room("rjust", n, width)
	if err != nil {
		return "", err
	}
	sign := 0
	if s != "" && (s[0] == '+' || s[0] == '-') {
		sign = 1
	}
	return s[:sign] + strings.Repeat("0", before) + s[sign:], nil
}
