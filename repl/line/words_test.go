package line

import (
	"reflect"
	"testing"
)

func TestWords(t *testing.T) {
	checkRewrite(t, []rewriteCase{
		{`s.send it's`, `s.send("it's")`},
		{`s.send a"b c`, `s.send("a\"b", "c")`},
		{`s.send a#b #c`, `s.send("a#b") #c`},
		{`s.send "a b\r\n"`, `s.send("a b\r\n")`},
		{`s.send 'x'`, `s.send("x")`},
		{`s.send b"\x00\xff"`, `s.send(b"\x00\xff")`},
		{`s.send r"\d"`, `s.send("\\d")`},
		{`s.send rb"\d"`, `s.send(b"\\d")`},
		{`s.send """a "b" c"""`, `s.send("a \"b\" c")`},
		{"s.send '''a\nb'''", "s.send(\"a\\nb\")\n"},
		{"s.send 'a\\\nb'", "s.send(\"ab\")\n"},
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
		{"s.send colour=red", `s.send("colour=red")`},
		{"s.send flags==x", `s.send("flags==x")`},
		{"s.send 'flags=x'", `s.send("flags=x")`},
		{"s.recv \\\n 5", "s.recv(\"5\")\n"},
		{"s.recv 5 \\\n", "s.recv(\"5\") \\\n"},
		{"s.send foo(1, 2", `s.send("foo(1,", "2")`},
		{"s.send a;b; s.close", `s.send("a;b"); s.close()`},
		{"s.send ('#', \")\") x", `s.send(('#', ")"), "x")`},
	})
}

func TestRegexpWords(t *testing.T) {
	checkRewrite(t, []rewriteCase{
		{`s.expect /^220 (.*)\r\n/ 5s`, `s.expect("/^220 (.*)\\r\\n/", "5s")`},
		{`x = s.expect /it's "one # two ; ([{/`, `x = s.expect("/it's \"one # two ; ([{/")`},
		{`s.expect / a/ 5`, `s.expect("/ a/", "5")`},
		{`s.expect /a\/ b/; s.close`, `s.expect("/a\\/ b/"); s.close()`},
		{`s.expect /a/b/`, `s.expect("/a/b/")`},
		{`s.expect /tmp b`, `s.expect("/tmp", "b")`},
		{`s.send /a b/`, `s.send("/a", "b/")`},
		{`catch s.expect /( [/`, `catch("s.expect /( [/")`},
	})
}

func TestEndings(t *testing.T) {
	checkRewrite(t, []rewriteCase{
		{"s.recv 10 &", `job(s.recv("10"), "")`},
		{"x = s.recv 10 &", `x = job(s.recv("10"), "")`},
		{"s.recv 10 & # later", `job(s.recv("10"), "") # later`},
		{"s.recv 10 & ; s.close", `job(s.recv("10"), "") ; s.close()`},
		{"s.recv 4096 > out.bin", `write(s.recv("4096"), "out.bin")`},
		{"s.recv 4096 >> 'a b'", `append(s.recv("4096"), "a b")`},
		{"s.recv 10 | wc \\\n-l", "pipe(s.recv(\"10\"), \"wc \\\\\\n-l\")\n"},
		{"s.send ('''a\n''', b'''b\n''') 1", "s.send((\"a\\n\", b\"b\\n\"), \"1\")\n\n"},
		{"s.recv 10 | xxd -p", `pipe(s.recv("10"), "xxd -p")`},
		{"s.recv 10 | sed 's/a ; # b/c/' ; s.close",
			`pipe(s.recv("10"), "sed 's/a ; # b/c/'") ; s.close()`},
		{"s.recv 10 | [ -n x", `pipe(s.recv("10"), "[ -n x")`},
		{"s.send a|b a>b", `s.send("a|b", "a>b")`},
		{"s.send 1 >x", `s.send("1", ">x")`},
	})
	checkErrors(t, []errorCase{
		{"s.recv 10 >", ">", "a file must follow >"},
		{"s.recv 10 >> # x", ">>", "a file must follow >>"},
		{"s.recv 10 |", "|", "a program must follow |"},
		{"s.recv 10 > a b", "b", "only a file's name may follow >"},
		{"s.recv 10 > b'a'", "b'a'", "not bytes"},
		{"s.send a & b", "&", `write "&"`},
	})
}

func TestWordErrors(t *testing.T) {
	checkErrors(t, []errorCase{
		{`s.send "abc`, `"abc`, `the string that " begins is not closed`},
		{`s.send "a"b`, `b`, "a blank must follow the string"},
		{`s.send "a" b"b"`, `"a" b"b"`, "cannot be joined"},
		{`s.send "\xff"`, `\xff`, `write b"..."; the character is \u00ff`},
		{`s.send "\377"`, `\377`, `write b"..."`},
		{`s.send b"\777"`, `\777`, `is no byte`},
		{`s.send "\d"`, `\d`, `there is no escape \d; write \\d, or r"..."`},
		{`s.send b"\u0041"`, `\u`, `there is no escape \u`},
		{`s.send "\x4"`, `\x4`, `\x4 is too short: \x takes 2 hex digits`},
		{`s.send "\u12"`, `\u12`, `\u takes 4 hex digits`},
		{`s.send "\ud800"`, `\ud800`, `is no character`},
		{`s.send hex"abc"`, `abc`, "pairs of hex digits"},
		{`s.send hex"xy"`, `xy`, "pairs of hex digits"},
		{"s.send 1 (a)b", "b", "a blank must follow the )"},
		{"s.send 1 [a, b]b", "b", "a blank must follow the ]"},
		{`s.send f"{x} y"`, `f"{x}`, `there is no f"..."; write ("%s" % x)`},
		{"s.recv 5 flags=", "flags=", "a value must follow flags="},
		{"s.recv 5 > 'a", "'a", "is not closed"},
		{"s.recv 5 > 'a'b", "b", "a blank must follow the string"},
		{"poll [a,\n'''\\d\n'''] 5", `\d`, `there is no escape \d`},
	})
}

func TestIncomplete(t *testing.T) {
	for _, text := range []string{
		"x = (1,", "poll [a,", `s.send """a`, "x = '''a", "s.recv \\", "s.recv 5 \\",
		`x = "abc\`, `s.send "abc\`, "x = 1 + \\", "!ls \\", "s.recv 5 | a \\", "s.recv 5 > \\",
	} {
		_, err := Rewrite(text, grammar, simplest)
		if e, ok := err.(*Error); !ok || !e.Incomplete {
			t.Errorf("Rewrite(%q): %v, want an *Error that is Incomplete", text, err)
		}
	}
	for _, text := range []string{`s.send "abc`, "s.send 'a\n"} {
		_, err := Rewrite(text, grammar, simplest)
		if e, ok := err.(*Error); !ok || e.Incomplete {
			t.Errorf("Rewrite(%q): %v, want an *Error that is not Incomplete", text, err)
		}
	}
}

func TestParse(t *testing.T) {
	got, err := Parse("x, y = s.recv 10 'a b' flags=(f) > out # c", grammar)
	if err != nil {
		t.Fatal(err)
	}
	want := &Call{
		Targets: []string{"x", "y"}, Head: []string{"s", "recv"}, Rest: "10 'a b' flags=(f)",
		Ending: Write, EndingArg: "out", Start: 0, End: 38, HeadStart: 7, HeadEnd: 13,
		Words: []Word{
			{Text: "10", Start: 14, End: 16},
			{Kind: String, Text: "'a b'", Value: "a b", Start: 17, End: 22},
			{Kind: Expr, Key: "flags", Text: "(f)", Start: 23, End: 32},
		},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	for _, text := range []string{"x + y", "", "x ("} {
		if c, err := Parse(text, grammar); c != nil || err != nil {
			t.Errorf("Parse(%q) = %v, %v, want nil, nil", text, c, err)
		}
	}
	if _, err := Parse("s.recv 5 ; s.close", grammar); err == nil {
		t.Error("two statements were parsed as one")
	}
	if c, err := Parse("s.recv 5 ; # c", nil); c == nil || err != nil {
		t.Errorf("without a grammar: %v, %v", c, err)
	}
}
