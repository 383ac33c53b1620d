//go:build darwin || freebsd

package sockcore

// maxUnixPath is the size of sun_path, its NUL included.
const maxUnixPath = 104

// abstractNames tells whether a name that begins with NUL is one of Linux's.
const abstractNames = false

// newSockaddr is a zeroed sockaddr with its length and family set.
func newSockaddr(family, size int) []byte {
	b := make([]byte, size)
	b[0], b[1] = byte(size), byte(family)
	return b
}

func sockaddrFamily(b []byte) int { return int(b[1]) }

func decodeSystemAddress(family, proto int, b []byte) Address { return nil }
