package editor

import (
	"fmt"
	"strings"
	"testing"
)

func TestPrint(t *testing.T) {
	term := newTerminal(t, 40, 8, Hooks{})
	term.Print("before\n")
	term.read("sock> ", "half\ntyped")
	term.shows("before\nsock> half\n  ... typed")
	term.typed("\x1b[D")
	term.at(10, 2)
	term.Print("one")
	term.Print("two\x1b[2J\nthree\n")
	term.shows("before\none\ntwo\\u001b[2J\nthree\nsock> half\n  ... typed")
	term.at(10, 5)
	term.typed("X\r")
	term.got("half\ntypeXd", nil)
}

// Colours of the shell's own reach the terminal, and nothing else that steers it.
func TestPrintColours(t *testing.T) {
	term := newTerminal(t, 40, 8, Hooks{})
	term.read("sock> ", "half")
	term.shows("sock> half")
	term.Print("a \x1b[2mdim\x1b[0m word\x1b[3A\x1b]0;title\a")
	term.shows("a dim word\\u001b[3A\\u001b]0;title\\u0007\nsock> half")
	term.mu.Lock()
	defer term.mu.Unlock()
	if !strings.Contains(term.raw.String(), "a \x1b[2mdim\x1b[0m word") {
		t.Errorf("no dim word in %q", term.raw.String())
	}
}

func TestSetPrompt(t *testing.T) {
	term := newTerminal(t, 40, 8, Hooks{})
	term.SetPrompt("nobody reads> ")
	term.read("[1] sock> ", "half")
	term.shows("[1] sock> half")
	term.at(14, 0)
	term.SetPrompt("two lines\nsock> ")
	term.shows("sock> half")
	term.at(10, 0)
}

// Whole lines come above the prompt, in order, while keys are typed.
func TestPrintWhileTyping(t *testing.T) {
	const lines, keys = 2000, 300
	term := newTerminal(t, 80, 24, Hooks{Hint: func(string) string { return " hint" }})
	term.read("sock> ", "")
	term.shows("sock> ")
	printed := make(chan struct{})
	go func() {
		defer close(printed)
		for i := range lines {
			term.Print(fmt.Sprintf("line %d", i))
		}
	}()
	want := strings.Repeat("0123456789", keys/10)
	for _, b := range []byte(want) {
		term.typed(string(rune(b)))
	}
	<-printed
	var last []string
	for i := lines - 10; i < lines; i++ {
		last = append(last, fmt.Sprintf("line %d\n", i))
	}
	text := "sock> " + want
	rows := []string{text[:80], text[80:160], text[160:240], text[240:]}
	term.has(strings.Join(last, "") + strings.Join(rows, "\n"))
	term.typed("\r")
	term.got(want, nil)
	term.await("every line", func() bool {
		rest := term.raw.String()
		for i := range lines {
			_, after, ok := strings.Cut(rest, fmt.Sprintf("\r\x1b[Jline %d\r", i))
			if !ok {
				return false
			}
			rest = after
		}
		return true
	})
}

// What a program wrote without a newline at its end stays.
func TestPromptAfterPartialLine(t *testing.T) {
	term := newTerminal(t, 40, 8, Hooks{})
	term.slave.WriteString("partial")
	term.read("sock> ", "")
	term.shows("partial\nsock> ")
	term.typed("a\r")
	term.got("a", nil)
	term.read("sock> ", "")
	term.shows("partial\nsock> a\nsock> ")
	term.typed("\r")
	term.got("", nil)
}

func TestPromptOfTwoLines(t *testing.T) {
	term := newTerminal(t, 40, 8, Hooks{})
	term.read("2 jobs\nsock> ", "")
	term.shows("2 jobs\nsock> ")
	term.typed("a")
	term.shows("2 jobs\nsock> a")
	term.typed("\r")
	term.got("a", nil)
}

func TestClearScreen(t *testing.T) {
	term := newTerminal(t, 40, 8, Hooks{})
	term.Print("old")
	term.read("sock> ", "a")
	term.shows("old\nsock> a")
	term.typed("\x0c")
	term.shows("sock> a")
	term.at(7, 0)
	term.typed("\r")
	term.got("a", nil)
}
