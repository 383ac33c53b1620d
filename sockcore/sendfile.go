package sockcore

import (
	"context"
	"fmt"

	"golang.org/x/sys/unix"
)

// sendfileStep is how much one sendfile(2) is asked for: O_NONBLOCK is raised
// meanwhile, and others wait.
const sendfileStep = 1 << 20

// Sendfile is sendfile(2) until count bytes went, or the file ends when
// count < 0. It says how many bytes went, also with an error. What sendfile(2)
// cannot send (and all on an adopted descriptor, whose flag must stay) is read
// and sent.
func (s *Socket) Sendfile(ctx context.Context, file interface{ Fd() uintptr },
	offset, count int64) (int64, error) {
	t := transfer{socket: s, ctx: ctx, file: int(file.Fd()), offset: offset, count: count}
	if s.secure != nil {
		return t.secure()
	}
	t.step = t.sendfile
	if s.adopted {
		t.step = t.copy
	}
	o := op{ctx: ctx, name: "sendfile", events: unix.POLLOUT, args: func(fd int, _ any) string {
		return fmt.Sprintf("%d, %d, [%d], %d", fd, t.file, offset, count)
	}}
	n, err := call(s, o, t.now)
	return int64(n), err
}

type transfer struct {
	socket        *Socket
	ctx           context.Context
	file          int
	offset, count int64
	sent          int64
	step          func(fd, size int) (int, error)
}

func (t *transfer) now(fd int) (int, error) {
	for t.count < 0 || t.sent < t.count {
		size := sendfileStep
		if t.count >= 0 {
			size = int(min(int64(size), t.count-t.sent))
		}
		n, err := t.step(fd, size)
		if n > 0 {
			t.sent += int64(n)
			t.socket.bytesOut.Add(int64(n))
		}
		if (err == unix.EINVAL || err == unix.ENOSYS) && t.sent == 0 {
			t.step = t.copy
			continue
		}
		if err != nil {
			return int(t.sent), err
		}
		if n == 0 {
			break
		}
		if t.ctx.Err() != nil {
			return int(t.sent), context.Cause(t.ctx)
		}
	}
	return int(t.sent), nil
}

func (t *transfer) sendfile(fd, size int) (n int, err error) {
	at := t.offset + t.sent
	err = t.socket.raised(fd, func() error {
		n, err = unix.Sendfile(fd, t.file, &at, size)
		return err
	})
	return n, err
}

func (t *transfer) copy(fd, size int) (int, error) {
	buf := make([]byte, min(size, pageful))
	n, err := unix.Pread(t.file, buf, t.offset+t.sent)
	if n <= 0 || err != nil {
		return 0, err
	}
	return sendto(fd, string(buf[:n]), quietFlags, nil)
}

// secure reads the file and sends it through TLS.
func (t *transfer) secure() (int64, error) {
	buf := make([]byte, sendStep)
	for t.count < 0 || t.sent < t.count {
		size := len(buf)
		if t.count >= 0 {
			size = int(min(int64(size), t.count-t.sent))
		}
		n, err := unix.Pread(t.file, buf[:size], t.offset+t.sent)
		if n <= 0 || err != nil {
			return t.sent, (&op{name: "sendfile"}).wrap(err)
		}
		n, err = t.socket.SendAll(t.ctx, string(buf[:n]), 0)
		t.sent += int64(n)
		if err != nil {
			return t.sent, err
		}
	}
	return t.sent, nil
}
