package syntax

import (
	"strings"
	"testing"
)

func TestReaderAnswers(t *testing.T) {
	cases := []readCase{
		{">>> a\n1\n>>> b\n'x'\n\nTraceback (most\n  File\n>>> c", "1:a | 3:b | 8:c"},
		{">>> for i in x:\n...     i\n... \n0\n1\n>>> b", "... | ... | ... | 1:[for i in x:\n    i] | 6:b"},
		{">>> for i in x: i\n0\n>>> b", "... | 1:[for i in x: i] | 3:b"},
		{"In [1]: x = 1\nIn [2]: x\nOut[2]: 1\n\nIn [3]: if x:\n   ...:     y\n   ...: \nIn [4]: z",
			"1:x = 1 | 2:x | ... | ... | ... | 5:[if x:\n    y] | 8:z"},
	}
	checkReads(t, false, cases)
	checkReads(t, true, cases)
	checkReads(t, false, []readCase{
		{"def f():\n    ...\nx", "... | ... | 1:[def f():\n    ...] | 3:x"},
	})
}

func TestReaderBlocks(t *testing.T) {
	checkReads(t, false, []readCase{
		{"@a\n@b(\n1)\ndef f():\n  x\ny", "... | ... | ... | ... | ... | 1:[@a\n@b(\n1)\ndef f():\n  x] | 6:y"},
		{"try:\n  a\nexcept (A,\n  B):\n  b\nelse: c\nfinally:\n  d\ne", "... | ... | ... | ... | ... | " +
			"... | ... | ... | 1:[try:\n  a\nexcept (A,\n  B):\n  b\nelse: c\nfinally:\n  d] | 9:e"},
		{"class A:\n  x = '''\n\ny'''\n\n  def f(self): pass\nz", "... | ... | ... | ... | ... | ... | " +
			"1:[class A:\n  x = '''\n\ny'''\n\n  def f(self): pass] | 7:z"},
		{"with a as b: s.send '''x\ny'''\nz", "... | ... | 1:[with a as b: s.send '''x\ny'''] | 3:z"},
		{"x = f'''{a\n}\n'''\ny", "... | ... | 1:x = f'''{a\n}\n''' | 4:y"},
		{"x = a + \\\n b + \\\n c\ny", "... | ... | 1:x = a + \\\n b + \\\n c | 4:y"},
	})
}

// A chunk that does not parse comes with its error, in the lines of the whole input.
func TestReaderErrors(t *testing.T) {
	for _, c := range []struct {
		text, message string
		line          int32
	}{
		{"é\x00", "a NUL byte; write it as \\0 in a string, in column 2", 1},
		{"é\xff", `byte 0xff, which is not UTF-8; write it as b"\xff", in column 2`, 1},
		{"\ufffd\xff", "in column 2", 1},
		{"a\rb", "a carriage return; write it as \\r in a string, in column 2", 1},
		{strings.Repeat("x", MaxLine+1), "the line is too long: it may have 1048576 bytes", 1},
		{"a\nx = (1,\n[", "'[' was never closed", 3},
		{"if x:\n y = '''", "unterminated triple-quoted string literal (detected at line 2)", 2},
		{"if x:\n  if y:", "expected an indented block after 'if' statement on line 2", 2},
		{"a \\", "unexpected EOF while parsing", 1},
		{"x\ny\nif z:\n  a\n b\nc", "unindent does not match any outer indentation level", 5},
		{"match x:\n  case 1:\n    y\nz", "there is no match here", 1},
		{"  x", "unexpected indent", 1},
		{"x = 1 +", "invalid syntax", 1},
	} {
		if got := firstError(c.text); got == nil ||
			!strings.Contains(got.Message, c.message) || got.Start.Line != c.line {
			t.Errorf("%.30q: %+v, want %q in line %d", c.text, got, c.message, c.line)
		}
	}
}

// firstError is the first that a Reader gives.
func firstError(text string) *Error {
	r := NewReader(false, grammar)
	for _, line := range strings.Split(text, "\n") {
		chunks, _ := r.Feed(line)
		for _, chunk := range chunks {
			if chunk.Err != nil {
				return chunk.Err
			}
		}
	}
	for _, chunk := range r.End() {
		if chunk.Err != nil {
			return chunk.Err
		}
	}
	return nil
}

func TestReaderReset(t *testing.T) {
	r := NewReader(true, nil)
	for _, line := range []string{"if x:", "  f('''"} {
		r.Feed(line)
	}
	if r.Reset(); !r.Idle() {
		t.Error("not idle after Reset")
	}
	chunks, more := r.Feed("a")
	if len(chunks) != 1 || chunks[0].Text != "a" || chunks[0].Line != 3 || more {
		t.Errorf("after Reset: %v, %v", chunks, more)
	}
}

// A long logical line is read in time that grows with its length, not with its square.
func TestReaderLongList(t *testing.T) {
	for _, c := range []struct {
		first, next, last string
		n                 int
	}{
		{"x = [", "    (1, 'a'),", "]", 20_000},
		{"x = f'''", "a {b}", "'''", 20_000},
		{"x = 1 + \\", " 1 - 1 + \\", "2", 1000},
		{"s.send \\", " 'it' \\", "2", 20_000},
	} {
		r := NewReader(false, nil)
		r.Feed(c.first)
		for range c.n {
			r.Feed(c.next)
		}
		chunks, _ := r.Feed(c.last)
		if len(chunks) != 1 || chunks[0].Err != nil {
			t.Errorf("%q: %v", c.first, chunks)
		}
	}
}
