package sockcoretest

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"sockshell/sockcore"
)

// leakTime is how long a test's last goroutines may take to end.
const leakTime = 2 * time.Second

// NoLeaks fails the test if, at its end, there are more descriptors or goroutines
// than now. It is called first, so that its check comes after all other cleanups.
// The poller, which lives as long as the process, is no leak.
func NoLeaks(t testing.TB) {
	t.Helper()
	// The first socket makes the poller, so that it counts as having been there.
	if a, b, err := sockcore.New().Socketpair(t.Context(), unix.AF_UNIX, unix.SOCK_STREAM, 0); err == nil {
		_, _ = a.Close(t.Context()), b.Close(t.Context())
	}
	fds, before := descriptors(), len(goroutines())
	t.Cleanup(func() {
		var leaked []string
		for end := time.Now().Add(leakTime); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
			leaked = newOnes(fds, descriptors())
			if len(leaked) == 0 && len(goroutines()) <= before {
				return
			}
			runtime.GC()
		}
		if len(leaked) > 0 {
			t.Errorf("descriptors left open: %v", leaked)
		}
		if now := goroutines(); len(now) > before {
			t.Errorf("%d goroutines before, %d after:\n%s",
				before, len(now), strings.Join(now, "\n\n"))
		}
	})
}

// descriptors are the open ones, each with what it is ("5 socket:[123]").
func descriptors() []string {
	dir := "/proc/self/fd"
	if _, err := os.Stat(dir); err != nil {
		dir = "/dev/fd"
	}
	entries, _ := os.ReadDir(dir)
	var all []string
	for _, e := range entries {
		what, err := os.Readlink(filepath.Join(dir, e.Name()))
		if err == nil && !strings.HasSuffix(what, "/fd") {
			all = append(all, fmt.Sprint(e.Name(), " ", what))
		}
	}
	return all
}

func newOnes(before, after []string) []string {
	return slices.DeleteFunc(after, func(d string) bool { return slices.Contains(before, d) })
}

// goroutines are the stacks of all that are the program's own.
func goroutines() []string {
	buf := make([]byte, 4<<20)
	stacks := strings.Split(string(buf[:runtime.Stack(buf, true)]), "\n\n")
	return slices.DeleteFunc(stacks, func(s string) bool {
		return strings.Contains(s, "sockcore.(*poller).run") ||
			strings.Contains(s, "runtime.runCleanups") || strings.Contains(s, "os/signal.loop") || strings.Contains(s, "runtime.runFinalizers")
	})
}
