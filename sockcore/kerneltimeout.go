package sockcore

import (
	"sync/atomic"
	"time"

	"golang.org/x/sys/unix"
)

// kernelTimeouts are SO_RCVTIMEO and SO_SNDTIMEO, which the kernel keeps for a
// blocking descriptor and MSG_DONTWAIT would pass over. They belong to the open
// file, so duplicates share them.
type kernelTimeouts struct {
	asked     atomic.Bool // what is below is true; else the kernel must be asked
	recv, snd atomic.Int64
}

// noteTimeoutOption remembers what setsockopt set, so that waiting need not ask.
func (s *Socket) noteTimeoutOption(level, opt int, d time.Duration) {
	if level != unix.SOL_SOCKET {
		return
	}
	switch opt {
	case unix.SO_RCVTIMEO:
		s.kernel.recv.Store(int64(d))
	case unix.SO_SNDTIMEO:
		s.kernel.snd.Store(int64(d))
	}
}

// wait is how long a call may wait for events; 0 is for ever.
func (k *kernelTimeouts) wait(fd int, events int16) time.Duration {
	if !k.asked.Swap(true) {
		k.recv.Store(int64(askTimeout(fd, unix.SO_RCVTIMEO)))
		k.snd.Store(int64(askTimeout(fd, unix.SO_SNDTIMEO)))
	}
	if events == unix.POLLOUT {
		return time.Duration(k.snd.Load())
	}
	return time.Duration(k.recv.Load())
}

func askTimeout(fd, opt int) time.Duration {
	tv, err := unix.GetsockoptTimeval(fd, unix.SOL_SOCKET, opt)
	if err != nil {
		return 0
	}
	return time.Duration(tv.Nano())
}

// set tells whether a child of this socket may have inherited a timeout.
func (k *kernelTimeouts) set() bool {
	return !k.asked.Load() || k.recv.Load() != 0 || k.snd.Load() != 0
}
