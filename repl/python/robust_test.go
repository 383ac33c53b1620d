package python

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// odd are values that functions do not expect.
func odd(t testing.TB, th *Thread) []Value {
	set := must[*Set](t)(NewSet(th, NewInt(1), NewStr("a")))
	d := NewDict()
	d.SetStr("a", NewInt(1))
	self := NewList(NewInt(1))
	self.Append(self)
	return []Value{None, True, False, NewInt(0), NewInt(1), NewInt(-1), NewInt(3), NewInt(math.MaxInt64), NewInt(math.MinInt64),
		NewBig(new(big.Int).Lsh(big.NewInt(1), 100)), NewBig(new(big.Int).Lsh(big.NewInt(-1), 64)), Float(1.5), Float(math.NaN()),
		Float(math.Inf(-1)), Float(1e300), NewStr(""), NewStr("a"), NewStr("h\u00e9llo \U0001f600"), NewStr("%s{}%d{0!r:>5}"),
		NewStr("\xed\xa0\x80"), NewStr("utf-8"), Bytes(""), Bytes("a\x00\xff"), NewTuple(), NewTuple(NewInt(1), NewStr("b")), NewList(),
		NewList(NewInt(2), NewStr("x"), None), self, NewDict(), d, set, &Set{Frozen: true}, NewRange(0, 5, 1), NewRange(3, -3, -2),
		&Slice{None, NewInt(2), None}, &Slice{NewInt(5), None, NewInt(-1)}, &Slice{None, None, NewInt(0)}, StrType, IntType, ListType,
		ValueError, ObjectType, TypeType, th.Builtins.Get("len"), NewException(ValueError, NewStr("x")), NewInstance(ObjectType), Ellipsis, NotImplemented,
		&DictView{d, dictItems}, &DictView{d, dictKeys}, newDictIterator(d, dictKeys), &Deque{max: -1}, &MappingProxy{d},
		&GenericAlias{Origin: ListType, Key: IntType}, NewModule("m")}
}

// fuzzer calls things with odd values, and tells of panics and of what takes long.
type fuzzer struct {
	*testing.T
	th     *Thread
	r      *rand.Rand
	failed map[string]bool
}

func (f *fuzzer) args() Args {
	values := odd(f.T, f.th)
	a := Args{}
	for range f.r.IntN(4) {
		a.Pos = append(a.Pos, values[f.r.IntN(len(values))])
	}
	if f.r.IntN(12) == 0 {
		a.Kw = append(a.Kw, Named{[]string{"key", "x", "sep"}[f.r.IntN(3)], values[f.r.IntN(len(values))]})
	}
	return a
}

// try runs one call; an interrupt ends it after a while.
func (f *fuzzer) try(what string, call func() (Value, error)) {
	f.th.Depth = 0
	f.th.Interrupt(nil) // none is pending
	f.th.pending.Store(nil)
	f.th.renew()
	defer func() {
		if p := recover(); p != nil && !f.failed[what] {
			f.failed[what] = true
			f.Errorf("%s panics: %v in %s", what, p, panicPlace())
		}
	}()
	began := time.Now()
	stop := time.AfterFunc(100*time.Millisecond, func() { f.th.Interrupt(NewException(KeyboardInterrupt)) })
	v, err := call()
	stop.Stop()
	if took := time.Since(began); took > within && !f.failed[what] {
		f.failed[what] = true
		f.Errorf("%s takes %v", what, took)
	}
	if v == nil && err == nil && !f.failed[what] {
		f.failed[what] = true
		f.Errorf("%s gives neither a value nor an error", what)
	}
}

// poke calls some methods of what a call gave.
func (f *fuzzer) poke(what string, v Value) {
	names := AttrNames(v)
	for range 4 {
		name := names[f.r.IntN(len(names))]
		a := f.args()
		f.try(what+"()."+name+"("+argumentTypes(a)+")", func() (Value, error) {
			m, err := GetAttr(f.th, v, name)
			if err != nil || !IsCallable(m) {
				return None, err
			}
			return Call(f.th, m, a)
		})
	}
}

// panicPlace is where in this package a panic under way began.
func panicPlace() string {
	var at [32]uintptr
	frames := runtime.CallersFrames(at[:runtime.Callers(4, at[:])])
	for {
		frame, more := frames.Next()
		if strings.Contains(frame.File, "/repl/python/") || !more {
			return fmt.Sprintf("%s:%d", filepath.Base(frame.File), frame.Line)
		}
	}
}

func TestOddArgumentsToMethods(t *testing.T) {
	th := running(t)
	f := &fuzzer{T: t, th: th, r: rand.New(rand.NewPCG(5, 63)), failed: map[string]bool{}}
	for range 25 {
		for _, v := range odd(t, th) {
			for _, name := range AttrNames(v) {
				if name == "sort" && v == th.Builtins.Get("len") {
					continue
				}
				a := f.args()
				f.try(fmt.Sprintf("%s.%s(%s)", TypeName(v), name, argumentTypes(a)), func() (Value, error) {
					m, err := GetAttr(th, v, name)
					if err != nil {
						return nil, err
					}
					return Call(th, m, a)
				})
			}
		}
	}
}

func argumentTypes(a Args) string {
	text := ""
	for _, v := range a.Pos {
		text += TypeName(v) + " "
	}
	for _, kw := range a.Kw {
		text += kw.Name + "=" + TypeName(kw.Value) + " "
	}
	return text
}

func TestOddArgumentsToBuiltins(t *testing.T) {
	th := running(t)
	f := &fuzzer{T: t, th: th, r: rand.New(rand.NewPCG(7, 83)), failed: map[string]bool{}}
	skipped := []string{"input", "print", "open", "breakpoint"}
	for range 60 {
		for _, name := range th.Builtins.Names() {
			if slices.Contains(skipped, name) {
				continue
			}
			a := f.args()
			f.try(name+"("+argumentTypes(a)+")", func() (Value, error) {
				v, err := Call(th, th.Builtins.Get(name), a)
				if it, ok := v.(Iterator); ok && err == nil {
					for range 5 {
						if got, err := it.Next(th); got == nil || err != nil {
							break
						}
					}
				}
				return v, err
			})
		}
	}
}

func TestOddArgumentsToModules(t *testing.T) {
	th := running(t)
	f := &fuzzer{T: t, th: th, r: rand.New(rand.NewPCG(11, 13)), failed: map[string]bool{}}
	for _, module := range []string{"_collections", "_hashlib", "_json", "_random", "_zlib", "binascii", "itertools", "math",
		"struct", "time"} {
		members := NativeModule(th.Runtime, module).Dict()
		for range 50 {
			for name, c := range members.All() {
				if !IsCallable(c) || name.(*Str).s == "sleep" {
					continue
				}
				a := f.args()
				f.try(module+"."+name.(*Str).s+"("+argumentTypes(a)+")", func() (Value, error) {
					v, err := Call(th, c, a)
					if err == nil && v != nil && v != None {
						f.poke(module+"."+name.(*Str).s, v)
					}
					return v, err
				})
			}
		}
	}
}

func TestOddOperands(t *testing.T) {
	th := running(t)
	f := &fuzzer{T: t, th: th, r: rand.New(rand.NewPCG(9, 10)), failed: map[string]bool{}}
	for i := range odd(t, th) {
		for j := range odd(t, th) {
			v, w := odd(t, th)[i], odd(t, th)[j]
			pairName := TypeName(v) + " " + TypeName(w)
			for op := range binaryText {
				f.try(pairName+binaryText[op], func() (Value, error) { return Binary(th, BinaryOp(op), v, w) })
				f.try(pairName+binaryText[op]+"=", func() (Value, error) { return BinaryInPlace(th, BinaryOp(op), odd(t, th)[i], w) })
			}
			for op := range compareText {
				f.try(pairName+compareText[op], func() (Value, error) { return Compare(th, CompareOp(op), v, w) })
			}
			f.try(pairName+"[]", func() (Value, error) { return GetItem(th, v, w) })
			f.try(pairName+" in", func() (Value, error) { _, err := Contains(th, v, w); return None, err })
			f.try(pairName+"[]=", func() (Value, error) { return None, SetItem(th, odd(t, th)[i], w, v) })
			f.try(pairName+" del", func() (Value, error) { return None, SetItem(th, odd(t, th)[i], w, nil) })
		}
	}
}
