"""A guessing game over a line protocol; the number comes from random with a seed."""
import random
import socket
import sys

LOW, HIGH = 1, 100


def play(conn, rng):
    secret = rng.randint(LOW, HIGH)
    tries = 0
    reader = conn.makefile("r", encoding="ascii", newline="\n")
    conn.sendall(f"Guess a number from {LOW} to {HIGH}\n".encode())
    for line in reader:
        tries += 1
        try:
            guess = int(line)
        except ValueError:
            conn.sendall(b"That is not a number\n")
            continue
        if guess == secret:
            conn.sendall(b"Right, in %d tries\n" % tries)
            return tries
        conn.sendall(b"Too low\n" if guess < secret else b"Too high\n")
    return None


class Bot:
    """Halves what is left."""

    def __init__(self, port):
        self.low, self.high = LOW, HIGH
        self.sock = socket.create_connection(("127.0.0.1", port))
        self.file = self.sock.makefile("rw", newline="\n")

    def run(self):
        print(self.file.readline().rstrip())
        self.ask("abc")
        while True:
            guess = (self.low + self.high) // 2
            answer = self.ask(guess)
            if "low" in answer:
                self.low = guess + 1
            elif "high" in answer:
                self.high = guess - 1
            else:
                break

    def ask(self, guess):
        print(guess, end=" ")
        self.file.write(f"{guess}\n")
        self.file.flush()
        answer = self.file.readline().rstrip()
        print(answer)
        return answer


if sys.argv[1] == "bot":
    Bot(int(sys.argv[2])).run()
else:
    rng = random.Random(int(sys.argv[3]))
    with socket.create_server(("127.0.0.1", int(sys.argv[2]))) as srv:
        print("ready")
        for _ in range(2):
            conn, _ = srv.accept()
            with conn:
                print("won in", play(conn, rng))
    print(rng.sample(range(50), 5), rng.choice("abc"), round(rng.random(), 6), rng.shuffle([1]))
