package repl

import (
	"os"
	"strconv"
	"strings"

	"go.starlark.net/starlark"

	"sockshell/repl/editor"
	"sockshell/repl/value"
	"sockshell/sockcore"
)

var tableColumns = []string{"name", "fd", "family", "type", "state", "local", "peer", "timeout", "in", "out"}

// socketTable is the value of `sockets`.
func socketTable(sockets []*sockcore.Socket) starlark.Value {
	rows := make([][]starlark.Value, len(sockets))
	for i, s := range sockets {
		local, peer := s.Addresses()
		rows[i] = []starlark.Value{
			starlark.String(s.Name()), starlark.MakeInt(s.Fileno()),
			starlark.String(sockcore.FamilyName(s.Family())), starlark.String(sockcore.TypeName(s.Type())),
			starlark.String(state(s)), value.Address(local), value.Address(peer),
			value.Timeout(s.Timeout()), starlark.MakeInt64(s.BytesIn()), starlark.MakeInt64(s.BytesOut()),
		}
	}
	return value.NewTable(tableColumns, rows)
}

// state is the kernel's word, and what TLS there is.
func state(s *sockcore.Socket) string {
	if tls := s.TLS(); tls != nil {
		return s.State() + " " + tls.Summary()
	}
	return s.State()
}

// width is the columns of a terminal; 0 when nobody knows.
func width(terminal any) int {
	if f, ok := terminal.(*os.File); ok {
		cols, _ := editor.Size(f)
		return cols
	}
	return 0
}

// cutLines cuts each line to that many characters; what is missing shows as "…".
func cutLines(text string, width int) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if r := []rune(line); width > 0 && len(r) > width {
			lines[i] = string(r[:width-1]) + "…"
		}
	}
	return strings.Join(lines, "\n")
}

// number is a count for a person.
func number(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
