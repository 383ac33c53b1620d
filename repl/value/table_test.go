package value

import (
	"testing"

	"sockshell/repl/python"
)

func table() *Table {
	one, two := python.NewInt(int64(1)), python.NewInt(int64(2))
	return NewTable([]string{"name", "n"}, [][]python.Value{
		{python.NewStr("a"), one}, {python.NewStr("long"), python.None}, {python.NewStr(""), two},
	})
}

func TestTableText(t *testing.T) {
	const want = "name  n\na     1\nlong  -\n-     2"
	if got := Str(table()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := Str(NewTable([]string{"name"}, nil)); got != "name" {
		t.Errorf("an empty one: got %q", got)
	}
}

// TestTableInScripts: it is a sequence of dicts, equal to itself and to nothing else.
func TestTableInScripts(t *testing.T) {
	for expression, want := range map[string]string{
		"len(t)":                          "3",
		"t[0]":                            "{'name': 'a', 'n': 1}",
		"t[-1][\"n\"]":                    "2",
		"[r[\"name\"] for r in t]":        "['a', 'long', '']",
		"[r[\"n\"] for r in t[::-2]]":     "[2, 1]",
		"t == t, t != t":                  "(True, False)",
		"t == t[:2], t[:2] == t[1:]":      "(False, False)",
		"t == [], [] == t, t == None":     "(False, False, False)",
		"bool(t), bool(t[:0])":            "(True, False)",
		"[r[\"n\"] for r in list(t)[1:]]": "[None, 2]",
	} {
		v, err := evaluate(expression, python.Named{Name: "t", Value: table()})
		if err != nil || Repr(v) != want {
			t.Errorf("%s: got %v, %v; want %s", expression, v, err, want)
		}
	}
	for _, wrong := range []string{"t < t", "{t: 1}", "t[3]"} {
		v, err := evaluate(wrong, python.Named{Name: "t", Value: table()})
		if err == nil {
			t.Errorf("%s: got %v", wrong, v)
		}
	}
}
