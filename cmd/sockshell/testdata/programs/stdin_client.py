"""Lines from the keyboard to a server, its answers to the screen; 'quit' ends."""
import socket
import sys

sock = socket.socket()
sock.connect(("localhost", int(sys.argv[1])))
while True:
    try:
        line = input("> ")
    except EOFError:
        print("(end of input)")
        break
    if line == "quit":
        print("bye")
        break
    if not line:
        continue
    sock.sendall(line.encode("utf-8"))
    print("server:", sock.recv(1024).decode("utf-8"))
sock.close()
