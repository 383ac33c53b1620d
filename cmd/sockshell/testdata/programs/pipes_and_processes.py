"""Subprocesses, pipes, and select over descriptors of all kinds."""
import os
import select
import shlex
import socket
import subprocess
import sys
import tempfile

print(subprocess.run(["echo", "hello"], capture_output=True, text=True).stdout.strip())
p = subprocess.run("cat; exit 3", shell=True, input=b"typed", stdout=subprocess.PIPE)
print(p.returncode, p.stdout)
try:
    subprocess.run(["false"], check=True)
except subprocess.CalledProcessError as e:
    print(e)
try:
    subprocess.run(["no-such-program"])
except FileNotFoundError as e:
    print(e)
print(subprocess.check_output(["sh", "-c", "echo $X"], env={"X": "from env", "PATH": os.environ["PATH"]}))
with subprocess.Popen(["sort"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as sort:
    out, err = sort.communicate("b\nc\na\n")
    print(out.split(), err, sort.returncode)
try:
    subprocess.run(["sleep", "10"], timeout=0.05)
except subprocess.TimeoutExpired as e:
    print(e)

r, w = os.pipe()
a, b = socket.socketpair()
os.write(w, b"pipe")
b.send(b"sock")
ready, _, _ = select.select([r, a.fileno()], [], [], 1)
print(sorted(os.read(fd, 10) for fd in ready))
print(select.select([r], [w], [], 0) == ([], [w], []))
os.close(w)
print(os.read(r, 10), select.select([r], [], [], 0)[0] == [r])
os.close(r)
try:
    select.select([r], [], [], 0)
except OSError as e:
    print(e)
copy = socket.fromfd(a.fileno(), socket.AF_UNIX, socket.SOCK_STREAM)
print(copy.fileno() != a.fileno(), copy.family.name)
b.send(b"to the copy")
print(copy.recv(20))
copy.close()
b.send(b"still open")
print(os.read(a.fileno(), 20))
with tempfile.TemporaryDirectory() as d:
    path = os.path.join(d, "x.txt")
    with open(path, "w") as f:
        print("line one", "line two", sep="\n", file=f)
    with open(path) as f, open(path, "rb") as g:
        print(f.readlines(), g.read(4), g.tell(), os.path.getsize(path))
        a.sendfile(g, offset=5)
    print(b.recv(100), os.path.splitext(os.path.basename(path)), os.path.exists(path))
print(os.path.exists(path), shlex.split("a 'b c' d"), sys.argv[1:], os.environ.get("NOTHING", "unset"))
print(os.getcwd() == os.path.abspath("."), os.sep, os.linesep == "\n")
