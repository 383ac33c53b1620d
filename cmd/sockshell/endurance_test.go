package main

import (
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// TestAcceptsInALoop accepts 100,000 connections in a loop that rebinds one name, and closes
// none itself: nothing stays open.
func TestAcceptsInALoop(t *testing.T) {
	cmd := program(t, t.TempDir())
	cmd.Path = built(t)
	c := startCoprocess(t, cmd, cmd.Start)
	c.say("srv = socket AF_UNIX\nsrv.bind ''\nsrv.listen\nto = srv.getsockname()")
	before := len(c.descriptors())
	const loop = "for i in range(100000):\n    c = socket AF_UNIX\n    c.connect (to)\n" +
		"    conn, peer = srv.accept\n"
	if said := c.say(loop); said != "" {
		t.Error(said)
	}
	c.say("c.close\nconn.close")
	const tick = "sleep 0.1 ; n = len(sockets())" // what was dropped is collected within a second
	if said := c.say("n = 2\nwhile n > 1: " + tick + "\n\nn"); said != "1\n" {
		t.Errorf("%s sockets are left", said)
	}
	after := c.descriptors() // a collection drops a socket first, and closes it a moment later
	for end := time.Now().Add(generous); len(after) > before && time.Now().Before(end); {
		time.Sleep(10 * time.Millisecond)
		after = c.descriptors()
	}
	if len(after) > before {
		t.Errorf("of %d descriptors at first there are %d: %v", before, len(after), after)
	}
}

// TestManyJobs has 9,900 receives wait in the background, on few threads and in little memory.
// Then all have what they wait for.
func TestManyJobs(t *testing.T) {
	const jobs, step = 9900, 900 // a pipe holds what a step says
	if testing.Short() {
		t.Skip("9,900 jobs take some seconds")
	}
	cmd := program(t, t.TempDir())
	cmd.Path = built(t)
	c := startCoprocess(t, cmd, cmd.Start)
	said := c.say(fmt.Sprintf("pairs, e = catch (lambda: [socketpair() for i in range(%d)])\ne", jobs/2))
	if strings.Contains(said, "Errno 24") {
		t.Skip("not so many descriptors are allowed here")
	}
	c.say("left = [s for pair in pairs for s in pair]")
	for range jobs / step {
		c.say(strings.Repeat("s = left.pop()\ns.recv 1 &\n", step))
	}
	if said := c.say("len(jobs())"); said != fmt.Sprintln(jobs) {
		t.Errorf("%s jobs wait", said)
	}
	if n := c.status("Threads"); n > 20 {
		t.Errorf("%d threads", n)
	}
	if kilobytes := c.status("VmRSS"); kilobytes > 144<<10 {
		t.Errorf("%d kB of memory", kilobytes)
	}
	said = c.say("for a, b in pairs: n = a.send(b'x') + b.send(b'x')\n\nwait\nlen(jobs())")
	if !strings.HasSuffix(said, "\n0\n") || strings.Count(said, " s.recv: b'x'\n") != jobs {
		t.Errorf("%d jobs ended well; at the end it said %q", strings.Count(said, " s.recv: b'x'\n"),
			said[max(0, len(said)-200):])
	}
}

// TestAGigabyteInALine has a peer send 1 GiB without a newline: a line ends at its limit, and took
// 64 MiB at the most.
func TestAGigabyteInALine(t *testing.T) {
	l, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	go func() {
		peer, err := l.Accept()
		for piece := make([]byte, 1<<20); err == nil; { // until the shell has left
			_, err = peer.Write(piece)
		}
	}()
	cmd := program(t, t.TempDir())
	cmd.Path = built(t)
	c := startCoprocess(t, cmd, cmd.Start)
	c.say(fmt.Sprintf("s = create_connection 127.0.0.1 %d", l.Addr().(*net.TCPAddr).Port))
	before := c.status("VmHWM")
	said := c.say("_, err = catch s.recv_line\nstr(err)")
	if !strings.Contains(said, "more than 16777216 bytes came: a limit can be given") {
		t.Errorf("it said %q", said)
	}
	if took := c.status("VmHWM") - before; took > 64<<10 {
		t.Errorf("it took %d kB", took)
	}
	rest := "n = 0\nwhile n < 1 << 30: n += len(s.recv(1 << 20))\n"
	if said := c.say(rest); said != "" {
		t.Error(said)
	}
}

// TestAGigabyteShown receives 1 GB in 100,000 pieces, shows each, and grows by 32 MB at the most.
func TestAGigabyteShown(t *testing.T) {
	if testing.Short() {
		t.Skip("a gigabyte takes some seconds")
	}
	if _, err := os.Stat("/proc/self/status"); err != nil {
		t.Skip("what a process takes cannot be seen here:", err)
	}
	cmd := program(t, t.TempDir())
	cmd.Path = built(t)
	const memory = `int(re.search(b"VmRSS:\\s+(\\d+) kB", file("/proc/self/status")).group(1))` + "\n"
	pieces := strings.Repeat("n = a.send (data)\nb.recv 10000\n", 1000)
	cmd.Stdin = strings.NewReader("a, b = socketpair\ndata = b'x' * 10000\n" + pieces + "before = " + memory +
		strings.Repeat(pieces, 99) + "assert " + memory[:len(memory)-1] + " - before <= 32 << 10\n")
	var said strings.Builder
	cmd.Stderr = &said
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	n, err := io.Copy(io.Discard, out)
	if ended := cmd.Wait(); ended != nil || n != 100_000*int64(len("b''\n")+10_000) || err != nil {
		t.Errorf("%v after %d bytes, %v\n%s", ended, n, err, &said)
	}
}

// TestDroppedSocketsAreClosed: a socket whose name is gone is closed while the shell waits for
// the next line, or sleeps. Its peer waits for that.
func TestDroppedSocketsAreClosed(t *testing.T) {
	l, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	cmd := program(t, t.TempDir())
	c := startCoprocess(t, cmd, cmd.Start)
	for _, then := range []string{"", "sleep 3600\n"} {
		c.say(fmt.Sprintf("s = create_connection 127.0.0.1 %d", l.Addr().(*net.TCPAddr).Port))
		peer, err := l.Accept()
		if err != nil {
			t.Fatal(err)
		}
		_ = peer.SetDeadline(time.Now().Add(generous))
		c.say("sleep 1.5") // a collection that finds it in use is not the last
		_, _ = fmt.Fprint(c.in, "s = None\n"+then)
		if n, err := peer.Read(make([]byte, 1)); n != 0 || err != io.EOF {
			t.Errorf("%q: %d, %v", then, n, err)
		}
		_ = peer.Close()
	}
	_ = cmd.Process.Kill()
}

// TestDescriptorsRunOut: a shell that may have 40 descriptors says so when they are gone. It
// keeps some back for programs, files and names; and a connection that it cannot accept stays
// in the backlog.
func TestDescriptorsRunOut(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no sh here")
	}
	cmd := program(t, t.TempDir(), "--keep-going")
	cmd.Args = append([]string{"sh", "-c", `ulimit -n 40; exec "$0" "$@"`, cmd.Path}, cmd.Args[1:]...)
	cmd.Path = sh
	c := startCoprocess(t, cmd, cmd.Start)
	c.say("srv = create_server 127.0.0.1 0\nto = srv.getsockname()\nheld = []\n" +
		"a = socket\na.connect (to)")
	said := c.say("for i in range(100): held.append(socket())")
	if !strings.HasSuffix(said, "OSError: [Errno 24] Too many open files\n") {
		t.Fatal(said)
	}
	const gone = "Error: [Errno 24] Too many open files\n"
	for _, row := range [][2]string{
		{"x, y = socketpair", gone},
		{"x = a.dup", gone},
		{"x, peer = srv.accept", gone},
		{"!echo a program", "a program\n"},
		{"save kept", ""},
		{"gethostbyname localhost", "'127.0.0.1'\n"},
		{"held.pop().close()", ""},
		{"x, peer = srv.accept", ""},
		{"a.send hello", "5\n"},
		{"x.recv 9", "b'hello'\n"},
	} {
		if said := c.say(row[0]); !strings.HasSuffix(said, row[1]) || row[1] == "" && said != "" {
			t.Errorf("%s: %q", row[0], said)
		}
	}
}
