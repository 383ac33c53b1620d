package command

import (
	"errors"
	"io"
	"os"
	"strings"
	"time"

	"sockshell/repl/python"

	"sockshell/repl/syntax"
	"sockshell/repl/value"
)

func shellChapter() []Command {
	return append(scriptCommands(), sessionCommands()...)
}

// scriptCommands are those that lines of a script use.
func scriptCommands() []Command {
	return []Command{{
		Name:    "print",
		Summary: "write values to standard output",
		Detail:  "Texts as they are, other values as Python's str writes them.",
		Python:  "print(*values, sep=' ', end='\\n')",
		Example: []string{`print("hello", 5)`},
		Rest:    syntax.Values,
		Run: Func(func(c *Call, a struct {
			Values Values `arg:"?"`
			Sep    Text   `arg:"key" default:" "`
			End    Any    `arg:"key"`
		}) (none, error) {
			end := "\n"
			if s, ok := python.AsStr(python.OrNone(a.End.Value)); ok {
				end = s
			}
			texts := make([]string, len(a.Values.List))
			for i, v := range a.Values.List {
				texts[i] = value.Str(v)
			}
			_, err := io.WriteString(c.Shell.Out(), strings.Join(texts, string(a.Sep))+end)
			return none{}, err
		}),
	}, {
		Name:      "catch",
		Summary:   "run a command and take its error as a value",
		Detail:    "The error is Python's, with args, errno and strerror. Ctrl-C, exit and --timeout are not caught.",
		Returns:   "(value, None) or (None, error)",
		Example:   []string{"s = socket", "data, err = catch s.recv 10", "err.errno"},
		Rest:      syntax.Statement,
		CallsBack: true,
		Run: Func(func(c *Call, a struct {
			Function Callback
			Values   Arguments `arg:"?"`
		}) (*python.Tuple, error) {
			v, err := python.Call(c.Thread, a.Function.Value, python.Args{Pos: a.Values.List, Kw: a.Values.Named})
			if err == nil {
				return python.NewTuple(v, python.None), nil
			}
			e := python.AsException(c.Thread, err)
			if e == nil || !e.Type().Below(python.ExceptionType) {
				return nil, err
			}
			c.Shell.Caught(err)
			describe(c.Thread, e)
			return python.NewTuple(python.None, e), nil
		}),
	}, {
		Name:    "assert",
		Summary: "stop with an AssertionError unless the condition holds",
		Detail:  "In a script the exit status is then 3.",
		Errors:  []string{"AssertionError: with the message, when there is one"},
		Example: []string{
			"assert 1 + 1 == 2",
			"assert len(\"abc\") == 3, \"three\"",
			"assert 1 > 2, \"no\"   # AssertionError",
		},
		Rest:      syntax.Values,
		CallsBack: true,
		Check:     true,
		Run: Func(func(c *Call, a struct {
			Condition Any
			Message   Any `arg:"?"`
		}) (none, error) {
			truth, err := python.Truth(c.Thread, a.Condition.Value)
			switch {
			case truth || err != nil:
				return none{}, err
			case a.Message.Value != nil:
				return none{}, python.NewException(python.AssertionError, a.Message.Value)
			}
			return none{}, python.NewException(python.AssertionError)
		}),
	}, {
		Name:      "time",
		Module:    true,
		Summary:   "run a command and say how long it took",
		Detail:    "time is the module too: time.sleep, time.time, time.monotonic.",
		Returns:   "what the command returns",
		Example:   []string{"time sleep 10ms"},
		Rest:      syntax.Statement,
		CallsBack: true,
		Run: Func(func(c *Call, a struct{ Function Callback }) (python.Value, error) {
			start := time.Now()
			v, err := python.CallValues(c.Thread, a.Function.Value)
			c.Shell.Note("took " + time.Since(start).Round(time.Microsecond).String())
			return v, err
		}),
	}, {
		Name:    "file",
		Summary: "the bytes of a file: what @path stands for",
		Detail:  "Not under --restricted.",
		Returns: "bytes",
		Errors: []string{
			"FileNotFoundError: no such file",
			"PermissionError: it may not be read",
		},
		Example: []string{
			"a, b = socketpair",
			"a.sendall @/etc/hosts",
			"len(file(\"/etc/hosts\")) > 0",
		},
		Run: Func(func(c *Call, a struct{ Path Text }) ([]byte, error) {
			if err := c.unrestricted("file"); err != nil {
				return nil, err
			}
			return c.readFile(string(a.Path))
		}),
	}, {
		Name:    "to_file",
		Summary: "write a value to a file: what `> path` and `>> path` stand for",
		Detail: "Bytes as they are, other values as text with a newline. Not under " +
			"--restricted.",
		Errors: []string{
			"FileNotFoundError, PermissionError, IsADirectoryError: the file cannot " +
				"be written",
		},
		Example: []string{"a, b = socketpair", "a.send hello", "b.recv 10 > /dev/null"},
		Run: Func(func(c *Call, a struct {
			Value  Any
			Path   Text
			Append Bool `default:"False"`
		}) (none, error) {
			if err := c.unrestricted("to_file"); err != nil {
				return none{}, err
			}
			mode := os.O_WRONLY | os.O_CREATE | os.O_TRUNC
			if a.Append {
				mode = os.O_WRONLY | os.O_CREATE | os.O_APPEND
			}
			f, err := c.open(string(a.Path), mode, 0o666)
			if err != nil {
				return none{}, err
			}
			_, err = io.WriteString(f, rawText(a.Value.Value))
			return none{}, errors.Join(err, f.Close())
		}),
	}, {
		Name:    "to_program",
		Summary: "hand a value to a program's standard input: what `| program` stands for",
		Detail:  "sh runs it, and its output is shown. Not under --restricted.",
		Errors:  []string{"ChildProcessError: its exit status was not 0"},
		Example: []string{"a, b = socketpair", "a.send hello", "b.recv 10 | wc -c"},
		Run: Func(func(c *Call, a struct {
			Value   Any
			Program Text
		}) (none, error) {
			return none{}, c.program(string(a.Program), strings.NewReader(rawText(a.Value.Value)))
		}),
	}, {
		Name:    "output_of",
		Summary: "a program's output: what `x = !program` and `x = (value) | program` stand for",
		Detail:  "sh runs it, with the value, if there is one, as its standard input. Not under --restricted.",
		Returns: "bytes; their status is the program's exit status, or minus the signal that ended it",
		Errors:  []string{"MemoryError: it wrote more than a gigabyte"},
		Example: []string{"x = !echo hello", "x", "x.status", "n = (x) | wc -c"},
		Run: Func(func(c *Call, a struct {
			Program Text
			Value   Any `default:"None"`
		}) (python.Value, error) {
			if a.Value.Value == python.None {
				return c.output(string(a.Program), nil)
			}
			return c.output(string(a.Program), strings.NewReader(rawText(a.Value.Value)))
		}),
	}, {
		Name:    "run",
		Summary: "run a program: what `!program` stands for",
		Detail:  "sh runs it. Not under --restricted.",
		Errors:  []string{"ChildProcessError: its exit status was not 0"},
		Example: []string{"!echo hello"},
		Run: Func(func(c *Call, a struct{ Program Text }) (none, error) {
			return none{}, c.program(string(a.Program), nil)
		}),
	}}
}

// sessionCommands are about the session itself.
func sessionCommands() []Command {
	return []Command{{
		Name:    "help",
		Summary: "what there is, or all about one verb",
		Detail:  "/word/ lists the verbs, the constants and the pages of explain that speak of it.",
		Errors:  []string{"ValueError: there is no such verb"},
		Example: []string{"help", "help recv", "recv?", "help /linger/"},
		Run: Func(func(c *Call, a struct {
			Topic Topic `arg:"?"`
		}) (none, error) {
			return none{}, c.Shell.Help(string(a.Topic))
		}),
	}, {
		Name:    "history",
		Summary: "what was typed",
		Detail: "With a number, the last so many; with a pattern, the lines that match. " +
			"-d N drops the line with that number.",
		Errors:  []string{"ValueError: no line has that number"},
		Example: []string{"history", "history 10", "history /recv/", "history -d 1   # ValueError"},
		Run: Func(func(c *Call, a struct {
			Pattern Regexp `arg:"?"`
			Number  CInt   `default:"0"`
		}) (none, error) {
			if a.Pattern == "-d" {
				return none{}, c.Shell.Forget(int(a.Number))
			}
			lines, err := c.Shell.History(string(a.Pattern))
			if err == nil && len(lines) > 0 {
				_, err = io.WriteString(c.Shell.Out(), strings.Join(lines, "\n")+"\n")
			}
			return none{}, err
		}),
	}, {
		Name:    "source",
		Summary: "run the lines of a file here",
		Detail: "Its names are the session's names afterwards. An error stops it, with " +
			"the line's number. Not under --restricted.",
		Errors:  []string{"FileNotFoundError: no such file"},
		Example: []string{"source /dev/null"},
		Run: Func(func(c *Call, a struct{ Path Text }) (none, error) {
			if err := c.unrestricted("source"); err != nil {
				return none{}, err
			}
			return none{}, c.Shell.Source(c, string(a.Path))
		}),
	}, {
		Name:    "save",
		Summary: "write the session to a file, as a script that runs again",
		Detail: "Lines that failed become comments. With assert=on what lines gave is asserted, but for " +
			"what differs from run to run: ports that the kernel chose, numbers of descriptors, times. " +
			"A FILE.session is the transcript, for sockshell check. The file is written whole or not at " +
			"all. Not under --restricted.",
		Errors:  []string{"OSError: the file cannot be written; an older one stays as it was"},
		Example: []string{"save /dev/null", "save /dev/null assert=on"},
		Run: Func(func(c *Call, a struct {
			Path   Text
			Assert Bool `arg:"key" default:"False"`
		}) (none, error) {
			if err := c.unrestricted("save"); err != nil {
				return none{}, err
			}
			return none{}, c.Shell.Save(c, string(a.Path), bool(a.Assert))
		}),
	}, {
		Name:    "vars",
		Summary: "the names that lines have given, with their values",
		Returns: "a dict",
		Example: []string{"n = 5", "vars"},
		Run: Func(func(c *Call, _ struct{}) (python.Value, error) {
			d := python.NewDict()
			for _, v := range c.Shell.Variables() {
				d.SetStr(v.Name, v.Value)
			}
			return d, nil
		}),
	}, {
		Name:    "trace",
		Summary: "show the system calls under each line: on, off, or full",
		Detail: "A line for each call, as strace writes it, on standard error. full " +
			"shows those that wait and set flags too.",
		Errors:  []string{"ValueError: another word"},
		Example: []string{"trace on", "s = socket", "trace off"},
		Run: Func(func(c *Call, a struct{ Mode Text }) (none, error) {
			return none{}, c.Shell.SetTrace(string(a.Mode))
		}),
	}, {
		Name:    "config",
		Summary: "a setting, or all of them",
		Detail:  "Alone it lists them, each with what it is for.",
		Returns: "a text, or a table of all",
		Errors:  []string{"ValueError: no such setting, or no such value"},
		Example: []string{"config", "config view hex", "config view"},
		Run: Func(func(c *Call, a struct {
			Name    Text `default:""`
			Setting Text `default:""`
		}) (python.Value, error) {
			return c.Shell.Config(string(a.Name), string(a.Setting))
		}),
	}, {
		Name:    "version",
		Summary: "the version of the shell",
		Returns: "a text: the version, the commit, Go's version",
		Example: []string{"version"},
		Run: Func(func(_ *Call, _ struct{}) (string, error) {
			return Version(), nil
		}),
	}, {
		Name:    "exit",
		Summary: "leave, with a status",
		Detail: "In a script the status is the program's; without one it is 0. As with sys.exit, " +
			"a text goes to standard error, and the status is 1.",
		Example: []string{"exit 0"},
		Run: Func(func(c *Call, a struct {
			Status exitStatus `arg:"?"`
		}) (none, error) {
			return none{}, c.Shell.Exit(a.Status.number, a.Status.text)
		}),
	}}
}

// unrestricted is the error of what a restricted session may not do.
func (c *Call) unrestricted(what string) error {
	if c.Shell.Restricted() {
		return python.Raise(python.PermissionError, "%s is not allowed under --restricted", what)
	}
	return nil
}

// Flush writes out what was shown, before the shell waits.
func (c *Call) Flush() {
	c.Engine.Idle()
	if f, ok := c.Shell.Out().(interface{ Flush() error }); ok {
		_ = f.Flush()
	}
}

// rawText is a value as a file or a program gets it.
func rawText(v python.Value) string {
	if v == python.None {
		return ""
	}
	if b, ok := python.Held(v).(python.Buffer); ok {
		return string(b.Buffer())
	}
	return value.Str(v) + "\n"
}

// describe gives an error that was taken as a value what it can be asked for: type, message, and of every
// error name, errno and strerror, None where it has none.
func describe(t *python.Thread, e *python.Exception) {
	message, err := python.ToStr(t, e)
	if err != nil {
		message = ""
	}
	_, name := value.Errno(e)
	e.SetOwn("type", python.NewStr(python.ClassName(e)))
	e.SetOwn("message", python.NewStr(message))
	if name != "" {
		e.SetOwn("name", python.NewStr(name))
		return
	}
	if e.Own("name") == nil {
		e.SetOwn("name", python.None)
	}
	if !e.Type().Below(python.OSError) { // of that it is None by itself
		e.SetOwn("errno", python.None)
		e.SetOwn("strerror", python.None)
	}
}
