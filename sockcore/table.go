package sockcore

import (
	"cmp"
	"runtime"
	"slices"
	"sync"
	"time"
	"weak"

	"golang.org/x/sys/unix"
)

const (
	// fewSockets is how many there may be before the first collection.
	fewSockets = 256
	// growth is how many times as many as the last collection left there may be before
	// the next.
	growth = 4
	// lowRoom is the number that says that the kernel's table of descriptors will soon be
	// too small, and manySockets what room is then made for.
	lowRoom, manySockets = 128, 16 << 10
	// collectEvery is how seldom a wait starts one.
	collectEvery = time.Second
	// cleanupTime is how long a collection waits for the cleanups. They take some 5 to
	// 11 ms; on a machine that has much else to do they may come late.
	cleanupTime = 5 * time.Second
)

// table knows the live sockets without keeping them alive, and has what was
// dropped collected before descriptors run out: a loop that drops sockets makes
// too little garbage for a collection to come by itself.
type table struct {
	mu      sync.Mutex
	sockets map[uint64]weak.Pointer[Socket]
	last    uint64 // the number of the socket that was born last
	low     int    // the fewest sockets since the last collection
	at      time.Time
	pending bool // a collection is on its way
	wanted  bool // a wait began that no collection followed yet
	roomy   bool // room was made
}

// dropped is what a cleanup holds: all of a Socket but itself.
type dropped struct {
	table *table
	desc  *desc
	born  uint64
}

func (d dropped) close() {
	d.table.remove(d.born)
	d.desc.shut(false)
}

// add enters a new socket, after a collection when there are many more than that left.
func (t *table) add(s *Socket) {
	t.mu.Lock()
	if t.sockets == nil {
		t.sockets = map[uint64]weak.Pointer[Socket]{}
	}
	t.last++
	s.born = t.last
	t.sockets[s.born] = weak.Make(s)
	full := len(t.sockets) >= max(fewSockets, growth*t.low)
	cramped := s.desc.fd >= lowRoom && !t.roomy
	t.roomy = t.roomy || cramped
	t.mu.Unlock()
	s.whenDropped = runtime.AddCleanup(s, dropped.close, dropped{t, s.desc, s.born})
	if cramped {
		go makeRoom(s.desc.poller.queue.fd)
	}
	if full {
		t.collect()
	}
}

// makeRoom has the kernel make its table of descriptors large at once. Left alone it
// doubles it, and waits for the other threads each time, 10 ms or more. The descriptor may
// be any that stays open meanwhile.
func makeRoom(fd int) {
	if high, err := unix.FcntlInt(uintptr(fd), unix.F_DUPFD_CLOEXEC, manySockets-1); err == nil {
		_ = unix.Close(high)
	}
}

func (t *table) remove(born uint64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.sockets, born)
	t.low = min(t.low, len(t.sockets))
}

func (t *table) size() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return len(t.sockets)
}

// list is in the order of birth.
func (t *table) list() []*Socket {
	t.mu.Lock()
	defer t.mu.Unlock()
	var all []*Socket
	for _, p := range t.sockets {
		if s := p.Value(); s != nil && !s.Closed() {
			all = append(all, s)
		}
	}
	slices.SortFunc(all, func(a, b *Socket) int { return cmp.Compare(a.born, b.born) })
	return all
}

// collect has the dropped sockets closed, and waits until they are.
func (t *table) collect() {
	runtime.GC()
	for end := time.Now().Add(cleanupTime); t.dead() && time.Now().Before(end); {
		time.Sleep(time.Millisecond)
	}
	t.mu.Lock()
	t.low = len(t.sockets)
	t.at = time.Now()
	t.mu.Unlock()
}

// dead tells whether a dropped socket is not closed yet.
func (t *table) dead() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, p := range t.sockets {
		if p.Value() == nil {
			return true
		}
	}
	return false
}

// collectLater is called before a long wait, which may be for the end of a socket
// that was dropped: its close is the peer's end of file.
func (t *table) collectLater() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.sockets) == 0 {
		return
	}
	t.wanted = true
	if t.pending {
		return
	}
	t.pending = true
	time.AfterFunc(max(0, collectEvery-time.Since(t.at)), t.collectWanted)
}

// collectWanted collects, and again when a wait began meanwhile: what was dropped before that
// one the collection may have missed.
func (t *table) collectWanted() {
	t.mu.Lock()
	t.wanted = false
	t.mu.Unlock()
	t.collect()
	t.mu.Lock()
	t.pending = false
	again := t.wanted
	t.mu.Unlock()
	if again {
		t.collectLater()
	}
}
