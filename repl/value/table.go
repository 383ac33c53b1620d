package value

import (
	"strings"
	"unicode/utf8"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

// Table is a list of dicts that have the same keys. Its text is a table: a heading and a
// line a dict, aligned.
type Table struct {
	*starlark.List
	Columns []string
}

// NewTable makes a table of rows, each with as many cells as there are columns.
func NewTable(columns []string, rows [][]starlark.Value) Table {
	list := make([]starlark.Value, len(rows))
	for i, cells := range rows {
		row := starlark.NewDict(len(columns))
		for j, name := range columns {
			_ = row.SetKey(starlark.String(name), cells[j])
		}
		list[i] = row
	}
	return Table{starlark.NewList(list), columns}
}

// Repr is the table as text.
func (t Table) Repr() string {
	lines := [][]string{t.Columns}
	for row := range starlark.Elements(t.List) {
		var cells []string
		for _, name := range t.Columns {
			v, _, _ := row.(*starlark.Dict).Get(starlark.String(name))
			cells = append(cells, Cell(v))
		}
		lines = append(lines, cells)
	}
	return align(lines)
}

func (t Table) String() string { return t.Repr() }
func (t Table) Type() string   { return "table" }

// CompareSameType compares the rows.
func (t Table) CompareSameType(op syntax.Token, y starlark.Value, depth int) (bool, error) {
	return t.List.CompareSameType(op, y.(Table).List, depth)
}

// widestBytes is where the bytes in a cell are cut.
const widestBytes = 32

// Cell is a value in a table: its text, an address as HOST:PORT, nothing as "-".
func Cell(v starlark.Value) string {
	text := Str(v)
	if _, ok := v.(Bytes); ok && len(text) > widestBytes {
		return text[:widestBytes-1] + "…"
	}
	if a, ok := v.(starlark.Tuple); ok && len(a) >= 2 {
		if host, ok := a[0].(starlark.String); ok {
			text = hostPort(string(host), Str(a[1]))
		}
	}
	if text == "" || v == starlark.None {
		return "-"
	}
	return text
}

func hostPort(host, port string) string {
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	return host + ":" + port
}

// align pads the columns; each column is as wide as its widest cell.
func align(lines [][]string) string {
	widths := make([]int, len(lines[0]))
	for _, cells := range lines {
		for i, c := range cells {
			widths[i] = max(widths[i], utf8.RuneCountInString(c))
		}
	}
	var texts []string
	for _, cells := range lines {
		var b strings.Builder
		for i, c := range cells {
			b.WriteString(c + strings.Repeat(" ", widths[i]-utf8.RuneCountInString(c)+2))
		}
		texts = append(texts, strings.TrimRight(b.String(), " "))
	}
	return strings.Join(texts, "\n")
}
