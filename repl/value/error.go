// Package value is sockcore's things as Starlark values: sockets, bytes,
// addresses, errors, and Python's text for all of them.
package value

import "fmt"

// Exception is an error of one of Python's classes. Its text is Python's str.
type Exception struct {
	Class    string // "ConnectionRefusedError"
	Errno    int    // 0 when it has none
	Name     string // "ECONNREFUSED", "EAI_NONAME"; "" when it has none
	Strerror string // "Connection refused"
	Message  string // str(err): "[Errno 111] Connection refused"
	Cause    error
}

func (e *Exception) Error() string { return e.Class + ": " + e.Message }

func (e *Exception) Unwrap() error { return e.Cause }

// Raise is an exception with a class and a message.
func Raise(class, format string, args ...any) *Exception {
	return &Exception{Class: class, Message: fmt.Sprintf(format, args...)}
}
