package editor

// Style is how a span looks: the parameters of SGR (ECMA-48, 8.3.117) as "1;34".
// Empty is plain.
type Style string

// Dim is the style of what is not part of the line.
const Dim Style = "2"

const plain = "\x1b[0m"

// Span gives the bytes [Start, End) of a line a style. Of two that overlap the later wins.
type Span struct {
	Start, End int
	Style      Style
}

func (s Style) on() string {
	if s == "" {
		return ""
	}
	return "\x1b[" + string(s) + "m"
}

// styles is the style of each byte of line.
func styles(line string, spans []Span) []Style {
	all := make([]Style, len(line))
	for _, s := range spans {
		for i := max(0, s.Start); i < min(s.End, len(line)); i++ {
			all[i] = s.Style
		}
	}
	return all
}

func dim(text string) string { return Dim.on() + text + plain }
