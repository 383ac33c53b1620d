package sockcore

import (
	"context"
	"errors"
	"slices"

	"golang.org/x/sys/unix"
)

// OptionValue is an option as one socket has it now.
type OptionValue struct {
	Option
	Value   []byte // as the kernel gives it, see Kind
	Default []byte // of a fresh socket of that kind; nil when it is not known, or cannot be set
}

// Options reads every option that the socket's family, type and protocol have, in the
// order of the table, each by its first name. SO_ERROR, which reading clears, is left out,
// and so is what the kernel does not have or not now.
func (s *Socket) Options(ctx context.Context) ([]OptionValue, error) {
	fresh := New() // an engine of its own: its calls are no part of a trace
	defer fresh.Close()
	other, err := fresh.Socket(ctx, s.family, s.typ, s.proto)
	if err != nil {
		other = nil // as with AF_PACKET, when the privilege is gone
	}
	var values []OptionValue
	for _, o := range optionTable() {
		if !o.Readable || o.Name == "SO_ERROR" || !o.AppliesTo(s.family, s.typ, s.proto) {
			continue
		}
		same := func(v OptionValue) bool { return v.Level == o.Level && v.Opt == o.Opt }
		if slices.ContainsFunc(values, same) {
			continue
		}
		b, err := s.getsockopt(ctx, o.Level, o.Opt, o.size())
		var refused *Error
		if errors.As(err, &refused) && refused.Errno != unix.EBADF {
			continue
		}
		if err != nil {
			return nil, err
		}
		v := OptionValue{Option: o, Value: b}
		if other != nil && o.Writable {
			v.Default, _ = other.getsockopt(ctx, o.Level, o.Opt, o.size())
		}
		values = append(values, v)
	}
	return values, nil
}

// size is the room that a value of the option takes at the most.
func (o Option) size() int {
	switch o.Kind {
	case KindInt, KindBool, KindIfindex, KindNetIfindex, KindPortRange:
		return intOptionSize(o.Level)
	case KindTimeval:
		return len(EncodeTimeval(0))
	case KindLinger, KindUint64:
		return 8
	case KindUcred:
		return 12
	case KindInAddr:
		return 4
	case KindIfname:
		return unix.IFNAMSIZ
	}
	return maxOption
}
