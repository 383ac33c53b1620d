import array, os, tempfile, fcntl, gc, pwd, struct
from pathlib import Path, PurePath
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
a = array.array('H', [1, 2, 65535]); print(a, len(a), a[1], a[-1], a.tobytes(), a.itemsize, a.typecode, sum(a), list(a), a[1:], a + array.array('H', [5]), a.tolist(), bytes(a) == a.tobytes())
a.append(7); a.extend([8, 9]); a.byteswap(); print(a, a.index(512), a.count(512), a.pop(), a == array.array('H', a), 512 in a)
t(lambda: a.append(70000)); t(lambda: a.append(-1)); t(lambda: a.append('x')); t(lambda: array.array('z')); t(lambda: array.array('b', b'\xff\x01')); t(lambda: array.array('i', [1.5])); t(lambda: a[99]); t(lambda: array.array('H', b'abc')); t(lambda: array.array('d', [1, 2.5])); t(lambda: array.array('B', [256])); t(lambda: a.remove(99999)); t(lambda: array.array('u', 'hé')); t(lambda: array.array('B')); t(lambda: array.array('f', [0.1])); t(lambda: a + [1])
for s in ('a/b/c.tar.gz', '/', '', '/etc/../x', 'a//b/./c', '.hidden', 'x.', 'dir/', '..', '/a'):
    p = PurePath(s); print(repr(p), p.parts, p.name, p.stem, p.suffix, p.suffixes, p.parent, [str(x) for x in p.parents], p.root, p.is_absolute())
p = PurePath('/a/b.txt'); print(p / 'c', 'x' / PurePath('y'), p.with_suffix('.md'), p.with_name('z'), p.with_stem('q'), p.relative_to('/a'), p.joinpath('d', '/e'), p.match('*.txt'), p == PurePath('/a', 'b.txt'), sorted([PurePath('b'), PurePath('a')]), hash(p) == hash(PurePath('/a/b.txt')), p.as_uri(), p.is_relative_to('/a'), os.fspath(p))
t(lambda: p.relative_to('/z')); t(lambda: p.with_suffix('x')); t(lambda: PurePath('/').with_name('a')); t(lambda: PurePath(3)); t(lambda: p / 3)
with tempfile.TemporaryDirectory() as d:
    d = Path(d); f = d / 'sub' / 'f.txt'
    f.parent.mkdir()
    try: f.parent.mkdir()
    except FileExistsError as e: print(e.errno, e.filename == str(f.parent))
    f.parent.mkdir(exist_ok=True); print(f.write_text('hé\n'), f.read_text(), f.read_bytes(), f.exists(), f.is_file(), f.is_dir(), f.stat().st_size)
    (d / 'g.py').touch(); (d / 'x' / 'y').mkdir(parents=True); print(sorted(q.name for q in d.iterdir()), sorted(str(q.relative_to(d)) for q in d.glob('*')), sorted(str(q.relative_to(d)) for q in d.rglob('*.txt')))
    with f.open() as h: print(h.readline())
    g = f.rename(d / 'moved'); print(g.name, f.exists()); g.unlink(); t(lambda: str(g.unlink()).replace(str(d), 'D') if 0 else g.unlink(missing_ok=True)); print((d / 'none').exists(), (d / 'x').resolve().name == 'x')
print(repr(Path('a')), Path.cwd() == Path(os.getcwd()), isinstance(Path('a'), PurePath), Path('~').expanduser() == Path.home(), Path('a').absolute() == Path.cwd() / 'a')
r, w = os.pipe(); flags = fcntl.fcntl(r, fcntl.F_GETFL); fcntl.fcntl(r, fcntl.F_SETFL, flags | os.O_NONBLOCK); print(bool(fcntl.fcntl(r, fcntl.F_GETFL) & os.O_NONBLOCK))
os.write(w, b'abc'); print(struct.unpack('i', fcntl.ioctl(r, 0x541B, b'\0' * 4))); b = bytearray(4); print(fcntl.ioctl(r, 0x541B, b), b); t(lambda: fcntl.ioctl(r, 0x8915, b'\0' * 256)); t(lambda: fcntl.fcntl(-1, 1)); t(lambda: fcntl.fcntl('x', 1)); os.close(r); os.close(w)
print(gc.collect() >= 0, gc.isenabled(), pwd.getpwuid(0).pw_name, pwd.getpwnam('root').pw_dir)
t(lambda: pwd.getpwnam('nobodyhere'))
