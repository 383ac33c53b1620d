package repl

import (
	"errors"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"sockshell/repl/command"
	"sockshell/repl/line"
	"sockshell/repl/value"
)

// dialect is Starlark with what Python's prompt has.
var dialect = &syntax.FileOptions{
	Set: true, While: true, TopLevelControl: true, GlobalReassign: true, Recursion: true,
}

// compiled is a chunk that is ready to run, again and again.
type compiled struct {
	run    *starlark.Function
	bare   []string // bare words that were sent as text
	direct *direct  // nil for most lines
	text   string
}

// evaluator turns chunks into calls.
type evaluator struct {
	env     *command.Env
	show    func(starlark.Value) error
	scope   *scope
	thread  *starlark.Thread
	grammar *line.Grammar
	attrs   func() map[string]bool
	cache   cache
	file    string // the name that positions carry
	from    string // the line that has the file read, FILE:12; "" for what is run itself
}

// eval runs one chunk; what stands alone in it is shown as it goes.
func (e *evaluator) eval(c line.Chunk, note func(bare string)) error {
	kept := e.cache.get(c.Text)
	if kept == nil {
		var err error
		if kept, err = e.compile(c); err != nil {
			return err
		}
		if !c.Block { // the lines of a block carry their numbers
			e.cache.put(c.Text, kept)
		}
	}
	for _, word := range kept.bare {
		if e.scope.given[word] {
			note(word)
		}
	}
	if d := kept.direct; d != nil {
		if s := d.socket(e.scope); s != nil {
			d.call.Context, d.call.Thread = e.env.Main.Context, e.thread
			v, err := d.body(&d.call, s)
			if err != nil {
				return err
			}
			return e.show(v)
		}
	}
	_, err := starlark.Call(e.thread, kept.run, nil, nil)
	return err
}

// compile is the data's way: commands to Starlark, text to tree, tree to program.
func (e *evaluator) compile(c line.Chunk) (*compiled, error) {
	var bare []string
	text, err := line.Rewrite(c.Text, e.grammar, func(call *line.Call) (string, error) {
		if call.Ending == line.Background && (c.Block || strings.Contains(c.Text, "\n")) {
			return "", &line.Error{Start: call.Start, End: call.End,
				Message: "a job is a line of its own, not a part of a block"}
		}
		d, err := command.Desugar(call)
		bare = append(bare, d.Bare...)
		return d.Text, err
	})
	if err != nil {
		return nil, err
	}
	kept, err := e.program(text, c.Line)
	if err != nil {
		return nil, e.pythonError(c.Text, err)
	}
	kept.bare, kept.text = bare, c.Text
	return kept, nil
}

// program parses, fixes and compiles Starlark whose first line has that number.
func (e *evaluator) program(text string, first int) (*compiled, error) {
	portion := syntax.FilePortion{Content: []byte(text + "\n"), FirstLine: int32(first), FirstCol: 1}
	file, err := dialect.Parse(e.file, portion, 0)
	if err != nil {
		return nil, err
	}
	kept := &compiled{direct: newDirect(file.Stmts, e.env)}
	fix := fixer{attrs: e.attrs}
	if err := fix.fix(file); err != nil {
		return nil, err
	}
	program, err := starlark.FileProgram(file, e.scope.known)
	if err != nil {
		return nil, err
	}
	made, err := program.Init(e.thread, e.scope.dict)
	if err != nil {
		return nil, err
	}
	kept.run = made[nameLine].(*starlark.Function)
	return kept, nil
}

// cache keeps the lines that were compiled, by their text. It is emptied when it is full:
// a script of a million different lines must not keep them all.
type cache struct {
	kept map[string]*compiled
	last *compiled // that was found
}

const cacheSize = 4096

// find is get for a line as it was read, which may be gone after it.
func (c *cache) find(text []byte) *compiled {
	c.last = c.kept[string(text)]
	return c.last
}

func (c *cache) get(text string) *compiled {
	if c.last != nil && c.last.text == text { // the same string: no byte is compared
		return c.last
	}
	return c.kept[text]
}

func (c *cache) put(text string, v *compiled) {
	if c.kept == nil || len(c.kept) >= cacheSize {
		c.kept = make(map[string]*compiled)
	}
	c.kept[text] = v
}

// pythonError says what to write for what Python has and Starlark lacks.
func (e *evaluator) pythonError(text string, err error) error {
	message := parseMessage(err)
	for _, row := range lacking {
		if row.seen(text) {
			return &value.Exception{Class: "SyntaxError", Message: message + "; " + row.instead, Cause: err}
		}
	}
	return &value.Exception{Class: "SyntaxError", Message: message, Cause: err}
}

// parseMessage is the first error of Starlark's parser or resolver, without its position.
func parseMessage(err error) string {
	var syn syntax.Error
	if errors.As(err, &syn) {
		if syn.Msg == "got indent, want primary expression" {
			return "unexpected indent"
		}
		return strings.Replace(syn.Msg, "want primary expression", "want a value", 1)
	}
	message := err.Error()
	if _, after, ok := strings.Cut(message, ": "); ok && strings.Count(message, ":") > 2 {
		message = after
	}
	return message
}
