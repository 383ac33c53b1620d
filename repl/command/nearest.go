package command

import (
	"slices"
	"strings"
)

// Nearest is nearest, for flags.
func Nearest(name string, names []string) string { return nearest(name, names) }

// nearest is the name that a mistyped one was meant to be: at most two edits away and a
// third of its length, or one that begins with it; "" when none is near.
func nearest(name string, names []string) string {
	best, within := "", max(1, min(2, len(name)/3))
	var e edits
	for _, candidate := range names {
		if within >= 0 && e.upTo(within, strings.ToLower(name), strings.ToLower(candidate)) {
			best, within = candidate, e.count-1
		}
	}
	if best == "" && len(name) > 2 {
		for _, candidate := range names {
			if strings.HasPrefix(candidate, name) {
				return candidate
			}
		}
	}
	return best
}

// edits counts insertions, deletions, replacements and swaps of neighbours between two words (the optimal
// string alignment distance). Its rows serve one pair of words after another.
type edits struct {
	count             int
	before, last, row []int
}

// upTo counts, and reports whether there are at most so many. What lies further from the diagonal than
// that is not looked at: a name of 20,000 characters must cost no more than its length.
func (e *edits) upTo(most int, a, b string) bool {
	if len(a)-len(b) > most || len(b)-len(a) > most {
		return false
	}
	for _, row := range []*[]int{&e.before, &e.last, &e.row} {
		*row = slices.Grow((*row)[:0], len(b)+1)[:len(b)+1]
	}
	for j := range e.row {
		e.row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		e.before, e.last, e.row = e.last, e.row, e.before
		from, to := max(1, i-most), min(len(b), i+most)
		e.row[from-1] = most + 1
		if from == 1 {
			e.row[0] = i
		}
		for j := from; j <= to; j++ {
			e.row[j] = e.cell(a, b, i, j)
		}
		if to < len(b) {
			e.row[to+1] = most + 1
		}
	}
	e.count = e.row[len(b)]
	return e.count <= most
}

// cell is the count between the first i characters of a and the first j of b.
func (e *edits) cell(a, b string, i, j int) int {
	cost := 1
	if a[i-1] == b[j-1] {
		cost = 0
	}
	n := min(e.last[j]+1, e.row[j-1]+1, e.last[j-1]+cost)
	if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
		n = min(n, e.before[j-2]+1)
	}
	return n
}
