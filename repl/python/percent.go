package python

import (
	"math"
	"strconv"
	"strings"
)

// percentFormat is format % args, of str or of bytes.
func percentFormat(t *Thread, format string, args Value, bytes bool) (string, error) {
	p := percent{t: t, format: format, whole: format, args: args, bytes: bytes}
	if tuple, ok := args.(*Tuple); ok {
		p.tuple = tuple.Items
	} else {
		p.tuple = []Value{args}
		p.single = true
	}
	p.out.Grow(len(format) + 24)
	err := p.run()
	return p.out.String(), err
}

// percent is one use of %.
type percent struct {
	t      *Thread
	format string // what is left of it
	whole  string
	args   Value
	tuple  []Value
	single bool // args is no tuple
	next   int
	bytes  bool
	keyed  bool
	out    strings.Builder
}

// directive is one %…c in the format.
type directive struct {
	value                         Value // by its (key); nil without
	minus, plus, blank, alt, zero bool
	width, prec                   int // prec is -1 without
	conv                          rune
	at                            int // of conv, in characters
}

func (p *percent) run() error {
	for {
		if err := p.t.Tick(); err != nil {
			return err
		}
		plain, rest, found := strings.Cut(p.format, "%")
		p.out.WriteString(plain)
		if !found {
			return p.finish()
		}
		p.format = rest
		if strings.HasPrefix(rest, "%") {
			p.out.WriteByte('%')
			p.format = rest[1:]
			continue
		}
		if done, err := p.plainDirective(); done || err != nil {
			if err != nil {
				return err
			}
			continue
		}
		d, err := p.directive()
		if err != nil {
			return err
		}
		if err := p.convert(d); err != nil {
			return err
		}
		if p.out.Len() > maxBytes {
			return noMemory()
		}
	}
}

// plainDirective is %s of a str and %d of an int, the commonest.
func (p *percent) plainDirective() (done bool, err error) {
	if p.bytes || p.format == "" || p.next >= len(p.tuple) || p.keyed {
		return false, nil
	}
	switch v := p.tuple[p.next].(type) {
	case *Str:
		if p.format[0] != 's' {
			return false, nil
		}
		p.out.WriteString(v.s)
	case Int:
		if c := p.format[0]; c != 's' && c != 'd' {
			return false, nil
		}
		var buf [24]byte
		p.out.Write(strconv.AppendInt(buf[:0], int64(v), 10))
	default:
		return false, nil
	}
	p.next++
	p.format = p.format[1:]
	return true, nil
}

func (p *percent) finish() error {
	if p.single && p.isMapping() || p.keyed || p.next >= len(p.tuple) {
		return nil
	}
	kind := "string"
	if p.bytes {
		kind = "bytes"
	}
	return Raise(TypeError, "not all arguments converted during %s formatting", kind)
}

// isMapping is what has items by key and is neither a tuple nor a text; lists are among it.
func (p *percent) isMapping() bool {
	switch Held(p.args).(type) {
	case *Tuple, *Str:
		return false
	case Bytes, *ByteArray:
		return !p.bytes
	case Getter:
		return true
	}
	return override(p.args, slotGetItem) != nil
}

func (p *percent) arg() (Value, error) {
	if p.next >= len(p.tuple) || p.keyed {
		return nil, Raise(TypeError, "not enough arguments for format string")
	}
	p.next++
	return p.tuple[p.next-1], nil
}

func (p *percent) directive() (d directive, err error) {
	d.prec = -1
	if strings.HasPrefix(p.format, "(") {
		if d.value, err = p.key(); err != nil {
			return d, err
		}
	}
	p.flags(&d)
	if d.width, err = p.count("width"); err != nil {
		return d, err
	}
	if d.width < 0 { // only * gives that
		d.minus, d.width = true, -d.width
	}
	if strings.HasPrefix(p.format, ".") {
		p.format = p.format[1:]
		if d.prec, err = p.count("precision"); err != nil {
			return d, err
		}
		d.prec = max(d.prec, 0)
	}
	if p.format != "" && strings.IndexByte("hlL", p.format[0]) >= 0 {
		p.format = p.format[1:]
	}
	if p.format == "" {
		return d, Raise(ValueError, "incomplete format")
	}
	n := 1
	d.conv = rune(p.format[0])
	d.at = len(p.whole) - len(p.format)
	if !p.bytes {
		d.conv, n = decodeChar(p.format)
		d.at = countChars(p.whole[:d.at])
	}
	p.format = p.format[n:]
	return d, nil
}

func (p *percent) key() (Value, error) {
	if !p.single || !p.isMapping() {
		return nil, Raise(TypeError, "format requires a mapping")
	}
	depth, end := 0, 0
	for ; end < len(p.format); end++ {
		if p.format[end] == '(' {
			depth++
		} else if p.format[end] == ')' {
			if depth--; depth == 0 {
				break
			}
		}
	}
	if end == len(p.format) {
		return nil, Raise(ValueError, "incomplete format key")
	}
	var key Value = NewStr(p.format[1:end])
	if p.bytes {
		key = Bytes(p.format[1:end])
	}
	p.format = p.format[end+1:]
	p.keyed = true
	return GetItem(p.t, p.args, key)
}

func (p *percent) flags(d *directive) {
	for ; p.format != ""; p.format = p.format[1:] {
		switch p.format[0] {
		case '-':
			d.minus = true
		case '+':
			d.plus = true
		case ' ':
			d.blank = true
		case '#':
			d.alt = true
		case '0':
			d.zero = true
		default:
			return
		}
	}
}

// count is a width or a precision: digits, or * for an argument.
func (p *percent) count(what string) (int, error) {
	if strings.HasPrefix(p.format, "*") {
		p.format = p.format[1:]
		v, err := p.arg()
		if err != nil {
			return 0, err
		}
		n, ok := AsInt(v)
		switch {
		case BigOf(v) == nil:
			return 0, Raise(TypeError, "* wants int")
		case what == "precision" && (!ok || n != int64(int32(n))):
			return 0, tooLarge("int")
		case !ok:
			return 0, tooLarge("ssize_t")
		case n > maxBytes/4 || n < -maxBytes/4:
			return 0, noMemory()
		}
		return int(n), nil
	}
	n, end := 0, 0
	for end < len(p.format) && isDigit(p.format[end]) {
		if n > math.MaxInt32/10 {
			return 0, Raise(ValueError, "%s too big", what)
		}
		n = n*10 + int(p.format[end]-'0')
		end++
	}
	if n > maxBytes/4 {
		return 0, noMemory()
	}
	p.format = p.format[end:]
	return n, nil
}
