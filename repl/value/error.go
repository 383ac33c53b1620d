// Package value is sockcore's and resolver's things as Python values: sockets, addresses, records,
// tables, and their errors as exceptions.
package value

import (
	"errors"
	"io/fs"
	"strings"

	"golang.org/x/sys/unix"

	"sockshell/repl/python"
	"sockshell/sockcore"
)

func class(module, name string, bases ...*python.Type) *python.Type {
	return &python.Type{Name: name, Module: module, Bases: bases}
}

// The classes of errors that Python's modules socket, ssl and io have, and the shell's own.
var (
	GaiError             = class("socket", "gaierror", python.OSError)
	HError               = class("socket", "herror", python.OSError)
	UnsupportedOperation = python.UnsupportedOperation
	ExpectError          = class("", "ExpectError", python.AssertionError)
	ReError              = python.ReError

	SSLError                 = &python.Type{Name: "SSLError", Module: "ssl", Bases: []*python.Type{python.OSError}, PlainText: true}
	SSLCertVerificationError = class("ssl", "SSLCertVerificationError", SSLError, python.ValueError)
	SSLEOFError              = class("ssl", "SSLEOFError", SSLError)
	SSLWantReadError         = class("ssl", "SSLWantReadError", SSLError)
	SSLWantWriteError        = class("ssl", "SSLWantWriteError", SSLError)
	SSLZeroReturnError       = class("ssl", "SSLZeroReturnError", SSLError)
	SSLSyscallError          = class("ssl", "SSLSyscallError", SSLError)
)

// classes are those that an error of sockcore or resolver names.
var classes = map[string]*python.Type{
	"gaierror": GaiError, "herror": HError, "ExpectError": ExpectError,
	"UnsupportedOperation": UnsupportedOperation, "ssl.SSLError": SSLError,
	"ssl.SSLCertVerificationError": SSLCertVerificationError, "ssl.SSLEOFError": SSLEOFError,
	"ssl.SSLWantReadError": SSLWantReadError, "ssl.SSLWantWriteError": SSLWantWriteError,
	"ssl.SSLZeroReturnError": SSLZeroReturnError,

	"OSError": python.OSError, "TimeoutError": python.TimeoutError, "ValueError": python.ValueError,
	"TypeError": python.TypeError, "OverflowError": python.OverflowError, "EOFError": python.EOFError,
	"RuntimeError": python.RuntimeError, "PermissionError": python.PermissionError,
	"LookupError": python.LookupError, "UnicodeError": python.UnicodeError,
	"MemoryError": python.MemoryError, "AssertionError": python.AssertionError,
	"ExceptionGroup": python.ExceptionGroup, "ChildProcessError": python.ChildProcessError,
	"NotImplementedError": python.NotImplementedError, "AttributeError": python.AttributeError,
	"UnicodeEncodeError": python.UnicodeEncodeError, "UnicodeDecodeError": python.UnicodeDecodeError,
	"KeyError": python.KeyError, "IndexError": python.IndexError, "NameError": python.NameError,
	"BrokenPipeError": python.BrokenPipeError, "BlockingIOError": python.BlockingIOError,
	"ConnectionResetError": python.ConnectionResetError,
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

// verified is what tells why a certificate was not accepted.
type verified interface {
	Verify() (code int, message string, ok bool)
}

func setVerdict(e *python.Exception, v verified) {
	if code, message, ok := v.Verify(); ok {
		e.SetOwn("verify_code", python.NewInt(int64(code)))
		e.SetOwn("verify_message", python.NewStr(message))
	}
}

// Convert makes an exception of any error but those that no except sees; nil for one that says
// nothing of itself. It is Runtime.Convert.
func Convert(err error) *python.Exception {
	var c classed
	if errors.As(err, &c) {
		return convertClassed(err, c)
	}
	var errno unix.Errno
	if !errors.As(err, &errno) {
		return nil
	}
	e := python.NewOSError(int(errno), sockcore.Strerror(errno)) // of a file, or of a program
	var path *fs.PathError
	if errors.As(err, &path) {
		e.SetOwn("filename", python.NewStr(path.Path))
	}
	e.Go = err
	return e
}

func convertClassed(err error, c classed) *python.Exception {
	var e *python.Exception
	n, ok := c.(numbered)
	switch {
	case ok && n.Number() != 0 && (c.Class() == "gaierror" || c.Class() == "herror"):
		e = osError(classes[c.Class()], n.Number(), n.Strerror())
	case ok && strings.HasPrefix(c.Class(), "ssl."):
		e = osError(classes[c.Class()], n.Number(), n.Strerror())
		library, reason := "SSL", n.ErrorName()
		if inner, _, ok := strings.Cut(strings.TrimPrefix(n.Strerror(), "["), "]"); ok {
			if l, r, ok := strings.Cut(inner, ": "); ok {
				library, reason = l, r
			}
		}
		e.SetOwn("library", python.NewStr(library))
		e.SetOwn("reason", python.NewStr(reason))
		if v, ok := c.(verified); ok {
			setVerdict(e, v)
		}
	case ok && n.Number() > 0:
		e = python.NewOSError(n.Number(), n.Strerror())
	default:
		class := classes[c.Class()]
		if class == nil {
			class = python.OSError
		}
		e = python.NewException(class, python.NewStr(c.Error()))
	}
	e.Go = err
	return e
}

// Named is an exception of the class that an error of sockcore names.
func Named(class, message string) *python.Exception {
	c := classes[class]
	if c == nil {
		c = python.RuntimeError
	}
	return python.NewException(c, python.NewStr(message))
}

// osError is an exception of a class below OSError with its two arguments.
func osError(class *python.Type, errno int, strerror string) *python.Exception {
	e := python.NewException(class, python.NewInt(int64(errno)), python.NewStr(strerror))
	e.SetOwn("errno", python.NewInt(int64(errno)))
	e.SetOwn("strerror", python.NewStr(strerror))
	return e
}

// AsException gives any error its exception; one that nothing catches too.
func AsException(err error) *python.Exception {
	var e *python.Exception
	if errors.As(err, &e) {
		return e
	}
	if e = Convert(err); e != nil {
		return e
	}
	e = python.NewException(python.RuntimeError, python.NewStr(err.Error()))
	e.Go = err
	return e
}

// Errno is the number and the name of an OSError; 0 and "" of others. A gaierror has the name that
// getaddrinfo(3) gives its number.
func Errno(e *python.Exception) (number int, name string) {
	var n numbered
	if errors.As(e.Go, &n) {
		return n.Number(), n.ErrorName()
	}
	v, ok := python.AsInt(orNone(e.Own("errno")))
	if !ok || !e.Type().Below(python.OSError) {
		return 0, ""
	}
	return int(v), sockcore.ErrnoName(unix.Errno(v))
}

// Strerror is an OSError's text without its number; "" of others.
func Strerror(e *python.Exception) string {
	s, _ := python.AsStr(orNone(e.Own("strerror")))
	return s
}

func orNone(v python.Value) python.Value {
	if v == nil {
		return python.None
	}
	return v
}

// Group is Python's ExceptionGroup of errors.
func Group(message string, errs []error) error {
	items := make([]python.Value, len(errs))
	for i, err := range errs {
		items[i] = AsException(err)
	}
	v, err := python.CallValues(python.OrIdle(nil), python.ExceptionGroup, python.NewStr(message), python.NewList(items...))
	if err != nil {
		return err
	}
	e := v.(*python.Exception)
	e.Go = errors.Join(errs...)
	return e
}
