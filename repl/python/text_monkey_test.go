package python

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
	"time"
)

// textPool are values that are near the edges of what methods take.
func textPool() []Value {
	huge := new(big.Int).Exp(big.NewInt(10), big.NewInt(40), nil)
	return []Value{
		None, True, False, Ellipsis, NewInt(0), NewInt(1), NewInt(-1), NewInt(2), NewInt(5), NewInt(255), NewInt(256), NewInt(-7),
		NewInt(math.MaxInt64), NewInt(math.MinInt64), NewInt(1 << 40), NewBig(huge), NewBig(new(big.Int).Neg(huge)),
		Float(0), Float(-0.5), Float(1e300), Float(math.NaN()), Float(math.Inf(-1)), Float(5e-324),
		NewStr(""), NewStr("a"), NewStr("abc"), NewStr("héllo wörld"), NewStr("a\tb\r\nc"), NewStr("\xed\xa0\x80x"), NewStr("😀{}{0!r:>{1}}%s%(a)d"),
		NewStr("utf-8"), NewStr("strict"), NewStr("replace"), NewStr("utf-16"), NewStr("big"), NewStr("little"), NewStr("%*.*f%"), NewStr("{a[0].b}"),
		NewStr("%-010.5x"), NewStr("<5"), NewStr("=+020,.3f"), NewStr("B"), NewStr("i"), NewStr("d"), NewStr("0x1p3"), NewStr("12"), NewStr("-1_0"),
		Bytes(""), Bytes("a"), Bytes("\xff\x00ab\r\n"), Bytes("%d%s%c"), NewByteArray([]byte("hello")), NewByteArray(nil),
		&MemoryView{data: []byte("abcdefgh"), step: 2, n: 4, format: "B"}, &MemoryView{data: []byte("abcdefgh"), step: 4, n: 2, format: "i"},
		NewTuple(), NewTuple(NewStr("a"), NewInt(1)), NewTuple(NewStr("a"), NewStr("b")), NewList(NewInt(97), NewInt(98)), NewList(NewStr("x"), NewStr("y")), NewList(),
		NewDict(), &Slice{None, None, NewInt(-1)}, &Slice{NewInt(1), NewInt(3), None}, &Slice{NewInt(-100), NewInt(100), NewInt(3)}, IntType, StrType,
	}
}

var textTypes = []*Type{IntType, BoolType, FloatType, StrType, BytesType, ByteArrayType, MemoryViewType}

// TestTextMonkey calls all methods, operators and constructors of numbers and text with whatever there is: each
// gives a value or an exception, soon, and never a panic.
func TestTextMonkey(t *testing.T) {
	thread := running(t)
	random := rand.New(rand.NewPCG(1, 2))
	end := time.Now().Add(3 * time.Second)
	for round := 0; time.Now().Before(end); round++ {
		pool := textPool()
		pick := func() Value { return pool[random.IntN(len(pool))] }
		self := pick()
		args := make([]Value, random.IntN(4))
		for i := range args {
			args[i] = pick()
		}
		what := ""
		check := func(v Value, err error) {
			if err == nil && v == nil {
				t.Fatalf("%s gave neither a value nor an error", what)
			}
			if _, ok := err.(*Exception); err != nil && !ok {
				t.Fatalf("%s: %T %v", what, err, err)
			}
			if err == nil {
				_, err = Repr(thread, v)
			}
			_ = err
		}
		began := time.Now()
		func() {
			defer func() {
				if p := recover(); p != nil {
					panic(fmt.Sprintf("%s: %v", what, p))
				}
			}()
			switch random.IntN(6) {
			case 0:
				op := BinaryOp(random.IntN(13))
				other := pick()
				what = fmt.Sprintf("%s %s %s", shown(thread, self), op, shown(thread, other))
				check(Binary(thread, op, self, other))
			case 1:
				c := textTypes[random.IntN(len(textTypes))]
				what = fmt.Sprintf("%s(%s)", c.Name, shownAll(thread, args))
				check(Call(thread, c, Args{Pos: args}))
			case 2:
				key := pick()
				what = fmt.Sprintf("%s[%s]", shown(thread, self), shown(thread, key))
				check(GetItem(thread, self, key))
			case 3:
				s, err := Format(thread, self, textOf(pick()))
				check(NewStr(s), err)
			default:
				c := self.Type()
				names := c.OwnNames()
				if len(names) == 0 {
					return
				}
				name := names[random.IntN(len(names))]
				what = fmt.Sprintf("%s.%s(%s)", shown(thread, self), name, shownAll(thread, args))
				f, err := GetAttr(thread, self, name)
				if err == nil && IsCallable(f) {
					check(Call(thread, f, Args{Pos: args}))
				}
			}
		}()
		if took := time.Since(began); took > time.Second {
			t.Errorf("%s took %v", what, took)
		}
	}
}

func textOf(v Value) string {
	s, _ := AsStr(v)
	return s
}

func shown(t *Thread, v Value) string {
	s, err := Repr(t, v)
	if err != nil {
		return err.Error()
	}
	return s
}

func shownAll(t *Thread, args []Value) (text string) {
	for i, v := range args {
		if i > 0 {
			text += ", "
		}
		text += shown(t, v)
	}
	return text
}
