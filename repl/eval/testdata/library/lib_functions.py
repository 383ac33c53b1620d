import functools, contextlib, operator, types, abc, collections, io
from collections import namedtuple, Counter, ChainMap, UserDict, UserList, OrderedDict, defaultdict, deque
import collections.abc
P=namedtuple('P','x y z',defaults=[7])
print(P(1,2), P(1,y=2), P._fields, P._field_defaults, P(1,2)._asdict(), P(1,2)._replace(x=5), P._make([1,2,3]), P.__doc__, P.x.__doc__)
for bad in (lambda:P(), lambda:P(1), lambda:P(1,2,3,4), lambda:P(1,2,q=3), lambda:P(1,x=2,y=3), lambda:P._make([1]), lambda:P(1,2)._replace(k=1), lambda:namedtuple('A','a a'), lambda:namedtuple('A','class'), lambda:namedtuple('A','_a'),lambda:namedtuple('A','a-b'),lambda: setattr(P(1,2),'x',3)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
Q=namedtuple('Q',['a','b']); x,y=Q(1,2); print(x,y,Q(1,2)==(1,2),hash(Q(1,2))==hash((1,2)), isinstance(Q(1,2),tuple), Q(1,2)[0], Q(3,4).b)
try: Q()
except TypeError as e: print(e)
print(namedtuple('R','a def a',rename=True)._fields)
class P2(namedtuple('P2','a b')):
    def s(self): return self.a+self.b
print(P2(1,2).s(), P2(1,2))
c=Counter("abracadabra"); print(c, c.most_common(2), c['z'], c.total(), list(c.elements()), c+Counter('abz'), c-Counter('ab'), c&Counter('aab'), c|Counter('zzzz'))
c.subtract('aaaaaaa'); print(c, +c, -c); c.update(a=10); print(c); del c['nope']; print(Counter(), Counter(a=1)==Counter('a'), Counter(a=1)<=Counter('aa'))
cm=ChainMap({'a':1},{'a':2,'b':3}); print(cm, cm['a'], cm['b'], list(cm), len(cm), cm.new_child({'c':1}), cm.parents)
try: cm['z']
except KeyError as e: print(e)
class U(UserDict):
    def __setitem__(s,k,v): s.data[k.lower()]=v
u=U(A=1); u['B']=2; u.update({'C':3}); print(u, 'a' in u, len(u), u.get('q'), list(u.items()))
ul=UserList([1,2]); ul.append(3); print(ul, ul[0:2], ul+[4], len(ul)); ul.remove(1); print(ul)
A=collections.abc
for o in ([],{},(),'a',b'a',set(),frozenset(),1,iter([]),(i for i in []),len,{}.keys(),deque(),range(3),bytearray()):
    print(type(o).__name__, [n for n in ('Hashable','Iterable','Iterator','Generator','Reversible','Sized','Container','Callable','Collection','Set','MutableSet','Mapping','MutableMapping','Sequence','MutableSequence','KeysView') if isinstance(o,getattr(A,n))])
class M(A.MutableMapping):
    def __init__(s): s.d={}
    def __getitem__(s,k): return s.d[k]
    def __setitem__(s,k,v): s.d[k]=v
    def __delitem__(s,k): del s.d[k]
    def __iter__(s): return iter(s.d)
    def __len__(s): return len(s.d)
m=M(); m['a']=1; m.update(b=2); print(dict(m), m.pop('a'), m.get('x',5), m.setdefault('q',9), list(m.items()), m==dict(b=2,q=9), m.popitem())
class Bad(A.Sequence): pass
try: Bad()
except TypeError as e: print(e)
class Ab(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
    @property
    @abc.abstractmethod
    def g(self): ...
    @classmethod
    @abc.abstractmethod
    def h(cls): ...
try: Ab()
except TypeError as e: print(e)
class Ab1(Ab):
    def f(self): return 1
    g=3
try: Ab1()
except TypeError as e: print(e)
class Ab2(Ab1):
    @classmethod
    def h(cls): return cls.__name__
print(Ab2().f(), Ab2.h(), isinstance(Ab2(),Ab), issubclass(int,Ab)); Ab.register(int); print(isinstance(3,Ab), issubclass(bool,Ab))
@functools.lru_cache(maxsize=2)
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
print(fib(10), fib.cache_info(), fib.cache_parameters(), fib.__name__, fib.__wrapped__.__name__); fib.cache_clear(); print(fib.cache_info())
@functools.cache
def sq(n): print('calc',n); return n*n
print(sq(3),sq(3),sq(n=3))
p=functools.partial(int,base=2); print(p('101'), p.func, p.args, p.keywords, p)
print(functools.partial(print,1,2)(3), functools.reduce(lambda a,b:a+b,[1,2,3],10))
try: functools.reduce(operator.add,[])
except TypeError as e: print(e)
@functools.total_ordering
class T:
    def __init__(s,v): s.v=v
    def __eq__(s,o): return s.v==o.v
    def __lt__(s,o): return s.v<o.v
print(T(1)<=T(1),T(2)>T(1),T(1)>=T(2), T(3)>T(3))
print(sorted([3,1,2],key=functools.cmp_to_key(lambda a,b:b-a)))
@functools.singledispatch
def show(x): return 'obj'
@show.register
def _(x:int): return 'int'
@show.register(list)
def _(x): return 'list'
print(show(1),show(True),show([]),show('a'))
class C:
    @functools.cached_property
    def v(self): print('once'); return 5
    def m(self,a,b): return a,b
    pm=functools.partialmethod(m,1)
    @functools.singledispatchmethod
    def d(self,x): return 'o'
    @d.register
    def _(self,x:int): return 'i'
c=C(); print(c.v,c.v,c.pm(2),c.d(1),c.d('a'))
def deco(f):
    @functools.wraps(f)
    def w(*a,**k):
        "w doc"
        return f(*a,**k)
    return w
@deco
def named(a): "doc"; return a
print(named.__name__, named.__doc__, named(4), named.__wrapped__.__name__)
@contextlib.contextmanager
def cm(x):
    print('enter',x)
    try: yield x
    except ValueError as e: print('caught',e)
    finally: print('exit')
with cm(1) as v: print(v)
with cm(2): raise ValueError('bad')
try:
    with cm(3): raise KeyError('k')
except KeyError as e: print('out',e)
@contextlib.contextmanager
def no():
    if 0: yield
try:
    with no(): pass
except RuntimeError as e: print(e)
@cm(9)
def dec(): print('in dec')
dec(); dec()
with contextlib.suppress(KeyError, OSError): {}['a']
s=io.StringIO()
with contextlib.redirect_stdout(s): print('hidden')
print(repr(s.getvalue()))
class Cl:
    def close(self): print('closed')
with contextlib.closing(Cl()): pass
with contextlib.nullcontext(4) as n: print(n)
with contextlib.ExitStack() as st:
    st.enter_context(cm('a')); st.callback(print,'cb',end='!\n'); st.push(lambda *d: print('push',d[0]))
    print('body')
try:
    with contextlib.ExitStack() as st:
        st.enter_context(cm('a')); st.callback(print,'cb'); raise KeyError(3)
except KeyError as e: print(repr(e))
with contextlib.ExitStack() as st:
    st.enter_context(cm('b')); raise ValueError(3)
with contextlib.ExitStack() as st:
    st.callback(print,'no'); st2=st.pop_all()
st2.close()
try: contextlib.ExitStack().enter_context(3)
except TypeError as e: print(e)
print(operator.itemgetter(1)([1,2]), operator.itemgetter(0,'a') , operator.attrgetter('real','imag')(3), operator.methodcaller('split','b')('abc'), operator.add(1,2), operator.contains([1],1), operator.indexOf([1,2],2), operator.methodcaller('x',1,a=2))
n=types.SimpleNamespace(a=1,b='x'); n.c=[1]; print(n, n==types.SimpleNamespace(a=1,b='x',c=[1]))
print(types.FunctionType.__name__, types.NoneType, isinstance(len,types.BuiltinFunctionType), isinstance(types,types.ModuleType), types.GeneratorType)
o=OrderedDict(a=1); o['b']=2; o.move_to_end('a'); print(o, list(o))
dd=defaultdict(list); dd['a'].append(1); print(dd)
d=deque([1,2,3],maxlen=3); d.append(4); print(d)
