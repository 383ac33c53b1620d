package history

import (
	"bytes"
	"strconv"
	"strings"
	"time"
)

// Entry is one input, and when it was made (to the second).
type Entry struct {
	Time time.Time
	Text string
}

// record is the entry's line in the file.
func (e Entry) record() string {
	return strconv.FormatInt(e.Time.Unix(), 10) + " " + strconv.Quote(e.Text) + "\n"
}

// parse reads a record without its newline.
func parse(record string) (e Entry, ok bool) {
	seconds, quoted, _ := strings.Cut(record, " ")
	at, err := strconv.ParseInt(seconds, 10, 64)
	if err != nil || len(quoted) < 2 || quoted[0] != '"' || quoted[len(quoted)-1] != '"' {
		return e, false
	}
	text, ok := unescape(quoted[1 : len(quoted)-1])
	return Entry{time.Unix(at, 0), text}, ok
}

// unescape is what strconv.Unquote does, several times as fast where little is escaped: a
// long history must not delay the prompt.
func unescape(body string) (text string, ok bool) {
	if !strings.ContainsAny(body, "\\\"") {
		return body, true
	}
	var out strings.Builder
	out.Grow(len(body))
	for {
		i := strings.IndexByte(body, '\\')
		if i < 0 {
			break
		}
		if strings.IndexByte(body[:i], '"') >= 0 {
			return "", false
		}
		value, multibyte, tail, err := strconv.UnquoteChar(body[i:], '"')
		if err != nil {
			return "", false
		}
		out.WriteString(body[:i])
		if multibyte {
			out.WriteRune(value)
		} else {
			out.WriteByte(byte(value))
		}
		body = tail
	}
	if strings.IndexByte(body, '"') >= 0 {
		return "", false
	}
	out.WriteString(body)
	return out.String(), true
}

// parseAll reads the whole records among lines.
func parseAll(data []byte) []Entry {
	entries := make([]Entry, 0, bytes.Count(data, []byte{'\n'}))
	for line := range strings.Lines(string(data)) {
		record, whole := strings.CutSuffix(line, "\n")
		if e, ok := parse(record); ok && whole {
			entries = append(entries, e)
		}
	}
	return entries
}
