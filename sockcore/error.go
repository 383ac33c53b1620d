package sockcore

import (
	"fmt"

	"golang.org/x/sys/unix"
)

// Error is a failed system call: what was called, and the errno that it gave.
// Its text is Python's str(OSError): "[Errno 111] Connection refused".
type Error struct {
	Op    string // the call: "connect", "recv"
	Errno unix.Errno
}

func (e *Error) Error() string { return fmt.Sprintf("[Errno %d] %s", int(e.Errno), e.Errno) }
func (e *Error) Unwrap() error { return e.Errno }

// ArgumentError is an argument that no system call was tried with. Class is the
// name of the exception that Python raises for it: "ValueError",
// "OverflowError", "TypeError" or "OSError".
type ArgumentError struct {
	Name    string // the exception's class
	Message string
}

func (e *ArgumentError) Error() string { return e.Message }

// ErrTimeout says that the socket's timeout passed (Python's TimeoutError).
var ErrTimeout error = timeoutError{}

// ErrClosed says that the socket was closed while a call waited on it, or before:
// errno EBADF, as Python reports it.
var ErrClosed error = &Error{Op: "closed", Errno: unix.EBADF}

type timeoutError struct{}

func (timeoutError) Error() string { return "timed out" }
