package command

import (
	"slices"
	"strings"

	"sockshell/repl/line"
)

// Desugared is the one line of Starlark that a command means.
type Desugared struct {
	Text string
	Bare []string // bare words that are sent as text: each may have been meant as a variable
}

// Grammar is what the reader of lines asks about verbs.
func Grammar() *line.Grammar {
	return &line.Grammar{
		IsVerb: func(head []string) bool {
			return Lookup(head) != nil || len(head) == 1 && instead[head[0]] != ""
		},
		TakesRest: func(verb string) bool {
			c := Function(verb)
			return c != nil && c.Rest || instead[verb] != "" || verb == "import" || verb == "from"
		},
		TakesRegexp: func(head []string) bool {
			c := Lookup(head)
			return c != nil && slices.ContainsFunc(c.Run.Params(), func(p Param) bool {
				_, regexp := p.kind.(*Regexp)
				_, topic := p.kind.(*Topic)
				return regexp || topic
			})
		},
		IsKey: func(head []string, name string) bool {
			c := Lookup(head)
			if c == nil {
				return false
			}
			for _, p := range c.Run.Params() {
				if p.Name == name {
					return true
				}
			}
			return false
		},
	}
}

// instead says what to write where Python has a statement that Starlark lacks.
var instead = map[string]string{
	"try":      "write: value, err = catch COMMAND",
	"except":   "write: value, err = catch COMMAND, then: if err:",
	"finally":  "write what must follow after: value, err = catch COMMAND",
	"with":     "write the block plainly, and close what it opened",
	"class":    "write a dict, or a function that returns one",
	"raise":    "write: fail(\"what went wrong\")",
	"del":      "write: name = None, or d.pop(key)",
	"global":   "leave it out: a function reads the shell's names, and returns what it makes",
	"nonlocal": "leave it out, and return the value",
	"async":    "write a line with & at its end for what waits aside",
	"await":    "write: wait",
	"yield":    "write a list and return it",
	"exec":     "write: source FILE",
	"eval":     "write the expression",
	"match":    "write if and elif",
}

// Desugar is the Starlark of a command: the text of one line.
func Desugar(c *line.Call) (Desugared, error) {
	d := desugarer{call: c}
	if err := d.names(); err != nil {
		return Desugared{}, err
	}
	starlarkLiterals(c.Words)
	text, err := d.expression()
	if err != nil {
		return Desugared{}, err
	}
	if text, err = d.ending(text); err != nil {
		return Desugared{}, err
	}
	switch {
	case c.Return:
		text = "return " + text
	case c.Targets != nil && c.Ending != line.Background:
		text = strings.Join(c.Targets, ", ") + " = " + text
	}
	return Desugared{Text: text, Bare: d.bare}, nil
}

// starlarkLiterals writes each literal as Starlark reads it: there is no hex"…" in it, and
// nothing stands side by side.
func starlarkLiterals(words []line.Word) {
	for i := range words {
		switch w := &words[i]; w.Kind {
		case line.String:
			w.Text = line.Quote(w.Value)
		case line.Bytes:
			w.Text = line.QuoteBytes(w.Value)
		}
	}
}

type desugarer struct {
	call     *line.Call
	bare     []string
	function string   // the callable part, "s.recv"
	args     []string // its arguments
}

// names refuses the words of the language where a name must stand.
func (d *desugarer) names() error {
	for _, name := range slices.Concat(d.call.Targets, d.call.Head[:len(d.call.Head)-1]) {
		if reserved[name] {
			return d.errorAt(name + " is a word of the language, and no name")
		}
	}
	return nil
}

// reserved are the words that are no names in Starlark, besides those that begin a line.
var reserved = map[string]bool{
	"and": true, "as": true, "async": true, "await": true, "break": true, "class": true,
	"continue": true, "def": true, "del": true, "elif": true, "else": true, "except": true,
	"finally": true, "for": true, "from": true, "global": true, "if": true, "import": true,
	"in": true, "is": true, "lambda": true, "load": true, "nonlocal": true, "not": true,
	"or": true, "pass": true, "raise": true, "return": true, "try": true, "while": true,
	"with": true, "yield": true,
}

// errorAt is an error about the head.
func (d *desugarer) errorAt(message string) error {
	return &line.Error{Start: d.call.HeadStart, End: d.call.HeadEnd, Message: message}
}

func (d *desugarer) expression() (string, error) {
	c := d.call
	verb := c.Verb()
	if verb == "!" {
		d.function, d.args = "run", []string{line.Quote(c.Rest)}
		return d.text(), nil
	}
	if verb == "import" || verb == "from" {
		return d.importLine()
	}
	command := Lookup(c.Head)
	switch {
	case command == nil && len(c.Head) == 1 && instead[verb] != "":
		return "", d.errorAt("there is no " + verb + " here; " + instead[verb])
	case command == nil && len(c.Head) == 2 && moduleNames[c.Head[0]]:
		return d.moduleCall()
	case command == nil:
		return "", d.unknownVerb()
	case command.Rest:
		return d.rest(command)
	}
	d.function = strings.Join(c.Head, ".")
	if err := d.assign(command.Run.Params()); err != nil {
		return "", err
	}
	return d.text(), nil
}

func (d *desugarer) text() string { return d.function + "(" + strings.Join(d.args, ", ") + ")" }

// assign gives each parameter its words, in order.
func (d *desugarer) assign(ps []Param) error {
	words := d.call.Words
	for i := range ps {
		p := &ps[i]
		if len(words) == 0 || words[0].Key != "" {
			break
		}
		if p.Keyword || p.Optional && skips(ps[i+1:], words) {
			continue
		}
		last := i == len(ps)-1 || allKeywords(ps[i+1:])
		n, err := d.give(p, words[:max(1, len(words)-required(ps[i+1:], nil))], last)
		if err != nil {
			return err
		}
		words = words[n:]
	}
	for _, w := range words {
		if err := d.leftover(ps, w); err != nil {
			return err
		}
	}
	return nil
}

// skips reports whether an optional parameter before a required one gets no word:
// sendto takes flags first when three words follow the data, or the first is MSG_….
func skips(after []Param, words []line.Word) bool {
	for i := range after {
		if !after[i].Optional {
			return len(words) != 3 && !strings.HasPrefix(words[0].Text, "MSG_")
		}
	}
	return false
}

func allKeywords(ps []Param) bool {
	for i := range ps {
		if !ps[i].Keyword {
			return false
		}
	}
	return true
}

func (d *desugarer) give(p *Param, words []line.Word, last bool) (taken int, err error) {
	var text string
	if many, ok := p.kind.(manyWords); ok {
		text, taken, err = many.words(words, last)
	} else {
		text, err = p.kind.word(words[0])
		taken = 1
	}
	if _, ok := p.kind.(*Data); ok && words[0].Kind == line.Bare && IsName(words[0].Text) {
		d.bare = append(d.bare, words[0].Text)
	}
	d.args = append(d.args, text)
	return taken, err
}

// leftover places a word that no parameter took: key=word, or one too many.
func (d *desugarer) leftover(ps []Param, w line.Word) error {
	if w.Key == "" {
		if positional(ps) == 0 {
			return &line.Error{Start: w.Start, End: w.End, Message: d.call.Verb() + " takes no words"}
		}
		return &line.Error{Start: w.Start, End: w.End, Message: "too many words for: " +
			Lookup(d.call.Head).Usage()}
	}
	for i := range ps {
		if ps[i].Name == w.Key {
			text, err := ps[i].kind.word(w)
			d.args = append(d.args, w.Key+"="+text)
			return err
		}
	}
	return &line.Error{Start: w.Start, End: w.End, Message: "no parameter " + w.Key}
}

// rest desugars the commands whose argument is the rest of the line: assert and print
// take expressions, catch and time a command or an expression.
func (d *desugarer) rest(command *Command) (string, error) {
	d.function = command.Name
	rest := strings.TrimSpace(d.call.Rest)
	if command.Name == "assert" || command.Name == "print" {
		d.args = []string{rest}
		return d.text(), nil
	}
	if rest == "" {
		return "", d.errorAt(command.Name + " needs a command: " + command.Usage())
	}
	var seconds []string
	if command.Name == "watch" {
		seconds, rest = watchSeconds(rest)
	}
	inner, err := line.Parse(rest, Grammar())
	if err != nil {
		return "", err
	}
	if inner == nil {
		d.args = append([]string{"lambda: " + rest}, seconds...)
		return d.text(), nil
	}
	if inner.Targets != nil || inner.Return || inner.Ending != line.NoEnding {
		return "", d.errorAt("write the targets and the ending outside: value, err = " +
			command.Name + " COMMAND")
	}
	nested := desugarer{call: inner}
	text, err := nested.expression()
	if err != nil {
		return "", err
	}
	d.bare = nested.bare
	if nested.function == "" {
		return "", d.errorAt(command.Name + " needs a command")
	}
	if command.Name != "catch" || Lookup(inner.Head).Rest {
		d.args = append([]string{"lambda: " + text}, seconds...)
	} else {
		d.args = append([]string{nested.function}, nested.args...)
	}
	return d.text(), nil
}

// moduleNames are the modules whose functions may be called in command form.
var moduleNames = map[string]bool{
	"struct": true, "json": true, "time": true, "math": true, "re": true, "sys": true,
	"errno": true,
}

// moduleCall is time.sleep 2: numbers, literals and expressions; other text is text.
func (d *desugarer) moduleCall() (string, error) {
	d.function = strings.Join(d.call.Head, ".")
	text, _, err := new(Values).words(d.call.Words, true)
	d.args = []string{text}
	return d.text(), err
}

// importLine accepts what is here already, and gives `import socket as s` its name.
func (d *desugarer) importLine() (string, error) {
	rest := strings.TrimSpace(d.call.Rest)
	if d.call.Verb() == "from" {
		module, _, _ := strings.Cut(rest, " ")
		return "None", d.importModule(module)
	}
	var names, modules []string
	for part := range strings.SplitSeq(rest, ",") {
		module, name, renamed := strings.Cut(strings.TrimSpace(part), " as ")
		if err := d.importModule(module); err != nil {
			return "", err
		}
		if renamed {
			names, modules = append(names, strings.TrimSpace(name)), append(modules, module)
		}
	}
	if names == nil {
		return "None", nil
	}
	return strings.Join(names, ", ") + " = (" + strings.Join(modules, "), (") + ")", nil
}

func (d *desugarer) importModule(name string) error {
	if name == "socket" || name == "select" || moduleNames[name] {
		return nil
	}
	return d.errorAt("no module " + name +
		": socket, select, struct, json, time, math, re, errno and sys are here already")
}

func (d *desugarer) unknownVerb() error {
	verb := d.call.Verb()
	names := MethodNames()
	alone := len(d.call.Head) == 1
	method, function := MethodCommand(verb), Function(verb)
	switch {
	case alone && method != nil:
		return d.errorAt(verb + " is what a " + method.Run.Receiver() + " does: " + method.Usage())
	case !alone && function != nil:
		return d.errorAt(verb + " stands by itself: " + function.Usage())
	case alone:
		names = append(Names(), names...)
	}
	message := "no command " + verb
	if near := nearest(verb, names); near != "" {
		message += "; did you mean " + near + "?"
	}
	return d.errorAt(message)
}

// ending wraps the expression in what follows it: & > >> |.
func (d *desugarer) ending(text string) (string, error) {
	c := d.call
	if c.Ending == line.NoEnding {
		return text, nil
	}
	if c.Ending == line.Background {
		if c.Return || d.function == "" || callsBack[c.Verb()] {
			return "", d.errorAt(c.Verb() + " cannot run in the background")
		}
		args := append([]string{line.Quote(strings.Join(c.Targets, ", ")), d.function}, d.args...)
		return "background(" + strings.Join(args, ", ") + ")", nil
	}
	if c.Targets != nil || c.Return {
		return "", d.errorAt("a result goes to a name or to a file, not to both")
	}
	arg := line.Quote(c.EndingArg)
	switch c.Ending {
	case line.Write:
		return "to_file(" + text + ", " + arg + ")", nil
	case line.Append:
		return "to_file(" + text + ", " + arg + ", append=True)", nil
	}
	return "to_program(" + text + ", " + arg + ")", nil
}

// callsBack are the verbs that run lines or functions of the script.
var callsBack = map[string]bool{
	"catch": true, "time": true, "watch": true, "source": true, "assert": true, "print": true,
	"exit": true, "wait": true, "background": true,
}
