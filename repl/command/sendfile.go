package command

import (
	"strings"

	"sockshell/repl/python"
	"sockshell/repl/syntax"
	"sockshell/sockcore"
)

// fileSource is what sendfile sends: a path, or a file as open gives it in Python.
type fileSource struct{ Any }

func (*fileSource) name() string { return new(Text).name() }

func (*fileSource) word(w *syntax.Word) (syntax.Expr, error) { return new(Text).word(w) }

func (k *fileSource) take(c *Call, v python.Value) error {
	if _, ok := python.AsStr(v); ok {
		return k.Any.take(c, v)
	}
	if read, err := python.GetAttr(c.Thread, v, "read"); err != nil || read == nil {
		return new(Text).take(c, v)
	}
	mode, err := python.GetAttr(c.Thread, v, "mode")
	if text, ok := python.AsStr(python.OrNone(mode)); err == nil && ok && !strings.Contains(text, "b") {
		return python.Raise(python.ValueError, "file should be opened in binary mode")
	}
	return k.Any.take(c, v)
}

// send sends of an open file, which stands behind what was sent afterwards, as CPython's does.
func (k *fileSource) send(c *Call, s *sockcore.Socket, offset, count int64) (int64, error) {
	number, err := python.CallMethod(c.Thread, k.Value, "fileno")
	fd, ok := python.AsInt(python.OrNone(number))
	var n int64
	if err == nil && ok {
		n, err = s.Sendfile(c.Context, openFile(fd), offset, count)
	} else { // it has no descriptor, such as BytesIO
		n, err = k.sendRead(c, s, offset, count)
	}
	if _, problem := k.call(c, "seek", offset+n); problem != nil && err == nil {
		err = problem
	}
	return n, err
}

// openFile is a file of which only the descriptor is known.
type openFile int64

func (d openFile) Fd() uintptr { return uintptr(d) }

func (k *fileSource) call(c *Call, name string, n int64) (python.Value, error) {
	return python.CallMethod(c.Thread, k.Value, name, python.NewInt(n))
}

// sendPiece is how much CPython reads and sends at once.
const sendPiece = 8192

func (k *fileSource) sendRead(c *Call, s *sockcore.Socket, offset, count int64) (n int64, err error) {
	if offset != 0 {
		if _, err := k.call(c, "seek", offset); err != nil {
			return 0, err
		}
	}
	for count < 0 || n < count {
		size := int64(sendPiece)
		if count >= 0 {
			size = min(size, count-n)
		}
		piece, err := k.call(c, "read", size)
		if err != nil {
			return n, err
		}
		data, err := python.BytesLike(piece)
		if err != nil || len(data) == 0 {
			return n, err
		}
		if _, err := s.SendAll(c.Context, string(data), 0); err != nil {
			return n, err
		}
		n += int64(len(data))
	}
	return n, nil
}
