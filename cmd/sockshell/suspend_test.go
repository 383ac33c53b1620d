package main

import (
	"bytes"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"

	"sockshell/sockcore/sockcoretest"
)

// TestStopAndGoOn is Ctrl-Z, and fg in a shell with job control.
func TestStopAndGoOn(t *testing.T) {
	for _, cols := range widths {
		t.Run(fmt.Sprint(cols), func(t *testing.T) { stopped(t, cols, `"$sockshell" --quiet`) })
	}
	for name, command := range map[string]string{
		"in a script": `sh -c 'trap : INT; "$sockshell" --quiet; exit $?'`,
		"restricted":  `"$sockshell" --restricted --quiet`,
	} {
		t.Run(name, func(t *testing.T) { stopped(t, 80, command) })
	}
}

func stopped(t *testing.T, cols int, command string) {
	term := underBash(t, cols)
	term.typed(command + "\n")
	term.writes(pasteMark)
	term.does("u = socket AF_UNIX SOCK_DGRAM", "u.bind box", "number = 41")
	term.typed("half a line")
	term.foreground(term.stop(), pasteMark)
	term.does("\x01print(\"\x05\", \"whole\")")
	term.writes("half a line whole\r\n")

	term.waitsFor(`print("got", u.recv(10))`)
	before := term.stop()
	term.asleep()
	send(t, filepath.Join(term.home, "box"), "hello")
	term.foreground(before, "got b'hello'\r\n", pasteMark)
	term.waitsFor("u.recv 10")
	term.foreground(term.stop(), command)
	term.typed("\x03")
	term.writesAfter(before, "^C\r\n", "KeyboardInterrupt", pasteMark)

	before = len(term.written())
	term.typed("exit (number)\n")
	term.writesAfter(before, "bash> ")
	term.typed("echo $? >&3\n")
	term.ends(41)
}

// TestStopWithoutJobControl goes on by itself, for nobody could wake it.
func TestStopWithoutJobControl(t *testing.T) {
	term := start(t)
	term.prompt()
	term.typed("print(\"half\"\x1a")
	term.writesThen(pasteEnd, pasteMark)
	term.typed(", \"whole\")\n")
	term.has("\nhalf whole\n")
}

// underBash is a terminal with a bash on it, which has the path of the program in $sockshell.
func underBash(t *testing.T, cols int) *terminal {
	t.Helper()
	home := t.TempDir()
	cmd := program(t, home)
	cmd.Env = append(cmd.Env, "LC_ALL=C", "sockshell="+cmd.Path)
	cmd.Path = sockcoretest.Program(t, "bash")
	cmd.Args = []string{"bash", "-c", "echo $$ >&3; unset " + asSession +
		"; PS1='bash> ' exec bash --norc --noediting -i"}
	term := startCommand(t, home, size{cols, 24}, cmd)
	term.writes("bash> ")
	return term
}

// stop presses Ctrl-Z, and sees that bash is there, and the terminal as it was. It gives how
// much was written before.
func (t *terminal) stop() int {
	t.Helper()
	before := len(t.written())
	t.typed("\x1a")
	t.writesAfter(before, "Stopped", "bash> ")
	t.asBefore()
	return before
}

// asleep waits until each process in the home is stopped: bash tells of the one that it began, and a shell
// that this one began may go on for a moment.
func (t *terminal) asleep() {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(time.Millisecond) {
		awake, stopped := 0, 0
		links, _ := filepath.Glob("/proc/[0-9]*/cwd") // none on other systems
		for _, link := range links {
			if dir, err := os.Readlink(link); err != nil || dir != t.home {
				continue
			}
			stat, _ := os.ReadFile(filepath.Join(filepath.Dir(link), "stat"))
			_, state, ok := bytes.Cut(stat, []byte(") "))
			switch {
			case !ok || bytes.Contains(stat, []byte("(bash)")):
			case state[0] == 'T':
				stopped++
			default:
				awake++
			}
		}
		if awake == 0 && (stopped > 0 || links == nil) {
			return
		}
	}
	t.Error("a process in the home still runs")
}

// foreground lets what was stopped go on, and waits for what that writes.
func (t *terminal) foreground(before int, wanted ...string) {
	t.Helper()
	t.typed("fg\n")
	t.writesAfter(before, append([]string{"bash> fg\r\n"}, wanted...)...)
}

// send sends a datagram to a socket of a path.
func send(t *testing.T, path, text string) {
	t.Helper()
	peer, err := net.Dial("unixgram", path)
	if err != nil {
		t.Fatal(err)
	}
	defer peer.Close()
	if _, err := peer.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
}
