package repl

import (
	"context"
	"io"
	"strings"
	"testing"
)

// BenchmarkPipedPair is two lines of a script that is piped in: a send, and the recv of it.
func BenchmarkPipedPair(b *testing.B) {
	script := "a, b = socketpair\n" + strings.Repeat("a.send hello\nb.recv 4096\n", b.N)
	b.ResetTimer()
	Run(context.Background(), Config{
		Stdin: strings.NewReader(script), Stdout: io.Discard, Stderr: io.Discard,
		Getenv: func(string) string { return "" },
	})
}

// BenchmarkStart is a session from its start to its end, without a line.
func BenchmarkStart(b *testing.B) {
	for range b.N {
		Run(context.Background(), Config{
			Stdin: strings.NewReader(""), Stdout: io.Discard, Stderr: io.Discard,
			Getenv: func(string) string { return "" },
		})
	}
}
