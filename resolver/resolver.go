// Package resolver answers what the C library answers about names: hosts, services,
// protocols, interfaces, numeric addresses and byte order, as glibc and Python's socket
// module do, without cgo. Every wait takes a context and ends with it.
//
// It reads etc/hosts, etc/resolv.conf, etc/nsswitch.conf, etc/gai.conf, etc/services and
// etc/protocols when they changed since the last question, so an edit counts at once.
package resolver

import (
	"iter"
	"os"
	"strings"
	"sync"
	"time"
)

// Resolver is where to look and whom to ask. The zero value is this system. It may be used from
// several goroutines.
type Resolver struct {
	Root string // the directory that holds etc/; "" is /
	Port uint16 // the name servers' port; 0 is 53 (resolv.conf cannot name one)

	mu   sync.Mutex
	kept map[string]file // by name
}

// file is what one held when it was read, and what it was then.
type file struct {
	text string
	info os.FileInfo
}

// settled is how old an edit must be before its file is kept: a later one in the same tick of
// the file system's clock would not show.
const settled = 2 * time.Second

// read is the text of etc/name; a file that cannot be read is an empty one, as in glibc. One
// that is as it was is not read again.
func (r *Resolver) read(name string) (text string, ok bool) {
	path := r.Root + "/etc/" + name
	info, err := os.Stat(path)
	if err != nil {
		return "", false
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if old, ok := r.kept[name]; ok && unchanged(old.info, info) {
		return old.text, true
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return "", false
	}
	if time.Since(info.ModTime()) > settled {
		if r.kept == nil {
			r.kept = map[string]file{}
		}
		r.kept[name] = file{string(b), info}
	}
	return string(b), true
}

func unchanged(was, is os.FileInfo) bool {
	return os.SameFile(was, is) && was.Size() == is.Size() && was.ModTime().Equal(is.ModTime())
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
