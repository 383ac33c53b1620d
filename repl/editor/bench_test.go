package editor

import (
	"fmt"
	"io"
	"os"
	"testing"

	"github.com/creack/pty"
)

// BenchmarkKey is from a key to the screen, which is to take less than 5 ms with 100,000
// entries: a letter and its removal, and Up where no entry, or only the oldest, fits.
func BenchmarkKey(b *testing.B) {
	for _, row := range []struct{ name, typed, keys string }{
		{"letter", "", "x\x7f"}, {"Up without a hit", "zz", "\x1b[A"},
		{"Up to the oldest", "oldest", "\x1b[A\x1b[B"}, {"Ctrl-R to the oldest", "", "\x12oldest\x07"},
	} {
		b.Run(row.name, func(b *testing.B) { keyToScreen(b, row.typed, row.keys) })
	}
}

// BenchmarkTab is from Tab to the screen among 10,000 names, which is to take less than 20 ms:
// the first page and the line without it.
func BenchmarkTab(b *testing.B) {
	var items []Item
	for i := range 10_000 {
		items = append(items, Item{fmt.Sprint("s", i), "socket AF_INET SOCK_STREAM"})
	}
	hooks := Hooks{Complete: func(string, int) (int, []Item) { return 0, items }}
	keysToScreen(b, hooks, "s", "\t\x02\x06")
}

func keyToScreen(b *testing.B, typed, keys string) { keysToScreen(b, Hooks{}, typed, keys) }

func keysToScreen(b *testing.B, hooks Hooks, typed, keys string) {
	master, slave, err := pty.Open()
	if err != nil {
		b.Fatal(err)
	}
	defer master.Close()
	defer slave.Close()
	entries := []string{"oldest entry"}
	for i := range 100_000 {
		entries = append(entries, fmt.Sprintf("s.sendall line %d", i))
	}
	e, err := New(slave, slave, hooks, func() []string { return entries })
	if err != nil {
		b.Fatal(err)
	}
	read := make(chan error, 1)
	go func() {
		_, err := e.Read(always("> "), typed)
		read <- err
	}()
	painted(b, master)
	for b.Loop() {
		if _, err := io.WriteString(master, keys); err != nil {
			b.Fatal(err)
		}
		painted(b, master)
	}
	if err := e.Close(); err != nil {
		b.Fatal(err)
	}
	<-read
}

// painted waits for the end of what one refresh writes: the cursor moved to its column.
func painted(b *testing.B, master *os.File) {
	p := make([]byte, 64<<10)
	for {
		n, err := master.Read(p)
		if err != nil {
			b.Fatal(err)
		}
		if n > 0 && p[n-1] == 'C' {
			return
		}
	}
}
