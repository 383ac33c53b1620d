package repl

import (
	"bufio"
	"errors"
	"io"
	"strings"
)

// lineSource reads the physical lines of a script as they come. What was shown is
// flushed before it waits for more, so that the shell serves as a coprocess.
type lineSource struct {
	r      *bufio.Reader
	number int // of the last line, from 1
}

type flushingReader struct {
	io.Reader
	flush func()
}

func (f flushingReader) Read(b []byte) (int, error) {
	f.flush()
	return f.Reader.Read(b)
}

// longestLine bounds what a line may take before the parser sees it.
const longestLine = 1 << 20

func newLineSource(r io.Reader, flush func()) *lineSource {
	return &lineSource{r: bufio.NewReaderSize(flushingReader{r, flush}, bufferSize)}
}

// next is the next line without its newline, or io.EOF. A line that is too long is cut
// after its limit: the reader of lines refuses it, and the rest of the script goes on.
func (l *lineSource) next() (string, error) {
	piece, err := l.r.ReadSlice('\n')
	if err == nil {
		l.number++
		return string(piece[:len(piece)-1]), nil
	}
	var b strings.Builder
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
		return "", err
	}
	if err == io.EOF && b.Len() == 0 {
		return "", io.EOF
	}
	l.number++
	return strings.TrimSuffix(b.String(), "\n"), nil
}
