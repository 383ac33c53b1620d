import socket
import sys

sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
try:
    sock.connect(sys.argv[1])
except socket.error as msg:
    print(msg)
    sys.exit(1)
try:
    message = b"This is the message. It will be repeated."
    print("sending {!r}".format(message))
    sock.sendall(message)
    amount_received = 0
    amount_expected = len(message)
    while amount_received < amount_expected:
        data = sock.recv(16)
        amount_received += len(data)
        print("received {!r}".format(data))
    print(sock)
    print(sock.getpeername() == sys.argv[1])
finally:
    print("closing socket")
    sock.close()
