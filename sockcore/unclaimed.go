package sockcore

import (
	"sync"

	"golang.org/x/sys/unix"
)

// unclaimed knows the descriptors that messages and options brought and nobody has claimed
// yet.
type unclaimed struct {
	mu  sync.Mutex
	fds map[int]bool
}

func (u *unclaimed) add(fds ...int) {
	u.mu.Lock()
	defer u.mu.Unlock()
	for _, fd := range fds {
		if u.fds == nil {
			u.fds = map[int]bool{}
		}
		u.fds[fd] = true
	}
}

// claim takes the descriptor out: it is the caller's from now on.
func (u *unclaimed) claim(fd int) {
	u.mu.Lock()
	defer u.mu.Unlock()
	delete(u.fds, fd)
}

func (u *unclaimed) close() {
	u.mu.Lock()
	defer u.mu.Unlock()
	for fd := range u.fds {
		_ = unix.Close(fd)
	}
	u.fds = nil
}
