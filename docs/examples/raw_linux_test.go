package examples_test

import (
	"os"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// TestRawSocketWithoutPrivilege: the first line of the script that fails says EPERM.
func TestRawSocketWithoutPrivilege(t *testing.T) {
	text, err := os.ReadFile("ping.sock")
	if err != nil {
		t.Fatal(err)
	}
	cmd := shell(t, setting{})
	cmd.Stdin, cmd.Dir = strings.NewReader(string(text)), "/"
	if os.Geteuid() == 0 {
		const nobody = 65534
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	} else if fd, err := unix.Socket(unix.AF_INET, unix.SOCK_RAW|unix.SOCK_CLOEXEC, unix.IPPROTO_ICMP); err == nil {
		_ = unix.Close(fd)
		t.Skip("this user, who is not root, has the privilege all the same")
	}
	out, err := cmd.CombinedOutput()
	want := "sockshell: <stdin>:4: s = socket AF_INET SOCK_RAW icmp: " +
		"PermissionError: [Errno 1] Operation not permitted\n"
	if err == nil || cmd.ProcessState.ExitCode() != 1 || string(out) != want {
		t.Errorf("%q and %v, wanted %q and status 1", out, err, want)
	}
}
