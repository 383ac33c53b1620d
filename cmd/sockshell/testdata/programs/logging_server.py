"""What logging does in a server: levels, handlers, formatters, exceptions."""
import logging
import logging.handlers
import socket
import sys
import threading


class ContextFilter(logging.Filter):
    def filter(self, record):
        record.client = getattr(threading.current_thread(), "client", "-")
        return True


log = logging.getLogger("server")
log.setLevel(logging.DEBUG)
console = logging.StreamHandler(sys.stdout)
console.setLevel(logging.INFO)
console.setFormatter(logging.Formatter("%(levelname)s:%(name)s:[%(client)s] %(message)s"))
console.addFilter(ContextFilter())
log.addHandler(console)
file = logging.FileHandler("server.log", mode="w")
file.setFormatter(logging.Formatter("%(levelname).1s %(funcName)s:%(lineno)d %(message)s"))
log.addHandler(file)


def handle(conn, number):
    threading.current_thread().client = f"client {number}"
    log.info("hello")
    try:
        with conn:
            data = conn.recv(100)
            log.debug("got %d bytes: %r", len(data), data)
            conn.sendall(str(100 // int(data)).encode())
    except ZeroDivisionError:
        log.exception("cannot divide")
    except ValueError as e:
        log.error("bad request: %s", e)
    log.info("bye")


def main():
    srv = socket.create_server(("127.0.0.1", int(sys.argv[1])))
    log.warning("listening with %s", log)
    for n in range(3):
        conn, _ = srv.accept()
        t = threading.Thread(target=handle, args=(conn, n))
        t.start()
        t.join()
    log.critical("done")


main()
logging.getLogger("unconfigured").warning("to standard error")
logging.shutdown()
with open("server.log") as f:
    for line in f:
        if not line.startswith(("Traceback", "  ")):
            print("file:", line, end="")
