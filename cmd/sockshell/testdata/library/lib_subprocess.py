import subprocess as S, sys, os, signal
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(S.run(['echo','hi'],capture_output=True), S.run(['sh','-c','exit 3']), S.run('echo $X',shell=True,stdout=S.PIPE,text=True,env={'X':'y','PATH':os.environ['PATH']}).stdout)
t(lambda: S.run(['false'],check=True)); t(lambda: S.check_output(['sh','-c','echo err >&2; exit 2'],stderr=S.STDOUT)); print(S.check_output(['cat'],input=b'abc'), S.check_output(['tr','a','b'],input='aaa',text=True), S.call(['true']), S.getoutput('echo a; echo b'), S.getstatusoutput('exit 4'))
t(lambda: S.run(['/nope/x'])); t(lambda: S.run(['sleep','5'],timeout=0.1) if 0 else 1); t(lambda: S.run([1])); t(lambda: S.run(['echo'],cwd='/nope/dir')); t(lambda: S.check_call(['sh','-c','kill -9 $$']))
p=S.Popen(['cat'],stdin=S.PIPE,stdout=S.PIPE); print(p.poll(), p.communicate(b'x'*200000)[0]==b'x'*200000, p.returncode, p)
p=S.Popen(['sleep','10']); print(p.poll()); p.terminate(); print(p.wait(), p.returncode==-signal.SIGTERM)
with S.Popen(['sh','-c','echo one; echo two; read x; echo got $x'],stdin=S.PIPE,stdout=S.PIPE,text=True,bufsize=1) as p:
    print(p.stdout.readline()); p.stdin.write('hello\n'); p.stdin.flush(); print(p.stdout.read())
print(p.returncode)
p1=S.Popen(['echo','a b c'],stdout=S.PIPE); p2=S.Popen(['wc','-w'],stdin=p1.stdout,stdout=S.PIPE); p1.stdout.close(); print(p2.communicate()[0].split()); p1.wait()
p=S.Popen(['sleep','3']); t(lambda: p.wait(timeout=0.05)); p.kill(); p.wait()
r=S.run(['sh','-c','echo o; echo e >&2'],stdout=S.PIPE,stderr=S.DEVNULL); print(r)
t(lambda: S.run(['a'],input=b'',stdin=S.PIPE)); t(lambda: S.run(['a'],capture_output=True,stdout=S.PIPE)); t(lambda: S.check_output(['a'],stdout=1))
for l in S.Popen('seq 3',shell=True,stdout=S.PIPE).stdout: print(l)
print(repr(S.CalledProcessError(1,['a'])), S.CompletedProcess(['x'],0,b'o',b'e'), S.list2cmdline(['a b','c']))
