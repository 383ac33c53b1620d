package history

import (
	"fmt"
	"io"
	"strings"
	"testing"
)

func TestRecordWritesWhatHappened(t *testing.T) {
	r := NewRecord(1 << 20)
	fmt.Fprint(r, "banner\n")
	r.Begin("s = socket AF_INET SOCK_STREAM")
	r.Begin("for i in range(2):\n    print(i)")
	fmt.Fprint(r, "0\n")
	fmt.Fprint(r, "1\n")
	r.Begin("s.recv 1")
	fmt.Fprint(r, "OSError: [Errno 107] Transport endpoint is not connected\n")
	r.Fail("OSError: [Errno 107] Transport endpoint is not connected")
	var b strings.Builder
	if err := r.WriteTranscript(&b); err != nil {
		t.Fatal(err)
	}
	want := "sock> s = socket AF_INET SOCK_STREAM\n" +
		"sock> for i in range(2):\n...       print(i)\n0\n1\n" +
		"sock> s.recv 1\nOSError: [Errno 107] Transport endpoint is not connected\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
	if last := r.Transcript().Steps[2]; !strings.HasPrefix(last.Error, "OSError") {
		t.Errorf("the error is lost: %+v", last)
	}
}

func TestRecordCutsALongOutput(t *testing.T) {
	r := NewRecord(400)
	r.Begin("s.recv 1000")
	for range 100 {
		fmt.Fprint(r, "0123456789")
	}
	r.Begin("next")
	want := strings.Repeat("0123456789", 10) + "\n[900 bytes more were not kept]\n"
	if got := r.Transcript().Steps[0].Output; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestRecordIsBounded(t *testing.T) {
	r := NewRecord(10_000)
	for i := range 1000 {
		r.Begin(fmt.Sprint("input ", i))
		fmt.Fprint(r, strings.Repeat("x", 500))
	}
	transcript := r.Transcript()
	size := 0
	for _, step := range transcript.Steps {
		size += len(step.Input) + len(step.Output)
	}
	if size > 11_000 || len(transcript.Steps) < 7 {
		t.Errorf("%d bytes in %d steps are kept of 5,000 to 10,000", size, len(transcript.Steps))
	}
	dropped := 1000 - len(transcript.Steps)
	want := fmt.Sprintf("[%d earlier inputs were not kept]", dropped)
	if got := fmt.Sprint(transcript.Comments); got != want {
		t.Errorf("comments are %s, want %s", got, want)
	}
	if last := transcript.Steps[len(transcript.Steps)-1]; last.Input != "input 999" {
		t.Errorf("the newest is %q", last.Input)
	}
}

func TestRecordMayGoOnAfterATranscript(t *testing.T) {
	r := NewRecord(1000)
	r.Begin("a")
	fmt.Fprint(r, "1")
	first := r.Transcript()
	fmt.Fprint(r, "2")
	if got := r.Transcript().Steps[0].Output; got != "12" || first.Steps[0].Output != "1" {
		t.Errorf("got %q after %q", got, first.Steps[0].Output)
	}
}

func TestRecordTakesTextAsItTakesBytes(t *testing.T) {
	r := NewRecord(40)
	r.Begin("a")
	for range 2 {
		fmt.Fprint(r, "123")
		if n, err := io.WriteString(r, "456"); n != 3 || err != nil {
			t.Errorf("WriteString gave %d, %v", n, err)
		}
	}
	want := "1234561234\n[2 bytes more were not kept]\n"
	if got := r.Transcript().Steps[0].Output; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
