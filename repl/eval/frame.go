package eval

import (
	"fmt"

	"sockshell/repl/python"
)

// Frame is what sys._getframe gives: where a block of code is at the moment of the call.
type Frame struct {
	place  python.Place
	names  *python.Namespace
	locals *python.Dict // of the frame that was asked for
	code   *code
	caller *Frame
}

// callerFrame is sys._getframe(n): the frames from the nth on.
func callerFrame(t *python.Thread, n int) (python.Value, error) {
	a := machineOf(t).top
	for ; n > 0 && a != nil; n-- {
		a = a.caller
	}
	if a == nil {
		return nil, python.Raise(python.ValueError, "call stack is not deep enough")
	}
	first := newFrame(a)
	first.locals = localsOf(a)
	last := first
	for a = a.caller; a != nil; a = a.caller {
		last.caller = newFrame(a)
		last = last.caller
	}
	return first, nil
}

func newFrame(a *activation) *Frame {
	line := a.line
	if line == 0 {
		line = a.code.line
	}
	return &Frame{place: python.Place{File: a.code.file, Line: int(line), Function: a.code.name},
		names: a.code.names, code: a.code}
}

// Type is that of frames.
func (*Frame) Type() *python.Type { return python.FrameType }

// Repr is Python's.
func (f *Frame) Repr(*python.Thread) (string, error) {
	return fmt.Sprintf("<frame at %s, file '%s', line %d, code %s>", python.Address(f), f.place.File, f.place.Line,
		f.place.Function), nil
}

// Attr gives Python's attributes of a frame.
func (f *Frame) Attr(_ *python.Thread, name string) (python.Value, error) {
	switch name {
	case "f_lineno":
		return python.NewInt(int64(f.place.Line)), nil
	case "f_code":
		return &codeObject{f.code}, nil
	case "f_globals":
		return f.names.Dict(), nil
	case "f_locals":
		if f.locals == nil {
			return python.NewDict(), nil
		}
		return f.locals, nil
	case "f_back":
		if f.caller == nil {
			return python.None, nil
		}
		return f.caller, nil
	}
	return nil, nil
}

// AttrNames lists them.
func (*Frame) AttrNames() []string {
	return []string{"f_back", "f_code", "f_globals", "f_lineno", "f_locals"}
}
