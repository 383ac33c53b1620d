package value

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"sockshell/repl/python"
)

// textOptions checks the options of a text file, and fills in the defaults.
func (f *File) textOptions() (err error) {
	if f.binary {
		return nil
	}
	if f.raw() {
		return python.Raise(python.ValueError, "unbuffered streams must be binary")
	}
	if f.Encoding == "" {
		f.Encoding = "UTF-8"
	}
	if f.Errors == "" {
		f.Errors = "strict"
	}
	if f.Newline != nil && !slices.Contains([]string{"", "\n", "\r", "\r\n"}, *f.Newline) {
		return python.Raise(python.ValueError, "illegal newline value: %s", *f.Newline)
	}
	f.codec = strings.ReplaceAll(strings.ToLower(f.Encoding), "_", "-")
	if f.codec == "utf8" {
		f.codec = "utf-8"
	}
	_, err = python.Decode(python.OrIdle(nil), []byte("a"), f.codec, f.Errors) // is there such a codec?
	return err
}

// fillText receives once and decodes what is whole: a character or a line's end that came
// in part waits for the rest.
func (f *File) fillText(ctx context.Context) error {
	if err := f.fill(ctx, f.Buffering); err != nil {
		return err
	}
	whole := len(f.in)
	if !f.eof {
		whole -= unfinished(f.in, f.codec)
		if whole > 0 && f.in[whole-1] == '\r' && (f.Newline == nil || *f.Newline == "") {
			whole--
		}
	}
	text, err := python.Decode(python.OrIdle(nil), f.in[:whole], f.codec, f.Errors)
	f.in = f.in[whole:]
	if f.Newline == nil {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	f.text += text
	return err
}

// unfinished is how many bytes at the end begin a character of UTF-8 without ending it.
func unfinished(b []byte, encoding string) int {
	for n := 1; encoding == "utf-8" && n < utf8.UTFMax && n <= len(b); n++ {
		if tail := b[len(b)-n:]; utf8.RuneStart(tail[0]) {
			if utf8.FullRune(tail) {
				return 0
			}
			return n
		}
	}
	return 0
}

func (f *File) readText(ctx context.Context, n int) (python.Value, error) {
	for f.eof = false; !f.eof && (n < 0 || utf8.RuneCountInString(f.text) < n); {
		if err := f.fillText(ctx); err == errWouldBlock {
			break
		} else if err != nil {
			return nil, err
		}
	}
	return f.giveText(runesAt(f.text, n)), nil
}

// runesAt is where n characters end, or the text.
func runesAt(s string, n int) int {
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}

func (f *File) giveText(n int) python.Value {
	text := f.text[:n]
	f.text = f.text[n:]
	return python.NewStr(text)
}

func (f *File) textLine(ctx context.Context, limit int) (python.Value, error) {
	for f.eof = false; ; {
		end := f.lineEnd()
		if end >= 0 || f.eof || limit >= 0 && runesAt(f.text, limit) < len(f.text) {
			if end < 0 {
				end = len(f.text)
			}
			if limit >= 0 {
				end = min(end, runesAt(f.text, limit))
			}
			return f.giveText(end), nil
		}
		if err := f.fillText(ctx); err == errWouldBlock {
			return f.giveText(len(f.text)), nil
		} else if err != nil {
			return nil, err
		}
	}
}

// lineEnd is where the first line ends, -1 when it does not.
func (f *File) lineEnd() int {
	newline := "\n"
	if f.Newline != nil && *f.Newline != "" {
		newline = *f.Newline
	}
	end := strings.Index(f.text, newline)
	if end >= 0 {
		end += len(newline)
	}
	if f.Newline == nil || *f.Newline != "" {
		return end
	}
	if cr := strings.IndexByte(f.text, '\r'); cr >= 0 && (end < 0 || cr < end-1) {
		if end = cr + 1; strings.HasPrefix(f.text[end:], "\n") {
			end++
		}
	}
	return end
}
