package value

import (
	"fmt"
	"iter"
	"math"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"sockshell/repl/python"
)

// Record makes a dict that a terminal shows with a line for each key.
type Record struct{ dict *python.Dict }

// recordType is the class of records, which are dicts to all but the screen.
var recordType = sync.OnceValue(func() *python.Type {
	c, err := python.NewClass(python.OrIdle(nil), python.TypeType, "record",
		[]*python.Type{python.DictType}, python.NewDict(), nil)
	if err != nil {
		panic(err) // dict can be built on
	}
	return c
})

// NewRecord makes an empty record.
func NewRecord() Record {
	r := Record{python.NewDict()}
	r.dict.Extend(recordType())
	return r
}

// AsRecord is the record that a value is.
func AsRecord(v python.Value) (Record, bool) {
	d, ok := v.(*python.Dict)
	return Record{d}, ok && d.Type() == recordType()
}

// Value is the record as Python has it.
func (r Record) Value() python.Value { return r.dict }

// Set gives a key a value; the keys keep the order in which they came.
func (r Record) Set(key string, v python.Value) { r.dict.SetStr(key, v) }

// Get is the value of a key, nil without.
func (r Record) Get(key string) python.Value { return r.dict.GetStr(key) }

// All are the keys and their values, in order.
func (r Record) All() iter.Seq2[python.Value, python.Value] { return r.dict.All() }

// pair is a key with its value.
type pair struct {
	key   string
	value python.Value
}

func (r Record) pairs() []pair {
	var all []pair
	for k, v := range r.dict.All() {
		all = append(all, pair{Str(k), v})
	}
	return all
}

// Lines is the record with a line for each key. One that ends in a unit ("rtt_us",
// "notsent_bytes") stands without it, and the unit behind the value. A record within it
// takes as many lines as it needs.
func (r Record) Lines() string {
	width := 0
	for _, item := range r.pairs() {
		key, _ := measured(item)
		width = max(width, utf8.RuneCountInString(key))
	}
	var b strings.Builder
	for _, item := range r.pairs() {
		key, text := measured(item)
		if inner := inline(item.value); inner != nil {
			text = folded(inner, width+2)
		}
		b.WriteString(key + strings.Repeat(" ", width+2-utf8.RuneCountInString(key)) + text + "\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// inline are the texts of what stands within a record: of a record its keys and values, of a
// list of records those of each. Nil is any other value.
func inline(v python.Value) []string {
	if r, ok := AsRecord(v); ok {
		texts := []string{}
		for _, item := range r.pairs() {
			key, text := measured(item)
			texts = append(texts, key+" "+text)
		}
		return texts
	}
	list, _ := v.(*python.List)
	if list == nil {
		return nil
	}
	var texts []string
	for _, one := range list.Items {
		if _, ok := AsRecord(one); ok {
			texts = append(texts, append(inline(one), lineEnd)...)
		}
	}
	return texts
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
func measured(item pair) (key, text string) {
	key = item.key
	n, isInt := unsigned(item.value)
	if !isInt {
		return key, plainList(item.value)
	}
	for _, unit := range units {
		short, ok := strings.CutSuffix(key, unit.suffix)
		switch {
		case ok && n == math.MaxUint64: // the kernel's way to say so
			return short, "unlimited"
		case ok:
			return short, unit.show(n)
		}
	}
	return key, Cell(item.value)
}

// unsigned is an int that 64 bits hold without a sign.
func unsigned(v python.Value) (uint64, bool) {
	switch v := v.(type) {
	case python.Int:
		return uint64(v), v >= 0
	case *python.BigInt:
		n := python.BigOf(v)
		return n.Uint64(), n.IsUint64()
	}
	return 0, false
}

// plainList is a list of texts without its quotes and brackets, else the value's text.
func plainList(v python.Value) string {
	list, ok := v.(*python.List)
	if !ok {
		return Cell(v)
	}
	var texts []string
	for _, one := range list.Items {
		texts = append(texts, Cell(one))
	}
	return strings.Join(texts, " ")
}
