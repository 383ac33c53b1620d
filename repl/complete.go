package repl

import (
	"cmp"
	"os"
	"path/filepath"
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
	if path, ok := pathBefore(before[:start], word); ok {
		return pos - len(path), files(path)
	}
	s.names.Lock()
	defer s.names.Unlock()
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
	for _, key := range keywords(before[:start]) {
		add(key+"=", "")
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

// pathBefore is the path that the cursor is in: after @, > or >>, and the verbs of files.
func pathBefore(before, word string) (string, bool) {
	if path, ok := strings.CutPrefix(word, "@"); ok {
		return path, true
	}
	words := strings.Fields(before)
	if len(words) == 0 {
		return "", false
	}
	switch words[len(words)-1] {
	case ">", ">>", "source", "save":
		return word, true
	}
	return "", false
}

// files are those that a path may go on to; a directory ends in a slash.
func files(path string) (items []editor.Item) {
	dir, base := filepath.Split(path)
	entries, _ := os.ReadDir(cmp.Or(dir, "."))
	for _, e := range entries {
		name, doc := e.Name(), ""
		if !strings.HasPrefix(name, base) || base == "" && strings.HasPrefix(name, ".") {
			continue
		}
		if e.IsDir() {
			name, doc = name+"/", "directory"
		}
		items = append(items, editor.Item{Text: dir + name, Doc: doc})
	}
	return items
}

// keywords are the parameters by name of the command at hand.
func keywords(before string) (names []string) {
	words := strings.Fields(before[strings.LastIndex(before, "= ")+1:])
	if len(words) == 0 {
		return nil
	}
	if c := command.Lookup(strings.Split(words[0], ".")); c != nil {
		for _, p := range c.Run.Params() {
			if p.Keyword {
				names = append(names, p.Name)
			}
		}
	}
	return names
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
