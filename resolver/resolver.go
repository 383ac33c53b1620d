// Package resolver answers what the C library answers about names: hosts, services,
// protocols, interfaces, numeric addresses and byte order, as glibc and Python's socket
// module do, without cgo. Every wait takes a context and ends with it.
//
// It reads etc/hosts, etc/resolv.conf, etc/nsswitch.conf, etc/gai.conf, etc/services and
// etc/protocols afresh for each question, so an edit counts at once.
package resolver

import (
	"iter"
	"os"
	"path/filepath"
	"strings"
)

// Resolver is where to look and whom to ask. The zero value is this system. It does not
// change, and may be used from several goroutines.
type Resolver struct {
	Root string // the directory that holds etc/; "" is /
	Port uint16 // the name servers' port; 0 is 53 (resolv.conf cannot name one)
}

// read is the text of etc/name; a file that cannot be read is an empty one, as in glibc.
func (r *Resolver) read(name string) (text string, ok bool) {
	b, err := os.ReadFile(filepath.Join(r.Root+"/", "etc", name))
	return string(b), err == nil
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
