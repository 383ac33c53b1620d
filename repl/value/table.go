package value

import (
	"strings"
	"unicode/utf8"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

// Table is a sequence of dicts that have the same keys. Its text is a table: a heading and
// a line a dict, aligned. A dict is made when it is asked for: of ten thousand rows most are
// only shown.
type Table struct {
	Columns []string
	rows    [][]starlark.Value
}

var (
	_ starlark.Sliceable  = Table{}
	_ starlark.Sequence   = Table{}
	_ starlark.Comparable = Table{}
)

// NewTable makes a table of rows, each with as many cells as there are columns.
func NewTable(columns []string, rows [][]starlark.Value) Table { return Table{columns, rows} }

func (t Table) Type() string          { return "table" }
func (t Table) Freeze()               {}
func (t Table) Truth() starlark.Bool  { return len(t.rows) > 0 }
func (t Table) Hash() (uint32, error) { return 0, Raise("TypeError", "unhashable type: 'table'") }
func (t Table) Len() int              { return len(t.rows) }

// Index is the row at i, a new dict each time.
func (t Table) Index(i int) starlark.Value {
	row := starlark.NewDict(len(t.Columns))
	for j, name := range t.Columns {
		_ = row.SetKey(starlark.String(name), t.rows[i][j])
	}
	return row
}

// Slice is the table of some of its rows.
func (t Table) Slice(start, end, step int) starlark.Value {
	var rows [][]starlark.Value
	for i := start; step > 0 && i < end || step < 0 && i > end; i += step {
		rows = append(rows, t.rows[i])
	}
	return Table{t.Columns, rows}
}

// Iterate yields the rows as dicts.
func (t Table) Iterate() starlark.Iterator { return &tableIterator{table: t} }

type tableIterator struct {
	table Table
	next  int
}

func (it *tableIterator) Next(p *starlark.Value) bool {
	if it.next == it.table.Len() {
		return false
	}
	*p = it.table.Index(it.next)
	it.next++
	return true
}

func (it *tableIterator) Done() {}

// CompareSameType has only == and !=, row by row.
func (t Table) CompareSameType(op syntax.Token, y starlark.Value, depth int) (bool, error) {
	other := y.(Table)
	if op != syntax.EQL && op != syntax.NEQ {
		return false, Raise("TypeError", "'%s' not supported between instances of 'table' and 'table'", op)
	}
	same := t.Len() == other.Len()
	for i := 0; same && i < t.Len(); i++ {
		var err error
		if same, err = starlark.EqualDepth(t.Index(i), other.Index(i), depth-1); err != nil {
			return false, err
		}
	}
	return same == (op == syntax.EQL), nil
}

// Repr is the table as text.
func (t Table) Repr() string {
	lines := make([][]string, 1, 1+t.Len())
	lines[0] = t.Columns
	for _, row := range t.rows {
		cells := make([]string, len(row))
		for i, v := range row {
			cells[i] = Cell(v)
		}
		lines = append(lines, cells)
	}
	return align(lines)
}

func (t Table) String() string { return t.Repr() }

// widest is where bytes and dicts in a cell are cut: all of the column would be as wide.
const widest = 16

// Cell is a value in a table: its text, an address as HOST:PORT, nothing as "-".
func Cell(v starlark.Value) string {
	text := Str(v)
	switch v.(type) {
	case Bytes, *starlark.Dict:
		if len(text) > widest {
			return text[:widest-1] + "…"
		}
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
	var b strings.Builder
	for n, cells := range lines {
		if n > 0 {
			b.WriteByte('\n')
		}
		pad := 0
		for i, c := range cells {
			b.WriteString(strings.Repeat(" ", pad))
			b.WriteString(c)
			pad = widths[i] - utf8.RuneCountInString(c) + 2
		}
	}
	return b.String()
}
