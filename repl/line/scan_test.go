package line

import (
	"strings"
	"testing"
)

// Each token is shown with the first letter of its class.
func TestLex(t *testing.T) {
	letters := map[class]string{
		newline: "newline", joint: "joint", comment: "comment", text: "text", cut: "cut",
		open: "open", name: "name", number: "number", opener: "opener", closer: "closer",
		operator: "operator", bad: "bad",
	}
	for _, c := range []struct{ text, want string }{
		{"a1 _b é2", "name a1, name _b, name é2"},
		{"1 0x1F 2.5 .5 1e-3 1E+3 0xe-1",
			"number 1, number 0x1F, number 2.5, number .5, number 1e-3, number 1E+3, " +
				"number 0xe, operator -, number 1"},
		{"a**=b//c<<=d>>e", "name a, operator **=, name b, operator //, name c, operator <<=, " +
			"name d, operator >>, name e"},
		{"a==b!=c<=d", "name a, operator ==, name b, operator !=, name c, operator <=, name d"},
		{"a--b", "name a, operator -, operator -, name b"},
		{"f(x)[0]", "name f, opener (, name x, closer ), opener [, number 0, closer ]"},
		{`"a\"b" 'c'`, `text "a\"b", text 'c'`},
		{`r"\" rb'' br''`, `cut r"\" rb'' br''`},
		{`r"" b'' rb'' xb''`, "text r\"\", text b'', text rb'', name xb, text ''"},
		{"'a\nb", "cut 'a, newline \n, name b"},
		{"'''a\n'b'''c", "text '''a\n'b''', name c"},
		{`"""a`, `open """a`},
		{`'a\`, `open 'a\`},
		{"'a\\\nb'", "text 'a\\\nb'"},
		{"a \\\nb\\", "name a, joint \\\n, name b, joint \\"},
		{"a#b\nc", "name a, comment #b, newline \n, name c"},
		{"$ ? →\xff", "bad $, bad ?, bad →, bad \xff"},
	} {
		var got []string
		for i := 0; i < len(c.text); {
			class, end := lex(c.text, i)
			if class != blank {
				got = append(got, letters[class]+" "+c.text[i:end])
			}
			i = end
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}

// A long line is read in one pass, however its parts nest: what took a pass for each part
// would not end here.
func TestLongLines(t *testing.T) {
	for _, part := range []string{"import ", "s.send 'a' ; ", "'a' ", "(", "if x: ", "a (b) ", "\\ "} {
		text := "s.send " + strings.Repeat(part, MaxLine/32/len(part))
		if strings.HasPrefix(part, "i") {
			text = text[len("s.send "):]
		}
		r := NewReader(false)
		r.Grammar = grammar
		_, more, err := r.Feed(text)
		if more != (part == "(" || part == "if x: ") || err != nil {
			t.Errorf("%q and so on: more %v, %v", part, more, err)
		}
		Rewrite(text, grammar, simplest)
		if len(Tokens(text, grammar)) == 0 {
			t.Errorf("%q and so on has no tokens", part)
		}
	}
}
