package value

import (
	"regexp"
	"strings"
	"sync"
)

// starlarkErrors tells Starlark's errors apart by their text, for it has no types for them, and
// says them as Python does. The first that matches counts. In a message $1 is what matched, and
// @1 the type of that name as Python calls it; an empty message leaves the text.
var starlarkErrors = []struct{ pattern, class, message string }{
	{`^internal error: predeclared variable (\S+) is uninitialized`,
		"NameError", "name '$1' is not defined"},
	{`^local variable (\S+) referenced before assignment`,
		"UnboundLocalError", "local variable '$1' referenced before assignment"},
	{`^undefined: (\S+)`, "NameError", "name '$1' is not defined"},

	{`^(\S+) has no \.(\w+) (?:field or method|attribute)`,
		"AttributeError", "'@1' object has no attribute '$2'"},
	{`^can't assign to \.(\w+) field of (\S+)`,
		"AttributeError", "property '$1' of '@2' object has no setter"},

	{`^invalid call of non-function \((\S+)\)`, "TypeError", "'@1' object is not callable"},
	{`^function (\S+) accepts no arguments \((\d+) given\)`,
		"TypeError", "$1() takes 0 positional arguments but $2 were given"},
	{`^function (\S+) accepts 1 positional argument \((\d+) given\)`,
		"TypeError", "$1() takes 1 positional argument but $2 were given"},
	{`^function (\S+) accepts (\d+) positional arguments \((\d+) given\)`,
		"TypeError", "$1() takes $2 positional arguments but $3 were given"},
	{`^function (\S+) accepts at most (\d+) positional arguments? \((\d+) given\)`,
		"TypeError", "$1() takes at most $2 positional arguments but $3 were given"},
	{`^function (\S+) missing 1 argument \((\S+)\)`,
		"TypeError", "$1() missing 1 required positional argument: '$2'"},
	{`^function (\S+) got an unexpected keyword argument "(.*)"`,
		"TypeError", "$1() got an unexpected keyword argument '$2'"},
	{`^function (\S+) got multiple values for parameter "(.*)"`,
		"TypeError", "$1() got multiple values for argument '$2'"},
	{`^argument after \* must be iterable, not (\S+)`,
		"TypeError", "argument after * must be an iterable, not @1"},
	{`^argument after \*\* must be a mapping`, "TypeError", ""},

	{`^unknown binary op: (string|list|tuple) \+ (\S+)`,
		"TypeError", `can only concatenate @1 (not "@2") to @1`},
	{`^unknown binary op: (?:string|list|tuple|bytes) \* (\S+)`,
		"TypeError", "can't multiply sequence by non-int of type '@1'"},
	{`^unknown binary op: (\S+) \* (?:string|list|tuple|bytes)`,
		"TypeError", "can't multiply sequence by non-int of type '@1'"},
	{`^unknown binary op: \S+ (?:not )?in (\S+)`,
		"TypeError", "argument of type '@1' is not iterable"},
	{`^'in <string>' requires string`, "TypeError", ""},
	{`^unknown binary op: (\S+) (\S+) (\S+)`,
		"TypeError", "unsupported operand type(s) for $2: '@1' and '@3'"},
	{`^unknown unary op: (\S+) (\S+)`, "TypeError", "bad operand type for unary $1: '@2'"},
	{`^(\S+) ([<>]=?) (\S+) not implemented`,
		"TypeError", "'$2' not supported between instances of '@1' and '@3'"},
	{`^negative shift count`, "ValueError", "negative shift count"},

	{`^key "(.*)" not in (?:dict|record)`, "KeyError", "'$1'"},
	{`^key (.*) not in (?:dict|record)`, "KeyError", "$1"},
	{`^unhashable type: (\S+)`, "TypeError", "unhashable type: '@1'"},
	{`^unhandled index operation (\w+)\[`, "TypeError", "'@1' object is not subscriptable"},
	{`^(\S+) value does not support item assignment`,
		"TypeError", "'@1' object does not support item assignment"},
	{`^string index: got (\S+), want int`,
		"TypeError", "string indices must be integers, not '@1'"},
	{`^bytes index: got (\S+), want int`,
		"TypeError", "byte indices must be integers or slices, not @1"},
	{`^(\S+) index: got (\S+), want int`,
		"TypeError", "$1 indices must be integers or slices, not @2"},
	{`^zero is not a valid slice step`, "ValueError", "slice step cannot be zero"},
	{`^pop: index .*: empty list`, "IndexError", "pop from empty list"},
	{`^pop: index .* out of range`, "IndexError", "pop index out of range"},
	{`^(list|tuple|string) index (?:-?\d+) out of range`, "IndexError", "$1 index out of range"},
	{`index (-?\d+) out of range|out of range: index`, "IndexError", ""},

	{`^(\S+) value is not iterable`, "TypeError", "'@1' object is not iterable"},
	{`^got (\S+) in sequence assignment`, "TypeError", "cannot unpack non-iterable @1 object"},
	{`^too many values to unpack \(got \d+, want (\d+)\)`,
		"ValueError", "too many values to unpack (expected $1)"},
	{`^too few values to unpack \(got (\d+), want (\d+)\)`,
		"ValueError", "not enough values to unpack (expected $2, got $1)"},
	{`^remove: element not found`, "ValueError", "list.remove(x): x not in list"},
	{`^index: value not in list`, "ValueError", "the value is not in the list"},
	{`substring not found$`, "ValueError", "substring not found"},
	{`^pop: missing key`, "KeyError", ""},
	{`^join: in list, want string, got (\S+)`,
		"TypeError", "sequence item: expected str instance, @1 found"},

	{`(?:division|modulo|remainder).*by zero`, "ZeroDivisionError", "division by zero"},
	{`(?s)^fail: (.*)`, "RuntimeError", "$1"},
	{`out of range|too (large|big)|exceeds`, "OverflowError", ""},
	{`^(?:invalid literal|.*: item not found|empty separator)`, "ValueError", ""},
	{`^(?:Starlark stack overflow|function .* called recursively)`, "RecursionError", ""},
	{`^(?:invalid call|got |.* got |.*: missing|.*missing \d+ argument|.*unexpected keyword|` +
		`.*accepts|.*not iterable|unhandled|invalid slice|.*want |function .*|` +
		`.*not implemented|.*takes)`, "TypeError", ""},
	{`^cannot (?:insert|append|assign|delete|clear|extend)`, "RuntimeError", ""},
}

// starlarkPatterns are compiled when the first error asks: a session without one is quicker.
var starlarkPatterns = sync.OnceValue(func() (list []*regexp.Regexp) {
	for _, row := range starlarkErrors {
		list = append(list, regexp.MustCompile(row.pattern))
	}
	return list
})

func starlarkException(err error) *Exception {
	text := err.Error()
	for i, row := range starlarkErrors {
		match := starlarkPatterns()[i].FindStringSubmatch(text)
		if match == nil {
			continue
		}
		message := text
		if row.message != "" {
			message = filled(row.message, match)
		}
		return &Exception{Class: row.class, Message: message, Cause: err}
	}
	return &Exception{Class: "RuntimeError", Message: text, Cause: err}
}

func filled(message string, match []string) string {
	var pairs []string
	for i, part := range match {
		number := string(rune('0' + i))
		pairs = append(pairs, "$"+number, part, "@"+number, pythonType(part))
	}
	return strings.NewReplacer(pairs...).Replace(message)
}

// pythonType is what Python calls the type that Starlark has under that name.
func pythonType(name string) string {
	if name == "string" {
		return "str"
	}
	return name
}
