class random:
    """The same numbers everywhere."""
    state = 1
    @classmethod
    def seed(cls, n): cls.state = n
    @classmethod
    def getrandbits(cls, n):
        cls.state = (cls.state * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        return cls.state >> 33 & 2 ** n - 1
    @classmethod
    def random(cls): return cls.getrandbits(24) / 2 ** 24
    @classmethod
    def randrange(cls, a, b=None): return cls.getrandbits(31) % a if b is None else a + cls.getrandbits(31) % (b - a)
    @classmethod
    def choice(cls, seq): return seq[cls.getrandbits(31) % len(seq)]
import threading, queue, heapq, bisect, getopt, time
def f(n): time.sleep(0.01); out.append(n)
out=[]
ts=[threading.Thread(target=f,args=(i,)) for i in range(3)]
print([t.name for t in ts], ts[0].daemon, ts[0].is_alive())
for t in ts: t.start()
for t in ts: t.join()
print(sorted(out), ts[0].is_alive())
for bad in (lambda: ts[0].start(), lambda: threading.Thread().join(), lambda: threading.current_thread().join(), lambda: setattr(threading.current_thread(),'daemon',True), lambda: threading.Semaphore(-1), lambda: threading.Condition().wait(), lambda: threading.Condition().notify(),
  lambda: threading.Semaphore().acquire(False, 1)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
print(threading.current_thread().name, threading.main_thread() is threading.current_thread(), threading.active_count(), len(threading.enumerate()))
l=threading.local(); l.x=1
def g():
    try: print(l.x)
    except AttributeError as e: print(e)
    l.x=2; print(l.x, l.__dict__)
t=threading.Thread(target=g); t.start(); t.join(); print(l.x, vars(l))
class L(threading.local):
    n=0
    def __init__(self, a): self.a=a
    def sq(self): return self.a**2
l=L(3)
def g2():
    print(l.a, l.sq(), l.n); l.a=9
t=threading.Thread(target=g2); t.start(); t.join(); print(l.a)
try: l.zz
except AttributeError as e: print(e)
e=threading.Event(); print(e.is_set(), e.wait(0.01)); e.set(); print(e.wait())
b=threading.Barrier(3); r=[]
def w(): r.append(b.wait())
ts=[threading.Thread(target=w) for _ in range(3)]; [t.start() for t in ts]; [t.join() for t in ts]; print(sorted(r), b.parties, b.n_waiting, b.broken)
try: b.wait(0.01)
except threading.BrokenBarrierError as e: print('broken', b.broken)
b.reset(); print(b.broken)
s=threading.BoundedSemaphore(2)
with s: print(s.acquire(), s.acquire(False), s.acquire(timeout=0.01))
s.release()
try: s.release()
except ValueError as e: print(e)
tm=threading.Timer(0.01, print, ["timer"]); tm.start(); tm.join()
tm=threading.Timer(5, print, ["timer"]); tm.start(); tm.cancel(); tm.join()
c=threading.Condition(); box=[]
def cons():
    with c:
        print(c.wait_for(lambda: box)); print(c.wait_for(lambda: False, 0.01))
t=threading.Thread(target=cons, daemon=True, name='cons'); t.start()
with c: box.append(1); c.notify_all()
t.join(); print(t.name, t.daemon)
class My(threading.Thread):
    def __init__(self): super().__init__(); self.v=0
    def run(self): self.v=5
m=My(); m.start(); m.join(); print(m.v, m.name)
class Bad(threading.Thread):
    def __init__(self): pass
try: Bad().start()
except RuntimeError as e: print(e)
q=queue.Queue(2); q.put(1); q.put(2)
for bad in (lambda:q.put_nowait(3), lambda:q.put(3,timeout=0.01), lambda:q.put(3,timeout=-1)):
    try: bad()
    except Exception as e: print(type(e), e)
print(q.get(), q.get(), q.empty(), q.qsize(), q.full())
try: q.get(timeout=0.01)
except queue.Empty as e: print(repr(e))
q.task_done(); q.task_done(); q.join()
try: q.task_done()
except ValueError as e: print(e)
p=queue.PriorityQueue()
for x in (3,1,2): p.put((x,'a'))
print([p.get() for _ in range(3)])
p=queue.LifoQueue(); p.put(1); p.put(2); print(p.get())
s=queue.SimpleQueue(); s.put(1); print(s.get(), s.empty())
try: s.get(timeout=0.01)
except queue.Empty: print('E')
random.seed(1)
h=[random.randrange(100) for _ in range(50)]; heapq.heapify(h); print(h)
for i in range(20): heapq.heappush(h, random.randrange(100))
print(h); print([heapq.heappop(h) for _ in range(30)], h)
print(heapq.heappushpop(h, 5), heapq.heapreplace(h, 200), h)
print(list(heapq.merge([1,4,7],[2,5],[0,9])), heapq.nlargest(3,h), heapq.nsmallest(2,h, key=lambda v:-v))
print(list(heapq.merge([7,4,1],[5,2],reverse=True)))
try: heapq.heappop([])
except IndexError as e: print(e)
a=[1,2,2,3]; print(bisect.bisect(a,2), bisect.bisect_left(a,2)); bisect.insort(a,2.5); print(a)
for args in (['-a','-b','x','--long','v','rest'],['-c'],['--nope'],['-b'],['--lo=v','-ax'],['--flag=x'],['--','-a'],['-abfoo','y','-a'],['--lon']):
    for fn in (getopt.getopt, getopt.gnu_getopt):
        try: print(fn(args,'ab:',['long=','flag','longer']))
        except getopt.GetoptError as e: print(e, '|', e.opt, e.msg)
