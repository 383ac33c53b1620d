"""Echoes with poll(): event masks, and a dict from descriptors to sockets."""
import select
import socket
import sys

READ_ONLY = select.POLLIN | select.POLLPRI | select.POLLHUP | select.POLLERR
READ_WRITE = READ_ONLY | select.POLLOUT


def flags(mask):
    names = [n for n in ("POLLIN", "POLLPRI", "POLLOUT", "POLLERR", "POLLHUP", "POLLNVAL")
             if mask & getattr(select, n)]
    return "|".join(names)


server = socket.socket()
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.setblocking(0)
server.bind(("localhost", int(sys.argv[1])))
server.listen(5)
print("starting up on", server.getsockname()[0])

poller = select.poll()
poller.register(server, READ_ONLY)
fd_to_socket = {server.fileno(): server}
queues = {}
served = 0

while served < int(sys.argv[2]):
    for fd, flag in poller.poll(10000):
        s = fd_to_socket[fd]
        if flag & (select.POLLIN | select.POLLPRI):
            if s is server:
                conn, addr = s.accept()
                conn.setblocking(0)
                fd_to_socket[conn.fileno()] = conn
                poller.register(conn, READ_ONLY)
                queues[conn] = []
                print("new connection")
            else:
                data = s.recv(1024)
                if data:
                    print("received %r" % data, flags(flag))
                    queues[s].append(data)
                    poller.modify(s, READ_WRITE)
                else:
                    print("closing after reading no data")
                    poller.unregister(s)
                    s.close()
                    del queues[s], fd_to_socket[fd]
                    served += 1
        elif flag & select.POLLHUP:
            print("hung up")
            poller.unregister(s)
            s.close()
        elif flag & select.POLLOUT:
            if not queues[s]:
                poller.modify(s, READ_ONLY)
            else:
                s.send(queues[s].pop(0))
print("open:", len(fd_to_socket) - 1)
