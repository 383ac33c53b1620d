package python

import (
	"strings"
	"unicode"
)

func strCaseMethods() []*Builtin {
	simple := func(name string, change func(string) string, ascii *[256]byte) *Builtin {
		full := "str." + name
		return method(name, func(_ *Thread, s *Str, a Args) (Value, error) {
			if err := a.none(full); err != nil {
				return nil, err
			}
			if s.ascii() && ascii != nil {
				text, b := asciiOf(len(s.s))
				for i := range b {
					b[i] = ascii[s.s[i]]
				}
				return text, nil
			}
			return s.changed(change(s.s)), nil
		})
	}
	return []*Builtin{
		simple("upper", upperText, &upperASCII),
		simple("lower", lowerText, &lowerASCII),
		simple("casefold", foldText, nil), simple("title", titleText, nil),
		simple("capitalize", capitalText, nil), simple("swapcase", swapText, nil),
	}
}

// ASCII in upper and in lower case.
var (
	upperASCII = caseTable(lowerByte)
	lowerASCII = caseTable(upperByte)
)

func caseTable(changes func(byte) bool) (table [256]byte) {
	for c := range table {
		table[c] = otherCase(byte(c), changes(byte(c)))
	}
	return table
}

// Letters whose other case is several letters, as far as they are written by people.
var (
	upperMany = map[rune]string{'ß': "SS", 'ŉ': "ʼN", 'ǰ': "J̌", 'ﬀ': "FF", 'ﬁ': "FI", 'ﬂ': "FL", 'ﬃ': "FFI", 'ﬄ': "FFL", 'ﬅ': "ST", 'ﬆ': "ST", 'և': "ԵՒ"}
	titleMany = map[rune]string{'ß': "Ss", 'ŉ': "ʼN", 'ǰ': "J̌", 'ﬀ': "Ff", 'ﬁ': "Fi", 'ﬂ': "Fl", 'ﬃ': "Ffi", 'ﬄ': "Ffl", 'ﬅ': "St", 'ﬆ': "St", 'և': "Եւ"}
	foldMany  = map[rune]string{'ß': "ss", 'ẞ': "ss", 'ŉ': "ʼn", 'ǰ': "ǰ", 'İ': "i̇", 'ς': "σ", 'ſ': "s", 'µ': "μ", 'ﬀ': "ff", 'ﬁ': "fi", 'ﬂ': "fl", 'ﬃ': "ffi", 'ﬄ': "ffl", 'ﬅ': "st", 'ﬆ': "st", 'և': "եւ"}
)

func appendMany(out []byte, r rune, many map[rune]string, one func(rune) rune) []byte {
	if text, ok := many[r]; ok {
		return append(out, text...)
	}
	return appendChar(out, one(r))
}

func upperText(s string) string {
	if isASCII(s) {
		return strings.ToUpper(s)
	}
	out := make([]byte, 0, len(s)+8)
	for r := range NewStr(s).Chars {
		out = appendMany(out, r, upperMany, unicode.ToUpper)
	}
	return string(out)
}

func lowerText(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	chars := charsOf(s)
	out := make([]byte, 0, len(s)+8)
	for i := range chars {
		out = appendLower(out, chars, i)
	}
	return string(out)
}

func charsOf(s string) []rune {
	chars := make([]rune, 0, len(s))
	for r := range NewStr(s).Chars {
		chars = append(chars, r)
	}
	return chars
}

// appendLower knows the sigma at a word's end.
func appendLower(out []byte, chars []rune, i int) []byte {
	switch chars[i] {
	case 'İ':
		return append(out, "i̇"...)
	case 'Σ':
		if i > 0 && unicode.IsLetter(chars[i-1]) && (i+1 == len(chars) || !unicode.IsLetter(chars[i+1])) {
			return append(out, "ς"...)
		}
	}
	return appendChar(out, unicode.ToLower(chars[i]))
}

func foldText(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	out := make([]byte, 0, len(s)+8)
	for r := range NewStr(s).Chars {
		out = appendMany(out, r, foldMany, unicode.ToLower)
	}
	return string(out)
}

func titleText(s string) string {
	chars := charsOf(s)
	out := make([]byte, 0, len(s)+8)
	inWord := false
	for i, r := range chars {
		if inWord {
			out = appendLower(out, chars, i)
		} else {
			out = appendMany(out, r, titleMany, unicode.ToTitle)
		}
		inWord = isCased(r)
	}
	return string(out)
}

func isUpper(r rune) bool { return unicode.IsUpper(r) || unicode.Is(unicode.Other_Uppercase, r) }

func isLower(r rune) bool { return unicode.IsLower(r) || unicode.Is(unicode.Other_Lowercase, r) }

func isCased(r rune) bool { return isUpper(r) || isLower(r) || unicode.IsTitle(r) }

func capitalText(s string) string {
	chars := charsOf(s)
	out := make([]byte, 0, len(s)+8)
	for i, r := range chars {
		if i == 0 {
			out = appendMany(out, r, titleMany, unicode.ToTitle)
		} else {
			out = appendLower(out, chars, i)
		}
	}
	return string(out)
}

func swapText(s string) string {
	chars := charsOf(s)
	out := make([]byte, 0, len(s)+8)
	for i, r := range chars {
		switch {
		case isUpper(r):
			out = appendLower(out, chars, i)
		case isLower(r):
			out = appendMany(out, r, upperMany, unicode.ToUpper)
		default:
			out = appendChar(out, r)
		}
	}
	return string(out)
}
