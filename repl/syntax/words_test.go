package syntax

import "testing"

func TestWords(t *testing.T) {
	checkForms(t, []formCase{
		{`s.send it's`, `s.send("it's")`},
		{`s.send a"b c`, `s.send("a\"b", "c")`},
		{`s.send a#b #c`, `s.send("a#b")`},
		{`s.send "a b\r\n"`, `s.send("a b\r\n")`},
		{`s.send 'x'`, `s.send("x")`},
		{`s.send b"\x00\xff"`, `s.send(b"\x00\xff")`},
		{`s.send r"\d"`, `s.send("\\d")`},
		{`s.send rb"\d"`, `s.send(b"\\d")`},
		{`s.send """a "b" c"""`, `s.send("a \"b\" c")`},
		{"s.send '''a\nb'''", "s.send(\"a\\nb\")"},
		{"s.send 'a\\\nb'", "s.send(\"ab\")"},
		{`s.send 'a' "b"`, `s.send("ab")`},
		{`s.send 'a'"b"`, `s.send("ab")`},
		{`s.send b'a' hex"62"`, `s.send(b"ab")`},
		{`s.send hex"de ad be ef"`, `s.send(b"\xde\xad\xbe\xef")`},
		{`s.send hex""`, `s.send(b"")`},
		{`s.send '\a\b\f\v\0\101\x41\u00e9\U0001F600\'\"\\'`,
			`s.send("\x07\x08\x0c\x0b\x00AAé😀'\"\\")`},
		{"socket family=AF_INET", `socket(family="AF_INET")`},
		{"s.recv 5 flags=(x)", `s.recv("5", flags=(x))`},
		{"s.recv 5 flags='a b'", `s.recv("5", flags="a b")`},
		{"s.send colour=red", `s.send(colour="red")`},
		{"s.send flags==x", `s.send("flags==x")`},
		{"s.send 'flags=x'", `s.send("flags=x")`},
		{"s.recv \\\n 5", "s.recv(\"5\")"},
		{"s.send foo(1, 2", `s.send("foo(1,", "2")`},
		{"s.send a;b; s.close", `s.send("a;b"); s.close()`},
		{"s.send ('#', \")\") x", `s.send(('#', ")"), "x")`},
	})
}

func TestRegexpWords(t *testing.T) {
	checkForms(t, []formCase{
		{`s.expect /^220 (.*)\r\n/ 5s`, `s.expect("/^220 (.*)\\r\\n/", "5s")`},
		{`x = s.expect /it's "one # two ; ([{/`, `x = s.expect("/it's \"one # two ; ([{/")`},
		{`s.expect / a/ 5`, `s.expect("/ a/", "5")`},
		{`s.expect /a\/ b/; s.close`, `s.expect("/a\\/ b/"); s.close()`},
		{`s.expect /a/b/`, `s.expect("/a/b/")`},
		{`s.expect /tmp b`, `s.expect("/tmp", "b")`},
		{`s.send /a b/`, `s.send("/a", "b/")`},
		{`catch s.expect /( [/`, `catch(lambda: s.expect("/( [/"))`},
	})
}

func TestEndings(t *testing.T) {
	checkForms(t, []formCase{
		{"s.recv 10 &", `job(s.recv("10"), "")`},
		{"x = s.recv 10 &", `x = job(s.recv("10"), "")`},
		{"s.recv 10 & # later", `job(s.recv("10"), "")`},
		{"s.recv 10 & ; s.close", `job(s.recv("10"), ""); s.close()`},
		{"s.recv 4096 > out.bin", `write(s.recv("4096"), "out.bin")`},
		{"s.recv 4096 >> 'a b'", `append(s.recv("4096"), "a b")`},
		{"s.recv 10 | wc \\\n-l", "pipe(s.recv(\"10\"), \"wc \\\\\\n-l\")"},
		{"s.send ('''a\n''', b'''b\n''') 1", "s.send(('''a\n''', b'''b\n'''), \"1\")"},
		{"s.recv 10 | xxd -p", `pipe(s.recv("10"), "xxd -p")`},
		{"s.recv 10 | sed 's/a ; # b/c/' ; s.close",
			`pipe(s.recv("10"), "sed 's/a ; # b/c/'"); s.close()`},
		{"s.recv 10 | [ -n x", `pipe(s.recv("10"), "[ -n x")`},
		{"s.send a|b a>b", `s.send("a|b", "a>b")`},
		{"s.send 1 >x", `s.send("1", ">x")`},
	})
	checkErrors(t, []errorCase{
		{"s.recv 10 >", ">", "a file must follow >"},
		{"s.recv 10 >> # x", ">>", "a file must follow >>"},
		{"s.recv 10 |", "|", "a program must follow |"},
		{"s.recv 10 > a b", "b", "only a file's name may follow >"},
		{"s.recv 10 > b'a'", "b'a'", "is a word or a plain string"},
		{"s.send a & b", "&", `write "&"`},
	})
}

func TestWordErrors(t *testing.T) {
	checkErrors(t, []errorCase{
		{`s.send "abc`, `"`, "unterminated string literal (detected at line 1)"},
		{`s.send "a"b`, `b`, "a blank must follow the string"},
		{`s.send "\x4"`, `"\x4"`, `truncated \xXX escape`},
		{`s.send b"\x4"`, `b"\x4"`, `invalid \x escape at position 0`},
		{`s.send "\U00110000"`, `"\U00110000"`, "illegal Unicode character"},
		{`s.send hex"abc"`, `hex"abc"`, "pairs of hex digits"},
		{`s.send hex"xy"`, `hex"xy"`, "pairs of hex digits"},
		{"s.send 1 (a)b", "b", "a blank must follow the )"},
		{"s.send 1 [a, b]b", "b", "a blank must follow the ]"},
		{"s.recv 5 > 'a", "'", "unterminated string literal"},
		{"s.recv 5 > 'a'b", "b", "a blank must follow the string"},
		{"s.send 5 + 3", "+", "write the expression in brackets, (5 + 3)"},
		{"s.send x == y", "==", "write the expression in brackets, (x == y)"},
		{`s.send a -`, "-", `to send it write "-"`},
		{"s.send (a b) c", "a b", "Perhaps you forgot a comma?"},
		{`s.send f"{x" 1`, `"`, "unterminated"},
	})
}

func TestJoinedLiterals(t *testing.T) {
	checkForms(t, []formCase{
		{`s.send "é" b"\xff" hex"00:01"`, `s.send(b"\xc3\xa9\xff\x00\x01")`},
		{`s.send hex"82 0a" "a/#" (topic) hex"00"`, `s.send(b"\x82\na/#", (topic), b"\x00")`},
		{`s.send "a""b"'c'`, `s.send("abc")`},
		{`s.send "\d"`, `s.send("\\d")`},
	})
	for text, want := range map[string]string{
		`s.send f"{x} y"`:           `JoinedStr(values=[FormattedValue(value=Name(id="x"), conversion=-1), Constant(value=s2079)])`,
		`s.send "a" f"{x}"`:         `JoinedStr(values=[Constant(value=s61), FormattedValue(value=Name(id="x"), conversion=-1)])`,
		`s.send b"a" f"{x}" hex"0"`: "",
	} {
		m, err := ParseChunk(text, 1, grammar)
		if want == "" {
			if err == nil {
				t.Errorf("%s parses", text)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", text, err)
		} else if got := dumpExpr(m.Body[0].(*Command).Words[0].Value); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

// More input can heal some errors.
func TestIncomplete(t *testing.T) {
	for _, text := range []string{
		"x = (1,", "poll [a,", `s.send """a`, "x = '''a", "s.recv \\", "s.recv 5 \\", "s.recv 5 \\\n",
		`x = "abc\`, `s.send "abc\`, "x = 1 + \\", "!ls \\", "s.recv 5 | a \\", "s.recv 5 > \\",
		"if x:", "def f():\n  if y:\n", "try:\n  x\n", "f(a", "s.send (a", "x = f'''{a} b", "x = [1, # c\n",
	} {
		_, err := ParseChunk(text, 1, grammar)
		if e, ok := err.(*Error); !ok || !e.Incomplete {
			t.Errorf("%q: %v, want an *Error that is Incomplete", text, err)
		}
	}
	for _, text := range []string{`s.send "abc`, "s.send 'a\n", "x = )", "if x", "x = (1 2", "f(a)b"} {
		_, err := ParseChunk(text, 1, grammar)
		if e, ok := err.(*Error); !ok || e.Incomplete && text != "x = (1 2" {
			t.Errorf("%q: %v, want an *Error that is not Incomplete", text, err)
		}
	}
}

func TestCommandTree(t *testing.T) {
	m, err := ParseChunk("if x:\n\n  x, y = s.recv 10 'a b' flags=(f) > out # c", 7, grammar)
	if err != nil {
		t.Fatal(err)
	}
	c := m.Body[0].(*If).Body[0].(*Command)
	span := func(from, to int32) Span { return Span{Pos{9, from}, Pos{9, to}} }
	if c.Span != span(3, 41) || c.HeadSpan != span(10, 16) || c.Rest != "10 'a b' flags=(f)" ||
		c.Ending != Write || c.EndingArg != "out" || len(c.Words) != 3 {
		t.Fatalf("%+v", c)
	}
	for i, want := range []Word{
		{Text: "10", Span: span(17, 19)},
		{Kind: Literal, Text: "'a b'", Span: span(20, 25)},
		{Kind: Bracket, Key: "flags", Text: "(f)", Span: span(26, 35)},
	} {
		got := *c.Words[i]
		if got.Value == nil != (got.Kind == Bare) {
			t.Errorf("word %d: kind %d, value %v", i, got.Kind, got.Value)
		}
		if got.Value = nil; got != want {
			t.Errorf("got  %+v\nwant %+v", got, want)
		}
	}
}
