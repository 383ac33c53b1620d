package repl

import (
	"os"
	"strconv"
	"strings"

	"go.starlark.net/starlark"

	"sockshell/repl/editor"
	"sockshell/repl/value"
	"sockshell/sockcore"
)

// table is the value of `sockets`: a list of dicts whose text is a table.
type table struct{ *starlark.List }

var tableColumns = []string{"name", "fd", "family", "type", "state", "local", "peer", "timeout", "in", "out"}

func socketTable(sockets []*sockcore.Socket) starlark.Value {
	rows := make([]starlark.Value, len(sockets))
	for i, s := range sockets {
		local, peer := s.Addresses()
		row := starlark.NewDict(len(tableColumns))
		for name, v := range map[string]starlark.Value{
			"name":    starlark.String(s.Name()),
			"fd":      starlark.MakeInt(s.Fileno()),
			"family":  starlark.String(sockcore.FamilyName(s.Family())),
			"type":    starlark.String(sockcore.TypeName(s.Type())),
			"state":   starlark.String(state(s)),
			"local":   value.Address(local),
			"peer":    value.Address(peer),
			"timeout": value.Timeout(s.Timeout()),
			"in":      starlark.MakeInt64(s.BytesIn()),
			"out":     starlark.MakeInt64(s.BytesOut()),
		} {
			_ = row.SetKey(starlark.String(name), v)
		}
		rows[i] = row
	}
	return table{starlark.NewList(rows)}
}

// state is the kernel's word, and what TLS there is.
func state(s *sockcore.Socket) string {
	if tls := s.TLS(); tls != nil {
		return s.State() + " " + tls.Summary()
	}
	return s.State()
}

// Repr is the table: a heading and a line a socket, aligned.
func (t table) Repr() string {
	lines := [][]string{tableColumns}
	for row := range starlark.Elements(t.List) {
		var cells []string
		for _, name := range tableColumns {
			v, _, _ := row.(*starlark.Dict).Get(starlark.String(name))
			cells = append(cells, cell(v))
		}
		lines = append(lines, cells)
	}
	return align(lines)
}

func (t table) String() string { return t.Repr() }

// cell is a value in a table: an address as HOST:PORT, nothing as "-".
func cell(v starlark.Value) string {
	text := value.Str(v)
	if a, ok := v.(starlark.Tuple); ok && len(a) >= 2 {
		host, port := value.Str(a[0]), value.Str(a[1])
		if strings.Contains(host, ":") {
			host = "[" + host + "]"
		}
		text = host + ":" + port
	}
	if text == "" || v == starlark.None {
		return "-"
	}
	return text
}

// align pads the columns; each column is as wide as its widest cell.
func align(lines [][]string) string {
	widths := make([]int, len(lines[0]))
	for _, cells := range lines {
		for i, c := range cells {
			widths[i] = max(widths[i], len(c))
		}
	}
	var texts []string
	for _, cells := range lines {
		var b strings.Builder
		for i, c := range cells {
			b.WriteString(c + strings.Repeat(" ", widths[i]-len(c)+2))
		}
		texts = append(texts, strings.TrimRight(b.String(), " "))
	}
	return strings.Join(texts, "\n")
}

// width is the columns of a terminal; 0 when nobody knows.
func width(terminal any) int {
	if f, ok := terminal.(*os.File); ok {
		return editor.Width(f)
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

// number is a count for a person.
func number(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
