# names.py COUNT: what the hosts file says of localhost.
import sys, time
from socket import *


def main(count):
    began = time.perf_counter()
    for i in range(count):
        found = getaddrinfo("localhost", 80, AF_INET, SOCK_STREAM)
    print("took", time.perf_counter() - began)


main(int(sys.argv[1]))
