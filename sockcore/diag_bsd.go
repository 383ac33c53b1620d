//go:build darwin || freebsd

package sockcore

import "errors"

// Diagnose says that this system is not asked.
func Diagnose(DiagQuery) ([]Diag, error) {
	return nil, errors.New("this system is not asked for its sockets")
}

// Holders finds nobody: this system is not asked.
func Holders(...uint32) map[uint32][]Process { return nil }

// askQueues asks nothing of this system.
func (s *Socket) askQueues(*Kernel) {}

// PeerProcesses finds nobody: this system is not asked.
func (s *Socket) PeerProcesses() []Process { return nil }
