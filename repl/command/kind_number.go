package command

import (
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"time"

	"sockshell/repl/python"

	"sockshell/repl/syntax"
	"sockshell/repl/value"
	"sockshell/sockcore"
)

// The kinds that are integers. They differ in the constants that are offered for them.
type (
	Int      int64 // any integer
	CInt     int   // one that C's int holds
	Size     int   // a number of bytes: 4096, 64K, 1M
	Flags    int   // MSG_PEEK|MSG_DONTWAIT
	Family   int   // AF_INET
	Type     int   // SOCK_STREAM
	Protocol int   // IPPROTO_TCP, tcp
	Level    int   // SOL_SOCKET
	Option   int   // SO_REUSEADDR
	How      int   // SHUT_WR
)

func (*Int) name() string      { return "int" }
func (*CInt) name() string     { return "int" }
func (*Size) name() string     { return "int" }
func (*Flags) name() string    { return "flags" }
func (*Family) name() string   { return "family" }
func (*Type) name() string     { return "type" }
func (*Protocol) name() string { return "protocol" }
func (*Level) name() string    { return "level" }
func (*Option) name() string   { return "option" }
func (*How) name() string      { return "how" }

func (*Int) word(w *syntax.Word) (syntax.Expr, error)    { return intWord(w, "") }
func (*CInt) word(w *syntax.Word) (syntax.Expr, error)   { return intWord(w, "") }
func (*Size) word(w *syntax.Word) (syntax.Expr, error)   { return intWord(w, "") }
func (*Flags) word(w *syntax.Word) (syntax.Expr, error)  { return intWord(w, "MSG_") }
func (*Family) word(w *syntax.Word) (syntax.Expr, error) { return intWord(w, "AF_") }
func (*Type) word(w *syntax.Word) (syntax.Expr, error)   { return intWord(w, "SOCK_") }
func (*Level) word(w *syntax.Word) (syntax.Expr, error)  { return intWord(w, "SOL_") }
func (*Option) word(w *syntax.Word) (syntax.Expr, error) { return intWord(w, "SO_") }
func (*How) word(w *syntax.Word) (syntax.Expr, error)    { return intWord(w, "SHUT_") }

func (*Protocol) word(w *syntax.Word) (syntax.Expr, error) {
	if w.Kind == syntax.Bare {
		constant := "IPPROTO_" + strings.ToUpper(w.Text)
		if _, ok := sockcore.ConstantValue(constant); ok {
			return nameExpr(w.Span, constant), nil
		}
	}
	return intWord(w, "IPPROTO_")
}

func (k *Int) take(_ *Call, v python.Value) (err error) {
	n, err := value.Integer(v)
	*k = Int(n)
	return err
}

// fits is Python's error about a number that 64 bits do not hold.
func fits(v python.Value, ctype string) error {
	if _, ok := python.Held(v).(*python.BigInt); ok {
		return python.Raise(python.OverflowError, "Python int too large to convert to C %s", ctype)
	}
	return nil
}

func (k *Size) take(_ *Call, v python.Value) error {
	if err := fits(v, "ssize_t"); err != nil {
		return err
	}
	n, err := value.Integer(v)
	*k = Size(n)
	return err
}

func (k *CInt) take(c *Call, v python.Value) error     { return c.takeInt((*int)(k), v) }
func (k *Flags) take(c *Call, v python.Value) error    { return c.takeInt((*int)(k), v) }
func (k *Family) take(c *Call, v python.Value) error   { return c.takeInt((*int)(k), v) }
func (k *Type) take(c *Call, v python.Value) error     { return c.takeInt((*int)(k), v) }
func (k *Protocol) take(c *Call, v python.Value) error { return c.takeInt((*int)(k), v) }
func (k *Level) take(c *Call, v python.Value) error    { return c.takeInt((*int)(k), v) }
func (k *Option) take(c *Call, v python.Value) error   { return c.takeInt((*int)(k), v) }
func (k *How) take(c *Call, v python.Value) error      { return c.takeInt((*int)(k), v) }

// takeInt is takeCInt with the words of those functions that convert a lone argument
// themselves.
func (c *Call) takeInt(into *int, v python.Value) error {
	err := takeCInt(into, v)
	if err != nil && python.IsA(err, python.OverflowError) &&
		slices.Contains([]string{"socket", "fromfd", "shutdown", "close"}, c.Verb) {
		return python.Raise(python.OverflowError, "Python int too large to convert to C int")
	}
	return err
}

// takeCInt takes what fits a C int, with the words of Python's "i" format.
func takeCInt(into *int, v python.Value) error {
	n, err := value.Integer(v)
	switch {
	case err != nil:
		return err
	case n >= math.MinInt32 && n <= math.MaxInt32:
		*into = int(n)
		return nil
	case fits(v, "long") != nil:
		return fits(v, "long")
	case n > 0:
		return python.Raise(python.OverflowError, "signed integer is greater than maximum")
	}
	return python.Raise(python.OverflowError, "signed integer is less than minimum")
}

// intWord is a number, or constants joined by "|".
func intWord(w *syntax.Word, prefix string) (syntax.Expr, error) {
	if w.Kind != syntax.Bare {
		return w.Value, nil
	}
	if n, ok := parseInt(w.Text); ok {
		return int64Expr(w.Span, n), nil
	}
	if n, ok := new(big.Int).SetString(w.Text, 0); ok {
		return intExpr(w.Span, n.String()), nil
	}
	switch w.Text {
	case "None":
		return noneExpr(w.Span), nil
	case "True", "False":
		return boolExpr(w.Span, w.Text == "True"), nil
	}
	if e, ok := floatWord(w.Span, w.Text); ok {
		return e, nil // Python's own error about a float follows
	}
	var sum syntax.Expr
	for part := range strings.SplitSeq(w.Text, "|") {
		var e syntax.Expr
		if n, ok := parseInt(part); ok {
			e = int64Expr(w.Span, n)
		} else if _, ok := sockcore.ConstantValue(part); ok {
			e = nameExpr(w.Span, part)
		} else {
			return nil, unknownConstant(w, part, prefix)
		}
		if sum == nil {
			sum = e
		} else {
			sum = &syntax.BinOp{Span: w.Span, Op: syntax.BitOr, OpPos: w.Start, Left: sum, Right: e}
		}
	}
	return sum, nil
}

func unknownConstant(w *syntax.Word, name, prefix string) error {
	message := "no constant or number " + name
	if near := nearestConstant(name, prefix); near != "" {
		message += "; did you mean " + near + "?"
	} else if IsName(name) {
		message += "; for the variable write (" + name + "), and text with blanks in quotes"
	}
	return wordError(w, message)
}

func nearestConstant(name, prefix string) string {
	var names []string
	for _, c := range sockcore.Constants() {
		if strings.HasPrefix(c.Name, prefix) {
			names = append(names, c.Name)
		}
	}
	if near := nearest(strings.ToUpper(name), names); near != "" {
		return near
	}
	return nearest(prefix+strings.ToUpper(name), names)
}

var units = map[byte]int64{'K': 1 << 10, 'M': 1 << 20, 'G': 1 << 30}

// parseInt reads 4096, -1, 0x10, 0o17, 0b1, 64K, 1M, 2G.
func parseInt(text string) (int64, bool) {
	if text == "" {
		return 0, false
	}
	unit := units[text[len(text)-1]]
	if unit == 0 {
		unit = 1
	} else {
		text = text[:len(text)-1]
	}
	digits := strings.TrimLeft(text, "+-")
	if strings.Contains(text, "_") || len(digits) > 1 && digits[0] == '0' && digits[1] <= '9' {
		return 0, false // Python reads neither 010 nor, here, 1_000
	}
	n, err := strconv.ParseInt(text, 0, 64)
	if err != nil || unit > 1 && (n > math.MaxInt64/unit || n < math.MinInt64/unit) {
		return 0, false
	}
	return n * unit, true
}

// Seconds is a timeout: 2.5, 500ms, None.
type Seconds sockcore.Timeout

func (*Seconds) name() string { return "seconds" }

func (*Seconds) word(w *syntax.Word) (syntax.Expr, error) {
	switch {
	case w.Kind != syntax.Bare:
		return w.Value, nil
	case w.Text == "None":
		return noneExpr(w.Span), nil
	}
	if e, ok := secondsWord(w.Span, w.Text); ok {
		return e, nil
	}
	return nil, wordError(w, w.Text+" is no number of seconds: write 2.5, 500ms or None")
}

// secondsWord is a duration as Python's number: "500ms" is 0.5, "2m" is 120.0.
func secondsWord(at syntax.Span, text string) (syntax.Expr, bool) {
	if n, ok := parseInt(text); ok {
		return int64Expr(at, n), true
	}
	if e, ok := floatWord(at, text); ok {
		return e, true
	}
	if d, err := time.ParseDuration(text); err == nil {
		return floatExpr(at, d.Seconds()), true
	}
	return nil, false
}

// floatWord is a number of decimals; nan and inf are ones.
func floatWord(at syntax.Span, text string) (syntax.Expr, bool) {
	f, err := strconv.ParseFloat(text, 64)
	if err != nil || strings.ContainsAny(text, "_xXpP") {
		return nil, false
	}
	finite := !math.IsNaN(f) && !math.IsInf(f, 0)
	return floatExpr(at, f), !finite || strings.ContainsAny(text, ".eE")
}

func (k *Seconds) take(_ *Call, v python.Value) error {
	t, err := timeout(v)
	*k = Seconds(t)
	return err
}

// timeout takes None or a number of seconds, with Python's errors.
func timeout(v python.Value) (sockcore.Timeout, error) {
	if v == python.None {
		return sockcore.None, nil
	}
	const most = math.MaxInt64 / 1e9
	var seconds float64
	if f, ok := v.(python.Float); ok {
		seconds = float64(f)
		if math.Abs(seconds) > most {
			return 0, python.Raise(python.OverflowError, "timestamp out of range for platform time_t")
		}
	} else {
		n, err := value.Integer(v)
		if err != nil {
			return 0, err
		}
		seconds = float64(n)
		if math.Abs(seconds) > most {
			return 0, python.Raise(python.OverflowError, "timestamp too large to convert to C _PyTime_t")
		}
	}
	switch {
	case math.IsNaN(seconds):
		return 0, python.Raise(python.ValueError, "Invalid value NaN (not a number)")
	case seconds < 0:
		return 0, python.Raise(python.ValueError, "Timeout value out of range")
	}
	return sockcore.Timeout(math.Ceil(seconds * 1e9)), nil
}

// Bool is on, off, true, false, yes, no, 1, 0.
type Bool bool

func (*Bool) name() string { return "bool" }

var boolWords = map[string]bool{
	"on": true, "true": true, "yes": true, "1": true, "True": true,
	"off": false, "false": false, "no": false, "0": false, "False": false,
}

func (*Bool) word(w *syntax.Word) (syntax.Expr, error) {
	if w.Kind != syntax.Bare {
		return w.Value, nil
	}
	if truth, ok := boolWords[w.Text]; ok {
		return boolExpr(w.Span, truth), nil
	}
	return nil, wordError(w, w.Text+" is neither on nor off")
}

func (k *Bool) take(_ *Call, v python.Value) error {
	if b, ok := v.(python.Bool); ok {
		*k = Bool(b)
		return nil
	}
	if err := fits(v, "long"); err != nil {
		return err
	}
	n, err := value.Integer(v)
	*k = n != 0
	return err
}
