package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
)

// keptLines leaves a history of so many lines in a home.
func keptLines(tb testing.TB, home string, count int) {
	tb.Helper()
	dir := filepath.Join(home, "state", "sockshell")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		tb.Fatal(err)
	}
	var text strings.Builder
	for i := range count {
		fmt.Fprintf(&text, "%d %q\n", 1700000000+i, fmt.Sprintf(`s.sendall "line %d of many\r\n"`, i))
	}
	if err := os.WriteFile(filepath.Join(dir, "history"), []byte(text.String()), 0o600); err != nil {
		tb.Fatal(err)
	}
}

// BenchmarkPrompt is from the start of the program to its prompt, which is to take less than
// 10 ms with 100,000 lines of history.
func BenchmarkPrompt(b *testing.B) {
	bin := filepath.Join(b.TempDir(), "sockshell")
	if out, err := exec.Command("go", "build", "-buildvcs=false", "-o", bin, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	for _, count := range []int{0, 100_000} {
		b.Run(fmt.Sprint(count, " lines"), func(b *testing.B) {
			home := b.TempDir()
			keptLines(b, home, count)
			for b.Loop() {
				toPrompt(b, bin, home)
			}
		})
	}
}

// toPrompt starts the program and ends it at its prompt; only the start is timed.
func toPrompt(b *testing.B, bin, home string) {
	cmd := program(b, home)
	cmd.Path = bin
	master, err := pty.Start(cmd)
	if err != nil {
		b.Fatal(err)
	}
	var seen strings.Builder
	p := make([]byte, 4096)
	for !strings.Contains(seen.String(), "sock> ") {
		n, err := master.Read(p)
		if err != nil {
			b.Fatal(err)
		}
		seen.Write(p[:n])
	}
	b.StopTimer()
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
	_ = master.Close()
	b.StartTimer()
}

// BenchmarkInterrupt is from Ctrl-C to the next prompt, in each wait; it is to take less than
// 100 ms.
func BenchmarkInterrupt(b *testing.B) {
	for _, row := range waits {
		if row.name == "tls" {
			continue // a handshake that ended leaves nothing to try again with
		}
		b.Run(row.name, func(b *testing.B) {
			term := start(b, "--quiet")
			term.run(slices.Concat(pairs, row.lead)...)
			term.interrupts(b, row.waits)
		})
	}
}

// interrupts times Ctrl-C in a line that waits.
func (t *terminal) interrupts(b *testing.B, waits string) {
	for b.Loop() {
		b.StopTimer()
		before := len(t.written())
		t.waitsFor(waits)
		time.Sleep(10 * time.Millisecond) // so that it waits
		b.StartTimer()
		t.typed("\x03")
		t.await("the next prompt", func([]string) bool {
			_, after, ok := strings.Cut(t.raw.String()[before:], "KeyboardInterrupt")
			return ok && strings.Contains(after, "sock> ")
		})
	}
}
