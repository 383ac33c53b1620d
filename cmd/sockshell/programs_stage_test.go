package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"sockshell/sockcore/sockcoretest"
)

const onLinux = runtime.GOOS == "linux"

// stage is where the programs of one row meet: a directory, and ports that are free.
type stage struct {
	*testing.T
	dir   string
	words map[string]string // PORT, DIR … in a row, and what they are
}

func newStage(t *testing.T) *stage {
	t.Helper()
	dir, err := os.MkdirTemp("", "stage") // short: it has AF_UNIX sockets in it
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	s := &stage{T: t, dir: dir, words: map[string]string{"DIR": dir}}
	for i, port := range freePorts(t, 4) {
		s.words[fmt.Sprintf("PORT%d", i)] = strconv.Itoa(port)
	}
	s.certificates()
	return s
}

// portsInUse are those of the stages that play now: a port is free until its program comes.
var portsInUse sync.Map

// freePorts are in order, for a program may sort them.
func freePorts(t *testing.T, n int) []int {
	t.Helper()
	var ports []int
	for len(ports) < n {
		port := sockcoretest.FreePort(t)
		if _, taken := portsInUse.LoadOrStore(port, true); !taken {
			ports = append(ports, port)
		}
	}
	t.Cleanup(func() {
		for _, port := range ports {
			portsInUse.Delete(port)
		}
	})
	slices.Sort(ports)
	return ports
}

// certificates writes ca.pem, cert.pem and key.pem.
func (s *stage) certificates() {
	ca := sockcoretest.NewCA(s.T)
	leaf := ca.Issue("localhost", nil)
	for to, from := range map[string]string{"ca": ca.File, "cert": leaf.CertFile, "key": leaf.KeyFile} {
		text, err := os.ReadFile(from)
		if err == nil {
			err = os.WriteFile(filepath.Join(s.dir, to+".pem"), text, 0o600)
		}
		if err != nil {
			s.Fatal(err)
		}
	}
}

var stageWord = regexp.MustCompile(`\b(PORT\d|DIR)\b`)

func (s *stage) fill(arg string) string {
	return stageWord.ReplaceAllStringFunc(arg, func(word string) string { return s.words[word] })
}

var (
	ephemeral = regexp.MustCompile(`(127\.0\.0\.1'?|::1'?|localhost'?)(:|, | )([1-9]\d{4})\b`)
	elapsed   = regexp.MustCompile(`\b\d+\.\d+ ?(ms|s|seconds)\b`)
)

// fixed is a text with names for what another run has otherwise.
func (s *stage) fixed(text string) string {
	for word, is := range s.words {
		text = strings.ReplaceAll(text, is, word)
	}
	text = ephemeral.ReplaceAllString(text, "$1$2ANY")
	return elapsed.ReplaceAllString(text, "TIME $1")
}

// actor is a program that runs on a stage.
type actor struct {
	stage          *stage
	name           string
	ours           bool
	cmd            *exec.Cmd
	stdin          io.WriteCloser
	stdout, stderr watched
	seen           int // bytes of stdout that await has gone past
	done           chan struct{}
	status         int
	signalled      unix.Signal // the last
}

func (s *stage) actor(what programStep, python string, ours, types bool) *actor {
	args := strings.Fields(what.text)
	file, err := filepath.Abs(programFile(s.T, args[0]))
	if err != nil {
		s.Fatal(err)
	}
	a := &actor{stage: s, name: what.actor, ours: ours, done: make(chan struct{})}
	for i, arg := range args {
		args[i] = s.fill(arg)
	}
	args[0] = file
	if ours {
		a.cmd = program(s.T, s.dir, args...)
	} else {
		a.cmd = exec.Command(python, append([]string{"-u", "-X", "no_debug_ranges"}, args...)...)
		a.cmd.Dir = s.dir
		a.cmd.Env = append(os.Environ(), "PYTHONDONTWRITEBYTECODE=1")
	}
	a.stdout.changed, a.stderr.changed = make(chan struct{}), make(chan struct{})
	a.cmd.Stdout, a.cmd.Stderr = &a.stdout, &a.stderr
	if types {
		if a.stdin, err = a.cmd.StdinPipe(); err != nil {
			s.Fatal(err)
		}
	} else {
		a.cmd.Stdin = strings.NewReader(what.input)
	}
	return a
}

func (a *actor) where() string {
	if a.ours {
		return "here"
	}
	return "in CPython, with its peers here"
}

// play starts an actor and waits for what its step says: a text, its end, or nothing.
func (a *actor) play(s programStep) {
	a.stage.Helper()
	if err := a.cmd.Start(); err != nil {
		a.stage.Fatal(err)
	}
	go func() {
		_ = a.cmd.Wait()
		a.status = exitStatus(a.cmd.ProcessState)
		close(a.done)
	}()
	a.stage.Cleanup(func() {
		_ = a.cmd.Process.Kill()
		<-a.done
	})
	switch {
	case s.until != "":
		a.await(s.until)
	case !s.aside:
		a.end()
	}
}

func (a *actor) typed(text string) {
	if _, err := io.WriteString(a.stdin, text); err != nil {
		a.fatal("takes no input: " + err.Error())
	}
}

// signal sends one, unless the program is over: that is what its status will tell.
func (a *actor) signal(s unix.Signal) {
	a.signalled = s
	_ = a.cmd.Process.Signal(s)
}

// await waits until the program has written a text, after those awaited before.
func (a *actor) await(text string) {
	a.stage.Helper()
	late, cancel := context.WithTimeout(context.Background(), generous)
	defer cancel()
	text = a.stage.fill(text)
	for over := false; ; {
		all, changed := a.stdout.now()
		if end := written(all[a.seen:], text); end > 0 {
			a.seen += end
			return
		}
		if over {
			a.fatal("ended without " + strconv.Quote(text))
		}
		select {
		case <-changed:
		case <-a.done:
			over = true
		case <-late.Done():
			a.fatal("does not write " + strconv.Quote(text))
		}
	}
}

// written finds the end of the line that has a text, 0 without one: a line may come in two
// pieces. A text that ends with a blank is a prompt, and its line has no end yet.
func written(all, text string) int {
	at := strings.Index(all, text)
	if at < 0 {
		return 0
	}
	end := at + len(text)
	if strings.HasSuffix(text, " ") {
		return end
	}
	if rest := strings.IndexByte(all[end:], '\n'); rest >= 0 {
		return end + rest + 1
	}
	return 0
}

// end waits until the program is over. CPython may miss a signal that comes just before it waits
// in a call, until the next one.
func (a *actor) end() {
	a.stage.Helper()
	late := time.After(generous)
	again := time.NewTicker(2 * time.Second)
	defer again.Stop()
	for {
		select {
		case <-a.done:
			return
		case <-again.C:
			if a.signalled != 0 && !a.ours {
				_ = a.cmd.Process.Signal(a.signalled)
			}
		case <-late:
			a.fatal("does not end")
		}
	}
}

func (a *actor) fatal(what string) {
	a.stage.Helper()
	a.stage.Fatalf("%s (%s) %s; it wrote\n%s%s", a.name, a.where(), what,
		a.stdout.String(), a.stderr.String())
}

// watched is what a program writes, for those who wait for it.
type watched struct {
	mu      sync.Mutex
	text    strings.Builder
	changed chan struct{}
}

func (w *watched) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	close(w.changed)
	w.changed = make(chan struct{})
	return w.text.Write(p)
}

func (w *watched) now() (string, <-chan struct{}) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.text.String(), w.changed
}

func (w *watched) String() string {
	text, _ := w.now()
	return text
}
