package sockcore

import (
	"errors"

	"golang.org/x/sys/unix"
)

// Error is a failed system call: what was called, and the errno that it gave.
// Its text is Python's str(OSError): "[Errno 111] Connection refused".
type Error struct {
	Op    string // the call: "connect", "recv"
	Errno unix.Errno
}

// ArgumentError is an argument that no system call was tried with. Class is the
// name of the exception that Python raises for it: "ValueError",
// "OverflowError", "TypeError" or "OSError".
type ArgumentError struct {
	Name    string // the exception's class
	Message string
}

// ErrTimeout says that the socket's timeout passed (Python's TimeoutError).
var ErrTimeout error = timeoutError{}

// ErrClosed says that the socket was closed while a call waited on it, or before:
// errno EBADF, as Python reports it.
var ErrClosed = errors.New("placeholder")

type timeoutError struct{}

func (timeoutError) Error() string { return "timed out" }
