package sockcore

import (
	"context"
	"errors"
	"time"

	"golang.org/x/sys/unix"
)

// Search looks for the end of a result in what comes to a stream, over several calls
// and beside other searches: Poll says when to go on with which.
type Search struct{ gathering }

// NewSearch is a search of at most limit bytes. find is asked about each part of the
// stream once, with what came before: whether the result ends in it, and where; a
// negative end lies before it.
func (s *Socket) NewSearch(limit int, find func(before, chunk []byte) (end int, done bool)) *Search {
	return &Search{gathering{s: s, limit: limit, find: find}}
}

// Now searches what is there, never waiting. Ended says that the peer closed its side.
func (x *Search) Now(ctx context.Context) (done, ended bool, err error) {
	if x.s.secure != nil {
		return x.nowOverTLS(ctx)
	}
	x.ctx = ctx
	o := op{ctx: ctx, name: "expect", sys: "recvfrom", flags: unix.MSG_DONTWAIT}
	if x.s.traced() {
		o.args = recvArgs(x.limit, unix.MSG_DONTWAIT)
	}
	_, err = call(x.s, o, x.now)
	if errnoOf(err) == unix.EAGAIN {
		err = nil
	}
	return x.done, x.gathering.ended, err
}

func (x *Search) nowOverTLS(ctx context.Context) (done, ended bool, err error) {
	now := limit{ctx: ctx, bounded: true, until: time.Now()}
	err = x.decrypted(func(n int) ([]byte, error) { return x.s.secure.recvWithin(now, n) })
	if ctx.Err() == nil && (errors.Is(err, ErrTimeout) || errors.Is(err, unix.EAGAIN)) {
		err = nil
	}
	return x.done, x.gathering.ended, err
}

// Socket is where it searches.
func (x *Search) Socket() *Socket { return x.s }

// Data is what was taken so far; once done, the result.
func (x *Search) Data() []byte { return x.data }

// Cut ends the search: the first n bytes are its result, the others are put back.
func (x *Search) Cut(n int) []byte {
	x.s.PutBack(x.data[n:])
	x.data = x.data[:n]
	return x.data
}
