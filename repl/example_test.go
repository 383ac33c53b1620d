package repl

import (
	"crypto/x509"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"sockshell/repl/command"
	"sockshell/sockcore/sockcoretest"
)

// promised finds the error that an example says it shows: `s.recv 5   # ENOTCONN`.
var promised = regexp.MustCompile(`#.*\b([A-Z]\w*Error|E[A-Z]+)\b`)

// TestExamples runs the examples of every command, each command's as one session. Only
// the errors that an example's comment names may come.
func TestExamples(t *testing.T) {
	t.Chdir(exampleFiles(t, exampleLeaf(t)))
	for _, chapter := range command.Chapters() {
		for i := range chapter.Commands {
			c := &chapter.Commands[i]
			t.Run(chapter.Title+"/"+c.Usage(), func(t *testing.T) {
				sockcoretest.NoLeaks(t)
				checkExample(t, c.Example)
			})
		}
	}
}

// exampleLeaf is a certificate of localhost that signs itself.
func exampleLeaf(t *testing.T) *sockcoretest.Leaf {
	t.Helper()
	return sockcoretest.NewCA(t).Issue("localhost", func(c *x509.Certificate) { c.IsCA = true })
}

// exampleFiles is a directory with what the examples take as given: cert.pem, the
// certificate and its key.
func exampleFiles(t *testing.T, leaf *sockcoretest.Leaf) string {
	t.Helper()
	both := readText(t, leaf.CertFile) + readText(t, leaf.KeyFile)
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "cert.pem"), []byte(both), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

func checkExample(t *testing.T, lines []string) {
	t.Helper()
	if len(lines) == 0 {
		t.Error("has no example")
	}
	for _, step := range runSession(t, lines, Config{}).Steps {
		want := promised.FindStringSubmatch(step.Input)
		switch {
		case want == nil && failure.MatchString(step.Output):
			t.Errorf("%s\ngave %s", step.Input, step.Output)
		case want != nil && !regexp.MustCompile(`\b`+want[1]+`\b`).MatchString(step.Output):
			t.Errorf("%s\ngave %q, not %s", step.Input, step.Output, want[1])
		}
	}
}

// failure is what an error looks like at the prompt.
var failure = regexp.MustCompile(`(?m)^([A-Z]\w*Error|gaierror|herror|KeyboardInterrupt)\b`)
