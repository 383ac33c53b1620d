package python

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Text is str(e) as the native classes have it.
func (e *Exception) Text() string {
	s, err := e.text(nil)
	if err != nil {
		return "<exception str() failed>"
	}
	return s
}

// Str is str(e).
func (e *Exception) Str(t *Thread) (string, error) { return e.text(t) }

func (e *Exception) text(t *Thread) (string, error) {
	c := e.class
	switch {
	case c.Below(OSError) && orNone(e.Own("errno")) != None && e.Own("strerror") != nil:
		if c.plainText() {
			return ToStr(orIdle(t), e.Own("strerror"))
		}
		return e.osText(t)
	case c.Below(KeyError) && len(e.Args.Items) == 1:
		return Repr(orIdle(t), e.Args.Items[0])
	case c.Below(UnicodeDecodeError) || c.Below(UnicodeEncodeError):
		if len(e.Args.Items) == 5 {
			return e.unicodeText(), nil
		}
	case c.Below(BaseExceptionGroup):
		return e.groupText()
	case c.Below(SyntaxErrorType) && e.Own("msg") != nil:
		return e.syntaxText(t)
	}
	switch len(e.Args.Items) {
	case 0:
		return "", nil
	case 1:
		return ToStr(orIdle(t), e.Args.Items[0])
	}
	return Repr(orIdle(t), e.Args)
}

func (c *Type) plainText() bool {
	return slices.ContainsFunc(c.MRO(), func(k *Type) bool { return k.PlainText })
}

// orIdle is a thread for texts of native values where none is at hand.
func orIdle(t *Thread) *Thread {
	if t != nil {
		return t
	}
	return &Thread{budget: 1 << 30, Runtime: &Runtime{}}
}

func (e *Exception) osText(t *Thread) (string, error) {
	t = orIdle(t)
	errno, err := ToStr(t, e.Own("errno"))
	if err != nil {
		return "", err
	}
	strerror, err := ToStr(t, e.Own("strerror"))
	if err != nil {
		return "", err
	}
	text := "[Errno " + errno + "] " + strerror
	for i, name := range []string{"filename", "filename2"} {
		v := e.Own(name)
		if v == nil || v == None {
			continue
		}
		quoted, err := Repr(t, v)
		if err != nil {
			return "", err
		}
		text += []string{": ", " -> "}[i] + quoted
	}
	return text, nil
}

func (e *Exception) unicodeText() string {
	encoding, _ := AsStr(e.Own("encoding"))
	reason, _ := AsStr(e.Own("reason"))
	start, _ := AsInt(e.Own("start"))
	end, _ := AsInt(e.Own("end"))
	what, one, many := "decode", "byte", "bytes"
	if e.class.Below(UnicodeEncodeError) {
		what, one, many = "encode", "character", "characters"
	}
	if end != start+1 {
		return fmt.Sprintf("'%s' codec can't %s %s in position %d-%d: %s", encoding, what, many, start, end-1, reason)
	}
	return fmt.Sprintf("'%s' codec can't %s %s in position %d: %s", encoding, what, one+" "+e.culprit(int(start)), start, reason)
}

// culprit is the one byte or character that could not be converted.
func (e *Exception) culprit(i int) string {
	switch v := Held(e.Own("object")).(type) {
	case Bytes:
		if i < len(v) {
			return fmt.Sprintf("0x%02x", v[i])
		}
	case *Str:
		n := 0
		for r := range v.Chars {
			if n++; n <= i {
				continue
			}
			switch {
			case r <= 0xff:
				return fmt.Sprintf(`'\x%02x'`, r)
			case r <= 0xffff:
				return fmt.Sprintf(`'\u%04x'`, r)
			}
			return fmt.Sprintf(`'\U%08x'`, r)
		}
	}
	return "?"
}

func (e *Exception) groupText() (string, error) {
	message, _ := AsStr(e.Own("message"))
	list, _ := e.Own("exceptions").(*Tuple)
	n := 0
	if list != nil {
		n = len(list.Items)
	}
	return message + " (" + strconv.Itoa(n) + " " + plural(n, "sub-exception") + ")", nil
}

func (e *Exception) syntaxText(t *Thread) (string, error) {
	text, err := ToStr(orIdle(t), e.Own("msg"))
	if err != nil {
		return "", err
	}
	file, hasFile := AsStr(orNone(e.Own("filename")))
	line, hasLine := AsInt(orNone(e.Own("lineno")))
	file = file[strings.LastIndexByte(file, '/')+1:]
	switch {
	case hasFile && hasLine:
		return fmt.Sprintf("%s (%s, line %d)", text, file, line), nil
	case hasLine:
		return fmt.Sprintf("%s (line %d)", text, line), nil
	case hasFile:
		return fmt.Sprintf("%s (%s)", text, file), nil
	}
	return text, nil
}

func orNone(v Value) Value {
	if v == nil {
		return None
	}
	return v
}

// Repr is the class's name with the arguments.
func (e *Exception) Repr(t *Thread) (string, error) {
	args, err := Repr(t, e.Args)
	if err != nil {
		return "", err
	}
	if len(e.Args.Items) == 1 {
		args = strings.TrimSuffix(args, ",)") + ")"
	}
	return e.class.Name + args, nil
}
