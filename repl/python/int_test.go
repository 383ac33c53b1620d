package python

import (
	"context"
	"errors"
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
	"time"
)

// edges are ints where 64 bits and floats run out.
func edges() []*big.Int {
	var all []*big.Int
	for _, shift := range []uint{0, 1, 7, 8, 31, 32, 52, 53, 54, 61, 62, 63, 64, 65, 127, 200} {
		for d := int64(-2); d <= 2; d++ {
			n := new(big.Int).Lsh(big.NewInt(1), shift)
			n.Add(n, big.NewInt(d))
			all = append(all, n, new(big.Int).Neg(n))
		}
	}
	return all
}

// TestIntOperators compares what ints do with what big.Int does, past each edge.
func TestIntOperators(t *testing.T) {
	thread := running(t)
	model := map[BinaryOp]func(z, a, b *big.Int) *big.Int{
		Add: (*big.Int).Add, Sub: (*big.Int).Sub, Mul: (*big.Int).Mul, Or: (*big.Int).Or, And: (*big.Int).And, Xor: (*big.Int).Xor,
		FloorDiv: func(z, a, b *big.Int) *big.Int { q, _ := floored(a, b); return z.Set(q) },
		Mod:      func(z, a, b *big.Int) *big.Int { _, r := floored(a, b); return z.Set(r) },
	}
	for _, a := range edges() {
		for _, b := range edges() {
			for op, f := range model {
				got, err := Binary(thread, op, NewBig(new(big.Int).Set(a)), NewBig(new(big.Int).Set(b)))
				if b.Sign() == 0 && (op == FloorDiv || op == Mod) {
					if !IsA(err, ZeroDivisionError) {
						t.Fatalf("%v %v 0: %v", a, op, err)
					}
					continue
				}
				want := f(new(big.Int), a, b)
				if err != nil || BigOf(got).Cmp(want) != 0 {
					t.Fatalf("%v %v %v = %v (%v), want %v", a, op, b, shown(thread, got), err, want)
				}
				if _, small := got.(Int); small != want.IsInt64() {
					t.Fatalf("%v %v %v is a %T", a, op, b, got)
				}
			}
		}
	}
}

// floored divides towards minus infinity.
func floored(a, b *big.Int) (q, r *big.Int) {
	q, r = new(big.Int).QuoRem(a, b, new(big.Int))
	if r.Sign() != 0 && (r.Sign() < 0) != (b.Sign() < 0) {
		q.Sub(q, big.NewInt(1))
		r.Add(r, b)
	}
	return q, r
}

// TestIntAndFloat compares exactly, and gives equal numbers equal hashes.
func TestIntAndFloat(t *testing.T) {
	thread := running(t)
	for _, n := range edges() {
		f, _ := new(big.Float).SetInt(n).Float64()
		for _, g := range []float64{f, math.Nextafter(f, math.Inf(1)), math.Nextafter(f, math.Inf(-1))} {
			exact, _ := big.NewFloat(g).Int(nil)
			same := big.NewFloat(g).Cmp(new(big.Float).SetInt(n)) == 0
			v := NewBig(new(big.Int).Set(n))
			if got, err := Equal(thread, v, Float(g)); err != nil || got != same {
				t.Errorf("%v == %v is %v (%v), want %v", n, g, got, err, same)
			}
			less, err := Compare(thread, LT, Float(g), v)
			if want := big.NewFloat(g).Cmp(new(big.Float).SetInt(n)) < 0; err != nil || less != Bool(want) {
				t.Errorf("%v < %v is %v, want %v", g, n, less, want)
			}
			a, _ := Hash(thread, NewBig(exact))
			b, _ := Hash(thread, Float(g))
			if g == math.Trunc(g) && a != b {
				t.Errorf("hash(%v) = %x, as a float %x", exact, a, b)
			}
		}
	}
}

// TestIntText reads what it wrote, in each base.
func TestIntText(t *testing.T) {
	for _, n := range edges() {
		for _, base := range []int{2, 3, 8, 10, 16, 32, 36} {
			text, err := intText(NewBig(new(big.Int).Set(n)), base, usualDigits)
			if err != nil || text != n.Text(base) {
				t.Fatalf("%v in base %d: %q (%v)", n, base, text, err)
			}
			back, err := parseInt(" "+text+"\n", base, usualDigits)
			if err != nil || back == nil || BigOf(back).Cmp(n) != 0 {
				t.Fatalf("%q in base %d is %v (%v)", text, base, back, err)
			}
		}
	}
	random := rand.New(rand.NewPCG(7, 8))
	for _, base := range []int{2, 4, 8, 16, 32} {
		n := randomBig(random, 100)
		if back := parseDigits(n.Text(base), base); back.Cmp(n) != 0 {
			t.Errorf("%d digits of base %d are not read as they were written", len(n.Text(base)), base)
		}
	}
}

func randomBig(random *rand.Rand, words int) *big.Int {
	b := make([]byte, 8*words)
	for i := range b {
		b[i] = byte(random.Uint32())
	}
	return new(big.Int).SetBytes(b)
}

// TestBigMul multiplies in pieces what is large, and gets what is true of the whole.
func TestBigMul(t *testing.T) {
	thread := running(t)
	random := rand.New(rand.NewPCG(3, 4))
	for _, size := range [][2]int{{largeWords + 1, largeWords + 1}, {3*largeWords + 7, largeWords + 3}, {40 * largeWords, 5}, {2*largeWords + 1, 2 * largeWords}} {
		a, b := randomBig(random, size[0]), randomBig(random, size[1])
		a.Neg(a)
		got, err := bigMul(thread, a, b)
		if err != nil || got.Cmp(new(big.Int).Mul(a, b)) != 0 {
			t.Errorf("a product of %v words is wrong (%v)", size, err)
		}
	}
}

// TestLongArithmetic: what computes for long ends soon after an interrupt.
func TestLongArithmetic(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	a, b, c := NewBig(randomBig(random, 1<<19)), NewBig(randomBig(random, 1<<19)), NewBig(randomBig(random, 1<<18))
	small := NewBig(randomBig(random, 1<<10))
	for name, f := range map[string]func(*Thread) (Value, error){
		"product":  func(t *Thread) (Value, error) { return Binary(t, Mul, a, b) },
		"quotient": func(t *Thread) (Value, error) { return Binary(t, FloorDiv, a, c) },
		"power":    func(t *Thread) (Value, error) { return Binary(t, Pow, NewInt(3), NewInt(400_000_000)) },
		"pow":      func(t *Thread) (Value, error) { return PowMod(t, small, small, NewBig(randomBig(random, 1<<10))) },
	} {
		t.Run(name, func(t *testing.T) {
			thread := NewRuntime().NewThread(context.Background(), "main")
			thread.Acquire()
			defer thread.End()
			var at time.Time
			timer := time.AfterFunc(50*time.Millisecond, func() {
				at = time.Now()
				thread.Interrupt(NewException(KeyboardInterrupt))
			})
			defer timer.Stop()
			_, err := f(thread)
			if err == nil {
				t.Skip("this machine was done before the interrupt came")
			}
			if took := time.Since(at); took > time.Second {
				t.Errorf("it went on for %v", took)
			}
			var e *Exception
			if !errors.As(err, &e) || e.Type() != KeyboardInterrupt {
				t.Error(err)
			}
		})
	}
}

// TestRefused: what would take all memory is refused at once.
func TestRefused(t *testing.T) {
	thread := running(t)
	huge := NewInt(math.MaxInt64)
	for name, f := range map[string]func() (Value, error){
		"1 << n":    func() (Value, error) { return Binary(thread, LShift, NewInt(1), huge) },
		"2 ** n":    func() (Value, error) { return Binary(thread, Pow, NewInt(2), huge) },
		"'a' * n":   func() (Value, error) { return Binary(thread, Mul, NewStr("a"), huge) },
		"b'a' * n":  func() (Value, error) { return Binary(thread, Mul, Bytes("a"), huge) },
		"bytes(n)":  func() (Value, error) { return CallValues(thread, BytesType, huge) },
		"ljust(n)":  func() (Value, error) { return CallMethod(thread, NewStr("a"), "ljust", huge) },
		"zfill(n)":  func() (Value, error) { return CallMethod(thread, Bytes("a"), "zfill", huge) },
		"format(n)": func() (Value, error) { s, err := Format(thread, NewInt(1), "99999999999"); return NewStr(s), err },
		"%*d":       func() (Value, error) { return Binary(thread, Mod, NewStr("%*d"), NewTuple(huge, NewInt(1))) },
		"tabs":      func() (Value, error) { return CallMethod(thread, NewStr("\t\t\t"), "expandtabs", NewInt(1<<31)) },
		"hex": func() (Value, error) {
			half := must[Value](t)(Binary(thread, Mul, Bytes("a"), NewInt(maxBytes/2)))
			return CallMethod(thread, half, "hex")
		},
		"replace": func() (Value, error) {
			text := NewStr(string(make([]byte, 1<<20)))
			return CallMethod(thread, text, "replace", NewStr("\x00"), text)
		},
	} {
		if _, err := f(); !IsA(err, MemoryError) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
