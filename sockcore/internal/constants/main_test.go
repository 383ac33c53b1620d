package main

import (
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// TestGenerated holds the files that are checked in against constants.txt.
func TestGenerated(t *testing.T) {
	for _, system := range []string{"linux", "darwin", "freebsd"} {
		want, err := generate(system)
		if err != nil {
			t.Fatal(err)
		}
		name := "constant_" + system + ".go"
		got, err := os.ReadFile("../../" + name)
		if err != nil || string(got) != string(want) {
			t.Errorf("sockcore/%s is not what constants.txt says (%v): run make generate", name, err)
		}
	}
}

// TestWords: every constant says in a few words what it is for, and more than its name.
func TestWords(t *testing.T) {
	for line := range strings.Lines(list) {
		definition, words, _ := strings.Cut(line, "#")
		name, _, _ := strings.Cut(definition, " ")
		words = strings.TrimSpace(words)
		switch {
		case words == "":
			t.Errorf("%s has no words", name)
		case len(words) > 70 || strings.HasSuffix(words, "."):
			t.Errorf("%s: a line of 70 bytes without a full stop, not %q", name, words)
		case respells(name, words):
			t.Errorf("%s: %q says no more than the name", name, words)
		}
	}
}

// respells tells whether each word is a part of the name, or none that tells anything.
func respells(name, words string) bool {
	parts := append(strings.Split(strings.ToLower(name), "_"),
		"a", "an", "the", "of", "for", "is", "option", "constant", "flag", "protocol", "family")
	notLetters := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	for _, word := range strings.FieldsFunc(strings.ToLower(words), notLetters) {
		if !slices.Contains(parts, word) {
			return false
		}
	}
	return true
}

func TestRespells(t *testing.T) {
	for _, c := range []struct {
		name, words string
		want        bool
	}{
		{"IPPROTO_TCP", "TCP", true},
		{"SO_DEBUG", "the debug option", true},
		{"AF_INET", "IPv4", false},
		{"TCP_NODELAY", "send at once (no Nagle algorithm)", false},
	} {
		if got := respells(c.name, c.words); got != c.want {
			t.Errorf("%s, %q: %v", c.name, c.words, got)
		}
	}
}

// TestOrder: the names stand once each, in the order in which they are searched.
func TestOrder(t *testing.T) {
	last := ""
	for line := range strings.Lines(list) {
		name, _, _ := strings.Cut(line, " ")
		if name <= last {
			t.Errorf("%s stands after %s", name, last)
		}
		last = name
	}
}
