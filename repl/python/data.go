package python

import "math/big"

// The values of Python's everyday types. Int, Bool, Float and Bytes are Go values; the others are
// pointers, so that == on two Values never fails.
type (
	// Int is an int that 64 bits hold; make one with NewInt, which has the small ones ready.
	Int int64
	// BigInt is an int that 64 bits do not hold; make one with NewBig, which tells.
	BigInt struct{ n *big.Int }
	// Bool is True or False.
	Bool bool
	// Float is a float.
	Float float64
	// Bytes is bytes.
	Bytes string
	// Str is a str: UTF-8, in which a lone surrogate is its three bytes.
	Str struct {
		s     string
		index *[]int // byte offset of each 64th character, when it was asked for and s is not ASCII
		hash  uint32 // 0: not known yet
		chars int32  // its length in characters; -1: not known yet
	}
	// Tuple is a tuple.
	Tuple struct {
		Ext
		Items []Value
	}
	// List is a list.
	List struct {
		Ext
		Items []Value
	}
	// Dict is a dict: its entries in order, and a table of where each hash is.
	Dict struct {
		Ext
		entries []entry
		table   []int32 // indexes of entries plus one, open addressing; nil for a few entries
		live    int
		first   int    // no entry before it is there any more
		filled  int    // of the table: used and deleted
		version uint64 // changes when entries move
	}
	// Set is a set, or a frozenset: an open table, in the order of which it is iterated.
	Set struct {
		Ext
		Frozen  bool
		table   []setEntry // nil for an empty one, else a power of two
		live    int
		used    int    // live and deleted
		version uint64 // changes when entries move
		hash    uint64 // of a frozenset, 0: not known yet
	}
)

type entry struct {
	hash  uint64
	key   Value
	value Value // nil: deleted
}

// NewStr is a text; s is UTF-8 (or as Str says).
func NewStr(s string) *Str {
	if len(s) == 1 && s[0] < 0x80 {
		return asciiStrs[s[0]]
	}
	return &Str{s: s, chars: -1}
}

// String is the text as UTF-8.
func (s *Str) String() string { return s.s }

// NewTuple is a tuple of the very slice.
func NewTuple(items ...Value) *Tuple { return &Tuple{Items: items} }

// NewList is a list of the very slice.
func NewList(items ...Value) *List { return &List{Items: items} }

const (
	smallestReady = -256
	largestReady  = 4096
)

var readyInts = func() (ready [largestReady - smallestReady]Value) {
	for i := range ready {
		ready[i] = Int(i + smallestReady)
	}
	return ready
}()

// NewInt is an int; small ones cost no memory.
func NewInt(n int64) Value {
	if uint64(n-smallestReady) < largestReady-smallestReady {
		return readyInts[n-smallestReady]
	}
	return Int(n)
}

// NewBig is an int of any size; it keeps n.
func NewBig(n *big.Int) Value {
	if n.IsInt64() {
		return NewInt(n.Int64())
	}
	return &BigInt{n}
}

// True and False.
var (
	True  Value = Bool(true)
	False Value = Bool(false)
)
