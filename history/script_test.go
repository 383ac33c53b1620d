package history

import (
	"strings"
	"testing"
)

func TestWriteScript(t *testing.T) {
	session := Transcript{
		Comments: []string{"2 earlier inputs were not kept"},
		Steps: []Step{
			{Input: "a, b = socketpair"},
			{Input: "a.send hello", Output: "5\n", Answer: "5\n"},
			{Input: "a.fileno", Output: "7\n", Answer: "7\n"},
			{Input: "a.nonsense\nmore", Output: "no\n", Error: "AttributeError: no"},
			{Input: "for i in [1]:\n    print(i)\n", Output: "1\n"},
			{Input: "save file"}, {Input: "history"}, {Input: "help recv"}, {Input: "recv?"}, {Input: "exit 3"},
			{Input: "help = 5"}, {Input: "saved = 1"},
		},
	}
	plain := "#!/usr/bin/env sockshell\n# 2 earlier inputs were not kept\na, b = socketpair\na.send hello\n" +
		"a.fileno\n# a.nonsense\n# more\n# AttributeError: no\nfor i in [1]:\n    print(i)\n\nhelp = 5\nsaved = 1\n"
	asserted := strings.Replace(plain, "a.send hello\n", "a.send hello\nassert _ == 5\n", 1)
	for asserts, want := range map[bool]string{false: plain, true: asserted} {
		var b strings.Builder
		if err := session.WriteScript(&b, asserts); err != nil {
			t.Fatal(err)
		}
		if b.String() != want {
			t.Errorf("asserts %v:\n%s\nnot\n%s", asserts, &b, want)
		}
	}
}

func TestRecordAnswer(t *testing.T) {
	r := NewRecord(1000)
	r.Begin("1")
	r.Answer("1", true)
	r.Begin("2")
	r.Begin("3")
	_, _ = r.Write([]byte(strings.Repeat("x", 500)))
	r.Answer("cut", true)
	for i, want := range []string{"1", "", ""} {
		if got := r.Transcript().Steps[i].Answer; got != want {
			t.Errorf("answer %d is %q, not %q", i+1, got, want)
		}
	}
}
