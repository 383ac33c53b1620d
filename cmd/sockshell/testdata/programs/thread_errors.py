"""An error ends its thread, not the program."""
import queue
import sys
import threading

results = queue.Queue()


def work(n):
    results.put(10 / n)


def hook(args):
    print("hook:", args.exc_type.__name__, args.exc_value, args.thread.name)


if "hook" in sys.argv:
    threading.excepthook = hook
threads = [threading.Thread(target=work, args=(n,), name=f"worker-{n}") for n in (1, 0, 5)]
for t in threads:
    t.start()
    t.join()
print(sorted(results.queue), [t.is_alive() for t in threads])
t = threading.Thread(target=sys.exit, args=(3,))
t.start()
t.join()
print("still here", threading.active_count(), threading.current_thread().name)
