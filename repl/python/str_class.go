package python

import "unicode"

// strTestMethods are isalpha and its kin.
func strTestMethods() []*Builtin {
	all := func(name string, empty bool, is func(rune) bool) *Builtin {
		full := "str." + name
		return method(name, func(_ *Thread, s *Str, a Args) (Value, error) {
			if err := a.none(full); err != nil {
				return nil, err
			}
			for r := range s.Chars {
				if !is(r) {
					return False, nil
				}
			}
			return Bool(empty || s.s != ""), nil
		})
	}
	whole := func(name string, is func(*Str) bool) *Builtin {
		full := "str." + name
		return method(name, func(_ *Thread, s *Str, a Args) (Value, error) {
			if err := a.none(full); err != nil {
				return nil, err
			}
			return Bool(is(s)), nil
		})
	}
	return []*Builtin{
		all("isalpha", false, unicode.IsLetter),
		all("isdecimal", false, func(r rune) bool { return decimalValue(r) >= 0 }),
		all("isdigit", false, isDigitChar),
		all("isnumeric", false, isNumericChar),
		all("isalnum", false, func(r rune) bool { return unicode.IsLetter(r) || isNumericChar(r) }),
		all("isspace", false, isSpace),
		all("isprintable", true, isPrintable),
		whole("isascii", (*Str).ascii),
		whole("islower", func(s *Str) bool { return onlyCase(s, isLower) }),
		whole("isupper", func(s *Str) bool { return onlyCase(s, isUpper) }),
		whole("istitle", isTitled),
		whole("isidentifier", func(s *Str) bool { return IsIdentifier(s.s) }),
	}
}

// onlyCase tells whether there are letters of one case, and none of another.
func onlyCase(s *Str, is func(rune) bool) bool {
	some := false
	for r := range s.Chars {
		if is(r) {
			some = true
		} else if isCased(r) {
			return false
		}
	}
	return some
}

func isTitled(s *Str) bool {
	some, inWord := false, false
	for r := range s.Chars {
		switch {
		case isUpper(r) || unicode.IsTitle(r):
			if inWord {
				return false
			}
			some, inWord = true, true
		case isLower(r):
			if !inWord {
				return false
			}
		default:
			inWord = false
		}
	}
	return some
}

// IsIdentifier is str.isidentifier: keywords are identifiers too.
func IsIdentifier(s string) bool {
	for i, r := range s {
		switch {
		case r == '_' || unicode.IsLetter(r) || unicode.Is(unicode.Nl, r):
		case i > 0 && (decimalValue(r) >= 0 || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Mc, r) || unicode.Is(unicode.Pc, r) || r == '·'):
		default:
			return false
		}
	}
	return s != ""
}

// digitRanges are the digits that are not decimal: superscripts, circled ones.
var digitRanges = [][2]rune{{0xb2, 0xb3}, {0xb9, 0xb9}, {0x1369, 0x1371}, {0x19da, 0x19da}, {0x2070, 0x2070},
	{0x2074, 0x2079}, {0x2080, 0x2089}, {0x2460, 0x2468}, {0x2474, 0x247c}, {0x2488, 0x2490}, {0x24ea, 0x24ea},
	{0x24f5, 0x24fd}, {0x24ff, 0x24ff}, {0x2776, 0x277e}, {0x2780, 0x2788}, {0x278a, 0x2792}, {0x10a40, 0x10a43},
	{0x10e60, 0x10e68}, {0x11052, 0x1105a}, {0x1f100, 0x1f10a}}

func isDigitChar(r rune) bool {
	if decimalValue(r) >= 0 {
		return true
	}
	for _, d := range digitRanges {
		if d[0] <= r && r <= d[1] {
			return true
		}
	}
	return false
}

const hanNumerals = "一二三四五六七八九十百千万零〇億兆亿壱弐参肆伍陸柒捌玖拾佰仟萬"

func isNumericChar(r rune) bool {
	if r < 0x80 {
		return r >= '0' && r <= '9'
	}
	if unicode.IsNumber(r) {
		return true
	}
	for _, h := range hanNumerals {
		if r == h {
			return true
		}
	}
	return false
}
