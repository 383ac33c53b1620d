import re
def t(f):
    try: print(repr(f()))
    except re.error as e: print('re.error', e, e.msg, e.pos, e.lineno, e.colno)
    except Exception as e: print(type(e).__name__, e)
texts = ['', 'a', 'abc', 'aaa', 'abcabc', 'foo bar  baz', 'foo.bar@example.com', '192.168.1.1:8080', 'GET /index.html HTTP/1.1\r\nHost: example.com\r\nX: y\r\n\r\n', 'line1\nline2\nline3\n', 'ABC abc', 'héllo wörld €5', 'a1b22c333', '((x))', '"q\\"r" \'s\'', 'xaxbxc', 'aab', '  lead', '2024-01-31T12:00:05', '日本語 text', '<b>x</b><b>y</b>', 'key=value; k2 = v2', '_under_score1', 'tab\tsep', 'aXbXc', '-12.5e+3 7', 'ababab', '\n', 'ß ẞ ſ k K']
pats = ['a', 'a*', 'a+', 'a?', 'a*?', 'a+?', '(a)(b)?', 'a|b', 'abc|ab', r'\d+', r'\w+', r'\s+', r'[a-c]+', r'[^a-c]+', r'^\w+', r'\w+$', r'(?m)^\w+$', r'(\w+)\s+(\w+)', r'(?P<first>\w)(?P<second>\w)', r'(\w)\1', r'(?P<x>a)(?P=x)', r'(?i)abc', r'(?i:A)bc', r'\bfoo\b', r'\B\w', r'(?=b)', r'a(?=b)', r'a(?!b)', r'(?<=a)b', r'(?<!a)b', r'(?:ab)+', r'(ab)+', r'(a|b)*', r'(a*)*', r'(a*)+', r'(?:a|ab)(?:c|bcd)*', r'x{2}', r'a{2,3}', r'a{,2}', r'a{2,}', r'a{1,2}?', r'a{x}', r'{', r'.', r'(?s).+', r'.*', r'^$', r'\A\w', r'\w\Z', r'(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})', r'[\w.]+@[\w.]+', r'(\w+)\s*=\s*(\w+)', r'(a)|b', r'(?x) a  b # comment', r'\.', r'[.]', r'[]a]', r'[^]a]', r'[a\]]', r'[\d\s]', r'[a-]', r'[-a]', r'\x61', r'\u00e9', r'\101', r'\0', r'(a)(?(1)b|c)', r'(?>a*)b', r'a*+b', r'a++', r'(?P<n>\d+)(?:-(?P<m>\d+))?', r'<b>.*?</b>', r'<b>.*</b>', r'(?a)\w+', r'\D+', r'\W+', r'\S+', r'(?:(a)|(b)|(c))+', r'((a)(b))+', r'(?=(\w+))\1', r'[é-ü]', r'[^\W\d_]+', r'(?i)[a-z]+', r'(?i)k', r'(?i)ß', r'(?:a{2}){2}', r'(?:ab){2,3}', r'(?:ab){2,}?', r'(?:a|b|c)*?c', r'((?:a|b)*?)c', '(?:)', '', '()', r'\ ', r'$', r'(?<=\bfoo )bar', r'(?!)', r'a(?#comment)b', r'\r\n', r'(?m)\w+$', r'(?m)^', r'(a+|b+)*c', r'(?:x(?:a|b)?)*']
for p in pats:
    try: c = re.compile(p)
    except re.error as e: print(p, 'error', e); continue
    print(p, c.groups, c.groupindex, c.flags)
    for s in texts:
        m = c.search(s)
        print(' ', repr(s[:12]), m and (m.span(), m.groups(), m.lastindex, m.lastgroup), c.match(s) is not None, c.fullmatch(s) is not None, c.findall(s), c.sub('<\\g<0>>', s), c.split(s), [x.span() for x in c.finditer(s)])
for p in ['(', ')', '[', '*', 'a**', 'a{2,1}', '(?P<1>a)', '(?P<a>x)(?P<a>y)', r'\1', r'\q', '[b-a]', '(?<=a*)b', '(?P=x)', '(?z)', '(?P', '(?', '(?<', 'a(?i)b', '(a', 'a)', '[a', '(?P<', '(?P<a', '\\', '[\\', r'\x1', r'\u12', '+', '?', '{1}', 'a{1}{2}', '(?(1)a|b|c)', '(?(a)b)', '(a)(?(2)b)', '(?#', '(?i', '(?i-', '(?L)a', 'x\n(', '(?P>a)', '(?<x>a)', '(?:a', r'\8', '^*', '$+', r'\b*', '(?P<a b>x)', r'(\1)', '[z-\\d]', 'a++*', r'\400', r'[\q]', '(?-i:a)', '(?i-s:A)']:
    t(lambda: re.compile(p))
for p in [b'(', b'a', 'a']: 
    for s in ['a', b'a', 3, None, bytearray(b'ba')]: t(lambda: re.search(p, s))
t(lambda: re.compile(b'a', re.U)); t(lambda: re.compile('a', re.L)); t(lambda: re.compile('a', re.A | re.U)); t(lambda: re.compile(3)); t(lambda: re.compile(re.compile('a'), re.I)); t(lambda: re.compile(re.compile('a')))
m = re.match(r'(?P<y>\d+)-(?P<m>\d+)(-\d+)?', '2024-05 rest')
print(m, m.group(), m.group(1, 2), m['y'], m[2], m.groups('D'), m.groupdict(), m.groupdict(0), m.start('m'), m.end(), m.span(3), m.string, m.re, m.pos, m.endpos, m.lastindex, m.lastgroup, m.regs, m.expand(r'\2/\g<y>\n'), bool(m))
t(lambda: m.group(9)); t(lambda: m['zz']); t(lambda: m.start(7)); t(lambda: m.expand(r'\9'))
for r in [r'\1', r'[\g<0>]', r'\g<n>', r'\n', r'\\', r'\q', r'\g<', r'\g<>', r'\g<5>', r'\5', r'\0', r'\101', r'\g', 'é\\1', r'\.', '', 'x\\']: t(lambda: re.sub(r'(?P<n>b)', r, 'abc'))
print(re.sub('b', lambda m: m.group().upper(), 'abcb'), re.subn('b', 'X', 'abcb', count=1), re.sub('x*', '-', 'abxd'), re.sub('', '-', 'abc'), re.sub(b'a', b'b', b'aaa'), re.subn('z', 'q', 'abc'), re.split('(,)', 'a,b,c', 1), re.split(r'\W+', 'Words, words, words.'), re.split('x*', 'axbc'), re.split('', 'abc'))
t(lambda: re.sub('b', lambda m: 3, 'abc')); t(lambda: re.sub('b', 3, 'abc')); t(lambda: re.sub('b', b'x', 'abc'))
c = re.compile('b'); print(c.search('abcb', 2).span(), c.match('abc', 1), c.search('abc', 0, 1), c.findall('abcb', 1, 3), c.fullmatch('xbx', 1, 2), c, re.compile('a', re.I | re.M), re.compile(b'x\n', re.S), c == re.compile('b'), hash(c) == hash(re.compile('b')), {c: 1}[re.compile('b')])
print(re.escape('a.b*c [x] é-_~'), re.escape(b'a.b'), re.I, re.I | re.M, repr(re.S), int(re.X), re.NOFLAG, re.findall(r'^\w+', 'a\nb', re.M), re.search('é', 'caféx').span(), re.search('日', 'x日本').start())
print(re.findall(r'(\w)(\d)?', 'a1b'), re.findall(r'(\d)?', 'a1'), [m.group() for m in re.finditer(r'\w+', 'a bc d')], re.match('(a)|(b)', 'b').lastindex, re.match('((a)(b))', 'ab').lastindex, re.match('(a)(b)?', 'a').lastindex)
print(re.compile('^b').search('ab', 1), re.compile(r'\bb').search('ab', 1), re.compile('$').search('ab', 0, 1), re.compile('(?<=a)b').search('ab', 1))
print(len(re.findall(r'a.c', 'abc' * 2000)), re.match(r'(?:a|b)*', 'ab' * 5000).end())
print(re.Pattern, re.Match, isinstance(c, re.Pattern), type(re.finditer('a', 'a')).__name__)
