// Package history keeps what was typed, on disk and across sessions (Store), and what
// happened in one session, as a record that can be replayed (Record).
//
// The file has one record a line: the time in seconds since 1970, a blank, and the entry
// quoted as a Go string, so that an entry of several lines stays whole and no byte of it can
// act on a terminal:
//
//	1763640000 "s = socket AF_INET SOCK_STREAM"
//	1763640007 "for i in range(3):\n    s.send \"x\""
//
// A line that is no such record, or that has no newline, was torn by a crash: it is skipped,
// and the next record begins a line of its own.
package history

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// Store is the history file, shared with other shells. When the file fails (a full disk, a
// directory that cannot be written) the call says so, once, and from then on entries are
// kept in memory. Its methods may be called from several goroutines.
type Store struct {
	path   string
	mu     sync.Mutex
	broken bool
	memory []Entry // what came after the file broke
}

// Open prepares the file at path, in mode 0600, and its directory, in mode 0700. The Store
// is good with an error too: it then keeps entries in memory. So it does for path "".
func Open(path string) (*Store, error) {
	s := &Store{path: path, broken: path == ""}
	if s.broken {
		return s, nil
	}
	if target, err := filepath.EvalSymlinks(path); err == nil {
		s.path = target // so that Trim does not replace a link by a file
	}
	if err := makeDir(filepath.Dir(s.path)); err != nil {
		return s, s.fail(err)
	}
	f, err := s.lock()
	if err != nil {
		return s, s.fail(err)
	}
	return s, f.Close()
}

// makeDir makes a directory and its parents in mode 0700, whatever the umask.
func makeDir(dir string) error {
	if _, err := os.Stat(dir); err == nil {
		return nil
	}
	if err := makeDir(filepath.Dir(dir)); err != nil {
		return err
	}
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, os.ErrExist) {
		return err
	}
	return os.Chmod(dir, 0o700)
}

// fail turns to memory; the error is told by the caller that met it first.
func (s *Store) fail(err error) error {
	s.broken = true
	return fmt.Errorf("history is kept in memory only: %w", err)
}

// Append adds an entry, made now, by one write that is whole or (after a crash) skipped.
func (s *Store) Append(text string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	e := Entry{time.Unix(time.Now().Unix(), 0), text}
	if !s.broken {
		err := s.write(e)
		if err == nil {
			return nil
		}
		s.memory = append(s.memory, e)
		return s.fail(err)
	}
	s.memory = append(s.memory, e)
	return nil
}

// write appends the record, behind a newline when the last one is torn. What a full disk
// cuts off is taken back.
func (s *Store) write(e Entry) error {
	f, err := s.lock()
	if err != nil {
		return err
	}
	defer f.Close()
	size, err := f.Seek(0, io.SeekEnd)
	if err != nil {
		return err
	}
	record := e.record()
	if last := []byte{'\n'}; size > 0 {
		if _, err := f.ReadAt(last, size-1); err == nil && last[0] != '\n' {
			record = "\n" + record
		}
	}
	if _, err := f.WriteString(record); err != nil {
		return errors.Join(err, f.Truncate(size))
	}
	return nil
}

// readFile is the file's text; a device (/dev/null, say) has none, or no end.
func readFile(path string) ([]byte, error) {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return nil, nil
	}
	return os.ReadFile(path)
}

// Load gives the last limit entries (all when it is negative), the newest last.
func (s *Store) Load(limit int) ([]Entry, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var entries []Entry
	data, err := readFile(s.path)
	if err == nil {
		entries = parseAll(data)
	}
	entries = append(entries, s.memory...)
	if limit >= 0 && len(entries) > limit {
		entries = entries[len(entries)-limit:]
	}
	if err != nil && !s.broken {
		return entries, s.fail(err)
	}
	return entries, nil
}

// Trim keeps the newest entries only, keep of them.
func (s *Store) Trim(keep int) error {
	return s.rewrite(func(all []Entry) []Entry { return all[max(0, len(all)-keep):] })
}

// Delete removes the entries that match, and says how many they were.
func (s *Store) Delete(match func(Entry) bool) (deleted int, err error) {
	err = s.rewrite(func(all []Entry) []Entry {
		kept := slices.DeleteFunc(slices.Clone(all), match)
		deleted += len(all) - len(kept)
		return kept
	})
	return deleted, err
}

// DeleteAt removes the entry with an index of Load(-1).
func (s *Store) DeleteAt(index int) error {
	at, found := 0, false
	_, err := s.Delete(func(Entry) bool {
		hit := at == index
		found = found || hit
		at++
		return hit
	})
	if err == nil && !found {
		return fmt.Errorf("history has no entry %d: it has 0 to %d", index, at-1)
	}
	return err
}

// rewrite puts what change leaves of the entries in the file's place, by rename. It holds
// the lock, so what other shells append goes before or after it.
func (s *Store) rewrite(change func([]Entry) []Entry) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.broken {
		s.memory = change(s.memory)
		return nil
	}
	f, err := s.lock()
	if err != nil {
		return s.fail(err)
	}
	defer f.Close()
	data, err := readFile(s.path)
	if err != nil {
		return s.fail(err)
	}
	all := parseAll(data)
	kept := change(all)
	if len(kept) == len(all) {
		return nil
	}
	var text strings.Builder
	for _, e := range kept {
		text.WriteString(e.record())
	}
	if err := s.replace(text.String()); err != nil {
		return s.fail(err)
	}
	return nil
}

// replace writes a new file beside the old one, then takes its name. The new one's name is
// always the same: the lock keeps others away, and a crash leaves one file at the most.
func (s *Store) replace(text string) error {
	next := s.path + ".new"
	if err := os.Remove(next); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if err := os.WriteFile(next, []byte(text), 0o600); err != nil {
		return errors.Join(err, os.Remove(next))
	}
	if err := os.Chmod(next, 0o600); err != nil {
		return err
	}
	return os.Rename(next, s.path)
}
