package render

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"sockshell/repl/python"
)

// steering are the beginnings of sequences that move a terminal: C0, DEL, C1 in both its
// forms, bidirectional controls, and bytes that are no UTF-8.
var steering = []string{
	"\x1b[2J", "\x1b]0;title\a", "\x1b", "\x07", "\b\b", "\r", "\x00", "\x7f", "\u009b2J", "\x9b2J",
	"\u202e", "\u2066", "\u200e", "\xff\xfe", "\xc2", "\u2028", "\U000e0001", "a\x1b[31mb\u0085c",
}

func TestEscape(t *testing.T) {
	for _, s := range steering {
		for name, shown := range map[string]string{"Escape": Escape(s), "EscapeLine": EscapeLine(s)} {
			if strings.IndexFunc(shown, steers) >= 0 || !utf8.ValidString(shown) {
				t.Errorf("%s(%q) = %q", name, s, shown)
			}
		}
	}
	for _, s := range []string{"hello", "tab\tand\nnewline", "日本語 ü €", "\uFFFD"} {
		if got := Escape(s); got != s {
			t.Errorf("Escape(%q) = %q", s, got)
		}
	}
	if got := EscapeLine("a\nb\tc"); got != `a\nb\tc` {
		t.Errorf("EscapeLine: %q", got)
	}
}

// TestViews holds that no view of bytes or text lets a terminal be steered.
func TestViews(t *testing.T) {
	for _, s := range steering {
		for _, v := range []python.Value{python.Bytes(s), python.NewStr(s),
			python.NewTuple(python.Bytes(s), python.NewStr(s))} {
			for _, view := range []View{Auto, Repr, AsText, AsHex} {
				shown := Value(v, view, Palette{}, nobody)
				if strings.IndexFunc(shown, steers) >= 0 || !utf8.ValidString(shown) {
					t.Errorf("%s of %q: %q", view, s, shown)
				}
			}
			line := Result{Line: 1, Input: s, Value: Object(v)}.JSON()
			if strings.IndexFunc(line, steers) >= 0 || !json.Valid([]byte(line)) {
				t.Errorf("JSON of %q: %q", s, line)
			}
		}
	}
}

func TestTextView(t *testing.T) {
	got := Value(python.Bytes("GET /\r\nHost: x\r\n\r\nend"), Auto, Palette{}, nobody)
	want := "GET /\\r\\n\nHost: x\\r\\n\n\\r\\n\nend\n(21 bytes)\n"
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := Value(python.Bytes("\x00\x01"), Auto, Palette{}, nobody); !strings.Contains(got, "00 01") {
		t.Errorf("binary is not a hexdump: %q", got)
	}
}

// TestWantsColor holds the order of the switches: --color, NO_COLOR, CLICOLOR_FORCE, TERM.
func TestWantsColor(t *testing.T) {
	for _, c := range []struct {
		mode string
		env  map[string]string
		want bool
	}{
		{"auto", nil, false},
		{"always", map[string]string{"NO_COLOR": "1"}, true},
		{"never", map[string]string{"CLICOLOR_FORCE": "1"}, false},
		{"auto", map[string]string{"CLICOLOR_FORCE": "1"}, true},
		{"auto", map[string]string{"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, false},
		{"auto", map[string]string{"TERM": "dumb"}, false},
	} {
		var w strings.Builder
		got := WantsColor(c.mode, &w, func(name string) string { return c.env[name] })
		if got != c.want {
			t.Errorf("%s with %v: %t", c.mode, c.env, got)
		}
	}
}
