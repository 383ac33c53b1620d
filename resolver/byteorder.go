package resolver

import (
	"encoding/binary"
	"math"
)

// Htons, Ntohs, Htonl and Ntohl turn a number of the host's byte order into the network's
// and back. What does not fit is an OverflowError with CPython 3.11's text.
func Htons(v int64) (int64, error) { return swap16("htons", v) }

// Ntohs is ntohs(3).
func Ntohs(v int64) (int64, error) { return swap16("ntohs", v) }

// Htonl is htonl(3).
func Htonl(v int64) (int64, error) { return swap32(v) }

// Ntohl is ntohl(3).
func Ntohl(v int64) (int64, error) { return swap32(v) }

func swap16(name string, v int64) (int64, error) {
	switch {
	case v > math.MaxInt32:
		return 0, raise("OverflowError", "signed integer is greater than maximum")
	case v < math.MinInt32:
		return 0, raise("OverflowError", "signed integer is less than minimum")
	case v < 0:
		return 0, raise("OverflowError",
			name+": can't convert negative Python int to C 16-bit unsigned integer")
	case v > math.MaxUint16:
		return 0, raise("OverflowError",
			name+": Python int too large to convert to C 16-bit unsigned integer")
	}
	return int64(binary.NativeEndian.Uint16(binary.BigEndian.AppendUint16(nil, uint16(v)))), nil
}

func swap32(v int64) (int64, error) {
	if v < 0 {
		return 0, raise("OverflowError", "can't convert negative value to unsigned int")
	}
	if v > math.MaxUint32 {
		return 0, raise("OverflowError", "int larger than 32 bits")
	}
	return int64(binary.NativeEndian.Uint32(binary.BigEndian.AppendUint32(nil, uint32(v)))), nil
}
