import pickle, collections, enum, datetime, io
from dataclasses import dataclass
class P:
    def __init__(self, a): self.a = a
    def __eq__(self, o): return self.__dict__ == o.__dict__
class S:
    __slots__ = ('x', 'y')
class L(list): pass
class D(dict): pass
class St:
    def __init__(self): self.v = 1
    def __getstate__(self): return {'v': 99}
    def __setstate__(self, s): self.v = s['v'] + 1
class Red:
    def __init__(self, n): self.n = n
    def __reduce__(self): return (Red, (self.n * 2,))
N = collections.namedtuple('N', 'a b')
class Col(enum.Enum): RED = 1
@dataclass
class DC:
    x: int
    y: str = 'q'
for v in [None, True, False, 0, 1, 255, 256, 65535, 65536, -1, -129, 2 ** 31, -2 ** 31, 2 ** 40, -2 ** 40, 2 ** 63, -2 ** 63, 2 ** 200, -2 ** 200, -128, -32768, 1.5, -0.0, float('inf'), '', 'a', 'é€😀', 'x' * 300, b'', b'ab', b'z' * 300, (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, 'a', None], {}, {'a': 1}, {'a': 1, 'b': [2, {'c': (3,)}]}, {1}, frozenset([1]), [[1, 2], [3]], ['a', 'a', b'q', b'q'], list(range(1500)), bytearray(b'abc'), int, len, collections.OrderedDict]:
    d = pickle.dumps(v); print(d.hex() if len(d) < 120 else len(d), pickle.loads(d) == v, type(pickle.loads(d)) is type(v))
x = [1]; x.append(x); y = pickle.loads(pickle.dumps(x)); print(y[1] is y)
a = [1]; b = pickle.loads(pickle.dumps([a, a])); print(b[0] is b[1])
s = S(); s.x = 1; s.y = [2]; q = pickle.loads(pickle.dumps(s)); print(q.x, q.y)
print(pickle.loads(pickle.dumps(P([1, {'k': P(2)}]))).a[1]['k'].a, pickle.loads(pickle.dumps(St())).v, pickle.loads(pickle.dumps(Red(4))).n, pickle.loads(pickle.dumps(N(1, [2]))), pickle.loads(pickle.dumps(Col.RED)), pickle.loads(pickle.dumps(DC(1))), pickle.loads(pickle.dumps(datetime.datetime(2024, 1, 2, 3))), pickle.loads(pickle.dumps(datetime.timedelta(1))))
l = L([1, 2]); l.q = 5; m = pickle.loads(pickle.dumps(l)); print(m, m.q, type(m).__name__); d = D(a=1); d.z = 2; e = pickle.loads(pickle.dumps(d)); print(e, e.z)
e = pickle.loads(pickle.dumps(ValueError('bad', 3))); print(repr(e))
f = io.BytesIO(); pickle.dump({'a': 1}, f); pickle.dump([2], f); f.seek(0); print(pickle.load(f), pickle.load(f))
for p in (b'\x80\x02}q\x00(X\x01\x00\x00\x00aq\x01K\x01X\x01\x00\x00\x00bq\x02]q\x03(K\x01K\x02eu.', b'(lp0\nI1\naI2\na.', b'(dp0\nVa\np1\nI01\ns.', b'\x80\x03(K\x01K\x02K\x03K\x04tq\x00.', b'I5\n.', b"S'abc'\n.", b'L12L\n.', b'F1.5\n.'):
    print(pickle.loads(p))
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e).split(' at 0x')[0].split(' from ')[0])
t(lambda: pickle.loads(b'')); t(lambda: pickle.loads(b'junk')); t(lambda: pickle.dumps(1, 9)); t(lambda: pickle.load(f)); t(lambda: pickle.loads(b'\x80\x04\x95\x05'))
def local():
    class X: pass
    return pickle.dumps(X())
t(local); print(pickle.DEFAULT_PROTOCOL, pickle.HIGHEST_PROTOCOL)
