package sockcoretest

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"
)

// faulty is the variable that has the numbers of the calls that may fail. The other end of
// the pipe to the parent, and of that from it, are the last of its ExtraFiles.
const faulty = "SOCKSHELL_TEST_FAULTY"

// Faults decides which system calls of a child process fail: the kernel asks it before each
// of those that are watched (seccomp_unotify(2)), whatever thread makes them.
type Faults struct {
	listener int
	mu       sync.Mutex
	number   int // of the call that fails
	errno    unix.Errno
	nth      int // which of them, from 1; 0 for none
	times    int // how many, from that one on
	seen     int // since Fail
}

// Faulty is the first call of a TestMain: in a child that StartFaulty starts it has the
// kernel ask the parent, and returns when the parent listens. Elsewhere it does nothing.
func Faulty() {
	list := os.Getenv(faulty)
	if list == "" {
		return
	}
	_ = os.Unsetenv(faulty)
	told, goOn := os.NewFile(3, "told"), os.NewFile(4, "go on")
	listener, err := watchCalls(strings.Split(list, ","))
	if err != nil {
		fmt.Fprintln(told, err)
		os.Exit(1)
	}
	fmt.Fprintln(told, listener)
	_, _ = goOn.Read(make([]byte, 1))
	_, _, _ = told.Close(), goOn.Close(), unix.Close(listener)
}

// watchCalls has the kernel ask about these calls of all threads; it gives the descriptor
// of the questions.
func watchCalls(numbers []string) (int, error) {
	code := []unix.SockFilter{{Code: unix.BPF_LD | unix.BPF_W | unix.BPF_ABS}} // the number
	for _, text := range numbers {
		number, err := strconv.Atoi(text)
		if err != nil {
			return 0, err
		}
		code = append(code,
			unix.SockFilter{Code: unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K, K: uint32(number), Jf: 1},
			unix.SockFilter{Code: unix.BPF_RET | unix.BPF_K, K: unix.SECCOMP_RET_USER_NOTIF})
	}
	code = append(code, unix.SockFilter{Code: unix.BPF_RET | unix.BPF_K, K: unix.SECCOMP_RET_ALLOW})
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return 0, fmt.Errorf("no_new_privs: %w", err)
	}
	program := unix.SockFprog{Len: uint16(len(code)), Filter: &code[0]}
	const flags = unix.SECCOMP_FILTER_FLAG_NEW_LISTENER | unix.SECCOMP_FILTER_FLAG_TSYNC |
		unix.SECCOMP_FILTER_FLAG_TSYNC_ESRCH | unix.SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV
	fd, _, errno := unix.Syscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER, flags,
		uintptr(unsafe.Pointer(&program)))
	if errno != 0 {
		return 0, fmt.Errorf("seccomp: %w", errno)
	}
	return int(fd), nil
}

// StartFaulty starts a child whose TestMain calls Faulty, and watches its calls with these
// numbers. Where the kernel has no such thing for us, the test is skipped.
func StartFaulty(t testing.TB, cmd *exec.Cmd, calls ...int) *Faults {
	t.Helper()
	told, tells := pipe(t)
	waits, goOn := pipe(t)
	cmd.ExtraFiles = []*os.File{tells, waits}
	list := strings.Trim(strings.ReplaceAll(fmt.Sprint(calls), " ", ","), "[]")
	// A signal of the runtime's may have the kernel make a call twice, which would count it twice.
	cmd.Env = append(cmd.Env, faulty+"="+list, "GODEBUG=asyncpreemptoff=1")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_, _ = tells.Close(), waits.Close()
	line, _ := bufio.NewReader(told).ReadString('\n')
	theirs, err := strconv.Atoi(strings.TrimSpace(line))
	if err != nil {
		t.Skipf("the kernel lets nobody decide about the calls of a child: %s", line)
	}
	f := &Faults{listener: fetch(t, cmd.Process.Pid, theirs)}
	answered := make(chan struct{})
	go func() { defer close(answered); f.answer() }()
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		<-answered
		_ = unix.Close(f.listener)
	})
	if _, err := goOn.Write([]byte("g")); err != nil {
		t.Fatal(err)
	}
	return f
}

func pipe(t testing.TB) (r, w *os.File) {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = r.Close(), w.Close() })
	return r, w
}

// fetch takes a descriptor out of a child.
func fetch(t testing.TB, pid, theirs int) int {
	t.Helper()
	process, err := unix.PidfdOpen(pid, 0)
	if err != nil {
		t.Skipf("pidfd_open: %v", err)
	}
	defer func() { _ = unix.Close(process) }()
	fd, err := unix.PidfdGetfd(process, theirs, 0)
	if err != nil {
		t.Skipf("pidfd_getfd: %v", err)
	}
	return fd
}

// Fail has the child's nth call from now on with that number fail, and times-1 after it;
// with nth 0 none does.
func (f *Faults) Fail(call int, errno unix.Errno, nth, times int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.number, f.errno, f.nth, f.times, f.seen = call, errno, nth, times, 0
}

// Seen is how many such calls there were since Fail.
func (f *Faults) Seen() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.seen
}

// verdict is what becomes of a call: 0, and the kernel makes it.
func (f *Faults) verdict(number int) unix.Errno {
	f.mu.Lock()
	defer f.mu.Unlock()
	if number != f.number || f.nth == 0 {
		return 0
	}
	f.seen++
	if f.seen >= f.nth && f.seen < f.nth+f.times {
		return f.errno
	}
	return 0
}

// notification and response are struct seccomp_notif and struct seccomp_notif_resp.
type notification struct {
	id         uint64
	pid, flags uint32
	number     int32
	arch       uint32
	ip         uint64
	args       [6]uint64
}

type response struct {
	id    uint64
	value int64
	err   int32
	flags uint32
}

// answer answers the kernel's questions until the child has ended.
func (f *Faults) answer() {
	for {
		fds := []unix.PollFd{{Fd: int32(f.listener), Events: unix.POLLIN}}
		if _, err := unix.Poll(fds, -1); err != nil && err != unix.EINTR {
			return
		}
		if fds[0].Revents&unix.POLLIN == 0 && fds[0].Revents != 0 {
			return
		}
		var asked notification
		if f.ioctl(unix.SECCOMP_IOCTL_NOTIF_RECV, unsafe.Pointer(&asked)) != 0 {
			continue // the thread has given up asking
		}
		said := response{id: asked.id, flags: unix.SECCOMP_USER_NOTIF_FLAG_CONTINUE}
		if errno := f.verdict(int(asked.number)); errno != 0 {
			said = response{id: asked.id, err: -int32(errno)}
		}
		f.ioctl(unix.SECCOMP_IOCTL_NOTIF_SEND, unsafe.Pointer(&said))
	}
}

func (f *Faults) ioctl(request uintptr, p unsafe.Pointer) unix.Errno {
	_, _, errno := unix.Syscall(unix.SYS_IOCTL, uintptr(f.listener), request, uintptr(p))
	return errno
}
