package resolver

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestLists(t *testing.T) {
	root := t.TempDir()
	if err := os.Mkdir(filepath.Join(root, "etc"), 0o700); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"hosts":    "127.0.0.1 localhost\n::1 localhost ip6 # not this\nnonsense x\n",
		"services": "http 80/tcp www\nhttp 80/udp\nbad line\n",
	} {
		if err := os.WriteFile(filepath.Join(root, "etc", name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	r := &Resolver{Root: root}
	if got, want := r.HostNames(), []string{"localhost", "ip6"}; !slices.Equal(got, want) {
		t.Errorf("hosts %v, not %v", got, want)
	}
	want := []ServicePort{{"http", "80/tcp"}, {"www", "80/tcp"}}
	if got := r.ServicePorts(); !slices.Equal(got, want) {
		t.Errorf("services %v, not %v", got, want)
	}
}
