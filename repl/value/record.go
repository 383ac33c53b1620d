package value

import (
	"fmt"
	"math"
	"strings"
	"time"
	"unicode/utf8"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

// Record is a dict that a terminal shows with a line for each key.
type Record struct{ *starlark.Dict }

// NewRecord makes an empty record.
func NewRecord() Record { return Record{starlark.NewDict(0)} }

// Set gives a key a value; the keys keep the order in which they came.
func (r Record) Set(key string, v starlark.Value) { _ = r.SetKey(starlark.String(key), v) }

func (r Record) String() string { return r.Repr() }
func (r Record) Repr() string   { return Repr(r.Dict) }
func (r Record) Type() string   { return "record" }

// CompareSameType compares as dicts do.
func (r Record) CompareSameType(op syntax.Token, y starlark.Value, depth int) (bool, error) {
	return r.Dict.CompareSameType(op, y.(Record).Dict, depth)
}

// Lines is the record with a line for each key. One that ends in a unit ("rtt_us",
// "notsent_bytes") stands without it, and the unit behind the value. A record within it
// takes as many lines as it needs.
func (r Record) Lines() string {
	width := 0
	for _, item := range r.Items() {
		key, _ := measured(item)
		width = max(width, utf8.RuneCountInString(key))
	}
	var b strings.Builder
	for _, item := range r.Items() {
		key, text := measured(item)
		if inner := inline(item[1]); inner != nil {
			text = folded(inner, width+2)
		}
		b.WriteString(key + strings.Repeat(" ", width+2-utf8.RuneCountInString(key)) + text + "\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// inline are the texts of what stands within a record: of a record its keys and values, of a
// list of records those of each. Nil is any other value.
func inline(v starlark.Value) []string {
	switch v := v.(type) {
	case Record:
		texts := []string{}
		for _, item := range v.Items() {
			key, text := measured(item)
			texts = append(texts, key+" "+text)
		}
		return texts
	case *starlark.List:
		var texts []string
		for one := range starlark.Elements(v) {
			if one, ok := one.(Record); ok {
				texts = append(texts, append(inline(one), lineEnd)...)
			}
		}
		return texts
	}
	return nil
}

// recordWidth is where the lines of a record within another are folded.
const recordWidth = 79

// lineEnd is where a line ends that is not full.
const lineEnd = "\n"

// folded writes texts with commas between, in lines that begin at a column.
func folded(texts []string, column int) string {
	if len(texts) == 0 {
		return "-"
	}
	var b strings.Builder
	indent, at := "\n"+strings.Repeat(" ", column), column
	for i, text := range texts {
		n := utf8.RuneCountInString(text)
		switch {
		case text == lineEnd:
			at = recordWidth
			continue
		case i > 0 && at+n+2 > recordWidth:
			b.WriteString(indent)
			at = column
		case i > 0:
			b.WriteString(", ")
			at += 2
		}
		b.WriteString(text)
		at += n
	}
	return b.String()
}

// units are what keys end in, with how the number before it is shown.
var units = []struct {
	suffix string
	show   func(n uint64) string
}{
	{"_us", func(n uint64) string { return (time.Duration(n) * time.Microsecond).String() }},
	{"_ms", func(n uint64) string { return (time.Duration(n) * time.Millisecond).String() }},
	{"_bytes_per_second", func(n uint64) string { return fmt.Sprint(n, " bytes/s") }},
	{"_bytes", func(n uint64) string { return fmt.Sprint(n, " bytes") }},
}

// measured is a key without its unit, and the value with it.
func measured(item starlark.Tuple) (key, text string) {
	key = string(item[0].(starlark.String))
	n, isInt := item[1].(starlark.Int)
	small, fits := n.Uint64()
	if !isInt || !fits {
		return key, plainList(item[1])
	}
	for _, unit := range units {
		short, ok := strings.CutSuffix(key, unit.suffix)
		switch {
		case ok && small == math.MaxUint64: // the kernel's way to say so
			return short, "unlimited"
		case ok:
			return short, unit.show(small)
		}
	}
	return key, Cell(item[1])
}

// plainList is a list of texts without its quotes and brackets, else the value's text.
func plainList(v starlark.Value) string {
	list, ok := v.(*starlark.List)
	if !ok {
		return Cell(v)
	}
	var texts []string
	for one := range starlark.Elements(list) {
		texts = append(texts, Cell(one))
	}
	return strings.Join(texts, " ")
}
