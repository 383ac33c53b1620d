package command

import (
	"slices"
	"strings"

	"sockshell/sockcore"
)

// MethodList is every command that is called on a value, FunctionList every other, each in
// the order of the chapters.
func MethodList() []*Command   { return commands(true) }
func FunctionList() []*Command { return commands(false) }

func commands(method bool) (list []*Command) {
	for _, chapter := range Chapters() {
		for i := range chapter.Commands {
			if c := &chapter.Commands[i]; (c.Run.Receiver() != "") == method {
				list = append(list, c)
			}
		}
	}
	return list
}

// MethodNames lists the methods of all values.
func MethodNames() (names []string) {
	for _, some := range table().names {
		names = append(names, some...)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// IsConstant reports whether a name is one of the socket interface's.
func IsConstant(name string) bool {
	_, ok := sockcore.ConstantValue(name)
	return ok
}

// ConstantList is the constants that begin so.
func ConstantList(prefix string) (list []sockcore.Constant) {
	for _, c := range sockcore.Constants() {
		if strings.HasPrefix(c.Name, prefix) {
			list = append(list, c)
		}
	}
	return list
}

// constantPrefixes are what the constants of each kind begin with.
var constantPrefixes = map[string]string{
	"flags": "MSG_", "family": "AF_", "type": "SOCK_", "protocol": "IPPROTO_", "level": "SOL_",
	"option": "SO_", "how": "SHUT_",
}

// levelOptions are the options of each level.
var levelOptions = map[string]string{
	"IPPROTO_TCP": "TCP_", "SOL_TCP": "TCP_", "IPPROTO_IP": "IP_", "SOL_IP": "IP_",
	"IPPROTO_IPV6": "IPV6_", "IPPROTO_UDP": "UDP_", "SOL_UDP": "UDP_", "SOL_SOCKET": "SO_",
}

// ConstantPrefix is what the constants begin with that can stand after those words; "" when
// something else does.
func (c *Command) ConstantPrefix(words []string) string {
	ps := c.Run.Params()
	if len(words) >= len(ps) {
		return ""
	}
	kind := ps[len(words)].Kind()
	if kind == "option" && len(words) > 0 && levelOptions[words[len(words)-1]] != "" {
		return levelOptions[words[len(words)-1]]
	}
	return constantPrefixes[kind]
}
