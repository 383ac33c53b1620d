package main

import (
	"os"
	"strings"
	"testing"
)

func TestAFailedCommandIsAnError(t *testing.T) {
	w := &workshop{dir: t.TempDir(), path: os.Getenv("PATH")}
	_, err := w.measure(row{ours: "false", per: 1}, 1)
	if err == nil || !strings.Contains(err.Error(), "exit status 1") {
		t.Errorf("got %v", err)
	}
}

func TestAbsentPeersAreLeftOut(t *testing.T) {
	w := &workshop{dir: t.TempDir(), path: "/bin:/usr/bin"}
	r := row{name: "nothing", ours: "true", per: 1, unit: seconds, peers: []peer{{"false", 1}}}
	w.path = t.TempDir() // where there is no nc
	if w.has("head -c 1 /dev/zero | nc -N 127.0.0.1 1") {
		t.Error("nc was found in an empty directory")
	}
	done := result{row: r, ours: sample{1}, theirs: []sample{nil}}
	if got := done.lines(); got != "| nothing | 1 s | false | not here | | | | |\n" {
		t.Errorf("got %q", got)
	}
}

func TestMedian(t *testing.T) {
	for _, c := range []struct {
		all  sample
		want float64
	}{{sample{3}, 3}, {sample{9, 1, 2}, 2}, {sample{4, 1, 3, 2}, 2.5}} {
		if got := c.all.median(); got != c.want {
			t.Errorf("median of %v: got %v, want %v", c.all, got, c.want)
		}
	}
}

func TestFigures(t *testing.T) {
	got := figures("b'x'\ntook 3.5\nit took 4\ntook 1e-05\n")
	if len(got) != 2 || got[0] != 3.5 || got[1] != 1e-5 {
		t.Errorf("got %v", got)
	}
}

func TestUnits(t *testing.T) {
	for _, c := range []struct {
		unit unit
		v    float64
		want string
	}{
		{seconds, 1.5e-7, "150 ns"}, {seconds, 0.0123, "12.3 ms"}, {seconds, 2, "2 s"},
		{bytes, 2048, "2 KiB"}, {bytes, -3 << 20, "-3 MiB"}, {rate, 1. / (1 << 30), "1 GiB/s"},
	} {
		if got := c.unit.text(c.v); got != c.want {
			t.Errorf("%v of %s: got %s, want %s", c.v, c.unit, got, c.want)
		}
	}
}

func TestLimits(t *testing.T) {
	for _, c := range []struct {
		limit limit
		want  string
	}{
		{limit{1, 0.9, 0.8}, "met"}, {limit{1, 1.1, 0.9}, "at best"},
		{limit{1, 1.1, 1.05}, "missed"}, {limit{0, 7, 7}, ""},
	} {
		if got := c.limit.String(); got != c.want {
			t.Errorf("%+v: got %s, want %s", c.limit, got, c.want)
		}
	}
}

func TestPeersHaveNames(t *testing.T) {
	for command, want := range map[string]string{
		"peer pairs 5 | cat":                      "C",
		"cat lines.py | python3 -":                "python3 -",
		"python3 lines.py":                        "python3",
		"head -c 5 /dev/zero | nc -N 127.0.0.1 1": "nc",
		"bash -c true":                            "bash",
		"python3 - <lines.py >/dev/null":          "python3 -",
		"openssl s_client -quiet </dev/null | head -c 5 >/dev/null": "openssl",
	} {
		if got := (peer{command: command}).name(); got != want {
			t.Errorf("%s: got %s, want %s", command, got, want)
		}
	}
}
