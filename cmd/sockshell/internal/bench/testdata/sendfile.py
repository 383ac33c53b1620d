# sendfile.py PORT FILE: until the sink has read it all.
import socket, sys, time

s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
began = time.perf_counter()
with open(sys.argv[2], "rb") as file:
    s.sendfile(file)
s.shutdown(socket.SHUT_WR)
s.recv(1)
print("took", time.perf_counter() - began)
