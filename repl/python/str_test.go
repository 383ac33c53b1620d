package python

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// letters are characters of each length, a lone surrogate among them.
var letters = []string{"a", "Z", " ", "\x00", "é", "\u0300", "€", "\ufffd", "\xed\xa0\x80", "\xed\xbf\xbf", "😀", "\U0010ffff"}

// randomText is a text and its characters one by one.
func randomText(random *rand.Rand, n int, ascii bool) (text string, chars []string) {
	kinds := letters
	if ascii {
		kinds = letters[:4]
	}
	for range n {
		chars = append(chars, kinds[random.IntN(len(kinds))])
	}
	return strings.Join(chars, ""), chars
}

// TestStrByCharacters compares length, items, slices and places of texts with a plain list of characters.
func TestStrByCharacters(t *testing.T) {
	th := running(t)
	random := rand.New(rand.NewPCG(1, 1))
	for round := range 300 {
		text, chars := randomText(random, random.IntN(400), round%3 == 0)
		s := NewStr(text)
		if s.Len() != len(chars) {
			t.Fatalf("len(%q) = %d, want %d", text, s.Len(), len(chars))
		}
		for i, c := range chars {
			if got := must[Value](t)(s.GetItem(th, NewInt(int64(i)))); got.(*Str).s != c {
				t.Fatalf("%q[%d] = %q, want %q", text, i, got.(*Str).s, c)
			}
			if at := s.charAt(s.offset(i)); at != i {
				t.Fatalf("character %d of %q is at byte %d, which is of character %d", i, text, s.offset(i), at)
			}
		}
		for range 20 {
			from, to, step := random.IntN(500)-250, random.IntN(500)-250, random.IntN(7)-3
			if step == 0 {
				continue
			}
			p := &Slice{NewInt(int64(from)), NewInt(int64(to)), NewInt(int64(step))}
			got := must[Value](t)(s.GetItem(th, p)).(*Str)
			start, _, _, count, _ := p.Indices(th, len(chars))
			want := ""
			for i := range count {
				want += chars[start+i*step]
			}
			if got.s != want || got.Len() != count {
				t.Fatalf("%q[%d:%d:%d] = %q, want %q", text, from, to, step, got.s, want)
			}
		}
		i := 0
		for r := range s.Chars {
			if charText(r) != chars[i] {
				t.Fatalf("character %d of %q is %q", i, text, charText(r))
			}
			i++
		}
	}
}

// TestConcatKeeps compares all the sums of a tree of them with copies made at once.
func TestConcatKeeps(t *testing.T) {
	th := running(t)
	random := rand.New(rand.NewPCG(3, 3))
	shared, copies := []string{strings.Repeat("0", leastSum)}, []string{strings.Repeat("0", leastSum)}
	for i := range 2000 {
		j := max(len(shared)-1-random.IntN(4), 0)
		b := strings.Repeat(string(rune('0'+i%75)), 1+random.IntN(9))
		shared = append(shared, must[string](t)(th.concat(shared[j], b)))
		copies = append(copies, strings.Clone(copies[j]+b))
	}
	for i := range shared {
		if shared[i] != copies[i] {
			t.Fatalf("sum %d changed", i)
		}
	}
}

// TestSmall: short texts and bytes are what was written to them, and their lengths are known.
func TestSmall(t *testing.T) {
	for n := 1; n < 100; n++ {
		want := strings.Repeat("q", n)
		s, b := asciiOf(n)
		copy(b, want)
		if s.s != want || s.Len() != n || s.hashed() != hashString(want) {
			t.Errorf("a text of %d: %q", n, s.s)
		}
		v, raw := bytesOfSize(n)
		copy(raw, want)
		if got, ok := v.(Bytes); !ok || string(got) != want || v != Value(Bytes(want)) {
			t.Errorf("bytes of %d: %v", n, v)
		}
	}
}

// TestCodecs: what a codec writes it reads, and each of its names finds it.
func TestCodecs(t *testing.T) {
	th := running(t)
	for name, c := range codecs() {
		if c.encodeChar == nil {
			continue
		}
		var can strings.Builder
		for r := rune(1); r < 0x3000; r++ {
			if c.has(r) {
				can.WriteRune(r)
			}
		}
		can.WriteString("end")
		b := must[Bytes](t)(Encode(th, can.String(), name, "strict"))
		if back := must[string](t)(Decode(th, []byte(b), name, "strict")); back != can.String() {
			t.Errorf("%s reads something else than it wrote", name)
		}
	}
	for alias, name := range codecAliases {
		if codecs()[name] == nil {
			t.Errorf("%s is another name of %s, which is none", alias, name)
		}
	}
}

// TestDecodeAnything: no bytes break a codec, and what surrogateescape hid comes back.
func TestDecodeAnything(t *testing.T) {
	th := running(t)
	random := rand.New(rand.NewPCG(4, 4))
	for range 2000 {
		raw := make([]byte, random.IntN(12))
		for i := range raw {
			raw[i] = byte(random.Uint32())
			if random.IntN(3) == 0 {
				raw[i] = "\xed\xa0\xe2\x82\xf0\x9f\x80\\ux"[random.IntN(10)]
			}
		}
		for name := range codecs() {
			for _, how := range []string{"ignore", "replace", "backslashreplace"} {
				if _, err := Decode(th, raw, name, how); err != nil && name != "idna" {
					t.Fatalf("%q as %s, %s: %v", raw, name, how, err)
				}
			}
		}
		for _, name := range []string{"utf-8", "ascii", "latin-1"} {
			text := must[string](t)(Decode(th, raw, name, "surrogateescape"))
			if back := must[Bytes](t)(Encode(th, text, name, "surrogateescape")); string(back) != string(raw) {
				t.Fatalf("%q by way of %s is %q", raw, name, string(back))
			}
		}
	}
}
