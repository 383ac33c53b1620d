package command

import (
	"sockshell/repl/python"
	"sockshell/repl/value"

	"slices"
	"sockshell/repl/syntax"
	"strings"

	"sockshell/sockcore"
)

// MethodList is every command that is called on a value, FunctionList every other, each in
// the order of the chapters.
func MethodList() []*Command {
	return rows(func(c *Command) bool { return c.Run.Receiver() != "" })
}

// FunctionList is every command that is called on no value.
func FunctionList() []*Command { return MethodsOn("") }

// MethodsOn is every command that is called on values of that type: "socket".
func MethodsOn(receiver string) []*Command {
	return rows(func(c *Command) bool { return c.Run.Receiver() == receiver })
}

func rows(match func(*Command) bool) (list []*Command) {
	for _, c := range table().rows {
		if match(c) {
			list = append(list, c)
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

// ConstantList is the constants that begin with one of the prefixes.
func ConstantList(prefixes ...string) (list []sockcore.Constant) {
	for _, prefix := range prefixes {
		list = append(list, sockcore.ConstantsWithPrefix(prefix)...)
	}
	return list
}

// constantPrefixes are what the constants of each kind begin with.
var constantPrefixes = map[string][]string{
	"flags": {"MSG_"}, "family": {"AF_"}, "protocol": {"IPPROTO_"},
	"type": {"SOCK_STREAM", "SOCK_DGRAM", "SOCK_RAW", "SOCK_SEQPACKET", "SOCK_RDM", "SOCK_DCCP",
		"SOCK_PACKET", "SOCK_CLOEXEC", "SOCK_NONBLOCK"},
	"level": {"SOL_", "IPPROTO_"}, "how": {"SHUT_"},
}

// Place is where a word stands in a command: of which parameter it is, and which of its
// words, since an address has several.
type Place struct {
	*Param
	Word int
}

// PlacesAfter are the places that the next word after those can have: that of an optional
// parameter, and of a required one behind it. None when no word can follow.
func (c *Command) PlacesAfter(words []string) (places []*Place) {
	ps := c.Run.Params()
	next := 0
	for i := range ps {
		p := &ps[i]
		_, several := p.kind.(manyWords)
		skippable := p.Optional && slices.ContainsFunc(ps[i:], func(p Param) bool { return !p.Optional })
		switch {
		case p.Keyword:
		case next >= len(words), several && p.Kind() != "address":
			places = append(places, &Place{p, max(0, len(words)-next)})
			if !skippable {
				return places
			}
		case skippable && !isNumber(words[next]):
		case several && !wholeWord(words[next]):
			if next+1 == len(words) {
				return append(places, &Place{p, 1})
			}
			next += 2
		default:
			next++
		}
	}
	return places
}

// Wants is the parameters that may follow those words, an address by its parts: "host port",
// or "path" when unixPath says so.
func (c *Command) Wants(words []string, unixPath bool) string {
	places := c.PlacesAfter(words)
	if len(places) == 0 || places[0].Word > 0 && places[0].Kind() != "address" {
		return ""
	}
	var texts []string
	ps := c.Run.Params()
	first := slices.IndexFunc(ps, func(p Param) bool { return p.Name == places[0].Name })
	for i := range ps[first:] {
		text := ps[first+i].usage()
		if ps[first+i].Kind() == "address" && ps[first+i].Name == "address" {
			text = strings.Replace(text, "address", addressParts(unixPath), 1)
		}
		texts = append(texts, text)
	}
	if places[0].Word == 1 && !unixPath {
		texts[0] = "port"
	} else if places[0].Word == 1 {
		texts = texts[1:]
	}
	return strings.Join(texts, " ")
}

func addressParts(unixPath bool) string {
	if unixPath {
		return "path"
	}
	return "host port"
}

func isNumber(word string) bool {
	_, number := parseInt(word)
	return number || IsConstant(word)
}

// wholeWord reports whether a word is an address by itself.
func wholeWord(word string) bool {
	_, whole := wholeAddress(&syntax.Word{Text: word})
	return whole || strings.HasPrefix(word, "(")
}

// Keyword is the parameter of that name; nil without one.
func (c *Command) Keyword(name string) *Place {
	ps := c.Run.Params()
	for i := range ps {
		if ps[i].Name == name {
			return &Place{&ps[i], 0}
		}
	}
	return nil
}

// Constants are those that can stand there after the words given, the common ones first.
func (p *Place) Constants(words []string) []sockcore.Constant {
	list := ConstantList(constantPrefixes[p.Kind()]...)
	if p.Kind() == "option" && len(words) > 0 {
		list = levelOptions(words[len(words)-1])
	}
	slices.SortStableFunc(list, func(a, b sockcore.Constant) int { return rank(a) - rank(b) })
	return list
}

// common are the constants that most lines want, in the order in which they are offered.
const common = "AF_INET AF_INET6 AF_UNIX SOCK_STREAM SOCK_DGRAM SOCK_RAW SOCK_SEQPACKET " +
	"SOL_SOCKET IPPROTO_TCP IPPROTO_UDP IPPROTO_IP IPPROTO_IPV6 IPPROTO_ICMP " +
	"SO_REUSEADDR SO_REUSEPORT SO_KEEPALIVE SO_LINGER SO_RCVBUF SO_SNDBUF SO_BROADCAST SO_ERROR " +
	"TCP_NODELAY TCP_KEEPIDLE " +
	"TCP_KEEPINTVL TCP_KEEPCNT TCP_USER_TIMEOUT IP_TTL IP_ADD_MEMBERSHIP IPV6_V6ONLY " +
	"MSG_PEEK MSG_DONTWAIT MSG_WAITALL MSG_OOB SHUT_WR SHUT_RD SHUT_RDWR "

func rank(c sockcore.Constant) int {
	if at := strings.Index(" "+common, " "+c.Name+" "); at >= 0 {
		return at
	}
	return len(common)
}

// levelOptions are the options of the level that a word names; none of what is no level.
func levelOptions(word string) (list []sockcore.Constant) {
	level, ok := sockcore.ConstantValue(word)
	if !ok {
		return nil
	}
	for _, o := range sockcore.LevelOptions(int(level)) {
		list = append(list, sockcore.Constant{Name: o.Name, Value: int64(o.Opt), Doc: o.Doc})
	}
	return list
}

// ReceiverOf names the type of value that rows are called on: "socket", "file"; "" is any other value.
func ReceiverOf(v python.Value) string {
	switch v.(type) {
	case *value.Socket:
		return socketType
	case *value.File:
		return fileType
	}
	return ""
}
