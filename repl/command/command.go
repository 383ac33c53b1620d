// Package command is what the shell can do: one table, a row a command, a file
// a chapter. From a row come parsing, completion, help, the page under
// docs/commands, the Starlark function or method, and the argument errors.
package command

import (
	"context"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"

	"go.starlark.net/starlark"

	"sockshell/repl/value"
	"sockshell/resolver"
	"sockshell/sockcore"
)

//go:generate go run ./internal/pages

// Command is one row. Its Run, made by Func or Method, has the parameters and the body.
type Command struct {
	Name    string
	Summary string   // what it does, in a few words
	Detail  string   // what else one should know
	Returns string   // what it gives; "" for nothing
	Errors  []string // the errors it gives, and why: "ENOTCONN: it is not connected"
	Man     string   // the system call behind it: "recv(2)"
	Python  string   // Python's line, when the name alone does not say it
	Example []string // lines that a test runs; see docs/examples for longer ones
	OnlyTLS bool     // only a socket that speaks TLS has it
	Rest    bool     // its argument is the rest of the line as it stands
	Check   bool     // it asserts something: reports name each use
	Run     Runner
}

// Chapter is a heading and its commands, in the order in which help shows them.
type Chapter struct {
	Title    string
	Commands []Command
}

// Chapters is the one list of all that can be called.
func Chapters() []Chapter {
	return []Chapter{
		{"Sockets", socketsChapter()},
		{"Connecting", connectingChapter()},
		{"Sending", append(sendingChapter(), sendingMessages()...)},
		{"Receiving", slices.Concat(receivingChapter(), receivingMessages(), gatheringCommands(), fileCommands())},
		{"Options", optionsChapter()},
		{"Waiting", append(waitingChapter(), expectCommands()...)},
		{"Names", namesChapter()},
		{"TLS", tlsChapter()},
		{"Bytes", bytesChapter()},
		{"Shell", slices.Concat(shellChapter(), explainCommands(), watchCommands())},
	}
}

// Shell is what commands ask of the session around them.
type Shell interface {
	Out() io.Writer                                      // standard output, flushed before any wait
	Show(v starlark.Value) error                         // shows a value of a line that goes on, at once
	Terminal() (in, out *os.File)                        // for a program in front; nil: there is none
	Note(text string)                                    // a remark to the person, never part of a result
	Restricted() bool                                    // no files, no programs
	Exit(status int, text string) error                  // the error that ends the session, after that text
	Help(topic string) error                             // shows help
	Explain(topic string) error                          // shows a page, or the last error
	Source(c *Call, path string) error                   // runs a file's lines here
	Save(c *Call, path string, asserts bool) error       // writes the session as a script or transcript
	History(pattern string) ([]string, error)            // what was typed
	Forget(number int) error                             // drops one line of it
	Variables() []starlark.Tuple                         // (name, value), by name
	Config(name, setting string) (starlark.Value, error) // "" and "": all of it
	Jobs() Jobs
	SetTrace(mode string) error
	SocketTable() starlark.Value
	Checking(c *Call) func(error) // a Check begins; the result is called as it ends, or is nil
	Caught(err error)             // the script takes an error as a value
}

// Jobs are the calls that wait in the background.
type Jobs interface {
	Start(title, targets string, run func(context.Context) (starlark.Value, error)) error
	List() []starlark.Value
	Wait(c *Call, number int, limit sockcore.Timeout) error // 0: all of them
	Cancel(number int) error
}

// Env is what the commands of one session work on.
type Env struct {
	Engine   *sockcore.Engine
	Resolver *resolver.Resolver
	Shell    Shell
	Args     []string // sys.argv
	Main     *Call    // the call of the line that runs now; its Context ends with Ctrl-C
}

// Call is one use of a command.
type Call struct {
	Context context.Context
	*Env
	Thread *starlark.Thread // nil in a job: nothing of the script may be called
	Verb   string
	place  int // of the argument that is taken now, from 1
}

// Socket wraps s for the script.
func (e *Env) Socket(s *sockcore.Socket) *value.Socket { return value.NewSocket(s, e) }

// index finds commands by name. Built once; nothing changes it.
type index struct {
	functions map[string]*Command
	methods   map[string]map[string]*Command // by the type of the receiver
	names     map[string][]string            // of its methods, sorted
	rows      []*Command                     // in the order of the chapters
}

// socketType is what most methods are called on.
const socketType = "socket"

var table = sync.OnceValue(func() *index {
	t := &index{functions: map[string]*Command{},
		methods: map[string]map[string]*Command{}, names: map[string][]string{}}
	for _, chapter := range Chapters() {
		for i := range chapter.Commands {
			c := &chapter.Commands[i]
			on := c.Run.Receiver()
			t.rows = append(t.rows, c)
			switch {
			case on == "":
				t.functions[c.Name] = c
				continue
			case t.methods[on] == nil:
				t.methods[on] = map[string]*Command{}
			}
			t.methods[on][c.Name] = c
			t.names[on] = append(t.names[on], c.Name)
		}
	}
	for _, names := range t.names {
		slices.Sort(names)
	}
	return t
})

// Function finds a module-level command.
func Function(name string) *Command { return table().functions[name] }

// MethodCommand finds one that is called on a socket or, when a socket has none of that
// name, on another value: what a line means is known before what its names hold.
func MethodCommand(name string) *Command {
	t := table()
	if c := SocketMethod(name); c != nil {
		return c
	}
	for _, on := range slices.Sorted(maps.Keys(t.methods)) {
		if c := t.methods[on][name]; c != nil {
			return c
		}
	}
	return nil
}

// SocketMethod finds one that is called on a socket, and nothing else.
func SocketMethod(name string) *Command { return table().methods[socketType][name] }

// Lookup finds the command that a head names: "recv" of s.recv, "socket", "socket.gethostname".
func Lookup(head []string) *Command {
	last := head[len(head)-1]
	if len(head) == 1 || head[0] == "socket" && len(head) == 2 && Function(last) != nil {
		return Function(last)
	}
	return MethodCommand(last)
}

// Method is value.Verbs: the command bound to its receiver.
func (e *Env) Method(v starlark.Value, name string) starlark.Callable {
	if c := table().methods[v.Type()][name]; c != nil && c.fits(v) {
		return &Bound{Command: c, Recv: v, env: e}
	}
	return nil
}

// MethodNames lists the methods of a value.
func (e *Env) MethodNames(v starlark.Value) []string {
	return slices.DeleteFunc(slices.Clone(table().names[v.Type()]), func(name string) bool {
		return !table().methods[v.Type()][name].fits(v)
	})
}

// fits reports whether the value has the command: some need a socket that speaks TLS.
func (c *Command) fits(v starlark.Value) bool {
	s, isSocket := v.(*value.Socket)
	return !c.OnlyTLS || isSocket && s.TLS() != nil
}

// Name finds what a name of the shell's own means: a command or a constant. Nil: nothing.
func (e *Env) Name(name string) starlark.Value {
	if v := e.special(name); v != nil {
		return v
	}
	if c := Function(name); c != nil {
		return &Bound{Command: c, env: e}
	}
	if v, ok := sockcore.ConstantValue(name); ok {
		return starlark.MakeInt64(v)
	}
	return nil
}

// Names lists what Name finds among the commands, for completion and suggestions.
func Names() []string {
	var names []string
	for name := range table().functions {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Usage is the command's form: "recv bufsize [flags]".
func (c *Command) Usage() string {
	words := []string{c.Name}
	if on := c.Run.Receiver(); on != "" {
		words[0] = on[:1] + "." + c.Name
	}
	for _, p := range c.Run.Params() {
		words = append(words, p.usage())
	}
	return strings.Join(words, " ")
}
