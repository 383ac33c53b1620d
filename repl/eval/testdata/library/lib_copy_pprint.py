class random:
    """The same numbers everywhere."""
    state = 1
    @classmethod
    def seed(cls, n): cls.state = n
    @classmethod
    def getrandbits(cls, n):
        cls.state = (cls.state * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        return cls.state >> 33 & 2 ** n - 1
    @classmethod
    def random(cls): return cls.getrandbits(24) / 2 ** 24
    @classmethod
    def randrange(cls, a, b=None): return cls.getrandbits(31) % a if b is None else a + cls.getrandbits(31) % (b - a)
    @classmethod
    def choice(cls, seq): return seq[cls.getrandbits(31) % len(seq)]
import copy, pprint, shlex, fnmatch, glob, secrets, uuid, tempfile, os, collections, types, dataclasses
a=[1,[2,{'k':[3]}],(4,[5])]; b=copy.deepcopy(a); c=copy.copy(a); a[1][1]['k'].append(9); print(a,b,c)
class C:
    def __init__(s,v): s.v=v
x=C([1]); y=copy.copy(x); z=copy.deepcopy(x); x.v.append(2); print(y.v,z.v)
l=[1]; l.append(l); m=copy.deepcopy(l); print(m, m[1] is m)
class D(dict): pass
d=D(a=[1]); d.q=2; e=copy.deepcopy(d); print(e,e.q,type(e).__name__)
class S:
    __slots__=('a',)
s=S(); s.a=[1]; print(copy.deepcopy(s).a)
print(copy.deepcopy({1:(2,[3])}), copy.copy((1,2)), copy.deepcopy(collections.OrderedDict(a=[1])), copy.deepcopy(collections.defaultdict(list,{'a':[1]})), copy.deepcopy(collections.deque([1,[2]])), copy.copy(collections.Counter('aab')))
random.seed(3)
def gen(d):
    r=random.random()
    if d<=0 or r<.3: return random.choice([1,12345678,'short','a longer string with words in it','x'*50,None,True,3.5,b'bytes'*random.randrange(12),'line\nanother line\nthird'])
    n=random.randrange(0,7)
    k=random.choice(['list','dict','tuple','set','dict','list'])
    if k=='list': return [gen(d-1) for _ in range(n)]
    if k=='tuple': return tuple(gen(d-1) for _ in range(n))
    if k=='set': return {random.choice(['alpha','beta','gamma'])*random.randrange(1,5) for _ in range(min(n, 1))}
    return {random.choice(['key','another key','k%d'%i,i]):gen(d-1) for i in range(n)}
for i in range(300):
    o=gen(4)
    print(pprint.pformat(o)); print(pprint.pformat(o,width=random.choice([20,40,60]),indent=random.choice([1,2,4]),compact=random.random()<.5, depth=random.choice([None,1,2,3])))
pprint.pprint({'b':1,'a':2}); pprint.pp({'b':1,'a':2}); pprint.pprint('word '*40); pprint.pprint(['word '*40]); pprint.pprint(b'abc'*60); pprint.pprint(bytearray(b'q'*100))
pprint.pprint(collections.OrderedDict((str(i)*10,i) for i in range(9))); pprint.pprint(collections.Counter({str(i)*10:i for i in range(9)})); pprint.pprint(collections.defaultdict(int,{str(i)*10:i for i in range(9)})); pprint.pprint(collections.deque(range(40))); pprint.pprint(types.SimpleNamespace(a='x'*50,b='y'*50)); pprint.pprint(frozenset('abcdefghij'*1 ) | frozenset(['z'*70])); pprint.pprint(12345678, underscore_numbers=True)
@dataclasses.dataclass
class P:
    name:str; items:list
pprint.pprint(P('n'*40,['i'*20]*4)); pprint.pprint(P('a',[]))
l=[1]; l.append(l); print(pprint.isrecursive(l), pprint.isreadable([1]), pprint.saferepr({'b':1,'a':2})); print(pprint.pformat(l).split('id')[0])
for t in ['a b "c d" e\\ f',"it''s 'q r'",'a#b c #d','','  ','"a\\"b" \'c\\d\'','x""y','"\\n"']: 
    print(shlex.split(t), shlex.split(t,comments=True))
for t in ['"abc','a\\']:
    try: shlex.split(t)
    except ValueError as e: print(e)
print(shlex.quote("it's"), shlex.quote('ok-1.txt'), shlex.quote(''), shlex.join(['a b','c']))
for p in ['*.py','a?c','[abc]x','[!a]*','*','[','a[b-d]','**x','a.b','[]]','[^a]']: print(p,[n for n in ('x.py','abc','ax','bx','[','ab','aXb','a.b',']','^') if fnmatch.fnmatch(n,p)])
with tempfile.TemporaryDirectory() as td:
    for n in ('a.txt','b.txt','.h','sub/c.txt'):
        os.makedirs(os.path.dirname(os.path.join(td,n)),exist_ok=True); open(os.path.join(td,n),'w').write('x')
    print(sorted(os.path.relpath(p,td) for p in glob.glob(td+'/*.txt')), sorted(os.path.relpath(p,td) for p in glob.glob(td+'/**/*.txt',recursive=True)), sorted(os.path.relpath(p,td) for p in glob.glob(td+'/*/*')), sorted(glob.glob('*',root_dir=td)), sorted(os.path.relpath(p,td) for p in glob.glob(td+'/.*')))
print(os.path.exists(td))
with tempfile.NamedTemporaryFile('w+',suffix='.x') as f: f.write('hi'); f.seek(0); print(f.read(), f.name.endswith('.x')); n=f.name
print(os.path.exists(n))
with tempfile.TemporaryFile() as f: f.write(b'q'); f.seek(0); print(f.read())
u=uuid.UUID('12345678-1234-5678-1234-567812345678'); print(u,repr(u),u.hex,u.int,u.bytes,u.bytes_le,u.fields,u.urn,u.version,u.variant,u==uuid.UUID(int=u.int), uuid.UUID('{12345678123456781234567812345678}'))
print(uuid.uuid5(uuid.NAMESPACE_DNS,'python.org'), uuid.uuid3(uuid.NAMESPACE_DNS,'python.org'), uuid.uuid4().version, uuid.uuid1().version, uuid.uuid1(1,2).fields[3:])
for b in (lambda: uuid.UUID('x'), lambda: uuid.UUID(), lambda: uuid.UUID(int=-1), lambda: setattr(u,'int',1)):
    try: b()
    except Exception as e: print(type(e).__name__, e)
print(len(secrets.token_hex(8)), len(secrets.token_bytes()), len(secrets.token_urlsafe(16)), secrets.choice([1]), secrets.randbelow(1))
