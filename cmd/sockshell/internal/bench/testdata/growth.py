# growth.py COUNT: what so many more sockets take of memory.
import os, resource, socket, sys

_, most = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
report = "awk '/VmRSS/ {print \"took\", $2 * 1024}' /proc/$PPID/status"
os.system(report)
all = [socket.socket() for i in range(int(sys.argv[1]))]
os.system(report)
