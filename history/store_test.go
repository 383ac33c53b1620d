package history

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"syscall"
	"testing"
)

func open(t *testing.T, path string) *Store {
	t.Helper()
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func add(t *testing.T, s *Store, lines ...string) {
	t.Helper()
	for _, line := range lines {
		if err := s.Append(line); err != nil {
			t.Fatal(err)
		}
	}
}

func texts(t *testing.T, s *Store, limit int) []string {
	t.Helper()
	entries, err := s.Load(limit)
	if err != nil {
		t.Fatal(err)
	}
	list := []string{}
	for _, e := range entries {
		list = append(list, e.Text)
	}
	return list
}

func same(t *testing.T, got, want []string) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestAppendAndLoad(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a", "b", "history")
	want := []string{"a", "for i in x:\n    y", "\x1b[31m \xff\u202e\"\\", "", "ü", " \t", "1 \"x\""}
	add(t, open(t, path), want...)
	s := open(t, path)
	same(t, texts(t, s, -1), want)
	same(t, texts(t, s, 2), want[len(want)-2:])
	same(t, texts(t, s, 0), []string{})
	data, err := os.ReadFile(path)
	if err != nil || bytes.ContainsRune(data, '\x1b') || bytes.Contains(data, []byte{0xff}) {
		t.Errorf("the file has raw bytes: %q, %v", data, err)
	}
	entries, _ := s.Load(1)
	if info, _ := os.Stat(path); entries[0].Time.After(info.ModTime()) {
		t.Errorf("entry of %v in a file of %v", entries[0].Time, info.ModTime())
	}
}

func TestTornRecordIsSkippedAndMended(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history")
	add(t, open(t, path), "first", "second")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for cut := len(whole) - 1; cut > len(whole)/2; cut-- {
		if err := os.WriteFile(path, whole[:cut], 0o600); err != nil {
			t.Fatal(err)
		}
		s := open(t, path)
		same(t, texts(t, s, -1), []string{"first"})
		add(t, s, "third")
		want := []string{"first", "third"}
		if cut == len(whole)-1 { // only the newline was missing: nothing is lost
			want = []string{"first", "second", "third"}
		}
		same(t, texts(t, s, -1), want)
	}
}

func TestGarbageIsSkipped(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history")
	garbage := "x\n1 \"ok\"\n2 'c'\n3 `raw`\n\n\x00\n" +
		"4 \"a\"b\n99999999999999999999 \"x\"\n5 \"\\q\"\n6\n"
	if err := os.WriteFile(path, []byte(garbage), 0o600); err != nil {
		t.Fatal(err)
	}
	same(t, texts(t, open(t, path), -1), []string{"ok"})
}

// TestModes holds that file and directory are private under any umask. (It changes the
// umask of the process, so no test here is parallel.)
func TestModes(t *testing.T) {
	for _, umask := range []int{0, 0o022, 0o777} {
		dir := filepath.Join(t.TempDir(), "state", "sockshell")
		path := filepath.Join(dir, "history")
		old := syscall.Umask(umask)
		s, err := Open(path)
		if err == nil {
			err = s.Append("a")
		}
		if err == nil {
			err = errors.Join(s.Append("b"), s.Trim(1))
		}
		syscall.Umask(old)
		if err != nil {
			t.Fatal(err)
		}
		mode(t, path, 0o600)
		mode(t, dir, 0o700)
		mode(t, filepath.Dir(dir), 0o700)
	}
}

func mode(t *testing.T, path string, want os.FileMode) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != want {
		t.Errorf("%s has %v, %v, want %v", path, info.Mode(), err, want)
	}
}

func TestReadableByOthersIsMended(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history")
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	open(t, path)
	mode(t, path, 0o600)
}

func TestTrimAndDelete(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history")
	s := open(t, path)
	for i := range 10 {
		add(t, s, fmt.Sprint(i))
	}
	if err := s.Trim(5); err != nil {
		t.Fatal(err)
	}
	same(t, texts(t, s, -1), []string{"5", "6", "7", "8", "9"})
	n, err := s.Delete(func(e Entry) bool { return e.Text == "7" || e.Text == "9" })
	if n != 2 || err != nil {
		t.Errorf("deleted %d, %v", n, err)
	}
	if err := s.DeleteAt(1); err != nil {
		t.Error(err)
	}
	same(t, texts(t, open(t, path), -1), []string{"5", "8"})
	want := "history has no entry 2: it has 0 to 1"
	if err := s.DeleteAt(2); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestTrimKeepsALink(t *testing.T) {
	dir := t.TempDir()
	target, link := filepath.Join(dir, "real"), filepath.Join(dir, "link")
	add(t, open(t, target), "a", "b")
	if err := os.Symlink(target, link); err != nil {
		t.Fatal(err)
	}
	if err := open(t, link).Trim(1); err != nil {
		t.Fatal(err)
	}
	same(t, texts(t, open(t, target), -1), []string{"b"})
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link became %v, %v", info.Mode(), err)
	}
}

func TestFullDiskIsToldOnce(t *testing.T) {
	s, err := Open("/dev/full")
	if err == nil {
		err = s.Append("a")
	}
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("got %v, want ENOSPC", err)
	}
	add(t, s, "b")
	entries, err := s.Load(-1)
	if err != nil || len(entries) != 2 || entries[0].Text != "a" {
		t.Errorf("in memory are %v, %v", entries, err)
	}
	if info, err := os.Stat("/dev/full"); err != nil || info.Mode().Perm() != 0o666 {
		t.Errorf("a device's mode was touched: %v, %v", info.Mode(), err)
	}
}

func TestUnwritableIsToldOnce(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/proc/sockshell/history", filepath.Join(file, "history")} {
		s, err := Open(path)
		if err == nil || !strings.HasPrefix(err.Error(), "history is kept in memory only: ") {
			t.Fatalf("%s: got %v", path, err)
		}
		add(t, s, "a", "b")
		same(t, texts(t, s, -1), []string{"a", "b"})
		if err := s.Trim(1); err != nil {
			t.Error(err)
		}
		same(t, texts(t, s, -1), []string{"b"})
	}
}

func TestNoPathIsMemoryAlone(t *testing.T) {
	s := open(t, "")
	add(t, s, "a")
	same(t, texts(t, s, -1), []string{"a"})
}

func TestPolicy(t *testing.T) {
	p := Policy{Ignore: []*regexp.Regexp{regexp.MustCompile(`"PASS `)}}
	for text, want := range map[string]bool{
		"a": true, " a": false, "\ta": false, "": false, " ": false, "\n": false, "a\n b": true,
		`s.sendall "PASS x"`: false, `s.sendall "USER x"`: true, "x\ns.send \"PASS y\"": false,
	} {
		if got := p.Keeps(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

// FuzzRecord holds that any entry comes back, and any line of a file is survived.
func FuzzRecord(f *testing.F) {
	f.Add("for i in x:\n    y\x00\xff")
	f.Fuzz(func(t *testing.T, text string) {
		line, whole := strings.CutSuffix(Entry{Text: text}.record(), "\n")
		e, ok := parse(line)
		if !whole || !ok || e.Text != text || strings.Contains(line, "\n") {
			t.Errorf("%q became %q, %v", text, e.Text, ok)
		}
		parseAll([]byte(text))
	})
}

func BenchmarkLoad100k(b *testing.B) {
	path := filepath.Join(b.TempDir(), "history")
	var text strings.Builder
	for i := range 100_000 {
		line := fmt.Sprintf("s.sendall \"GET /%d HTTP/1.0\\r\\n\\r\\n\"\n", i)
		text.WriteString(Entry{Text: strings.TrimSpace(line)}.record())
	}
	if err := os.WriteFile(path, []byte(text.String()), 0o600); err != nil {
		b.Fatal(err)
	}
	s, err := Open(path)
	for b.Loop() {
		entries, failed := s.Load(-1)
		if err != nil || failed != nil || len(entries) != 100_000 {
			b.Fatal(len(entries), err, failed)
		}
	}
}
