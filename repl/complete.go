package repl

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/sys/unix"
	"sockshell/repl/python"

	"sockshell/repl/command"
	"sockshell/repl/editor"
	"sockshell/repl/syntax"
	"sockshell/repl/value"
	"sockshell/sockcore"
)

// offer collects what may stand in place of a word.
type offer struct {
	*Session
	word  string // what is typed of it
	items []editor.Item
}

func (o *offer) add(text, doc string) { o.items = append(o.items, editor.Item{Text: text, Doc: doc}) }

// complete lists what can stand where the cursor is: after a name and a dot what its value
// has; in a command what its parameter takes; in brackets names; else verbs and sockets.
func (s *Session) complete(text string, pos int) (int, []editor.Item) {
	before := text[:pos]
	start := strings.LastIndexAny(before, " \t\n()[]{},=|;") + 1
	o := &offer{Session: s, word: before[start:]}
	if path, ok := pathBefore(before[:start], o.word); ok {
		o.word, start = path, pos-len(path)
		o.files()
		return start, o.fitting()
	}
	words, open := statement(before[:start])
	c := lookup(words)
	dot := strings.LastIndexByte(o.word, '.')
	switch {
	case dot > 0 && (c == nil || open):
		o.members(o.word[:dot])
	case open, c != nil && c.Rest != syntax.Words:
		o.expressions()
	case c == nil && len(words) == 0:
		o.verbs()
	case c == nil:
		o.expressions()
	default:
		o.arguments(c, words[1:], before[:start])
	}
	return start, o.fitting()
}

// fitting are the items that begin with what is typed, in any case; without such a one
// those that have its letters in their order.
func (o *offer) fitting() (fit []editor.Item) {
	for _, fits := range []func(text, typed string) bool{hasFold, hasLetters} {
		for _, item := range o.items {
			if fits(item.Text, o.word) {
				fit = append(fit, item)
			}
		}
		if fit != nil {
			return fit
		}
	}
	return nil
}

func hasFold(text, prefix string) bool {
	return len(text) >= len(prefix) && strings.EqualFold(text[:len(prefix)], prefix)
}

// hasLetters reports whether text has the letters of typed in their order, in any case.
func hasLetters(text, typed string) bool {
	text = strings.ToLower(text)
	for _, r := range strings.ToLower(typed) {
		i := strings.IndexRune(text, r)
		if i < 0 {
			return false
		}
		text = text[i+1:]
	}
	return true
}

// targets are the names that an assignment begins with.
var targets = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\s*[A-Za-z_]\w*(\s*,\s*[A-Za-z_]\w*)*\s*=\s`)
})

// statement is the words of the one that the end of a text is in, without the names that it
// is assigned to, and whether a bracket is open there. What catch, time and their like
// run is a statement by itself.
func statement(before string) (words []string, open bool) {
	before = before[strings.LastIndexByte(before, '\n')+1:]
	_, _, from := split(before)
	before = before[from:]
	words, open, _ = split(before[len(targets().FindString(before)):])
	for c := lookup(words); c != nil && c.Rest == syntax.Statement; c = lookup(words) {
		words = words[1:]
	}
	return words, open
}

// split is the words of the last statement of a text, whether a bracket or a string is open
// at its end, and where that statement begins.
func split(text string) (words []string, open bool, from int) {
	var quote byte
	depth, word := 0, -1
	for i := 0; i < len(text); i++ {
		c := text[i]
		blank := c == ' ' || c == '\t' || c == ';'
		switch {
		case quote != 0:
			if c == '\\' {
				i++
			} else if c == quote {
				quote = 0
			}
			continue
		case blank && depth <= 0 && word >= 0:
			words = append(words, text[word:i])
			word = -1
		case strings.IndexByte("([{", c) >= 0:
			depth++
		case strings.IndexByte(")]}", c) >= 0:
			depth--
		case c == '"' || c == '\'':
			quote = c
		}
		if c == ';' && depth <= 0 {
			words, from = nil, i+1
		} else if !blank && word < 0 {
			word = i
		}
	}
	if word >= 0 {
		words = append(words, text[word:])
	}
	return words, depth > 0 || quote != 0, from
}

func lookup(words []string) *command.Command {
	if len(words) == 0 {
		return nil
	}
	return command.Lookup(strings.Split(words[0], "."))
}

// verbs are what a statement can begin with.
func (o *offer) verbs() {
	o.sockets()
	for _, c := range command.FunctionList() {
		o.add(c.Name, c.Summary)
	}
	o.variables()
}

// sockets are the live ones. What describes them asks the kernel nothing, or ten thousand
// would take their time.
func (o *offer) sockets() {
	for _, name := range o.live() {
		s := o.socketNamed(name)
		o.add(name, "socket "+sockcore.FamilyName(s.Family())+" "+sockcore.TypeName(s.Socket.Type()))
	}
}

// variables are the names of all else.
func (o *offer) variables() {
	for _, name := range o.given() {
		if !o.isLive(name) {
			o.add(name, python.TypeName(o.names.Get(name)))
		}
	}
}

// expressions are what a value can begin with: names first; constants once one is begun.
func (o *offer) expressions() {
	o.sockets()
	o.variables()
	if o.word == "" {
		return
	}
	for _, c := range command.FunctionList() {
		o.add(c.Name, c.Summary)
	}
	for _, name := range o.pythonNames() {
		o.add(name, "Python's")
	}
	if unicode.IsUpper(rune(o.word[0])) {
		for _, c := range command.ConstantList("") {
			o.add(c.Name, c.Doc)
		}
	}
}

// members are the methods and attributes of the value behind a name.
func (o *offer) members(path string) {
	v := o.valueOf(path)
	if v == nil {
		return
	}
	described := map[string]bool{}
	for _, c := range command.MethodsOn(command.ReceiverOf(v)) {
		described[c.Name] = true
		if !senseless(v, c) {
			o.add(path+"."+c.Name, c.Summary)
		}
	}
	for _, name := range python.AttrNames(v) {
		if !described[name] && !strings.HasPrefix(name, "_") {
			described[name] = true
			o.add(path+"."+name, o.memberDoc(path, name))
		}
	}
}

// senseless is a method that this value cannot use: a socket of datagrams has no connections.
func senseless(v python.Value, c *command.Command) bool {
	s, ok := v.(*value.Socket)
	switch {
	case !ok || s.Socket == nil:
		return false
	case c.OnlyTLS:
		return s.TLS() == nil
	case s.Socket.Type() == unix.SOCK_DGRAM:
		return slices.Contains([]string{"listen", "accept", "tcp_info", "recv_line", "recv_until"}, c.Name)
	}
	return c.Name == "tcp_info" && s.Family() == unix.AF_UNIX
}

// memberDoc describes a member of the module socket, and nothing else.
func (o *offer) memberDoc(path, name string) string {
	if path != "socket" {
		return ""
	}
	if c := command.Function(name); c != nil {
		return c.Summary
	}
	c, _ := sockcore.ConstantNamed(name)
	return c.Doc
}

// valueOf is the value behind a name; of an attribute only where reading one does nothing.
func (o *offer) valueOf(path string) python.Value {
	names := strings.Split(path, ".")
	v := o.lookup(names[0])
	for _, name := range names[1:] {
		if v == nil {
			return nil
		}
		v = python.PlainMember(v, name)
	}
	return v
}

// pythonNames are Python's own: its builtins, sorted.
func (s *Session) pythonNames() []string {
	names := slices.DeleteFunc(python.NewBuiltins().Names(), func(name string) bool { return strings.HasPrefix(name, "_") })
	slices.Sort(names)
	return names
}

// nearestName is the name that a mistyped one was meant to be; "" when none is near.
func (s *Session) nearestName(name string) string {
	names := slices.Concat(s.given(), command.Names(), s.pythonNames())
	for _, c := range command.ConstantList("") {
		names = append(names, c.Name)
	}
	return command.Nearest(name, names)
}
