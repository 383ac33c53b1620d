package repl

import (
	"strings"

	"sockshell/repl/command"
	"sockshell/repl/editor"
)

// complete lists what can stand where the cursor is: after a socket's name and a dot its
// methods; in a command what its parameter takes; else verbs, names and constants.
func (s *Session) complete(text string, pos int) (int, []editor.Item) {
	before := text[:pos]
	start := strings.LastIndexAny(before, " \t\n()[],=|;") + 1
	word := before[start:]
	var items []editor.Item
	add := func(text, doc string) {
		if hasFold(text, word) {
			items = append(items, editor.Item{Text: text, Doc: doc})
		}
	}
	if head, _, dotted := strings.Cut(word, "."); dotted {
		for _, m := range command.MethodList() {
			add(head+"."+m.Name, m.Summary)
		}
		return start, items
	}
	if prefix := s.constantPrefix(before[:start]); prefix != "" {
		for _, c := range command.ConstantList(prefix) {
			add(c.Name, c.Doc)
		}
		return start, items
	}
	for _, name := range s.eval.scope.live() {
		add(name, "socket")
	}
	if strings.TrimSpace(before[:start]) == "" || strings.HasSuffix(strings.TrimRight(before[:start], " "), "=") {
		for _, f := range command.FunctionList() {
			add(f.Name, f.Summary)
		}
	}
	return start, items
}

// constantPrefix is what the constants at a word begin with: AF_ after `socket `.
func (s *Session) constantPrefix(before string) string {
	_, statement, found := strings.Cut(before, "= ")
	if !found {
		statement = before
	}
	words := strings.Fields(statement)
	if len(words) == 0 {
		return ""
	}
	c := command.Lookup(strings.Split(words[0], "."))
	if c == nil {
		return ""
	}
	return c.ConstantPrefix(words[1:])
}

func hasFold(text, prefix string) bool {
	return len(text) >= len(prefix) && strings.EqualFold(text[:len(prefix)], prefix)
}
