package sockcore

import "golang.org/x/sys/unix"

// spareDescriptors is how many descriptors the sockets leave to all else: files, programs,
// name servers and the next accept, so that a session which has too many sockets can still be
// worked in.
const spareDescriptors = 8

// mostDescriptors is the first number that no socket gets. (The runtime has raised the soft
// limit to the hard one by now.)
func mostDescriptors() int {
	var limit unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_NOFILE, &limit); err != nil {
		return 1 << 30
	}
	return max(spareDescriptors, int(min(uint64(limit.Cur), 1<<30))-spareDescriptors)
}

// leaveSpare gives a new descriptor back when it is one of the last: the kernel gives out the
// lowest number that is free.
func (e *Engine) leaveSpare(fd int, err error) (int, error) {
	if err == nil && fd >= e.most {
		_ = unix.Close(fd)
		return -1, unix.EMFILE
	}
	return fd, err
}

// room is asked before an accept, for a connection that was accepted cannot be put back.
func (e *Engine) room(listener int) error {
	if e.table.size() < e.most/2 {
		return nil
	}
	fd, err := e.leaveSpare(unix.FcntlInt(uintptr(listener), unix.F_DUPFD_CLOEXEC, 0))
	if err == nil {
		_ = unix.Close(fd)
	}
	return err
}
