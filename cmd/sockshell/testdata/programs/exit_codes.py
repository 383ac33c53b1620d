# All the ways to end.
import atexit
import os
import sys

atexit.register(print, "at exit")
how = sys.argv[1]
try:
    if how == "zero":
        sys.exit()
    elif how == "number":
        sys.exit(3)
    elif how == "text":
        sys.exit("fatal: no route to host")
    elif how == "none":
        sys.exit(None)
    elif how == "bool":
        sys.exit(True)
    elif how == "big":
        sys.exit(256 + 7)
    elif how == "negative":
        sys.exit(-1)
    elif how == "tuple":
        sys.exit((1, 2))
    elif how == "exit":
        exit(4)
    elif how == "quit":
        quit()
    elif how == "raise":
        raise SystemExit(5)
    elif how == "os":
        os._exit(6)
    elif how == "error":
        raise ValueError("bad")
    elif how == "assert":
        try:
            assert 1 == 2, "one is not two"
        except AssertionError as e:
            print("caught", e)
    elif how == "swallow":
        try:
            sys.exit(9)
        except SystemExit as e:
            print("caught", e.code)
    else:
        raise NotImplementedError
finally:
    print("finally", how)
