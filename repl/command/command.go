// Package command is what the shell can do: one table, a row a command, a file
// a chapter. From a row come parsing, completion, help, the page under
// docs/commands, the Python function or method, and the argument errors.
package command

import (
	"context"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"

	"sockshell/repl/python"

	"sockshell/repl/syntax"
	"sockshell/resolver"
	"sockshell/sockcore"
)

//go:generate go run ./internal/pages

// Command is one row. Its Run, made by Func or Method, has the parameters and the body.
type Command struct {
	Name    string
	Summary string      // what it does, in a few words
	Detail  string      // what else one should know
	Returns string      // what it gives; "" for nothing
	Errors  []string    // the errors it gives, and why: "ENOTCONN: it is not connected"
	Man     string      // the system call behind it: "recv(2)"
	Python  string      // Python's line, when the name alone does not say it
	Example []string    // lines that a test runs; see docs/examples for longer ones
	OnlyTLS bool        // only a socket that speaks TLS has it
	Rest    syntax.Rest // what of the rest of its line is its argument
	// CallsBack: it runs lines or functions of the script, and cannot be a job.
	CallsBack bool
	Module    bool // Python has a module of that name too
	Check     bool // it asserts something: reports name each use
	Run       Runner
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
		{"Receiving", slices.Concat(receivingChapter(), intoCommands(), receivingMessages(), gatheringCommands(), fileCommands())},
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
	Out() io.Writer                                    // standard output, flushed before any wait
	Show(t *python.Thread, v python.Value) error       // shows a value of a line that goes on, at once
	Terminal() (in, out *os.File)                      // for a program in front; nil: there is none
	Note(text string)                                  // a remark to the person, never part of a result
	Restricted() bool                                  // no files, no programs
	Exit(status int, text string) error                // the error that ends the session, after that text
	Help(topic string) error                           // shows help
	Explain(topic string) error                        // shows a page, or the last error
	Source(c *Call, path string) error                 // runs a file's lines here
	Save(c *Call, path string, asserts bool) error     // writes the session as a script or transcript
	History(pattern string) ([]string, error)          // what was typed
	Forget(number int) error                           // drops one line of it
	Variables() []python.Named                         // by name
	Config(name, setting string) (python.Value, error) // "" and "": all of it
	Jobs() Jobs
	SetTrace(mode string) error
	SocketTable() python.Value
	Checking(t *python.Thread) func(error) // a Check begins; the result is called as it ends, or is nil
	Caught(err error)                      // the script takes an error as a value
}

// Jobs are the calls that wait in the background.
type Jobs interface {
	Start(title, targets string, run func(*python.Thread) (python.Value, error)) error
	List() []python.Value
	Wait(c *Call, number int, limit sockcore.Timeout) error // 0: all of them
	Cancel(number int) error
}

// Env is what the commands of one session work on.
type Env struct {
	Engine   *sockcore.Engine
	Resolver *resolver.Resolver
	Shell    Shell
	Runtime  *python.Runtime
	made     made
}

// Call is one use of a command.
type Call struct {
	Context context.Context
	*Env
	Thread *python.Thread
	Verb   string
	place  int // of the argument that is taken now, from 1
}

// aside runs what may wait for others who need the lock, such as a close for those who receive: without it.
func aside[T any](c *Call, f func() (T, error)) (v T, err error) {
	if c.Thread == nil {
		return f()
	}
	c.Thread.Unlocked(func() { v, err = f() })
	return v, err
}

// waiting is aside for what waits for the world: what was shown is flushed before.
func waiting[T any](c *Call, f func() (T, error)) (v T, err error) {
	c.Flush()
	return aside(c, f)
}

// thread is the one that calls, or an idle one in tests.
func (c *Call) thread() *python.Thread { return python.OrIdle(c.Thread) }

// index finds commands by name. Built once; nothing changes it.
type index struct {
	functions map[string]*Command
	methods   map[string]map[string]*Command // by the type of the receiver
	names     map[string][]string            // of its methods, sorted
	rows      []*Command                     // in the order of the chapters
}

// socketType is what most methods are called on.
const (
	socketType = "socket"
	fileType   = "file"
)

var built struct {
	once  sync.Once
	index *index
}

// table is the index, built when it is first asked for.
func table() *index {
	built.once.Do(func() { built.index = newIndex() })
	return built.index
}

func newIndex() *index {
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
}

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
