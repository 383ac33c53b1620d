"""A server with a thread for each client: a slow client holds up nobody.

    python3 threaded_server.py PORT CLIENTS

It ends when CLIENTS clients have been served.
"""
import socket
import sys
import threading

lock = threading.Lock()
served = 0


def handle(connection, address):
    """Talk to one client, line by line, until it says quit."""
    global served
    # A file for each direction: one for both would lose lines that came early.
    with connection, connection.makefile("r") as lines, connection.makefile("w") as answers:
        for line in lines:
            line = line.strip()
            if line == "quit":
                break
            print(f"{line.upper()} ({len(line)} letters)", file=answers)
            answers.flush()  # what is written waits in a buffer until then
    with lock:  # += is not one step: two threads could read the same number
        served += 1


def main():
    port, clients = int(sys.argv[1]), int(sys.argv[2])
    with socket.create_server(("127.0.0.1", port)) as server:
        print("serving on port", port)
        threads = []
        for number in range(1, clients + 1):
            connection, address = server.accept()
            thread = threading.Thread(target=handle, args=(connection, address),
                                      name=f"client-{number}")
            thread.start()
            print("started", thread.name)
            threads.append(thread)
        for thread in threads:
            thread.join()
    print(f"served {served} clients")


if __name__ == "__main__":
    main()
