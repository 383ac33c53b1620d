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

// table is the value of `sockets` and `config`: a list of dicts whose text is a table.
type table struct {
	*starlark.List
	columns []starlark.String
}

var tableColumns = []starlark.String{"name", "fd", "family", "type", "state", "local", "peer", "timeout", "in", "out"}

func socketTable(sockets []*sockcore.Socket) starlark.Value {
	rows := make([]starlark.Value, len(sockets))
	for i, s := range sockets {
		local, peer := s.Addresses()
		row := starlark.NewDict(len(tableColumns))
		for j, v := range [...]starlark.Value{
			starlark.String(s.Name()),
			starlark.MakeInt(s.Fileno()),
			starlark.String(sockcore.FamilyName(s.Family())),
			starlark.String(sockcore.TypeName(s.Type())),
			starlark.String(s.State()),
			value.Address(local),
			value.Address(peer),
			value.Timeout(s.Timeout()),
			starlark.MakeInt64(s.BytesIn()),
			starlark.MakeInt64(s.BytesOut()),
		} {
			_ = row.SetKey(tableColumns[j], v)
		}
		rows[i] = row
	}
	return table{starlark.NewList(rows), tableColumns}
}

// Repr is the table: a heading and a line for each, aligned.
func (t table) Repr() string {
	lines := make([][]string, 1, t.Len()+1)
	for _, name := range t.columns {
		lines[0] = append(lines[0], string(name))
	}
	for row := range starlark.Elements(t.List) {
		cells := make([]string, 0, len(t.columns))
		for _, name := range t.columns {
			v, _, _ := row.(*starlark.Dict).Get(name)
			cells = append(cells, cell(v))
		}
		lines = append(lines, cells)
	}
	return align(lines)
}

func (t table) String() string { return t.Repr() }

// cell is a value in a table: an address as HOST:PORT, nothing as "-".
func cell(v starlark.Value) string {
	if v == starlark.None {
		return "-"
	}
	text := value.Str(v)
	if a, ok := v.(starlark.Tuple); ok && len(a) >= 2 {
		host, port := value.Str(a[0]), value.Str(a[1])
		if strings.Contains(host, ":") {
			host = "[" + host + "]"
		}
		text = host + ":" + port
	}
	if text == "" {
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
	var b []byte
	for _, cells := range lines {
		b = b[:0]
		for i, c := range cells {
			b = append(b, c...)
			for range widths[i] - len(c) + 2 {
				b = append(b, ' ')
			}
		}
		texts = append(texts, strings.TrimRight(string(b), " "))
	}
	return strings.Join(texts, "\n")
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

// number is a count for a person.
func number(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
