package value

import (
	"math"
	"math/big"
	"math/bits"
	"slices"

	"go.starlark.net/starlark"
)

// intMethods are the methods of Python's int, of which Starlark's has none.
var intMethods = newMethods(func() map[string]method {
	return map[string]method{
		"to_bytes": intToBytes, "bit_length": intBits, "bit_count": intBits,
	}
})

func intBits(c *call) (starlark.Value, error) {
	if _, err := c.bind(); err != nil {
		return nil, err
	}
	i, err := integer(c.self)
	if err != nil {
		return nil, err
	}
	if c.name == "bit_length" {
		return starlark.MakeInt(i.BigInt().BitLen()), nil
	}
	n := 0
	for _, word := range i.BigInt().Bits() { // of the absolute value
		n += bits.OnesCount(uint(word))
	}
	return starlark.MakeInt(n), nil
}

// littleEndian reads the argument byteorder, which is "big" when it is left out.
func littleEndian(v starlark.Value) (bool, error) {
	order := starlark.Value(starlark.String("big"))
	if v != nil {
		order = v
	}
	switch order {
	case starlark.String("big"):
		return false, nil
	case starlark.String("little"):
		return true, nil
	}
	return false, Raise("ValueError", "byteorder must be either 'little' or 'big'")
}

func intToBytes(c *call) (starlark.Value, error) {
	a, err := c.bind("length?", "byteorder?", "signed?")
	if err != nil {
		return nil, err
	}
	n, err := optional(a[0], 1)
	if err != nil {
		return nil, err
	}
	little, err := littleEndian(a[1])
	if err != nil {
		return nil, err
	}
	i, err := integer(c.self)
	switch {
	case err != nil:
		return nil, err
	case n < 0:
		return nil, Raise("ValueError", "length argument must be non-negative")
	case n > maxBytes:
		return nil, tooMany("bytes", n, maxBytes)
	}
	return intBytes(i.BigInt(), n, little, a[2] != nil && bool(a[2].Truth()))
}

func intBytes(i *big.Int, n int, little, signed bool) (starlark.Value, error) {
	if i.Sign() < 0 && !signed {
		return nil, Raise("OverflowError", "can't convert negative int to unsigned")
	}
	need := i.BitLen()
	if signed && i.Sign() < 0 {
		need = new(big.Int).Not(i).BitLen()
	}
	if signed {
		need++
	}
	if need > 8*n && (i.Sign() != 0 || n > 0) {
		return nil, Raise("OverflowError", "int too big to convert")
	}
	if i.Sign() < 0 {
		i = new(big.Int).Add(i, new(big.Int).Lsh(big.NewInt(1), uint(8*n)))
	}
	out := i.FillBytes(make([]byte, n))
	if little {
		slices.Reverse(out)
	}
	return Bytes(out), nil
}

func intFromBytes(c *call) (starlark.Value, error) {
	a, err := c.bind("bytes", "byteorder?", "signed?")
	if err != nil {
		return nil, err
	}
	b, ok := a[0].(Bytes)
	if !ok {
		if _, isStr := a[0].(starlark.String); isStr {
			return nil, Raise("TypeError", "cannot convert 'str' object to bytes")
		}
		v, err := iterableBytes(c.thread, a[0])
		if err != nil {
			return nil, err
		}
		b = v.(Bytes)
	}
	little, err := littleEndian(a[1])
	if err != nil {
		return nil, err
	}
	raw := []byte(b)
	if little {
		slices.Reverse(raw)
	}
	i := new(big.Int).SetBytes(raw)
	if a[2] != nil && bool(a[2].Truth()) && len(raw) > 0 && raw[0]&0x80 != 0 {
		i.Sub(i, new(big.Int).Lsh(big.NewInt(1), uint(8*len(raw))))
	}
	return starlark.MakeBigInt(i), nil
}

// floatMethods are the methods of Python's float that are of use here.
var floatMethods = newMethods(func() map[string]method {
	return map[string]method{"is_integer": floatIsInteger}
})

func floatIsInteger(c *call) (starlark.Value, error) {
	if _, err := c.bind(); err != nil {
		return nil, err
	}
	f := float64(c.self.(starlark.Float))
	return starlark.Bool(math.Trunc(f) == f && !math.IsInf(f, 0)), nil
}
