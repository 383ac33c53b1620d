package line

import (
	"fmt"
	"strings"
	"testing"

	"go.starlark.net/syntax"
)

// script has a name at_N in its line N wherever one can stand.
const script = `#!/usr/bin/env sockshell
at_2 = s.recv 5
poll [at_3, # comment
   at_4] 5 ; at_4 = 1

at_6 = 1

def f(a):
    """A text
    over lines"""
    at_11 = s.recv 5
    if a: return s.recv (at_12) 5
    s.send '''a
b''' (at_14)
    at_15 = 1
    s.send \
        (at_17) 1
    at_18 = 1

at_20 = (1,
   at_21)
if at_22: s.close ; at_22 = 1 # comment
elif at_23: at_23 = 1
else:
  # comment

    at_27 = s.recv 5 > file
!ls | \
  wc
at_30 = recv?`

// What a script becomes parses, and each name in it is still in its line. (A command over
// several lines stands in the first of them.)
func TestScriptKeepsItsLines(t *testing.T) {
	r := NewReader(false)
	r.Grammar = grammar
	var chunks []Chunk
	for s := range strings.SplitSeq(script, "\n") {
		got, _, err := r.Feed(s)
		if err != nil {
			t.Fatal(err)
		}
		chunks = append(chunks, got...)
	}
	last, err := r.End()
	if err != nil {
		t.Fatal(err)
	}
	first := map[int]int{4: 3, 14: 13, 17: 16} // the line of the command that began before
	seen := 0
	for _, chunk := range append(chunks, last...) {
		got, err := Rewrite(chunk.Text, grammar, simplest)
		if err != nil {
			t.Fatalf("line %d: %v", chunk.Line, err)
		}
		file, err := dialect.Parse("test", strings.Repeat("\n", chunk.Line-1)+got, 0)
		if err != nil {
			t.Fatalf("line %d: %v\n%s", chunk.Line, err, got)
		}
		syntax.Walk(file, func(n syntax.Node) bool {
			var line int
			id, ok := n.(*syntax.Ident)
			if !ok {
				return true
			}
			if _, err := fmt.Sscanf(id.Name, "at_%d", &line); err != nil {
				return true
			}
			seen++
			if before, ok := first[line]; ok {
				line = before
			}
			if int(id.NamePos.Line) != line {
				t.Errorf("%s is in line %d", id.Name, id.NamePos.Line)
			}
			return true
		})
	}
	if want := strings.Count(script, "at_"); seen != want {
		t.Errorf("%d names of %d came through", seen, want)
	}
}
