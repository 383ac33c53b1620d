//go:build linux && (amd64 || arm64)

package sandbox

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// TestMain is the child too, which tries what it may not.
func TestMain(m *testing.M) {
	if Inside() {
		os.Exit(attack(os.Getenv("SANDBOX_TEST_FILE")))
	}
	os.Exit(m.Run())
}

// attack is the number of the first attempt that the kernel let pass.
func attack(file string) int {
	defer Leave()
	if err := Enter(Limits{Memory: 256 << 20, CPU: 100}); err != nil {
		fmt.Fprintln(Stderr(), err)
		return 100
	}
	tries := []func() error{
		func() error { return syscall.Exec("/bin/true", []string{"true"}, nil) },
		func() error { return exec.Command("/bin/true").Run() },
		func() error { return os.WriteFile(file, []byte("changed"), 0o600) },
		func() error { return os.WriteFile(file+".new", nil, 0o600) },
		func() error { _, err := os.OpenFile(file, os.O_RDWR, 0); return err },
		func() error { return os.Truncate(file, 0) },
		func() error { return os.Rename(file, file+".moved") },
		func() error { return os.Symlink(file, file+".link") },
		func() error { return os.Link(file, file+".hard") },
		func() error { return os.Chmod(file, 0o777) },
		func() error { return os.Mkdir(file+".dir", 0o700) },
		func() error { return os.Chdir("/") },
		func() error { return unix.PtraceAttach(os.Getppid()) },
		func() error { _, err := unix.MemfdCreate("m", 0); return err },
		func() error { _, err := unix.PidfdOpen(os.Getppid(), 0); return err },
		func() error { return unix.Unshare(unix.CLONE_NEWUSER) },
		func() error { return unix.Close(1) },
		func() error { return unix.Close(stderrNumber) },
		func() error { return unix.Close(reportNumber) },
		func() error { return unix.Mount("x", "/", "tmpfs", 0, "") },
	}
	for i, try := range tries {
		if err := try(); !errors.Is(err, unix.EPERM) {
			fmt.Fprintf(Stderr(), "attempt %d gave %v\n", i+1, err)
			return i + 1
		}
	}
	for range 100 { // more threads are no other processes
		go func() { select {} }()
	}
	if _, err := os.ReadFile("/etc/hosts"); err != nil {
		return 101
	}
	if fd, err := unix.Socket(unix.AF_INET, unix.SOCK_STREAM, 0); err != nil || unix.Close(fd) != nil {
		return 102
	}
	return 0
}

func TestNothingPasses(t *testing.T) {
	file := t.TempDir() + "/file"
	if err := os.WriteFile(file, []byte("kept"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("SANDBOX_TEST_FILE", file)
	end, err := Run(Limits{Memory: 256 << 20, CPU: 100}, false, os.Stderr)
	if err != nil || end != (Ending{}) {
		t.Errorf("%+v, %v", end, err)
	}
	if text, err := os.ReadFile(file); string(text) != "kept" {
		t.Errorf("the file has %q, %v", text, err)
	}
}
