package main

import (
	"bufio"
	"embed"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

//go:embed testdata
var sources embed.FS

// workshop is a temporary directory with what the commands of rows.go speak of, and the
// servers.
type workshop struct {
	dir     string
	path    string            // where programs are looked for
	where   map[string]string // $TCP and its kin
	servers []*exec.Cmd
	secure  []net.Listener
}

func newWorkshop(n size) (w *workshop, err error) {
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return nil, err
	}
	w = &workshop{dir: filepath.Join(dir, "testdata"), where: map[string]string{}}
	w.path = w.dir + ":" + os.Getenv("PATH")
	defer func() {
		if err != nil {
			_ = w.close()
		}
	}()
	if err := os.CopyFS(dir, sources); err != nil {
		return nil, err
	}
	if err := w.build(); err != nil {
		return nil, err
	}
	for name, text := range scripts(n) {
		if err := os.WriteFile(filepath.Join(w.dir, name), []byte(text), 0o644); err != nil {
			return nil, err
		}
	}
	if err := os.WriteFile(filepath.Join(w.dir, "zeros"), make([]byte, n.file), 0o644); err != nil {
		return nil, err
	}
	return w, w.serve()
}

// build makes sockshell and the C program, and names the real python3, which a version
// manager may hide behind a script that takes longer to start than Python.
func (w *workshop) build() error {
	built := filepath.Join(w.dir, "built")
	program := exec.Command("go", "build", "-o", built, "sockshell/cmd/sockshell")
	program.Env = append(os.Environ(), "CGO_ENABLED=0")
	c := exec.Command("cc", "-O2", "-Wall", "-o", filepath.Join(w.dir, "peer"),
		filepath.Join(w.dir, "peer.c"))
	for _, cmd := range []*exec.Cmd{program, c} {
		if text, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("%s: %w\n%s", cmd, err, text)
		}
	}
	if err := install(built, filepath.Join(w.dir, "sockshell")); err != nil {
		return err
	}
	python, err := exec.Command("python3", "-c", "import sys; print(sys.executable)").Output()
	if err != nil {
		return nil // its rows are left out
	}
	return os.Symlink(strings.TrimSpace(string(python)), filepath.Join(w.dir, "python3"))
}

// install copies a program, as all the others on the machine were. The linker writes its file in
// small pieces all over, and so it lies in the page cache, where a start maps each by itself.
func install(built, program string) error {
	text, err := os.ReadFile(built)
	if err != nil {
		return err
	}
	return os.WriteFile(program, text, 0o755)
}

// scripts are those that are too long to keep.
func scripts(n size) map[string]string {
	const shell, python = "a.send hello\nb.recv 4096\n", "a.send(b'hello')\nb.recv(4096)\n"
	const begin = "a, b = socketpair\n"
	const pythonBegin = "import socket\na, b = socket.socketpair()\n"
	few := strings.Repeat(shell, n.lines/20)
	report := "!awk '/VmRSS/ {print \"took\", $2 * 1024}' /proc/$PPID/status\n"
	return map[string]string{
		"lines.sock":     begin + strings.Repeat(shell, n.lines/2),
		"lines.py":       pythonBegin + strings.Repeat(python, n.lines/2),
		"different.sock": begin + different(n.lines/20, "a.send hello%d\nb.recv %d\n"),
		"different.py":   pythonBegin + different(n.lines/20, "a.send(b'hello%d')\nb.recv(%d)\n"),
		"untraced.sock":  begin + few,
		"traced.sock":    begin + "trace on\n" + few,
		"trips.sock": "s = socket\ns.connect 127.0.0.1 (where)\n" +
			"s.setsockopt IPPROTO_TCP TCP_NODELAY 1\n" + strings.Repeat("s.send hello\ns.recv 4096\n", n.trips),
		"million.sock": begin + different(n.million/20, "a.send hello%d\nb.recv %d\n") + report +
			different(n.million/2, "a.send hello%d\nb.recv %d\n") + report,
	}
}

func different(pairs int, lines string) string {
	var b strings.Builder
	for i := range pairs {
		fmt.Fprintf(&b, lines, i, 4096+i)
	}
	return b.String()
}

// serve starts what both sides of a row speak to.
func (w *workshop) serve() error {
	for _, s := range []struct{ name, args string }{
		{"$TCP", "echo tcp"}, {"$UDP", "echo udp"}, {"$UNIX", "echo unix echo.socket"},
		{"$SINK", "sink tcp"}, {"$SOURCE", "source tcp"},
	} {
		cmd := exec.Command(filepath.Join(w.dir, "peer"), strings.Fields(s.args)...)
		cmd.Dir, cmd.Stderr = w.dir, os.Stderr
		out, err := cmd.StdoutPipe()
		if err != nil {
			return err
		}
		if err := cmd.Start(); err != nil {
			return err
		}
		w.servers = append(w.servers, cmd)
		line, err := bufio.NewReader(out).ReadString('\n')
		if err != nil {
			return fmt.Errorf("peer %s: %w", s.args, err)
		}
		w.where[s.name] = strings.TrimSpace(line)
	}
	return w.serveTLS()
}

func (w *workshop) close() error {
	for _, cmd := range w.servers {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	}
	for _, l := range w.secure {
		_ = l.Close()
	}
	return errors.Join(os.RemoveAll(filepath.Dir(w.dir)))
}
