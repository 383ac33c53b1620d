package history

import (
	"reflect"
	"strings"
	"testing"
)

func TestParseTranscript(t *testing.T) {
	text := "# A session.\n\n#another\nsock> a\n...   b\n1\n2\n" +
		"sock>\n...\n# no comment\nsock> c\nx\n\\\n"
	want := Transcript{
		Comments: []string{"A session.", "", "another"},
		Steps: []Step{{Input: "a\nb", Output: "1\n2\n"}, {Input: "\n", Output: "# no comment\n"},
			{Input: "c", Output: "x"}},
	}
	got, err := ParseTranscript(strings.NewReader(text))
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v\nwant %+v", got, err, want)
	}
}

func TestParseTranscriptWithoutPrompt(t *testing.T) {
	_, err := ParseTranscript(strings.NewReader("# x\nhello\nsock> a\n"))
	want := `line 2: "hello" before the first prompt: only comments (# …) may stand there`
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestLastLineMayLackItsNewline(t *testing.T) {
	got, err := ParseTranscript(strings.NewReader("sock> a\nb"))
	want := []Step{{Input: "a", Output: "b\n"}}
	if err != nil || !reflect.DeepEqual(got.Steps, want) {
		t.Errorf("got %+v, %v", got, err)
	}
}

// tricky are outputs that look like the format itself.
var tricky = []string{"", "\n", "x", "x\n", "sock> a\n", "sock>", "sock>x\n", "...\n", "...   x",
	"... 9,993 more\n", `\`, "\\\n", `\\`, "\\sock> \n\\\\...   \n", "# x\n",
	"\r\n\x1b[31m\x00\xff\n\n",
	"a\n\\\n", "\n\n\n", "sock> sock> \n"}

func TestOutputsAreEscaped(t *testing.T) {
	for _, output := range tricky {
		for _, input := range []string{"", "a", "a\nb", "\n\n", "sock> ", "...   x"} {
			roundTrip(t, input, output)
		}
	}
	var b strings.Builder
	given := Transcript{Steps: []Step{{Input: "a", Output: "... 9,993 more\nsock> b\n"}}}
	if _, err := given.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	if want := "sock> a\n... 9,993 more\n\\sock> b\n"; b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}

func roundTrip(t *testing.T, input, output string) {
	t.Helper()
	given := Transcript{
		Comments: []string{"made by a test", ""},
		Steps:    []Step{{Input: input, Output: output}, {Input: output, Output: input}},
	}
	var b strings.Builder
	if _, err := given.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	got, err := ParseTranscript(strings.NewReader(b.String()))
	if err != nil || !reflect.DeepEqual(got, given) {
		t.Errorf("%q\n got %+v, %v\nwant %+v", b.String(), got, err, given)
	}
}

func FuzzTranscriptRoundTrip(f *testing.F) {
	for _, output := range tricky {
		f.Add("a\nb", output)
	}
	f.Fuzz(func(t *testing.T, input, output string) { roundTrip(t, input, output) })
}

// FuzzParseTranscript holds that what was read, written and read again stays the same.
func FuzzParseTranscript(f *testing.F) {
	f.Add("# c\nsock> a\n...   b\nout\n\\\nsock>\n")
	f.Fuzz(func(t *testing.T, text string) {
		first, err := ParseTranscript(strings.NewReader(text))
		if err != nil {
			return
		}
		var b strings.Builder
		if _, err := first.WriteTo(&b); err != nil {
			t.Fatal(err)
		}
		second, err := ParseTranscript(strings.NewReader(b.String()))
		if err != nil || !reflect.DeepEqual(first, second) {
			t.Errorf("%q is %+v, then %+v, %v", text, first, second, err)
		}
	})
}
