package python

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
)

// Exception is an object of a class below BaseException. It is the error that Go code returns.
type Exception struct {
	class    *Type
	Args     *Tuple
	attrs    *Dict // errno, strerror, filename, name, code … and what Python code sets
	Cause    *Exception
	Context  *Exception
	Suppress bool // __suppress_context__: raise … from
	Trace    []Place
	first    [1]Place // room for the first of Trace
	Go       error    // what it was made of, if Python code did not make it
}

// Place is where an exception passed: a line of a function, outermost last.
type Place struct {
	File     string
	Line     int
	Col, End int // columns of what failed there, from 1; 0 unknown
	Function string
}

// Passed adds a place to Trace.
func (e *Exception) Passed(p Place) {
	if e.Trace == nil {
		e.Trace = e.first[:0]
	}
	e.Trace = append(e.Trace, p)
}

// Type is the exception's class.
func (e *Exception) Type() *Type { return e.class }

func (e *Exception) dict(create bool) *Dict {
	if e.attrs == nil && create {
		e.attrs = NewDict()
	}
	return e.attrs
}

// SetOwn sets an attribute.
func (e *Exception) SetOwn(name string, v Value) { e.dict(true).SetStr(name, v) }

// Own is an attribute, nil without.
func (e *Exception) Own(name string) Value {
	if e.attrs == nil {
		return nil
	}
	return e.attrs.GetStr(name)
}

// Copy is the exception without a trace, to be raised again.
func (e *Exception) Copy() *Exception {
	c := *e
	c.Trace, c.Context, c.Cause = nil, nil, nil
	return &c
}

// Error is the class and the message, as Python's last line has them.
func (e *Exception) Error() string {
	return lastLine(e.class, e.Text())
}

// Unwrap gives what it was made of.
func (e *Exception) Unwrap() error { return e.Go }

// NewException makes one of a class with arguments.
func NewException(c *Type, args ...Value) *Exception {
	return &Exception{class: c, Args: NewTuple(args...)}
}

// Raise is an exception of a class with a message.
func Raise(c *Type, format string, args ...any) *Exception {
	if len(args) > 0 {
		format = fmt.Sprintf(format, args...)
	}
	return NewException(c, NewStr(format))
}

// AsException makes an exception of any error; nil for one that nothing catches.
func AsException(t *Thread, err error) *Exception {
	if t != nil {
		err = t.interrupted(err)
	}
	var e *Exception
	if direct, ok := err.(*Exception); ok {
		return direct
	}
	var u Uncatchable
	switch {
	case errors.As(err, &u):
		return nil
	case errors.As(err, &e):
		return e
	}
	if t != nil && t.Runtime != nil && t.Convert != nil {
		if e = t.Convert(err); e != nil {
			return e
		}
	}
	var errno syscall.Errno
	if errors.As(err, &errno) {
		e = fileError(err, errno)
	} else {
		e = Raise(RuntimeError, "%s", err.Error())
	}
	e.Go = err
	return e
}

// fileError is an error of a system call, with the file that it was about.
func fileError(err error, errno syscall.Errno) *Exception {
	text := errno.Error()
	if text != "" {
		text = strings.ToUpper(text[:1]) + text[1:]
	}
	args := []Value{NewInt(int64(errno)), NewStr(text)}
	var path *fs.PathError
	if errors.As(err, &path) {
		args = append(args, NewStr(path.Path))
	}
	c := ErrnoClass(int(errno))
	if c == nil {
		c = OSError
	}
	e := NewException(c, args...)
	e.fill(args)
	return e
}

// IsA reports whether an error is an exception of a class.
func IsA(err error, c *Type) bool {
	e, ok := err.(*Exception)
	return ok && e.class.Below(c)
}

func exceptionClass(name, doc string, base *Type) *Type {
	return &Type{Name: name, Doc: doc, Bases: []*Type{base}, Meta: nil}
}

// The classes of exceptions, as in Python's tree.
var (
	BaseException             = &Type{Name: "BaseException", Doc: "Common base class for all exceptions"}
	ExceptionType             = exceptionClass("Exception", "Common base class for all non-exit exceptions.", BaseException)
	KeyboardInterrupt         = exceptionClass("KeyboardInterrupt", "Program interrupted by user.", BaseException)
	SystemExit                = exceptionClass("SystemExit", "Request to exit from the interpreter.", BaseException)
	GeneratorExit             = exceptionClass("GeneratorExit", "Request that a generator exit.", BaseException)
	BaseExceptionGroup        = exceptionClass("BaseExceptionGroup", "A combination of multiple unrelated exceptions.", BaseException)
	ExceptionGroup            = &Type{Name: "ExceptionGroup", Bases: []*Type{BaseExceptionGroup, ExceptionType}}
	ArithmeticError           = exceptionClass("ArithmeticError", "Base class for arithmetic errors.", ExceptionType)
	OverflowError             = exceptionClass("OverflowError", "Result too large to be represented.", ArithmeticError)
	ZeroDivisionError         = exceptionClass("ZeroDivisionError", "Second argument to a division or modulo operation was zero.", ArithmeticError)
	FloatingPointError        = exceptionClass("FloatingPointError", "Floating point operation failed.", ArithmeticError)
	AssertionError            = exceptionClass("AssertionError", "Assertion failed.", ExceptionType)
	AttributeError            = exceptionClass("AttributeError", "Attribute not found.", ExceptionType)
	BufferError               = exceptionClass("BufferError", "Buffer error.", ExceptionType)
	EOFError                  = exceptionClass("EOFError", "Read beyond end of file.", ExceptionType)
	ImportError               = exceptionClass("ImportError", "Import can't find module, or can't find name in module.", ExceptionType)
	ModuleNotFoundError       = exceptionClass("ModuleNotFoundError", "Module not found.", ImportError)
	LookupError               = exceptionClass("LookupError", "Base class for lookup errors.", ExceptionType)
	IndexError                = exceptionClass("IndexError", "Sequence index out of range.", LookupError)
	KeyError                  = exceptionClass("KeyError", "Mapping key not found.", LookupError)
	MemoryError               = exceptionClass("MemoryError", "Out of memory.", ExceptionType)
	NameError                 = exceptionClass("NameError", "Name not found globally.", ExceptionType)
	UnboundLocalError         = exceptionClass("UnboundLocalError", "Local name referenced but not bound to a value.", NameError)
	OSError                   = exceptionClass("OSError", "Base class for I/O related errors.", ExceptionType)
	BlockingIOError           = exceptionClass("BlockingIOError", "I/O operation would block.", OSError)
	ChildProcessError         = exceptionClass("ChildProcessError", "Child process error.", OSError)
	ConnectionError           = exceptionClass("ConnectionError", "Connection error.", OSError)
	BrokenPipeError           = exceptionClass("BrokenPipeError", "Broken pipe.", ConnectionError)
	ConnectionAbortedError    = exceptionClass("ConnectionAbortedError", "Connection aborted.", ConnectionError)
	ConnectionRefusedError    = exceptionClass("ConnectionRefusedError", "Connection refused.", ConnectionError)
	ConnectionResetError      = exceptionClass("ConnectionResetError", "Connection reset.", ConnectionError)
	FileExistsError           = exceptionClass("FileExistsError", "File already exists.", OSError)
	FileNotFoundError         = exceptionClass("FileNotFoundError", "File not found.", OSError)
	InterruptedError          = exceptionClass("InterruptedError", "Interrupted by signal.", OSError)
	IsADirectoryError         = exceptionClass("IsADirectoryError", "Operation doesn't work on directories.", OSError)
	NotADirectoryError        = exceptionClass("NotADirectoryError", "Operation only works on directories.", OSError)
	PermissionError           = exceptionClass("PermissionError", "Not enough permissions.", OSError)
	ProcessLookupError        = exceptionClass("ProcessLookupError", "Process not found.", OSError)
	TimeoutError              = exceptionClass("TimeoutError", "Timeout expired.", OSError)
	ReferenceError            = exceptionClass("ReferenceError", "Weak ref proxy used after referent went away.", ExceptionType)
	RuntimeError              = exceptionClass("RuntimeError", "Unspecified run-time error.", ExceptionType)
	NotImplementedError       = exceptionClass("NotImplementedError", "Method or function hasn't been implemented yet.", RuntimeError)
	RecursionError            = exceptionClass("RecursionError", "Recursion limit exceeded.", RuntimeError)
	StopIteration             = exceptionClass("StopIteration", "Signal the end from iterator.__next__().", ExceptionType)
	StopAsyncIteration        = exceptionClass("StopAsyncIteration", "Signal the end from iterator.__anext__().", ExceptionType)
	SyntaxErrorType           = exceptionClass("SyntaxError", "Invalid syntax.", ExceptionType)
	IndentationError          = exceptionClass("IndentationError", "Improper indentation.", SyntaxErrorType)
	TabError                  = exceptionClass("TabError", "Improper mixture of spaces and tabs.", IndentationError)
	SystemErrorType           = exceptionClass("SystemError", "Internal error.", ExceptionType)
	TypeError                 = exceptionClass("TypeError", "Inappropriate argument type.", ExceptionType)
	ValueError                = exceptionClass("ValueError", "Inappropriate argument value (of correct type).", ExceptionType)
	UnicodeError              = exceptionClass("UnicodeError", "Unicode related error.", ValueError)
	UnicodeDecodeError        = exceptionClass("UnicodeDecodeError", "Unicode decoding error.", UnicodeError)
	UnicodeEncodeError        = exceptionClass("UnicodeEncodeError", "Unicode encoding error.", UnicodeError)
	UnicodeTranslateError     = exceptionClass("UnicodeTranslateError", "Unicode translation error.", UnicodeError)
	Warning                   = exceptionClass("Warning", "Base class for warning categories.", ExceptionType)
	BytesWarning              = exceptionClass("BytesWarning", "", Warning)
	DeprecationWarning        = exceptionClass("DeprecationWarning", "Base class for warnings about deprecated features.", Warning)
	EncodingWarning           = exceptionClass("EncodingWarning", "", Warning)
	FutureWarning             = exceptionClass("FutureWarning", "", Warning)
	ImportWarning             = exceptionClass("ImportWarning", "", Warning)
	PendingDeprecationWarning = exceptionClass("PendingDeprecationWarning", "", Warning)
	ResourceWarning           = exceptionClass("ResourceWarning", "Base class for warnings about resource usage.", Warning)
	RuntimeWarning            = exceptionClass("RuntimeWarning", "Base class for warnings about dubious runtime behavior.", Warning)
	SyntaxWarning             = exceptionClass("SyntaxWarning", "", Warning)
	UnicodeWarning            = exceptionClass("UnicodeWarning", "", Warning)
	UserWarning               = exceptionClass("UserWarning", "Base class for warnings generated by user code.", Warning)
)
