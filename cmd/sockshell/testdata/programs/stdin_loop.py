import sys

total = 0
first = sys.stdin.readline()
print("first:", repr(first))
for number, line in enumerate(sys.stdin, start=2):
    fields = line.rstrip("\n").split(",")
    try:
        total += float(fields[1])
    except IndexError:
        print(f"line {number}: too short", file=sys.stderr)
    except ValueError as e:
        print(f"line {number}: {e}", file=sys.stderr)
    else:
        print("{0:<10s}|{1:>8s}|".format(*fields))
print("total %.2f" % total)
print(repr(sys.stdin.read()), sys.stdin.isatty())
