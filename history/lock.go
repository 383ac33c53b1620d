package history

import (
	"errors"
	"os"
	"syscall"
)

// lock opens the file, made in mode 0600 when it is missing, and waits for the lock on it;
// closing the file gives it up. Another shell may have renamed a new file over the one that
// was waited for: then that one is wanted.
func (s *Store) lock() (*os.File, error) {
	for {
		f, err := os.OpenFile(s.path, os.O_RDWR|os.O_APPEND|os.O_CREATE, 0o600)
		if err != nil {
			return nil, err
		}
		current, err := s.claim(f)
		if current && err == nil {
			return f, nil
		}
		f.Close()
		if err != nil {
			return nil, err
		}
	}
}

// claim takes the lock and says whether f is still the file at the path.
func (s *Store) claim(f *os.File) (current bool, err error) {
	err = syscall.EINTR
	for errors.Is(err, syscall.EINTR) {
		err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX)
	}
	if err != nil {
		return false, &os.PathError{Op: "lock", Path: s.path, Err: err}
	}
	mine, err := f.Stat()
	if err != nil {
		return false, err
	}
	if mine.Mode().IsRegular() && mine.Mode().Perm() != 0o600 {
		if err := f.Chmod(0o600); err != nil {
			return false, err
		}
	}
	named, err := os.Stat(s.path)
	return err == nil && os.SameFile(mine, named), ignoreMissing(err)
}

func ignoreMissing(err error) error {
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return err
}
