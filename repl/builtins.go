package repl

import (
	"errors"
	"io"
	"strings"

	"sockshell/repl/python"
	"sockshell/repl/render"
)

// addBuiltins adds the builtins that need the shell.
func (s *Session) addBuiltins() {
	in := &stdin{s: s}
	s.runtime.Stdin = in
	s.runtime.Builtins.Set("input", &python.Builtin{Name: "input", Module: "builtins",
		Fn: func(t *python.Thread, _ python.Value, a python.Args) (python.Value, error) {
			var prompt python.Value
			if err := python.Unpack(a, "input", "prompt/?", &prompt); err != nil {
				return nil, err
			}
			return s.ask(t, prompt)
		}})
}

// ask is input(prompt).
func (s *Session) ask(t *python.Thread, prompt python.Value) (python.Value, error) {
	if prompt != nil {
		text, err := python.ToStr(t, prompt)
		if err != nil {
			return nil, err
		}
		if _, err := s.out.WriteString(text); err != nil {
			return nil, err
		}
	}
	_ = s.out.Flush()
	from := python.Value(s.runtime.Stdin)
	if sys, ok := s.runtime.Modules.GetStr("sys").(*python.Module); ok {
		if v := sys.Get("stdin"); v != nil {
			from = v
		}
	}
	v, err := python.CallMethod(t, from, "readline")
	if err != nil {
		return nil, err
	}
	text, _ := python.AsStr(v)
	if text == "" {
		return nil, python.Raise(python.EOFError, "EOF when reading a line")
	}
	return python.NewStr(strings.TrimSuffix(text, "\n")), nil
}

// stdin is sys.stdin: what is left of standard input, by lines of text. Where the lines of a script come
// from there, it shares their reader.
type stdin struct{ s *Session }

var (
	stdinType  = &python.Type{Name: "TextIOWrapper", Module: "_io", Final: true, Methods: stdinMethods}
	bufferType = &python.Type{Name: "BufferedReader", Module: "_io", Final: true, Methods: bufferMethods}
)

func (*stdin) Type() *python.Type { return stdinType }

// Repr is Python's.
func (*stdin) Repr(*python.Thread) (string, error) {
	return "<_io.TextIOWrapper name='<stdin>' mode='r' encoding='utf-8'>", nil
}

// Attr gives what Python's has.
func (i *stdin) Attr(_ *python.Thread, name string) (python.Value, error) {
	switch name {
	case "buffer":
		return &stdinBuffer{i}, nil
	case "encoding":
		return python.NewStr("utf-8"), nil
	case "errors":
		return python.NewStr("strict"), nil
	case "name":
		return python.NewStr("<stdin>"), nil
	case "mode":
		return python.NewStr("r"), nil
	case "closed":
		return python.False, nil
	}
	return nil, nil
}

// AttrNames lists them.
func (*stdin) AttrNames() []string {
	return []string{"buffer", "closed", "encoding", "errors", "mode", "name"}
}

// source is the reader that lines come from.
func (i *stdin) source() *lineSource {
	if i.s.input == nil {
		i.s.input = i.s.newLineSource(i.s.cfg.Stdin)
	}
	return i.s.input
}

// line reads up to a newline, and with it.
func (i *stdin) line() (string, error) {
	i.s.flush()
	text, err := i.source().r.ReadString('\n')
	if errors.Is(err, io.EOF) {
		err = nil
	}
	i.source().number += strings.Count(text, "\n")
	return text, err
}

// rest reads n bytes, all with a negative n.
func (i *stdin) rest(n int64) (string, error) {
	i.s.flush()
	var r io.Reader = i.source().r
	if n >= 0 {
		r = io.LimitReader(r, n)
	}
	b, err := io.ReadAll(r)
	return string(b), err
}

// Iter is a loop over its lines.
func (i *stdin) Iter(*python.Thread) (python.Iterator, error) { return i, nil }

// Next is the next line.
func (i *stdin) Next(*python.Thread) (python.Value, error) {
	text, err := i.line()
	if err != nil || text == "" {
		return nil, err
	}
	return python.NewStr(text), nil
}

// stdinBuffer is sys.stdin.buffer.
type stdinBuffer struct{ *stdin }

func (*stdinBuffer) Type() *python.Type { return bufferType }

// Next is the next line.
func (i *stdinBuffer) Next(*python.Thread) (python.Value, error) {
	text, err := i.line()
	if err != nil || text == "" {
		return nil, err
	}
	return python.Bytes(text), nil
}

// Iter is a loop over its lines.
func (i *stdinBuffer) Iter(*python.Thread) (python.Iterator, error) { return i, nil }

func stdinMethods() []*python.Builtin {
	return inputMethods(func(v python.Value) *stdin { i, _ := v.(*stdin); return i },
		func(text string) python.Value { return python.NewStr(text) })
}

func bufferMethods() []*python.Builtin {
	return inputMethods(func(v python.Value) *stdin {
		if b, ok := v.(*stdinBuffer); ok {
			return b.stdin
		}
		return nil
	}, func(text string) python.Value { return python.Bytes(text) })
}

func inputMethods(of func(python.Value) *stdin, made func(string) python.Value) []*python.Builtin {
	on := func(name string, f func(i *stdin, n int64) (python.Value, error)) *python.Builtin {
		return &python.Builtin{Name: name, Fn: func(_ *python.Thread, self python.Value, a python.Args) (python.Value, error) {
			n := int64(-1)
			if len(a.Pos) > 0 && a.Pos[0] == python.None {
				a.Pos = a.Pos[1:]
			}
			if err := python.Unpack(a, name, "size/?", &n); err != nil {
				return nil, err
			}
			i := of(self)
			if i == nil {
				return nil, python.Raise(python.TypeError, "descriptor '%s' requires a file", name)
			}
			return f(i, n)
		}}
	}
	return []*python.Builtin{
		on("read", func(i *stdin, n int64) (python.Value, error) {
			text, err := i.rest(n)
			return made(text), err
		}),
		on("readline", func(i *stdin, _ int64) (python.Value, error) {
			text, err := i.line()
			return made(text), err
		}),
		on("readlines", func(i *stdin, _ int64) (python.Value, error) {
			var list []python.Value
			for {
				text, err := i.line()
				if err != nil || text == "" {
					return python.NewList(list...), err
				}
				list = append(list, made(text))
			}
		}),
		on("fileno", func(*stdin, int64) (python.Value, error) { return python.NewInt(0), nil }),
		on("isatty", func(i *stdin, _ int64) (python.Value, error) { return python.Bool(isTerminal(i.s.cfg.Stdin)), nil }),
		on("readable", func(*stdin, int64) (python.Value, error) { return python.True, nil }),
		on("close", func(*stdin, int64) (python.Value, error) { return python.None, nil }),
	}
}
func isTerminal(v any) bool { return render.IsTerminal(v) }
