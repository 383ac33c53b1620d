package python

// A pattern becomes a program; re_run.go runs it.

type reOp uint8

const (
	opChar reOp = iota
	opFold      // char in any case
	opAny
	opAnyAll
	opSet
	opSplit // try x, then y
	opJump  // to x
	opSave  // the place into slot x
	opAssert
	opBackref
	opLook    // x: the end of its part; y: the width behind, or -1
	opAtomic  // x: the end of its part
	opPartEnd // of look and atomic
	opCond    // group x, or else to y
	opStar    // the next instruction, min to max times; x is after it
	opEnter   // begins loop x
	opLoop    // loop x: again from y, or on
	opMatch
)

type reInst struct {
	op       reOp
	fold     bool
	lazy     bool
	negate   bool
	char     rune
	flags    int
	set      *reClass
	x, y     int
	min, max int
}

// reProgram is a pattern ready to run.
type reProgram struct {
	code   []reInst
	loops  int
	groups int
	bytes  bool
	prefix string // what each match begins with
	begins bool   // only at the beginning
}

const reMaxProgram = 1 << 20

type reCompiler struct {
	reProgram
	tooLarge bool
}

func (c *reCompiler) emit(i reInst) int {
	if len(c.code) >= reMaxProgram {
		c.tooLarge = true
		return len(c.code) - 1
	}
	c.code = append(c.code, i)
	return len(c.code) - 1
}

func (c *reCompiler) here() int { return len(c.code) }

func (c *reCompiler) node(n *reNode) {
	switch n.kind {
	case reChar, reAny, reAnyAll, reSet:
		c.emit(single(n))
	case reCat:
		for _, s := range n.subs {
			c.node(s)
		}
	case reAlt:
		c.alternatives(n.subs)
	case reRepeat:
		c.repeat(n)
	case reGroup:
		c.emit(reInst{op: opSave, x: 2 * n.group})
		c.node(n.subs[0])
		c.emit(reInst{op: opSave, x: 2*n.group + 1})
	case reBackref:
		c.emit(reInst{op: opBackref, x: n.group, fold: n.fold})
	case reLook:
		width := -1
		if n.behind {
			width = n.min
		}
		c.part(reInst{op: opLook, negate: n.negate, y: width}, n.subs[0])
	case reAtomic:
		c.part(reInst{op: opAtomic}, n.subs[0])
	case reCond:
		c.cond(n)
	case reAssert:
		c.emit(reInst{op: opAssert, char: n.char, flags: n.flags})
	}
}

// single is the instruction of a node that takes one character.
func single(n *reNode) reInst {
	switch n.kind {
	case reChar:
		if n.fold {
			return reInst{op: opFold, char: n.char}
		}
		return reInst{op: opChar, char: n.char}
	case reAny:
		return reInst{op: opAny}
	case reAnyAll:
		return reInst{op: opAnyAll}
	}
	n.set.tabulate()
	return reInst{op: opSet, set: n.set}
}

func (c *reCompiler) alternatives(subs []*reNode) {
	var ends []int
	for i, s := range subs {
		if i == len(subs)-1 {
			c.node(s)
			break
		}
		split := c.emit(reInst{op: opSplit})
		c.code[split].x = c.here()
		c.node(s)
		ends = append(ends, c.emit(reInst{op: opJump}))
		c.code[split].y = c.here()
	}
	for _, e := range ends {
		c.code[e].x = c.here()
	}
}

func (c *reCompiler) part(i reInst, sub *reNode) {
	at := c.emit(i)
	c.node(sub)
	c.emit(reInst{op: opPartEnd})
	c.code[at].x = c.here()
}

func (c *reCompiler) cond(n *reNode) {
	at := c.emit(reInst{op: opCond, x: n.group})
	c.node(n.subs[0])
	jump := c.emit(reInst{op: opJump})
	c.code[at].y = c.here()
	c.node(n.subs[1])
	c.code[jump].x = c.here()
}

func (c *reCompiler) repeat(n *reNode) {
	if n.possessive {
		plain := *n
		plain.possessive = false
		c.part(reInst{op: opAtomic}, &plain)
		return
	}
	sub := n.subs[0]
	switch {
	case sub.kind == reChar || sub.kind == reAny || sub.kind == reAnyAll || sub.kind == reSet:
		at := c.emit(reInst{op: opStar, min: n.min, max: n.max, lazy: n.lazy})
		c.node(sub)
		c.code[at].x = c.here()
	case n.min == 0 && n.max == 1:
		split := c.emit(reInst{op: opSplit})
		body := c.here()
		c.node(sub)
		c.code[split].x, c.code[split].y = body, c.here()
		if n.lazy {
			c.code[split].x, c.code[split].y = c.here(), body
		}
	default:
		loop := c.loops
		c.loops++
		c.emit(reInst{op: opEnter, x: loop})
		at := c.emit(reInst{op: opLoop, x: loop, min: n.min, max: n.max, lazy: n.lazy})
		c.node(sub)
		c.emit(reInst{op: opJump, x: at})
		c.code[at].y = c.here()
	}
}

// reCompile makes the program of a pattern.
func reCompile(n *reNode, groups int, asBytes bool) (*reProgram, error) {
	c := &reCompiler{}
	c.groups, c.bytes = groups, asBytes
	c.node(n)
	c.emit(reInst{op: opMatch})
	if c.tooLarge {
		return nil, Raise(OverflowError, "regular expression code size limit exceeded")
	}
	c.prefix = c.literalPrefix()
	for _, i := range c.code {
		if i.op == opSave {
			continue
		}
		c.begins = i.op == opAssert && (i.char == 'A' || i.char == '^' && i.flags&reMultiline == 0)
		break
	}
	return &c.reProgram, nil
}

func (c *reCompiler) literalPrefix() string {
	var b []byte
	for _, i := range c.code {
		switch {
		case i.op == opSave:
			continue
		case i.op != opChar:
			return string(b)
		case c.bytes:
			b = append(b, byte(i.char))
		default:
			b = append(b, string(i.char)...)
		}
	}
	return string(b)
}
