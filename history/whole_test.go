package history

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"
)

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error { _, err := io.WriteString(w, s); return err }
}

func TestWriteWhole(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "file")
	if err := WriteWhole(t.Context(), path, text("one")); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("file", filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	if err := WriteWhole(t.Context(), filepath.Join(dir, "link"), text("two")); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("broken")
	err := WriteWhole(t.Context(), path, func(w io.Writer) error { return errors.Join(text("half")(w), broken) })
	if !errors.Is(err, broken) {
		t.Errorf("the writer's error is lost: %v", err)
	}
	got, err := os.ReadFile(path)
	info, _ := os.Lstat(path)
	if string(got) != "two" || err != nil || info.Mode() != 0o640 {
		t.Errorf("it has %q, %v, %v", got, err, info.Mode())
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 2 {
		t.Errorf("left behind: %v", entries)
	}
}

func TestWriteWholeErrors(t *testing.T) {
	dir := t.TempDir()
	if err := WriteWhole(t.Context(), filepath.Join(dir, "no/file"), text("x")); !errors.Is(err, unix.ENOENT) {
		t.Errorf("a missing folder: %v", err)
	}
	if err := WriteWhole(t.Context(), dir, text("x")); !errors.Is(err, unix.EISDIR) {
		t.Errorf("a folder: %v", err)
	}
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("no /dev/full here")
	}
	if err := WriteWhole(t.Context(), "/dev/full", text("x")); !errors.Is(err, unix.ENOSPC) {
		t.Errorf("a full disk: %v", err)
	}
}
