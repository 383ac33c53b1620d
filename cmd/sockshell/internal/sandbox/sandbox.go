// Package sandbox runs this program a second time, as a child that gives up most of its
// rights and is bounded by the kernel: for scripts that somebody else wrote. What one
// process allocates or computes nobody within it can bound; its parent can.
//
// It is no virtual machine. The child is still this user, and reaches whatever a socket
// reaches: the network, and the daemons behind AF_UNIX sockets.
package sandbox

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// Limits is what the child may take.
type Limits struct {
	Memory uint64 // bytes, beyond those that the program itself starts with
	CPU    uint64 // seconds of processor time, whole ones
}

// The variable that tells the child what it is, and its values.
const (
	variable = "SOCKSHELL_RESTRICTED"
	first    = "first"
	again    = "again" // another child died before it
)

// stderrNumber is the child's real standard error: what the Go runtime writes to descriptor
// 2 when it dies is for the parent.
const stderrNumber = 3

// reportNumber is what the child tells of its checks by. It and those before it stay open.
const reportNumber = 4

// descriptors is how many the child may have: each socket is memory of the kernel's, too.
const descriptors = 1024

// Inside reports whether this process is the child, and Again whether it stands in for one
// that took too much.
func Inside() bool { return os.Getenv(variable) != "" }

// Again is about the child: see Inside.
func Again() bool { return os.Getenv(variable) == again }

// Stderr is the child's standard error.
func Stderr() *os.File { return os.NewFile(stderrNumber, "/dev/stderr") }

// Report is the file that Run gave the child.
func Report() *os.File { return os.NewFile(reportNumber, "report") }

// Enter bounds the child, which calls it before it runs any line. It cannot be undone.
func Enter(l Limits) error {
	unix.CloseOnExec(stderrNumber)
	if err := confine(); err != nil {
		return fmt.Errorf("--restricted: %w", err)
	}
	if err := limitMemory(l.Memory); err != nil {
		return fmt.Errorf("--restricted: the memory limit: %w", err)
	}
	debug.SetMemoryLimit(int64(l.Memory / 2)) // collect more often before it is all gone
	debug.SetMaxStack(int(l.Memory / 4))
	none, few := unix.Rlimit{}, rlimit(descriptors)
	return errors.Join(unix.Setrlimit(unix.RLIMIT_CORE, &none),
		unix.Setrlimit(unix.RLIMIT_NOFILE, few), Renew(l))
}

// Renew gives the child its seconds anew.
func Renew(l Limits) error {
	var used unix.Rusage
	if err := unix.Getrusage(unix.RUSAGE_SELF, &used); err != nil {
		return err
	}
	took := uint64(time.Duration(used.Utime.Nano()+used.Stime.Nano()).Round(time.Second) / time.Second)
	var limit unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_CPU, &limit); err != nil {
		return err
	}
	limit.Cur = rlimit(took + l.CPU).Cur
	return unix.Setrlimit(unix.RLIMIT_CPU, &limit)
}

// farewell says that the child ended by itself. The runtime without memory may die wordless.
const farewell = "\x00ended"

// Leave is the last that the child calls.
func Leave() { _, _ = os.Stderr.WriteString(farewell) }

// Ending is how a child ended.
type Ending struct {
	Status int    // as a shell gives it
	Over   string // what it took too much of: "256 MiB of memory"; else ""
}

// Run runs the child with this program's arguments and streams, until it ends. What it writes
// to its Report goes to report.
func Run(l Limits, restarted bool, report *os.File) (Ending, error) {
	self, err := os.Executable()
	if err != nil {
		return Ending{}, err
	}
	cmd := exec.Command(self, os.Args[1:]...)
	state := first
	if restarted {
		state = again
	}
	cmd.Env = append(os.Environ(), variable+"="+state, "GOTRACEBACK=none")
	last := &lastWords{}
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, last
	cmd.ExtraFiles = []*os.File{os.Stderr, report}
	cmd.SysProcAttr = attributes()
	signals := make(chan os.Signal, 4)
	signal.Notify(signals, unix.SIGINT, unix.SIGTERM, unix.SIGHUP)
	defer signal.Stop(signals)
	if err := cmd.Start(); err != nil {
		return Ending{}, err
	}
	ended := make(chan struct{})
	go passOn(signals, cmd.Process, ended)
	err = cmd.Wait()
	close(ended)
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		return Ending{}, err
	}
	return ending(cmd.ProcessState, last, l), nil
}

// passOn hands signals to the child. Ctrl-C of a terminal has reached it already.
func passOn(signals chan os.Signal, child *os.Process, ended chan struct{}) {
	for {
		select {
		case got := <-signals:
			if got == unix.SIGTERM || !ownsTerminal() {
				_ = child.Signal(got)
			}
		case <-ended:
			return
		}
	}
}

// ownsTerminal reports whether standard input is a terminal: its signals go to all.
func ownsTerminal() bool {
	_, err := unix.IoctlGetWinsize(int(os.Stdin.Fd()), unix.TIOCGWINSZ)
	return err == nil
}

func ending(p *os.ProcessState, words *lastWords, l Limits) Ending {
	status := p.Sys().(syscall.WaitStatus)
	memory := fmt.Sprintf("%d MiB of memory", l.Memory>>20)
	took := p.UserTime() + p.SystemTime()
	switch {
	case status.Signaled() && (status.Signal() == unix.SIGXCPU || took >= time.Duration(l.CPU)*time.Second):
		return Ending{Status: 1, Over: fmt.Sprintf("%d s of processor time", l.CPU)}
	case status.Signaled() && status.Signal() == unix.SIGKILL: // by the kernel, which had no more
		return Ending{Status: 1, Over: memory}
	case status.Signaled():
		return Ending{Status: 128 + int(status.Signal())}
	case words.nested:
		return Ending{Status: 1, Over: fmt.Sprintf("%d MiB of nested calls", l.Memory>>22)}
	case string(words.text) != farewell:
		return Ending{Status: 1, Over: memory}
	}
	return Ending{Status: p.ExitCode()}
}

// lastWords keeps the end of what the child writes to descriptor 2, and whether there were
// too many nested calls.
type lastWords struct {
	text   []byte
	nested bool
}

func (w *lastWords) Write(b []byte) (int, error) {
	w.text = append(w.text, b...)
	w.nested = w.nested || bytes.Contains(w.text, []byte("stack exceeds"))
	w.text = w.text[max(0, len(w.text)-64):]
	return len(b), nil
}
