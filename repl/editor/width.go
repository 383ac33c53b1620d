package editor

import (
	"os"

	"golang.org/x/sys/unix"
)

// Width is the columns of a terminal (tty_ioctl(4)); 0 when f is none.
func Width(f *os.File) int {
	size, err := unix.IoctlGetWinsize(int(f.Fd()), unix.TIOCGWINSZ)
	if err != nil {
		return 0
	}
	return int(size.Col)
}
