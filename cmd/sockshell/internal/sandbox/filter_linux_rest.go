//go:build linux && !amd64 && !arm64

package sandbox

import "golang.org/x/sys/unix"

// filter lets every call pass: the numbers of denied are known for amd64 and arm64.
func filter() []unix.SockFilter {
	return []unix.SockFilter{{Code: unix.BPF_RET | unix.BPF_K, K: unix.SECCOMP_RET_ALLOW}}
}
