package resolver

import (
	"fmt"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// EAI is a result of getaddrinfo(3) or getnameinfo(3), with glibc's number.
type EAI int

// The results, as netdb.h numbers them.
const (
	EAI_BADFLAGS   EAI = -1
	EAI_NONAME     EAI = -2
	EAI_AGAIN      EAI = -3
	EAI_FAIL       EAI = -4
	EAI_NODATA     EAI = -5
	EAI_FAMILY     EAI = -6
	EAI_SOCKTYPE   EAI = -7
	EAI_SERVICE    EAI = -8
	EAI_ADDRFAMILY EAI = -9
	EAI_MEMORY     EAI = -10
	EAI_SYSTEM     EAI = -11
	EAI_OVERFLOW   EAI = -12
)

// The values of h_errno (gethostbyname(3)).
const (
	HOST_NOT_FOUND = 1
	TRY_AGAIN      = 2
	NO_RECOVERY    = 3
	NO_DATA        = 4
)

type entry struct{ name, text string }

var eaiEntries = map[int]entry{
	-1:  {"EAI_BADFLAGS", "Bad value for ai_flags"},
	-2:  {"EAI_NONAME", "Name or service not known"},
	-3:  {"EAI_AGAIN", "Temporary failure in name resolution"},
	-4:  {"EAI_FAIL", "Non-recoverable failure in name resolution"},
	-5:  {"EAI_NODATA", "No address associated with hostname"},
	-6:  {"EAI_FAMILY", "ai_family not supported"},
	-7:  {"EAI_SOCKTYPE", "ai_socktype not supported"},
	-8:  {"EAI_SERVICE", "Servname not supported for ai_socktype"},
	-9:  {"EAI_ADDRFAMILY", "Address family for hostname not supported"},
	-10: {"EAI_MEMORY", "Memory allocation failure"},
	-11: {"EAI_SYSTEM", "System error"},
	-12: {"EAI_OVERFLOW", "Argument buffer overflow"},
}

var herrorEntries = map[int]entry{
	HOST_NOT_FOUND: {"HOST_NOT_FOUND", "Unknown host"},
	TRY_AGAIN:      {"TRY_AGAIN", "Host name lookup failure"},
	NO_RECOVERY:    {"NO_RECOVERY", "Unknown server error"},
	NO_DATA:        {"NO_DATA", "No address associated with name"},
}

// Error is Python's gaierror, or its herror.
type Error struct {
	Code    int     // an EAI, or an h_errno
	Herror  bool    // Code is an h_errno
	Queries []Query // what name servers were asked, for an explanation
}

// Query is one question to a name server and what came of it.
type Query struct {
	Server, Name, Type string
	Outcome            string // "NXDOMAIN", "2 records", "i/o timeout"
	Took               time.Duration
}

func (e *Error) entry() entry {
	if e.Herror {
		return herrorEntries[e.Code]
	}
	return eaiEntries[e.Code]
}

// Error is Python's text: "[Errno -2] Name or service not known".
func (e *Error) Error() string { return fmt.Sprintf("[Errno %d] %s", e.Code, e.Strerror()) }

// Class is the name of Python's exception.
func (e *Error) Class() string {
	if e.Herror {
		return "herror"
	}
	return "gaierror"
}

// Number is the EAI or the h_errno.
func (e *Error) Number() int { return e.Code }

// ErrorName is the constant's name, "EAI_NONAME".
func (e *Error) ErrorName() string { return e.entry().name }

// Strerror is gai_strerror(3)'s or hstrerror(3)'s text.
func (e *Error) Strerror() string {
	if text := e.entry().text; text != "" {
		return text
	}
	return "Unknown error"
}

func failure(code EAI) error { return &Error{Code: int(code)} }

// CallError is any other failure: an OSError, OverflowError, ValueError or UnicodeError of
// Python's, with an errno or with a text alone.
type CallError struct {
	class   string
	errno   syscall.Errno
	message string
}

// Error is Python's text, "[Errno 6] No such device or address" or the text alone.
func (e *CallError) Error() string {
	if e.errno != 0 {
		return fmt.Sprintf("[Errno %d] %s", int(e.errno), e.message)
	}
	return e.message
}

// Class is the name of Python's exception.
func (e *CallError) Class() string { return e.class }

// Number is the errno, 0 when there is none.
func (e *CallError) Number() int { return int(e.errno) }

// ErrorName is the errno's name, "" when there is none.
func (e *CallError) ErrorName() string { return unix.ErrnoName(e.errno) }

// Strerror is the text without its number.
func (e *CallError) Strerror() string { return e.message }

// Unwrap is the errno.
func (e *CallError) Unwrap() error {
	if e.errno == 0 {
		return nil
	}
	return e.errno
}

func raise(class, message string) error { return &CallError{class: class, message: message} }

// systemError is a failed system call, with the errno's text as strerror(3) writes it.
func systemError(errno syscall.Errno) error {
	text := errno.Error()
	class := "OSError"
	if errno == unix.EPERM || errno == unix.EACCES {
		class = "PermissionError"
	}
	return &CallError{class, errno, strings.ToUpper(text[:1]) + text[1:]}
}
