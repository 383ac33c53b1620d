import socket, threading, http.client, urllib.request, urllib.error, codecs, io, http, mimetypes, atexit, tempfile, os
T=tempfile.mkdtemp(); R,C=T+'/r.txt',T+'/c.txt'
def serve(srv):
    while True:
        try: c,_=srv.accept()
        except OSError: return
        f=c.makefile('rb'); first=f.readline().decode(); hs={}
        while True:
            l=f.readline().strip()
            if not l: break
            k,_,v=l.decode().partition(':'); hs[k.lower()]=v.strip()
        body=f.read(int(hs.get('content-length',0))); path=first.split()[1]
        if path=='/chunk': r=b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX-A: 1\r\nX-A: 2\r\n\r\n5\r\nhello\r\n6;x=1\r\n world\r\n0\r\n\r\n'
        elif path=='/redir': r=b'HTTP/1.1 302 Found\r\nLocation: /len?x=1\r\nContent-Length: 0\r\n\r\n'
        elif path=='/404': r=b'HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnope'
        elif path=='/bad': r=b'garbage\r\n'
        elif path=='/none': r=b''
        elif path=='/short': r=b'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc'
        elif path=='/close': r=b'HTTP/1.0 200 Fine\r\nContent-Type: text/html; charset=UTF-8\r\n\r\nuntil the end\nline2\n'
        else:
            b=(first.strip()+'|'+'|'.join('%s=%s'%(k,v) for k,v in sorted(hs.items()) if k not in('host','user-agent'))+'|').encode()+body
            r=b'HTTP/1.1 200 OK\r\nContent-Length: %d\r\nContent-Type: text/plain\r\n\r\n'%len(b)+b
        if first.startswith('HEAD'): r=r.split(b'\r\n\r\n')[0]+b'\r\n\r\n'
        c.sendall(r); f.close(); c.close()
srv=socket.create_server(('127.0.0.1',0)); threading.Thread(target=serve,args=(srv,),daemon=True).start()
port=srv.getsockname()[1]; base='http://127.0.0.1:%d'%port
def t(f):
    try: print(str(f()).replace(str(port),'PORT'))
    except Exception as e: print(type(e).__name__, str(e).replace(str(port),'PORT'))
def get(path,**k):
    c=http.client.HTTPConnection('127.0.0.1',port); c.request(k.pop('m','GET'),path,**k); r=c.getresponse(); d=r.read(); x=(r.status,r.reason,r.version,r.getheaders(),d,r.isclosed()); c.close(); return x
for p in ('/len','/chunk','/404','/bad','/none','/short','/close','/redir'): t(lambda: get(p))
t(lambda: get('/len',m='HEAD')); t(lambda: get('/x',m='POST',body='abc',headers={'X-H':'1'})); t(lambda: get('/x',m='POST')); t(lambda: get('/a b'))
c=http.client.HTTPConnection('127.0.0.1:%d'%port); c.request('GET','/chunk'); r=c.getresponse(); print(r.read(3), r.read(4), r.read(), r.read(), r.getheader('X-A'), r.getheader('none','d')); t(lambda: c.getresponse())
def u(path,data=None,**k):
    with urllib.request.urlopen(base+path,data,**k) as r: return r.status, r.read(), r.headers.get('content-type'), r.geturl(), r.getcode()
for p in ('/len','/chunk','/404','/bad','/none','/short','/close','/redir'): t(lambda: u(p))
t(lambda: u('/post',b'a=1&b=2')); t(lambda: u('/x','str')); t(lambda: urllib.request.urlopen('http://127.0.0.1:1/')); t(lambda: urllib.request.urlopen('nourl')); t(lambda: urllib.request.urlopen('foo://x'))
try: urllib.request.urlopen(base+'/404')
except urllib.error.HTTPError as e: print(e.code, e.reason, e.read(), repr(e), e.headers['content-length'])
q=urllib.request.Request(base+'/len',headers={'X-my-head':'v'},method='DELETE'); print(q.get_method(), q.get_header('X-my-head'), q.selector); print(urllib.request.urlopen(q).read())
with urllib.request.urlopen(base+'/close') as r: print([l for l in r], r.info().get_content_charset())
print(urllib.request.urlretrieve(base+'/close',R)[0] == R, open(R).read()); print(urllib.request.urlopen('file://'+R).read(), urllib.request.urlopen('data:text/plain;base64,aGk=').read())
print(http.HTTPStatus(404), http.HTTPStatus.NOT_FOUND.phrase, http.HTTPStatus.OK, repr(http.HTTPStatus.OK), http.client.responses[200], http.client.NOT_FOUND==404)
print(codecs.encode('abc','rot13'), codecs.encode(b'ab','hex'), codecs.decode(b'6162','hex'), codecs.decode(b'\xc3\xa9','utf-8'), codecs.BOM_UTF8, codecs.lookup('utf8').name, codecs.encode('é','latin-1'), codecs.decode('uryyb','rot_13'))
d=codecs.getincrementaldecoder('utf-8')(); print([d.decode(bytes([b])) for b in 'aé€😀'.encode()], d.decode(b'',True)); d=codecs.getincrementaldecoder('utf-8')('replace'); print(d.decode(b'\xe2\x82'), d.decode(b'',True))
t(lambda: codecs.lookup('nope')); t(lambda: codecs.getincrementaldecoder('utf-8')().decode(b'\xff')); 
with codecs.open(C,'w','utf-8') as f: f.write('é\n€')
with codecs.open(C,'r','utf-8') as f: print(f.readline(), f.read())
print([l for l in codecs.open(C,encoding='utf-8')], list(codecs.iterdecode([b'\xe2',b'\x82\xac'],'utf-8')), codecs.getreader('utf-8')(io.BytesIO('é'.encode())).read())
print(mimetypes.guess_type('a.html'), mimetypes.guess_type('x.tar.gz'), mimetypes.guess_type('x.unknownext'), mimetypes.guess_extension('text/html'))
os.unlink(R); os.unlink(C); os.rmdir(T)
