package render

import (
	"io"
	"os"

	"github.com/fatih/color"
)

// Style is what a piece of text is, for its colour.
type Style int

const (
	Normal   Style = iota
	Dim            // remarks, line ends, traces
	Strong         // headings, the prompt
	Failure        // errors
	Good           // an established connection
	Notice         // a connection that begins or ends
	Verb           // a command
	Constant       // AF_INET
	Text           // a string, a number
	Live           // the name of a live socket
)

// Palette colours text, or leaves it as it is.
type Palette struct{ styles map[Style]*color.Color }

// Painted is the palette of a stream that shows colour; the zero Palette shows none.
func Painted() Palette {
	attributes := map[Style][]color.Attribute{
		Dim: {color.Faint}, Strong: {color.Bold}, Failure: {color.FgRed},
		Good: {color.FgGreen}, Notice: {color.FgYellow},
		Verb: {color.FgBlue, color.Bold}, Constant: {color.FgMagenta}, Text: {color.FgGreen},
		Live: {color.FgCyan, color.Bold},
	}
	p := Palette{map[Style]*color.Color{}}
	for style, list := range attributes {
		p.styles[style] = color.New(list...)
		p.styles[style].EnableColor()
	}
	return p
}

// Paint is text in a style.
func (p Palette) Paint(s Style, text string) string {
	if c := p.styles[s]; c != nil && text != "" {
		return c.Sprint(text)
	}
	return text
}

// On reports whether the palette colours at all.
func (p Palette) On() bool { return p.styles != nil }

// WantsColor decides for one stream: --color, then NO_COLOR, CLICOLOR_FORCE, TERM=dumb,
// then whether the stream is a terminal.
func WantsColor(mode string, w io.Writer, getenv func(string) string) bool {
	switch {
	case mode == "always":
		return true
	case mode == "never", getenv("NO_COLOR") != "":
		return false
	case getenv("CLICOLOR_FORCE") != "" && getenv("CLICOLOR_FORCE") != "0":
		return true
	case getenv("TERM") == "dumb":
		return false
	}
	return IsTerminal(w)
}

// IsTerminal reports whether w is an open terminal.
func IsTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && isTerminal(f)
}
