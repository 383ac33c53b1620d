//go:build !linux

package sockcoretest

// Faulty does nothing: only Linux lets a parent decide about a child's system calls.
func Faulty() {}
