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
import argparse, sys, io, contextlib
sys.argv=['prog.py','a']
def parser1(**k):
    p=argparse.ArgumentParser(description='A TCP server that does a lot of things, and says what it does in a long line that has to be wrapped.', epilog='The end.', **k)
    p.add_argument('host', help='host to connect to')
    p.add_argument('port', type=int, nargs='?', default=80, help='port (default %(default)s)')
    p.add_argument('-v','--verbose', action='count', default=0, help='more')
    p.add_argument('-t','--timeout', type=float, metavar='SEC', help='timeout in seconds, which may be a fraction, and is what select gets')
    p.add_argument('--mode', choices=['tcp','udp'], default='tcp')
    p.add_argument('-q', action='store_true')
    p.add_argument('--files', nargs='+', type=str)
    p.add_argument('--opt', nargs='?', const='C', default='D')
    p.add_argument('--two', nargs=2, type=int, metavar=('A','B'))
    p.add_argument('--many', nargs='*')
    p.add_argument('--app', action='append', help=argparse.SUPPRESS)
    p.add_argument('--const', action='store_const', const=42)
    p.add_argument('--no', action='store_false', dest='yes')
    p.add_argument('--version', action='version', version='%(prog)s 1.0')
    p.add_argument('--very-long-option-name-here', help='something that comes on the next line because the option is long')
    p.add_argument('--flag', action=argparse.BooleanOptionalAction, default=True, help='a flag')
    p.add_argument('--ext', action='extend', nargs='+')
    g=p.add_mutually_exclusive_group()
    g.add_argument('--tcp', action='store_true'); g.add_argument('--udp', action='store_true'); g.add_argument('-x', type=int)
    gg=p.add_argument_group('special options','These are special.')
    gg.add_argument('--sp', help='100%% special')
    return p
def parser2(**k):
    p=argparse.ArgumentParser(prog='tool', **k)
    p.add_argument('--debug', action='store_true', help='debug')
    sub=p.add_subparsers(dest='cmd', help='sub-command help', **({'required':True} if random.random()<.5 else {}))
    a=sub.add_parser('send', help='send something', aliases=['s','tx']); a.add_argument('what'); a.add_argument('--n',type=int,default=1); a.set_defaults(func=len)
    b=sub.add_parser('recv', help='receive', description='Receives.'); b.add_argument('size', type=int, nargs='*'); 
    sub.add_parser('hid')
    return p
def parser3(**k):
    p=argparse.ArgumentParser(prog='tool3', usage='%(prog)s [options] x', **k)
    p.add_argument('x', nargs='+'); p.add_argument('y', nargs='*'); p.add_argument('z')
    p.add_argument('-p','--port', type=int, required=True, help='the port'); p.add_argument('-P'); p.add_argument('-a',action='store_true'); p.add_argument('-b',action='store_true')
    return p
def parser4(**k):
    p=argparse.ArgumentParser(prog='t4', argument_default=argparse.SUPPRESS, **k)
    g=p.add_mutually_exclusive_group(required=True); g.add_argument('-l','--listen', action='store_true', help='listen'); g.add_argument('-c','--connect', metavar='HOST', help='connect')
    p.add_argument('-n', type=int, choices=range(1,4)); p.add_argument('cmd', choices=['on','off'], nargs='?'); p.add_argument('rest', nargs=argparse.REMAINDER)
    return p
def parser5(**k):
    p=argparse.ArgumentParser(prog='t5', add_help=False, prefix_chars='-+', allow_abbrev=False, **k)
    p.add_argument('+f','++foo'); p.add_argument('--bar-baz', default='3', type=int); p.add_argument('-5', action='store_true', dest='five'); p.add_argument('pos', type=float, nargs=2)
    return p
def parser6(**k):
    par=argparse.ArgumentParser(add_help=False); par.add_argument('--par', help='from parent', default='x'); g=par.add_argument_group('G','gd'); g.add_argument('--ing')
    p=argparse.ArgumentParser(prog='a-program-with-a-very-long-name-that-takes-nearly-all-of-the-line-really', parents=[par], **k)
    p.add_argument('--alpha', metavar='ALPHA'); p.add_argument('--beta-long', metavar='B'); p.add_argument('pos1'); p.add_argument('pos2', help='')
    sub=p.add_subparsers(title='commands', description='valid commands', metavar='CMD'); s=sub.add_parser('go', help='goes'); s.add_argument('-x', help='x of go')
    return p
def run(p, args):
    o=io.StringIO()
    with contextlib.redirect_stdout(o), contextlib.redirect_stderr(o):
        try: r=p.parse_args(list(args)); 
        except SystemExit as e: r='exit %r'%e.code
        except Exception as e: r='%s: %s'%(type(e).__name__,e)
    print(args, '->', r); print(o.getvalue(), end='')
F=argparse
random.seed(2)
mk=[parser1,parser2,parser3,parser4,parser5,parser6]
for m in mk:
    for fc in (None, F.RawDescriptionHelpFormatter, F.ArgumentDefaultsHelpFormatter, F.RawTextHelpFormatter):
        p=m(**({'formatter_class':fc} if fc else {}))
        print(p.format_help()); print(p.format_usage())
import os
for w in ('40','60','120','20'):
    os.environ['COLUMNS']=w
    for m in mk: print(m().format_help())
del os.environ['COLUMNS']
lines=['','h','h 80','h x','-h','--version','h -vv -v','h -t 1.5','h -t','h -t x','h --mode udp','h --mode x','h --files a b','h --files','h --opt','h --opt z','--opt h','h --two 1','h --two 1 2','h --many','h --many a b 90','h --app 1 --app 2','h --const --no','h --verb','h --ver','h --ti 3','h --ti=3','h -t3','h -qv','h -qvt3','h -qz','h --q=1','h --no-flag','h --flag','h --ext a --ext b c','h --tcp --udp','h --udp -x 3','h -x -3','h -x','h --bogus','h 80 extra','-- h 80','h -- -5','h --sp=a=b','h --very x','h --tcp=3',
 'send','send a','s a --n 3','tx a --n x','recv','recv 1 2','--debug recv 3','nope','send a b','hid','hid x','send --bog a','send -h','recv -h','-p 1 a','-p 1 a b','-p 1 a b c d','a -p 1 b c','a b -p1','-p x a b','-ab -p 3 x y','-abp3 x y','-abPfoo -p 3 x y z',
 '-l','-c','-c h on','-l -c h','-c h maybe','-c h on a -b --c','-n 2 -l','-n 9 -l off x','-l -- on','+f 1 2 3','1 2','1 -2','-5 1 2','++foo=3 1 2','--bar 1 2 3','--bar-baz x 1 2','1 x','a b go -x 3','a b','a b go','a b stop','go','a b go -h', '-','--','h -', 'h -1', "h --app=", 'h -t=3', '-v=1 h']
for m in mk:
    for l in lines: run(m(), tuple(l.split()))
p=parser1(); print(p.parse_known_args(['h','--bogus','1','2','-zz'])); print(parser2().parse_known_args(['--x','send','a','--y','z']))
print(parser3().parse_intermixed_args(['a','-p','1','b','-a','c']) )
p=argparse.ArgumentParser(prog='p', exit_on_error=False); p.add_argument('--i',type=int)
try: p.parse_args(['--i','x'])
except argparse.ArgumentError as e: print('AE', e)
def port(s):
    n=int(s)
    if not 0<n<65536: raise argparse.ArgumentTypeError('%s is not a port'%s)
    return n
p=argparse.ArgumentParser(prog='p'); p.add_argument('port',type=port); p.add_argument('--f',type=argparse.FileType('r')); p.add_argument('--lam', type=lambda s: int(s)) 
for a in (['80'],['70000'],['x'],['80','--f','/nope'],['80','--f','-']): 
    if a[-1]!='-': run(p,a)
bad=[lambda p:p.add_argument('a',dest='b'), lambda p:p.add_argument('--x',nargs=0), lambda p:p.add_argument('a',required=True), lambda p:p.add_argument('--a',action='zz'), lambda p:p.add_argument('--a',type=3), lambda p:p.add_argument('--a',metavar=('a','b')), lambda p:p.add_argument('-a','b'), lambda p:p.add_argument('-h'), lambda p:p.add_argument('--'), lambda p:(p.add_subparsers(),p.add_subparsers()), lambda p:p.add_argument('--x',action='store_true',type=int), lambda p:p.add_argument('--c',const=3), lambda p: p.add_argument('--f', type=argparse.FileType), lambda p: p.add_mutually_exclusive_group().add_argument('q')]
for b in bad:
    try: b(argparse.ArgumentParser(prog='p'))
    except SystemExit as e: print(e.code)
    except Exception as e: print(type(e).__name__, str(e).replace('argparse.',''))
p=argparse.ArgumentParser(conflict_handler='resolve',prog='r'); p.add_argument('-f','--foo',help='old'); p.add_argument('--foo',help='new'); p.print_help()
n=argparse.Namespace(a=1,**{'b-c':2}); print(n, 'a' in n, n==argparse.Namespace(a=1,**{'b-c':2}), vars(n))
class Up(argparse.Action):
    def __call__(self, parser, ns, values, option_string=None): setattr(ns,self.dest,values.upper()); print(option_string, values)
p=argparse.ArgumentParser(prog='u'); p.add_argument('--up',action=Up); p.add_argument('n',action=Up); print(p.parse_args(['--up','a','b'])); print(p.get_default('up'), p.prog, p.parse_args.__name__)
p.set_defaults(up='Z',q=1); print(p.parse_args(['b']))
class P(argparse.ArgumentParser):
    def error(self, m): print('MY', m); sys.exit(9)
run(P(prog='z'),('--q',))
