//go:build darwin || freebsd

package editor

import "golang.org/x/sys/unix"

const getTermios = unix.TIOCGETA
