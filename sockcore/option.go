package sockcore

import "context"

func (s *Socket) GetsockoptInt(ctx context.Context, level, opt int) (int, error) { panic("todo") }
func (s *Socket) GetsockoptBytes(ctx context.Context, level, opt, buflen int) ([]byte, error) {
	panic("todo")
}
func (s *Socket) SetsockoptInt(ctx context.Context, level, opt, value int) error { panic("todo") }
func (s *Socket) SetsockoptBytes(ctx context.Context, level, opt int, value string) error {
	panic("todo")
}

// SetsockoptNull is setsockopt with a NULL value and a length (AF_ALG).
func (s *Socket) SetsockoptNull(ctx context.Context, level, opt, optlen int) error { panic("todo") }
