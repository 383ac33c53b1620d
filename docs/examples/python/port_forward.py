"""Listens on one port, and passes all connections on to another. It logs what it passes.

    python3 port_forward.py LISTEN_PORT HOST:PORT
"""
import logging
import socket
import sys
import threading

logging.basicConfig(level=logging.INFO, format="%(levelname)-7s %(threadName)s: %(message)s")
log = logging.getLogger("forward")


def pump(source, sink, direction):
    """One direction of one connection. The end of the data is passed on, too."""
    count = 0
    try:
        while data := source.recv(4096):
            sink.sendall(data)
            count += len(data)
        sink.shutdown(socket.SHUT_WR)
    except OSError as error:
        log.warning("%s broke: %s", direction, error)
    finally:
        log.info("%s: %d bytes", direction, count)


def serve(client, target):
    try:
        server = socket.create_connection(target, timeout=5)
    except OSError as error:
        log.error("cannot reach %s:%d: %s", *target, error.strerror)
        client.close()
        return
    with client, server:
        there = threading.Thread(target=pump, args=(client, server, "there"), name="there")
        there.start()
        pump(server, client, "back")
        there.join()


def main():
    host, _, port = sys.argv[2].rpartition(":")
    with socket.create_server(("127.0.0.1", int(sys.argv[1]))) as listener:
        print("forwarding")
        while True:
            client, _ = listener.accept()
            serve(client, (host, int(port)))


try:
    main()
except KeyboardInterrupt:
    log.info("no more")
