#!/usr/bin/python3
import getopt
import socket
import sys


def usage(code):
    out = sys.stderr if code else sys.stdout
    print("usage: getopt_client.py [-u] [-w seconds] [-n count] --text=TEXT host port", file=out)
    sys.exit(code)


def main(argv):
    try:
        opts, args = getopt.getopt(argv, "hun:w:", ["help", "udp", "count=", "wait=", "text="])
    except getopt.GetoptError as err:
        print(err, file=sys.stderr)
        usage(2)
    udp, count, wait, text = False, 1, 2.0, "hello"
    for o, a in opts:
        if o in ("-h", "--help"):
            usage(0)
        elif o in ("-u", "--udp"):
            udp = True
        elif o in ("-n", "--count"):
            count = int(a)
        elif o in ("-w", "--wait"):
            wait = float(a)
        elif o == "--text":
            text = a
        else:
            assert False, "unhandled option"
    if len(args) != 2:
        usage(2)
    kind = socket.SOCK_DGRAM if udp else socket.SOCK_STREAM
    s = socket.socket(socket.AF_INET, kind)
    s.settimeout(wait)
    print(s.gettimeout(), kind)
    s.connect((args[0], int(args[1])))
    for i in range(1, count + 1):
        s.send(bytes(f"{text} {i}", "ascii"))
        print(str(s.recv(1024), "ascii"))
    s.close()


if __name__ == "__main__":
    main(sys.argv[1:])
