package python

import (
	"strings"
	"unsafe"
)

// sums are the texts that a thread made last by +. One that becomes the left side of the next + grows where it
// lies when there is room: a loop of text += piece copies each byte a few times, not as often as it turns.
// What was made before keeps its bytes, for only what is behind the longest is written.
type sums struct {
	last [4][]byte
	next int
}

const (
	leastSum = 256     // shorter ones are just copied
	mostSum  = 1 << 26 // longer ones are not kept
)

// concat is a + b.
func (t *Thread) concat(a, b string) (string, error) {
	switch {
	case len(a)+len(b) > mostSum:
		return t.textAside(func() string { return a + b })
	case len(a) < leastSum || len(b) > len(a):
		return a + b, nil
	}
	return t.sums.grow(a, b), nil
}

// repeat is n copies of a text.
func (t *Thread) repeat(text string, n int) (string, error) {
	if len(text)*n > mostSum {
		return t.textAside(func() string { return strings.Repeat(text, n) })
	}
	return strings.Repeat(text, n), nil
}

// textAside makes a large text aside: its memory alone may take a second to come.
func (t *Thread) textAside(f func() string) (string, error) {
	v, err := t.aside(func(*Thread) (Value, error) { return Bytes(f()), nil })
	b, _ := v.(Bytes)
	return string(b), err
}

func (m *sums) grow(a, b string) string {
	for i := range m.last {
		buf := m.last[i]
		if len(buf) != len(a) || unsafe.SliceData(buf) != unsafe.StringData(a) {
			continue
		}
		buf = append(buf, b...)
		if m.last[i] = buf; len(buf) > mostSum {
			m.last[i] = nil
		}
		return unsafe.String(unsafe.SliceData(buf), len(buf))
	}
	n := len(a) + len(b)
	buf := append(append(make([]byte, 0, n+n/4), a...), b...)
	m.last[m.next] = buf
	m.next = (m.next + 1) % len(m.last)
	return unsafe.String(unsafe.SliceData(buf), len(buf))
}
