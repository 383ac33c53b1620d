package command

import (
	"fmt"
	"reflect"
	"sync/atomic"
	"unsafe"

	"golang.org/x/sys/unix"

	"sockshell/repl/python"
	"sockshell/repl/value"
	"sockshell/sockcore"
)

// Runner is a command's parameters and body, made by Func, Method or On.
type Runner interface {
	Params() []Param
	Receiver() string // the type of the values that it is a method of: "socket"; "" for none
	// Call takes the arguments as Go values, and runs the body.
	Call(t *python.Thread, env *Env, verb string, receiver python.Value, a python.Args) (python.Value, error)
	wording(verb string) wording
}

// none is the result of a command that has none.
type none struct{}

// runner is a command: its body with its signature. Both its arguments and the Call stand in a use, which
// the next call has again.
type runner[A, R any] struct {
	signature
	body   func(*Call, python.Value, A) (R, error)
	result func(*Call, R) python.Value
	spare  atomic.Pointer[use[A]]
	keeps  bool // the body may keep its Call when it has returned
}

type use[A any] struct {
	call Call
	args A
}

// Func makes a module-level command of its body; A is the struct of its parameters.
func Func[A, R any](body func(*Call, A) (R, error)) Runner {
	return &runner[A, R]{signature: newSignature(reflect.TypeFor[A](), ""), result: resultOf[R](), keeps: true,
		body: func(c *Call, _ python.Value, a A) (R, error) { return body(c, a) }}
}

// Method makes a command that is called on a socket.
func Method[A, R any](body func(*Call, *sockcore.Socket, A) (R, error)) Runner {
	return &runner[A, R]{signature: newSignature(reflect.TypeFor[A](), socketType), result: resultOf[R](),
		body: func(c *Call, v python.Value, a A) (r R, err error) {
			s, ok := v.(*value.Socket)
			if !ok || s.Socket == nil {
				return r, notOpen(v, ok)
			}
			return body(c, s.Socket, a)
		}}
}

// OnSocket is Method for a body that wants the value itself.
func OnSocket[A, R any](body func(*Call, *value.Socket, A) (R, error)) Runner {
	return &runner[A, R]{signature: newSignature(reflect.TypeFor[A](), socketType), result: resultOf[R](), keeps: true,
		body: func(c *Call, v python.Value, a A) (r R, err error) {
			s, ok := v.(*value.Socket)
			if !ok || s.Socket == nil {
				return r, notOpen(v, ok)
			}
			return body(c, s, a)
		}}
}

// OnFile makes a command that is called on a file that makefile gave.
func OnFile[A, R any](body func(*Call, *value.File, A) (R, error)) Runner {
	return &runner[A, R]{signature: newSignature(reflect.TypeFor[A](), fileType), result: resultOf[R](), keeps: true,
		body: func(c *Call, v python.Value, a A) (r R, err error) {
			f, ok := v.(*value.File)
			if !ok {
				return r, notOpen(v, false)
			}
			return body(c, f, a)
		}}
}

// notOpen is the error of a method on what is no socket, or one whose __init__ has not run yet.
func notOpen(v python.Value, isSocket bool) error {
	if isSocket {
		return &sockcore.Error{Errno: unix.EBADF}
	}
	return python.Raise(python.TypeError, "descriptor requires a 'socket' object but received '%s'", python.TypeName(v))
}

func (r *runner[A, R]) Params() []Param  { return r.params }
func (r *runner[A, R]) Receiver() string { return r.receiver }

// Call is where a loop of a script spends its time: it allocates nothing of its own.
func (r *runner[A, R]) Call(t *python.Thread, env *Env, verb string, v python.Value,
	a python.Args) (python.Value, error) {
	one := r.spare.Swap(nil)
	if one == nil {
		one = new(use[A])
	}
	one.call = Call{Context: t.Context(), Env: env, Thread: t, Verb: verb}
	err := r.arguments(&one.call, unsafe.Pointer(&one.args), a)
	var result R
	if err == nil {
		if result, err = r.body(&one.call, v, one.args); err == nil {
			out := r.result(&one.call, result)
			r.giveBack(one)
			return out, nil
		}
	}
	r.giveBack(one)
	if t.Context().Err() != nil {
		if ended := t.Err(); ended != nil {
			return nil, ended
		}
	}
	return nil, err
}

func (r *runner[A, R]) giveBack(one *use[A]) {
	if r.keeps {
		return
	}
	var empty A
	one.args, one.call = empty, Call{}
	r.spare.Store(one)
}

// resultOf is how a body's results become values; the common ones without a look at their type each time.
func resultOf[R any]() func(*Call, R) python.Value {
	var f any
	switch any((*R)(nil)).(type) {
	case *int:
		f = func(_ *Call, n int) python.Value { return python.NewInt(int64(n)) }
	case *[]byte: // the body's own, which it gives away
		f = func(_ *Call, b []byte) python.Value {
			return python.Bytes(unsafe.String(unsafe.SliceData(b), len(b)))
		}
	case *none:
		f = func(*Call, none) python.Value { return python.None }
	default:
		f = func(c *Call, r R) python.Value { return c.value(r) }
	}
	return f.(func(*Call, R) python.Value)
}

// value is a body's result as a Python value.
func (c *Call) value(result any) python.Value {
	switch v := result.(type) {
	case python.Value:
		return v
	case nil:
		return python.None
	case int64:
		return python.NewInt(v)
	case bool:
		return python.Bool(v)
	case string:
		return python.NewStr(v)
	case *sockcore.Socket:
		return c.Socket(v)
	case sockcore.Timeout:
		return value.Timeout(v)
	case value.Record:
		return v.Value()
	}
	panic(fmt.Sprintf("command: a body's result has type %T, which is no value", result))
}

// builtin is the command as Python calls it; owner is the class that it is a method of.
func (c *Command) builtin(e *Env, owner *python.Type) *python.Builtin {
	run, verb := c.Run, c.Name
	b := &python.Builtin{Name: verb, Doc: c.Summary, Owner: owner}
	if owner == nil {
		b.Module = "socket"
	}
	if c.Check {
		b.Fn = func(t *python.Thread, self python.Value, a python.Args) (python.Value, error) {
			ended := e.Shell.Checking(t)
			v, err := run.Call(t, e, verb, self, a)
			if ended != nil {
				ended(err)
			}
			return v, err
		}
		return b
	}
	b.Fn = func(t *python.Thread, self python.Value, a python.Args) (python.Value, error) {
		return run.Call(t, e, verb, self, a)
	}
	return b
}
