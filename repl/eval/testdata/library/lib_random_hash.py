import random, base64, binascii, hashlib, hmac, zlib, errno
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def show(*values):
    # The last digits of a logarithm are the C library's.
    print(*[round(v, 12) if isinstance(v, float) else v for v in values])
for s in (0, 1, 42, -5, 2**70, 'seed', b'bytes', 3.5, bytearray(b'q')):
    random.seed(s)
    show(s, random.random(), random.getrandbits(5), random.getrandbits(100), random.randint(1, 6), random.randrange(0, 100, 7), random.choice('abcdef'), random.uniform(1, 2), random.gauss(0, 1), random.gauss(0, 1), random.normalvariate(0, 1), random.expovariate(2), random.sample(range(100), 5), random.sample(range(3), 3), random.choices('ab', k=4), random.choices([1, 2, 3], weights=[1, 2, 3], k=3), random.betavariate(1, 2), random.triangular(), random.randbytes(5), random.paretovariate(3), random.weibullvariate(1, 2), random.vonmisesvariate(1, 2), random.lognormvariate(0, 1), random.gammavariate(.5, 2))
x = list(range(10)); random.seed(9); random.shuffle(x); print(x)
r = random.Random(7); st = r.getstate(); a = [r.random() for _ in range(700)]; r.setstate(st); print(a == [r.random() for _ in range(700)], a[699], len(st[1]))
for f in (lambda: random.choice([]), lambda: random.randrange(0), lambda: random.randrange(3, 3), lambda: random.randint(5, 1), lambda: random.sample([1], 2), lambda: random.sample({1}, 1), lambda: random.choices([1], weights=[0]), lambda: random.seed([]), lambda: random.getrandbits(-1)): t(f)
s = random.SystemRandom(); print(0 <= s.random() < 1, 1 <= s.randint(1, 3) <= 3)
for d in (b'', b'a', b'ab', b'abc', b'abcd', bytes(range(256)), b'\xff' * 7):
    print(base64.b64encode(d), base64.urlsafe_b64encode(d), base64.b32encode(d), base64.b16encode(d), base64.b85encode(d), base64.a85encode(d), base64.encodebytes(d), binascii.hexlify(d), binascii.b2a_base64(d), binascii.crc32(d), zlib.crc32(d), zlib.adler32(d), binascii.hexlify(d, ':'), binascii.hexlify(d, '-', 2), binascii.hexlify(d, b'_', -3), binascii.crc_hqx(d, 0))
    print(base64.b64decode(base64.b64encode(d)) == d, base64.b32decode(base64.b32encode(d)) == d, base64.b85decode(base64.b85encode(d)) == d, base64.a85decode(base64.a85encode(d)) == d, zlib.decompress(zlib.compress(d)) == d, binascii.unhexlify(binascii.hexlify(d)) == d)
    for n in ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha3_256', 'sha3_512'):
        h = hashlib.new(n, d); print(n, h.hexdigest(), h.name, h.digest_size, h.block_size, hmac.new(b'key', d, n).hexdigest(), hmac.digest(b'k' * 200, d, n).hex())
for s in ('YQ==', 'YQ=', 'YQ', 'Y', 'YQ==YQ==', 'Y Q\n=\n=', 'YWJj', '!!!!', 'YWJjZA', '=', 'YWJj=', 'Y===', 'YW=J'): t(lambda: base64.b64decode(s))
for s in ('6', 'zz', '61', '6 1', 'é'): t(lambda: binascii.unhexlify(s))
t(lambda: base64.b64encode('str')); t(lambda: base64.b64decode('é')); t(lambda: base64.b32decode('A')); t(lambda: base64.b16decode('0g')); t(lambda: base64.b64decode(3))
h = hashlib.sha256(); h.update(b'a'); c = h.copy(); h.update(b'b'); print(h.hexdigest() == hashlib.sha256(b'ab').hexdigest(), c.hexdigest() == hashlib.sha256(b'a').hexdigest())
t(lambda: hashlib.md5('a')); t(lambda: hashlib.new('nope')); t(lambda: hmac.new('k', b'', 'md5')); t(lambda: hmac.new(b'k', b''))
print(hashlib.pbkdf2_hmac('sha256', b'pw', b'salt', 1000).hex(), hmac.compare_digest(b'a', b'a'), hmac.compare_digest('a', 'b'), hmac.new(b'k', b'm', hashlib.sha1).hexdigest())
t(lambda: hmac.compare_digest('a', b'a')); t(lambda: hmac.compare_digest('é', 'a'))
data = b'hello ' * 1000
d = zlib.decompressobj(); z = zlib.compress(data); print(d.decompress(z[:20])[:3], d.decompress(z[20:] + b'rest')[-6:], d.eof, d.unused_data)
t(lambda: zlib.decompress(b'garbage')); t(lambda: zlib.decompress(z[:-5]))
c = zlib.compressobj(); out = c.compress(data) + c.flush(); print(zlib.decompress(out) == data, zlib.decompress(zlib.compress(data, wbits=31), 47) == data, zlib.decompress(zlib.compress(data, wbits=-15), -15) == data)
print(errno.ECONNREFUSED, errno.errorcode[111], errno.EWOULDBLOCK == errno.EAGAIN, errno.ENOENT, errno.errorcode[11])
