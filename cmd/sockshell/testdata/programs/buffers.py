"""recv_into, memoryview, bytearray: no copies."""
import socket
import struct

a, b = socket.socketpair()
buf = bytearray(16)
view = memoryview(buf)
a.send(b"hello")
print(b.recv_into(buf), bytes(buf))
a.send(b"world!")
print(b.recv_into(view[5:], 4), buf)
print(b.recv_into(view[9:]), view[:12].tobytes(), len(view), view.nbytes, view.readonly)
try:
    b.recv_into(b"constant")
except TypeError as e:
    print(e)
try:
    b.recv_into(buf, 17)
except ValueError as e:
    print(e)
try:
    b.recv_into(buf, -1)
except ValueError as e:
    print(e)
with memoryview(buf) as held:
    try:
        buf.append(1)
    except BufferError as e:
        print(e)
view.release()
buf.append(1)
try:
    view[0]
except ValueError as e:
    print(e)

header = struct.Struct("!HBx4s")
packet = bytearray(header.size + 3)
header.pack_into(packet, 0, 513, 7, b"ab")
packet[-3:] = b"end"
m = memoryview(packet)
print(header.unpack_from(m), m[header.size:].tobytes(), m[:2].hex("-"))
a.sendall(m[2:])
print(b.recvfrom_into(buf), buf[:9])
m[0:2] = b"\xff\xfe"
print(packet, m == packet, m[0], list(m[:3]), m.format)
words = m[:8].cast("H")
print(words.itemsize, len(words), words.tolist() == list(struct.unpack("@4H", packet[:8])))
a.sendmsg([b"one ", bytearray(b"two "), memoryview(b"three")])
parts = [bytearray(4), bytearray(20)]
n, anc, flags, addr = b.recvmsg_into(parts)
print(n, anc, flags, addr, parts[0], parts[1][:n - 4])
total = sum(b.recv_into(buf) for _ in range(3) if a.send(b"x" * 7))
print(total)
data = b"abc" * 5
for i in range(0, len(data), 4):
    chunk = memoryview(data)[i:i + 4]
    print(i, chunk.tobytes(), end="; ")
print()
print(int.from_bytes(b"\x01\x00", "big"), (1024).to_bytes(2, "little"), bytes([1, 2]).hex(),
      bytes.fromhex("de ad be ef"), bytearray(b"\x00" * 3) + b"!")
