# No try at all: Ctrl-C in a sleep, and in a loop that computes.
import sys
import time

print("begin", flush=True)
if sys.argv[1] == "sleep":
    time.sleep(60)
elif sys.argv[1] == "input":
    name = input("name? ")
elif sys.argv[1] == "twice":
    for i in range(2):
        try:
            print("round", i, flush=True)
            while True:
                pass
        except KeyboardInterrupt:
            print("no,", i)
else:
    n = 0
    while True:
        n += 1
print("end")
