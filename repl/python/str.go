package python

import (
	"hash/maphash"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"
)

// StrType is the class of texts.
var StrType = &Type{Name: "str", Operators: []BinaryOp{Add, Mul, Mod},
	Doc: "str(object='') -> str; str(bytes_or_buffer[, encoding[, errors]]) -> str"}

// Type is StrType.
func (*Str) Type() *Type { return StrType }

// maxBytes bounds what one text or one bytes may take: past it is a MemoryError, not a dead machine.
const maxBytes = 1 << 30

var (
	emptyStr  = &Str{s: "", chars: 0}
	asciiStrs = func() (ready [128]*Str) {
		const all = "\x00\x01\x02\x03\x04\x05\x06\x07\x08\t\n\x0b\x0c\r\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f" +
			" !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\x7f"
		for i := range ready {
			ready[i] = &Str{s: all[i : i+1], chars: 1}
		}
		return ready
	}()
)

// newASCII is a text that is known to be ASCII.
func newASCII(s string) *Str {
	switch len(s) {
	case 0:
		return emptyStr
	case 1:
		return asciiStrs[s[0]&0x7f]
	}
	return &Str{s: s, chars: int32(len(s))}
}

// part is a piece of s: of ASCII, ASCII.
func (s *Str) part(piece string) *Str {
	switch {
	case len(piece) == len(s.s):
		return s
	case int(s.chars) == len(s.s):
		if len(piece) < 2 {
			return newASCII(piece)
		}
		return &Str{s: share(s.s, piece), chars: int32(len(piece))}
	}
	return NewStr(share(s.s, piece))
}

// share is a piece of a text that keeps the whole alive, or, of a much larger one, a copy.
func share(whole, piece string) string {
	if len(whole) > 4096 && len(piece) < len(whole)/4 {
		return strings.Clone(piece)
	}
	return piece
}

// changed is a text made of s: s itself when it is the same.
func (s *Str) changed(text string) *Str {
	if text == s.s {
		return s
	}
	return NewStr(text)
}

// Len is how many characters there are.
func (s *Str) Len() int {
	if s.chars < 0 {
		s.chars = int32(countChars(s.s))
	}
	return int(s.chars)
}

func (s *Str) ascii() bool { return s.Len() == len(s.s) }

// Truth is whether it is not empty.
func (s *Str) Truth() bool { return s.s != "" }

// countChars counts the bytes that begin a character, eight at a time.
func countChars(s string) int {
	const high, low = 0x8080808080808080, 0x0101010101010101
	n, i := len(s), 0
	for ; i+8 <= len(s); i += 8 {
		w := uint64(s[i]) | uint64(s[i+1])<<8 | uint64(s[i+2])<<16 | uint64(s[i+3])<<24 |
			uint64(s[i+4])<<32 | uint64(s[i+5])<<40 | uint64(s[i+6])<<48 | uint64(s[i+7])<<56
		if w&high != 0 {
			n -= bits.OnesCount64((w >> 7) &^ (w >> 6) & low)
		}
	}
	for ; i < len(s); i++ {
		if s[i]&0xc0 == 0x80 {
			n--
		}
	}
	return n
}

// decodeChar is the first character of s, a lone surrogate among them, and how many bytes it takes.
func decodeChar(s string) (rune, int) {
	r, n := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && n == 1 && isSurrogate(s) {
		return 0xd000 | rune(s[1]&0x3f)<<6 | rune(s[2]&0x3f), 3
	}
	return r, n
}

func isSurrogate(s string) bool { return len(s) >= 3 && s[0] == 0xed && s[1] >= 0xa0 }

// appendChar is utf8.AppendRune that keeps lone surrogates.
func appendChar(b []byte, r rune) []byte {
	if r >= 0xd800 && r <= 0xdfff {
		return append(b, 0xed, 0x80|byte(r>>6)&0x3f, 0x80|byte(r)&0x3f)
	}
	return utf8.AppendRune(b, r)
}

func charText(r rune) string { return string(appendChar(nil, r)) }

// NewChar is chr(r).
func NewChar(r rune) *Str {
	if r < 0x80 {
		return asciiStrs[r]
	}
	return &Str{s: charText(r), chars: 1}
}

// Ord is ord(s) of a text of one character.
func (s *Str) Ord() (rune, bool) {
	r, n := decodeChar(s.s)
	return r, n > 0 && n == len(s.s)
}

// Chars goes over the characters.
func (s *Str) Chars(yield func(rune) bool) {
	for i := 0; i < len(s.s); {
		r, n := decodeChar(s.s[i:])
		if !yield(r) {
			return
		}
		i += n
	}
}

const indexEach = 64

// offset is where the i-th character begins, i up to their number.
func (s *Str) offset(i int) int {
	if s.ascii() {
		return i
	}
	if i >= int(s.chars) {
		return len(s.s)
	}
	if s.index == nil && len(s.s) > 4*indexEach {
		s.makeIndex()
	}
	at, left := 0, i
	if s.index != nil {
		at, left = (*s.index)[i/indexEach], i%indexEach
	}
	for ; left > 0; left-- {
		at += charSize(s.s[at])
	}
	return at
}

func charSize(lead byte) int {
	switch {
	case lead < 0x80:
		return 1
	case lead < 0xe0:
		return 2
	case lead < 0xf0:
		return 3
	}
	return 4
}

func (s *Str) makeIndex() {
	index := make([]int, 0, s.chars/indexEach+1)
	for at, n := 0, 0; at < len(s.s); n++ {
		if n%indexEach == 0 {
			index = append(index, at)
		}
		at += charSize(s.s[at])
	}
	s.index = &index
}

// charAt is the number of the character at a byte.
func (s *Str) charAt(at int) int {
	if at < 0 || s.ascii() {
		return at
	}
	if s.index == nil {
		return countChars(s.s[:at])
	}
	i, found := slices.BinarySearch(*s.index, at)
	if !found {
		i--
	}
	return i*indexEach + countChars(s.s[(*s.index)[i]:at])
}

var textSeed = maphash.MakeSeed()

// hashString is the hash of a str and of bytes of the same text; never 0.
func hashString(s string) uint64 {
	return uint64(uint32(maphash.String(textSeed, s)) | 1)
}

func (s *Str) hashed() uint64 {
	if s.hash == 0 {
		s.hash = uint32(hashString(s.s))
	}
	return uint64(s.hash)
}

// Hash is that of the text.
func (s *Str) Hash(*Thread) (uint64, error) { return s.hashed(), nil }

// Str is the text.
func (s *Str) Str(*Thread) (string, error) { return s.s, nil }

// Compare compares by characters.
func (s *Str) Compare(_ *Thread, op CompareOp, w Value) (Value, error) {
	o, ok := w.(*Str)
	if !ok {
		return NotImplemented, nil
	}
	switch op {
	case EQ:
		return Bool(s == o || s.s == o.s), nil
	case NE:
		return Bool(s != o && s.s != o.s), nil
	}
	return Bool(holds(op, strings.Compare(s.s, o.s))), nil
}

// GetItem is a character, or a piece.
func (s *Str) GetItem(t *Thread, key Value) (Value, error) {
	if p, ok := key.(*Slice); ok {
		return s.slice(t, p)
	}
	i, err := s.itemAt(t, key)
	if err != nil {
		return nil, err
	}
	if s.ascii() {
		return asciiStrs[s.s[i]], nil
	}
	at := s.offset(i)
	r, _ := decodeChar(s.s[at:])
	return NewChar(r), nil
}

func (s *Str) itemAt(t *Thread, key Value) (int, error) {
	n, ok := key.(Int)
	if !ok {
		i, err := itemIndex(t, key, s.Len(), "string")
		if err != nil && IsA(err, TypeError) && !canIndex(key) {
			err = Raise(TypeError, "string indices must be integers, not '%s'", TypeName(key))
		}
		return i, err
	}
	i := int(n)
	if i < 0 {
		i += s.Len()
	}
	if uint(i) >= uint(s.Len()) {
		return 0, Raise(IndexError, "string index out of range")
	}
	return i, nil
}

func (s *Str) slice(t *Thread, p *Slice) (Value, error) {
	start, _, step, count, err := p.Indices(t, s.Len())
	if err != nil {
		return nil, err
	}
	if count == 0 {
		return emptyStr, nil
	}
	if step == 1 {
		from := s.offset(start)
		return s.part(s.s[from:s.offset(start+count)]), nil
	}
	if s.ascii() {
		t.spend(count)
		some := make([]byte, count)
		for i := range some {
			some[i] = s.s[start+i*step]
		}
		return newASCII(string(some)), nil
	}
	var some []byte
	for i := range count {
		at := s.offset(start + i*step)
		some = append(some, s.s[at:at+charSize(s.s[at])]...)
		if err := t.Tick(); err != nil {
			return nil, err
		}
	}
	return NewStr(string(some)), nil
}

// Contains is w in s.
func (s *Str) Contains(_ *Thread, w Value) (bool, error) {
	o, ok := AsStr(w)
	if !ok {
		return false, Raise(TypeError, "'in <string>' requires string as left operand, not %s", TypeName(w))
	}
	return strings.Contains(s.s, o), nil
}
