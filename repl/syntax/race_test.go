//go:build race

package syntax

// slower is how much longer all takes under the race detector.
const slower = 10
