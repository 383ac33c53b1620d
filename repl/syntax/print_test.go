package syntax

import (
	"strings"
	"testing"
)

// What is printed parses to the same tree, and is printed the same again.
func TestRoundTrip(t *testing.T) {
	for _, text := range programs {
		m, err := ParseFile(text, nil)
		if err != nil {
			continue // what CPython refuses is tested elsewhere
		}
		checkRoundTrip(t, text, m)
	}
}

func checkRoundTrip(t *testing.T, text string, m *Module) {
	t.Helper()
	printed := Print(m, nil)
	again, err := ParseFile(printed, nil)
	if err != nil {
		t.Errorf("%q is printed as %q: %v", text, printed, err)
		return
	}
	if got, want := dump(again), dump(m); got != want {
		t.Errorf("%q is printed as %q:\n got %s\nwant %s", text, printed, got, want)
	}
	if twice := Print(again, nil); twice != printed {
		t.Errorf("%q is printed as %q, then as %q", text, printed, twice)
	}
}

func TestPrint(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"x=1;y = (2)", "x = 1\ny = 2"},
		{"(a+b)*c-(d-e)", "(a + b) * c - (d - e)"},
		{"a**-b; (-a)**b; -a**b", "a ** -b\n(-a) ** b\n-a ** b"},
		{"not (a and (b or c))", "not (a and (b or c))"},
		{"(a<b)<c", "(a < b) < c"},
		{"f(a,*b,c=d,**e)", "f(a, *b, c=d, **e)"},
		{"x[1:2,::3]", "x[1:2, ::3]"},
		{"if a:b\nelif c:d\nelse:\n  e", "if a:\n    b\nelif c:\n    d\nelse:\n    e"},
		{"def f(a,/,b:int=1,*,c)->d: pass", "def f(a, /, b: int = 1, *, c) -> d:\n    pass"},
		{"f'{a!r:>{w}}{{'", `f"{a!r:>{w}}{{"`},
		{"lambda:0", "lambda: 0"},
		{"1.0;1e100;1e-7;.5", "1.0\n1e+100\n1e-07\n0.5"},
		{"'\\ud800\\n'", `"\ud800\n"`},
		{"s.send  'a'   b > 'c d' # e", "s.send 'a'   b > \"c d\""},
		{"x , y=s.recv 5 &", "x, y = s.recv 5 &"},
		{"if x: catch s.recv 5 | wc", "if x:\n    catch s.recv 5 | wc"},
		{"x = !ls -l", "x = !ls -l"},
		{"data >> f", "data >> f"},
		{"print a , b", "print a , b"},
		{"(s.accept)", "(s.accept)"}, {"x = (s.accept)", "x = (s.accept)"}, {"A|B", "(A | B)"}, {"(u.bind)*5", "(u.bind * 5)"},
		{"return_ s", "return_ s"},
	} {
		m, err := ParseChunk(c.text, 1, grammar)
		if err != nil {
			t.Errorf("%q: %v", c.text, err)
			continue
		}
		if got := strings.TrimSuffix(Print(m, grammar), "\n"); got != c.want {
			t.Errorf("%q\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}
