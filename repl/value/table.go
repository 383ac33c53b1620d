package value

import (
	"strings"
	"unicode/utf8"

	"sockshell/repl/python"
)

// Table is a sequence of dicts that have the same keys. Its text is a table: a heading and
// a line a dict, aligned. A dict is made when it is asked for: of ten thousand rows most are
// only shown.
type Table struct {
	Columns []string
	rows    [][]python.Value
}

// TableType is the class of tables.
var TableType = &python.Type{Name: "table", Final: true, Sample: (*Table)(nil)}

// NewTable makes a table of rows, each with as many cells as there are columns.
func NewTable(columns []string, rows [][]python.Value) *Table { return &Table{columns, rows} }

// Type is TableType.
func (*Table) Type() *python.Type { return TableType }

// Len is how many rows there are.
func (t *Table) Len() int { return len(t.rows) }

// Index is the row at i, a new dict each time.
func (t *Table) Index(i int) python.Value {
	row := python.NewDict()
	for j, name := range t.Columns {
		row.SetStr(name, t.rows[i][j])
	}
	return row
}

// GetItem is a row, or the table of some of the rows.
func (t *Table) GetItem(th *python.Thread, key python.Value) (python.Value, error) {
	places := make([]python.Value, len(t.rows))
	for i := range places {
		places[i] = python.NewInt(int64(i))
	}
	found, err := python.GetItem(th, python.NewTuple(places...), key)
	if err != nil {
		if python.IsA(err, python.IndexError) {
			return nil, python.Raise(python.IndexError, "table index out of range")
		}
		return nil, err
	}
	some, ok := found.(*python.Tuple)
	if !ok {
		return t.Index(int(found.(python.Int))), nil
	}
	rows := make([][]python.Value, len(some.Items))
	for i, place := range some.Items {
		rows[i] = t.rows[place.(python.Int)]
	}
	return &Table{t.Columns, rows}, nil
}

// Iter yields the rows as dicts.
func (t *Table) Iter(*python.Thread) (python.Iterator, error) {
	i := 0
	return python.NewIterator(tableIteratorType, func(*python.Thread) (python.Value, error) {
		if i == t.Len() {
			return nil, nil
		}
		i++
		return t.Index(i - 1), nil
	}), nil
}

var tableIteratorType = &python.Type{Name: "table_iterator", Final: true, Sample: (*python.FuncIterator)(nil)}

// Hash: a table is no key.
func (*Table) Hash(*python.Thread) (uint64, error) {
	return 0, python.Raise(python.TypeError, "unhashable type: 'table'")
}

// Compare has only == and !=, row by row.
func (t *Table) Compare(th *python.Thread, op python.CompareOp, w python.Value) (python.Value, error) {
	other, ok := w.(*Table)
	if !ok || op > python.NE {
		return python.NotImplemented, nil
	}
	same := t.Len() == other.Len()
	for i := 0; same && i < t.Len(); i++ {
		var err error
		if same, err = python.Equal(th, t.Index(i), other.Index(i)); err != nil {
			return nil, err
		}
	}
	return python.Bool(same == (op == python.EQ)), nil
}

// Repr is the table as text.
func (t *Table) Repr(*python.Thread) (string, error) { return t.String(), nil }

// String is the table as text.
func (t *Table) String() string {
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

// widest is where bytes and dicts in a cell are cut: all of the column would be as wide.
const widest = 16

// Cell is a value in a table: its text, an address as HOST:PORT, nothing as "-".
func Cell(v python.Value) string {
	text := Str(v)
	switch v.(type) {
	case python.Bytes, *python.Dict:
		if len(text) > widest {
			return text[:widest-1] + "…"
		}
	}
	if a, ok := v.(*python.Tuple); ok && len(a.Items) >= 2 {
		if host, ok := a.Items[0].(*python.Str); ok {
			text = hostPort(host.String(), Str(a.Items[1]))
		}
	}
	if text == "" || v == python.None {
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
