"""Metrics over UDP: parsed lines, timers with percentiles, flushed as a table."""
import bisect
import collections
import math
import re
import socket
import sys
from operator import attrgetter, itemgetter
from typing import Dict, List, NamedTuple, Optional, Union

LINE = re.compile(r"(?P<name>[\w.]+):(?P<value>[-+]?\d+(?:\.\d+)?)\|(?P<kind>c|g|ms)(?:\|@(?P<rate>[\d.]+))?")
Number = Union[int, float]


class Sample(NamedTuple):
    name: str
    value: float
    kind: str
    rate: float = 1.0

    @classmethod
    def parse(cls, line: str) -> Optional["Sample"]:
        m = LINE.fullmatch(line.strip())
        if m is None:
            return None
        return cls(m["name"], float(m["value"]), m["kind"], float(m["rate"] or 1))


class Timer:
    def __init__(self) -> None:
        self.values: List[float] = []

    def add(self, value: Number) -> None:
        bisect.insort(self.values, value)

    def percentile(self, p: float) -> float:
        index = (len(self.values) - 1) * p / 100
        low, high = math.floor(index), math.ceil(index)
        if low == high:
            return self.values[low]
        return self.values[low] * (high - index) + self.values[high] * (index - low)


def collect(port, count):
    counters, gauges, timers, bad = collections.Counter(), {}, collections.defaultdict(Timer), 0
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        s.bind(("127.0.0.1", port))
        print("collecting")
        for _ in range(count):
            for line in s.recv(1024).decode(errors="replace").splitlines():
                sample = Sample.parse(line)
                if sample is None:
                    bad += 1
                elif sample.kind == "c":
                    counters[sample.name] += sample.value / sample.rate
                elif sample.kind == "g":
                    gauges[sample.name] = sample.value
                else:
                    timers[sample.name].add(sample.value)
    width = max(map(len, [*counters, *gauges, *timers]))
    for name, value in sorted(counters.items(), key=itemgetter(1, 0), reverse=True):
        print(f"{name:<{width}} {value:>10.2f}")
    for name in sorted(gauges):
        print(f"{name:.<{width}} {gauges[name]:>10.3g}")
    for name, timer in timers.items():
        print(f"{name:_^{width}} {timer.percentile(50):>10} {timer.percentile(90):.4f} {timer.values[-1]:e}")
    print("bad:", bad, Sample("a", 1, "c"), Sample.parse("x:1|c|@0.5")._asdict(), Sample._fields)
    print(math.isclose(0.1 + 0.2, 0.3), math.inf, -math.inf, math.nan)
    print(sorted([Sample("b", 2, "g"), Sample("a", 3, "g")], key=attrgetter("value"))[0].name, 10 ** 20, 1e16, 1e15, 5e-5)


def send(port, *lines):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        for line in lines:
            print(s.sendto(line.replace("_", "\n").encode(), ("127.0.0.1", port)), end=" ")
    print()


globals()[sys.argv[1]](int(sys.argv[2]), *(int(a) if a.isdigit() else a for a in sys.argv[3:]))
