from dataclasses import *
from typing import *
import dataclasses, typing
@dataclass
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)
    z: ClassVar[int] = 5
    def d(self): return self.x+self.y
print(P(1), P(1,2,[3]), P(x=1)==P(1), P(1)!=P(2), P(1).d(), fields(P)[0].name, [f.name for f in fields(P(1))], P(1).tags is P(1).tags)
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: P()); t(lambda: P(1,2,3,4)); t(lambda: P(1,q=3)); t(lambda: P(1)<P(2)); t(lambda: hash(P(1))); t(lambda: P(1,x=2))
@dataclass(frozen=True, order=True)
class F:
    a: int
    b: str = 'x'
print(F(1)<F(2), sorted([F(3),F(1)]), hash(F(1))==hash(F(1)), {F(1):2}[F(1)], F.__doc__ is not None)
t(lambda: setattr(F(1),'a',3)); t(lambda: delattr(F(1),'a')); t(lambda: F(1)<3)
print(asdict(P(1,2,[F(1),{'k':F(2)}])), astuple(P(1,2,[F(1)])), replace(P(1,2),x=9), is_dataclass(P), is_dataclass(3))
@dataclass
class C(P):
    w: str = field(default='w', repr=False, compare=False)
    total: int = field(init=False)
    iv: InitVar[int] = 4
    def __post_init__(self, iv): self.total=self.x+self.y+iv
print(C(1,2), C(1,2,[],'q',10).total, C(1)==C(1,w='z'), fields(C)[-1].name)
@dataclass
class K:
    a: int
    _: KW_ONLY
    b: int = 3
    c: int
print(K(1,c=4)); t(lambda: K(1,2)); t(lambda: K(1)); t(lambda: K(1,2,c=3))
def bad():
    @dataclass
    class B:
        a: list = []
t(bad)
def bad2():
    @dataclass
    class B:
        a: int = 1
        b: int
t(bad2)
t(lambda: asdict(3)); t(lambda: fields(3)); t(lambda: replace(3)); t(lambda: field(default=1,default_factory=list))
M=make_dataclass('M',[('x',int),('y',int,field(default=5))]); print(M(1))
@dataclass(eq=False)
class E: a:int
print(E(1)==E(1), hash(E(1)) is not None)
@dataclass
class Node:
    v: int
    nxt: Optional['Node'] = None
n=Node(1); n.nxt=n; print(n); print(Node(1,Node(2)))
class NT(NamedTuple):
    "doc"
    a: int
    b: str = 'q'
    def s(self): return self.a*2
print(NT(1), NT(1).s(), NT._fields, NT(1,'z')._replace(a=5), NT._field_defaults, NT.__annotations__); t(lambda: NT())
X=NamedTuple('X',[('a',int),('b',str)]); print(X(1,'b'))
class TD(TypedDict, total=False):
    a: int
    b: str
print(TD(a=1), TD.__annotations__, type(TD(a=1)), TD.__total__)
print(Optional[int], Union[int,str], List[int], Dict[str,int], Tuple[int,...], Callable[[int],str], Any, List, Optional[List[int]], Union[int,None], Union[int], Tuple[()], Type[int], Set[int], Iterable[str], Callable[...,int], Literal['a',1], Final[int], ClassVar[int], Union[int,Union[str,int]], Annotated[int,'x'])
T=TypeVar('T'); KT=TypeVar('KT', bound=int); print(T, repr(KT), List[T])
class Stack(Generic[T]):
    def __init__(self): self.i=[]
    def push(self, x:T)->None: self.i.append(x)
s=Stack[int](); s.push(1); print(s.i, Stack[int], isinstance(s,Stack))
class Pr(Protocol):
    def f(self)->int: ...
@runtime_checkable
class Cl(Protocol):
    def close(self): ...
class HC:
    def close(self): pass
print(isinstance(HC(),Cl), isinstance(3,Cl)); t(lambda: isinstance(3,Pr)); t(lambda: Pr())
print(cast(int,'a'), TYPE_CHECKING, get_type_hints(P), get_origin(List[int]), get_args(Dict[str,int]), NewType('U',int)(5))
@overload
def g(a:int)->int: ...
def g(a): return a
print(g(1)); 
def h(a: Optional[int]=None, *b: 'str', c: Dict[str, List[int]]={}) -> None: pass
print(h.__annotations__, get_type_hints(h))
print(isinstance([],List), isinstance({},Mapping), isinstance(1,Hashable), issubclass(list,Sequence))
t(lambda: isinstance([],List[int])); t(lambda: Any()); t(lambda: Optional[1]); t(lambda: List[int,str]); t(lambda: Optional[int,str])
print(List[int]==List[int], Union[int,str]==Union[str,int], hash(List[int])==hash(List[int]))
@final
class Fi: pass
print(Optional['Node'], Union['A',int], ForwardRef('x'), NoReturn, Self, IO[str], Pattern[str], Deque[int], DefaultDict[str,int], Generator[int,None,None], Text, AnyStr)
print(get_args(Callable[[int,str],bool]), Optional[Callable[[],None]], List[Any], Dict[str,Any], Tuple[int,str], Tuple)
