"""Two threads and a socketpair: a worker that is told what to do."""
import socket
import threading
import json

parent, child = socket.socketpair()
print(parent.family, parent.type)


def worker(sock):
    with sock.makefile("rw", buffering=1) as f:
        while True:
            line = f.readline()
            if not line:
                return
            task = json.loads(line)
            try:
                result = eval_task(task)
            except (KeyError, TypeError, ZeroDivisionError) as e:
                reply = {"error": type(e).__name__, "text": str(e)}
            else:
                reply = {"result": result}
            f.write(json.dumps(reply) + "\n")


def eval_task(task):
    ops = {
        "add": lambda a, b: a + b,
        "div": lambda a, b: a / b,
        "rev": lambda s: s[::-1],
    }
    return ops[task["op"]](*task["args"])


t = threading.Thread(target=worker, args=(child,), daemon=True)
t.start()
f = parent.makefile("rw", buffering=1)
for op, *args in [("add", 2, 3), ("div", 1, 0), ("rev", "abc"), ("add", "a", 1), ("nop",), ("div", 7, 2)]:
    f.write(json.dumps({"op": op, "args": args}) + "\n")
    print(op, args, "->", f.readline().rstrip())
f.close()
parent.shutdown(socket.SHUT_WR)
t.join(timeout=5)
print("alive" if t.is_alive() else "ended")
