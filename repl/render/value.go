// Package render is how values and errors are shown: as text, JSON or hexdump, and the
// only colour.
package render

import (
	"encoding/hex"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mattn/go-isatty"
	"sockshell/repl/python"

	"os"

	"sockshell/repl/value"
)

func isTerminal(f *os.File) bool { return isatty.IsTerminal(f.Fd()) }

// Plain is Python's text of a value, one line: what is shown where no person reads.
func Plain(v python.Value) string { return value.Repr(v) }

// View is how bytes are shown on a terminal.
type View string

// The views: auto chooses text or hex by what the bytes are.
const (
	Auto   View = "auto"
	Repr   View = "repr"
	AsText View = "text"
	AsHex  View = "hex"
)

// Value is a value as a terminal shows it: bytes made readable, a record with a line for each
// key, all else Python's text, and below a message dim lines that say what its ancillary data
// are. socketOf names the socket that a passed descriptor leads to, "" for none.
func Value(v python.Value, view View, p Palette, socketOf func(fd int) string) string {
	if r, ok := value.AsRecord(v); ok {
		return Escape(r.Lines()) + "\n"
	}
	b, ok := python.Held(v).(python.Bytes)
	if !ok || v.Type().Lookup("__repr__") != python.BytesType.Lookup("__repr__") || view == Repr || len(b) == 0 {
		text := Escape(Plain(v)) + "\n"
		for _, remark := range messageRemarks(v, socketOf) {
			text += p.Paint(Dim, EscapeLine(remark)) + "\n"
		}
		return text
	}
	if view == AsText || view == Auto && readable(string(b)) {
		return textView(string(b), p)
	}
	return hexView(string(b), p)
}

// readable reports whether bytes are text: UTF-8 with hardly any control character.
func readable(s string) bool {
	if !utf8.ValidString(s) {
		return false
	}
	for _, r := range s {
		if unicode.IsControl(r) && r != '\r' && r != '\n' && r != '\t' && r != 0x1b {
			return false
		}
	}
	return true
}

// textView shows text line by line, each line's end dim, and the length.
func textView(s string, p Palette) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		body := strings.TrimRight(line, "\r\n")
		end := strings.NewReplacer("\r", `\r`, "\n", `\n`).Replace(line[len(body):])
		b.WriteString(Escape(body) + p.Paint(Dim, end) + "\n")
	}
	return b.String() + p.Paint(Dim, fmt.Sprintf("(%s)", bytesCount(len(s)))) + "\n"
}

func hexView(s string, p Palette) string {
	return hex.Dump([]byte(s)) + p.Paint(Dim, fmt.Sprintf("(%s)", bytesCount(len(s)))) + "\n"
}

func bytesCount(n int) string {
	if n == 1 {
		return "1 byte"
	}
	return fmt.Sprintf("%d bytes", n)
}
