package history

import (
	"strings"
	"testing"
)

var comparisons = []struct{ name, want, got, diff string }{
	{"same", "sock> x\n5\n", "sock> x\n5\n", ""},
	{"both empty", "", "", ""},
	{"comments do not count", "# why\nsock> x\n", "sock> x\n", ""},
	{"a text within a line", "sock> x\nfd=…, ok\n", "sock> x\nfd=12, ok\n", ""},
	{"a text that is not there", "sock> x\nfd=…, ok\n", "sock> x\nfd=12, no\n",
		"@@ -1 +1 @@\n sock> x\n-fd=…, ok\n+fd=12, no\n"},
	{"no lines", "sock> x\n…\nsock> y\n", "sock> x\nsock> y\n", ""},
	{"many lines", "sock> x\n…\nsock> y\n", "sock> x\n1\n2\nsock> z\n3\nsock> y\n", ""},
	{"any lines at the end", "sock> x\n…\n", "sock> x\n1\n2\n", ""},
	{"an ellipsis that came", "sock> x\n…\n", "sock> x\n…\n", ""},
	{"regexp", "sock> x\n/\\d+|a|ab/\n", "sock> x\nab\n", ""},
	{"regexp, the line whole", "sock> x\n/\\d+/\n", "sock> x\n12a\n",
		"@@ -1 +1 @@\n sock> x\n-/\\d+/\n+12a\n"},
	{"a path is itself too", "sock> x\n/usr/(/\n", "", "error"},
	{"missing step", "sock> x\n5\nsock> y\n", "sock> x\n5\n", "@@ -1 +1 @@\n sock> x\n 5\n-sock> y\n"},
	{"nothing came", "sock> x\n", "", "@@ -1 +1 @@\n-sock> x\n"},
	{"escapes", "sock> x\n", "sock> x\n\x1b[2J\u202e\n",
		"@@ -1 +1 @@\n sock> x\n+\\u001b[2J\\u202e\n"},
	{"two places", "# one\nsock> a\n1\n2\n3\n4\n5\n6\n7\n8\n9\nsock> b\n", "sock> A\n1\n2\n3\n4\n5\n6\n7\n8\n9\nsock> B\n",
		"@@ -2 +1 @@\n-sock> a\n+sock> A\n 1\n 2\n 3\n@@ -9 +8 @@\n 7\n 8\n 9\n-sock> b\n+sock> B\n"},
}

func TestDiff(t *testing.T) {
	for _, row := range comparisons {
		got, err := transcript(t, row.want).Diff(transcript(t, row.got))
		if err != nil {
			got = "error"
		}
		if got != row.diff {
			t.Errorf("%s:\n%s\nnot\n%s", row.name, got, row.diff)
		}
	}
}

// TestDiffOfLongSessions is beyond what is compared line by line.
func TestDiffOfLongSessions(t *testing.T) {
	long := "sock> x\n" + strings.Repeat("line\n", 8000)
	diff, err := transcript(t, long).Diff(transcript(t, strings.ReplaceAll(long, "line", "Line")))
	if err != nil || !strings.Contains(diff, "\n-line\n") || !strings.Contains(diff, "\n+Line\n") {
		t.Errorf("%.200s, %v", diff, err)
	}
	if diff, err = transcript(t, long).Diff(transcript(t, long)); diff != "" || err != nil {
		t.Errorf("a long session differs from itself: %.200s, %v", diff, err)
	}
}

func transcript(t *testing.T, text string) Transcript {
	t.Helper()
	parsed, err := ParseTranscript(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return parsed
}
