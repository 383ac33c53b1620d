package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// result is what a row gave.
type result struct {
	row
	ours   sample
	theirs []sample // none where the program is not here
}

// sample is what several runs of one command gave, each in seconds or bytes, for one.
type sample []float64

func (s sample) median() float64 {
	s = slices.Sorted(slices.Values(s))
	return (s[len(s)/2] + s[(len(s)-1)/2]) / 2
}

func (s sample) least() float64 { return slices.Min(s) }

// measure runs all commands of a row in turn, each round in an order of its own, so that
// what else the machine does befalls all of them alike.
func (w *workshop) measure(r row, runs int) (result, error) {
	done := result{row: r, theirs: make([]sample, len(r.peers))}
	commands, into := []string{r.ours}, []*sample{&done.ours}
	for i, p := range r.peers {
		if w.has(p.command) {
			commands, into = append(commands, p.command), append(into, &done.theirs[i])
		}
	}
	for range runs * max(1, r.times) {
		for _, i := range rand.Perm(len(commands)) {
			took, err := w.run(commands[i], r.beside)
			if err != nil {
				return done, fmt.Errorf("%s: %w", commands[i], err)
			}
			*into[i] = append(*into[i], took/float64(r.per))
		}
	}
	return done, nil
}

// has reports whether the program that a command is about is here.
func (w *workshop) has(command string) bool {
	for _, program := range []string{"python3", "tclsh", "expect", "nc", "ncat", "socat", "openssl"} {
		if slices.Contains(strings.Fields(command), program) {
			return w.find(program) != ""
		}
	}
	return true
}

func (w *workshop) find(program string) string {
	for _, dir := range filepath.SplitList(w.path) {
		path := filepath.Join(dir, program)
		if info, err := os.Stat(path); err == nil && info.Mode()&0o111 != 0 {
			return path
		}
	}
	return ""
}

// patience is how long one command may take.
const patience = 2 * time.Minute

// run is what a command says that it took or, when it says nothing, the time from its
// start to its end.
func (w *workshop) run(command, beside string) (float64, error) {
	port, err := freePort()
	if err != nil {
		return 0, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if beside != "" {
		other := w.command(ctx, beside, port)
		if err := other.Start(); err != nil {
			return 0, err
		}
		defer func() { _ = other.Wait() }()
	}
	cmd := w.command(ctx, command, port)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	began := time.Now()
	text, err := cmd.Output()
	took := time.Since(began).Seconds()
	if err != nil {
		cancel() // ends what runs beside it
		return 0, fmt.Errorf("%w\n%s", err, stderr.String())
	}
	if said := figures(string(text)); len(said) > 0 {
		return said[len(said)-1] - sum(said[:len(said)-1]), nil
	}
	return took, nil
}

var tookLine = regexp.MustCompile(`(?m)^took ([-+.e0-9]+)$`)

func figures(text string) (all []float64) {
	for _, m := range tookLine.FindAllStringSubmatch(text, -1) {
		if v, err := strconv.ParseFloat(m[1], 64); err == nil {
			all = append(all, v)
		}
	}
	return all
}

func sum(all []float64) (total float64) {
	for _, v := range all {
		total += v
	}
	return total
}

// command is run by sh where it needs one, else by itself.
func (w *workshop) command(ctx context.Context, text, port string) *exec.Cmd {
	text = strings.ReplaceAll(text, "$FREE", port)
	for name, where := range w.where {
		text = strings.ReplaceAll(text, name, where)
	}
	args := strings.Fields(text)
	if strings.ContainsAny(text, `|>"`) {
		args = []string{"sh", "-c", "exec " + text}
		if strings.Contains(text, "|") {
			args[2] = text
		}
	}
	cmd := exec.CommandContext(ctx, w.find(args[0]), args[1:]...)
	cmd.Dir = w.dir
	cmd.Env = append(os.Environ(), "PATH="+w.path)
	return cmd
}

func freePort() (string, error) {
	l, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer func() { _ = l.Close() }()
	_, port, err := net.SplitHostPort(l.Addr().String())
	return port, err
}
