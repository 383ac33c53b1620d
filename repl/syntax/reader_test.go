package syntax

import (
	"fmt"
	"strings"
	"testing"
)

// feed gives the lines to a Reader, and each chunk as "line:text", a block as "line:[text]".
func feed(terminal bool, lines ...string) (string, error) {
	r := NewReader(terminal, grammar)
	var out []string
	collect := func(chunks []Chunk) {
		for _, c := range chunks {
			if c.Err == nil == (c.Module == nil) {
				out = append(out, "no module and no error")
			}
			text := c.Text
			if c.Block {
				text = "[" + text + "]"
			}
			out = append(out, fmt.Sprintf("%d:%s", c.Line, text))
		}
	}
	for _, line := range lines {
		chunks, more := r.Feed(line)
		if more == r.Idle() {
			return "", fmt.Errorf("after %q more = %v, Idle() = %v", line, more, r.Idle())
		}
		if collect(chunks); more {
			out = append(out, "...")
		}
	}
	if collect(r.End()); !r.Idle() {
		return "", fmt.Errorf("not idle after End")
	}
	return strings.Join(out, " | "), nil
}

type readCase struct{ text, want string }

func checkReads(t *testing.T, terminal bool, cases []readCase) {
	t.Helper()
	for _, c := range cases {
		got, err := feed(terminal, strings.Split(c.text, "\n")...)
		if err != nil || got != c.want {
			t.Errorf("%q, terminal %v:\n got %q, %v\nwant %q", c.text, terminal, got, err, c.want)
		}
	}
}

func TestReaderAnywhere(t *testing.T) {
	for _, terminal := range []bool{false, true} {
		checkReads(t, terminal, []readCase{
			{"a.send hello", "1:a.send hello"},
			{"a\n\n# c\nb", "1:a | 4:b"},
			{"#!/usr/bin/sockshell\na", "2:a"},
			{"\ufeffa\nb", "1:a | 2:b"},
			{"a\r\nb\r", "1:a | 2:b"},
			{"poll [a,\nb]\nc", "... | 1:poll [a,\nb] | 3:c"},
			{"x = '''\n\n# a\nb'''\nc", "... | ... | ... | 1:x = '''\n\n# a\nb''' | 5:c"},
			{"s.recv \\\n5\nc", "... | 1:s.recv \\\n5 | 3:c"},
			{"s.send 'a\\\nb'", "... | 1:s.send 'a\\\nb'"},
			{"x = ['\\\n', 1]\nc", "... | 1:x = ['\\\n', 1] | 3:c"},
			{"s.send it's\nc", "1:s.send it's | 2:c"},
			{"s.send foo(\nc", "1:s.send foo( | 2:c"},
			{"assert f(1,\n2)", "... | 1:assert f(1,\n2)"},
			{"s.send ) ] }\nc", "1:s.send ) ] } | 2:c"},
			{"x = )\nc", "1:x = ) | 2:c"},
			{"x = 'abc\nc", "1:x = 'abc | 2:c"},
			{"x = [ # [\n(1), \"]\",\n'''\n]''']\nc",
				"... | ... | ... | 1:x = [ # [\n(1), \"]\",\n'''\n]'''] | 5:c"},
			{"if x:\n  a\nb", "... | ... | 1:[if x:\n  a] | 3:b"},
			{"if x:\n  a\nelse:\n  b\nc", "... | ... | ... | ... | 1:[if x:\n  a\nelse:\n  b] | 5:c"},
			{"if x: a\nelif y: b\nc", "... | ... | 1:[if x: a\nelif y: b] | 3:c"},
			{"if x:\n  a\nif y:\n  b", "... | ... | 1:[if x:\n  a] | ... | ... | 3:[if y:\n  b]"},
			{"if x:\n  a(\nb\n)\nc", "... | ... | ... | ... | 1:[if x:\n  a(\nb\n)] | 5:c"},
			{"s.send if:\nb", "1:s.send if: | 2:b"},
		})
	}
}

func TestReaderBlankLine(t *testing.T) {
	text := "if x:\n  a\n\n  b\n# c\nd"
	checkReads(t, false, []readCase{
		{text, "... | ... | ... | ... | ... | 1:[if x:\n  a\n\n  b\n# c] | 6:d"},
	})
	checkReads(t, true, []readCase{
		{text, "... | ... | 1:[if x:\n  a] | 4:b | 6:d"},
		{"if x: a\n  \nb", "... | 1:[if x: a] | 3:b"},
		{"  a", "1:a"},
	})
}

func TestReaderPrompts(t *testing.T) {
	checkReads(t, false, []readCase{
		{">>> a\n>>>\n...\nsock> b\n    >>> c", "1:a | 4:b | 5:c"},
		{">>> if x:\n...     a\n... \n...\n>>> b",
			"... | ... | ... | ... | 1:[if x:\n    a] | 5:b"},
		{">>> class A:\n...     def f(self): x\n...\n... \n...     def g(self): y\n...\n1\n>>> b",
			"... | ... | ... | ... | ... | ... | 1:[class A:\n    def f(self): x\n\n\n    def g(self): y] | 8:b"},
		{">>> if x:\n...     a\n...\n... # not b\n... else: c\n\n>>> b",
			"... | ... | ... | ... | ... | 1:[if x:\n    a\n\n# not b\nelse: c] | 7:b"},
		{">>> f(1,\n... 2)", "... | 1:f(1,\n2)"},
		{"x = '''\n... a\n>>> b'''", "... | ... | 1:x = '''\n... a\n>>> b'''"},
		{">>> x = '''\n... a'''", "... | 1:x = '''\na'''"},
	})
	checkReads(t, true, []readCase{
		{"sock> if x:\n...     a\n... \nsock> b", "... | ... | ... | 1:[if x:\n    a] | 4:b"},
		{"sock> if x:\n...     a\n\nb", "... | ... | 1:[if x:\n    a]"},
		{"sock>", ""},
	})
}

func TestSimple(t *testing.T) {
	for line, want := range map[string]bool{
		"a.send hello": true, "x = 1": true, "sockets": true, "ifx y": true, "forward 5": true,
		"": false, "if x": false, "else:": false, " a": false, "a (": false, "a 'b'": false,
		"a \\": false, "sock> a": false, "sock>": false, "é": false, "a\r": false, "a\x00": false,
	} {
		if Simple(line) != want {
			t.Errorf("Simple(%q) = %v", line, !want)
		}
	}
}

func BenchmarkFeed(b *testing.B) {
	r := NewReader(false, grammar)
	b.ReportAllocs()
	for b.Loop() {
		if chunks, _ := r.Feed("a.send hello"); chunks[0].Err != nil {
			b.Fatal(chunks[0].Err)
		}
	}
}

// TestHopeless: which open chunks no further line can heal.
func TestHopeless(t *testing.T) {
	for text, hopeless := range map[string]bool{
		"if True print(1)":                   true,
		"def f(:":                            true,
		"for i in x:\n    f(i\n    y = 1":    true,
		"for i in x:\n    f(i\n":             false,
		"x = (1,":                            false,
		"while x:\n    y = 1\n  z = 2":       true,
		"try:\n    x = 1":                    false,
		"try:":                               false,
		"@property":                          false,
		"@property\ndef f():":                false,
		"def f():\n    '''text":              false,
		"if x:\n    s.send hello\n    y = [": false,
	} {
		r := NewReader(true, &Grammar{})
		for line := range strings.SplitSeq(text, "\n") {
			r.Feed(line)
		}
		if got := r.Hopeless(); got != hopeless {
			t.Errorf("%q: %v", text, got)
		}
	}
}
