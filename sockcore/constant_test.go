package sockcore

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// TestConstantsAsPython compares every name that both have.
func TestConstantsAsPython(t *testing.T) {
	const script = `
import errno, re, select, socket
for module in socket, errno, select:
    for name in dir(module):
        value = getattr(module, name)
        if re.match('(?!PIPE_)[A-Z][A-Z0-9]*_|E[A-Z0-9]|SOMAX|POLL', name) and isinstance(value, int):
            print(name, int(value))`
	for _, line := range strings.Split(strings.TrimSpace(python(t, script, "")), "\n") {
		name, text, _ := strings.Cut(line, " ")
		want, _ := strconv.ParseInt(text, 10, 64)
		got, ok := ConstantValue(name)
		if !ok && !strings.HasPrefix(name, "EPOLL") {
			t.Errorf("%s is missing", name)
		}
		if ok && got != want {
			t.Errorf("%s is %d, Python has %d", name, got, want)
		}
	}
}

func TestConstantsWithPrefix(t *testing.T) {
	got := ConstantsWithPrefix("SHUT_")
	want := []string{"SHUT_RD", "SHUT_RDWR", "SHUT_WR"}
	if !slices.EqualFunc(got, want, func(c Constant, name string) bool { return c.Name == name }) {
		t.Errorf("SHUT_: %v", got)
	}
	if got := ConstantsWithPrefix("NOSUCH_"); len(got) != 0 {
		t.Errorf("NOSUCH_: %v", got)
	}
	if got := ConstantsWithPrefix(""); len(got) != len(constantRows) {
		t.Errorf("all: %d of %d", len(got), len(constantRows))
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{FamilyName(unix.AF_INET), "AF_INET"},
		{FamilyName(unix.AF_UNIX), "AF_UNIX"},
		{FamilyName(9999), "9999"},
		{FamilyName(-1), "-1"},
		{TypeName(unix.SOCK_DGRAM), "SOCK_DGRAM"},
		{TypeName(14), "14"},
		{ProtoName(0), "IPPROTO_IP"},
		{ProtoName(unix.IPPROTO_TCP), "IPPROTO_TCP"},
		{LevelName(unix.SOL_SOCKET), "SOL_SOCKET"},
		{LevelName(unix.IPPROTO_IPV6), "IPPROTO_IPV6"},
		{LevelName(12345), "12345"},
		{FlagNames("MSG_", 0), "0"},
		{FlagNames("MSG_", unix.MSG_PEEK), "MSG_PEEK"},
		{FlagNames("MSG_", unix.MSG_OOB|unix.MSG_PEEK), "MSG_OOB|MSG_PEEK"},
		{FlagNames("NOSUCH_", 0x11), "0x11"},
		{FlagNames("POLL", unix.POLLIN|unix.POLLOUT), "POLLIN|POLLOUT"},
	} {
		if c.got != c.want {
			t.Errorf("got %s, want %s", c.got, c.want)
		}
	}
}
