import socketserver, selectors, socket, threading, string, sys, io, contextlib
class H(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            if line==b'boom\n': raise ValueError('boom')
            self.wfile.write(line.upper())
class Srv(socketserver.ThreadingTCPServer):
    allow_reuse_address=True; daemon_threads=True
    def handle_error(self, r, a): print('error', sys.exc_info()[0].__name__)
with Srv(('127.0.0.1',0),H) as srv:
    t=threading.Thread(target=srv.serve_forever, args=(0.05,)); t.start()
    for i in range(3):
        with socket.create_connection(srv.server_address) as c:
            c.sendall(b'hi %d\n'%i); print(c.recv(100))
    with socket.create_connection(srv.server_address) as c:
        c.sendall(b'boom\n'); print(c.recv(10))
    srv.shutdown(); t.join()
class U(socketserver.BaseRequestHandler):
    def handle(self):
        d,s=self.request; s.sendto(d[::-1], self.client_address)
with socketserver.UDPServer(('127.0.0.1',0),U) as u:
    c=socket.socket(socket.AF_INET,socket.SOCK_DGRAM); c.sendto(b'abc',u.server_address); u.handle_request(); print(c.recvfrom(10)[0]); c.close()
    u.timeout=0.01; u.handle_timeout=lambda: print('to'); u.handle_request()
class D(socketserver.DatagramRequestHandler):
    def handle(self): self.wfile.write(b'>'+self.rfile.read())
with socketserver.UDPServer(('127.0.0.1',0),D) as u:
    c=socket.socket(socket.AF_INET,socket.SOCK_DGRAM); c.sendto(b'abc',u.server_address); u.handle_request(); print(c.recvfrom(10)[0]); c.close()
try: socketserver.TCPServer(('256.0.0.1',0),H)
except OSError as e: print(type(e).__name__)
for S in (selectors.DefaultSelector, selectors.SelectSelector, selectors.PollSelector, selectors.EpollSelector):
    a,b=socket.socketpair()
    with S() as s:
        k=s.register(a, selectors.EVENT_READ|selectors.EVENT_WRITE, 'data'); print(k.data, k.events, k.fileobj is a, k.fd==a.fileno())
        print([(k.data,e) for k,e in s.select(0)]); b.send(b'x'); print([(k.data,e) for k,e in s.select(1)])
        s.modify(a, selectors.EVENT_READ, 'd2'); print([(k.data,e) for k,e in s.select()]); a.recv(1); print(s.select(0.01))
        b.close(); print([(k.data,e) for k,e in s.select(1)])
        for bad in (lambda: s.register(a,1), lambda: s.register(a,0), lambda: s.register('x',1), lambda: s.register(-1,1), lambda: s.unregister(999), lambda: s.modify(999,1), lambda: s.get_key(999)):
            try: bad()
            except Exception as e: print(type(e).__name__, str(e)[:18], str(e)[-25:] if 'FD' not in str(e) else '')
        print(len(s.get_map()), s.get_key(a).data, a in s.get_map(), list(s.get_map().values())[0].data); s.unregister(a); print(len(s.get_map()))
    a.close(); print(s.get_map())
print(string.ascii_letters, string.printable, string.capwords('hello  big world'), string.Template('$a ${b} $$ $c_d1').substitute(a=1,b=2,c_d1=3), string.Template('$x $').safe_substitute(), string.Template('$who').substitute({'who':'me'}))
for b in (lambda: string.Template('a\nb $').substitute(), lambda: string.Template('$x').substitute()):
    try: b()
    except Exception as e: print(type(e).__name__, e)
print(string.Formatter().format('{0} {a!r:>5} {1[0]} {} {{}}'.replace(' {} ',' '), 1, [2], a='x'), string.Formatter().format('{} {:>4}',1,2))
