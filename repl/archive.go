package repl

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"sockshell/repl/python"

	"sockshell/history"
)

// archive is what the session remembers: what was typed, on disk, and what happened.
type archive struct {
	store  *history.Store // nil where no person types
	record *history.Record
	policy history.Policy
}

// recordLimit bounds the memory that a session's record takes.
const recordLimit = 4 << 20

// historyPath is $XDG_STATE_HOME/sockshell/history; "" without a home.
func historyPath(getenv func(string) string) string {
	if dir := getenv("XDG_STATE_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "sockshell", "history")
	}
	if home := getenv("HOME"); filepath.IsAbs(home) {
		return filepath.Join(home, ".local", "state", "sockshell", "history")
	}
	return ""
}

func newArchive() *archive { return &archive{record: history.NewRecord(recordLimit)} }

// entries is what was typed before, the newest last.
func (a *archive) entries(limit int) []string {
	if a.store == nil {
		return nil
	}
	kept, _ := a.store.Load(limit)
	texts := make([]string, len(kept))
	for i, e := range kept {
		texts[i] = e.Text
	}
	return texts
}

// historyLimit is how many entries are kept on disk. It may be passed by historySlack
// before the oldest go.
const (
	historyLimit = 100_000
	historySlack = 1000
)

// all is what Up and Ctrl-R find; what is too old is dropped from the disk.
func (a *archive) all() []string {
	entries := a.entries(historyLimit + historySlack)
	if len(entries) < historyLimit+historySlack {
		return entries
	}
	_ = a.store.Trim(historyLimit) // the next start tries again
	return entries[historySlack:]
}

// forget drops the entry with that number of list, and returns it.
func (a *archive) forget(number int) (string, error) {
	all := a.entries(-1)
	if number < 1 || number > len(all) {
		return "", python.Raise(python.ValueError, "history has no line %d", number)
	}
	return all[number-1], a.store.DeleteAt(number - 1)
}

// typedLine keeps what was typed, and reports whether it was kept.
func (a *archive) typedLine(text string) (bool, error) {
	if !a.policy.Keeps(text) {
		return false, nil
	}
	if a.store == nil {
		return true, nil
	}
	return true, a.store.Append(text)
}

// list is what was typed: the lines that match, or the last n when the pattern is a number.
func (a *archive) list(pattern string) ([]string, error) {
	re, err := regexp.Compile(pattern)
	if err != nil {
		return nil, err
	}
	all := a.entries(-1)
	first := 0
	if n, err := strconv.Atoi(pattern); err == nil { // the last n
		first, re = max(0, len(all)-n), regexp.MustCompile("")
	}
	var lines []string
	for i, text := range all {
		if i >= first && re.MatchString(text) {
			lines = append(lines, fmt.Sprintf("%5d  %s", i+1, strings.ReplaceAll(text, "\n", "\n       ")))
		}
	}
	return lines, nil
}

// save writes the session so far: as a transcript, or as a script that runs again.
func (a *archive) save(ctx context.Context, path string, asserts bool) error {
	if strings.HasSuffix(path, ".session") {
		return history.WriteWhole(ctx, path, a.record.WriteTranscript)
	}
	return history.WriteWhole(ctx, path, func(w io.Writer) error {
		return a.record.Transcript().WriteScript(w, asserts)
	})
}

// ephemeral are the ports that kernels choose: another one in each run.
const ephemeral = 32768

// steady reports whether a value is data, and such that another run gives it too. What
// holds a socket or a port that the kernel chose is not, nor what is nested deeper.
func steady(v python.Value, deep int) bool {
	switch v := v.(type) {
	case python.Bool, python.Int, *python.BigInt, python.Float, *python.Str, python.Bytes, python.NoneType:
		return true
	case *python.Tuple:
		return !isChosen(v.Items) && allSteady(v.Items, deep)
	case *python.List:
		return allSteady(v.Items, deep)
	}
	return false
}

func allSteady(list []python.Value, deep int) bool {
	for _, v := range list {
		if deep == 0 || !steady(v, deep-1) {
			return false
		}
	}
	return true
}

// isChosen reports whether a tuple is an address whose port the kernel may have chosen.
func isChosen(v []python.Value) bool {
	if len(v) < 2 {
		return false
	}
	_, host := v[0].(*python.Str)
	port, ok := v[1].(python.Int)
	return host && ok && port >= ephemeral
}
