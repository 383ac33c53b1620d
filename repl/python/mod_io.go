package python

// UnsupportedOperation is io.UnsupportedOperation: the error of io.py's files, and of a socket's.
var UnsupportedOperation = &Type{Name: "UnsupportedOperation", Module: "io", Bases: []*Type{OSError, ValueError}}

// newIO is the module _io, what io.py takes from Go.
func newIO(*Runtime) *Module {
	return module("_io", map[string]Value{"UnsupportedOperation": UnsupportedOperation}, nil)
}
