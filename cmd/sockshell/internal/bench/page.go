package main

import (
	"fmt"
	"math"
	"runtime"
	"strings"
)

// unit is what a figure is of.
type unit string

const (
	seconds unit = "seconds"
	bytes   unit = "bytes"
	rate    unit = "rate" // seconds for a byte, shown as bytes in a second
)

// text is a figure for a person.
func (u unit) text(v float64) string {
	switch u {
	case bytes:
		return scaled(v, 1024, "B", "KiB", "MiB", "GiB")
	case rate:
		return scaled(1/v, 1024, "B/s", "KiB/s", "MiB/s", "GiB/s")
	}
	return scaled(v*1e9, 1000, "ns", "µs", "ms", "s")
}

func scaled(v, step float64, names ...string) string {
	for math.Abs(v) >= step && len(names) > 1 {
		v, names = v/step, names[1:]
	}
	return fmt.Sprintf("%.3g %s", v, names[0])
}

const preface = `# Performance

` + "`make bench`" + ` writes this page: sockshell against what else speaks to sockets, in one run
on one machine (%d cores, which it shares with others). Each command ran %s, all commands
of a row in turn and in a shuffled order. A figure is the median; "ratio" is ours by theirs, in
time or memory: less is better, and 0.5 is half as much. The first ratio is that of the medians,
the second that of the best runs, which what else the machine does touches least. "Wanted" is
what the ratio (or, in a row of ours alone, the figure) may be at most; a row that only its best
runs meet says "at best".

` + "`peer`" + ` is the C program [peer.c](../cmd/sockshell/internal/bench/testdata/peer.c), plain
blocking calls; the scripts stand beside it. With ` + "`-full`" + ` the bulk rows move 4 GiB, and 1 GiB
over TLS.

| what | ours | peer | theirs | ratio | best | wanted | |
| --- | ---: | --- | ---: | ---: | ---: | ---: | --- |
`

// reasons are what the profiles (perf record -g, go test -cpuprofile) of the rows that miss
// their mark showed.
const reasons = `
## Where a mark is missed, and why

- Start: of the time that is ours some 1.2 ms are the Go runtime's and the libraries' beginnings
  (` + "`GODEBUG=inittrace=1`" + `), of which no package takes more than 0.1 ms; the rest is loading
  a program of 11 MB.
- A loop: a line's system call is 0.9 µs in C, in Python and here; the mark leaves less than
  0.2 µs for the rest.
- Lines that are piped in: the same calls, reading and finding the kept line, showing what recv
  gave, and keeping it for ` + "`save`" + `.
- Round trips: a Go loop of the same blocking calls takes 1.04 of C's time; one that tries, and
  waits in poll(2) so that Ctrl-C and a close can end it, 1.17; the engine 1.22; a line of the
  script twice in each trip is the rest. What else the machine does decides when the scheduler comes
  back: ` + "`go test -bench RoundTrip ./sockcore`" + ` compares the engine with C in short bursts.
- recv: each piece is a value of its own, which the collector finds dropped some 16 MB later.
  C and Python fill the same memory again, which the cache holds; a C program that goes round
  64 MB takes 1.35 of its time too. A quarter is collecting, page faults as the heap's
  size follows it up and down, and the script's own line; nothing is cleared or copied.
- Many sockets: socket(2) is two thirds of what opening takes of the processor; the table
  that does not keep a socket alive (a weak pointer and a cleanup) is a quarter. Once,
  when the descriptors outgrow the kernel's first table of 256, it waits 10 ms or more for
  the other threads, of which C has none. A close asks for SO_LINGER first, lest it blocks.
- poll of many: ppoll(2) is three quarters; in a program with threads the kernel counts each
  file in and out.
`

// page is docs/performance.md.
func page(all []result, runs int) string {
	var table, commands strings.Builder
	fmt.Fprintf(&table, preface, runtime.NumCPU(), times(runs))
	for _, r := range all {
		table.WriteString(r.lines())
		fmt.Fprintf(&commands, "\n%s:\n\n    %s\n", r.name, r.row.ours)
		for _, p := range r.peers {
			fmt.Fprintf(&commands, "    %s\n", p.command)
		}
		if r.beside != "" {
			fmt.Fprintf(&commands, "    %s   # beside each\n", r.beside)
		}
	}
	return table.String() + reasons + "\n## The commands\n\nOne row alone: " +
		"`go run ./cmd/sockshell/internal/bench -only 'sendfile'`.\n" + commands.String()
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprint(n, " times")
}

// lines are a row of the table for ours alone, when it has a limit, and one for each peer.
func (r result) lines() string {
	var b strings.Builder
	ours := r.unit.text(r.ours.median())
	if r.most > 0 || len(r.peers) == 0 {
		limit := limit{most: r.most, median: r.ours.median(), best: r.ours.least()}
		fmt.Fprintf(&b, "| %s | %s | | | | | %s | %s |\n", r.name, ours, r.unit.text(r.most), limit)
	}
	for i, p := range r.peers {
		theirs := r.theirs[i]
		if len(theirs) == 0 {
			fmt.Fprintf(&b, "| %s | %s | %s | not here | | | | |\n", r.name, ours, p.name())
			continue
		}
		limit := limit{most: p.wanted, median: r.ours.median() / theirs.median(),
			best: r.ours.least() / theirs.least()}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %.2f | %.2f | %s | %s |\n", r.name, ours, p.name(),
			r.unit.text(theirs.median()), limit.median, limit.best, limit.wanted(), limit)
	}
	return b.String()
}

// name is the program that a command is about, and its script.
func (p peer) name() string {
	parts := strings.Split(p.command, " | ")
	last := parts[len(parts)-1]
	if last == "cat" || strings.HasPrefix(last, "head ") {
		last = parts[0]
	}
	words := strings.Fields(last)
	switch {
	case words[0] == "peer":
		return "C"
	case words[0] == "python3" && words[1] == "-":
		return "python3 -"
	case words[0] == "sockshell":
		return "without"
	}
	return words[0]
}

// limit is a figure or a ratio beside what is wanted of it.
type limit struct{ most, median, best float64 }

func (l limit) wanted() string {
	if l.most == 0 {
		return ""
	}
	return fmt.Sprintf("%.2f", l.most)
}

func (l limit) String() string {
	switch {
	case l.most == 0:
		return ""
	case l.median <= l.most:
		return "met"
	case l.best <= l.most:
		return "at best"
	}
	return "missed"
}
