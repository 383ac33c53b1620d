package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"sockshell/sockcore/sockcoretest"
)

// faultRow is a system call of the engine, and three lines that make it once each.
type faultRow struct {
	name  string
	call  int
	ready string // lines before, whose calls all go well
	lines [3]string
}

// connected makes a client and its server's end three times: a c e, and b d f.
const connected = "srv = create_server 127.0.0.1 0\n" +
	"a = create_connection (srv.getsockname())\nb, _1 = srv.accept\n" +
	"c = create_connection (srv.getsockname())\nd, _1 = srv.accept\n" +
	"e = create_connection (srv.getsockname())\nf, _1 = srv.accept\n"

const unconnected = "srv = create_server 127.0.0.1 0\nto = srv.getsockname\n" +
	"a = socket\nc = socket\ne = socket\n"

const paired = "a, b = socketpair\nc, d = socketpair\ne, f = socketpair\n"

// nothing has no socket in any name.
const nothing = "a, b, c, d, e, f, srv = None, None, None, None, None, None, None\n"

// inVain is a line that waits in vain.
const inVain = "x, err = catch $.recv 1 ; assert str(err) == 'timed out', str(err)"

func waiting(seconds float64) string {
	timeout := fmt.Sprintf("$.settimeout %v", seconds)
	three := each(timeout)
	return paired + strings.Join(three[:], "\n") + "\n"
}

// each is the line for three sockets.
func each(line string) (three [3]string) {
	for i, name := range []string{"a", "c", "e"} {
		three[i] = strings.ReplaceAll(line, "$", name)
	}
	return three
}

var faultRows = []faultRow{
	{"socket", unix.SYS_SOCKET, "", each("$ = socket")},
	{"socketpair", unix.SYS_SOCKETPAIR, "",
		[3]string{"a, b = socketpair", "c, d = socketpair", "e, f = socketpair"}},
	{"bind", unix.SYS_BIND, unconnected, each("$.bind 127.0.0.1 0")},
	{"listen", unix.SYS_LISTEN, unconnected, each("$.listen")},
	{"accept", unix.SYS_ACCEPT4, unconnected + "a.connect (to)\nc.connect (to)\ne.connect (to)\n",
		[3]string{"b, _1 = srv.accept", "d, _1 = srv.accept", "f, _1 = srv.accept"}},
	{"connect", unix.SYS_CONNECT, "srv = socket AF_UNIX\nsrv.bind ''\nsrv.listen\n" +
		"to = srv.getsockname()\na = socket AF_UNIX\nc = socket AF_UNIX\ne = socket AF_UNIX\n",
		each("$.connect (to)")},
	{"getsockname", unix.SYS_GETSOCKNAME, connected, each("$.getsockname")},
	{"getpeername", unix.SYS_GETPEERNAME, connected, each("$.getpeername")},
	{"getsockopt", unix.SYS_GETSOCKOPT, connected, each("$.getsockopt SOL_SOCKET SO_RCVBUF")},
	{"setsockopt", unix.SYS_SETSOCKOPT, connected, each("$.setsockopt SOL_SOCKET SO_RCVBUF 9999")},
	{"sendto", unix.SYS_SENDTO, connected, each("$.send x")},
	{"recvfrom", unix.SYS_RECVFROM, paired + "b.send x\nd.send x\nf.send x\n", each("$.recv 5")},
	{"sendmsg", unix.SYS_SENDMSG, paired, each(`$.sendmsg ([b"x"])`)},
	{"recvmsg", unix.SYS_RECVMSG, paired + "b.send x\nd.send x\nf.send x\n", each("$.recvmsg 5")},
	{"sendfile", unix.SYS_SENDFILE, connected, each("$.sendfile file 0 1")},
	{"shutdown", unix.SYS_SHUTDOWN, connected, each("$.shutdown SHUT_WR")},
	{"fcntl", unix.SYS_FCNTL, "a = socket\n", [3]string{"c = a.dup", "e = a.dup", "b = a.dup"}},
	{"poll", unix.SYS_PPOLL, paired, each("poll [$] 0")},
	{"ppoll", unix.SYS_PPOLL, waiting(0.01), each(inVain)},
	{"epoll_ctl", unix.SYS_EPOLL_CTL, waiting(0.05), each(inVain)},
	{"close", unix.SYS_CLOSE, connected, each("$.close")},
}

// faultErrnos are refusals that nobody mends by trying again.
var faultErrnos = []unix.Errno{unix.EIO, unix.ENOMEM, unix.ENOBUFS, unix.EPERM, unix.ENODEV}

// TestEachCallFails has each system call of the engine fail in turn, for the first, second
// and third call, in a whole shell: the error is told, the lines after it run, and no
// descriptor stays open. EINTR alone nobody sees.
func TestEachCallFails(t *testing.T) {
	told := 0
	for _, row := range faultRows {
		t.Run(row.name, func(t *testing.T) {
			s := startFaulty(t, row.call)
			for round := range 2 { // the first warms the program up
				said := s.say(row.ready + strings.Join(row.lines[:], "\n"))
				if strings.Contains(said, "Error") {
					t.Fatalf("without a fault, round %d: %s", round, said)
				}
				s.tidy()
			}
			before := s.descriptors()
			for _, errno := range faultErrnos {
				for nth := 1; nth <= 3; nth++ {
					s.fails(row, errno, nth)
					s.leaksNothing(row, before)
					told++
				}
			}
			for nth := 1; nth <= 3; nth++ {
				s.fails(row, unix.EINTR, nth)
			}
		})
	}
	t.Logf("%d faults told of %d", told, len(faultRows)*len(faultErrnos)*3)
}

// TestTheFirstSocketFails: what the first one needs besides may fail too, and the next tries
// again. A shell of any later socket has it already.
func TestTheFirstSocketFails(t *testing.T) {
	for _, row := range []struct {
		name        string
		call, times int // the calls after these are the Go runtime's, which ends without them
	}{{"eventfd", unix.SYS_EVENTFD2, 2}, {"epoll_create", unix.SYS_EPOLL_CREATE1, 1}} {
		s := startFaulty(t, row.call)
		before := s.descriptors()
		for nth := 1; nth <= row.times; nth++ {
			s.faults.Fail(row.call, unix.EMFILE, nth, 1)
			said := s.say("a = socket")
			if !strings.Contains(said, "a = socket: OSError: [Errno 24] Too many open files\n") {
				t.Errorf("%s, call %d: %s", row.name, nth, said)
			}
			if after := s.descriptors(); len(after) > len(before) {
				t.Errorf("%s leaves descriptors open: %v", row.name, after)
			}
		}
		s.faults.Fail(0, 0, 0, 0)
		if said := s.say("a, b = socketpair\na.send x\nb.recv 5"); said != "1\nb'x'\n" {
			t.Errorf("%s: then %s", row.name, said)
		}
	}
}

// TestNoDescriptorsAtAll: the whole system has none left, and then has some.
func TestNoDescriptorsAtAll(t *testing.T) {
	s := startFaulty(t, unix.SYS_SOCKET, unix.SYS_ACCEPT4)
	s.say(unconnected + "a.connect (to)")
	for call, line := range map[int]string{
		unix.SYS_SOCKET: "x = socket", unix.SYS_ACCEPT4: "b, peer = srv.accept",
	} {
		s.faults.Fail(call, unix.ENFILE, 1, 1)
		if said := s.say(line); said != "" { // dropped sockets are collected, and it is tried again
			t.Errorf("%s: %s", line, said)
		}
		s.faults.Fail(call, unix.ENFILE, 1, 1000)
		said := s.say("c.connect (to)\n" + line)
		if !strings.Contains(said, line+": OSError: [Errno 23] Too many open files in system\n") {
			t.Errorf("%s: %s", line, said)
		}
	}
	s.faults.Fail(0, 0, 0, 0)
	if said := s.say("b, peer = srv.accept\nb.send hi\nc.recv 5"); said != "2\nb'hi'\n" {
		t.Errorf("then %s", said)
	}
}

// fails has the nth of a row's three lines fail.
func (s *faultySession) fails(row faultRow, errno unix.Errno, nth int) {
	s.Helper()
	said, seen := "", 0
	for try := 0; try < 5 && seen < nth; try++ { // a slow machine may see a timeout pass first
		s.say(row.ready)
		s.faults.Fail(row.call, errno, nth, 1)
		said = s.say(strings.Join(row.lines[:], "\n"))
		seen = s.faults.Seen()
		s.faults.Fail(0, 0, 0, 0)
		s.tidy()
	}
	want := fmt.Sprintf("Error: [Errno %d] ", int(errno))
	if errno == unix.EINTR {
		if seen < nth || strings.Contains(said, "Error") {
			s.Errorf("EINTR, call %d of %d: %s", nth, seen, said)
		}
		return
	}
	if seen < nth || strings.Count(said, "Error") != 1 || !strings.Contains(said, want) ||
		!strings.Contains(said, ": "+row.lines[nth-1]+": ") {
		s.Errorf("%v, call %d of %d: %s", errno, nth, seen, said)
	}
}

// leaksNothing compares the open descriptors. A close that the kernel was not asked for
// leaves its own.
func (s *faultySession) leaksNothing(row faultRow, before map[string]string) {
	s.Helper()
	after := s.descriptors()
	if row.call == unix.SYS_CLOSE {
		return
	}
	for fd, what := range after {
		if before[fd] == "" {
			s.Errorf("descriptor %s stays open: %s", fd, what)
		}
	}
}

// faultySession is a shell with its lines on a pipe, some of whose calls may fail.
type faultySession struct {
	*coprocess
	faults *sockcoretest.Faults
}

func startFaulty(t *testing.T, calls ...int) *faultySession {
	t.Helper()
	home := t.TempDir()
	if err := os.WriteFile(home+"/file", []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := &faultySession{}
	cmd := program(t, home, "--keep-going")
	s.coprocess = startCoprocess(t, cmd, func() error {
		s.faults = sockcoretest.StartFaulty(t, cmd, calls...)
		return nil
	})
	s.say(nothing)
	return s
}

// tidy closes every socket.
func (s *faultySession) tidy() {
	s.Helper()
	said := s.say("for x in [a, b, c, d, e, f, srv]:\n    if x != None: x.close\n\n" + nothing)
	if said != "" {
		s.Errorf("to close them all: %s", said)
	}
}
