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
import ipaddress as I
def t(f,*a):
    try: r=f(*a); print(repr(r))
    except Exception as e: print(type(e).__name__, e)
random.seed(4)
good=['1.2.3.4','0.0.0.0','255.255.255.255','127.0.0.1','10.1.2.3','169.254.1.1','224.0.0.1','192.168.1.1','100.64.0.1','8.8.8.8','240.0.0.1','::','::1','fe80::1','ff02::1','2001:db8::1','::ffff:1.2.3.4','2002:102:304::1','fec0::1','fc00::1','2606:4700::1111','1:2:3:4:5:6:7:8','1::8','0:0:1::','2001:0:4136:e378:8000:63bf:3fff:fdd2','1:0:0:2:0:0:0:3','64:ff9b::1']
bad=['','1.2.3','1.2.3.4.5','256.1.1.1','1..2.3','01.2.3.4','a.b.c.d','1234.1.1.1','1.2.3.4/24',':::','1::2::3','12345::','g::','1:2','1:2:3:4:5:6:7:8:9','::1:2:3:4:5:6:7:8',':1:2:3:4:5:6:7','1:2:3:4:5:6:7:','1::2:','::1.2.3','fe80::1%','fe80::%a%b',' 1.2.3.4','1.2.3.4 ','-1','٣.1.1.1']
for s in good:
    a=I.ip_address(s); print(repr(a),a,int(a),a.packed,a.exploded,a.compressed,a.reverse_pointer,a.version,a.max_prefixlen,[n for n in ('is_private','is_global','is_multicast','is_loopback','is_link_local','is_reserved','is_unspecified','is_site_local') if getattr(a,n,False)], getattr(a,'ipv4_mapped',0),getattr(a,'sixtofour',0),getattr(a,'teredo',0), hash(a)==hash(I.ip_address(s)))
    for sp in ('','>30s','b','x','#X','n','#_b','s'): print(format(a,sp), end=' ')
    print()
for s in bad:
    for f in (I.ip_address,I.IPv4Address,I.IPv6Address,I.ip_network,I.ip_interface): t(f,s)
for v in (0,1,-1,2**32,2**32-1,2**128,b'\1\2\3\4',b'abc',b'x'*16,None,1.5,3232235777):
    for f in (I.ip_address,I.IPv4Address,I.IPv6Address,I.IPv4Network): t(f,v)
for s in ['10.0.0.0/8','10.0.0.1/8','192.168.1.0/24','192.168.1.0/255.255.255.0','192.168.1.0/0.0.0.255','1.2.3.4','1.2.3.4/33','1.2.3.4/x','1.2.3.4/255.0.255.0','1.2.3.4/1/2','0.0.0.0/0','1.2.3.4/31','1.2.3.4/32','2001:db8::/32','::1/128','::/0','2001:db8::1/64','2001:db8::/129','10.0.0.0/30','10.0.0.0/31','2001:db8::/126','2001:db8::/127', '1.2.3.0/-1','1.2.3.0/024']:
    t(I.ip_network,s); t(lambda: I.ip_network(s,False)); t(I.ip_interface,s)
    try: n=I.ip_network(s,strict=False)
    except ValueError: continue
    print(n,n.network_address,n.broadcast_address,n.netmask,n.hostmask,n.prefixlen,n.num_addresses,n.with_prefixlen,n.with_netmask,n.with_hostmask,n.exploded,n.is_private,n.is_global,n.is_multicast,n.is_loopback)
    if n.num_addresses<=16: print(list(n),list(n.hosts()))
    else: print(next(iter(n)), next(iter(n.hosts())), n[1], n[-1], n[-2])
    t(lambda: n[n.num_addresses]); t(lambda: list(n.subnets(2))[:4] if n.prefixlen>0 else 0); t(lambda: n.supernet()); t(lambda: n.supernet(new_prefix=4)); t(lambda: list(n.subnets(new_prefix=n.prefixlen+1)))
    i=I.ip_interface(s); print(i.ip,i.network,i.with_prefixlen,i.with_netmask,i,i.netmask,i.exploded)
N=I.ip_network
print(I.ip_address('10.1.1.1') in N('10.0.0.0/8'), I.ip_address('::1') in N('10.0.0.0/8'), N('10.0.0.0/8').overlaps(N('10.1.0.0/16')), N('10.1.0.0/16').subnet_of(N('10.0.0.0/8')), N('10.0.0.0/8').supernet_of(N('10.1.0.0/16')), list(N('10.0.0.0/30').address_exclude(N('10.0.0.1/32'))))
print(sorted([I.ip_address('10.0.0.2'),I.ip_address('9.0.0.1')]), sorted([N('10.0.0.0/8'),N('9.0.0.0/8'),N('10.0.0.0/16')]), I.ip_address('1.2.3.4')+5, I.ip_address('1.2.3.4')-5, I.ip_address('1.2.3.4')==I.ip_address('1.2.3.4'), I.ip_address('1.2.3.4')=='1.2.3.4', I.ip_address('::1')!=I.ip_address('0.0.0.1'))
t(lambda: I.ip_address('1.2.3.4')<I.ip_address('::1')); t(lambda: I.ip_address('255.255.255.255')+1); t(lambda: I.ip_address('1.2.3.4')<3); t(lambda: N('10.0.0.0/8')<N('::/0')); t(lambda: N('10.0.0.0/8')==3); t(lambda: N('10.0.0.0/8').subnet_of(N('::/0')))
print(list(I.summarize_address_range(I.ip_address('192.0.2.0'),I.ip_address('192.0.2.130'))), list(I.summarize_address_range(I.ip_address('0.0.0.0'),I.ip_address('255.255.255.255'))))
print(list(I.collapse_addresses([N('192.0.2.0/25'),N('192.0.2.128/25'),N('10.0.0.0/24'),N('10.0.1.0/24'),N('10.0.0.5/32')])), list(I.collapse_addresses([I.ip_address('1.1.1.%d'%i) for i in range(5)])))
print({I.ip_address('1.2.3.4'):1}[I.ip_address('1.2.3.4')], I.v4_int_to_packed(1), '%s %r'%(I.ip_address('1.2.3.4'),I.ip_address('1.2.3.4')))
for _ in range(200):
    v=0
    for k in range(8): v=v<<16|(random.choice([0,0,random.getrandbits(16)]))
    print(I.IPv6Address(v), I.IPv6Address(str(I.IPv6Address(v)))==I.IPv6Address(v))
