"""Which TCP ports of a host are open? A few threads try them all.

    python3 port_scanner.py HOST -p 20-25,80 [-t SECONDS] [-w WORKERS] [-v]
"""
import argparse
import errno
import os
import queue
import socket
import threading


def port_list(text):
    """'20-23,80' is [20, 21, 22, 23, 80]."""
    ports = []
    for part in text.split(","):
        first, dash, last = part.partition("-")
        try:
            ports.extend(range(int(first), int(last if dash else first) + 1))
        except ValueError:
            raise argparse.ArgumentTypeError(f"{part!r} is no port and no range") from None
    return ports


def probe(host, port, timeout):
    """Why connect() fails tells a closed port from one that nobody answers for."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as sock:
        sock.settimeout(timeout)
        code = sock.connect_ex((host, port))
    if code == 0:
        return "open"
    if code == errno.ECONNREFUSED:
        return "closed"
    return os.strerror(code)


def worker(tasks, results, args):
    while True:
        port = tasks.get()
        if port is None:
            return
        results[port] = probe(args.host, port, args.timeout)


def main():
    parser = argparse.ArgumentParser(description="Find open TCP ports.")
    parser.add_argument("host", help="a name or an address")
    parser.add_argument("-p", "--ports", type=port_list, default=list(range(1, 1025)),
                        metavar="LIST", help="as 20-25,80 (default: 1-1024)")
    parser.add_argument("-t", "--timeout", type=float, default=1.0)
    parser.add_argument("-w", "--workers", type=int, default=16, choices=range(1, 65),
                        metavar="N")
    parser.add_argument("-v", "--verbose", action="store_true", help="show closed ports too")
    args = parser.parse_args()

    tasks, results = queue.Queue(), {}
    threads = [threading.Thread(target=worker, args=(tasks, results, args))
               for _ in range(args.workers)]
    for thread in threads:
        thread.start()
    for port in args.ports:
        tasks.put(port)
    for _ in threads:
        tasks.put(None)  # one for each: there is no more to do
    for thread in threads:
        thread.join()

    for port, state in sorted(results.items()):
        if state == "open" or args.verbose:
            print(f"{port:>5}/tcp  {state}")
    found = sum(state == "open" for state in results.values())
    print(f"{found} of {len(results)} open")


if __name__ == "__main__":
    main()
