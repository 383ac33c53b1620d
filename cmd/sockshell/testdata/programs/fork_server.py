# The server of every old handout: a process for each client.
import os
import socket
import sys

srv = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
srv.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
srv.bind(("127.0.0.1", int(sys.argv[1])))
srv.listen(5)
print("ready")
while True:
    conn, addr = srv.accept()
    pid = os.fork()
    if pid == 0:
        srv.close()
        conn.sendall(b"hello from a child\n")
        conn.close()
        os._exit(0)
    conn.close()
