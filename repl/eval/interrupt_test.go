package eval_test

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"testing"
	"time"

	"sockshell/repl/eval"
	"sockshell/repl/python"
)

// within is how long an interrupt may take on a busy machine.
const within = 2 * time.Second

// interrupted runs a text that would go on for ever, and interrupts it once it has printed "go".
func interrupted(t *testing.T, w *world, text string, with error) error {
	t.Helper()
	done := make(chan struct{})
	go func() {
		for !strings.Contains(w.out.String(), "go\n") {
			select {
			case <-done:
				return
			case <-time.After(time.Millisecond):
			}
		}
		time.Sleep(10 * time.Millisecond)
		w.Interrupt(with)
	}()
	began := time.Now()
	err := w.run(text, "test.py")
	close(done)
	if took := time.Since(began); took > within {
		t.Errorf("it took %v", took)
	}
	return err
}

func TestKeyboardInterrupt(t *testing.T) {
	for name, text := range map[string]string{
		"while":         "print('go')\nwhile True: pass",
		"for":           "import itertools\nprint('go')\nfor i in itertools.count(): pass",
		"range":         "print('go')\nfor i in range(10**18): pass",
		"comprehension": "print('go')\n[0 for i in iter(int, 1)]",
		"generator":     "print('go')\nsum(1 for i in iter(int, 1))",
		"calls":         "def f(n): return f(n-1)+f(n-1) if n else 0\nprint('go')\nf(200)",
		"yields":        "def g():\n  while True: yield 1\nprint('go')\nfor x in g(): pass",
		"delegates":     "def g():\n  while True: yield 1\ndef h(): yield from g()\nprint('go')\nfor x in h(): pass",
		"unpacking":     "print('go')\n[*iter(int, 1)]",
		"sleep":         "import time\nprint('go')\ntime.sleep(100)",
		"lock":          "import _thread\nl = _thread.allocate_lock()\nl.acquire()\nprint('go')\nl.acquire()",
		"sort":          "print('go')\nwhile True: sorted(range(10**6))",
		"doubling":      "print('go')\nx = 3\nwhile True:\n  x = x * x",
		"try":           "print('go')\nwhile True:\n  try: {}['k']\n  except KeyError: pass",
		"exec":          "print('go')\nexec('while True: pass')",
		"join":          "import threading\ne = threading.Event()\nprint('go')\ne.wait()",
	} {
		t.Run(name, func(t *testing.T) {
			err := interrupted(t, newWorld(t), text, python.NewException(python.KeyboardInterrupt))
			if !python.IsA(err, python.KeyboardInterrupt) {
				t.Errorf("it ends with %v, want KeyboardInterrupt", err)
			}
		})
	}
}

func TestInterruptIsCaught(t *testing.T) {
	w := newWorld(t)
	err := interrupted(t, w, `
def forever():
    try:
        print('go')
        while True: pass
    finally:
        print('finally')
try:
    forever()
except Exception:
    print('wrong')
except KeyboardInterrupt as e:
    print('caught', repr(e))
total = 0
for i in range(100000): total += i
print(total)
`, python.NewException(python.KeyboardInterrupt))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := w.out.String(), "go\nfinally\ncaught KeyboardInterrupt()\n4999950000\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestUncatchable: what is no exception of Python's ends everything, and no finally runs.
func TestUncatchable(t *testing.T) {
	w := newWorld(t)
	cause := errors.New("the end")
	err := interrupted(t, w, `
class C:
    def __enter__(self): return self
    def __exit__(self, *a): print('exit'); return True
def g():
    try:
        while True: yield
    finally: print('closed')
print('go')
while True:
    try:
        with C():
            for x in g(): pass
    except BaseException: print('caught')
    finally: print('finally')
`, python.Ended{Cause: cause})
	if !errors.Is(err, cause) {
		t.Errorf("it ends with %v", err)
	}
	if got := w.out.String(); got != "go\n" {
		t.Errorf("it printed %q", got)
	}
}

func TestContextEnds(t *testing.T) {
	w := newWorld(t)
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Millisecond)
	defer cancel()
	w.SetParent(ctx)
	err := w.run("try:\n  while True: pass\nexcept BaseException: print('caught')\nfinally: print('finally')", "test.py")
	if !errors.Is(err, context.DeadlineExceeded) || w.out.String() != "" {
		t.Errorf("it ends with %v, and printed %q", err, w.out.String())
	}
}

func TestMaxSteps(t *testing.T) {
	w := newWorld(t)
	w.MaxSteps = 100000
	err := w.run("try:\n  while True: pass\nexcept BaseException: print('caught')", "test.py")
	if !errors.Is(err, python.ErrTooManySteps()) || w.out.String() != "" {
		t.Errorf("it ends with %v, and printed %q", err, w.out.String())
	}
}

// TestGeneratorsEnd: a session leaves no coroutine behind, whatever its generators wait for.
func TestGeneratorsEnd(t *testing.T) {
	before := runtime.NumGoroutine()
	w := newWorld(t)
	err := w.run(`
def g(n):
    try:
        while True: yield n
    finally:
        yield 5
kept = [g(i) for i in range(50)]
for k in kept: next(k)
def f():
    yield from g(1)
other = f()
next(other)
cycle = []
def c():
    cycle.append(me)
    yield
me = c()
next(me)
`, "test.py")
	if err != nil {
		t.Fatal(err)
	}
	eval.StopGenerators(w.Runtime)
	for range 100 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d goroutines, %d before", runtime.NumGoroutine(), before)
}

// TestAbandonedGenerator: a generator that nobody has any more runs its finally blocks, soon.
func TestAbandonedGenerator(t *testing.T) {
	w := newWorld(t)
	err := w.run(`
def g():
    try: yield 1
    finally: print('closed')
def use():
    x = g()
    next(x)
use()
`, "test.py")
	if err != nil {
		t.Fatal(err)
	}
	for range 200 {
		runtime.GC()
		if err := w.run("for i in range(3000): use", "test.py"); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(w.out.String(), "closed") {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Error("its finally block did not run")
}

func TestRecursion(t *testing.T) {
	w := newWorld(t)
	err := w.run(`
import sys
def f(n): return f(n + 1)
class R:
    def __repr__(self): return repr(self)
    def __eq__(self, o): return self == o
    def __getattr__(self, n): return getattr(self, n + 'x')
    def __add__(self, o): return self + o
    def __iter__(self): return iter(self)
    def __call__(self): return self()
    def __str__(self): return str(self)
    def __hash__(self): return hash(self)
    def __len__(self): return len(self)
    def __bool__(self): return bool(self)
    def __lt__(self, o): return self < o
    def __contains__(self, o): return o in self
def g(): yield from g()
def h(x): return [h(y) for y in [x]]
for what in [lambda: f(0), lambda: repr(R()), lambda: R() == R(), lambda: R().x, lambda: R() + 1, lambda: iter(R()), lambda: R()(),
        lambda: str(R()), lambda: hash(R()), lambda: len(R()), lambda: bool(R()), lambda: R() < R(), lambda: 1 in R(), lambda: list(g()), lambda: h(1),
        lambda: sorted([R(), R()]), lambda: max(R(), R()), lambda: {R(): 1}, lambda: f'{R()}', lambda: eval('f(0)')]:
    try:
        what()
        print('no error')
    except RecursionError: pass
print(sys.getrecursionlimit())
sys.setrecursionlimit(5000)
def d(n): return d(n - 1) if n else 'deep'
print(d(4000))
`, "test.py")
	if err != nil {
		t.Fatal(err)
	}
	if got := w.out.String(); got != "1000\ndeep\n" {
		t.Errorf("got %q", got)
	}
}

func TestThreads(t *testing.T) {
	w := newWorld(t)
	err := w.run(`
import threading, time
total = 0
lock = threading.Lock()
def add():
    global total
    for i in range(2000):
        with lock:
            total += 1
threads = [threading.Thread(target=add) for _ in range(8)]
for t in threads: t.start()
for t in threads: t.join()
print(total)
done = threading.Event()
def waits():
    done.wait()
    print('woken')
t = threading.Thread(target=waits)
t.start()
busy = threading.Thread(target=lambda: [x for x in range(200000)])
busy.start()
time.sleep(0.01)
done.set()
t.join()
busy.join()
def fails(): raise ValueError('in a thread')
t = threading.Thread(target=fails, name='T')
t.start()
t.join()
def g():
    yield threading.current_thread().name
    yield threading.current_thread().name
it = g()
names = [next(it)]
t = threading.Thread(target=lambda: names.append(next(it)), name='other')
t.start(); t.join()
print(names)
`, "test.py")
	if err != nil {
		t.Fatal(err)
	}
	got := w.out.String()
	for _, want := range []string{"16000\n", "woken\n", "ValueError: in a thread\n", "['MainThread', 'other']\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in %q", want, got)
		}
	}
}
