package value

import (
	"strings"

	"go.starlark.net/starlark"
)

const blanks = " \t\n\r\v\f"

func bytesSplit(c *call) (starlark.Value, error) {
	a, err := c.bind("sep?", "maxsplit?")
	if err != nil {
		return nil, err
	}
	most, err := optional(a[1], -1)
	if err != nil {
		return nil, err
	}
	if most < 0 {
		most = len(c.bytes()) + 1
	}
	if isNone(a[0]) {
		return list(splitBlanks(string(c.bytes()), most, c.name == "rsplit")), nil
	}
	sep, err := like(a[0])
	if err == nil && sep == "" {
		err = Raise("ValueError", "empty separator")
	}
	if err != nil {
		return nil, err
	}
	if c.name == "split" {
		return list(strings.SplitN(string(c.bytes()), sep, most+1)), nil
	}
	return list(rsplit(string(c.bytes()), sep, most)), nil
}

func rsplit(s, sep string, most int) []string {
	parts := strings.Split(s, sep)
	if extra := len(parts) - 1 - most; extra > 0 {
		parts = append([]string{strings.Join(parts[:extra+1], sep)}, parts[extra+1:]...)
	}
	return parts
}

func splitBlanks(s string, most int, right bool) []string {
	if right {
		return rsplitBlanks(s, most)
	}
	var out []string
	for s = strings.TrimLeft(s, blanks); s != ""; s = strings.TrimLeft(s, blanks) {
		end := strings.IndexAny(s, blanks)
		if end < 0 || len(out) == most {
			return append(out, s)
		}
		out = append(out, s[:end])
		s = s[end:]
	}
	return out
}

func rsplitBlanks(s string, most int) []string {
	s = strings.TrimRight(s, blanks)
	var back []string
	for s != "" {
		start := strings.LastIndexAny(s, blanks) + 1
		if len(back) == most {
			start = 0
		}
		back = append(back, s[start:])
		s = strings.TrimRight(s[:start], blanks)
	}
	out := make([]string, len(back))
	for i, part := range back {
		out[len(back)-1-i] = part
	}
	return out
}

func list(parts []string) *starlark.List {
	out := make([]starlark.Value, len(parts))
	for i, p := range parts {
		out[i] = Bytes(p)
	}
	return starlark.NewList(out)
}

func bytesSplitlines(c *call) (starlark.Value, error) {
	a, err := c.bind("keepends?")
	if err != nil {
		return nil, err
	}
	keep := a[0] != nil && bool(a[0].Truth())
	var out []string
	for s := string(c.bytes()); s != ""; {
		end := strings.IndexAny(s, "\r\n")
		next := end + 1
		if end < 0 {
			end, next = len(s), len(s)
		} else if strings.HasPrefix(s[end:], "\r\n") {
			next++
		}
		if keep {
			end = next
		}
		out = append(out, s[:end])
		s = s[next:]
	}
	return list(out), nil
}
