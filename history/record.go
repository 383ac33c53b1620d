package history

import (
	"fmt"
	"io"
	"sync"
)

// Record is what happened in this session: each input and what it showed. As an io.Writer
// it takes what is shown. It is bounded: of a long output the beginning is kept, and of many
// inputs the newest. Its methods may be called from several goroutines.
type Record struct {
	mu      sync.Mutex
	limit   int
	size    int // of all inputs and outputs
	cut     int // bytes of the last step's output that were not kept
	dropped int // steps
	steps   []Step
}

// NewRecord is an empty record of at most about limit bytes. One output may take a quarter
// of them.
func NewRecord(limit int) *Record { return &Record{limit: limit} }

// Begin starts a step with an input; what is written from now on belongs to it.
func (r *Record) Begin(input string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.finish()
	r.steps = append(r.steps, Step{Input: input})
	r.size += len(input)
	for r.size > r.limit && len(r.steps) > 1 {
		r.size -= len(r.steps[0].Input) + len(r.steps[0].Output)
		r.steps[0] = Step{}
		r.steps = r.steps[1:]
		r.dropped++
	}
}

// finish notes what the last step's output lacks.
func (r *Record) finish() {
	if r.cut == 0 {
		return
	}
	last := &r.steps[len(r.steps)-1]
	note := fmt.Sprintf("\n[%d bytes more were not kept]\n", r.cut)
	last.Output += note
	r.size += len(note)
	r.cut = 0
}

// Write adds to what the last input showed. Before the first input it is nobody's. It never
// fails.
func (r *Record) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.steps) == 0 {
		return len(p), nil
	}
	last := &r.steps[len(r.steps)-1]
	room := max(0, r.limit/4-len(last.Output))
	kept := p[:min(room, len(p))]
	if r.cut > 0 {
		kept = nil
	}
	last.Output += string(kept)
	r.size += len(kept)
	r.cut += len(p) - len(kept)
	return len(p), nil
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
	r.finish()
	t := Transcript{Steps: append([]Step(nil), r.steps...)}
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
