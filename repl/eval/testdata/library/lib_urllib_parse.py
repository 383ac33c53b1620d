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
from urllib.parse import *
random.seed(8)
def t(f,*a,**k):
    try: print(f(*a,**k))
    except Exception as e: print(type(e).__name__, e)
urls=['http://user:pw@Host.COM:8080/a/b;p?q=1&r=2#frag','https://example.com','//host/path','/a/b?c','mailto:a@b','http://[::1]:80/x','http://[::1','http://h:99999/','http://h:abc/','ftp://f/x;type=a','file:///etc/x','a:b:c','','#f','?q','http:///x','HTTP://A/B','javascript:x','http://a/b/../c','http://h?q','http://h#f?x','tel:+1','x://y','http:a','1http://a','a;b/c;d','http://a/b;c/d;e']
for u in urls:
    t(urlsplit,u); t(urlparse,u); t(lambda: urlparse(u).geturl()); t(lambda: (urlsplit(u).hostname,urlsplit(u).port,urlsplit(u).username,urlsplit(u).password)); t(urldefrag,u)
print(urlsplit('b',scheme='http'), urlparse('a#b',allow_fragments=False))
for b in ['http://a/b/c/d;p?q','http://a/b/','http://a','a/b','','mailto:x','http://a/b/c/../d']:
    for u in ['g:h','g','./g','g/','/g','//g','?y','g?y','#s','g#s',';x','g;x','','.','./','..','../','../g','../..','../../','../../g','../../../g','/./g','/../g','g.','..g','./../g','./g/.','g/./h','g/../h','http:g','http://x/y','a//b']:
        print(b,u,urljoin(b,u))
for s in ['a b','é/x','~_.-','a+b&c=d','','%41','100%',b'\xff\x00a']:
    t(quote,s); t(quote,s,safe=''); t(quote_plus,s); 
    if isinstance(s,str): t(unquote,quote(s)); t(unquote_plus,quote_plus(s))
for s in ['%41%zz%4','a%20b+c','%E9','%C3%A9','é%20','%','%%41','%4g', '%+1']: t(unquote,s); t(unquote_to_bytes,s); t(unquote_plus,s); t(unquote,s,encoding='latin-1')
t(urlencode,{'a':1,'b':'x y','c':'é&'}); t(urlencode,[('a',[1,2]),('b','s')],doseq=True); t(urlencode,{'a':[1,2]}); t(urlencode,'abc'); t(urlencode,{b'a':b'\xff'}); t(urlencode,{'a':' /'},quote_via=quote)
for q in ['a=1&b=2&a=3','a=&b','a','','a=1;b=2','a=%20+x','=1','a==b','&&a=1']:
    t(parse_qs,q); t(parse_qsl,q,keep_blank_values=True); t(parse_qsl,q,strict_parsing=True); t(parse_qs,q.encode())
