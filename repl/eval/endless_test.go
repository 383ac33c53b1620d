package eval_test

import (
	"strings"
	"testing"

	"sockshell/repl/python"
)

// endless are expressions over what never ends, or is long enough; c counts, o is ones, z is zeros.
const endless = `
list(c)
tuple(c)
set(c)
frozenset(c)
dict(zip(c, c))
dict.fromkeys(c)
deque(c)
deque(c, maxlen=1)
[].extend(c)
[1].__iadd__(c)
{}.update(zip(c, c))
set().update(c)
{1}.intersection(c)
{1}.difference(c)
{-1}.isdisjoint(c)
{1}.issuperset(z.__class__(1))
sum(c)
max(c)
min(c)
max(c, key=abs)
all(o)
any(z)
-1 in c
5 in z
sorted(c)
[*c]
{*c}
{**dict(zip(c, c))}
print(*c)
"".join(map(str, c))
b"".join(repeat(b""))
bytes(z)
bytearray(z)
"{}".format(*c)
list(map(abs, c))
list(filter(None, z))
next(filter(None, z))
next(filterfalse(None, o))
next(dropwhile(bool, o))
next(compress(c, z))
next(chain.from_iterable(repeat([])))
next(chain(*[[]] * 10**5, c, [1])), list(c)
next(islice(c, 10**15, None))
list(islice(c, 10**15))
list(cycle([1]))
list(accumulate(c))
product(c, c)
permutations(c)
combinations(c, 2)
list(product(range(1000), repeat=5))
list(permutations(range(12)))
list(zip(c, c))
list(zip_longest(c, [1]))
list(enumerate(c))
list(pairwise(c))
list(starmap(abs, zip(c)))
list(takewhile(bool, o))
next(x for x in z if x)
[x for x in z if x]
{x: x for x in c}
list((x, y) for x in c for y in z if y)
reversed([1] * 10**5) and list(c)
list(range(10**18))
10**18 in map(int, c)
range(10**18).index("a")
[c for _ in z if False]
sorted(range(10**6), key=lambda x: list(c))
list(iter(lambda: 1, 2))
functools.reduce(lambda a, b: a, c)
isinstance(1, tuple([str] * 10**6)) or list(c)
str(list(range(10**6))) and list(c)
`

func TestEndlessBuiltins(t *testing.T) {
	setup := "import functools\nfrom collections import deque\nfrom itertools import *\nc, o, z = count(), repeat(1), repeat(0)\nprint('go')\n"
	for _, line := range strings.Split(strings.TrimSpace(endless), "\n") {
		t.Run(line, func(t *testing.T) {
			w := newWorld(t)
			err := interrupted(t, w, setup+line, python.NewException(python.KeyboardInterrupt))
			if !python.IsA(err, python.KeyboardInterrupt) && !python.IsA(err, python.MemoryError) {
				t.Errorf("it ends with %v, want KeyboardInterrupt", err)
			}
		})
	}
}
