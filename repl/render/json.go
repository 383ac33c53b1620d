package render

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"go.starlark.net/starlark"

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
func ErrorObject(e *value.Exception) any {
	object := map[string]any{"type": e.Class, "message": e.Message}
	if e.Name != "" {
		object["errno"], object["name"] = e.Errno, e.Name
	}
	return object
}

// Object is a value for Result: bytes and sockets as objects, tuples and lists as arrays.
func Object(v starlark.Value) any {
	switch v := v.(type) {
	case starlark.NoneType:
		return nil
	case starlark.Bool:
		return bool(v)
	case starlark.Int:
		return json.Number(v.String())
	case starlark.Float:
		return float64(v)
	case starlark.String:
		return string(v)
	case value.Bytes:
		return bytesObject(string(v))
	case *value.Socket:
		return socketObject(v)
	case value.Record:
		return Object(v.Dict)
	case *starlark.Dict:
		object := map[string]any{}
		for _, item := range v.Items() {
			object[value.Str(item[0])] = Object(item[1])
		}
		return object
	case starlark.Iterable:
		list := []any{}
		for item := range starlark.Elements(v) {
			list = append(list, Object(item))
		}
		return list
	}
	return Plain(v)
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
	local, peer := s.Addresses()
	return map[string]any{
		"type": "socket", "name": s.Name(), "fd": s.Fileno(),
		"family": sockcore.FamilyName(s.Family()), "kind": sockcore.TypeName(s.Socket.Type()),
		"proto": s.Proto(), "local": Object(value.Address(local)), "peer": Object(value.Address(peer)),
	}
}
