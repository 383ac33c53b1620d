package sockcore

import (
	"os"
	"sync"

	"golang.org/x/sys/unix"
)

// ownFirst is where the numbers of the engine's own descriptors begin. Below are those of a
// program, which counts them as CPython does: 3 is its first socket. The kernel's table has
// room for 64 from the start.
const ownFirst = 48

// KeepLowDescriptors has the Go runtime open those of its poller above ownFirst as well, which it
// does once, when a file is first opened or a clock set.
var KeepLowDescriptors = sync.OnceFunc(func() {
	var taken []int
	defer func() {
		for _, fd := range taken {
			_ = unix.Close(fd)
		}
	}()
	null, err := unix.Open(os.DevNull, unix.O_RDONLY|unix.O_CLOEXEC, 0)
	for err == nil && null < ownFirst {
		taken = append(taken, null)
		null, err = unix.FcntlInt(uintptr(null), unix.F_DUPFD_CLOEXEC, 0)
	}
	if err != nil {
		return
	}
	taken = append(taken, null)
	if f, err := os.Open(os.DevNull); err == nil {
		_ = f.Close()
	}
})
