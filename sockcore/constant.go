package sockcore

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/sys/unix"
)

//go:generate go run ./internal/constants

// Constant is a named integer of the socket interface.
type Constant struct {
	Name  string
	Value int64
	Doc   string // what it is for, a few words
}

// Constants is every constant of this system, by name: AF_, SOCK_, SO_, errno names and so on.
func Constants() []Constant { return slices.Clone(constantRows) }

// ConstantsWithPrefix is the constants whose names begin so, by name.
func ConstantsWithPrefix(prefix string) []Constant {
	first, _ := slices.BinarySearchFunc(constantRows, prefix, compareName)
	rest := constantRows[first:]
	end := slices.IndexFunc(rest, func(c Constant) bool { return !strings.HasPrefix(c.Name, prefix) })
	if end >= 0 {
		rest = rest[:end]
	}
	return slices.Clone(rest)
}

func compareName(c Constant, name string) int { return cmp.Compare(c.Name, name) }

// ConstantNamed finds one by name.
func ConstantNamed(name string) (Constant, bool) {
	c, ok := constantsByName()[name]
	return c, ok
}

// ConstantValue finds a constant's value by its name.
func ConstantValue(name string) (int64, bool) {
	c, ok := ConstantNamed(name)
	return c.Value, ok
}

var constantsByName = sync.OnceValue(func() map[string]Constant {
	byName := make(map[string]Constant, len(constantRows))
	for _, c := range constantRows {
		byName[c.Name] = c
	}
	return byName
})

// FamilyName is the constant's name ("AF_INET"), or the number as text.
func FamilyName(family int) string { return nameOf("AF_", family) }

// TypeName is the constant's name ("SOCK_STREAM") with SOCK_CLOEXEC and
// SOCK_NONBLOCK after "|" when they are set, or the number as text.
func TypeName(typ int) string {
	const kind = 0xf // the types themselves are below it, on every system
	name := nameOf("SOCK_", typ&kind)
	if flags := typ &^ kind; flags != 0 {
		name += "|" + FlagNames("SOCK_", flags)
	}
	return name
}

// ProtoName is the constant's name ("IPPROTO_TCP"), or the number as text.
func ProtoName(proto int) string { return nameOf("IPPROTO_", proto) }

// LevelName is the name of an option's level ("SOL_SOCKET", "IPPROTO_TCP"), or
// the number as text.
func LevelName(level int) string {
	if level == unix.SOL_SOCKET {
		return "SOL_SOCKET"
	}
	if name := nameOf("IPPROTO_", level); name[0] == 'I' {
		return name
	}
	return nameOf("SOL_", level)
}

// FlagNames joins the names of the bits with "|" ("MSG_PEEK|MSG_DONTWAIT"), "0"
// when none is set. Bits without a name come last, as one hexadecimal number.
func FlagNames(prefix string, flags int) string {
	rest := int64(flags) & 0xffffffff
	var names []string
	for bit := int64(1); bit <= rest; bit <<= 1 {
		if name, ok := namesOf()[valueKey{prefix, bit}]; ok && rest&bit != 0 {
			names = append(names, name)
			rest &^= bit
		}
	}
	if rest != 0 {
		names = append(names, "0x"+strconv.FormatInt(rest, 16))
	}
	if names == nil {
		return "0"
	}
	return strings.Join(names, "|")
}

func nameOf(prefix string, value int) string {
	if name, ok := namesOf()[valueKey{prefix, int64(value)}]; ok {
		return name
	}
	return strconv.Itoa(value)
}

// valueKey is a value among the constants of one prefix.
type valueKey struct {
	prefix string
	value  int64
}

// namesOf finds names by value. Of several names the one that a row of
// preferredNames has is taken, else the first.
var namesOf = sync.OnceValue(func() map[valueKey]string {
	names := map[valueKey]string{}
	for _, c := range constantRows {
		prefix, _, _ := strings.Cut(c.Name, "_")
		if prefix += "_"; strings.HasPrefix(c.Name, "POLL") {
			prefix = "POLL"
		}
		key := valueKey{prefix, c.Value}
		if _, taken := names[key]; !taken || slices.Contains(preferredNames, c.Name) {
			names[key] = c.Name
		}
	}
	return names
})

// preferredNames are those that people use, where one value has several.
var preferredNames = []string{
	"AF_UNIX", "AF_NETLINK", "SOCK_STREAM", "SOCK_DGRAM", "SOCK_RAW", "IPPROTO_IP",
	"SOL_IP", "SOL_TCP", "SOL_UDP", "MSG_DONTROUTE", "MSG_TRUNC",
	"SO_RCVTIMEO", "SO_SNDTIMEO", "SO_TIMESTAMP",
	"SO_TIMESTAMPNS", "SO_TIMESTAMPING", "SO_ATTACH_FILTER", "SO_DETACH_FILTER",
}
