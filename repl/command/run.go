package command

import (
	"fmt"
	"hash/maphash"
	"reflect"
	"unsafe"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"sockshell/repl/value"
	"sockshell/sockcore"
)

// Runner is a command's parameters and body, made by Func, Method or On.
type Runner interface {
	Params() []Param
	Receiver() string // the type of the values that it is a method of: "socket"; "" for none
	// Bind takes the arguments as Go values, so that the body can run now, aside, or again.
	Bind(c *Call, args starlark.Tuple, kwargs []starlark.Tuple) (Body, error)
	// Call is Bind and one run of the body, now.
	Call(c Call, receiver starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)
}

// Body is a command with its arguments; the receiver is nil when it is no method.
type Body func(c *Call, receiver starlark.Value) (starlark.Value, error)

// none is the result of a command that has none.
type none struct{}

type runner[A, R any] struct {
	signature
	body func(*Call, starlark.Value, A) (R, error)
}

// Func makes a module-level command of its body; A is the struct of its parameters.
func Func[A, R any](body func(*Call, A) (R, error)) Runner {
	return &runner[A, R]{newSignature(reflect.TypeFor[A](), ""),
		func(c *Call, _ starlark.Value, a A) (R, error) { return body(c, a) }}
}

// Method makes a command that is called on a socket.
func Method[A, R any](body func(*Call, *sockcore.Socket, A) (R, error)) Runner {
	return On(func(c *Call, s *value.Socket, a A) (R, error) { return body(c, s.Socket, a) })
}

// On makes a command that is called on a value of the type T, which gives its attributes
// by value.Verbs: a file, say.
func On[T starlark.Value, A, R any](body func(*Call, T, A) (R, error)) Runner {
	var zero T
	return &runner[A, R]{newSignature(reflect.TypeFor[A](), zero.Type()),
		func(c *Call, v starlark.Value, a A) (R, error) { return body(c, v.(T), a) }}
}

func (r *runner[A, R]) Params() []Param  { return r.params }
func (r *runner[A, R]) Receiver() string { return r.receiver }

func (r *runner[A, R]) Bind(c *Call, args starlark.Tuple, kwargs []starlark.Tuple) (Body, error) {
	a := new(A)
	if err := r.arguments(c, reflect.ValueOf(a).Elem(), args, kwargs); err != nil {
		return nil, err
	}
	return func(c *Call, v starlark.Value) (starlark.Value, error) { return r.run(c, v, *a) }, nil
}

// Call is where a loop of the script spends its time: one allocation for all that it needs.
func (r *runner[A, R]) Call(c Call, v starlark.Value, args starlark.Tuple,
	kwargs []starlark.Tuple) (starlark.Value, error) {
	one := &struct {
		call Call
		args A
	}{call: c}
	if err := r.arguments(&one.call, reflect.ValueOf(&one.args).Elem(), args, kwargs); err != nil {
		return nil, err
	}
	return r.run(&one.call, v, one.args)
}

func (r *runner[A, R]) run(c *Call, v starlark.Value, a A) (starlark.Value, error) {
	result, err := r.body(c, v, a)
	if err != nil {
		return nil, err
	}
	if data, ok := any(&result).(*[]byte); ok { // the body's own, which it gives away
		return value.Bytes(unsafe.String(unsafe.SliceData(*data), len(*data))), nil
	}
	return c.value(result), nil
}

// value is a body's result as a Starlark value.
func (c *Call) value(result any) starlark.Value {
	switch v := result.(type) {
	case none:
		return starlark.None
	case starlark.Value:
		return v
	case nil:
		return starlark.None
	case int:
		return starlark.MakeInt(v)
	case int64:
		return starlark.MakeInt64(v)
	case bool:
		return starlark.Bool(v)
	case string:
		return starlark.String(v)
	case *sockcore.Socket:
		return c.Socket(v)
	case sockcore.Timeout:
		return value.Timeout(v)
	}
	panic(fmt.Sprintf("command: a body's result has type %T, which is no value", result))
}

// Bound is a command as a Starlark callable, with its receiver when it is a method.
type Bound struct {
	Command *Command
	Recv    starlark.Value
	env     *Env
}

func (b *Bound) Name() string { return b.Command.Name }
func (b *Bound) Type() string { return "builtin_function_or_method" }
func (b *Bound) Freeze()      {}

func (b *Bound) Truth() starlark.Bool { return true }

// Hash is that of the name and the socket.
func (b *Bound) Hash() (uint32, error) {
	return uint32(maphash.String(boundSeed, b.Command.Name)), nil
}

var boundSeed = maphash.MakeSeed()

func (b *Bound) String() string {
	if b.Recv != nil {
		return fmt.Sprintf("<built-in method %s of %s object>", b.Command.Name, value.TypeName(b.Recv))
	}
	if b.Command.Name == "socket" {
		return "<class 'socket.socket'>"
	}
	return fmt.Sprintf("<built-in function %s>", b.Command.Name)
}

// HasInstance: `socket` is the class of sockets too.
func (b *Bound) HasInstance(v starlark.Value) bool {
	_, ok := v.(*value.Socket)
	return ok && b.Command.Name == "socket"
}

// CompareSameType has == and !=: the same command of the same value.
func (b *Bound) CompareSameType(op syntax.Token, y starlark.Value, _ int) (bool, error) {
	other, ok := y.(*Bound)
	same := ok && b.Command == other.Command && (b.Recv == nil) == (other.Recv == nil)
	if same && b.Recv != nil {
		var err error
		if same, err = starlark.Equal(b.Recv, other.Recv); err != nil {
			return false, err
		}
	}
	return same == (op == syntax.EQL), nil
}

// Attr: `socket` and `time` are modules too.
func (b *Bound) Attr(name string) (starlark.Value, error) {
	if b.Recv != nil {
		return nil, nil
	}
	return b.env.member(b.Command.Name, name)
}

// AttrNames lists the members of `socket` and `time`.
func (b *Bound) AttrNames() []string {
	if b.Recv != nil {
		return nil
	}
	return b.env.members(b.Command.Name)
}

// CallInternal runs the command in the line that runs now.
func (b *Bound) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	c := *b.env.Main
	c.Thread, c.Verb = thread, b.Command.Name
	if b.Command.Check {
		return b.check(c, args, kwargs)
	}
	return b.Command.Run.Call(c, b.Recv, args, kwargs)
}

func (b *Bound) check(c Call, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	body, err := b.bind(&c, args, kwargs)
	if err != nil {
		return nil, err
	}
	return body(&c, b.Recv)
}

// Bind takes arguments for a run in a job.
func (b *Bound) Bind(args starlark.Tuple, kwargs []starlark.Tuple) (Body, error) {
	c := *b.env.Main
	c.Verb = b.Command.Name
	return b.bind(&c, args, kwargs)
}

// bind is the command's body; that of a Check tells the shell how it ended.
func (b *Bound) bind(c *Call, args starlark.Tuple, kwargs []starlark.Tuple) (Body, error) {
	body, err := b.Command.Run.Bind(c, args, kwargs)
	if err != nil || !b.Command.Check {
		return body, err
	}
	ended := c.Shell.Checking(c)
	if ended == nil {
		return body, nil
	}
	return func(c *Call, v starlark.Value) (starlark.Value, error) {
		result, err := body(c, v)
		ended(err)
		return result, err
	}, nil
}
