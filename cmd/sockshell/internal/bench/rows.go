package main

import (
	"fmt"
	"slices"
)

// row is one thing that is measured: our command, and others that do the same.
// In commands $TCP, $UDP and $UNIX are where echo servers are, $SINK and $SOURCE the ports
// of what reads and what writes without end, $TLSSINK and $TLSSOURCE of the same over TLS,
// $FREE a free port.
type row struct {
	name   string
	unit   unit
	per    int // what a measure is divided by: the lines, trips or sockets of one run
	times  int // how many runs count as one, of what is too short to tell by itself
	ours   string
	beside string  // runs at the same time as each command
	most   float64 // what ours may be at most, in seconds or bytes; 0: no limit
	peers  []peer
}

// peer does what we do. wanted is what ours may be of theirs at most; 0: no limit.
type peer struct {
	command string
	wanted  float64
}

// size is how much there is to do.
type size struct {
	lines, million, trips, names, accepts, sockets int
	turns                                          int // of a loop
	bytes                                          int // that go one way
	secret                                         int // that go one way over TLS
	file                                           int // bytes of zeros
}

var (
	usual = size{lines: 200_000, million: 1_000_000, trips: 20_000, turns: 300_000, names: 2_000, accepts: 5_000,
		sockets: 10_000, bytes: 1 << 30, secret: 256 << 20, file: 1 << 30}
	full = size{lines: 200_000, million: 1_000_000, trips: 20_000, turns: 300_000, names: 2_000, accepts: 5_000,
		sockets: 10_000, bytes: 4 << 30, secret: 1 << 30, file: 1 << 30}
	small = size{lines: 200, million: 1_000, trips: 20, turns: 20, names: 20, accepts: 20, sockets: 20,
		bytes: 1 << 20, secret: 1 << 20, file: 1 << 20}
)

func rows(n size) []row {
	return slices.Concat(startRows(), lineRows(n), languageRows(n), tripRows(n), bulkRows(n), tlsRows(n),
		manyRows(n), memoryRows(n))
}

func startRows() []row {
	return []row{{
		name: "start to exit, empty script", unit: seconds, per: 1, times: 20,
		ours: "sockshell /dev/null",
		peers: []peer{
			{"bash -c true", 1.5},
			{`python3 -c "import socket"`, 0.25},
			{"tclsh /dev/null", 0},
			{"expect /dev/null", 0},
		},
	}}
}

// A line is a send or a recv: a pair is two.
func lineRows(n size) []row {
	pairs := n.lines / 2
	python, c := fmt.Sprint("python3 pairs.py ", pairs), fmt.Sprint("peer pairs ", pairs)
	return []row{{
		name: "a piped line", unit: seconds, per: n.lines,
		ours:  "cat lines.sock | sockshell",
		peers: []peer{{"cat lines.py | python3 -", 0.08}, {python + " | cat", 1}, {c + " | cat", 0}},
	}, {
		name: fmt.Sprint(n.lines, " piped lines, start to end"), unit: seconds, per: 1,
		ours: "sockshell <lines.sock >/dev/null",
		peers: []peer{{"python3 - <lines.py >/dev/null", 0.1}, {python + " >/dev/null", 1.25},
			{c + " >/dev/null", 0}},
	}, {
		name: "a line of a file", unit: seconds, per: n.lines,
		ours:  "sockshell lines.sock",
		peers: []peer{{"python3 lines.py", 1. / 12}},
	}, {
		name: "a piped line that none before is like", unit: seconds, per: n.lines / 10,
		ours:  "cat different.sock | sockshell",
		peers: []peer{{"cat different.py | python3 -", 0.5}},
	}, {
		name: "a send or a recv in a loop", unit: seconds, per: n.lines,
		ours:  fmt.Sprint("sockshell pairs.sock ", pairs),
		peers: []peer{{python, 0.83}, {c, 0}},
	}, {
		name: "a line with trace on", unit: seconds, per: n.lines / 10,
		ours:  "sockshell traced.sock 2>/dev/null",
		peers: []peer{{"sockshell untraced.sock 2>/dev/null", 0}},
	}}
}

// Loops of the language, one file for both.
func languageRows(n size) []row {
	var all []row
	for _, r := range []struct {
		name, loop string
		wanted     float64
	}{
		{"a send and a recv in a loop of a program", "pairs", 0.83},
		{"a turn of a loop of integers", "integers", 1.5},
		{"a function call", "calls", 1.5},
		{"a try that holds, with a call", "tries", 1.5},
		{"a try whose exception is caught", "raises", 1.5},
		{"str(i).encode() + b\"…\", and its split", "texts", 1.5},
		{"a method that adds to an attribute", "objects", 1.5},
		{"an append, and an item of a list and of a dict", "containers", 1.5},
	} {
		args := fmt.Sprint("language.py ", r.loop, " ", n.turns)
		all = append(all, row{name: r.name, unit: seconds, per: n.turns,
			ours: "sockshell " + args, peers: []peer{{"python3 " + args, r.wanted}}})
	}
	return all
}

func tripRows(n size) []row {
	var all []row
	for _, kind := range []struct{ name, args string }{
		{"TCP", "tcp $TCP"}, {"UDP", "udp $UDP"}, {"AF_UNIX", "unix $UNIX"},
	} {
		for _, bytes := range []int{1, 5} {
			args := fmt.Sprintf("%s %d %d", kind.args, bytes, n.trips)
			r := row{
				name: fmt.Sprintf("a round trip of %d bytes, %s", bytes, kind.name),
				unit: seconds, per: n.trips, ours: "sockshell roundtrip.sock " + args,
				peers: []peer{{"peer roundtrip " + args, 1.2}, {"python3 roundtrip.py " + args, 0}},
			}
			if kind.name == "TCP" {
				r.peers = append(r.peers, peer{"tclsh roundtrip.tcl " + args, 0},
					peer{"expect roundtrip.tcl " + args, 0})
			}
			all = append(all, r)
		}
	}
	return append(all, row{
		name: "a round trip of 5 bytes, TCP, as piped lines", unit: seconds, per: n.trips,
		ours:  "(echo 'where = $TCP'; cat trips.sock) | sockshell",
		peers: []peer{{fmt.Sprint("peer roundtrip tcp $TCP 5 ", n.trips), 1.2}},
	}, row{
		name: "getaddrinfo of a name in the hosts file", unit: seconds, per: n.names,
		ours:  fmt.Sprint("sockshell names.sock ", n.names),
		peers: []peer{{fmt.Sprint("python3 names.py ", n.names), 1}},
	})
}

func bulkRows(n size) []row {
	var all []row
	for _, chunk := range []int{16 << 10, 64 << 10, 1 << 20, 16 << 20} {
		chunk = min(chunk, n.bytes)
		args := fmt.Sprint(n.bytes, " ", chunk)
		sent := row{
			name: "sendall in pieces of " + bytes.text(float64(chunk)), unit: rate, per: n.bytes,
			ours: "sockshell send.sock $SINK " + args,
			peers: []peer{{"peer send $SINK " + args, 1 / 0.95},
				{"python3 send.py $SINK " + args, 0}},
		}
		got := row{
			name: "recv of up to " + bytes.text(float64(chunk)), unit: rate, per: n.bytes,
			ours: "sockshell recv.sock $SOURCE " + args,
			peers: []peer{{"peer recv $SOURCE " + args, 1 / 0.95},
				{"python3 recv.py $SOURCE " + args, 0}},
		}
		if chunk == 1<<20 {
			zeros := fmt.Sprintf("head -c %d /dev/zero | ", n.bytes)
			some := fmt.Sprintf(" | head -c %d >/dev/null", n.bytes)
			sent.peers = append(sent.peers, peer{zeros + "nc -N 127.0.0.1 $SINK", 1},
				peer{zeros + "ncat --send-only 127.0.0.1 $SINK", 1},
				peer{zeros + "socat -u - TCP:127.0.0.1:$SINK", 1})
			got.peers = append(got.peers, peer{"nc -d 127.0.0.1 $SOURCE" + some, 1},
				peer{"ncat --recv-only 127.0.0.1 $SOURCE" + some, 1},
				peer{"socat -u TCP:127.0.0.1:$SOURCE -" + some, 1})
		}
		all = append(all, sent, got)
	}
	return append(all, row{
		name: "sendfile", unit: rate, per: n.file,
		ours:  "sockshell sendfile.sock $SINK zeros",
		peers: []peer{{"peer sendfile $SINK zeros", 1.05}, {"python3 sendfile.py $SINK zeros", 0}},
	})
}

// What openssl's client does is all it can do: its start and the handshake are in the time.
func tlsRows(n size) []row {
	const client = "openssl s_client -quiet -connect 127.0.0.1:"
	args := fmt.Sprint(n.secret, " ", min(1<<20, n.secret))
	send := fmt.Sprintf("head -c %d /dev/zero | %s$TLSSINK -no_ign_eof", n.secret, client)
	recv := fmt.Sprintf("%s$TLSSOURCE </dev/null | head -c %d >/dev/null", client, n.secret)
	return []row{{
		name: "sendall over TLS", unit: rate, per: n.secret,
		ours:  "sockshell tlssend.sock $TLSSINK " + args,
		peers: []peer{{send, 1 / 0.8}, {"python3 tlssend.py $TLSSINK " + args, 0}},
	}, {
		name: "recv over TLS", unit: rate, per: n.secret,
		ours:  "sockshell tlsrecv.sock $TLSSOURCE " + args,
		peers: []peer{{recv, 1 / 0.8}, {"python3 tlsrecv.py $TLSSOURCE " + args, 0}},
	}}
}

func manyRows(n size) []row {
	many := func(program, step string) string { return fmt.Sprint(program, " ", n.sockets, " ", step) }
	return []row{{
		name: "accept and close", unit: seconds, per: n.accepts,
		beside: fmt.Sprint("peer dial $FREE ", n.accepts),
		ours:   fmt.Sprint("sockshell accept.sock $FREE ", n.accepts),
		peers: []peer{{fmt.Sprint("peer accept $FREE ", n.accepts), 0},
			{fmt.Sprint("python3 accept.py $FREE ", n.accepts), 0}},
	}, {
		name: "open each of many sockets", unit: seconds, per: n.sockets,
		ours:  many("sockshell many.sock", "open"),
		peers: []peer{{many("peer many", "open"), 1.5}, {many("python3 many.py", "open"), 0}},
	}, {
		name: "close each of many sockets", unit: seconds, per: n.sockets,
		ours:  many("sockshell many.sock", "close"),
		peers: []peer{{many("peer many", "close"), 1.5}, {many("python3 many.py", "close"), 0}},
	}, {
		name: "poll of all of many sockets", unit: seconds, per: 1, most: 0.005,
		ours:  many("sockshell many.sock", "poll"),
		peers: []peer{{many("peer many", "poll"), 0}, {many("python3 many.py", "poll"), 0}},
	}, {
		name: "the table of many sockets", unit: seconds, per: 1, most: 0.05,
		ours: many("sockshell many.sock", "list"),
	}}
}

// A script that says two figures means their difference.
func memoryRows(n size) []row {
	return []row{{
		name: "memory with ten sockets", unit: bytes, per: 1, most: 13 << 20,
		ours: "sockshell memory.sock 10", peers: []peer{{"python3 memory.py 10", 0}},
	}, {
		name: "memory of one socket among many", unit: bytes, per: n.sockets, most: 2 << 10,
		ours:  fmt.Sprint("sockshell growth.sock ", n.sockets),
		peers: []peer{{fmt.Sprint("python3 growth.py ", n.sockets), 0}},
	}, {
		name: "memory that a million more lines take", unit: bytes, per: 1, most: 1 << 20,
		ours: "cat million.sock | sockshell",
	}}
}
