package editor

import (
	"fmt"
	"strings"
	"testing"
)

func words(items ...Item) func(string, int) (int, []Item) {
	return func(line string, pos int) (int, []Item) {
		start := strings.LastIndexAny(line[:pos], " .") + 1
		var fit []Item
		for _, item := range items {
			if strings.HasPrefix(item.Text, line[start:pos]) {
				fit = append(fit, item)
			}
		}
		return start, fit
	}
}

var verbs = words(
	Item{"recv", "receive bytes, and wait until some come"},
	Item{"recvfrom", "receive with the sender's addess"},
	Item{"send", "send bytes"},
	Item{"é\x1b漢字", "odd\x1b[2J"},
)

func TestComplete(t *testing.T) {
	term := newTerminal(t, 40, 8, Hooks{Complete: verbs})
	term.read("> ", "")
	term.shows("> ")
	const both = "recv      receive bytes, and wait until\n" +
		"recvfrom  receive with the sender's add"
	for _, step := range []struct{ keys, want string }{
		{"é.s\t", "> é.send"},
		{"z\t", "> é.sendz"},
		{"\x15s.re\t", "> s.recv\n" + both},
		{"f", "> s.recvf"},
		{"\t", "> s.recvfrom"},
		{" 1\x1b[1;5D\x1b[D\x7f\x7f\x7f\x7fX\x7f\t", "> s.recv 1\n" + both},
		{"\x1b", "> s.recv 1"},
	} {
		term.typed(step.keys)
		term.shows(step.want)
	}
	term.at(8, 0)
	term.typed("\x15\x0bé\t")
	term.has(`> é\u001b`)
	term.typed("\r")
	term.got("é\x1b漢字", nil)
}

func TestCompletePages(t *testing.T) {
	var items []Item
	for i := range 20 {
		items = append(items, Item{fmt.Sprintf("verb%02d", i), fmt.Sprintf("number %d", i)})
	}
	term := newTerminal(t, 40, 8, Hooks{Complete: words(items...)})
	term.read("> ", "")
	term.shows("> ")
	term.typed("\t")
	page := func(first, last int) string {
		b := "> verb\n"
		for i := first; i <= last; i++ {
			b += fmt.Sprintf("verb%02d  number %d\n", i, i)
		}
		return b + fmt.Sprintf("-- %d to %d of 20, Tab for more", first+1, last+1)
	}
	for _, first := range []int{0, 6, 12, 18, 0} {
		term.shows(page(first, min(first+5, 19)))
		term.at(6, 0)
		term.typed("\t")
	}
	term.typed("1")
	term.shows("> verb1")
	term.typed("1\t\r")
	term.got("verb11", nil)
	term.shows("> verb11")
}

func TestHint(t *testing.T) {
	term := newTerminal(t, 20, 4, Hooks{Hint: func(line string) string {
		if line == "s.connect" {
			return " host port and\x1b more"
		}
		return ""
	}})
	term.read("> ", "s.connec")
	term.shows("> s.connec")
	term.typed("t")
	term.shows("> s.connect host po")
	term.at(11, 0)
	term.typed("\x1b[D")
	term.shows("> s.connect")
	term.typed("\x05")
	term.shows("> s.connect host po")
	term.typed("\r")
	term.got("s.connect", nil)
	term.shows("> s.connect")
}

func TestPaint(t *testing.T) {
	term := newTerminal(t, 20, 4, Hooks{Paint: func(line string) []Span {
		return []Span{{-1, 2, "31"}, {3, 99, "1"}, {7, 2, "32"}}
	}})
	term.read("\x1b[34m>\x1b[0m ", "é bold")
	term.shows("> é bold")
	term.at(8, 0)
	painted := "\x1b[34m>\x1b[0m \x1b[31mé\x1b[0m \x1b[1mbold\x1b[0m"
	term.await("styles", func() bool { return strings.Contains(term.raw.String(), painted) })
	term.typed("\r")
	term.got("é bold", nil)
}

func TestMore(t *testing.T) {
	term := newTerminal(t, 40, 8, Hooks{More: func(text string) bool {
		return strings.HasSuffix(text, ":")
	}})
	term.read("sock> ", "")
	term.shows("sock> ")
	term.typed("if x:\r")
	term.shows("sock> if x:\n  ...")
	term.typed("  y\x1b[A\x1b[D\x1b[DZ\r")
	term.got("iZf x:\n  y", nil)
	term.read("sock> ", "")
	term.has("\nsock>")
	term.typed("if x:\r\x03")
	term.got("", ErrInterrupted)
}
