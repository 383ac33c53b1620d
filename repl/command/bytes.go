package command

import (
	"encoding/hex"

	"sockshell/repl/python"

	"sockshell/resolver"
)

func bytesChapter() []Command {
	return []Command{
		byteOrder("htons", "a 16-bit number from the host's byte order to the network's", short(resolver.Htons)),
		byteOrder("htonl", "a 32-bit number from the host's byte order to the network's", long(resolver.Htonl)),
		byteOrder("ntohs", "a 16-bit number from the network's byte order to the host's", short(resolver.Ntohs)),
		byteOrder("ntohl", "a 32-bit number from the network's byte order to the host's", long(resolver.Ntohl)),
		{
			Name:    "pack",
			Summary: "numbers and bytes as packed bytes, by a format of Python's struct",
			Detail: "! is the network's byte order; B H I Q are 1, 2, 4 and 8 bytes " +
				"without a sign, b h i q with one; 4s is bytes, x a zero.",
			Returns: "bytes",
			Errors: []string{
				"struct.error: a wrong number of values, or one that does not fit",
			},
			Python:  "struct.pack(format, v1, v2, ...)",
			Example: []string{"pack !HHI 1 2 3"},
			Run: Func(func(c *Call, a struct {
				Format Text
				Values Values `arg:"?"`
			}) (python.Value, error) {
				return c.structCall("pack", append([]python.Value{python.NewStr(string(a.Format))}, a.Values.List...))
			}),
		}, {
			Name:    "unpack",
			Summary: "the values in packed bytes",
			Detail:  "The format is that of pack.",
			Returns: "a tuple",
			Errors: []string{
				"struct.error: the bytes are not as many as the format says",
			},
			Python:  "struct.unpack(format, buffer)",
			Example: []string{`unpack !HH hex"0001 0002"`},
			Run: Func(func(c *Call, a struct {
				Format Text
				Buffer Packed
			}) (python.Value, error) {
				return c.structCall("unpack", []python.Value{python.NewStr(string(a.Format)), python.Bytes(a.Buffer)})
			}),
		}, {
			Name:    "calcsize",
			Summary: "how many bytes a format packs",
			Returns: "an int",
			Errors:  []string{"struct.error: the format does not parse"},
			Python:  "struct.calcsize(format)",
			Example: []string{"calcsize !HHI"},
			Run: Func(func(c *Call, a struct{ Format Text }) (python.Value, error) {
				return c.structCall("calcsize", []python.Value{python.NewStr(string(a.Format))})
			}),
		}, {
			Name:    "hexdump",
			Summary: "print bytes as hexadecimal and text, 16 a line",
			Detail:  "As `hexdump -C` writes it.",
			Example: []string{`hexdump "GET / HTTP/1.0\r\n"`},
			Run: Func(func(c *Call, a struct{ Data Data }) (none, error) {
				_, err := c.Shell.Out().Write([]byte(hex.Dump([]byte(a.Data))))
				return none{}, err
			}),
		},
	}
}

// structCall is a function of Python's module struct.
func (c *Call) structCall(name string, args []python.Value) (python.Value, error) {
	_, m, err := python.ImportModule(c.Thread, "struct", "")
	if err != nil {
		return nil, err
	}
	return python.CallMethod(c.Thread, m, name, args...)
}

// byteOrder is one of the four: on a machine of the network's order they change nothing.
func byteOrder(name, summary string, run Runner) Command {
	return Command{
		Name:    name,
		Summary: summary,
		Detail:  "Where the host has the network's order the number stays as it is.",
		Returns: "an int",
		Errors:  []string{"OverflowError: negative, or too large"},
		Man:     name + "(3)",
		Example: []string{name + " 80"},
		Run:     run,
	}
}

func short(convert func(int64) (int64, error)) Runner {
	return Func(func(_ *Call, a struct{ X CInt }) (int64, error) { return convert(int64(a.X)) })
}

func long(convert func(int64) (int64, error)) Runner {
	return Func(func(_ *Call, a struct{ X unsigned }) (int64, error) { return convert(int64(a.X.Int)) })
}

// unsigned is C's unsigned long. Its functions look at the type themselves in CPython, each
// with its own words.
type unsigned struct{ Int }

func (u *unsigned) take(c *Call, v python.Value) error {
	if err := fits(v, "unsigned long"); err != nil && python.BigOf(python.Held(v)).Sign() > 0 {
		return err
	}
	err := u.Int.take(c, v)
	switch {
	case err == nil:
		return nil
	case c.Verb == "if_indextoname":
		return python.Raise(python.TypeError, "an integer is required")
	}
	return python.Raise(python.TypeError, "expected int, %s found", python.TypeName(v))
}
