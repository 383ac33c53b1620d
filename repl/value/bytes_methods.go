package value

import (
	"strings"

	"go.starlark.net/starlark"
)

// bytesMethods are the methods of Python's bytes, with its arguments.
var bytesMethods = newMethods(func() map[string]method {
	return map[string]method{
		"decode": bytesDecode, "hex": bytesHex,
		"find": bytesFind, "rfind": bytesFind, "index": bytesIndex, "rindex": bytesIndex,
		"count": bytesCount, "startswith": bytesAffix, "endswith": bytesAffix,
		"split": bytesSplit, "rsplit": bytesSplit, "splitlines": bytesSplitlines,
		"partition": bytesPartition, "rpartition": bytesPartition, "join": bytesJoin,
		"strip": bytesStrip, "lstrip": bytesStrip, "rstrip": bytesStrip,
		"replace": bytesReplace, "lower": bytesCase, "upper": bytesCase, "swapcase": bytesCase,
		"isascii": bytesIs, "isdigit": bytesIs, "isalpha": bytesIs, "isalnum": bytesIs,
		"isspace": bytesIs, "removeprefix": bytesRemove, "removesuffix": bytesRemove,
		"ljust": bytesJust, "rjust": bytesJust, "center": bytesJust, "zfill": bytesZfill,
	}
})

func (c *call) bytes() Bytes { return c.self.(Bytes) }

// like takes bytes and nothing else.
func like(v starlark.Value) (string, error) {
	if b, ok := v.(Bytes); ok {
		return string(b), nil
	}
	return "", Raise("TypeError", "a bytes-like object is required, not '%s'", TypeName(v))
}

// seek gives the needle and the part of the bytes to look in; ok is false when
// start lies behind the end, where nothing is found, not even b"".
func (c *call) seek() (needed, part string, from int, ok bool, err error) {
	a, err := c.bind("sub", "start?", "end?")
	if err != nil {
		return
	}
	needed, err = needle(a[0], "argument should be integer or bytes-like object, not '%s'")
	if err != nil {
		return
	}
	b := string(c.bytes())
	lo, hi, err := bounds(a[1], a[2], len(b))
	if err != nil || lo > hi {
		return
	}
	return needed, b[lo:hi], lo, true, nil
}

func (c *call) position() (int, error) {
	needed, part, from, ok, err := c.seek()
	if !ok || err != nil {
		return -1, err
	}
	at := strings.Index(part, needed)
	if c.name[0] == 'r' {
		at = strings.LastIndex(part, needed)
	}
	if at < 0 {
		return -1, nil
	}
	return from + at, nil
}

func bytesFind(c *call) (starlark.Value, error) {
	at, err := c.position()
	return starlark.MakeInt(at), err
}

func bytesIndex(c *call) (starlark.Value, error) {
	at, err := c.position()
	if err == nil && at < 0 {
		err = Raise("ValueError", "subsection not found")
	}
	return starlark.MakeInt(at), err
}

func bytesCount(c *call) (starlark.Value, error) {
	needed, part, _, ok, err := c.seek()
	if !ok || err != nil {
		return starlark.MakeInt(0), err
	}
	if needed == "" {
		return starlark.MakeInt(len(part) + 1), nil
	}
	return starlark.MakeInt(strings.Count(part, needed)), nil
}

func bytesAffix(c *call) (starlark.Value, error) {
	a, err := c.bind("prefix", "start?", "end?")
	if err != nil {
		return nil, err
	}
	b := string(c.bytes())
	lo, hi, err := bounds(a[1], a[2], len(b))
	if err != nil {
		return nil, err
	}
	choices, many := a[0].(starlark.Tuple)
	if !many {
		choices = starlark.Tuple{a[0]}
	}
	for _, v := range choices {
		affix, ok := v.(Bytes)
		if !ok && many {
			_, err := like(v)
			return nil, err
		} else if !ok {
			return nil, Raise("TypeError",
				"%s first arg must be bytes or a tuple of bytes, not %s", c.name, TypeName(v))
		}
		if lo <= hi && hasAffix(c.name, b[lo:hi], string(affix)) {
			return starlark.True, nil
		}
	}
	return starlark.False, nil
}

func hasAffix(name, s, affix string) bool {
	if name == "startswith" || name == "removeprefix" {
		return strings.HasPrefix(s, affix)
	}
	return strings.HasSuffix(s, affix)
}

func bytesRemove(c *call) (starlark.Value, error) {
	a, err := c.bind("prefix")
	if err != nil {
		return nil, err
	}
	affix, err := like(a[0])
	b := c.bytes()
	if err != nil || !hasAffix(c.name, string(b), affix) {
		return b, err
	}
	if c.name == "removeprefix" {
		return b[len(affix):], nil
	}
	return b[:len(b)-len(affix)], nil
}

func bytesPartition(c *call) (starlark.Value, error) {
	a, err := c.bind("sep")
	if err != nil {
		return nil, err
	}
	sep, err := like(a[0])
	if err == nil && sep == "" {
		err = Raise("ValueError", "empty separator")
	}
	if err != nil {
		return nil, err
	}
	b := c.bytes()
	at := strings.Index(string(b), sep)
	if c.name == "rpartition" {
		at = strings.LastIndex(string(b), sep)
	}
	switch {
	case at >= 0:
		return starlark.Tuple{b[:at], Bytes(sep), b[at+len(sep):]}, nil
	case c.name == "partition":
		return starlark.Tuple{b, Bytes(""), Bytes("")}, nil
	}
	return starlark.Tuple{Bytes(""), Bytes(""), b}, nil
}

func bytesJoin(c *call) (starlark.Value, error) {
	a, err := c.bind("iterable")
	if err != nil {
		return nil, err
	}
	if _, ok := a[0].(starlark.Iterable); !ok {
		return nil, Raise("TypeError", "can only join an iterable")
	}
	var out strings.Builder
	i := 0
	err = each(c.thread, a[0], func(v starlark.Value) error {
		b, ok := v.(Bytes)
		if !ok {
			return Raise("TypeError", "sequence item %d: expected a bytes-like object, %s found",
				i, TypeName(v))
		}
		if i > 0 {
			out.WriteString(string(c.bytes()))
		}
		i++
		out.WriteString(string(b))
		if out.Len() > maxBytes {
			return tooMany("bytes", out.Len(), maxBytes)
		}
		return nil
	})
	return Bytes(out.String()), err
}

func bytesStrip(c *call) (starlark.Value, error) {
	a, err := c.bind("bytes?")
	if err != nil {
		return nil, err
	}
	set := blanks
	if !isNone(a[0]) {
		if set, err = like(a[0]); err != nil {
			return nil, err
		}
	}
	b := c.bytes()
	lo, hi := 0, len(b)
	for c.name != "rstrip" && lo < hi && strings.IndexByte(set, b[lo]) >= 0 {
		lo++
	}
	for c.name != "lstrip" && lo < hi && strings.IndexByte(set, b[hi-1]) >= 0 {
		hi--
	}
	return b[lo:hi], nil
}

func bytesReplace(c *call) (starlark.Value, error) {
	a, err := c.bind("old", "new", "count?")
	if err != nil {
		return nil, err
	}
	before, err := like(a[0])
	if err != nil {
		return nil, err
	}
	after, err := like(a[1])
	if err != nil {
		return nil, err
	}
	most, err := optional(a[2], -1)
	if err != nil {
		return nil, err
	}
	b := string(c.bytes())
	if before != "" {
		return replaceWithin(b, before, after, most)
	}
	if (len(b)+1)*len(after) > maxBytes {
		return nil, tooMany("bytes", (len(b)+1)*len(after), maxBytes)
	}
	return Bytes(interleave(b, after, most)), nil
}

func replaceWithin(b, before, after string, most int) (starlark.Value, error) {
	if n := len(b) + strings.Count(b, before)*(len(after)-len(before)); n > maxBytes {
		return nil, tooMany("bytes", n, maxBytes)
	}
	return Bytes(strings.Replace(b, before, after, most)), nil
}

// interleave is what replacing b"" means; Go's would go by characters.
func interleave(b, after string, most int) string {
	var out strings.Builder
	for i := range len(b) + 1 {
		if most < 0 || i < most {
			out.WriteString(after)
		}
		out.WriteString(b[i:min(i+1, len(b))])
	}
	return out.String()
}
