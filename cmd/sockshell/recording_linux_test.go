package main

import (
	"flag"
	"fmt"
	"html"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/hinshun/vt10x"
)

// recordingFile is the session that README shows.
const recordingFile = "../../docs/session.svg"

// scene is what is typed, and what the screen has then. A frame is kept for so many seconds;
// 0 keeps none.
type scene struct {
	typed, has string
	seconds    int
}

var scenes = []scene{
	{"s = socket AF_INET SOCK_", "SOCK_ [proto] [fileno]", 1},
	{"\t", "SOCK_STREAM ", 3},
	{"STREAM", "SOCK_STREAM [proto] [fileno]", 1},
	{"\n", "<socket s", 1},
	{"s.conn", "s.conn", 0},
	{"\t", "s.connect_ex ", 2},
	{" 127.0.0.1", "127.0.0.1 port", 2},
	{" 1", "127.0.0.1 1", 1},
	{"\n", "nothing listens on 127.0.0.1:1", 3},
	{"explain two sends in one recv\n", "See: ", 5},
	{"\x0ca, b = socketpair\n", "<socket b", 1},
	{"reply = a.recv 4096 &\n", "\n[1] sock>", 2},
	{`b.send "HTTP/1.0 200 OK\r\n\r\nhello, world\n"`, "[flags]", 2},
	{"\n", "[1] a.recv done\nsock>", 2},
	{"reply\n", "(32 bytes)\n", 3},
	{"trace on\n", "trace on\n", 0},
	{"b.send again; a.recv 10\n", "(5 bytes)\n", 4},
	{"trace off\n", "trace off\n", 0},
	{"a.close; b.close; s.close\n", "s.close\nsock>", 0},
	{"\x0cl = create_server 127.0.0.1 0\n", "<socket l", 1},
	{"t = create_connection (l.getsockname())\n", "<socket t", 1},
	{"c, addr = l.accept\n", "<socket c", 1},
	{"t.send hello\n", "t.send hello\n5\n", 1},
	{"sockets\n", "\nc ", 5},
}

// TestRecording plays a session on a terminal and compares what one would see of it with the
// picture in README; -update paints that anew.
func TestRecording(t *testing.T) {
	const cols, rows = 100, 20
	term := startAt(t, t.TempDir(), size{cols, rows})
	term.prompt()
	var frames []frame
	ports := chosen{}
	for _, s := range scenes {
		term.typed(s.typed)
		term.has(s.has)
		term.await("the cursor in its place", func([]string) bool {
			return cursorPlaced.MatchString(term.raw.String())
		})
		if s.seconds > 0 {
			frames = append(frames, frame{term.painted(cols, rows, ports), s.seconds})
		}
	}
	got := animation(frames, cols, rows)
	if update := flag.Lookup("update"); update != nil && update.Value.String() == "true" {
		if err := os.WriteFile(recordingFile, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(recordingFile)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s is another session's: (-update paints it anew)%s", recordingFile,
			firstDifference(string(want), got))
	}
}

// cursorPlaced is the last that is written when a line is painted.
var cursorPlaced = regexp.MustCompile("\x1b\\[\\d+C$")

func firstDifference(want, got string) string {
	old, now := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(old), len(now)) {
		if old[i] != now[i] {
			return fmt.Sprintf("\n%d: want %s\n%d: got  %s", i+1, old[i], i+1, now[i])
		}
	}
	return fmt.Sprintf("\n%d lines, not %d", len(now), len(old))
}

// frame is the screen at a moment: rows of spans.
type frame struct {
	rows    [][]span
	seconds int
}

// span is text that looks the same.
type span struct {
	text, look string
}

// painted is the screen in its colours, of which the model does not know the dim one.
func (t *terminal) painted(cols, rows int, ports chosen) [][]span {
	screen := vt10x.New(vt10x.WithSize(cols, rows))
	dim := strings.NewReplacer("\x1b[2m", "\x1b[90m", "\x1b[22m", "\x1b[22;39m")
	_, _ = screen.Write([]byte(dim.Replace(t.written())))
	all := make([][]span, rows)
	for y := range rows {
		for x := range cols {
			cell := screen.Cell(x, y)
			char := string(cell.Char)
			if cell.Char == 0 {
				char = " "
			}
			look := lookOf(cell)
			if n := len(all[y]); n > 0 && all[y][n-1].look == look {
				all[y][n-1].text += char
			} else {
				all[y] = append(all[y], span{char, look})
			}
		}
		for i := range all[y] {
			all[y][i].text = ports.fixed(all[y][i].text)
		}
	}
	return all
}

// lookOf is the class of a cell: the number of its colour, 16 for bold.
func lookOf(cell vt10x.Glyph) string {
	const bold = 4 // the model's own name for it is not exported
	switch {
	case cell.FG < 16:
		return fmt.Sprint("c", cell.FG)
	case cell.Mode&bold != 0:
		return "c16"
	}
	return ""
}

// varying is what differs from run to run, and what is shown instead.
var varying = []struct {
	pattern *regexp.Regexp
	instead string
}{
	{regexp.MustCompile(`fd=\d+`), "fd=9"},
	{regexp.MustCompile(`(sendto|recvfrom)\(\d+`), "$1(9"},
	{regexp.MustCompile(`<0\.\d{6}>`), "<0.000009>"},
	{regexp.MustCompile(`(SOCK_STREAM  AF_INET  )\d+ .*`), "${1}9   -…"},
}

// chosen are the ports that the kernel chose, each with the one that is shown for it.
type chosen map[string]string

var chosenPort = regexp.MustCompile(`\b[3-6]\d{4}\b`)

// fixed is text as it is in every run.
func (c chosen) fixed(text string) string {
	for _, row := range varying {
		text = row.pattern.ReplaceAllString(text, row.instead)
	}
	return chosenPort.ReplaceAllStringFunc(text, func(port string) string {
		if c[port] == "" {
			c[port] = fmt.Sprint(40112 + 1704*len(c))
		}
		return c[port]
	})
}

// The sizes of a cell, and the space around the screen.
const (
	cellWidth  = 8.4
	cellHeight = 18
	around     = 12
)

const colours = `text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;fill:#d4d4d4}
.c1,.c9{fill:#f48771}.c2,.c10{fill:#8cc265}.c3,.c11{fill:#d5b06b}.c4,.c12{fill:#61afef;font-weight:bold}
.c5,.c13{fill:#c792ea}.c6,.c14{fill:#56d4dd;font-weight:bold}.c8{fill:#7f848e}.c16{font-weight:bold}
`

// animation is the frames one after the other, as a picture (SVG, with CSS animations).
func animation(frames []frame, cols, rows int) string {
	width, height := int(cellWidth*float64(cols))+2*around, cellHeight*rows+2*around
	total := 0
	for _, f := range frames {
		total += f.seconds
	}
	var b strings.Builder
	fmt.Fprintf(&b, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">\n", width, height)
	b.WriteString("<title>A session with sockshell</title>\n<style>\n" + colours)
	at := 0
	for i, f := range frames {
		from, to := 100*at/total, 100*(at+f.seconds)/total
		fmt.Fprintf(&b, ".f%d{visibility:hidden;animation:f%d %ds step-end infinite}", i, i, total)
		fmt.Fprintf(&b, "@keyframes f%d{0%%{visibility:hidden}%d%%{visibility:visible}%d%%{visibility:hidden}}\n", i, from, to)
		at += f.seconds
	}
	fmt.Fprintf(&b, ".f%d{visibility:visible}\n</style>\n", len(frames)-1)
	fmt.Fprintf(&b, "<rect width=\"%d\" height=\"%d\" rx=\"8\" fill=\"#1e2127\"/>\n", width, height)
	for i, f := range frames {
		fmt.Fprintf(&b, "<g class=\"f%d\">\n", i)
		for y, spans := range f.rows {
			writeRow(&b, y, spans)
		}
		b.WriteString("</g>\n")
	}
	return b.String() + "</svg>\n"
}

func writeRow(b *strings.Builder, y int, spans []span) {
	text, x := "", 0
	for _, s := range spans {
		if strings.TrimSpace(s.text) != "" {
			text += fmt.Sprintf(`<tspan x="%.0f" class="%s">%s</tspan>`, around+cellWidth*float64(x), s.look,
				html.EscapeString(strings.TrimRight(s.text, " ")))
		}
		x += len([]rune(s.text))
	}
	if text != "" {
		fmt.Fprintf(b, "<text xml:space=\"preserve\" y=\"%d\">%s</text>\n", around+cellHeight*(y+1)-5, text)
	}
}
