// Package value is sockcore's things as Starlark values: sockets, bytes,
// addresses, errors, and Python's text for all of them.
package value

import (
	"errors"
	"fmt"
	"hash/maphash"
	"io/fs"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
	"golang.org/x/sys/unix"

	"sockshell/sockcore"
)

// Exception is an error of one of Python's classes. Its text is Python's str.
// As a Starlark value, `catch` gives it with the attributes type, errno, name,
// strerror and message.
type Exception struct {
	Class    string // "ConnectionRefusedError"
	Errno    int    // 0 when it has none
	Name     string // "ECONNREFUSED", "EAI_NONAME"; "" when it has none
	Strerror string // "Connection refused"
	Message  string // str(err): "[Errno 111] Connection refused"
	Cause    error
	Group    []error // those of an ExceptionGroup
}

// Error is Python's line: the class and the message.
func (e *Exception) Error() string {
	if e.Message == "" {
		return e.Class
	}
	return e.Class + ": " + e.Message
}

func (e *Exception) Unwrap() error { return e.Cause }

// Raise is an exception with a class and a message.
func Raise(class, format string, args ...any) *Exception {
	return &Exception{Class: class, Message: fmt.Sprintf(format, args...)}
}

// Group is Python's ExceptionGroup of errors.
func Group(message string, errs []error) *Exception {
	noun := "sub-exceptions"
	if len(errs) == 1 {
		noun = "sub-exception"
	}
	e := Raise("ExceptionGroup", "%s (%d %s)", message, len(errs), noun)
	e.Group, e.Cause = errs, errors.Join(errs...)
	return e
}

// Classed is what an error of sockcore or resolver says of itself.
type classed interface {
	error
	Class() string
}

type numbered interface {
	Number() int
	ErrorName() string
	Strerror() string
}

// AsException gives any error its class: those that say it themselves, the
// errors of Starlark by what they are about, anything else as RuntimeError.
func AsException(err error) *Exception {
	var exception *Exception
	if errors.As(err, &exception) {
		return exception
	}
	var c classed
	if errors.As(err, &c) {
		e := &Exception{Class: c.Class(), Message: c.Error(), Cause: err}
		if n, ok := c.(numbered); ok {
			e.Errno, e.Name, e.Strerror = n.Number(), n.ErrorName(), n.Strerror()
		}
		return e
	}
	var errno unix.Errno
	if errors.As(err, &errno) { // of a file, or of a program
		e := AsException(&sockcore.Error{Errno: errno})
		var path *fs.PathError
		if errors.As(err, &path) {
			e.Message += ": " + Repr(starlark.String(path.Path))
		}
		return e
	}
	var syn syntax.Error
	if errors.As(err, &syn) {
		return &Exception{Class: "SyntaxError", Message: syn.Msg, Cause: err}
	}
	return starlarkException(err)
}

// String is what Str gives: Starlark asks for it by this name.
func (e *Exception) String() string { return e.Message }

// Str is Python's str(err).
func (e *Exception) Str() string { return e.Message }

// Repr is Python's repr(err), which has the class without its module.
func (e *Exception) Repr() string {
	class := e.Class[strings.LastIndexByte(e.Class, '.')+1:]
	if e.Name != "" {
		return fmt.Sprintf("%s(%d, %s)", class, e.Errno, Repr(starlark.String(e.Strerror)))
	}
	return fmt.Sprintf("%s(%s)", class, Repr(starlark.String(e.Message)))
}

func (e *Exception) Type() string         { return e.Class }
func (e *Exception) Freeze()              {}
func (e *Exception) Truth() starlark.Bool { return true }

func (e *Exception) Hash() (uint32, error) {
	return uint32(maphash.Comparable(exceptionSeed, e)), nil
}

var exceptionSeed = maphash.MakeSeed()

// AttrNames are the attributes of a caught error.
func (e *Exception) AttrNames() []string {
	return []string{"args", "errno", "exceptions", "message", "name", "strerror", "type"}
}

// Attr gives one of them; errno, name and strerror are None where there is none, and
// exceptions are those of an ExceptionGroup.
func (e *Exception) Attr(name string) (starlark.Value, error) {
	switch name {
	case "type":
		return starlark.String(e.Class), nil
	case "message":
		return starlark.String(e.Message), nil
	case "args":
		if e.Name == "" {
			return starlark.Tuple{starlark.String(e.Message)}, nil
		}
		return starlark.Tuple{starlark.MakeInt(e.Errno), starlark.String(e.Strerror)}, nil
	case "errno":
		if e.Name == "" {
			return starlark.None, nil
		}
		return starlark.MakeInt(e.Errno), nil
	case "name":
		return textOrNone(e.Name), nil
	case "strerror":
		return textOrNone(e.Strerror), nil
	case "exceptions":
		return e.exceptions(), nil
	}
	return nil, nil
}

// exceptions are the errors of a group; none for other errors.
func (e *Exception) exceptions() starlark.Tuple {
	list := make(starlark.Tuple, len(e.Group))
	for i, err := range e.Group {
		list[i] = AsException(err)
	}
	return list
}

func textOrNone(s string) starlark.Value {
	if s == "" {
		return starlark.None
	}
	return starlark.String(s)
}

// classBases is Python's tree of the classes that the shell raises: each with its bases.
var classBases = map[string]string{
	"OSError": "Exception", "BlockingIOError": "OSError", "ChildProcessError": "OSError",
	"ConnectionError": "OSError", "BrokenPipeError": "ConnectionError",
	"ConnectionAbortedError": "ConnectionError", "ConnectionRefusedError": "ConnectionError",
	"ConnectionResetError": "ConnectionError", "FileExistsError": "OSError",
	"FileNotFoundError": "OSError", "InterruptedError": "OSError", "IsADirectoryError": "OSError",
	"NotADirectoryError": "OSError", "PermissionError": "OSError", "ProcessLookupError": "OSError",
	"TimeoutError": "OSError", "gaierror": "OSError", "herror": "OSError",
	"ArithmeticError": "Exception", "OverflowError": "ArithmeticError",
	"ZeroDivisionError": "ArithmeticError", "AssertionError": "Exception",
	"ExpectError": "AssertionError", "EOFError": "Exception",
	"UnsupportedOperation": "OSError ValueError", "re.error": "Exception",
	"AttributeError": "Exception", "LookupError": "Exception", "IndexError": "LookupError",
	"KeyError": "LookupError", "MemoryError": "Exception", "NameError": "Exception",
	"UnboundLocalError": "NameError", "RuntimeError": "Exception",
	"RecursionError": "RuntimeError", "SyntaxError": "Exception", "TypeError": "Exception",
	"ValueError": "Exception", "UnicodeError": "ValueError",
	"UnicodeDecodeError": "UnicodeError", "UnicodeEncodeError": "UnicodeError",
	"struct.error": "Exception", "ExceptionGroup": "Exception", "Exception": "",
	"NotImplementedError": "RuntimeError",
	"ssl.SSLError":        "OSError", "ssl.SSLCertVerificationError": "ssl.SSLError ValueError",
	"ssl.SSLEOFError": "ssl.SSLError", "ssl.SSLWantReadError": "ssl.SSLError",
	"ssl.SSLWantWriteError": "ssl.SSLError",
}

// IsA reports whether the exception is of that class or of one below it.
// error and timeout are Python's other names for OSError and TimeoutError.
func (e *Exception) IsA(class string) bool {
	return isBelow(e.Class, class)
}

func isBelow(class, other string) bool {
	if class == other {
		return true
	}
	for base := range strings.FieldsSeq(classBases[class]) {
		if isBelow(base, other) {
			return true
		}
	}
	return false
}

// IsClass reports whether a name is a class of exceptions.
func IsClass(name string) bool { _, ok := classBases[name]; return ok }
