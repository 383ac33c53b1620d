package command

import "strings"

// Nearest is nearest, for flags.
func Nearest(name string, names []string) string { return nearest(name, names) }

// nearest is the name that a mistyped one was meant to be: at most two edits away and a
// third of its length, or one that begins with it; "" when none is near.
func nearest(name string, names []string) string {
	best, distance := "", max(1, min(2, len(name)/3))+1
	for _, candidate := range names {
		if d := edits(strings.ToLower(name), strings.ToLower(candidate)); d < distance {
			best, distance = candidate, d
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

// edits is the number of insertions, deletions, replacements and swaps of neighbours
// between two words (the optimal string alignment distance).
func edits(a, b string) int {
	var before, last []int
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		before, last, row = last, row, make([]int, len(b)+1)
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
	}
	return row[len(b)]
}
