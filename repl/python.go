package repl

import (
	"slices"
	"strings"

	"sockshell/repl/command"
	"sockshell/repl/line"
)

// lacking is what Python has and Starlark lacks, and what to write instead. A row is
// tried only on a line that does not parse.
var lacking = []struct {
	seen    func(text string) bool
	instead string
}{
	{operator("**"), "write pow(x, y)"},
	{operator(":="), "write the assignment on a line of its own"},
	{keyword("is"), "write == (and `x == None`)"},
	{keyword("del"), "write name = None, or d.pop(key)"},
	{keyword("raise"), `write fail("what went wrong")`},
	{keyword("try"), "write value, err = catch COMMAND"},
	{keyword("with"), "write the block plainly, and close what it opened"},
	{keyword("class"), "write a dict, or a function that returns one"},
	{keyword("global"), "leave it out: a function reads the shell's names"},
	{keyword("nonlocal"), "leave it out, and return the value"},
	{keyword("yield"), "write a list and return it"},
	{keyword("async"), "write a line with & at its end"},
	{keyword("await"), "write wait"},
	{fstring, `write "%s" % x, or "{}".format(x)`},
	{underscored, "write the number without _"},
	{aside, "only a command waits aside, such as data = s.recv 100 &"},
}

func keyword(name string) func(string) bool {
	return func(text string) bool {
		return slices.ContainsFunc(line.Tokens(text, command.Grammar()), func(t line.Token) bool {
			return t.Class == line.Name && text[t.Start:t.End] == name
		})
	}
}

func operator(symbol string) func(string) bool {
	return func(text string) bool {
		for _, t := range line.Tokens(text, command.Grammar()) {
			if t.Class == line.Operator && len(text)-t.Start >= len(symbol) &&
				text[t.Start:t.Start+len(symbol)] == symbol {
				return true
			}
		}
		return false
	}
}

// fstring sees a name f that touches a string.
func fstring(text string) bool {
	tokens := line.Tokens(text, command.Grammar())
	for i, t := range tokens[:max(len(tokens)-1, 0)] {
		name := text[t.Start:t.End]
		next := tokens[i+1]
		if (name == "f" || name == "F" || name == "rf" || name == "fr") &&
			next.Start == t.End && next.Class == line.Literal {
			return true
		}
	}
	return false
}

// underscored sees 1_000.
func underscored(text string) bool {
	tokens := line.Tokens(text, command.Grammar())
	for i, t := range tokens {
		if t.Class != line.Number {
			continue
		}
		if slices.Contains([]byte(text[t.Start:t.End]), '_') ||
			i+1 < len(tokens) && tokens[i+1].Start == t.End && text[t.End] == '_' {
			return true
		}
	}
	return false
}

// aside sees a line that ends in &, and that is no command.
func aside(text string) bool { return strings.HasSuffix(strings.TrimSpace(text), "&") }
