package repl

import (
	"cmp"
	"os"
	"os/exec"
	"strings"

	"sockshell/repl/editor"
)

// showPaged is show through the pager where a person reads and it takes more than a screen.
func (s *Session) showPaged(seen, plain string) {
	words := strings.Fields(cmp.Or(s.cfg.Getenv("PAGER"), "less -R"))
	out, _ := s.cfg.Stdout.(*os.File)
	if !s.prompting || s.cfg.Restricted || !s.settings.pager || len(words) == 0 || !pastScreen(out, seen) {
		s.out.show(seen, plain)
		return
	}
	in, out := s.Terminal()
	if _, err := exec.LookPath(words[0]); err != nil || out == nil {
		s.out.show(seen, plain)
		return
	}
	s.flush()
	cmd := exec.Command("/bin/sh", "-c", strings.Join(words, " "))
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(seen), out, in
	if s.cfg.Getenv("LESS") == "" {
		cmd.Env = append(os.Environ(), "LESS=FRX") // what was read stays on the screen
	}
	_ = cmd.Run() // what a pager ends with says nothing about the value
	s.out.show("", plain)
}

// pastScreen reports whether text has more lines than a terminal.
func pastScreen(f *os.File, text string) bool {
	if f == nil {
		return false
	}
	_, rows := editor.Size(f)
	return rows > 0 && strings.Count(text, "\n") >= rows
}
