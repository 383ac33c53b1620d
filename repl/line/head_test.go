package line

import "testing"

func TestHeads(t *testing.T) {
	checkRewrite(t, []rewriteCase{
		{"recv 5", `recv("5")`},
		{"s.recv 5", `s.recv("5")`},
		{"a.b.recv 5", `a.b.recv("5")`},
		{"socket.gethostbyname x", `socket.gethostbyname("x")`},
		{"größe.recv 5", `größe.recv("5")`},
		{"a.b.c.recv 5", ""},
		{"s.recv(5)", ""},
		{"s.recv (5)", ""},
		{"s. recv 5", ""},
		{"5 recv", ""},
		{"", ""},
		{"# only a comment", ""},
	})
}

func TestTargetsAndReturn(t *testing.T) {
	checkRewrite(t, []rewriteCase{
		{"x = s.recv 5", `x = s.recv("5")`},
		{"x=s.recv 5", `x = s.recv("5")`},
		{"c, addr = srv.accept", `c, addr = srv.accept()`},
		{"a,b ,c = unpack x", `a, b, c = unpack("x")`},
		{"return s.recv 5", `return s.recv("5")`},
		{"return s.accept", `return s.accept()`},
		{"x = y = s.recv 5", ""},
		{"(a, b) = s.accept", ""},
		{"a.b = s.accept", ""},
		{"a[0] = s.accept", ""},
		{"x == y", ""},
		{"x == recv", ""},
		{"x += 1", ""},
		{"return", ""},
		{"return x", ""},
		{"return -1", ""},
		{"return not x", ""},
		{"returned 5", `returned("5")`},
		{"x = lambda a: 5", ""},
		{"x = not y", ""},
	})
}

func TestHeadAlone(t *testing.T) {
	checkRewrite(t, []rewriteCase{
		{"s.accept", `s.accept()`},
		{"sockets", `sockets()`},
		{"sockets ", `sockets() `},
		{"sockets # all", `sockets() # all`},
		{"s.accept &", `job(s.accept(), "")`},
		{"sockets > file", `write(sockets(), "file")`},
		{"sockets >> file", `append(sockets(), "file")`},
		{"sockets | wc -l", `pipe(sockets(), "wc -l")`},
		{"s.close ; s.close", `s.close() ; s.close()`},
		{"s.close;", `s.close();`},
		{"(s.accept)", ""},
		{"x", ""},
		{"x.y", ""},
		{"x > y", ""},
		{"x | y", ""},
		{"x & y", ""},
		{"s.close == 5", ""},
	})
}

func TestKeywords(t *testing.T) {
	for _, text := range []string{
		"x if y else z", "x and y", "x or y", "x in y", "x not in y", "x for y in z",
		"x is y", "x, y", "x) y", "x] y", "x} y", "pass", "continue", "break", "not x",
		"lambda: recv", "x else y", "x or-y",
	} {
		checkRewrite(t, []rewriteCase{{text, ""}})
	}
	checkRewrite(t, []rewriteCase{
		{"send inside", `send("inside")`},
		{"send 'in'", `send("in")`},
		{"send a in b", `send("a", "in", "b")`},
	})
}

func TestWordOrOperator(t *testing.T) {
	checkRewrite(t, []rewriteCase{
		{"a - 1", ""}, {"a + 1", ""}, {"a * 1", ""}, {"a / 1", ""}, {"a // 1", ""},
		{"a % 1", ""}, {"a < 1", ""}, {"a >> 1", ""}, {"a << 1", ""}, {"a ** 1", ""},
		{"a <= 1", ""}, {"a != 1", ""}, {"a !=1", ""}, {"a <<= 1", ""}, {"a //=1", ""},
		{"a |= 1", ""}, {"a ^ 1", ""}, {"a ~ 1", ""}, {"a -", ""}, {"a .b", ""}, {"a :b", ""},
		{"a -1", `a("-1")`},
		{"s.settimeout .5", `s.settimeout(".5")`},
		{"s.send +OK", `s.send("+OK")`},
		{"pack !HH 1 2", `pack("!HH", "1", "2")`},
		{"pack <I 1", `pack("<I", "1")`},
		{"pack >I 1", `pack(">I", "1")`},
		{"s.send @file", `s.send("@file")`},
		{"s.bind *:80", `s.bind("*:80")`},
		{"s.send %d", `s.send("%d")`},
		{"s.send ~root", `s.send("~root")`},
		{"s.send ^x", `s.send("^x")`},
		{"s.send |x", `s.send("|x")`},
		{"s.send &x", `s.send("&x")`},
		{"s.send $x", `s.send("$x")`},
		{"s.send ?x", `s.send("?x")`},
		{`s.send {"a": 1}`, `s.send("{\"a\":", "1}")`},
		{`s.send \x`, `s.send("\\x")`},
		{"s.bind /tmp/x", `s.bind("/tmp/x")`},
		{"s.bind ./x", `s.bind("./x")`},
		{"s.bind ../x", `s.bind("../x")`},
		{"s.connect ::1 80", `s.connect("::1", "80")`},
		{"s.send é", `s.send("é")`},
		{"s.send →", `s.send("→")`},
	})
}

func TestBrackets(t *testing.T) {
	checkRewrite(t, []rewriteCase{
		{"s.send (data)", ""},
		{"s.send (data) # all", ""},
		{"s.send (data).x", ""},
		{"s.send (data)[:20]", ""},
		{"s.send (data) - 1", ""},
		{"f (x) > 3", ""},
		{"f (x) if y else z", ""},
		{"s.send (data) MSG_PEEK", `s.send((data), "MSG_PEEK")`},
		{"s.sendto (data) (addr)", `s.sendto((data), (addr))`},
		{"s.send (data) &", `job(s.send((data)), "")`},
		{"s.send (data) > f", `write(s.send((data)), "f")`},
		{"poll [a, b]", `poll([a, b])`},
		{"poll [srv, c] 2.5", `poll([srv, c], "2.5")`},
		{"x [0]", `x([0])`},
		{"x [0] = 5", ""},
		{"x [0] + 5", ""},
		{"x [0] in y", ""},
		{"s.connect [::1]:80", `s.connect("[::1]:80")`},
		{"expect [a-z]+", `expect("[a-z]+")`},
		{"poll [a,\n b] 5", "poll([a,  b], \"5\")\n"},
	})
}

func TestShellAndQuestion(t *testing.T) {
	checkRewrite(t, []rewriteCase{
		{"!ls -l ; date # now", `run("ls -l ; date # now")`},
		{"! ls", `run("ls")`},
		{"!ls \\\n -l", "run(\"ls \\\\\\n -l\")\n"},
		{"recv?", `help("recv")`},
		{"s.recv?", `help("recv")`},
		{"s.recv? ; s.close", `help("recv") ; s.close()`},
		{"x = 1 ; !ls", `x = 1 ; run("ls")`},
		{"recv ?", ""},
	})
	checkErrors(t, []errorCase{{"!", "!", "a program must follow !"}})
}

func TestRest(t *testing.T) {
	checkRewrite(t, []rewriteCase{
		{"print x, y", `print("x, y")`},
		{`print "a # b" # c`, `print("\"a # b\"") # c`},
		{"print not x", `print("not x")`},
		{"print -1", `print("-1")`},
		{"print [1] + x", `print("[1] + x")`},
		{"print {1: 2}", `print("{1: 2}")`},
		{"print (x), y", `print("(x), y")`},
		{"print (x)", ""},
		{"print(x)", ""},
		{"print = 5", ""},
		{"print", ""},
		{"time - t0", ""},
		{"time", "time(\"\")"},
		{"time s.recv 5 > f", `time("s.recv 5 > f")`},
		{"v, err = catch s.recv 4096 ; v", `v, err = catch("s.recv 4096") ; v`},
		{"catch s.send it's", `catch("s.send it's")`},
		{"assert x > 5", `assert_("x > 5")`},
		{"assert(x) == 1", `assert_("(x) == 1")`},
		{`assert (x), "message"`, `assert_("(x), \"message\"")`},
		{"assert f(1,\n 2)", "assert_(\"f(1,  2)\")\n"},
		{"import socket, sys", `import_("socket, sys")`},
		{"from socket import *", `from_("socket import *")`},
	})
}
