package sockcore

import (
	"slices"
	"sync"

	"golang.org/x/sys/unix"
)

// maxClosed is how many closed connections an engine remembers.
const maxClosed = 64

// Closed is a TCP connection whose socket this engine closed, and that the kernel holds
// until the peer has closed too and the last packets are gone (FIN_WAIT2, TIME_WAIT).
type Closed struct {
	Name string // that the socket had
	Diag
}

// closedTable remembers the connections that were closed last.
type closedTable struct {
	mu   sync.Mutex
	last []Closed
}

// ends is the connection of a TCP socket, to be remembered when it is closed.
func (s *Socket) ends() (c Closed, ok bool) {
	if !s.isTCP() {
		return c, false
	}
	c.Name = s.Name()
	c.Local, c.Peer = s.Addresses()
	return c, c.Peer != nil
}

func (t *closedTable) add(c Closed) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.last) == maxClosed {
		t.last = slices.Delete(t.last, 0, 1)
	}
	t.last = append(t.last, c)
}

// Closed lists those of the last 64 closed connections that the kernel still holds, oldest
// first.
func (e *Engine) Closed() []Closed {
	t := &e.closed
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.last) == 0 {
		return nil
	}
	held, err := Diagnose(DiagQuery{Proto: unix.IPPROTO_TCP, States: []string{
		"FIN_WAIT1", "FIN_WAIT2", "TIME_WAIT", "CLOSING", "LAST_ACK"}})
	if err != nil {
		return nil
	}
	t.last = slices.DeleteFunc(t.last, func(c Closed) bool {
		return !slices.ContainsFunc(held, c.is)
	})
	list := slices.Clone(t.last)
	for i, c := range list {
		list[i].Diag = held[slices.IndexFunc(held, c.is)]
	}
	return list
}

func (c Closed) is(d Diag) bool { return c.Local == d.Local && c.Peer == d.Peer }
