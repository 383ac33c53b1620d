package sockcore

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// watched is how many descriptors the epoll holds.
func watched(t *testing.T) int {
	t.Helper()
	info, err := os.ReadFile(fmt.Sprintf("/proc/self/fdinfo/%d", thePoller.made.queue.fd))
	if err != nil {
		t.Skip("the epoll cannot be looked into here:", err)
	}
	return strings.Count(string(info), "tfd:")
}

// TestCloseLeavesTheQueue: a number that is closed while a duplicate lives would
// stay in the epoll.
func TestCloseLeavesTheQueue(t *testing.T) {
	a, _ := rawPair(t, unix.SOCK_STREAM)
	dup, err := a.Dup()
	if err != nil {
		t.Fatal(err)
	}
	before := watched(t)
	ctx, cancel := context.WithTimeout(context.Background(), 2*sitting)
	defer cancel()
	if err := a.desc.park(ctx, unix.POLLOUT, time.Time{}); err != nil {
		t.Fatal(err)
	}
	if watched(t) != before+1 {
		t.Fatal("not in the queue while parked")
	}
	if err := a.Close(context.Background()); err != nil {
		t.Fatal(err)
	}
	if watched(t) != before {
		t.Fatal("still in the queue")
	}
	_ = dup.Close(context.Background())
}
