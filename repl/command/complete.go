package command

import (
	"slices"
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
	"flags": {"MSG_"}, "family": {"AF_"}, "type": {"SOCK_"}, "protocol": {"IPPROTO_"},
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

func isNumber(word string) bool {
	_, number := parseInt(word)
	return number || IsConstant(word)
}

// wholeWord reports whether a word is an address by itself.
func wholeWord(word string) bool {
	_, whole := wholeAddress(word)
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

// Constants are those that can stand there after the words given.
func (p *Place) Constants(words []string) []sockcore.Constant {
	if p.Kind() == "option" && len(words) > 0 {
		return levelOptions(words[len(words)-1])
	}
	return ConstantList(constantPrefixes[p.Kind()]...)
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
