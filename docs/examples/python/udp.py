"""A UDP server that answers three questions, and its client, in one file.

    python3 udp.py serve PORT
    python3 udp.py ask PORT QUESTION...
"""
import socket
import sys

ANSWERS = {
    b"hello": b"hello to you",
    b"add": b"4, if it was two and two",
    b"bye": b"good bye",
}


def serve(port):
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.bind(("127.0.0.1", port))
    print("waiting for datagrams")
    while True:
        question, peer = sock.recvfrom(512)  # one datagram, whole
        print(len(question), "bytes from", peer[0])
        sock.sendto(ANSWERS.get(question, b"what?"), peer)
        if question == b"bye":
            break
    sock.close()


def ask(port, questions):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.settimeout(3)  # a datagram may be lost: never wait for ever
        for question in questions:
            sock.sendto(question.encode(), ("127.0.0.1", port))
            try:
                answer, _ = sock.recvfrom(512)
            except socket.timeout:
                print(question, "-> no answer")
            else:
                print(question, "->", answer.decode())


command, port, *rest = sys.argv[1:]
if command == "serve":
    serve(int(port))
else:
    ask(int(port), rest)
