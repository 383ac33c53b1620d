package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// programDirs are where the programs are: those that one reads, and the others.
var programDirs = []string{"../../docs/examples/python", "testdata/programs"}

func programFile(t *testing.T, name string) string {
	t.Helper()
	for _, dir := range programDirs {
		if file := filepath.Join(dir, name); exists(file) {
			return file
		}
	}
	t.Fatalf("there is no program %s", name)
	return ""
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}

// programRow is what some programs do together. runs.txt says at its beginning how it is written.
type programRow struct {
	name             string
	steps            []programStep
	needs, unordered []string
	imported         []string // modules beside the programs
	lacks            string   // the first program ends with these words here: it is not compared
}

type programStep struct {
	actor string
	kind  stepKind
	text  string // the program and its arguments, what it writes, what is typed, the signal
	input string // all of a started program's standard input
	until string // a started program goes on aside when it has written this
	aside bool   // or at once
}

type stepKind int

const (
	starts stepKind = iota
	sees
	types
	closes
	signals
	ends
)

// names reports whether a row runs a program, or imports it.
func (r programRow) names(file string) bool {
	return slices.Contains(r.imported, file) || slices.ContainsFunc(r.steps, func(s programStep) bool {
		return s.kind == starts && strings.Fields(s.text)[0] == file
	})
}

// types reports whether someone types while an actor runs.
func (r programRow) types(actor string) bool {
	return slices.ContainsFunc(r.steps, func(s programStep) bool {
		return s.actor == actor && (s.kind == types || s.kind == closes)
	})
}

func readRuns(t *testing.T) []programRow {
	t.Helper()
	text, err := os.ReadFile("testdata/programs/runs.txt")
	if err != nil {
		t.Fatal(err)
	}
	var rows []programRow
	for i, line := range strings.Split(string(text), "\n") {
		name, begins := strings.CutPrefix(line, "== ")
		switch {
		case line == "" || line[0] == '#':
		case begins:
			rows = append(rows, programRow{name: name})
		case len(rows) == 0 || !rows[len(rows)-1].read(line):
			t.Fatalf("runs.txt:%d: %s", i+1, line)
		}
	}
	return rows
}

var (
	factLine  = regexp.MustCompile(`^(needs|unordered|imports) (.+)$`)
	startLine = regexp.MustCompile(`^(\w+): (.+?)(?: < (".*"))?(?: (&)| \? (.+))?$`)
	stepLine  = regexp.MustCompile(`^(\w+) ([?<!.])(?: (.+))?$`)
)

// read takes a line of a row.
func (r *programRow) read(line string) bool {
	if m := factLine.FindStringSubmatch(line); m != nil {
		list := map[string]*[]string{"needs": &r.needs, "unordered": &r.unordered,
			"imports": &r.imported}[m[1]]
		*list = append(*list, strings.Fields(m[2])...)
		return true
	}
	if words, ok := strings.CutPrefix(line, "lacks "); ok {
		r.lacks = words
		return true
	}
	if m := startLine.FindStringSubmatch(line); m != nil {
		r.steps = append(r.steps, programStep{actor: m[1], kind: starts, text: m[2],
			input: unquoted(m[3]), aside: m[4] != "" || m[5] != "", until: unquoted(m[5])})
		return true
	}
	m := stepLine.FindStringSubmatch(line)
	if m == nil {
		return false
	}
	s := programStep{actor: m[1], text: unquoted(m[3])}
	switch s.kind = map[string]stepKind{"?": sees, "<": types, "!": signals, ".": ends}[m[2]]; {
	case s.kind == types && s.text == "":
		s.kind = closes
	case s.kind == ends && s.text != "", s.kind == sees && s.text == "",
		s.kind == signals && programSignals[s.text] == 0:
		return false
	}
	r.steps = append(r.steps, s)
	return true
}

// unquoted is a text as it is, or what a quoted one stands for.
func unquoted(s string) string {
	if text, err := strconv.Unquote(s); err == nil {
		return text
	}
	return s
}
