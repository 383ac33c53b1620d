"""Files that nobody closes, as beginners leave them: they are written out, and closed."""
import gc
import os
import sys


def write(path, text):
    open(path, "w").write(text)


for i in range(3000):
    open("/etc/hosts").read()
write("one.txt", "written by an open that has no name\n")
print(open("one.txt").read(), end="")
f = open("two.txt", "w")
f.write("not flushed")
print(repr(open("two.txt").read()), f.tell())
f.flush()
print(repr(open("two.txt").read()))
f.close()
for line in open("one.txt"):
    print(len(line), line.split()[-1])
with open("one.txt", "a") as f:
    print("second", "line", sep="-", file=f)
print(len(open("one.txt").readlines()), os.stat("one.txt").st_size)
late = open(sys.argv[1], "w")
print("written at the end", file=late)
raw = os.open("three.bin", os.O_CREAT | os.O_WRONLY, 0o600)
os.fdopen(raw, "wb").write(b"by a descriptor")
gc.collect()
print(open("three.bin", "rb").read())
sys.exit("still open")
