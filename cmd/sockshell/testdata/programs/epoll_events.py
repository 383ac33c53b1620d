"""What epoll tells, and when: level, edge, one shot, nested; and the errors of each call."""
import select
import socket

e = select.epoll()
print(e.fileno(), e.closed)
a, b = socket.socketpair()
a.setblocking(False)
e.register(a, select.EPOLLIN)
print("nothing yet:", e.poll(0))

outer = select.epoll()
outer.register(e, select.EPOLLIN)  # an epoll is a file like others
b.send(b"x")
print("nested:", outer.poll(1), e.poll(0), select.select([e], [], [], 0)[0] == [e])
print("level:", e.poll(0) == e.poll(0) != [])
e.unregister(a)

x, y = socket.socketpair()
e.register(x, select.EPOLLIN | select.EPOLLET)
y.send(b"abc")
print("edge:", e.poll(1), e.poll(0))
y.send(b"d")
print("edge again:", e.poll(0), e.poll(0))
e.modify(x, select.EPOLLIN | select.EPOLLONESHOT)
print("one shot:", e.poll(0), e.poll(0))
e.modify(x, select.EPOLLIN | select.EPOLLOUT)
print("both ways:", e.poll(0))

for attempt in (lambda: e.register(x), lambda: e.unregister(y), lambda: e.modify(y, 1),
                lambda: e.register("x"), lambda: e.register(-1), lambda: e.register(999),
                lambda: e.register(open("/etc/hosts")), lambda: e.poll(0, 0), lambda: e.poll("x"),
                lambda: select.epoll(-5)):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)

x.close()  # what is closed is watched no more
print("closed:", e.poll(0))
with select.epoll() as other:
    print(other.fileno() > 0, other.closed)
print(other.closed, type(other))
try:
    other.poll(0)
except ValueError as error:
    print(error)

p = select.poll()
p.register(b)
print("poll:", p.poll(0))
p.modify(b, select.POLLIN)
print("poll:", p.poll(5))
p.unregister(b)
for attempt in (lambda: p.unregister(b), lambda: p.modify(b, 1), lambda: p.register("b")):
    try:
        attempt()
    except Exception as error:
        print(type(error).__name__)
