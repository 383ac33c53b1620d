package python

import (
	"hash/maphash"
	"unsafe"
)

// identityHash is the object's address, or a hash of a value that Go holds by value: id(v).
// Objects do not move.
func identityHash(v Value) uint64 {
	type words struct{ kind, data unsafe.Pointer }
	switch v.(type) {
	case Int, Bool, Float, Bytes, NoneType, EllipsisType, NotImplementedType:
		return maphash.Comparable(identitySeed, v) >> 17 &^ 15
	}
	return uint64(uintptr((*words)(unsafe.Pointer(&v)).data))
}

var identitySeed = maphash.MakeSeed()

// Identity is id(v).
func Identity(v Value) uint64 { return identityHash(v) }
