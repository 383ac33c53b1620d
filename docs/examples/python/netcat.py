"""netcat, as small as it can be: what you type goes out, what comes is shown.

    python3 netcat.py HOST PORT          connect
    python3 netcat.py -l PORT            wait for one client
"""
import os
import select
import socket
import sys


def relay(sock):
    """Pass both ways until the peer is done. Our own end may come first."""
    watched = [sock, sys.stdin]
    while sock in watched:
        readable, _, _ = select.select(watched, [], [])
        if sock in readable:
            data = sock.recv(65536)
            if not data:
                watched.remove(sock)
            sys.stdout.buffer.write(data)
            sys.stdout.flush()
        if sys.stdin in readable:
            # not readline(): select() cannot see the lines that it would keep back
            typed = os.read(sys.stdin.fileno(), 65536)
            if typed:
                sock.sendall(typed)
            else:
                watched.remove(sys.stdin)
                sock.shutdown(socket.SHUT_WR)


def main(args):
    if len(args) != 2:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    if args[0] == "-l":
        with socket.create_server(("", int(args[1]))) as server:
            print("listening", file=sys.stderr)
            sock, _ = server.accept()
    else:
        try:
            sock = socket.create_connection(args)
        except OSError as error:
            print(f"{args[0]}:{args[1]}: {error.strerror}", file=sys.stderr)
            return 1
    with sock:
        relay(sock)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
