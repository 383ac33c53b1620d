package syntax

// kind is what a token is.
type kind uint8

// The kinds of tokens: layout, what carries text, operators, keywords.
const (
	tEOF kind = iota
	tNewline
	tIndent
	tDedent
	tBad // no token: the parser's bad says what is wrong, once somebody wants it
	tName
	tNumber
	tString  // a whole literal that is no f-string
	tFString // an f-string's prefix and its opening quotes

	tLpar
	tRpar
	tLsqb
	tRsqb
	tLbrace
	tRbrace
	tComma
	tColon
	tSemi
	tDot
	tEllipsis
	tArrow
	tWalrus
	tAssign
	tBang

	tPlus
	tMinus
	tStar
	tAt
	tSlash
	tDoubleSlash
	tPercent
	tDoubleStar
	tLShift
	tRShift
	tPipe
	tCaret
	tAmper
	tTilde

	tPlusEq // the augmented ones stand in the order of their operators
	tMinusEq
	tStarEq
	tAtEq
	tSlashEq
	tDoubleSlashEq
	tPercentEq
	tDoubleStarEq
	tLShiftEq
	tRShiftEq
	tPipeEq
	tCaretEq
	tAmperEq

	tEqEq
	tNotEq
	tLess
	tLessEq
	tGreater
	tGreaterEq

	kFalse
	kNone
	kTrue
	kAnd
	kAs
	kAssert
	kAsync
	kAwait
	kBreak
	kClass
	kContinue
	kDef
	kDel
	kElif
	kElse
	kExcept
	kFinally
	kFor
	kFrom
	kGlobal
	kIf
	kImport
	kIn
	kIs
	kLambda
	kNonlocal
	kNot
	kOr
	kPass
	kRaise
	kReturn
	kTry
	kWhile
	kWith
	kYield
)

// token is one token: its bytes are from start to end. bol is where the line of end begins.
type token struct {
	kind       kind
	start, end int
	bol        int
	Span
}

// keyword gives the kind of a name: tName, or the keyword's own.
func keyword(name string) kind {
	if len(name) < 2 || len(name) > 8 {
		return tName
	}
	switch name {
	case "False":
		return kFalse
	case "None":
		return kNone
	case "True":
		return kTrue
	case "and":
		return kAnd
	case "as":
		return kAs
	case "assert":
		return kAssert
	case "async":
		return kAsync
	case "await":
		return kAwait
	case "break":
		return kBreak
	case "class":
		return kClass
	case "continue":
		return kContinue
	case "def":
		return kDef
	case "del":
		return kDel
	case "elif":
		return kElif
	case "else":
		return kElse
	case "except":
		return kExcept
	case "finally":
		return kFinally
	case "for":
		return kFor
	case "from":
		return kFrom
	case "global":
		return kGlobal
	case "if":
		return kIf
	case "import":
		return kImport
	case "in":
		return kIn
	case "is":
		return kIs
	case "lambda":
		return kLambda
	case "nonlocal":
		return kNonlocal
	case "not":
		return kNot
	case "or":
		return kOr
	case "pass":
		return kPass
	case "raise":
		return kRaise
	case "return":
		return kReturn
	case "try":
		return kTry
	case "while":
		return kWhile
	case "with":
		return kWith
	case "yield":
		return kYield
	}
	return tName
}

// IsKeyword reports whether a name is one of Python's keywords, which name nothing.
func IsKeyword(name string) bool { return keyword(name) != tName }

// IsName reports whether text is one of Python's identifiers, and no keyword.
func IsName(text string) bool {
	return text != "" && nameEnd(text, 0) == len(text) && !IsKeyword(text)
}
