// Package resolver answers what the C library answers about names: hosts, services,
// protocols, interfaces, numeric addresses and byte order, as glibc and Python's socket
// module do, without cgo. Every wait takes a context and ends with it.
//
// It reads etc/hosts, etc/resolv.conf, etc/nsswitch.conf, etc/gai.conf, etc/services and
// etc/protocols afresh for each question, so an edit counts at once.
package resolver

import (
	"iter"
	"slices"
	"strings"

	"golang.org/x/sys/unix"
)

// Resolver is where to look and whom to ask. The zero value is this system. It does not
// change, and may be used from several goroutines.
type Resolver struct {
	Root string // the directory that holds etc/; "" is /
	Port uint16 // the name servers' port; 0 is 53 (resolv.conf cannot name one)
}

// read is the text of etc/name; a file that cannot be read is an empty one, as in glibc.
func (r *Resolver) read(name string) (text string, ok bool) {
	// Not by os: that makes nine calls where three do, and each lookup reads some.
	fd, err := unix.Open(r.Root+"/etc/"+name, unix.O_RDONLY|unix.O_CLOEXEC, 0)
	if err != nil {
		return "", false
	}
	defer unix.Close(fd)
	b := make([]byte, 0, 4096)
	for {
		n, err := unix.Read(fd, b[len(b):cap(b)])
		switch {
		case err == unix.EINTR:
			continue
		case err != nil:
			return string(b), false
		}
		b = b[:len(b)+n]
		if len(b) < cap(b) { // a file gives less only at its end
			return string(b), true
		}
		b = slices.Grow(b, len(b))
	}
}

// records gives the words of each line that has some; # begins a comment.
func records(text string) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(text) {
			line, _, _ = strings.Cut(line, "#")
			if words := strings.Fields(line); len(words) > 0 && !yield(words) {
				return
			}
		}
	}
}
