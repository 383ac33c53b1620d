package repl

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"sockshell/sockcore"
)

// offers are what Tab finds: those that must be there, and after a - those that must not.
var offers = []struct{ text, want string }{
	{"a.sendal", "a.sendall"},
	{"a.SENDAL", "a.sendall"},
	{"a.sdall", "a.sendall"},
	{"a.", "a.recv a.family a.bind -a.readline -a.append"},
	{"a.", "a.listen -a.tcp_info -a.cipher -a.unwrap"},
	{"d.", "d.recvfrom d.connect -d.listen -d.accept -d.tcp_info"},
	{"f.", "f.readline f.closed -f.bind -f.recv"},
	{"words.", "words.append -words.recv"},
	{"n.", "n.bit_length -n.recv"},
	{"nobody.", "-nobody.recv"},
	{"socket.get", "socket.gethostname"},
	{"socket ", "AF_INET6 -SOCK_STREAM -SO_TYPE -a"},
	{"socket AF_INET ", "SOCK_STREAM -AF_INET"},
	{"x = socket AF_INET SOCK_STREAM ", "IPPROTO_TCP -SOCK_STREAM"},
	{"socket pro", "proto="},
	{"print(s, fil", "file"},
	{"a.setsockopt IPPROTO_TCP nodelay", "TCP_NODELAY"},
	{"a.sendto x 0 earl", "early.example"},
	{"a.sendto x localhost ht", "http"},
	{"socket type=", "SOCK_DGRAM -AF_INET -proto="},
	{"a.setsockopt ", "SOL_SOCKET IPPROTO_TCP -SO_TYPE"},
	{"a.setsockopt IPPROTO_TCP tcp_nod", "TCP_NODELAY"},
	{"a.setsockopt SOL_SOCKET ", "SO_REUSEADDR -TCP_NODELAY -SO_EE_ORIGIN_ICMP -SO_VENDOR"},
	{"a.setsockopt SOL_TCP ", "TCP_NODELAY -TCP_ESTABLISHED"},
	{"a.setsockopt nobody ", "-SO_REUSEADDR -IP_TTL"},
	{"a.getsockopt IPPROTO_IP ", "IP_TTL MCAST_JOIN_GROUP -IP_DEFAULT_MULTICAST_TTL"},
	{"a.getsockopt IPPROTO_UDP ", "-SO_REUSEADDR -IP_TTL"},
	{"a.recv 10 ", "MSG_PEEK -SO_TYPE"},
	{"a.setblocking ", "on off"},
	{"a.shutdown ", "SHUT_WR"},
	{"a.send (wo", "words"},
	{"a.send (words.ap", "words.append"},
	{"a.sendall (le", "len"},
	{"poll [", "a b"},
	{"print(wo", "words"},
	{"catch a.rec", "a.recv"},
	{"n = a.rec", "a.recv"},
	{"a.send x; a.rec", "a.recv"},
	{"trace ", "on off full"},
	{"exit ", "-MSG_PEEK"},
	{"history recv ", "-MSG_PEEK"},
	{"config ", "view prompt"},
	{"help rec", "recv recvfrom"},
	{"a.connect loc", "localhost"},
	{"a.connect earl", "early.example"},
	{"a.connect localhost ht", "http"},
	{"a.connect ./sc", "./script.sock"},
	{"a.sendto x earl", "early.example"},
	{"getservbyname ht", "http"},
	{"gethostbyname loc", "localhost"},
	{"source scr", "script.sock"},
	{"a.send @sc", "script.sock"},
	{"a.recv 1 > s", "script.sock"},
	{"gethostn", "gethostname"},
	{"", "a words socket -AF_INET"},
}

func TestComplete(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("script.sock", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s := quiet(t)
	s.startHistory()
	for _, input := range []string{"a, b = socketpair", "d = socket AF_INET SOCK_DGRAM", "n = 5", "words = [1]", `f = a.makefile("rb")`} {
		if err := s.runTyped(input); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.hist.typedLine("c.connect early.example 80"); err != nil {
		t.Fatal(err)
	}
	for _, row := range offers {
		_, items := s.complete(row.text, len(row.text))
		var texts []string
		for _, item := range items {
			texts = append(texts, item.Text)
		}
		for want := range strings.FieldsSeq(row.want) {
			name, not := strings.CutPrefix(want, "-")
			if slices.Contains(texts, name) == not {
				t.Errorf("%q: %.300q, %s", row.text, texts, want)
			}
		}
	}
}

// TestCompleteOption: after a level Tab offers its options, all of them and nothing else,
// each with its words.
func TestCompleteOption(t *testing.T) {
	s := quiet(t)
	if err := s.runTyped("a = socket"); err != nil {
		t.Fatal(err)
	}
	for _, level := range []string{"SOL_SOCKET", "IPPROTO_IP", "IPPROTO_IPV6", "IPPROTO_TCP"} {
		number, _ := sockcore.ConstantValue(level)
		docs := map[string]string{}
		for _, o := range sockcore.LevelOptions(int(number)) {
			docs[o.Name] = o.Doc
		}
		text := "a.setsockopt " + level + " "
		_, items := s.complete(text, len(text))
		got := map[string]string{}
		for _, item := range items {
			got[item.Text] = item.Doc
		}
		if len(docs) == 0 || !maps.Equal(got, docs) {
			t.Errorf("%s: %q, want %q", text, got, docs)
		}
	}
}

// many is a session with that many names of a live socket.
func many(tb testing.TB, count int) *Session {
	s := quiet(tb)
	if err := s.runTyped("a = socket"); err != nil {
		tb.Fatal(err)
	}
	one := s.lookup("a")
	for i := range count {
		s.names.Set(fmt.Sprintf("s%d", i), one)
	}
	return s
}

// BenchmarkTab is to take less than 20 ms with 10,000 live sockets.
func BenchmarkTab(b *testing.B) {
	s := many(b, 10_000)
	for _, text := range []string{"", "s1", "s1.", "poll s", "a.connect ", "s.send ("} {
		b.Run(text, func(b *testing.B) {
			for b.Loop() {
				s.complete(text, len(text))
			}
		})
	}
}
