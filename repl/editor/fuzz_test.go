package editor

import (
	"io"
	"os"
	"testing"
	"unicode/utf8"
)

// Whatever is typed, at whatever width, nothing panics, lines are UTF-8, and at
// the end of the input the reader ends.
func FuzzKeys(f *testing.F) {
	for _, test := range edits {
		f.Add([]byte(test.line+test.keys+"\r"), uint8(20), uint8(5))
	}
	f.Add([]byte("\x12one\r\x1b[A\x10\t\t\t\x0e\x1b[B\x03a\x04"), uint8(1), uint8(1))
	f.Add([]byte(pasted("漢\n\t\xff“x”")+"\x1b\r\x14\x0c\r\x00"), uint8(2), uint8(3))
	f.Fuzz(func(t *testing.T, keys []byte, cols, rows uint8) {
		for i, b := range keys {
			if b == 0x1a { // would stop the test
				keys[i] = 'z'
			}
		}
		in, typed, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		out, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		go func() {
			defer typed.Close()
			typed.Write(keys)
		}()
		term, err := newTTY(in, out, false)
		if err != nil {
			t.Fatal(err)
		}
		term.size = func() (int, int) { return int(cols) + 1, int(rows) + 1 }
		e, err := newEditor(term, Hooks{
			Paint:    func(line string) []Span { return []Span{{1, len(line), "1"}} },
			Hint:     func(line string) string { return line + "\x1b漢" },
			Complete: verbs,
			More:     func(text string) bool { return len(text)%5 == 4 },
			Panicked: func(hook string, value any, _ []byte) { t.Errorf("%s: %v", hook, value) },
		}, func() []string { return []string{"one", "two\nrows", "\x1b漢字"} })
		if err != nil {
			t.Fatal(err)
		}
		for !e.isEnded() {
			text, err := e.Read(always("sock> "), "e\u0301")
			if !utf8.ValidString(text) {
				t.Errorf("%q", text)
			}
			if err != nil && err != io.EOF && err != ErrInterrupted {
				t.Fatal(err)
			}
			e.Remember(text)
		}
		if text, err := e.Read(always("sock> "), ""); text != "" || err != io.EOF {
			t.Errorf("after the end %q, %v", text, err)
		}
		if err := e.Close(); err != nil {
			t.Error(err)
		}
		in.Close()
		out.Close()
	})
}
