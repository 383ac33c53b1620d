package repl

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"sockshell/history"
	"sockshell/repl/render"
)

// lineSource reads the physical lines of a script as they come. What was shown is
// flushed before it waits for more, so that the shell serves as a coprocess.
type lineSource struct {
	r      *bufio.Reader
	number int // of the last line, from 1
}

// waitingReader flushes before it waits for more, lets other threads run meanwhile, and stops waiting when
// its thread is interrupted: the read goes on aside then, for nobody.
type waitingReader struct {
	io.Reader
	s *Session
}

type readResult struct {
	n   int
	err error
}

func (w waitingReader) Read(b []byte) (int, error) {
	w.s.flush()
	ctx := w.s.main.Context()
	got := make(chan readResult, 1)
	var r readResult
	w.s.main.Unlocked(func() {
		go func() {
			n, err := w.Reader.Read(b)
			got <- readResult{n, err}
		}()
		select {
		case r = <-got:
		case <-ctx.Done():
		}
	})
	if ctx.Err() != nil { // it is what ended the read
		if err := w.s.main.Err(); err != nil {
			return 0, err
		}
	}
	return r.n, r.err
}

// open opens a file of lines. Ctrl-C, a signal or --timeout ends the wait for whoever writes
// to a pipe.
func (s *Session) open(path string) (f *history.File, err error) {
	s.flush()
	ctx := s.main.Context()
	s.main.Unlocked(func() { f, err = history.OpenFile(ctx, path, os.O_RDONLY, 0) })
	if err != nil && ctx.Err() != nil {
		if ended := s.main.Err(); ended != nil {
			return nil, ended
		}
	}
	return f, err
}

func plainPathError(err error) string {
	var path *os.PathError
	if errors.As(err, &path) {
		return fmt.Sprintf("cannot open %s: %s", render.EscapeLine(path.Path), path.Err)
	}
	return err.Error()
}

// longestLine bounds what a line may take before the parser sees it.
const longestLine = 1 << 20

// pipeSize is what a pipe holds by default: one read empties it (pipe(7)).
const pipeSize = 64 << 10

func (s *Session) newLineSource(r io.Reader) *lineSource {
	if f, ok := r.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() { // it never waits
			return &lineSource{r: bufio.NewReaderSize(f, pipeSize)}
		}
	}
	if _, ok := r.(*strings.Reader); ok {
		return &lineSource{r: bufio.NewReader(r)}
	}
	return &lineSource{r: bufio.NewReaderSize(waitingReader{r, s}, pipeSize)}
}

// next is the next line without its newline, or io.EOF. A line that is too long is cut
// after its limit: the reader of lines refuses it, and the rest of the script goes on. The
// bytes are good until the next call.
func (l *lineSource) next() ([]byte, error) {
	piece, err := l.r.ReadSlice('\n')
	if err == nil {
		l.number++
		return piece[:len(piece)-1], nil
	}
	var b bytes.Buffer
	for errors.Is(err, bufio.ErrBufferFull) {
		if b.Len() <= longestLine {
			b.Write(piece)
		}
		piece, err = l.r.ReadSlice('\n')
	}
	if b.Len() <= longestLine {
		b.Write(piece)
	}
	if err != nil && err != io.EOF {
		return nil, err
	}
	if err == io.EOF && b.Len() == 0 {
		return nil, io.EOF
	}
	l.number++
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}
