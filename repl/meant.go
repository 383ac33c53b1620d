package repl

import (
	"maps"
	"slices"
	"strings"

	"sockshell/repl/command"
	"sockshell/repl/value"
)

// meant is what Python's prompt adds to the error about a name that is not defined: which one
// was perhaps meant. It is no part of the error's own text.
func (s *Session) meant(e *value.Exception) string {
	name, isName := strings.CutPrefix(e.Message, "name '")
	name, isUndefined := strings.CutSuffix(name, "' is not defined")
	if e.Class != "NameError" || !isName || !isUndefined {
		return ""
	}
	names := slices.Concat(slices.Sorted(maps.Keys(s.eval.scope.given)), command.Names(),
		slices.Sorted(maps.Keys(value.Builtins())), []string{"True", "False", "None"})
	for _, c := range command.ConstantList("") {
		names = append(names, c.Name)
	}
	if near := command.Nearest(name, names); near != "" {
		return ". Did you mean: '" + near + "'?"
	}
	return ""
}
