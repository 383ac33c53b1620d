import logging, sys, io, traceback, warnings, threading, logging.handlers, os, time
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
s=io.StringIO()
sys.stderr=sys.stdout
logging.warning('pre %s', 1); logging.info('no')
logging.getLogger('a.b').error('x')
logging.basicConfig(level=logging.DEBUG)  # ignored
logging.debug('nope')
logging.basicConfig(level='DEBUG', format='%(levelname)-8s|%(name)s|%(message)s|%(funcName)s|%(lineno)d|%(threadName)s|%(filename)s', stream=s, force=True)
def fn(): logging.debug('hello %s %d','w',3); logging.getLogger('my.mod').info('hi')
fn(); print(s.getvalue())
lg=logging.getLogger('app'); lg.setLevel(logging.INFO); h=logging.StreamHandler(sys.stdout); h.setFormatter(logging.Formatter('{levelname} {message}',style='{')); lg.addHandler(h); lg.propagate=False
lg.info('a'); lg.debug('b'); lg.log(35,'lvl'); lg.critical('c %(x)s',{'x':1}); lg.info('no args %s')
try: 1/0
except ZeroDivisionError: lg.exception('failed'); lg.error('e',exc_info=True)
h2=logging.StreamHandler(sys.stdout); h2.setFormatter(logging.Formatter('$levelname - $message',style='$')); h2.setLevel(logging.ERROR); lg.addHandler(h2); lg.error('two'); lg.info('one'); lg.removeHandler(h2)
print(lg, logging.getLogger(), h.__class__.__name__, logging.getLogger('app.sub').parent, logging.getLogger('app.sub').getEffectiveLevel(), lg.getChild('z').name, lg.hasHandlers(), lg.isEnabledFor(10), logging.getLevelName(20), logging.getLevelName('INFO'), logging.getLevelName(15))
print(logging.getLogger('q.w.e').parent.name); logging.getLogger('q.w'); print(logging.getLogger('q.w.e').parent.name); logging.getLogger('q'); print(logging.getLogger('q.w').parent.name, logging.getLogger('q.w.e').parent.name)
t(lambda: lg.setLevel('nope')); t(lambda: lg.setLevel(1.5)); t(lambda: logging.Formatter('x')); t(lambda: logging.Formatter('x',style='!')); t(lambda: logging.basicConfig(filename='a',stream=s,force=True)); t(lambda: lg.info('m',extra={'name':1})); t(lambda: logging.getLogger(3)); t(lambda: logging.basicConfig(bogus=1, force=True))
lg.info('extra',extra={'ip':'1.2'})
h.setFormatter(logging.Formatter('%(ip)s %(message)s', defaults={'ip':'none'})); lg.info('d'); lg.info('d',extra={'ip':'9'})
class F(logging.Filter):
    def filter(self, r): return 'secret' not in r.getMessage()
lg.addFilter(F()); lg.info('secret'); lg.info('public'); h.addFilter(lambda r: r.levelno>20); lg.info('x'); lg.warning('y')
ad=logging.LoggerAdapter(lg,{'ip':'adapter'}); ad.warning('from')
class Ad(logging.LoggerAdapter):
    def process(self,m,k): return '[%s] %s'%(self.extra['c'],m),k
Ad(lg,{'c':'conn'}).error('adapted')
h.setFormatter(logging.Formatter('%(asctime)s %(message)s')); 
r=logging.makeLogRecord({'msg':'m','created':0.5,'msecs':500.0,'levelno':30,'levelname':'W'}); f=logging.Formatter('%(asctime)s|%(message)s'); f.converter=time.gmtime; print(f.format(r)); f=logging.Formatter('%(asctime)s',datefmt='%H:%M'); f.converter=time.gmtime; print(f.format(r))
import tempfile
T=tempfile.mkdtemp(); fn=T+'/x.log'
if os.path.exists(fn): os.remove(fn)
fh=logging.FileHandler(fn); fh.setFormatter(logging.Formatter('%(levelname)s %(message)s')); l2=logging.getLogger('file'); l2.addHandler(fh); l2.propagate=False; l2.error('to file'); print(repr(fh).replace(fn,'FN')); fh.close(); print(open(fn).read()); os.remove(fn)
l3=logging.getLogger('rot'); l3.propagate=False; rh=logging.handlers.RotatingFileHandler(fn,maxBytes=50,backupCount=2); l3.addHandler(rh)
for i in range(12): l3.warning('line %d of log',i)
rh.close(); print(open(fn).read(), open(fn+'.1').read(), os.path.exists(fn+'.3'))
for x in ('','.1','.2'): os.remove(fn+x)
os.rmdir(T)
logging.disable(logging.CRITICAL); lg.error('gone'); logging.disable(logging.NOTSET)
lg.addHandler(logging.NullHandler())
lg.error('bad %d','x') if 0 else None
logging.addLevelName(25,'NOTICE'); h.setFormatter(logging.Formatter('%(levelname)s %(message)s')); lg.log(25,'noted'); lg.warning('multi\nline')
def a(): b()
def b(): raise KeyError('k')
try: a()
except KeyError: print(traceback.format_exc()); traceback.print_exc(file=sys.stdout)
try:
    try: a()
    except KeyError as e: raise ValueError('v') from e
except ValueError as e: traceback.print_exception(e, file=sys.stdout); print(traceback.format_exception_only(e), traceback.format_exception_only(type(e),e)); print(traceback.extract_tb(e.__traceback__)[0].name, len(traceback.extract_tb(e.__traceback__)), traceback.format_tb(e.__traceback__))
try:
    try: a()
    except KeyError as e: 1/0
except ZeroDivisionError as e: print(''.join(traceback.format_exception(e)), ''.join(traceback.format_exception(e,chain=False)))
try:
    try: a()
    except KeyError as e: raise ValueError('q') from None
except ValueError: traceback.print_exc()
def rec(n): return rec(n-1) if n else 1/0
try: rec(10)
except ZeroDivisionError: print(traceback.format_exc())
class Cu(Exception): pass
try: raise Cu
except Cu as e: print(traceback.format_exc()); e.add_note('a note'); print(traceback.format_exception_only(e))
def st(): print(''.join(traceback.format_stack()[-2:])); print([f.name for f in traceback.extract_stack()][-2:])
st()
try: raise SyntaxError('invalid syntax', ('f', 1, 3, 'a b\n', 1, 4))
except SyntaxError as e: print(''.join(traceback.format_exception_only(e)), e)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always'); warnings.warn('hey'); warnings.warn('dep', DeprecationWarning); print(len(w), w[0].message, w[1].category.__name__, w[0].lineno)
warnings.warn('shown'); warnings.warn('depr', DeprecationWarning)
for i in range(3): warnings.warn('loop')
with warnings.catch_warnings():
    warnings.simplefilter('error')
    t(lambda: warnings.warn('boom'))
warnings.filterwarnings('ignore', 'ign.*'); warnings.warn('ignored')
t(lambda: warnings.warn('x', int))
def thr(): raise RuntimeError('in thread')
sys.stderr=io.StringIO(); th=threading.Thread(target=thr); th.start(); th.join(); l=sys.stderr.getvalue().split('\n'); print(l[:2], l[-4:]); sys.stderr=sys.stdout
def thr2(): sys.exit(3)
th=threading.Thread(target=thr2); th.start(); th.join()
threading.excepthook=lambda a: print('hook', a.exc_type.__name__, a.exc_value, a.thread.name)
th=threading.Thread(target=thr, name='N'); th.start(); th.join()
