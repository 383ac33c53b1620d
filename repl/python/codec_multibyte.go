package python

import (
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// multibytes are the encodings of East Asia, by Python's names.
func multibytes() map[string]encoding.Encoding {
	return map[string]encoding.Encoding{
		"gbk": simplifiedchinese.GBK, "gb2312": simplifiedchinese.GBK, "gb18030": simplifiedchinese.GB18030,
		"big5": traditionalchinese.Big5, "shift_jis": japanese.ShiftJIS, "euc_jp": japanese.EUCJP,
		"euc_kr": korean.EUCKR,
	}
}

// longestMultibyte is how many bytes a character of them may take.
const longestMultibyte = 4

// multibyteCodec has ASCII below 128, and characters of two to four bytes.
func multibyteCodec(name string, e encoding.Encoding) *codec {
	const illegal = "illegal multibyte sequence"
	return &codec{
		name: name, why: illegal, asciiCompat: true,
		encodeChar: func(out []byte, r rune) ([]byte, bool) {
			b, err := e.NewEncoder().Bytes(utf8.AppendRune(nil, r))
			if err != nil {
				return out, false
			}
			return append(out, b...), true
		},
		decodeChar: func(b string) (rune, int, string) {
			if b[0] < utf8.RuneSelf {
				return rune(b[0]), 1, ""
			}
			for n := 1; n <= min(len(b), longestMultibyte); n++ {
				text, err := e.NewDecoder().Bytes([]byte(b[:n]))
				r, size := utf8.DecodeRune(text)
				if err == nil && r != utf8.RuneError && size == len(text) {
					return r, n, ""
				}
			}
			if len(b) == 1 {
				return 0, 1, "incomplete multibyte sequence"
			}
			return 0, 1, illegal
		},
	}
}
