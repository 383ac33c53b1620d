package sockcore

import (
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// TestOptionRows: each name is a constant of some system, and stands once at its level.
func TestOptionRows(t *testing.T) {
	seen := map[string]bool{}
	for _, row := range optionRows {
		for _, name := range strings.Fields(row.names) {
			if seen[row.level+name] {
				t.Errorf("%s stands twice", name)
			}
			seen[row.level+name] = true
		}
	}
	for _, o := range optionTable() {
		if value, ok := ConstantValue(o.Name); !ok || int(value) != o.Opt {
			t.Errorf("%s is %d", o.Name, o.Opt)
		}
	}
}

func TestOptionName(t *testing.T) {
	for _, c := range []struct {
		level, opt int
		want       string
	}{
		{unix.SOL_SOCKET, unix.SO_REUSEADDR, "SO_REUSEADDR"},
		{unix.IPPROTO_TCP, unix.TCP_NODELAY, "TCP_NODELAY"},
		{unix.IPPROTO_IP, unix.IP_TTL, "IP_TTL"},
		{unix.IPPROTO_IPV6, unix.IPV6_V6ONLY, "IPV6_V6ONLY"},
		{unix.SOL_SOCKET, 54321, "54321"},
		{54321, 1, "1"},
	} {
		if got := OptionName(c.level, c.opt); got != c.want {
			t.Errorf("OptionName(%d, %d) = %s, want %s", c.level, c.opt, got, c.want)
		}
	}
}

func TestLevelOptions(t *testing.T) {
	for _, o := range LevelOptions(unix.IPPROTO_TCP) {
		if !strings.HasPrefix(o.Name, "TCP_") {
			t.Errorf("%s is TCP's", o.Name)
		}
	}
	if got := LevelOptions(54321); got != nil {
		t.Errorf("%v", got)
	}
}

func TestOptionAppliesTo(t *testing.T) {
	for _, c := range []struct {
		name             string
		family, typ, pro int
		want             bool
	}{
		{"SO_LINGER", unix.AF_UNIX, unix.SOCK_STREAM, 0, true},
		{"TCP_NODELAY", unix.AF_INET6, unix.SOCK_STREAM, 0, true},
		{"TCP_NODELAY", unix.AF_INET, unix.SOCK_DGRAM, 0, false},
		{"TCP_NODELAY", unix.AF_UNIX, unix.SOCK_STREAM, 0, false},
		{"IP_TTL", unix.AF_INET, unix.SOCK_DGRAM, 0, true},
		{"IP_TTL", unix.AF_UNIX, unix.SOCK_DGRAM, 0, false},
		{"IPV6_V6ONLY", unix.AF_INET, unix.SOCK_STREAM, 0, false},
	} {
		o, ok := OptionNamed(c.name)
		if got := o.AppliesTo(c.family, c.typ, c.pro); !ok || got != c.want {
			t.Errorf("%s of (%d, %d, %d): %v (%v)", c.name, c.family, c.typ, c.pro, got, ok)
		}
	}
}
