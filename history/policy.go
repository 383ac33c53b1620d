package history

import (
	"regexp"
	"strings"
)

// Policy says what is not kept: nothing that begins with a blank, and nothing that one of
// the patterns finds (a password in "s.sendall \"PASS …\"").
type Policy struct{ Ignore []*regexp.Regexp }

// Keeps says whether an input belongs into the history.
func (p Policy) Keeps(text string) bool {
	if strings.TrimSpace(text) == "" || strings.HasPrefix(text, " ") ||
		strings.HasPrefix(text, "\t") {
		return false
	}
	for _, pattern := range p.Ignore {
		if pattern.MatchString(text) {
			return false
		}
	}
	return true
}
