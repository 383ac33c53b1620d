package command

import (
	"strings"
	"testing"

	"sockshell/repl/syntax"
)

// FuzzLower: each command becomes a tree of Python that prints and parses again, or is an error.
func FuzzLower(f *testing.F) {
	for _, chapter := range Chapters() {
		for _, c := range chapter.Commands {
			for _, example := range c.Example {
				f.Add(example)
			}
		}
	}
	for _, text := range []string{
		"s.connect example.com 80", "c, addr = srv.accept", "s.sendto x MSG_PEEK 127.0.0.1 80",
		"s.bind /path", "s.bind @abstract", "s.connect [::1]:80", "s.connect ::1 80 0 2", "s.bind *:0",
		"s.send +OK", "a.send it's", "s.settimeout 500ms", "data = s.recv 4096 &", "s.recv 10 >> file",
		"x = catch s.recv 10", "assert (1) == 2", "print x, y", "import socket as s, struct",
		"!ls | wc", "s.recv?", "socket proto=tcp", "pack !HH 1 2", "time.sleep 1e-3", "return s.recv 5",
		"wait 1 2.5", "poll [a] 1", "hexdump hex\"00 ff\"", "s.sendall @file", "htons 70000",
		"catch time s.recv 5", "time catch s.recv 5", "s.settimeout nan", "sleep 0x10",
	} {
		f.Add(text)
	}
	g := Grammar()
	f.Fuzz(func(t *testing.T, text string) {
		tree, err := syntax.ParseFile(text, g)
		if err != nil {
			return
		}
		for i, stmt := range tree.Body {
			c, ok := stmt.(*syntax.Command)
			if !ok {
				continue
			}
			if tree.Body[i], err = new(Lowering).Lower(c); err != nil {
				return
			}
		}
		printed := syntax.Print(tree, nil)
		if strings.Contains(printed, "@") {
			return // of helpers, whose names no text can have
		}
		if again, err := syntax.ParseFile(printed, nil); err == nil && syntax.Print(again, nil) != printed {
			t.Fatalf("%q lowers to %q, which is read otherwise", text, printed)
		}
	})
}
