# memory.py COUNT: what Python holds of memory with so many sockets.
import os, resource, socket, sys

_, most = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
all = [socket.socket() for i in range(int(sys.argv[1]))]
os.system("awk '/VmRSS/ {print \"took\", $2 * 1024}' /proc/$PPID/status")
