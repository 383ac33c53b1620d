import array, struct, io
a = array.array("i", [1,2,3])
m = memoryview(a)
print(m.format, m.itemsize, len(m), m[1], m.tolist(), m.nbytes, m.readonly)
m[1] = 77
print(a, bytes(a), bytes(m[1:]))
b = array.array("B", bytes(4))
print(io.BytesIO(b"abcd").readinto(b), b)
print(b"".join([b, b]), b"x" + b, struct.unpack("4B", b), b == array.array("B", b"abcd"))
m.release()
print(a[1:], a[::-1], a.pop(0), a, [v for v in a], 3 in a, a * 2, sum(a), max(a))
a.insert(1, 5); a.insert(-100, 6); a.remove(5); a.reverse(); del a[0]; print(a, a.index(77))
struct.pack_into("i", a, 4, 9); print(a)
print(isinstance(a, bytearray), bool(a), bool(array.array("i")), int.from_bytes(b, "big"))
for f in (lambda: a[5], lambda: a.pop(9), lambda: array.array("i").pop(), lambda: a["x"]):
    try: f()
    except Exception as e: print(type(e).__name__, e)
import copy, pickle
print(copy.copy(a), copy.deepcopy(a), pickle.loads(pickle.dumps(a)))
a[0:1] = array.array("i", [8, 8]); print(a, a < array.array("i", [9]), a.count(8))
print(array.array("u", "hé").tounicode(), array.array("d", (x / 2 for x in range(3))))
class Sub(array.array):
    pass
s = Sub("b", [1]); print(s, type(s).__name__, memoryview(s).format)
