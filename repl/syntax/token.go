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
	if k, ok := keywords[name]; ok {
		return k
	}
	return tName
}

var keywords = map[string]kind{
	"False":    kFalse,
	"None":     kNone,
	"True":     kTrue,
	"and":      kAnd,
	"as":       kAs,
	"assert":   kAssert,
	"async":    kAsync,
	"await":    kAwait,
	"break":    kBreak,
	"class":    kClass,
	"continue": kContinue,
	"def":      kDef,
	"del":      kDel,
	"elif":     kElif,
	"else":     kElse,
	"except":   kExcept,
	"finally":  kFinally,
	"for":      kFor,
	"from":     kFrom,
	"global":   kGlobal,
	"if":       kIf,
	"import":   kImport,
	"in":       kIn,
	"is":       kIs,
	"lambda":   kLambda,
	"nonlocal": kNonlocal,
	"not":      kNot,
	"or":       kOr,
	"pass":     kPass,
	"raise":    kRaise,
	"return":   kReturn,
	"try":      kTry,
	"while":    kWhile,
	"with":     kWith,
	"yield":    kYield,
}

// IsKeyword reports whether a name is one of Python's keywords, which name nothing.
func IsKeyword(name string) bool { return keyword(name) != tName }

// IsName reports whether text is one of Python's identifiers, and no keyword.
func IsName(text string) bool {
	return text != "" && nameEnd(text, 0) == len(text) && !IsKeyword(text)
}
