package syntax

import (
	"strings"
	"testing"
)

func TestTokens(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"x = 1 + 'a' # c", "name:x op:= number:1 op:+ literal:'a' comment:# c"},
		{"s.send it's ok", "name:s op:. name:send plain:it's name:ok"},
		{"s.recv 5 flags=X > f", "name:s op:. name:recv number:5 name:flags op:= name:X op:> name:f"},
		{`s.send hex"de ad"`, `name:s op:. name:send literal:hex"de ad"`},
		{"s.send (x + 1) y", "name:s op:. name:send op:( name:x op:+ number:1 op:) name:y"},
		{"assert f('a b')", "keyword:assert name:f op:( literal:'a b' op:)"},
		{"catch s.send it's", "name:catch name:s op:. name:send plain:it's"},
		{"if x: s.send it's", "keyword:if name:x op:: name:s op:. name:send plain:it's"},
		{"s.close ; x", "name:s op:. name:close op:; name:x"},
		{"!ls -l", "op:! plain:ls -l"},
		{"recv?", "name:recv op:?"},
		{"s.send 'abc", "name:s op:. name:send bad:'abc"},
		{"s.send 1 'abc", "name:s op:. name:send number:1 bad:'abc"},
		{"x = '''a\nb", "name:x op:= bad:'''a\nb"},
		{"x = (1,\n2", "name:x op:= op:( number:1 op:, number:2"},
		{"x = f'{a:>{w}}' 'b'", "name:x op:= literal:f'{a:>{w}}' literal:'b'"},
		{"s.send f'{a", "name:s op:. name:send bad:f'{a"},
		{"watch 10ms 2 s.send it's", "name:watch number:10ms number:2 name:s op:. name:send plain:it's"},
		{"print 'a', it", "name:print literal:'a' op:, name:it"},
		{"s.recv 5 | grep -x 'a b' ; y", "name:s op:. name:recv number:5 op:| name:grep plain:-x literal:'a b' op:; name:y"},
		{"s.send [::1]:80 k=v", "name:s op:. name:send plain:[::1]:80 name:k op:= name:v"},
		{"for x in y:\n  s.send it's", "keyword:for name:x keyword:in name:y op:: " +
			"name:s op:. name:send plain:it's"},
	} {
		if got := tokenText(c.text); got != c.want {
			t.Errorf("Tokens(%q)\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func tokenText(text string) string {
	classes := [...]string{"name", "keyword", "number", "literal", "op", "plain", "comment", "bad"}
	var out []string
	for _, t := range Tokens(text, grammar) {
		out = append(out, classes[t.Class]+":"+text[t.Start:t.End])
	}
	return strings.Join(out, " ")
}
