//go:build darwin || freebsd

package sockcore

// vsockLevel is the level whose integers have 64 bits: none here.
const vsockLevel = -1
