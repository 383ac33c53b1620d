import signal, os, time, sys
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
print(signal.SIGINT, repr(signal.SIGINT), signal.Signals(15), signal.SIGALRM.name, repr(signal.SIG_DFL), signal.getsignal(signal.SIGUSR1), signal.getsignal(signal.SIGINT).__name__, signal.strsignal(2))
got = []
def handler(num, frame): got.append(num); print('handler', num, signal.Signals(num).name)
print(signal.signal(signal.SIGUSR1, handler), signal.getsignal(signal.SIGUSR1) is handler)
os.kill(os.getpid(), signal.SIGUSR1)
end = time.time() + 5
while not got and time.time() < end: time.sleep(0.01)
print(got)
print(signal.signal(signal.SIGUSR1, signal.SIG_IGN) is handler); os.kill(os.getpid(), signal.SIGUSR1); time.sleep(0.05); print(len(got), signal.signal(signal.SIGUSR1, handler))
class Timeout(Exception): pass
def late(num, frame): raise Timeout('late')
signal.signal(signal.SIGALRM, late)
signal.setitimer(signal.ITIMER_REAL, 0.05)
try: time.sleep(5); print('no')
except Timeout as e: print('caught', e)
signal.setitimer(signal.ITIMER_REAL, 0.05)
try:
    while True: x = sum(range(10))
except Timeout as e: print('caught', e)
print(signal.alarm(10), signal.alarm(0), signal.getitimer(signal.ITIMER_REAL))
t(lambda: signal.signal(signal.SIGKILL, handler)); t(lambda: signal.signal(signal.SIGUSR1, 'x')); t(lambda: signal.signal(99, handler)); t(lambda: signal.setitimer(signal.ITIMER_REAL, -1)); t(lambda: signal.Signals(0))
import threading
def other():
    try: signal.signal(signal.SIGUSR1, handler)
    except ValueError as e: print(e)
th = threading.Thread(target=other); th.start(); th.join()
n = []
def tick(num, frame): n.append(num)
signal.signal(signal.SIGALRM, tick); signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
while len(n) < 3: time.sleep(0.005)
signal.setitimer(signal.ITIMER_REAL, 0); print('ticked')
signal.signal(signal.SIGTERM, lambda s, f: sys.exit(7))
try: os.kill(os.getpid(), signal.SIGTERM); time.sleep(5)
except SystemExit as e: print('exit', e.code)
