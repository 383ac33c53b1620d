package repl

import (
	"bytes"
	"fmt"
	"io"
	"sync"
	"time"

	"sockshell/repl/render"
)

// progress is a dim line on the terminal while a call takes long. Whatever else is written
// there takes its place.
type progress struct {
	mu    sync.Mutex
	drawn bool
	held  bool // a program has the terminal
	rows  int  // were written there
}

// slow is when a call takes long, and how often its line is drawn anew.
const (
	slow   = time.Second
	redraw = 250 * time.Millisecond
)

// under is a terminal that clears the line before anything is written; another stream is
// itself.
func (p *progress) under(w io.Writer) io.Writer {
	if !render.IsTerminal(w) {
		return w
	}
	return &overProgress{p, w}
}

type overProgress struct {
	*progress
	terminal io.Writer
}

func (o *overProgress) Write(b []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.clear(o.terminal)
	o.rows += bytes.Count(b, []byte("\n"))
	return o.terminal.Write(b)
}

// clearLine goes to the left and clears what is there.
const clearLine = "\r\x1b[K"

func (p *progress) clear(terminal io.Writer) {
	if p.drawn {
		_, _ = io.WriteString(terminal, clearLine)
		p.drawn = false
	}
}

func (p *progress) draw(terminal io.Writer, text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.held {
		_, _ = io.WriteString(terminal, clearLine+text)
		p.drawn = true
	}
}

// written is how many rows were written to the terminal so far.
func (p *progress) written() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.rows
}

func (p *progress) hold() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.held = true
}

func (p *progress) end(terminal io.Writer) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.clear(terminal)
	p.held = false
}

// showProgress draws how far the line that runs has got, once it takes long, until stop is
// called. A restricted session may be killed in the middle, and would leave the line behind.
func (s *Session) showProgress(f *Frame) (stop func()) {
	if !s.prompting || f.Parent != nil || s.cfg.Quiet || s.cfg.Restricted || !s.errors.terminal {
		return func() {}
	}
	began := time.Now()
	in, out := s.transferred()
	done, gone := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(gone)
		for wait := slow; ; wait = redraw {
			select {
			case <-time.After(wait):
				nowIn, nowOut := s.transferred()
				s.drawProgress(time.Since(began), nowIn-in, nowOut-out)
			case <-done:
				return
			}
		}
	}()
	return func() {
		close(done)
		<-gone
		s.progress.end(s.cfg.Stderr)
	}
}

func (s *Session) drawProgress(took time.Duration, in, out int64) {
	text := took.Truncate(time.Second).String()
	for _, part := range []struct {
		what  string
		bytes int64
	}{{"received", in}, {"sent", out}} {
		if part.bytes > 0 {
			text += fmt.Sprintf(", %s %s (%s/s)", part.what, amount(float64(part.bytes)),
				amount(float64(part.bytes)/took.Seconds()))
		}
	}
	text = cutLines(text+"; Ctrl-C ends it", width(s.cfg.Stderr)-1)
	s.progress.draw(s.cfg.Stderr, s.errors.palette.Paint(render.Dim, text))
}

// transferred is what all live sockets have received and sent.
func (s *Session) transferred() (in, out int64) {
	for _, socket := range s.env.Engine.Sockets() {
		in, out = in+socket.BytesIn(), out+socket.BytesOut()
	}
	return in, out
}

// amount is a number of bytes for a person: 1.5 MB.
func amount(n float64) string {
	units := []string{"B", "kB", "MB", "GB", "TB"}
	i := 0
	for n >= 1000 && i < len(units)-1 {
		n /= 1000
		i++
	}
	if i == 0 {
		return fmt.Sprintf("%.0f B", n)
	}
	return fmt.Sprintf("%.1f %s", n, units[i])
}
