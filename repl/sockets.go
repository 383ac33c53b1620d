package repl

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"sockshell/repl/python"

	"sockshell/repl/editor"
	"sockshell/repl/render"
	"sockshell/repl/value"
	"sockshell/sockcore"
)

// tableColumns begin with what is asked for most: a narrow terminal cuts the rest.
var tableColumns = []string{"name", "state", "local", "peer", "recvq", "sendq", "type", "family", "fd",
	"timeout", "in", "out", "rtt_ms", "retrans"}

// socketTable is the value of `sockets`: the live ones, then the closed connections that
// the kernel still holds. What is unknown, or makes no sense, is None.
func socketTable(live []*sockcore.Socket, closed []sockcore.Closed) python.Value {
	rows := make([][]python.Value, 0, len(live)+len(closed))
	for _, s := range live {
		k := s.Kernel()
		rows = append(rows, []python.Value{
			python.NewStr(s.Name()), python.NewStr(state(s, k)), value.Address(k.Local),
			value.Address(k.Peer), known(k.RecvQueue), known(k.SendQueue),
			python.NewStr(sockcore.TypeName(s.Type())),
			python.NewStr(sockcore.FamilyName(s.Family())), python.NewInt(int64(s.Fileno())),
			value.Timeout(s.Timeout()), python.NewInt(s.BytesIn()), python.NewInt(s.BytesOut()),
			milliseconds(k.RTT), known(k.Retrans),
		})
	}
	none := python.None
	for _, c := range closed {
		rows = append(rows, []python.Value{
			python.NewStr(strings.TrimSpace(c.Name + " (closed)")), python.NewStr(c.State),
			value.Address(c.Local), value.Address(c.Peer), known(c.RecvQueue), known(c.SendQueue),
			python.NewStr("SOCK_STREAM"), python.NewStr(sockcore.FamilyName(c.Local.Family())),
			none, none, none, none, none, none,
		})
	}
	return value.NewTable(tableColumns, rows)
}

func known(n int) python.Value {
	if n < 0 {
		return python.None
	}
	return python.NewInt(int64(n))
}

func milliseconds(d time.Duration) python.Value {
	if d <= 0 {
		return python.None
	}
	return python.Float(float64(d.Microseconds()) / 1000)
}

// state is the kernel's word, and what TLS there is.
func state(s *sockcore.Socket, k sockcore.Kernel) string {
	if tls := s.TLS(); tls != nil {
		return k.State + " " + tls.Summary()
	}
	return k.State
}

// stateLooks are the colours of states in a table.
var stateLooks = sync.OnceValue(func() map[render.Style]*regexp.Regexp {
	return map[render.Style]*regexp.Regexp{
		render.Good:   regexp.MustCompile(` (ESTABLISHED|CONNECTED) `),
		render.Live:   regexp.MustCompile(` LISTEN `),
		render.Notice: regexp.MustCompile(` (SYN_|CLOSE_WAIT|FIN_WAIT|LAST_ACK|CLOSING|TIME_WAIT)\w* `),
	}
})

// paintTable colours a table: its heading, and the states of sockets.
func paintTable(text string, p render.Palette) string {
	if !p.On() {
		return text
	}
	heading, rows, _ := strings.Cut(text, "\n")
	for style, pattern := range stateLooks() {
		rows = pattern.ReplaceAllStringFunc(rows, func(word string) string { return p.Paint(style, word) })
	}
	return p.Paint(render.Strong, heading) + "\n" + rows
}

// width is the columns of a terminal; 0 when nobody knows.
func width(terminal any) int {
	if f, ok := terminal.(*os.File); ok {
		cols, _ := editor.Size(f)
		return cols
	}
	return 0
}

// cutLines cuts each line to that many characters; what is missing shows as "…".
func cutLines(text string, width int) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if r := []rune(line); width > 0 && len(r) > width {
			lines[i] = string(r[:width-1]) + "…"
		}
	}
	return strings.Join(lines, "\n")
}

// wrapLines breaks lines between words where a terminal of that width would break within
// them; what a line begins with is indented again.
func wrapLines(text string, width int) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		line, end := strings.TrimSuffix(line, "\n"), line[len(strings.TrimSuffix(line, "\n")):]
		indent := line[:len(line)-len(strings.TrimLeft(line, " "))]
		for width > 2*len(indent) && utf8.RuneCountInString(line) > width {
			fits := len(string([]rune(line)[:width+1]))
			at := strings.LastIndexByte(line[:fits], ' ')
			if at <= len(indent) {
				break
			}
			b.WriteString(line[:at] + "\n")
			line = indent + line[at+1:]
		}
		b.WriteString(line + end)
	}
	return b.String()
}

// number is a count for a person.
func number(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
