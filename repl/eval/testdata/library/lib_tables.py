import concurrent.futures as cf, csv, configparser, html, io, statistics, sched, cmd, numbers, time, threading, sys
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e).split('0x')[0])
with cf.ThreadPoolExecutor(3) as ex:
    fs=[ex.submit(pow,i,2) for i in range(5)]; print([f.result() for f in fs], list(ex.map(lambda a,b:a+b,[1,2],[3,4])))
    print(sorted(f.result() for f in cf.as_completed(fs))); e=ex.submit(lambda: 1/0); t(e.result); print(repr(e.exception()))
    d,n=cf.wait(fs); print(len(d),len(n)); slow=ex.submit(time.sleep,0.2); t(lambda: slow.result(0.01)); f=ex.submit(int,'5'); done=threading.Event(); f.add_done_callback(lambda f: (print('cb',f.result()), done.set())); f.result(); done.wait(); print(f.done(), f.running(), f.cancel())
t(lambda: ex.submit(int)); t(lambda: cf.ThreadPoolExecutor(0))
ex=cf.ThreadPoolExecutor(max_workers=1, thread_name_prefix='w'); ev=threading.Event(); a=ex.submit(ev.wait); b=ex.submit(int); print(b.cancel(), b.cancelled()); t(b.result); ev.set(); print(ex.submit(lambda: threading.current_thread().name).result()); t(lambda: next(ex.map(lambda x: 1/x,[0]))); ex.shutdown()
f=cf.Future(); f.set_result(3); print(f.result()); t(lambda: f.set_result(4)); 
for text in ['a,b,c\n1,2,3\n','"a,b","c""d",e\n','a,"b\nc",d\n','\n\na\n','a,,\n','a b, "c d"\n','"a"b,c\n','"unclosed','a;b\n', "a,b\r\nc,d\r\n", '"",x\n']:
    print(list(csv.reader(io.StringIO(text,newline='')))); print(list(csv.reader(text.splitlines(True),delimiter=';',quotechar="'"))); print(list(csv.reader(text.splitlines(),skipinitialspace=True)))
    print([dict(r) for r in csv.DictReader(io.StringIO(text,newline=''))])
for kw in [{},{'quoting':csv.QUOTE_ALL},{'quoting':csv.QUOTE_NONNUMERIC},{'delimiter':';','lineterminator':'\n'},{'dialect':'excel-tab'},{'quoting':csv.QUOTE_NONE,'escapechar':'\\'},{'doublequote':False,'escapechar':'\\'}]:
    o=io.StringIO(); w=csv.writer(o,**kw)
    for r in ([1,'a',None,2.5],['a,b','c"d','e\nf',''],[''],['x;y\t'],[]):
        try: w.writerow(r)
        except csv.Error as e: print(e)
    print(repr(o.getvalue()))
o=io.StringIO(); w=csv.DictWriter(o,['a','b'],restval='-'); w.writeheader(); w.writerow({'a':1}); w.writerows([{'b':2,'a':'x y'}]); print(repr(o.getvalue())); t(lambda: w.writerow({'z':1})); t(lambda: csv.reader([],dialect='nope')); t(lambda: csv.reader([],bogus=1)); t(lambda: csv.writer(3)); t(lambda: list(csv.reader([b'a']))); t(lambda: csv.reader([],delimiter='ab'))
ini='''# comment
[DEFAULT]
base = /srv
[server]
Host: localhost
port = 8080
path = %(base)s/www
on = yes
multi = one
   two
   three

; c
[client]
timeout=2.5
esc = 50%%
empty =
'''
c=configparser.ConfigParser(); c.read_string(ini); print(c.sections(), c['server']['host'], c.getint('server','port'), c['server'].getboolean('on'), c.get('server','path'), repr(c['server']['multi']), c['client'].getfloat('timeout'), c['client']['esc'], repr(c['client']['empty']), c.options('server'), dict(c['client']), 'server' in c, c.has_option('server','base'), c.items('client'), c.get('server','none',fallback='fb'), c['server'].get('zz'), c['server'].get('zz','d'), list(c), c['server'], c.defaults())
t(lambda: c.get('nope','x')); t(lambda: c.get('server','x')); t(lambda: c['nope']); t(lambda: c['server']['nope']); t(lambda: c.getint('server','host')); t(lambda: c.getboolean('server','host')); t(lambda: c.read_string('x=1')); t(lambda: c.read_string('[a]\nb=1\nb=2')); t(lambda: c.read_string('[a]\n[a]')); t(lambda: c.read_string('[a]\njunk')); t(lambda: c.add_section('server')); t(lambda: c.set('server','a',3)); t(lambda: c.read_string('[q]\nx=%(nope)s') or c.get('q','x'))
c['new']={'k':'v','n':1}; c.set('new','z','9'); c.remove_option('new','k'); c.remove_section('q'); c.remove_section('a'); o=io.StringIO(); c.write(o); print(o.getvalue()); print(c.read(['/nope']))
c=configparser.RawConfigParser(allow_no_value=True,inline_comment_prefixes=('#',)); c.read_string('[a]\nflag\nx = %(y)s # c\n'); print(c['a']['flag'], c['a']['x']); c=configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation()); c.read_string('[a]\nx=1\ny=${x}2\n[b]\nz=${a:y}3'); print(c['b']['z'])
print(html.escape('<a href="x">\'&'), html.escape('"',False), html.unescape('&lt;&amp;&#65;&#x41;&copy;&nope;&amp &quot;'))
for d in ([1,2,3,4],[1.5,2.5,2.5,2.75],[1,2],[3],[1,1,2,2]):
    for fn in ('mean','fmean','median','median_low','median_high','mode','multimode','stdev','pstdev','variance','pvariance','harmonic_mean','geometric_mean','quantiles'): t(lambda: (fn,getattr(statistics,fn)(d)) if fn not in('stdev','pstdev','variance','pvariance','harmonic_mean','geometric_mean') else (fn,round(getattr(statistics,fn)(d),9)))
t(lambda: statistics.mean([])); t(lambda: statistics.median([])); print(statistics.mean([1,2]), statistics.mean([2,4]))
s=sched.scheduler(time.time,time.sleep); s.enter(0.02,1,print,('b',)); s.enter(0.01,1,print,('a',),{'end':'!\n'}); x=s.enter(1,1,print); s.cancel(x); s.run(); print(s.empty())
class Sh(cmd.Cmd):
    intro='Hi'; prompt='> '; use_rawinput=0
    def do_echo(self,a): "echo text"; print('E',a)
    def do_quit(self,a): return True
    def help_topic(self): print('T')
    def do_EOF(self,a): return True
Sh(stdin=io.StringIO('echo a b\nnope x\nhelp\nhelp echo\nhelp zz\nhelp topic\n\n?\nquit\n'),stdout=sys.stdout).cmdloop()
print(isinstance(3,numbers.Integral), isinstance(3.5,numbers.Real), isinstance('a',numbers.Number), isinstance(True,numbers.Integral))
