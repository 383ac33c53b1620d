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
import textwrap
random.seed(5)
words=['a','foo','bar-baz','--long-option','well-known','x--y','3-4','a-b-c-d','e-mail','"quote"--dash','end.','verylongwordthatdoesnotfit','http://a-b.c/d','-','--','---','foo-','-x','Hi!','a_b-c_d','  ','\n','\t','half-1','é-ü-zz', 'semi-auto--matic']
for i in range(1500):
    t=' '.join(random.choice(words) for _ in range(random.randrange(1,20)))
    w=random.choice([5,7,8,10,15,20,30,70])
    kw={}
    if random.random()<.3: kw['initial_indent']=' '
    if random.random()<.3: kw['subsequent_indent']=' '
    if random.random()<.2: kw['break_long_words']=False
    if random.random()<.2: kw['break_on_hyphens']=False
    if random.random()<.2 and w>10: kw['drop_whitespace']=False
    if random.random()<.2: kw['fix_sentence_endings']=True
    if random.random()<.2: kw['max_lines']=random.randrange(1,4)
    try: print(repr(t), w, kw, textwrap.wrap(t,w,**kw))
    except ValueError as e: print(e)
print(textwrap.shorten('Hello  world! this is', width=12), textwrap.shorten('Hello world', 11), textwrap.shorten('Hello world',8, placeholder='...'))
for t in ('  a\n   b\n\n  c\n','\ta\n\tb','  a\n\tb','x\n  y',' \n   \n  a','    def f():\n        pass\n   \n'):
    print(repr(textwrap.dedent(t)), repr(textwrap.indent(t,'> ')), repr(textwrap.indent(t,'> ',lambda l:True)))
