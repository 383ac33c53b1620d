package syntax

// Error is text that does not parse. Message is CPython's sentence where it has one.
type Error struct {
	Span              // for the caret
	Class      string // "SyntaxError", "IndentationError", "TabError"
	Message    string
	Incomplete bool    // more input could heal it
	left       nesting // what is open then
}

func (e *Error) Error() string { return e.Message }

// Grammar is what the parser asks about verbs. A nil *Grammar knows none: then only a head
// that is followed by a word (two things side by side) is a command.
type Grammar struct {
	// IsVerb reports whether a head ("s", "recv") ends in a declared verb. It decides only for a
	// head that stands alone, before a bracket or an ending, or before an operator that touches
	// a word, where the text may be Python too: f (x) > 3, n -1.
	IsVerb func(head []string) bool
	// IsFunction reports whether a name is a function of the session, which may be called in
	// command form. It decides where IsVerb does, but not for a head that stands alone: that
	// is the function itself. It may be nil.
	IsFunction func(name string) bool
	// IsName reports whether a name holds a value now. It decides where a value with an ending
	// could be a comparison too: data > f writes a file unless f holds something. It may be nil.
	IsName func(name string) bool
	// TakesRest tells what a verb takes of the rest of the line.
	TakesRest func(verb string) Rest
	// TakesRegexp reports whether a word of this verb may be /a regular expression/.
	TakesRegexp func(head []string) bool
}

// Rest tells what a verb takes of the rest of its line.
type Rest uint8

// What a verb takes of the rest of its line.
const (
	Words     Rest = iota // words, as most
	Statement             // a command or an expression: catch, time, watch
	Values                // Python expressions side by commas, as print and assert
	Raw                   // the text as it stands
)
