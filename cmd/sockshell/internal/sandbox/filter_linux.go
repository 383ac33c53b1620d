//go:build amd64 || arm64

package sandbox

import (
	"slices"

	"golang.org/x/sys/unix"
)

// denied are the calls that the kernel refuses with EPERM: programs, other processes,
// files that change, the system. To read a file stays possible for it, since names and
// certificates come from files; the shell refuses its scripts that itself.
var denied = slices.Concat([]uint32{
	unix.SYS_EXECVE, unix.SYS_EXECVEAT,
	unix.SYS_PTRACE, unix.SYS_PROCESS_VM_READV, unix.SYS_PROCESS_VM_WRITEV,
	unix.SYS_KCMP, unix.SYS_PIDFD_OPEN, unix.SYS_PIDFD_GETFD, unix.SYS_PIDFD_SEND_SIGNAL,
	unix.SYS_OPENAT2, unix.SYS_OPEN_BY_HANDLE_AT, unix.SYS_MEMFD_CREATE, unix.SYS_MEMFD_SECRET,
	unix.SYS_MKDIRAT, unix.SYS_MKNODAT, unix.SYS_LINKAT, unix.SYS_SYMLINKAT,
	unix.SYS_RENAMEAT2, unix.SYS_TRUNCATE, unix.SYS_FCHMODAT, unix.SYS_FCHOWNAT,
	unix.SYS_SETXATTR, unix.SYS_LSETXATTR, unix.SYS_REMOVEXATTR, unix.SYS_LREMOVEXATTR,
	unix.SYS_UTIMENSAT, unix.SYS_CHDIR, unix.SYS_CHROOT, unix.SYS_PIVOT_ROOT,
	unix.SYS_MOUNT, unix.SYS_UMOUNT2, unix.SYS_MOUNT_SETATTR, unix.SYS_OPEN_TREE,
	unix.SYS_FSOPEN, unix.SYS_SWAPON, unix.SYS_REBOOT, unix.SYS_SETHOSTNAME,
	unix.SYS_UNSHARE, unix.SYS_SETNS, unix.SYS_BPF, unix.SYS_PERF_EVENT_OPEN,
	unix.SYS_USERFAULTFD, unix.SYS_IO_URING_SETUP, unix.SYS_INIT_MODULE,
	unix.SYS_FINIT_MODULE, unix.SYS_DELETE_MODULE, unix.SYS_KEXEC_LOAD, unix.SYS_KEYCTL,
	unix.SYS_ADD_KEY, unix.SYS_REQUEST_KEY, unix.SYS_SETUID, unix.SYS_SETGID,
	unix.SYS_SETRESUID, unix.SYS_SETRESGID, unix.SYS_CAPSET, unix.SYS_SHMGET,
}, deniedHere)

// Where the kernel puts the parts of a call that a filter sees: struct seccomp_data.
const (
	atNumber = 0
	atArch   = 4
	atArg0   = 16 // 8 bytes each; the low half is what flags need
)

const changesFiles = unix.O_WRONLY | unix.O_RDWR | unix.O_CREAT | unix.O_TRUNC

// filter is the program for the kernel: seccomp(2).
func filter() (code []unix.SockFilter) {
	refuse := unix.SECCOMP_RET_ERRNO | uint32(unix.EPERM)
	unknown := unix.SECCOMP_RET_ERRNO | uint32(unix.ENOSYS)
	add := func(op uint16, k uint32, yes, no uint8) {
		code = append(code, unix.SockFilter{Code: op, K: k, Jt: yes, Jf: no})
	}
	load := func(at uint32) { add(unix.BPF_LD|unix.BPF_W|unix.BPF_ABS, at, 0, 0) }
	end := func(with uint32) { add(unix.BPF_RET|unix.BPF_K, with, 0, 0) }
	equal := uint16(unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K)
	anyBit := uint16(unix.BPF_JMP | unix.BPF_JSET | unix.BPF_K)

	load(atArch)
	add(equal, arch, 1, 0)
	end(refuse)
	load(atNumber)
	add(unix.BPF_JMP|unix.BPF_JGE|unix.BPF_K, x32, 0, 1)
	end(refuse)
	for _, number := range denied {
		add(equal, number, 0, 1)
		end(refuse)
	}
	add(equal, unix.SYS_CLONE3, 0, 1) // its flags are out of sight: let it use clone
	end(unknown)
	for _, row := range opens {
		add(equal, row.number, 0, 4)
		load(atArg0 + 8*row.flags)
		add(anyBit, changesFiles, 0, 1)
		end(refuse)
		end(unix.SECCOMP_RET_ALLOW)
	}
	add(equal, unix.SYS_CLOSE, 0, 4)
	load(atArg0)
	add(unix.BPF_JMP|unix.BPF_JGE|unix.BPF_K, reportNumber+1, 1, 0)
	end(refuse)
	end(unix.SECCOMP_RET_ALLOW)
	add(equal, unix.SYS_CLONE, 0, 3)
	load(atArg0)
	add(anyBit, unix.CLONE_THREAD, 1, 0)
	end(refuse)
	end(unix.SECCOMP_RET_ALLOW)
	return code
}

// x32 begins the numbers of amd64's other calls; nobody else has so high ones.
const x32 = 0x40000000

// open is a call that opens a file, and which of its arguments has the flags.
type open struct{ number, flags uint32 }
