import socket, threading, smtplib, poplib, ftplib, io, email, email.utils
from email.mime.text import MIMEText
from email.mime.multipart import MIMEMultipart
from email.mime.application import MIMEApplication
from email.mime.base import MIMEBase
from email import encoders
from email.message import EmailMessage
def server(script):
    srv=socket.create_server(('127.0.0.1',0))
    def run():
        try:
            c,_=srv.accept(); f=c.makefile('rwb'); script(f,c); f.close(); c.close()
        except OSError as e: print('server', e)
        finally: srv.close()
    t=threading.Thread(target=run); t.start(); return srv.getsockname()[1], t
def say(f,s): f.write(s.encode()+b'\r\n'); f.flush()
def t(fn):
    try: print(fn())
    except Exception as e: print(type(e).__name__, e, e.args)
def smtp(f,c):
    say(f,'220 hi'); 
    while True:
        l=f.readline().decode().strip(); print('S<',l.replace(socket.getfqdn(),'HOST'))
        if not l: return
        w=l.split()[0].lower()
        if w=='ehlo': say(f,'250-me\r\n250-SIZE 1000\r\n250 AUTH PLAIN LOGIN')
        elif w=='auth': say(f,'235 ok' if 'AHUAcA==' in l else '535 no')
        elif w=='data':
            say(f,'354 go')
            while True:
                d=f.readline(); print('D<',d)
                if d==b'.\r\n': break
            say(f,'250 queued')
        elif w=='rcpt' and 'bad' in l: say(f,'550 unknown')
        elif w=='quit': say(f,'221 bye'); return
        else: say(f,'250 ok')
port,th=server(smtp)
with smtplib.SMTP('127.0.0.1',port) as s:
    t(lambda: s.login('u','p')); t(lambda: s.login('u','q')); t(lambda: s.sendmail('a@b',['c@d','bad@x'],'Subject: x\n\nhello\n.dot\n')); t(lambda: s.sendmail('a@b','bad@x','x')); t(lambda: s.noop()); t(lambda: s.starttls())
    m=MIMEText('body\n'); m['Subject']='S'; m['From']='Me <a@b>'; m['To']='c@d, Q <e@f>'; t(lambda: s.send_message(m))
th.join()
t(lambda: smtplib.SMTP('127.0.0.1',1))
def pop(f,c):
    say(f,'+OK hi')
    while True:
        l=f.readline().decode().strip(); w=l.split()[0] if l else ''
        if w=='STAT': say(f,'+OK 2 300')
        elif l=='LIST': say(f,'+OK\r\n1 100\r\n2 200\r\n.')
        elif w=='RETR': say(f,'+OK\r\nSubject: a\r\n\r\nhey\r\n..dot\r\n.')
        elif w=='PASS': say(f,'+OK' if 'good' in l else '-ERR bad')
        elif w=='QUIT' or not w: say(f,'+OK bye'); return
        else: say(f,'+OK')
port,th=server(pop); p=poplib.POP3('127.0.0.1',port); print(p.getwelcome(), p.user('u')); t(lambda: p.pass_('x')); t(lambda: p.pass_('good')); print(p.stat(), p.list(), p.retr(1), p.dele(1), p.list(2), p.quit()); th.join()
def ftp(f,c):
    say(f,'220-multi\r\n220 ready'); data=None; stored=[]
    while True:
        l=f.readline().decode().strip(); w=l.split()[0] if l else ''
        if w=='USER': say(f,'331 pw')
        elif w=='PASS': say(f,'230 in')
        elif w=='PASV': data=socket.create_server(('127.0.0.1',0)); n=data.getsockname()[1]; say(f,'227 ok (127,0,0,1,%d,%d)'%(n>>8,n&255))
        elif w in('LIST','NLST','RETR'):
            if 'none' in l: say(f,'550 no file'); data.close(); continue
            say(f,'150 here (12 bytes)'); d,_=data.accept(); d.sendall(b'line1\r\nline2' if w=='RETR' else b'a.txt\r\nb.txt\r\n'); d.close(); data.close(); say(f,'226 done')
        elif w=='STOR': say(f,'150 go'); d,_=data.accept(); print('stored', d.makefile('rb').read()); d.close(); data.close(); say(f,'226 done')
        elif w=='PWD': say(f,'257 "/a ""q"" b" is it')
        elif w=='SIZE': say(f,'213 12')
        elif w=='RNFR': say(f,'350 to?')
        elif w in('CWD','RNTO','DELE'): say(f,'250 ok')
        elif w=='TEMP': say(f,'450 later')
        elif w=='QUIT' or not w: say(f,'221 bye'); return
        else: say(f,'200 ok')
port,th=server(ftp); F=ftplib.FTP(); print(F.connect('127.0.0.1',port), F.login()); print(F.pwd(), F.nlst(), F.size('x')); F.dir(); F.retrlines('RETR x'); out=[]; print(F.retrbinary('RETR x',out.append), out); print(F.storbinary('STOR y',io.BytesIO(b'up'))); t(lambda: F.retrbinary('RETR none',out.append)); t(lambda: F.sendcmd('TEMP')); print(F.cwd('/x'), F.rename('a','b'), F.delete('q'), F.quit()); th.join()
m=MIMEText('hello\n','plain'); m['Subject']='Hi'; print(m.as_string()); m=MIMEText('h\u00e9llo','html','utf-8'); print(m.as_string(), m.get_payload(), m.get_payload(decode=True))
m=MIMEMultipart('mixed',boundary='B'); m['To']='x@y'; m.attach(MIMEText('one')); a=MIMEApplication(b'\x00\x01',Name='f.bin'); a.add_header('Content-Disposition','attachment',filename='f.bin'); m.attach(a); b=MIMEBase('application','octet-stream'); b.set_payload(b'zz'); encoders.encode_base64(b); m.attach(b); print(m.as_string()); 
p=email.message_from_string(m.as_string()); print(p['to'], p.is_multipart(), [x.get_content_type() for x in p.walk()], p.get_payload(1).get_filename(), p.get_payload(1).get_payload(decode=True), p.get_payload(0).get_payload())
e=EmailMessage(); e['Subject']='S'; e['From']='a@b'; e['To']='c@d'; e.set_content('text here'); print(e.as_string()); print(e.get_content_type(), e.get_content())
print(email.utils.formatdate(0), email.utils.formatdate(0,usegmt=True), email.utils.formataddr(('A B','a@b')), email.utils.parseaddr('A B <a@b>'), email.utils.getaddresses(['a@b, "X, Y" <c@d>']), email.utils.parsedate('Thu, 01 Jan 1970 00:00:05 +0000'))
