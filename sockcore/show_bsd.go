//go:build darwin || freebsd

package sockcore

// tcpState is not asked on this system.
func (s *Socket) tcpState() string { return "" }
