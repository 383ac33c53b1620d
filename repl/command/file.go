package command

import (
	"sockshell/repl/python"

	"sockshell/repl/syntax"
	"sockshell/repl/value"
	"sockshell/sockcore"
)

// content is what is written to a file: text, or bytes.
type content struct{ Any }

func (*content) name() string                             { return "data" }
func (*content) word(w *syntax.Word) (syntax.Expr, error) { return new(Data).word(w) }

// amount is a number of bytes or characters; None and -1 are all.
type amount struct{ count }

func (a *amount) n() int {
	if a.given {
		return int(a.Int)
	}
	return -1
}

func (a *amount) take(c *Call, v python.Value) error {
	if err := a.count.take(c, v); err != nil {
		return python.Raise(python.TypeError, "argument should be integer or None, not '%s'", python.TypeName(v))
	}
	return nil
}

// newline is what ends a line, or None.
type newline struct{ optionalText }

func (k *newline) take(c *Call, v python.Value) error {
	if k.optionalText.take(c, v) != nil {
		return python.Raise(python.TypeError, "TextIOWrapper() argument 'newline' must be str or None, not %s",
			python.TypeName(v))
	}
	return nil
}

var fileErrors = []string{
	"ValueError: the file is closed",
	"UnsupportedOperation: its mode does not allow it",
}

var readErrors = append([]string{
	"TimeoutError: the socket's timeout passed; after it: " +
		"OSError: cannot read from timed out object",
	"UnicodeDecodeError: a text file, and the bytes are no text",
}, fileErrors...)

// onFile is a command of a file: example lines get two sockets and a file on each.
func onFile(name, summary string, example []string, run Runner) Command {
	return Command{
		Name: name, Summary: summary, Run: run,
		Example: append([]string{"a, b = socketpair", "w = a.makefile wb", "f = b.makefile rb"}, example...),
	}
}

func fileCommands() []Command {
	reads := []Command{
		onFile("read", "read so many bytes or characters of the file, or all to its end",
			[]string{"w.write hello", "w.flush", "f.read 2", "f.read 3"},
			OnFile(func(c *Call, f *value.File, a struct {
				Size amount `default:"-1"`
			}) (python.Value, error) {
				return f.Read(c.Context, a.Size.n())
			})),
		onFile("readline", "read a line of the file, with its newline; nothing at the end",
			[]string{`w.write "one\ntwo\n"`, "w.flush", "f.readline", "f.readline"},
			OnFile(func(c *Call, f *value.File, a struct {
				Size amount `default:"-1"`
			}) (python.Value, error) {
				return f.Readline(c.Context, a.Size.n())
			})),
		onFile("readlines", "read all lines of the file to its end, or of about so many bytes",
			[]string{`w.write "one\ntwo\n"`, "w.close", "a.close", "f.readlines"},
			OnFile(func(c *Call, f *value.File, a struct {
				Hint amount `default:"-1"`
			}) (python.Value, error) {
				return f.Readlines(c.Context, a.Hint.n())
			})),
	}
	for i := range reads {
		reads[i].Returns, reads[i].Errors = "bytes, or text", readErrors
	}
	reads[2].Returns = "a list of bytes, or of text"
	return append(append([]Command{makefileCommand()}, reads...), fileWriting()...)
}

func makefileCommand() Command {
	return Command{
		Name:    "makefile",
		Summary: "make a file of the socket, to read and write it by lines",
		Detail: "The mode is made of r, w and b, as Python's: without b it is text. A loop " +
			"goes over its lines. The socket stays open until the file, too, is closed; what was written goes out with " +
			"flush, close, or a full buffer.",
		Returns: "a file",
		Errors: []string{"ValueError: another mode, newline, or a text file without buffer",
			"LookupError: an unknown encoding"},
		Man:    "recv(2)",
		Python: "s.makefile(mode='r', buffering=None, *, encoding=None, errors=None, newline=None)",
		Example: []string{
			"a, b = socketpair", "f = b.makefile rb", `a.send "one\ntwo\n"`, "f.readline", "f.readline",
		},
		Run: Method(func(c *Call, s *sockcore.Socket, a struct {
			Mode      Text         `default:"r"`
			Buffering amount       `default:"None"`
			Encoding  optionalText `arg:"key"`
			Errors    optionalText `arg:"key"`
			Newline   newline      `arg:"key"`
		}) (python.Value, error) {
			return value.NewFile(s, value.FileOptions{Mode: string(a.Mode), Buffering: a.Buffering.n(),
				Encoding: string(a.Encoding.Text), Errors: string(a.Errors.Text), Newline: a.Newline.pointer()}, c.made.files)
		}),
	}
}

func fileWriting() []Command {
	rows := []Command{
		onFile("write", "write to the file; it goes out with flush, close, or a full buffer",
			[]string{"w.write hello", "w.flush", "f.read 5"},
			OnFile(func(c *Call, f *value.File, a struct{ Data content }) (python.Value, error) {
				if text, ok := wordText(a.Data.Value); ok && f.Binary() {
					return f.Write(c.Context, python.Bytes(text))
				}
				return f.Write(c.Context, a.Data.Value)
			})),
		onFile("writelines", "write a list of bytes or text to the file, as it is",
			[]string{`w.writelines [b"one\n", b"two\n"]`, "w.flush", "f.readline"},
			OnFile(func(c *Call, f *value.File, a struct{ Lines Any }) (none, error) {
				return none{}, f.WriteLines(c.Context, a.Lines.Value)
			})),
		onFile("flush", "send what was written to the file",
			[]string{"w.write hello", "w.flush", "f.read 5"},
			OnFile(func(c *Call, f *value.File, _ struct{}) (none, error) {
				return none{}, f.Flush(c.Context)
			})),
		onFile("close", "close the file, after what was written to it went out",
			[]string{"f.close", "f.closed"},
			OnFile(func(c *Call, f *value.File, _ struct{}) (none, error) {
				return aside(c, func() (none, error) { return none{}, f.Close(c.Context) })
			})),
		onFile("fileno", "the number of the descriptor under the file", []string{"f.fileno() > 2"},
			OnFile(func(_ *Call, f *value.File, _ struct{}) (int, error) { return f.Fileno() })),
		onFile("readable", "whether the file can be read", []string{"f.readable"},
			OnFile(func(_ *Call, f *value.File, _ struct{}) (bool, error) { return f.Readable() })),
		onFile("writable", "whether the file can be written", []string{"f.writable"},
			OnFile(func(_ *Call, f *value.File, _ struct{}) (bool, error) { return f.Writable() })),
	}
	returns := map[string]string{
		"write":  "how many bytes or characters; None when non-blocking, unbuffered, and none",
		"fileno": "an int", "readable": "True or False", "writable": "True or False",
	}
	for i := range rows {
		rows[i].Errors, rows[i].Returns = fileErrors, returns[rows[i].Name]
	}
	return rows
}
