import enum
from enum import *
class Color(Enum):
    RED=1; GREEN=2; BLUE=3; CRIMSON=1
    def up(self): return self.name.lower()
    @property
    def dbl(self): return self.value*2
    @classmethod
    def default(cls): return cls.RED
print(Color.RED, repr(Color.RED), Color(2), Color['BLUE'], list(Color), len(Color), Color.CRIMSON is Color.RED, Color.__members__, Color.RED.up(), Color.RED.dbl, Color.default(), Color, type(Color.RED), isinstance(Color.RED, Color), Color.RED==1, Color.RED!=Color.BLUE, hash(Color.RED)==hash('RED'), f'{Color.RED}', f'{Color.RED:>12}', '%s'%Color.RED, {Color.RED:1}, bool(Color.RED), Color.RED in Color, Color.RED.name, Color.RED.value, list(reversed(Color)))
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: Color(9)); t(lambda: Color['X']); t(lambda: setattr(Color,'RED',3)); t(lambda: setattr(Color.RED,'value',3)); t(lambda: Color.RED<Color.BLUE); t(lambda: Color([]))
def dup():
    class D(Enum):
        A=1; A=2
t(dup)
def ext():
    class D(Color): B=9
t(ext)
def un():
    @unique
    class D(Enum): A=1; B=1; C=1
t(un)
class A(Enum):
    X=auto(); Y=auto(); Z=10; W=auto()
print([(m.name,m.value) for m in A])
class N(IntEnum):
    ONE=1; TWO=2; THREE=auto()
print(N.ONE, repr(N.ONE), N.ONE+1, N.TWO>N.ONE, N(2), f'{N.TWO}', f'{N.TWO:03d}', '%d'%N.TWO, str(N.THREE), N.ONE==1, isinstance(N.ONE,int), [10,20,30][N.ONE], max(N), int(N.TWO), N.ONE.value, hash(N.ONE)==hash(1), {1:'a'}[N.ONE], N)
class S(StrEnum):
    A=auto(); B='bee'
print(S.A, repr(S.A), S.B.upper(), S.B=='bee', f'{S.B}', S('bee'), 'x'+S.A)
class M(str, Enum):
    A='a'; B='b'
print(M.A, repr(M.A), M.A=='a', f'{M.A}', M.A.value, M('b'), M.A.upper(), M.A+'x')
class MI(int, Enum):
    A=1
print(MI.A, repr(MI.A), MI.A+1, f'{MI.A}', MI(1))
class P(Flag):
    R=4; W=2; X=1; RWX=7
print(P.R, repr(P.R), repr(P.R|P.W), P.R|P.W, P.RWX, repr(P.RWX), repr(P(0)), str(P(0)), list(P), len(P), P.R in P.RWX, P.R&P.W, repr(~P.R), P.R^P.RWX, bool(P.R&P.W), list(P.RWX), P(3), repr(P(3)), P, P.RWX.name, P(3).value, P.__members__, len(P.RWX), P(3).name)
t(lambda: P(8)); t(lambda: P.R|1); t(lambda: P('a')); t(lambda: P(-1)); t(lambda: 4 in P.R); t(lambda: P(-9))
class F(IntFlag):
    A=auto(); B=auto(); C=auto()
print(F.A, repr(F.A), repr(F.A|F.C), str(F.A|F.C), F.A|1, repr(F.A|8), repr(F(8)), F(9), repr(F(9)), repr(~F.A), F.A+1, F.A&3, repr(F(0)), f'{F.A|F.B}', (F.A|F.B)==3, 1|F.B, repr(1|F.B), list(F.A|F.C), F.B in F(3), repr(~F(9)), repr(F(-1)), F)
class Planet(Enum):
    EARTH=(5.9,6.3); MARS=(6.4,3.3)
    def __init__(self, mass, radius): self.mass=mass; self.radius=radius
    @property
    def g(self): return self.mass/self.radius
print(Planet.EARTH, repr(Planet.EARTH), Planet.EARTH.mass, Planet.EARTH.g>0, Planet((6.4,3.3)))
class C2(bytes, Enum):
    def __new__(cls, value, label):
        obj=bytes.__new__(cls,[value]); obj._value_=value; obj.label=label; return obj
    PX=(1,'p x'); PY=(2,'p y')
print(C2.PX.name, C2.PX.label, C2(2), C2.PY==b'\x02')
class An(Enum):
    @classmethod
    def _missing_(cls, v):
        for m in cls:
            if m.value==str(v).lower(): return m
    CAT='cat'; DOG='dog'
print(An('CAT')); t(lambda: An('cow'))
class G(Enum):
    def _generate_next_value_(name, start, count, last): return name.title()+str(count)
    NORTH=auto(); SOUTH=auto()
print(list(G))
X=Enum('X','A B C'); print(list(X), X.__name__, X.__module__); Y=IntEnum('Y',{'a':3,'b':5}); print(list(Y)); Z=Enum('Z',[('q',1),('r',2)],start=3); print(list(Z)); print(list(Enum('W',['k','l'],start=5)))
class Str(Enum):
    A='x'
    def __str__(self): return 'custom'
    def __repr__(self): return 'R'
print(Str.A, [Str.A], f'{Str.A}')
class Base(Enum):
    def hi(self): return 'hi '+self.name
class Sub(Base):
    A=1
print(Sub.A.hi(), repr(Sub.A))
class Ig(Enum):
    _ignore_='i'
    A=1
    for i in range(2): pass
    nm=nonmember(5)
    f=lambda self: 3
print(list(Ig), Ig.nm, Ig.A.f())
import copy
print(copy.copy(Color.RED) is Color.RED, copy.deepcopy([Color.RED]))
d={Color.RED:'r'}; print(d[Color.RED], sorted(N,reverse=True))
print(dir(Color)[-3:] , Color.__doc__ is None or True, enum.EnumMeta is enum.EnumType)
class Un(Enum):
    A=[1]; B={}
print(Un([1]), Un.B)
for c in Color: print(c.name, end=' ')
print(Color.RED.__class__, Color.__name__, Color.RED is Color(1), Color.RED.BLUE if 0 else '')
