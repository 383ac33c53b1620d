package render

import (
	"fmt"
	"strings"
	"testing"

	"go.starlark.net/starlark"
	"golang.org/x/sys/unix"

	"sockshell/repl/value"
)

func item(level, typ int, data string) starlark.Value {
	return starlark.Tuple{starlark.MakeInt(level), starlark.MakeInt(typ), value.Bytes(data)}
}

// nobody says of each descriptor that no socket leads there.
func nobody(int) string { return "" }

func TestMessageRemarks(t *testing.T) {
	items := starlark.NewList([]starlark.Value{item(unix.SOL_SOCKET, unix.SCM_RIGHTS, "\xff\xff\xff\x7f")})
	rights := "SCM_RIGHTS descriptor 2147483647 (closed)"
	whole := starlark.Tuple{value.Bytes("x"), items, starlark.MakeInt(unix.MSG_CTRUNC), starlark.None}
	for _, c := range []struct {
		v    starlark.Value
		want string
	}{
		{items, rights},
		{whole, rights + "\nflags MSG_CTRUNC"},
		{whole[:3], ""},
		{starlark.NewList([]starlark.Value{starlark.Tuple{starlark.None, starlark.None, value.Bytes("")}}), ""},
		{starlark.NewList(nil), ""},
		{starlark.Tuple{value.Bytes("x"), items, starlark.None, starlark.None}, ""},
		{starlark.MakeInt(5), ""},
	} {
		if got := strings.Join(messageRemarks(c.v, nobody), "\n"); got != c.want {
			t.Errorf("%s: %q, want %q", value.Repr(c.v), got, c.want)
		}
	}
	named := messageRemarks(items, func(fd int) string { return fmt.Sprint("s", fd) })
	if got := strings.Join(named, "\n"); got != rights+"\ndescriptor 2147483647 is the socket s2147483647" {
		t.Error(got)
	}
	shown := Value(whole, Auto, Palette{}, nobody)
	if want := Plain(whole) + "\n" + rights + "\nflags MSG_CTRUNC\n"; shown != want {
		t.Errorf("%q, want %q", shown, want)
	}
}
