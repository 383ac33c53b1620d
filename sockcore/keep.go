package sockcore

import (
	"context"
	"sync"
)

// keepers are the files on a socket: it stays open while there is one, as Python's does.
type keepers struct {
	mu    sync.Mutex
	n     int
	asked bool // Close was called meanwhile
}

// Keep has a Close wait for a Release.
func (s *Socket) Keep() {
	s.keepers.mu.Lock()
	defer s.keepers.mu.Unlock()
	s.keepers.n++
}

// Release takes a Keep back, and closes the socket if that was asked for meanwhile.
func (s *Socket) Release(ctx context.Context) error {
	s.keepers.mu.Lock()
	s.keepers.n--
	last := s.keepers.n == 0 && s.keepers.asked
	s.keepers.mu.Unlock()
	if last {
		return s.close(ctx)
	}
	return nil
}

// kept tells whether a close must wait.
func (k *keepers) kept() bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.asked = k.n > 0
	return k.asked
}
