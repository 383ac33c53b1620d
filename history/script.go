package history

import (
	"io"
	"regexp"
	"strings"
	"sync"
)

// varies finds inputs whose answers differ from run to run: numbers of descriptors, times.
var varies = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\b(fileno|detach|time|monotonic|perf_counter|random|TCP_INFO)\b`)
})

// leftOut are the inputs that a script has no use for.
var leftOut = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\A\s*(save|history|help|exit)(\s+[^=\s].*)?\z|\?\s*\z`)
})

// WriteScript writes the inputs as a script that runs again. Those that failed are
// comments. With asserts, each answer is followed by an assert of it.
func (t Transcript) WriteScript(w io.Writer, asserts bool) error {
	var b strings.Builder
	b.WriteString("#!/usr/bin/env sockshell\n")
	for _, comment := range t.Comments {
		b.WriteString("# " + comment + "\n")
	}
	for _, step := range t.Steps {
		if leftOut().MatchString(step.Input) {
			continue
		}
		text := strings.TrimRight(step.Input, "\n")
		if step.Error != "" {
			b.WriteString("# " + strings.ReplaceAll(text+"\n"+step.Error, "\n", "\n# ") + "\n")
			continue
		}
		b.WriteString(text + "\n")
		if strings.Contains(text, "\n") {
			b.WriteString("\n") // ends a block
		}
		if asserts && step.Answer != "" && !varies().MatchString(step.Input) {
			b.WriteString("assert _ == " + strings.TrimSuffix(step.Answer, "\n") + "\n")
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
