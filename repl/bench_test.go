package repl

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"
)

// runBench runs a script from its start to its end.
func runBench(b *testing.B, script string) {
	b.Helper()
	b.ReportAllocs()
	status := Run(context.Background(), Config{
		Stdin: strings.NewReader(script), Stdout: io.Discard, Stderr: io.Discard,
		Getenv: func(string) string { return "" },
	})
	if status != 0 {
		b.Fatalf("exit status %d", status)
	}
}

// BenchmarkPipedPair is two lines of a script that is piped in: a send, and the recv of it.
func BenchmarkPipedPair(b *testing.B) {
	runBench(b, "a, b = socketpair\n"+strings.Repeat("a.send hello\nb.recv 4096\n", b.N))
}

// BenchmarkLoopPair is the same two calls in a loop of the script.
func BenchmarkLoopPair(b *testing.B) {
	runBench(b, fmt.Sprintf("a, b = socketpair\nfor i in range(%d):\n"+
		"    a.send hello\n    b.recv 4096\n", b.N))
}

// BenchmarkStart is a session from its start to its end, without a line.
func BenchmarkStart(b *testing.B) {
	for range b.N {
		runBench(b, "")
	}
}

// BenchmarkMany opens a thousand sockets and closes them.
func BenchmarkMany(b *testing.B) {
	runBench(b, fmt.Sprintf("for i in range(%d):\n    all = [socket() for j in range(1000)]\n"+
		"    for s in all:\n        s.close\n", b.N))
}

// BenchmarkTable lists a thousand sockets.
func BenchmarkTable(b *testing.B) {
	runBench(b, fmt.Sprintf("all = [socket() for j in range(1000)]\nfor i in range(%d):\n"+
		"    n = len(str(sockets()))\n", b.N))
}

// BenchmarkRecv receives pieces of 64 KiB.
func BenchmarkRecv(b *testing.B) {
	b.SetBytes(64 << 10)
	runBench(b, fmt.Sprintf("a, b = socketpair\ndata = bytes(64 << 10)\nfor i in range(%d):\n"+
		"    a.send (data)\n    got = b.recv(64 << 10)\n", b.N))
}
