"""A bot for a line protocol like IRC: commands by decorator, state, and reconnection."""
import re
import socket
import sys
import threading
import time

MESSAGE = re.compile(r"""
    (?: :(?P<prefix>\S+)\s+ )?      # who
    (?P<command>[A-Z]+|\d{3})       # what
    (?P<params>(?:\s+[^:\s]\S*)*)   # to whom
    (?: \s+:(?P<trailing>.*) )?     # text
    $""", re.VERBOSE)


class Bot:
    commands = {}

    def __init__(self, address, nick, channel):
        self.address, self.nick, self.channel = address, nick, channel
        self.karma = {}
        self.running = True

    @classmethod
    def command(cls, pattern):
        regex = re.compile(pattern, re.IGNORECASE)

        def register(f):
            cls.commands[regex] = f
            return f
        return register

    def send(self, line):
        self.sock.sendall(f"{line}\r\n".encode())

    def say(self, text):
        self.send(f"PRIVMSG {self.channel} :{text}")

    def run(self, attempts=3):
        for attempt in range(attempts):
            try:
                self.session()
            except (ConnectionError, EOFError) as e:
                print(f"attempt {attempt + 1}: {type(e).__name__}: {e}")
                time.sleep(0.01)
            if not self.running:
                break

    def session(self):
        self.sock = socket.create_connection(self.address, timeout=5)
        with self.sock, self.sock.makefile("r", encoding="utf-8", errors="replace", newline="\r\n") as lines:
            self.send(f"NICK {self.nick}")
            for line in lines:
                self.dispatch(line.rstrip("\r\n"))
                if not self.running:
                    self.send("QUIT :bye")
                    return
        raise EOFError("server closed")

    def dispatch(self, line):
        m = MESSAGE.match(line)
        if not m:
            print("bad line:", ascii(line))
            return
        handler = getattr(self, "on_" + m["command"].lower(), None)
        if handler:
            handler(m["prefix"] or "", m["params"].split(), m["trailing"] or "")

    def on_001(self, prefix, params, text):
        print("welcome:", text)
        self.send(f"JOIN {self.channel}")

    def on_ping(self, prefix, params, text):
        self.send(f"PONG :{text}")

    def on_privmsg(self, prefix, params, text):
        who = prefix.partition("!")[0]
        for regex, f in self.commands.items():
            if m := regex.fullmatch(text):
                f(self, who, **m.groupdict())
                return
        print("ignored:", who, text)


@Bot.command(r"(?P<name>\w+)(?P<op>\+\+|--)")
def karma(bot, who, name, op):
    bot.karma[name] = bot.karma.get(name, 0) + (1 if op == "++" else -1)
    bot.say(f"{name} has {bot.karma[name]:+d}")


@Bot.command(r"!calc (?P<a>\d+)\s*(?P<op>[-+*/])\s*(?P<b>\d+)")
def calc(bot, who, a, b, op):
    try:
        bot.say("%s: %s" % (who, {"+": int.__add__, "-": int.__sub__, "*": int.__mul__,
                                  "/": int.__floordiv__}[op](int(a), int(b))))
    except ZeroDivisionError as e:
        bot.say(f"{who}: {e}")


@Bot.command("!quit")
def leave(bot, who):
    bot.running = False


def fake_server(srv, heard):
    first, _ = srv.accept()
    first.recv(100)
    first.close()
    conn, _ = srv.accept()
    with conn, conn.makefile("r", newline="\r\n") as f:
        def say(line):
            conn.sendall(line.encode() + b"\r\n")
        heard.append(f.readline())
        say(":srv 001 bot :Welcome, bot")
        heard.append(f.readline())
        say("PING :123")
        heard.append(f.readline())
        say("::: nonsense")
        for text in ("x++", "x++", "y--", "!calc 6*7", "!calc 1 / 0", "hello all"):
            say(f":ann!a@host PRIVMSG #room :{text}")
            if text != "hello all":
                heard.append(f.readline())
        say(":ann!a@host PRIVMSG #room :!QUIT")
        heard.append(f.readline())


srv = socket.create_server(("127.0.0.1", int(sys.argv[1])))
heard = []
t = threading.Thread(target=fake_server, args=(srv, heard))
t.start()
Bot(srv.getsockname(), "bot", "#room").run()
t.join()
for line in heard:
    print(repr(line))
