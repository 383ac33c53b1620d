package command

import (
	"encoding/hex"
	"math/bits"

	"go.starlark.net/starlark"

	"sockshell/repl/value"
)

func bytesChapter() []Command {
	return []Command{
		byteOrder("htons", "a 16-bit number from the host's byte order to the network's", 16),
		byteOrder("htonl", "a 32-bit number from the host's byte order to the network's", 32),
		byteOrder("ntohs", "a 16-bit number from the network's byte order to the host's", 16),
		byteOrder("ntohl", "a 32-bit number from the network's byte order to the host's", 32),
		{
			Name:    "pack",
			Summary: "numbers and bytes as packed bytes, by a format of Python's struct",
			Detail:  "! is the network's byte order; B H I Q are 1, 2, 4 and 8 bytes without a sign, b h i q with one; 4s is bytes.",
			Python:  "struct.pack(format, v1, v2, ...)",
			Example: []string{"pack !HHI 1 2 3"},
			Run: Func(func(_ *Call, a struct {
				Format Text
				Values Values `arg:"?"`
			}) (starlark.Value, error) {
				b, err := value.Pack(string(a.Format), a.Values.List...)
				return b, err
			}),
		}, {
			Name:    "unpack",
			Summary: "the values in packed bytes, as a tuple",
			Python:  "struct.unpack(format, buffer)",
			Example: []string{`unpack !HH hex"0001 0002"`},
			Run: Func(func(_ *Call, a struct {
				Format Text
				Buffer Packed
			}) (starlark.Value, error) {
				t, err := value.Unpack(string(a.Format), value.Bytes(a.Buffer))
				return t, err
			}),
		}, {
			Name:    "calcsize",
			Summary: "how many bytes a format packs",
			Python:  "struct.calcsize(format)",
			Example: []string{"calcsize !HHI"},
			Run: Func(func(_ *Call, a struct{ Format Text }) (int, error) {
				return value.Calcsize(string(a.Format))
			}),
		}, {
			Name:    "hexdump",
			Summary: "print bytes as hexadecimal and text, 16 a line",
			Example: []string{`hexdump "GET / HTTP/1.0\r\n"`},
			Run: Func(func(c *Call, a struct{ Data Data }) (none, error) {
				_, err := c.Shell.Out().Write([]byte(hex.Dump([]byte(a.Data))))
				return none{}, err
			}),
		},
	}
}

// byteOrder is one of the four: on a machine of the network's order they change nothing.
func byteOrder(name, summary string, width int) Command {
	return Command{
		Name:    name,
		Summary: summary,
		Man:     name + "(3)",
		Example: []string{name + " 80"},
		Run: Func(func(_ *Call, a struct{ X Any }) (int64, error) {
			n, ok := a.X.Value.(starlark.Int)
			if !ok {
				i, err := value.Integer(a.X.Value)
				if err != nil {
					return 0, err
				}
				n = starlark.MakeInt64(i)
			}
			return swap(name, n, width)
		}),
	}
}

func swap(name string, n starlark.Int, width int) (int64, error) {
	x, ok := n.Uint64()
	switch {
	case n.Sign() < 0 && width == 16:
		return 0, value.Raise("OverflowError", "%s: can't convert negative Python int to C 16-bit unsigned integer", name)
	case n.Sign() < 0:
		return 0, value.Raise("OverflowError", "can't convert negative value to unsigned int")
	case width == 16 && (!ok || x > 0xffff):
		return 0, value.Raise("OverflowError", "%s: Python int too large to convert to C 16-bit unsigned integer", name)
	case width == 32 && (!ok || x > 0xffffffff):
		return 0, value.Raise("OverflowError", "int larger than 32 bits")
	case width == 16:
		return int64(networkOrder16(uint16(x))), nil
	}
	return int64(networkOrder32(uint32(x))), nil
}

func networkOrder16(x uint16) uint16 {
	if littleEndian {
		return bits.ReverseBytes16(x)
	}
	return x
}

func networkOrder32(x uint32) uint32 {
	if littleEndian {
		return bits.ReverseBytes32(x)
	}
	return x
}
