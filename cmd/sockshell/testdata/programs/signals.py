"""Handlers: SIGTERM asks to stop, SIGUSR1 tells how far, SIGALRM is a clock."""
import os
import signal
import socket
import sys
import time

stopping = False
datagrams = 0


def stop(signum, frame):
    global stopping
    stopping = True
    print("got", signal.Signals(signum).name)


def status(signum, frame):
    print("datagrams so far:", datagrams)


class Alarm(Exception):
    pass


def ring(signum, frame):
    raise Alarm("too late")


signal.signal(signal.SIGTERM, stop)
signal.signal(signal.SIGUSR1, status)
old = signal.signal(signal.SIGALRM, ring)
print(old, signal.getsignal(signal.SIGALRM) is ring)
signal.signal(signal.SIGHUP, signal.SIG_IGN)

signal.setitimer(signal.ITIMER_REAL, 0.05)
try:
    time.sleep(30)
except Alarm as e:
    print("alarm:", e)

os.kill(os.getpid(), signal.SIGHUP)
os.kill(os.getpid(), signal.SIGUSR1)
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("127.0.0.1", int(sys.argv[1])))
sock.settimeout(0.05)
print("running")
while not stopping:
    try:
        data, peer = sock.recvfrom(100)
        datagrams += 1
        sock.sendto(data, peer)
    except TimeoutError:
        pass
print("stopped")
signal.signal(signal.SIGTERM, signal.SIG_DFL)
os.kill(os.getpid(), signal.SIGTERM)
time.sleep(10)
