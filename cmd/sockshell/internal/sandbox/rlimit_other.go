//go:build !freebsd

package sandbox

import "golang.org/x/sys/unix"

func rlimit(n uint64) *unix.Rlimit { return &unix.Rlimit{Cur: n, Max: n} }
