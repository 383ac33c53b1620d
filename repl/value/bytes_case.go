package value

import (
	"strings"

	"go.starlark.net/starlark"
)

// Classes of ASCII characters, which is all that Python's bytes know of case.
func lower(c byte) bool { return 'a' <= c && c <= 'z' }
func upper(c byte) bool { return 'A' <= c && c <= 'Z' }
func digit(c byte) bool { return '0' <= c && c <= '9' }

func bytesCase(c *call) (starlark.Value, error) {
	if _, err := c.bind(); err != nil {
		return nil, err
	}
	out := []byte(c.bytes())
	for i, ch := range out {
		if lower(ch) && c.name != "lower" || upper(ch) && c.name != "upper" {
			out[i] = ch ^ 0x20
		}
	}
	return Bytes(out), nil
}

func bytesIs(c *call) (starlark.Value, error) {
	if _, err := c.bind(); err != nil {
		return nil, err
	}
	b := c.bytes()
	for i := range len(b) {
		if !inClass(c.name, b[i]) {
			return starlark.False, nil
		}
	}
	return starlark.Bool(b != "" || c.name == "isascii"), nil
}

func inClass(name string, c byte) bool {
	switch name {
	case "isascii":
		return c < 0x80
	case "isdigit":
		return digit(c)
	case "isspace":
		return strings.IndexByte(blanks, c) >= 0
	case "isalpha":
		return lower(c) || upper(c)
	}
	return lower(c) || upper(c) || digit(c)
}
