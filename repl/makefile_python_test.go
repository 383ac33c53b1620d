package repl

import (
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"

	"sockshell/sockcore/sockcoretest"
)

// makefileScripts are lines that CPython and the shell run alike: a and b are a new
// socketpair in each.
var makefileScripts = [][]string{
	{`f = a.makefile("rb")`, `f.close()`, `f.read()`, `f.readline()`, `f.readable()`, `f.fileno()`,
		`f.name`, `f.mode`, `f.closed`, `f.flush()`, `f.close()`, `list(f)`},
	{`f = a.makefile("wb")`, `f.read()`, `f.readline()`, `f.readlines()`, `f.write(b"x")`, `f.write(5)`,
		`f.flush()`, `b.recv(10)`, `f.writelines([b"a", b"b"])`, `f.close()`, `b.recv(10)`, `f.write(b"x")`,
		`f.writable()`},
	{`f = a.makefile("rb")`, `f.write(b"x")`, `f.read("x")`, `f.read(-2)`, `f.flush()`, `f.readable()`,
		`f.writable()`, `f.mode`},
	{`f = a.makefile()`, `f.write("x")`, `f.encoding`, `f.errors`, `f.mode`, `f.readable()`},
	{`f = a.makefile("w")`, `f.write(b"x")`, `f.read()`, `f.write("é")`, `f.readline()`, `f.close()`,
		`b.recv(10)`, `f.write("x")`, `f.closed`, `f.mode`},
	{`f = a.makefile("rwb", 0)`, `f.write(b"xyz")`, `b.recv(10)`, `f.mode`, `b.send(b"12\n34")`,
		`f.read(1)`, `f.readline()`, `f.read(100)`, `f.close()`, `f.read()`, `f.write(b"x")`, `f.name`},
	{`f = a.makefile("rb")`, `b.send(b"hello")`, `f.read(3)`, `a.settimeout(0.05)`, `f.read(5)`, `f.read(5)`,
		`f.readline()`},
	{`a.setblocking(False)`, `f = a.makefile("rb")`, `f.read(3)`, `f.read()`, `f.readline()`, `f.read(0)`,
		`b.send(b"abc")`, `f.read(9)`, `b.send(b"ab\nc")`, `f.readline()`, `f.readline()`},
	{`a.setblocking(False)`, `f = a.makefile("rb", 0)`, `f.read(3)`, `f.read()`, `b.send(b"abc")`, `f.read()`},
	{`a.setblocking(False)`, `f = a.makefile("r")`, `f.read(3)`, `f.readline()`},
	{`f = a.makefile("wb")`, `a.setblocking(False)`, `f.write(b"x" * 1000000)`, `f.flush()`},
	{`b.sendall("é1\r\n2\r3\nfour".encode())`, `b.close()`, `f = a.makefile("r")`, `f.read(1)`,
		`f.readline()`, `f.readlines()`, `f.read()`, `f.readline()`},
	{`b.sendall("é1\r\n2\r3\nfour".encode())`, `b.close()`, `f = a.makefile("r", newline="")`,
		`f.readline(1)`, `f.readline()`, `f.readline()`, `f.readlines()`},
	{`b.sendall(b"1\r\n2\r3\nfour")`, `b.close()`, `f = a.makefile("r", newline="\r\n")`, `f.readlines()`},
	{`b.sendall(b"1\r\n2\r3\nfour")`, `b.close()`, `f = a.makefile("r", newline="\r")`, `f.readlines()`},
	{`b.sendall(b"1\n2\n3\n4")`, `b.close()`, `f = a.makefile("rb")`, `f.readlines(3)`, `f.readline(0)`,
		`f.readline(1)`, `list(f)`, `f.read(None)`},
	{`b.sendall(b"x\xffy")`, `b.close()`, `f = a.makefile("r")`, `f.read(1)`},
	{`b.sendall(b"x\xffy")`, `b.close()`, `f = a.makefile("r", errors="replace")`, `f.read()`},
	{`b.sendall(b"x\xffy\xe9")`, `b.close()`, `f = a.makefile("r", encoding="latin-1")`, `f.read()`},
	{`f = a.makefile("w", newline="\r\n", encoding="latin-1")`, `f.write("é\n\n")`, `f.flush()`, `b.recv(10)`,
		`f.write("Ω")`},
	{`f = a.makefile("rb")`, `a.close()`, `a.fileno() > 0`, `b.send(b"x")`, `f.read(1)`, `f.close()`,
		`a.fileno()`, `a.recv(1)`},
	{`a.makefile("x")`, `a.makefile("rt")`, `a.makefile("r+")`, `a.makefile("r", 0)`,
		`a.makefile("r", encoding="zz")`, `a.makefile("r", newline="z")`},
	{`f = a.makefile("br")`, `f.mode`, `f = a.makefile("wr")`, `f.mode`, `f = a.makefile("b")`, `f.mode`},
}

const makefileOracle = `
import json, socket, sys
def run(script):
    a, b = socket.socketpair()
    names = {'a': a, 'b': b}
    for line in script:
        try:
            try: code = compile(line, '', 'eval')
            except SyntaxError: code = compile(line, '', 'exec')
            v = eval(code, names)
            yield '' if v is None else repr(v)
        except Exception as err:
            kind = type(err)
            module = '' if kind.__module__ == 'builtins' else kind.__module__ + '.'
            yield module + kind.__name__ + ': ' + str(err)
print(json.dumps([list(run(script)) for script in json.load(sys.stdin)]))
`

// TestMakefileAsPython runs each script in CPython and here.
func TestMakefileAsPython(t *testing.T) {
	sockcoretest.NoLeaks(t)
	wants := askMakefile(t, makefileScripts)
	for i, script := range makefileScripts {
		lines := append([]string{"a, b = socketpair()"}, script...)
		steps := runSession(t, lines, Config{}).Steps[1:]
		for j, line := range script {
			got := strings.TrimSuffix(steps[j].Output, "\n")
			if got != wants[i][j] {
				t.Errorf("%s\n%s\n here %s\n CPython %s", script[0], line, got, wants[i][j])
			}
		}
	}
}

func askMakefile(t *testing.T, scripts [][]string) (answers [][]string) {
	t.Helper()
	input, err := json.Marshal(scripts)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(sockcoretest.Python(t), "-W", "ignore", "-c", makefileOracle)
	cmd.Stdin, cmd.Stderr = strings.NewReader(string(input)), os.Stderr
	output, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(output, &answers); err != nil {
		t.Fatal(err)
	}
	return answers
}
