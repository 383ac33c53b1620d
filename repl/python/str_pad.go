package python

import "strings"

func strPadMethods() []*Builtin {
	pad := func(name string, place func(gap, width int) (left int)) *Builtin {
		full := "str." + name
		return method(name, func(t *Thread, s *Str, a Args) (Value, error) {
			if err := a.between(full, 1, 2); err != nil {
				return nil, err
			}
			width, err := indexInt(t, a.Pos[0])
			if err != nil {
				return nil, err
			}
			fill := " "
			if len(a.Pos) > 1 {
				if fill, err = fillCharacter(a.Pos[1]); err != nil {
					return nil, err
				}
			}
			gap := width - s.Len()
			if gap <= 0 {
				return s, nil
			}
			if gap > maxBytes/len(fill) {
				return nil, noMemory()
			}
			left := place(gap, width)
			return NewStr(strings.Repeat(fill, left) + s.s + strings.Repeat(fill, gap-left)), nil
		})
	}
	return []*Builtin{
		pad("ljust", func(int, int) int { return 0 }),
		pad("rjust", func(gap, _ int) int { return gap }),
		pad("center", func(gap, width int) int { return gap/2 + gap&width&1 }),
		method("zfill", strZfill),
	}
}

func fillCharacter(v Value) (string, error) {
	s, ok := AsStr(v)
	if !ok {
		return "", Raise(TypeError, "The fill character must be a unicode character, not %s", TypeName(v))
	}
	if countChars(s) != 1 {
		return "", Raise(TypeError, "The fill character must be exactly one character long")
	}
	return s, nil
}

func strZfill(t *Thread, s *Str, a Args) (Value, error) {
	v, err := a.single("str.zfill")
	if err != nil {
		return nil, err
	}
	width, err := indexInt(t, v)
	if err != nil {
		return nil, err
	}
	gap := width - s.Len()
	if gap <= 0 {
		return s, nil
	}
	if gap > maxBytes {
		return nil, noMemory()
	}
	return NewStr(zeroFill(s.s, gap)), nil
}

// zeroFill puts zeros behind the sign.
func zeroFill(s string, gap int) string {
	sign := 0
	if s != "" && (s[0] == '+' || s[0] == '-') {
		sign = 1
	}
	return s[:sign] + strings.Repeat("0", gap) + s[sign:]
}

func strStripMethods() []*Builtin {
	strip := func(name string, left, right bool) *Builtin {
		return method(name, func(_ *Thread, s *Str, a Args) (Value, error) {
			if len(a.Pos) > 0 || len(a.Kw) > 0 {
				if err := a.between("str."+name, 0, 1); err != nil {
					return nil, err
				}
				if a.Pos[0] != None {
					return stripChars(s, a.Pos[0], name, left, right)
				}
			}
			text := s.s
			if left {
				text = trimLeftSpace(text)
			}
			if right {
				text = trimRightSpace(text)
			}
			return s.part(text), nil
		})
	}
	return []*Builtin{strip("strip", true, true), strip("lstrip", true, false), strip("rstrip", false, true)}
}

func stripChars(s *Str, v Value, name string, left, right bool) (Value, error) {
	chars, ok := AsStr(v)
	if !ok {
		return nil, Raise(TypeError, "%s arg must be None or str", name)
	}
	text := s.s
	for left && text != "" && strings.Contains(chars, text[:min(charSize(text[0]), len(text))]) {
		text = text[charSize(text[0]):]
	}
	for right && text != "" {
		at := lastChar(text)
		if !strings.Contains(chars, text[at:]) {
			break
		}
		text = text[:at]
	}
	return s.part(text), nil
}
