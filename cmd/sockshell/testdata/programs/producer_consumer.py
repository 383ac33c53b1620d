"""queue.Queue, Event, Condition, Semaphore, Timer, Barrier and local."""
import queue
import random
import threading
import time

q = queue.Queue(maxsize=3)
done = threading.Event()
lock = threading.Lock()
consumed = []


def producer(n):
    for i in range(n):
        q.put((n, i))
    print("produced", n)


def consumer():
    while not (done.is_set() and q.empty()):
        try:
            item = q.get(timeout=0.05)
        except queue.Empty:
            continue
        with lock:
            consumed.append(item)
        q.task_done()


consumers = [threading.Thread(target=consumer) for _ in range(3)]
for c in consumers:
    c.start()
for n in (5, 3):
    p = threading.Thread(target=producer, args=(n,))
    p.start()
    p.join()
q.join()
done.set()
for c in consumers:
    c.join()
print(sorted(consumed), q.qsize(), q.full())

pq = queue.PriorityQueue()
for item in [(3, "low"), (1, "high"), (2, "mid")]:
    pq.put(item)
print([pq.get()[1] for _ in range(3)])
try:
    pq.get_nowait()
except queue.Empty as e:
    print(repr(e))

sem = threading.BoundedSemaphore(2)
with sem:
    print(sem.acquire(blocking=False), sem.acquire(blocking=False))
    sem.release()
try:
    sem.release()
except ValueError as e:
    print(e)

barrier = threading.Barrier(3, action=lambda: print("all here"))
ts = [threading.Thread(target=barrier.wait) for _ in range(2)]
[t.start() for t in ts]
barrier.wait()
[t.join() for t in ts]

cond = threading.Condition()
ready = []
def waiter():
    with cond:
        cond.wait_for(lambda: len(ready) >= 2, timeout=5)
        print("ready", ready)
w = threading.Thread(target=waiter)
w.start()
for i in range(2):
    with cond:
        ready.append(i)
        cond.notify_all()
w.join()

local = threading.local()
local.x = 1
def see():
    print(hasattr(local, "x"))
t = threading.Thread(target=see, name="seer")
print(t, t.daemon)
t.start(); t.join()
timer = threading.Timer(0.01, lambda: print("tick"))
timer.start(); timer.join()
try:
    t.start()
except RuntimeError as e:
    print(e)
