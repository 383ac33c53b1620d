"""Edge-triggered epoll: each event must be drained until EAGAIN."""
import errno
import select
import socket
import sys

EOL = b"\n"
response = b"HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nepoll"

serversocket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
serversocket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
serversocket.bind(("127.0.0.1", int(sys.argv[1])))
serversocket.listen(1)
serversocket.setblocking(False)

epoll = select.epoll()
epoll.register(serversocket.fileno(), select.EPOLLIN | select.EPOLLET)
print("epoll closed:", epoll.closed)
try:
    connections, requests, responses = {}, {}, {}
    count = 0
    while count < 2:
        for fileno, event in epoll.poll(5):
            if fileno == serversocket.fileno():
                try:
                    while True:
                        connection, address = serversocket.accept()
                        connection.setblocking(False)
                        epoll.register(connection.fileno(), select.EPOLLIN | select.EPOLLET)
                        connections[connection.fileno()] = connection
                        requests[connection.fileno()] = b""
                        responses[connection.fileno()] = response
                except socket.error as e:
                    if e.errno not in (errno.EAGAIN, errno.EWOULDBLOCK):
                        raise
            elif event & select.EPOLLIN:
                try:
                    while True:
                        data = connections[fileno].recv(8)
                        if not data:
                            break
                        requests[fileno] += data
                except BlockingIOError:
                    pass
                if EOL + EOL in requests[fileno] or b"\n\r\n" in requests[fileno]:
                    epoll.modify(fileno, select.EPOLLOUT | select.EPOLLET)
                    print("-" * 10 + "\n" + requests[fileno].decode()[:-2])
            elif event & select.EPOLLOUT:
                while responses[fileno]:
                    sent = connections[fileno].send(responses[fileno])
                    responses[fileno] = responses[fileno][sent:]
                epoll.modify(fileno, 0)
                connections[fileno].shutdown(socket.SHUT_RDWR)
            elif event & select.EPOLLHUP:
                epoll.unregister(fileno)
                connections[fileno].close()
                del connections[fileno]
                count += 1
                print("hup", count)
finally:
    epoll.unregister(serversocket.fileno())
    epoll.close()
    serversocket.close()
print("epoll closed:", epoll.closed)
