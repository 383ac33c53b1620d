package repl

import (
	"strings"
	"testing"
)

// TestWatch repeats real lines, each so many times.
func TestWatch(t *testing.T) {
	for input, want := range map[string]string{
		"watch 1ms 3 n":                    "5\n5\n5\n",
		"watch 0.001 2 1 + 1":              "2\n2\n",
		"watch 1ms 2 a.recv 1":             "b'x'\nb'y'\n",
		"watch(lambda: n, 0.001, times=2)": "5\n5\n",
		"watch 1ms 2 print(n)":             "5\n5\n",
		"watch 1ms 9 a.recv 1 MSG_DONTWAIT": "b'x'\nb'y'\n" +
			"BlockingIOError: [Errno 11] Resource temporarily unavailable\n",
		"watch": "SyntaxError: watch needs a command: watch line [interval] [times]\n",
	} {
		got := lastOutput(t, Config{}, "n = 5", "a, b = socketpair", "b.send xy", input)
		if got != want {
			t.Errorf("%s: %q, want %q", input, got, want)
		}
	}
}

// TestWatchJSON writes a line for each time, at once.
func TestWatchJSON(t *testing.T) {
	got := lastOutput(t, Config{JSON: true}, "watch 1ms 2 1 + 1")
	if strings.Count(got, `"value":2`) != 2 || strings.Count(got, "\n") != 2 {
		t.Error(got)
	}
}
