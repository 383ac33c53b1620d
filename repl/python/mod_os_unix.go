package python

import (
	"crypto/rand"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

func osUrandom(c *call) (Value, error) {
	a, err := c.bind("size")
	if err != nil {
		return nil, err
	}
	n, err := size(a[0])
	switch {
	case err != nil:
		return nil, err
	case n < 0:
		return nil, Raise(ValueError, "negative argument not allowed")
	case n > 1<<30:
		return nil, noMemory()
	}
	b := make([]byte, n)
	_, err = rand.Read(b)
	return BytesOf(b), err
}

// statResult is os.stat's record; times in nanoseconds are beside it.
func statResult(st *syscall.Stat_t, err error) (Value, error) {
	if err != nil {
		return nil, err
	}
	atime, mtime, ctime := statTimes(st)
	seconds := func(ns int64) Value { return Float(float64(ns) / 1e9) }
	n := func(n int64) Value { return NewInt(n) }
	u := StatResult.Record(n(int64(st.Mode)), newUint(uint64(st.Ino)), newUint(uint64(st.Dev)), newUint(uint64(st.Nlink)),
		n(int64(st.Uid)), n(int64(st.Gid)), n(st.Size), seconds(atime), seconds(mtime), seconds(ctime))
	d := u.dict(true)
	d.SetStr("st_atime_ns", n(atime))
	d.SetStr("st_mtime_ns", n(mtime))
	d.SetStr("st_ctime_ns", n(ctime))
	return u, nil
}

// ready waits until a descriptor can be read or written, or the thread is interrupted. Descriptors that have
// no readiness, such as files, are ready.
func (t *Thread) ready(fd int, write bool) error {
	ctx := t.Context()
	for {
		var n int
		var err error
		n, err = selectOne(fd, write, 0)
		if n == 0 && err == nil {
			t.Waits()
			t.Unlocked(func() {
				for n == 0 && err == nil && ctx.Err() == nil {
					n, err = selectOne(fd, write, 50*time.Millisecond)
				}
			})
		}
		switch {
		case n > 0 || err != nil && err != syscall.EINTR:
			return nil // the call itself tells what is wrong
		case ctx.Err() != nil:
			if err := t.Err(); err != nil {
				return err
			}
			ctx = t.Context()
		}
	}
}

// selectOne tells whether one descriptor is ready.
func selectOne(fd int, write bool, d time.Duration) (int, error) {
	p := []unix.PollFd{{Fd: int32(fd), Events: unix.POLLIN}}
	if write {
		p[0].Events = unix.POLLOUT
	}
	return unix.Poll(p, int(d.Milliseconds()))
}

// ReadFD is read(2) without the lock; it ends with the thread's interrupt.
func (t *Thread) ReadFD(fd int, b []byte) (n int, err error) {
	for {
		if err := t.ready(fd, false); err != nil {
			return 0, err
		}
		t.Unlocked(func() { n, err = syscall.Read(fd, b) })
		if err != syscall.EINTR {
			return max(n, 0), err
		}
	}
}

// WriteFD is write(2) without the lock; it ends with the thread's interrupt.
func (t *Thread) WriteFD(fd int, b []byte) (n int, err error) {
	for {
		if err := t.ready(fd, true); err != nil {
			return 0, err
		}
		t.Unlocked(func() { n, err = syscall.Write(fd, b) })
		if err != syscall.EINTR {
			return max(n, 0), err
		}
	}
}
