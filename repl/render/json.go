package render

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"sockshell/repl/python"

	"sockshell/repl/value"
	"sockshell/sockcore"
)

// Result is one line of --json: a command and what came of it.
type Result struct {
	Line  int     `json:"line"`
	Input string  `json:"input"`
	Value any     `json:"value,omitempty"`
	Error any     `json:"error,omitempty"`
	Took  float64 `json:"ms"`
}

// JSON is the result as one line.
func (r Result) JSON() string {
	text, err := json.Marshal(r)
	if err != nil { // a float that JSON has no number for
		r.Value = map[string]any{"type": "text", "text": err.Error()}
		text, _ = json.Marshal(r)
	}
	return escapeJSON(string(text)) + "\n"
}

// escapeJSON writes what could steer a terminal as JSON's escapes, which mean the same.
func escapeJSON(text string) string {
	if clean(text) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		switch {
		case !steers(r):
			b.WriteRune(r)
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.String()
}

// ErrorObject is an error for Result: its class, errno, the errno's name and the message.
func ErrorObject(e *python.Exception, class, message string) any {
	object := map[string]any{"type": class, "message": message}
	if number, name := value.Errno(e); name != "" {
		object["errno"], object["name"] = number, name
	}
	return object
}

// Object is a value for Result: bytes and sockets as objects, tuples and lists as arrays.
func Object(v python.Value) any { return object(v, 0) }

// deepest is how far an object is followed: one that holds itself has an end, too.
const deepest = 100

func object(v python.Value, depth int) any {
	switch v := v.(type) {
	case python.NoneType:
		return nil
	case python.Bool:
		return bool(v)
	case python.Int, *python.BigInt:
		return json.Number(value.Repr(v))
	case python.Float:
		return float64(v)
	case *python.Str:
		return strings.ToValidUTF8(v.String(), "\uFFFD")
	case python.Bytes:
		return bytesObject(string(v))
	case *value.Socket:
		return socketObject(v)
	case *python.Dict:
		object := map[string]any{}
		for k, w := range v.All() {
			object[value.Str(k)] = nested(w, depth)
		}
		return object
	case *python.Instance:
		if held := python.Held(v); held != python.Value(v) {
			return object(held, depth)
		}
	}
	if items, ok := items(v); ok {
		list := []any{}
		for _, item := range items {
			list = append(list, nested(item, depth))
		}
		return list
	}
	return Plain(v)
}

func nested(v python.Value, depth int) any {
	if depth == deepest {
		return "..."
	}
	return object(v, depth+1)
}

// items are those of a list, a tuple, a set or a table.
func items(v python.Value) ([]python.Value, bool) {
	switch v.(type) {
	case *python.List, *python.Tuple, *python.Set, *value.Table, *python.Deque:
		list, err := python.Items(python.OrIdle(nil), v)
		return list, err == nil
	}
	return nil, false
}

func bytesObject(s string) any {
	object := map[string]any{"type": "bytes", "len": len(s)}
	if utf8.ValidString(s) {
		object["text"] = s
	} else {
		object["base64"] = base64.StdEncoding.EncodeToString([]byte(s))
	}
	return object
}

func socketObject(s *value.Socket) any {
	if s.Socket == nil {
		return Plain(s)
	}
	local, peer := s.Addresses()
	return map[string]any{
		"type": "socket", "name": s.Name(), "fd": s.Fileno(),
		"family": sockcore.FamilyName(s.Family()), "kind": sockcore.TypeName(s.Socket.Type()),
		"proto": s.Proto(), "local": Object(value.Address(local)), "peer": Object(value.Address(peer)),
	}
}
