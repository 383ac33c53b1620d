//go:build !linux

package sockcoretest

import "testing"

// InNetns skips the test: only Linux has network namespaces.
func InNetns(t testing.TB, f func()) {
	t.Helper()
	t.Skip("only Linux has network namespaces")
}
