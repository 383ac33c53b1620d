package sockcore

import "golang.org/x/sys/unix"

// PutBack puts bytes in front of what s receives next: recv, recvfrom, recvmsg and
// the calls that gather give them first, MSG_PEEK leaves them, and Poll
// says POLLIN. They are the Socket's, not the kernel's: a duplicate of the
// descriptor and a child process do not see them.
func (s *Socket) PutBack(data []byte) {
	if len(data) == 0 {
		return
	}
	for {
		old := s.back.Load()
		all := append(make([]byte, 0, len(data)), data...)
		if old != nil {
			all = append(all, *old...)
		}
		if s.back.CompareAndSwap(old, &all) {
			return
		}
	}
}

// front is what was put back, nil when nothing was.
func (s *Socket) front() []byte {
	if back := s.back.Load(); back != nil {
		return *back
	}
	return nil
}

// takeBack gives at most n of the bytes that were put back; a peek leaves them.
// What asks for other than the stream's bytes gets none.
func (s *Socket) takeBack(n, flags int) []byte {
	for {
		back := s.back.Load()
		if back == nil || flags&(unix.MSG_OOB|errorQueue) != 0 {
			return nil
		}
		n = min(n, len(*back))
		head, rest := (*back)[:n:n], (*back)[n:]
		if flags&unix.MSG_PEEK != 0 {
			return append([]byte(nil), head...)
		}
		next := &rest
		if len(rest) == 0 {
			next = nil
		}
		if s.back.CompareAndSwap(back, next) {
			return head
		}
	}
}
