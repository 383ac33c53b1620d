package sockcore

import (
	"fmt"
	"strings"

	"golang.org/x/sys/unix"
)

// Error is a failed system call: what was called, and the errno that it gave.
// Its text is Python's str(OSError): "[Errno 111] Connection refused".
type Error struct {
	Op      string // the call: "connect", "recv"
	Errno   unix.Errno
	Address Address // that connect and bind were given; nil for other calls
}

func (e *Error) Error() string {
	return fmt.Sprintf("[Errno %d] %s", int(e.Errno), Strerror(e.Errno))
}

// Unwrap is the errno, so that errors.Is(err, unix.ECONNREFUSED) holds.
func (e *Error) Unwrap() error { return e.Errno }

// Number is the errno as a number.
func (e *Error) Number() int { return int(e.Errno) }

// ErrorName is the errno's name: "ECONNREFUSED".
func (e *Error) ErrorName() string { return ErrnoName(e.Errno) }

// Strerror is the errno's text: "Connection refused".
func (e *Error) Strerror() string { return Strerror(e.Errno) }

// Class is the exception that Python raises for the errno (PEP 3151).
func (e *Error) Class() string {
	if class, ok := errnoClasses[e.Errno]; ok {
		return class
	}
	return "OSError"
}

var errnoClasses = map[unix.Errno]string{
	unix.EAGAIN:       "BlockingIOError",
	unix.EALREADY:     "BlockingIOError",
	unix.EINPROGRESS:  "BlockingIOError",
	unix.EPIPE:        "BrokenPipeError",
	unix.ESHUTDOWN:    "BrokenPipeError",
	unix.ECHILD:       "ChildProcessError",
	unix.ECONNABORTED: "ConnectionAbortedError",
	unix.ECONNREFUSED: "ConnectionRefusedError",
	unix.ECONNRESET:   "ConnectionResetError",
	unix.EEXIST:       "FileExistsError",
	unix.ENOENT:       "FileNotFoundError",
	unix.EINTR:        "InterruptedError",
	unix.EISDIR:       "IsADirectoryError",
	unix.ENOTDIR:      "NotADirectoryError",
	unix.EACCES:       "PermissionError",
	unix.EPERM:        "PermissionError",
	unix.ESRCH:        "ProcessLookupError",
	unix.ETIMEDOUT:    "TimeoutError",
}

// ArgumentError is an argument that no system call was tried with.
type ArgumentError struct {
	Name    string // the class that Python raises: "ValueError", "OverflowError", "OSError"
	Message string
}

func (e *ArgumentError) Error() string { return e.Message }

// Class is the name of the exception that Python raises.
func (e *ArgumentError) Class() string { return e.Name }

// ErrTimeout says that the socket's timeout passed (Python's TimeoutError, which
// has no errno).
var ErrTimeout error = timeoutError{}

type timeoutError struct{}

func (timeoutError) Error() string { return "timed out" }

// Class is "TimeoutError".
func (timeoutError) Class() string { return "TimeoutError" }

// ErrClosed says that the socket was closed while a call waited on it, or before:
// errno EBADF, as Python reports it. errors.Is tells it from the kernel's EBADF.
var ErrClosed error = &Error{Op: "closed", Errno: unix.EBADF}

// Strerror is strerror(3): "Connection refused".
func Strerror(errno unix.Errno) string {
	if text, ok := errnoTexts[errno]; ok {
		return text
	}
	text := errno.Error()
	if _, unnamed := strings.CutPrefix(text, "errno "); unnamed {
		return fmt.Sprintf(unknownErrno, int(errno))
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

// ErrnoName is the name that the manual pages of sockets use ("EAGAIN",
// "EOPNOTSUPP"), or "" for a number without one.
func ErrnoName(errno unix.Errno) string {
	if name, ok := errnoNames[errno]; ok {
		return name
	}
	return unix.ErrnoName(errno)
}
