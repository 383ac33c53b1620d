// Package line reads the command form of a line. It knows no command, no
// Starlark and no socket: what is a verb, and what a word means, its caller says.
package line

// Error is a line that does not parse: where in the text, and whether more
// input could heal it (that bit drives the continuation prompt).
type Error struct {
	Start, End int // byte range in the text that was given
	Message    string
	Incomplete bool
}

func (e *Error) Error() string { return e.Message }

// Chunk is what runs at once: a logical line, or a block with its head.
type Chunk struct {
	Text  string // lines joined by newlines, prompts taken off
	Line  int    // number of its first physical line, from 1
	Block bool   // an if, for, while or def
}

// Ending is what may follow a command, set off by a blank.
type Ending int

const (
	NoEnding   Ending = iota
	Background        // s.recv 10 &
	Write             // s.recv 10 > file
	Append            // s.recv 10 >> file
	Pipe              // s.recv 10 | program
)

// Call is a statement in command form.
type Call struct {
	Return     bool     // return s.recv 5
	Targets    []string // the names left of "="; nil without
	Head       []string // "s", "recv"; "socket"; "socket", "gethostname"
	Words      []Word
	Rest       string // all after the head, as typed, without ending and comment
	Ending     Ending
	EndingArg  string // the file or the program
	Start, End int    // the statement's byte range in the text
	HeadStart  int
	HeadEnd    int
}

// Verb is the head's last part.
func (c *Call) Verb() string { return c.Head[len(c.Head)-1] }

// WordKind says how a word was written.
type WordKind int

const (
	Bare   WordKind = iota // 4096, AF_INET, hello
	String                 // "a", 'a', r"\d", """a""", and several side by side; Value is the text
	Bytes                  // b"\x00", hex"de ad"; Value is the decoded bytes
	Expr                   // (expr) or [expr, ...]; Text is Starlark
)

// Word is one word of a command.
type Word struct {
	Kind       WordKind
	Key        string // in key=word the key, when the verb has such a parameter
	Text       string // as it was typed, without the key; of Expr on one line
	Value      string // of String and Bytes: what it stands for
	Start, End int
}

// Grammar is what a caller knows of verbs.
type Grammar struct {
	// IsVerb reports whether a head ("s.recv", its parts) ends in a declared verb. It decides
	// only for a head that stands alone, or before a round bracket and an ending, where the
	// text may be Starlark: f (x) > 3. A head with words is a command whatever its verb.
	IsVerb func(head []string) bool
	// TakesRest reports whether the verb's argument is the rest of the line as it
	// stands (assert, print, catch, time): then Rest counts, on one line and with what else
	// would be an ending, and Words stays empty.
	TakesRest func(verb string) bool
	// TakesRegexp reports whether a word of this verb may be /a regular expression/, in
	// which blanks, quotes and brackets are its own.
	TakesRegexp func(head []string) bool
	// IsKey reports whether name is a parameter that this verb takes as name=word.
	IsKey func(head []string, name string) bool
}
