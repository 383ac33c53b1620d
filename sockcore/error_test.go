package sockcore

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

func TestStrerrorAsPython(t *testing.T) {
	const script = `
import os
for n in [0, *range(1, 200), 9999]: print(os.strerror(n))`
	lines := strings.Split(strings.TrimSpace(python(t, script, "")), "\n")
	for i, want := range lines {
		n := i
		if i == 200 {
			n = 9999
		}
		if got := Strerror(unix.Errno(n)); got != want {
			t.Errorf("Strerror(%d) = %q, Python has %q", n, got, want)
		}
	}
}

func TestErrnoNameAsPython(t *testing.T) {
	const script = `
import errno
for n in range(1, 133): print(*[k for k in dir(errno) if getattr(errno, k) == n])`
	lines := strings.Split(python(t, script, ""), "\n")
	for i, line := range lines[:132] {
		got := ErrnoName(unix.Errno(i + 1))
		if names := strings.Fields(line); len(names) == 0 && got == "" {
			continue
		}
		if !strings.Contains(" "+line+" ", " "+got+" ") || got == "" {
			t.Errorf("ErrnoName(%d) = %q, Python has %q", i+1, got, line)
		}
	}
}

func TestErrnoNamePrefers(t *testing.T) {
	if got := ErrnoName(unix.EWOULDBLOCK); got != "EAGAIN" {
		t.Errorf("EWOULDBLOCK is %s", got)
	}
	if got := ErrnoName(unix.ENOTSUP); runtime.GOOS == "linux" && got != "EOPNOTSUPP" {
		t.Errorf("ENOTSUP is %s", got)
	}
}

func TestErrorClassAsPython(t *testing.T) {
	const script = `
for n in range(1, 134): print(type(OSError(n, 'x')).__name__)`
	for i, want := range strings.Fields(python(t, script, "")) {
		e := &Error{Errno: unix.Errno(i + 1)}
		if got := e.Class(); got != want {
			t.Errorf("class of %s is %s, Python has %s", e.ErrorName(), got, want)
		}
	}
}

func TestError(t *testing.T) {
	err := fmt.Errorf("wrapped: %w", &Error{Op: "connect", Errno: unix.ECONNREFUSED})
	if !errors.Is(err, unix.ECONNREFUSED) {
		t.Error("errors.Is does not find the errno")
	}
	var e *Error
	if !errors.As(err, &e) {
		t.Fatal("errors.As does not find the *Error")
	}
	if got := e.Error(); got != fmt.Sprintf("[Errno %d] Connection refused", e.Number()) {
		t.Errorf("text %q", got)
	}
	if e.ErrorName() != "ECONNREFUSED" || e.Strerror() != "Connection refused" {
		t.Errorf("name %q, strerror %q", e.ErrorName(), e.Strerror())
	}
}

func TestErrClosed(t *testing.T) {
	kernel := error(&Error{Op: "recv", Errno: unix.EBADF})
	if errors.Is(kernel, ErrClosed) {
		t.Error("a kernel's EBADF is taken for ErrClosed")
	}
	if !errors.Is(fmt.Errorf("x: %w", ErrClosed), ErrClosed) || !errors.Is(ErrClosed, unix.EBADF) {
		t.Error("ErrClosed is not found")
	}
	if got := ErrClosed.Error(); got != "[Errno 9] Bad file descriptor" {
		t.Errorf("text %q", got)
	}
}

func TestErrorClasses(t *testing.T) {
	for _, c := range []struct {
		err         error
		class, text string
	}{
		{ErrTimeout, "TimeoutError", "timed out"},
		{ErrClosed, "OSError", "[Errno 9] Bad file descriptor"},
		{&ArgumentError{"ValueError", "negative"}, "ValueError", "negative"},
	} {
		classed, ok := c.err.(interface{ Class() string })
		if !ok || classed.Class() != c.class || c.err.Error() != c.text {
			t.Errorf("%#v: want %s: %s", c.err, c.class, c.text)
		}
	}
}
