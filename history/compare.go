package history

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Diff compares a session with this transcript, which says what is wanted: "" when they
// agree, else what is missing (-) and what came instead (+), as diff -u shows it. In a line
// that is wanted … stands for any text, and alone for any lines; a line /regexp/ stands for
// each that it matches whole. An error is about a regexp that does not parse.
func (t Transcript) Diff(got Transcript) (string, error) {
	want, err := t.patterns()
	if err != nil {
		return "", err
	}
	c := newComparison(want, got.lines())
	if c.agrees() {
		return "", nil
	}
	return hunks(c.edits(), len(t.Comments)), nil
}

// lines is the transcript's text without comments, a line each.
func (t Transcript) lines() []string {
	var b strings.Builder
	_, _ = Transcript{Steps: t.Steps}.WriteTo(&b)
	if b.Len() == 0 {
		return nil
	}
	return strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
}

// pattern is a line that is wanted.
type pattern struct {
	text string
	re   *regexp.Regexp // nil: the text alone
	any  bool           // any lines
}

func (p pattern) matches(line string) bool {
	if p.text == line || p.re == nil {
		return p.text == line
	}
	p.re.Longest()
	return slices.Equal(p.re.FindStringIndex(line), []int{0, len(line)})
}

func (t Transcript) patterns() (list []pattern, err error) {
	for i, text := range t.lines() {
		p := pattern{text: text, any: text == "…"}
		switch {
		case len(text) > 2 && text[0] == '/' && text[len(text)-1] == '/':
			p.re, err = regexp.Compile(text[1 : len(text)-1])
		case strings.Contains(text, "…"):
			p.re = regexp.MustCompile(strings.ReplaceAll(regexp.QuoteMeta(text), "…", ".*"))
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", i+1+len(t.Comments), err)
		}
		list = append(list, p)
	}
	return list, nil
}

// step is one way on in a comparison.
type step byte

const (
	both step = iota // a line that was wanted came
	gone             // one did not come
	came             // one came that was not wanted
	rest             // one came, for …
	none             // … ends
)

// comparison finds the fewest edits: at (i, j) stands how best to explain the first j lines
// that came by the first i that were wanted.
type comparison struct {
	want  []pattern
	got   []string
	lead  []string // the lines at the beginning that agree; the table is about the others
	steps [][]step
	cost  int
}

// mostCompared bounds the table of a comparison. Of longer sessions what differs is one block.
const mostCompared = 50_000_000

func newComparison(want []pattern, got []string) *comparison {
	same := 0
	for same < min(len(want), len(got)) && !want[same].any && want[same].matches(got[same]) {
		same++
	}
	c := &comparison{lead: got[:same]}
	want, got = want[same:], got[same:]
	c.want, c.got = want, got
	if len(want) > 0 && len(got) > mostCompared/(len(want)+1) {
		c.cost = 1
		return c
	}
	last := make([]int, len(got)+1)
	for i := range len(want) + 1 {
		row, steps := make([]int, len(got)+1), make([]step, len(got)+1)
		for j := range row {
			row[j], steps[j] = c.best(i, j, last, row)
		}
		c.steps = append(c.steps, steps)
		last = row
	}
	c.cost = last[len(got)]
	return c
}

func (c *comparison) best(i, j int, last, row []int) (cost int, how step) {
	cost, how = len(c.want)+len(c.got)+1, both
	consider := func(n int, s step) {
		if n < cost {
			cost, how = n, s
		}
	}
	switch {
	case i == 0:
		return j, came
	case c.want[i-1].any:
		consider(last[j], none)
		if j > 0 {
			consider(row[j-1], rest)
		}
		return cost, how
	case j > 0 && c.want[i-1].matches(c.got[j-1]):
		consider(last[j-1], both)
	}
	if j > 0 {
		consider(row[j-1]+1, came)
	}
	consider(last[j]+1, gone)
	return cost, how
}

func (c *comparison) agrees() bool { return c.cost == 0 }

// edit is a line of the difference.
type edit struct {
	sign byte // ' ', '-' or '+'
	text string
	i, j int // how many lines of each side are before it
}

// edits goes back from the end.
func (c *comparison) edits() (list []edit) {
	i, j, same := len(c.want), len(c.got), len(c.lead)
	for i > 0 || j > 0 {
		how := came
		switch {
		case c.steps != nil:
			how = c.steps[i][j]
		case j == 0:
			how = gone
		}
		if how == both || how == gone || how == none {
			i--
		}
		if how == both || how == came || how == rest {
			j--
		}
		switch how {
		case both, rest:
			list = append(list, edit{' ', c.got[j], same + i, same + j})
		case came:
			list = append(list, edit{'+', c.got[j], same + i, same + j})
		case gone:
			list = append(list, edit{'-', c.want[i].text, same + i, same + j})
		}
	}
	for n := same - 1; n >= 0; n-- {
		list = append(list, edit{' ', c.lead[n], n, n})
	}
	slices.Reverse(list)
	return list
}

// around is how many lines that agree are shown around those that do not.
const around = 3

// hunks shows edits where something differs. A number is that of the hunk's first line, in
// the transcript's file, which begins with so many comments, and in what came.
func hunks(edits []edit, comments int) string {
	var b strings.Builder
	for len(edits) > 0 {
		first := slices.IndexFunc(edits, func(e edit) bool { return e.sign != ' ' })
		if first < 0 {
			break
		}
		end := hunkEnd(edits, first)
		hunk := edits[max(0, first-around):end]
		fmt.Fprintf(&b, "@@ -%d +%d @@\n", hunk[0].i+1+comments, hunk[0].j+1)
		for _, e := range hunk {
			b.WriteString(string(e.sign) + visible(e.text) + "\n")
		}
		edits = edits[end:]
	}
	return b.String()
}

// hunkEnd is where a hunk ends whose first difference is there: behind its last one stand a
// few lines that agree, and then enough others.
func hunkEnd(edits []edit, first int) int {
	last := first
	for i := first; i < len(edits) && i-last <= 2*around; i++ {
		if edits[i].sign != ' ' {
			last = i
		}
	}
	return min(len(edits), last+1+around)
}

// visible is a line that cannot steer a terminal.
func visible(line string) string {
	var b strings.Builder
	for _, r := range line {
		if unicode.IsGraphic(r) || r == '\t' {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.String()
}
