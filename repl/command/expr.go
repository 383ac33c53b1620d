package command

import (
	"strconv"

	"sockshell/repl/syntax"
)

// The expressions that words stand for.

func nameExpr(at syntax.Span, name string) syntax.Expr { return &syntax.Name{Span: at, ID: name} }

func strExpr(at syntax.Span, text string) syntax.Expr {
	return &syntax.Constant{Span: at, Kind: syntax.Str, Text: text}
}

func bytesExpr(at syntax.Span, data string) syntax.Expr {
	return &syntax.Constant{Span: at, Kind: syntax.Bytes, Text: data}
}

func floatExpr(at syntax.Span, f float64) syntax.Expr {
	return &syntax.Constant{Span: at, Kind: syntax.Float, Float: f}
}

func boolExpr(at syntax.Span, truth bool) syntax.Expr {
	if truth {
		return &syntax.Constant{Span: at, Kind: syntax.True}
	}
	return &syntax.Constant{Span: at, Kind: syntax.False}
}

func noneExpr(at syntax.Span) syntax.Expr { return &syntax.Constant{Span: at, Kind: syntax.None} }

// intExpr is an int by its decimal digits, with a sign before them.
func intExpr(at syntax.Span, digits string) syntax.Expr {
	if digits != "" && digits[0] == '-' {
		return &syntax.UnaryOp{Span: at, Op: syntax.USub,
			Operand: &syntax.Constant{Span: at, Kind: syntax.Int, Text: digits[1:]}}
	}
	return &syntax.Constant{Span: at, Kind: syntax.Int, Text: digits}
}

func int64Expr(at syntax.Span, n int64) syntax.Expr { return intExpr(at, strconv.FormatInt(n, 10)) }

func callExpr(at syntax.Span, f syntax.Expr, args ...syntax.Expr) *syntax.Call {
	return &syntax.Call{Span: at, Func: f, Args: args}
}

func keywordExpr(at syntax.Span, name string, v syntax.Expr) *syntax.Keyword {
	return &syntax.Keyword{Span: at, Arg: name, Value: v}
}

func lambdaExpr(at syntax.Span, body syntax.Expr) syntax.Expr {
	return &syntax.Lambda{Span: at, Args: &syntax.Arguments{}, Body: body}
}

// wordError is an error about a word.
func wordError(w *syntax.Word, message string) error { return errorAt(w.Span, message) }

func errorAt(at syntax.Span, message string) error {
	return &syntax.Error{Span: at, Class: "SyntaxError", Message: message}
}
