package editor

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
)

// cleanPaste makes pasted text fit to be edited: lines end in "\n", the last
// without it, control characters are gone, and quotes that a word processor
// made are the ones of a keyboard where they stand around words of a command.
func cleanPaste(text string) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, text)
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	for i, line := range lines {
		lines[i] = straighten(line)
	}
	return strings.Join(lines, "\n")
}

// commandLike is a line that begins as a command does, a pasted prompt before it or not.
var commandLike = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\s*(\S+> |>>> |\.\.\. )?\s*[A-Za-z_@!][\w.]*([\s(=]|$)`)
})

var straight = strings.NewReplacer(
	"“", `"`, "”", `"`, "„", `"`,
	"‘", `'`, "’", `'`, "‚", `'`)

// straighten replaces typographic quotes in a line that reads as a command and
// in which they come in pairs. Where a straight one stands too, they are content.
func straighten(line string) string {
	double := strings.Count(line, "“") + strings.Count(line, "”") + strings.Count(line, "„")
	single := strings.Count(line, "‘") + strings.Count(line, "’") + strings.Count(line, "‚")
	if double+single == 0 || double%2 != 0 || single%2 != 0 ||
		strings.ContainsAny(line, `"'`) || !commandLike().MatchString(line) {
		return line
	}
	return straight.Replace(line)
}
