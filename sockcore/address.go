package sockcore

// Address is a socket address of some family. Its dynamic type is one of the
// structs below; each is comparable.
type Address interface {
	Family() int
	// sockaddr is the kernel's form of the address (struct sockaddr_in and so on).
	sockaddr() ([]byte, error)
}

// Inet4 is an AF_INET address, Python's (host, port).
type Inet4 struct {
	Addr [4]byte
	Port uint16
}

// Inet6 is an AF_INET6 address, Python's (host, port, flowinfo, scope_id).
type Inet6 struct {
	Addr     [16]byte
	Port     uint16
	Flowinfo uint32 // 0 to 0xfffff
	ScopeID  uint32
}

// Unix is an AF_UNIX address: a path, an abstract name (its first byte is NUL),
// or "" for a socket without a name.
type Unix struct{ Path string }

// decodeAddress reads a sockaddr that the kernel wrote. An empty one (a TCP
// recvfrom) is nil.
func decodeAddress(b []byte) Address { panic("todo") }
