package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"sockshell/sockcore/sockcoretest"
)

// The test's own binary is the program too, so that it is tested as it was built: under
// the race detector when the tests are.
const (
	asProgram = "SOCKSHELL_TEST_PROGRAM" // be the program
	asSession = "SOCKSHELL_TEST_SESSION" // be what leads a terminal's session
)

func TestMain(m *testing.M) {
	sockcoretest.Faulty()
	switch {
	case os.Getenv(asSession) != "":
		leadSession()
	case os.Getenv(asProgram) != "":
		main()
	}
	os.Exit(m.Run())
}

// leadSession runs the program, and stays until descriptor 4 ends: the kernel resets a
// terminal whose session has lost its leader, so nobody could see how the program left it.
// To descriptor 3 go the number of the process, then its status.
func leadSession() {
	signal.Notify(make(chan os.Signal, 1), unix.SIGINT, unix.SIGHUP, unix.SIGTERM, unix.SIGQUIT)
	_ = os.Unsetenv(asSession)
	report, hold := os.NewFile(3, "report"), os.NewFile(4, "hold")
	unix.CloseOnExec(3)
	unix.CloseOnExec(4)
	self, _ := os.Executable()
	cmd := exec.Command(self, os.Args[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	if err := cmd.Start(); err != nil {
		panic(err)
	}
	fmt.Fprintln(report, cmd.Process.Pid)
	_ = cmd.Wait()
	fmt.Fprintln(report, exitStatus(cmd.ProcessState))
	_, _ = io.Copy(io.Discard, hold)
	os.Exit(0)
}

// exitStatus is a shell's $?.
func exitStatus(p *os.ProcessState) int {
	if status := p.Sys().(syscall.WaitStatus); status.Signaled() {
		return 128 + int(status.Signal())
	}
	return p.ExitCode()
}
