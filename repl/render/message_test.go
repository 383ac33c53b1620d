package render

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
	"sockshell/repl/python"

	"sockshell/repl/value"
)

func item(level, typ int, data string) python.Value {
	return python.NewTuple(python.NewInt(int64(level)), python.NewInt(int64(typ)), python.Bytes(data))
}

// nobody says of each descriptor that no socket leads there.
func nobody(int) string { return "" }

func TestMessageRemarks(t *testing.T) {
	items := python.NewList(item(unix.SOL_SOCKET, unix.SCM_RIGHTS, "\xff\xff\xff\x7f"))
	rights := "SCM_RIGHTS descriptor 2147483647 (closed)"
	whole := python.NewTuple(python.Bytes("x"), items, python.NewInt(int64(unix.MSG_CTRUNC)), python.None)
	for _, c := range []struct {
		v    python.Value
		want string
	}{
		{items, rights},
		{whole, rights + "\nflags MSG_CTRUNC"},
		{python.NewTuple(whole.Items[:3]...), ""},
		{python.NewList(python.NewTuple(python.None, python.None, python.Bytes(""))), ""},
		{python.NewList(), ""},
		{python.NewTuple(python.Bytes("x"), items, python.None, python.None), ""},
		{python.NewInt(int64(5)), ""},
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
