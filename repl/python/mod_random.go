package python

import (
	"crypto/rand"
	"math/big"
)

// newRandom is _random: the source of numbers of random.py, the Mersenne Twister MT19937, whose sequence for a
// seed is CPython's.
func newRandom(*Runtime) *Module {
	return module("_random", map[string]Value{"Random": TwisterType}, nil)
}

const twisterSize, twisterShift = 624, 397

// Twister is a generator and where it is.
type Twister struct {
	Ext
	state [twisterSize]uint32
	index int
}

// TwisterType is _random.Random.
var TwisterType = &Type{Name: "Random", Module: "_random"}

// Type is the class.
func (w *Twister) Type() *Type {
	if w.ext != nil {
		return w.ext.class
	}
	return TwisterType
}

func makeTwister(_ *Thread, cls *Type, _ Args) (Value, error) {
	w := &Twister{}
	if cls != TwisterType {
		w.Ext = Ext{&ext{class: cls}}
	}
	return w, w.seed(nil)
}

// start is the generator's first state for a number of 32 bits.
func (w *Twister) start(seed uint32) {
	w.state[0] = seed
	for i := 1; i < twisterSize; i++ {
		seed = 1812433253*(seed^seed>>30) + uint32(i)
		w.state[i] = seed
	}
	w.index = twisterSize
}

// startWith is its first state for a longer key.
func (w *Twister) startWith(key []uint32) {
	w.start(19650218)
	s := &w.state
	i, j := 1, 0
	next := func() {
		if i++; i >= twisterSize {
			s[0], i = s[twisterSize-1], 1
		}
	}
	for range max(twisterSize, len(key)) {
		s[i] = s[i] ^ (s[i-1]^s[i-1]>>30)*1664525 + key[j] + uint32(j)
		next()
		if j++; j >= len(key) {
			j = 0
		}
	}
	for range twisterSize - 1 {
		s[i] = s[i] ^ (s[i-1]^s[i-1]>>30)*1566083941 - uint32(i)
		next()
	}
	s[0] = 1 << 31
}

// seed takes the magnitude of a number; nil is a seed that nobody knows.
func (w *Twister) seed(n *big.Int) error {
	if n == nil {
		var b [32]byte
		if _, err := rand.Read(b[:]); err != nil {
			return err
		}
		n = new(big.Int).SetBytes(b[:])
	}
	b := new(big.Int).Abs(n).Bytes()
	key := make([]uint32, max((len(b)+3)/4, 1))
	for i, x := range b {
		at := len(b) - 1 - i
		key[at/4] |= uint32(x) << (8 * (at % 4))
	}
	w.startWith(key)
	return nil
}

// word is the next 32 bits.
func (w *Twister) word() uint32 {
	if w.index >= twisterSize {
		w.turn()
	}
	y := w.state[w.index]
	w.index++
	y ^= y >> 11
	y ^= y << 7 & 0x9d2c5680
	y ^= y << 15 & 0xefc60000
	return y ^ y>>18
}

func (w *Twister) turn() {
	s := &w.state
	for i := range twisterSize {
		y := s[i]&0x80000000 | s[(i+1)%twisterSize]&0x7fffffff
		v := s[(i+twisterShift)%twisterSize] ^ y>>1
		if y&1 != 0 {
			v ^= 0x9908b0df
		}
		s[i] = v
	}
	w.index = 0
}

// float is the next number from 0 to 1, of 53 bits.
func (w *Twister) float() float64 {
	a, b := w.word()>>5, w.word()>>6
	return (float64(a)*67108864 + float64(b)) / 9007199254740992
}

// bits is the next k bits.
func (w *Twister) bits(k int) Value {
	if k <= 32 {
		return NewInt(int64(w.word() >> (32 - k)))
	}
	words := (k + 31) / 32
	b := make([]byte, 4*words)
	for i := range words {
		v := w.word()
		if left := k - 32*i; left < 32 {
			v >>= 32 - left
		}
		at := 4 * (words - 1 - i)
		b[at], b[at+1], b[at+2], b[at+3] = byte(v>>24), byte(v>>16), byte(v>>8), byte(v)
	}
	return NewBig(new(big.Int).SetBytes(b))
}

func twisterMethods() []*Builtin {
	return []*Builtin{
		{Name: "random", Fn: func(_ *Thread, self Value, a Args) (Value, error) {
			return Float(self.(*Twister).float()), a.none("Random.random")
		}},
		{Name: "getrandbits", Fn: func(_ *Thread, self Value, a Args) (Value, error) {
			v, err := a.single("Random.getrandbits")
			if err != nil {
				return nil, err
			}
			k, err := Index(v)
			switch {
			case err != nil:
				return nil, err
			case k < 0:
				return nil, Raise(ValueError, "number of bits must be non-negative")
			case k == 0:
				return NewInt(0), nil
			case k > 1<<31:
				return nil, Raise(OverflowError, "Python int too large to convert to C int")
			}
			return self.(*Twister).bits(int(k)), nil
		}},
		{Name: "_seed", Fn: func(_ *Thread, self Value, a Args) (Value, error) {
			v, err := a.single("Random._seed")
			if err != nil {
				return nil, err
			}
			return None, self.(*Twister).seed(BigOf(v))
		}},
		{Name: "_getstate", Fn: func(_ *Thread, self Value, a Args) (Value, error) {
			w := self.(*Twister)
			items := make([]Value, 0, twisterSize+1)
			for _, s := range w.state {
				items = append(items, NewInt(int64(s)))
			}
			return NewTuple(append(items, NewInt(int64(w.index)))...), a.none("Random._getstate")
		}},
		{Name: "_setstate", Fn: setTwister},
	}
}

func setTwister(t *Thread, self Value, a Args) (Value, error) {
	v, err := a.single("Random._setstate")
	if err != nil {
		return nil, err
	}
	items, err := Items(t, v)
	if err != nil {
		return nil, err
	}
	if len(items) != twisterSize+1 {
		return nil, Raise(ValueError, "state vector is the wrong size")
	}
	w := self.(*Twister)
	for i, item := range items {
		n, err := Index(item)
		if err != nil {
			return nil, err
		}
		if i == twisterSize {
			if n < 0 || n > twisterSize {
				return nil, Raise(ValueError, "invalid state")
			}
			w.index = int(n)
		} else {
			w.state[i] = uint32(n)
		}
	}
	return None, nil
}
