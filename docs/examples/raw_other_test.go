//go:build !linux

package examples_test

import "testing"

func withRawSockets(t *testing.T) setting {
	t.Helper()
	t.Skip("ICMP by a raw socket is tested on Linux")
	return setting{}
}
