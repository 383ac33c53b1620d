"""Broadcast: refused without SO_BROADCAST, then it reaches those who listen."""
import socket
import sys

PORT = int(sys.argv[2])


def listen():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(("", PORT))
    print("Listening for broadcasts")
    s.settimeout(20)
    while True:
        data, addr = s.recvfrom(1024)
        print("Received: %s" % data.decode("utf-8"))
        if data == b"stop":
            break
    s.close()


def send():
    cs = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        cs.sendto(b"This is a test", ("127.255.255.255", PORT))
    except PermissionError as e:
        print("refused:", e)
    cs.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
    print("SO_BROADCAST", cs.getsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST))
    for text in sys.argv[3:]:
        cs.sendto(text.encode(), ("127.255.255.255", PORT))
    cs.close()


if sys.argv[1] == "listen":
    listen()
else:
    send()
