package history

import (
	"fmt"
	"io"
	"slices"
	"sync"
)

// Record is what happened in this session: each input and what it showed. As an io.Writer
// it takes what is shown. It is bounded: of a long output the beginning is kept, and of many
// inputs the newest. Its methods may be called from several goroutines.
type Record struct {
	mu      sync.Mutex
	limit   int
	size    int    // of all inputs and outputs
	shown   []byte // the last step's output, until the next begins
	cut     int    // bytes of it that were not kept
	dropped int    // steps
	steps   []Step
}

// NewRecord is an empty record of at most about limit bytes, and at least half of them once it
// is full. One output may take a quarter.
func NewRecord(limit int) *Record { return &Record{limit: limit} }

// Begin starts a step with an input; what is written from now on belongs to it.
func (r *Record) Begin(input string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.finish()
	r.steps = append(r.steps, Step{Input: input})
	r.size += stepSize + len(input)
	if r.size > r.limit {
		r.drop()
	}
}

// drop forgets the oldest steps. It goes down to half the limit, for what stays must move.
func (r *Record) drop() {
	n := 0
	for ; r.size > r.limit/2 && n < len(r.steps)-1; n++ {
		r.size -= stepSize + len(r.steps[n].Input) + len(r.steps[n].Output) + len(r.steps[n].Answer)
	}
	r.steps = slices.Delete(r.steps, 0, n)
	r.dropped += n
}

// stepSize is about what a step takes besides its text.
const stepSize = 128

// finish gives the last step its output, with a note of what that lacks.
func (r *Record) finish() {
	if len(r.steps) == 0 {
		return
	}
	last := &r.steps[len(r.steps)-1]
	r.complete(last)
	r.size += len(last.Answer)
	r.shown, r.cut = r.shown[:0], 0
}

func (r *Record) complete(last *Step) {
	if !last.line {
		last.Output = r.output()
	}
	if r.cut > 0 {
		last.Answer = ""
	}
}

func (r *Record) output() string {
	if r.cut == 0 {
		return string(r.shown)
	}
	return fmt.Sprintf("%s\n[%d bytes more were not kept]\n", r.shown, r.cut)
}

// Write adds to what the last input showed. Before the first input it is nobody's. It never
// fails.
func (r *Record) Write(p []byte) (int, error) { return keep(r, p) }

// WriteString is Write.
func (r *Record) WriteString(s string) (int, error) { return keep(r, s) }

func keep[T string | []byte](r *Record, p T) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.steps) > 0 {
		extend(r, p)
	}
	return len(p), nil
}

func extend[T string | []byte](r *Record, p T) {
	if last := &r.steps[len(r.steps)-1]; last.line { // it is not alone any more
		r.shown = append(append(r.shown, last.Output...), '\n')
		last.Output, last.line = "", false
	}
	room := 0
	if r.cut == 0 {
		room = max(0, r.limit/4-len(r.shown))
	}
	room = min(room, len(p))
	r.shown = append(r.shown, p[:room]...)
	r.size += room
	r.cut += len(p) - room
}

// Answer adds a line to what the last input showed: the value that it gave. When steady, each
// run gives the same.
func (r *Record) Answer(text string, steady bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.steps) == 0 {
		return
	}
	last := &r.steps[len(r.steps)-1]
	if !last.line && len(r.shown) == 0 && len(text) < r.limit/4 { // most inputs show no more
		last.Output, last.line = text, true
		r.size += len(text)
	} else {
		extend(r, text)
		extend(r, "\n")
	}
	last.Answer = ""
	if steady {
		last.Answer = text
	}
}

// Fail notes the last input's error; its text was shown like all else.
func (r *Record) Fail(message string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.steps) > 0 {
		r.steps[len(r.steps)-1].Error = message
	}
}

// Transcript is what is kept so far.
func (r *Record) Transcript() Transcript {
	r.mu.Lock()
	defer r.mu.Unlock()
	t := Transcript{Steps: slices.Clone(r.steps)}
	if n := len(t.Steps); n > 0 {
		r.complete(&t.Steps[n-1])
	}
	for i := range t.Steps {
		if one := &t.Steps[i]; one.line {
			one.Output, one.line = one.Output+"\n", false
		}
	}
	if r.dropped > 0 {
		t.Comments = []string{fmt.Sprintf("%d earlier inputs were not kept", r.dropped)}
	}
	return t
}

// WriteTranscript writes what is kept so far as a *.session file.
func (r *Record) WriteTranscript(w io.Writer) error {
	_, err := r.Transcript().WriteTo(w)
	return err
}
