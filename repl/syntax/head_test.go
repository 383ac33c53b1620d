package syntax

import "testing"

func TestHeads(t *testing.T) {
	checkForms(t, []formCase{
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
	checkForms(t, []formCase{
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
	checkForms(t, []formCase{
		{"s.accept", `s.accept()`},
		{"sockets", `sockets()`},
		{"sockets ", `sockets()`},
		{"sockets # all", `sockets()`},
		{"s.accept &", `job(s.accept(), "")`},
		{"sockets > file", `write(sockets(), "file")`},
		{"sockets >> file", `append(sockets(), "file")`},
		{"sockets | wc -l", `pipe(sockets(), "wc -l")`},
		{"s.close ; s.close", `s.close(); s.close()`},
		{"s.close;", `s.close()`},
		{"(s.accept)", ""},
		{"x", ""},
		{"x.y", ""},
		{"x > y", `write(x, "y")`},
		{"x | y", `pipe(x, "y")`},
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
		checkForms(t, []formCase{{text, ""}})
	}
	checkForms(t, []formCase{
		{"send inside", `send("inside")`},
		{"send 'in'", `send("in")`},
		{"send a in b", `send("a", "in", "b")`},
	})
}

func TestWordOrOperator(t *testing.T) {
	checkForms(t, []formCase{
		{"a - 1", ""}, {"a + 1", ""}, {"a * 1", ""}, {"a / 1", ""}, {"a // 1", ""},
		{"a % 1", ""}, {"a < 1", ""}, {"a >> 1", ""}, {"a << 1", ""}, {"a ** 1", ""},
		{"a <= 1", ""}, {"a != 1", ""}, {"a !=1", ""}, {"a <<= 1", ""}, {"a //=1", ""},
		{"a |= 1", ""}, {"a ^ 1", ""}, {"a ~ 1", ""}, {"a -", ""}, {"a .b", ""}, {"a :b", ""},
		{"a -1", ""}, {"send -1", `send("-1")`}, {"a *b", ""}, {"a [0]", ""},
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
	checkForms(t, []formCase{
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
		{"x [0]", ""},
		{"x [0] = 5", ""},
		{"x [0] + 5", ""},
		{"x [0] in y", ""},
		{"s.connect [::1]:80", `s.connect("[::1]:80")`},
		{"expect [a-z]+", `expect("[a-z]+")`},
		{"poll [a,\n b] 5", "poll([a,\n b], \"5\")"},
	})
}

func TestShellAndQuestion(t *testing.T) {
	checkForms(t, []formCase{
		{"!ls -l ; date # now", `run("ls -l ; date # now")`},
		{"! ls", `run("ls")`},
		{"!ls \\\n -l", "run(\"ls \\\\\\n -l\")"},
		{"recv?", `help("recv")`},
		{"s.recv?", `help("recv")`},
		{"s.recv? ; s.close", `help("recv"); s.close()`},
		{"x = 1 ; !ls", `py; run("ls")`},
		{"recv ?", ""},
	})
	checkErrors(t, []errorCase{{"!", "!", "a program must follow !"}})
}

func TestRest(t *testing.T) {
	checkForms(t, []formCase{
		{"print x, y", `print(x, y)`},
		{`print "a # b" # c`, `print("a # b")`},
		{"print not x", `print(not x)`},
		{"print -1", `print(-1)`},
		{"print [1] + x", `print([1] + x)`},
		{"print {1: 2}", `print({1: 2})`},
		{"print (x), y", `print((x), y)`},
		{"print (x)", ""},
		{"print(x)", ""},
		{"print = 5", ""},
		{"print", "print()"},
		{"time - t0", ""},
		{"time", "time()"},
		{"time s.recv 5 > f", `time(lambda: write(s.recv("5"), "f"))`},
		{"v, err = catch s.recv 4096 ; v", `v, err = catch(lambda: s.recv("4096")); py`},
		{"catch s.send it's", `catch(lambda: s.send("it's"))`},
		{"assert x > 5", ""},
		{"assert(x) == 1", ""},
		{`assert (x), "message"`, ""},
		{"assert f(1,\n 2)", ""},
		{"import socket, sys", ""},
		{"from socket import *", ""},
	})
}

// What could be Python too, and what is data for a file or a program.
func TestValueEndings(t *testing.T) {
	checkForms(t, []formCase{
		{"data > f", `write(data, "f")`},
		{"data >> 'a b'", `append(data, "a b")`},
		{"r | xxd -p", `pipe(r, "xxd -p")`},
		{"(r[:10]) | xxd", `pipe((r[:10]), "xxd")`},
		{"b.recv(5) | xxd", `pipe(b.recv(5), "xxd")`},
		{"a.b > /tmp/x", `write(a.b, "/tmp/x")`},
		{"[1, 2] > f", `write([1, 2], "f")`},
		{"f(x)[0].y | wc", `pipe(f(x)[0].y, "wc")`},
		{"x = (r) | wc -l", `x = pipe((r), "wc -l")`},
		{"x = (r) | wc", `x = pipe((r), "wc")`},
		{"x = !date", `x = run("date")`},
		{"chat() &", `job(chat(), "")`},
		{"x = chat(1) &", `x = job(chat(1), "")`},
		{"data > f\ndata > f", `write(data, "f"); write(data, "f")`}, {"def g(f): data > f", ""},
		{"data > f ; 1", `write(data, "f"); py`},
		{"len(x) > 3", ""}, {"x > held", ""}, {"x > held.y", ""}, {"a | MSG_PEEK", ""},
		{"x > -1", ""}, {"x > (y)", ""}, {"x > f(y)", ""}, {"x > None", ""}, {"y = 1; x > y", ""},
		{"x = (a) | held", ""}, {"x = (a) > f", ""}, {"x = a | b", ""}, {"x = a > b", ""},
		{"x and y > z", ""}, {"x + y > z", ""}, {"x >z", ""}, {"return x > y", ""},
		{"1 > x", ""}, {"x >= y", ""},
	})
}

// A name that the text binds is no command, and an attribute of self neither.
func TestBoundNames(t *testing.T) {
	checkForms(t, []formCase{
		{"time = 5; x = time", ""},
		{"def f(poll): return poll", ""},
		{"import time; time", ""},
		{"x = self.close", ""},
		{"return self.accept", ""},
		{"x = s.accept", "x = s.accept()"},
		{"say = print", ""}, {"accept = s.accept", ""}, {"_send = s.send", ""}, {"s_send = s.send", ""}, {"import time; now = time.time", ""},
		{"now = time.time", "now = time.time()"},
		{"timer = 5; time", "py; time()"},
		{"def ping(): pass\nping -1", "py; ping(\"-1\")"},
	})
}

func TestAnyAddress(t *testing.T) {
	checkForms(t, []formCase{
		{"u.bind * 5353", `u.bind("*", "5353")`}, {"u.bind *:53", `u.bind("*:53")`},
		{"size * 5", ""}, {"u.size * 5", ""},
	})
}

// A command inside Python is an error that says what to write.
func TestCommandInside(t *testing.T) {
	checkErrors(t, []errorCase{
		{"x = (s.recv 10)", "recv 10", "inside Python write s.recv(10)"},
		{"if s.recv 1:", "recv 1", "write s.recv(1)"},
		{"print(s.recv 3 MSG_PEEK)", "recv 3", "write s.recv(3, MSG_PEEK)"},
		{"while s.recv 'a b': pass", "recv 'a b'", "write s.recv('a b')"},
		{"x = [s.accept 1, 2]", "accept 1", "write s.accept(1)"},
	})
}

func TestWatch(t *testing.T) {
	checkForms(t, []formCase{
		{"watch sockets", `watch(lambda: sockets())`},
		{"watch 10ms 2 sockets", `watch("10ms", "2", lambda: sockets())`},
		{"watch 5 + x", `watch(lambda: py)`},
		{"catch 1 / 0", "catch(lambda: py)"},
		{"catch catch s.close", "catch(lambda: catch(lambda: s.close()))"},
		{"note it's (a", `note("it's (a")`},
		{"print *a, sep=\"\"", `print(*a, sep="")`},
		{"print a if b else c, d", `print(a if b else c, d)`},
	})
}

func TestNotHere(t *testing.T) {
	checkErrors(t, []errorCase{
		{"match x:\n  case 1: pass", "match", "there is no match here; write if and elif"},
		{"type X = int", "type", "there is no type statement here; write X = ..."},
		{"async def f(): pass", "async", "there is no async here"},
		{"x = await f()", "await", "there is no await here"},
		{"def f[T](x): pass", "[T]", "there are no type parameters here"},
		{"class A[T, U]: pass", "[T, U]", "there are no type parameters here"},
		{"x = 1j", "1j", "there are no complex numbers here"},
	})
}
