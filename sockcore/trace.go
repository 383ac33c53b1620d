package sockcore

import (
	"time"

	"golang.org/x/sys/unix"
)

// Event is one system call, as a trace shows it.
type Event struct {
	Socket *Socket // nil for socket(2) and the like
	Call   string  // "recvfrom"
	Args   string  // as strace writes them: `5, 4096, MSG_PEEK`
	Result string  // what came back: "5", or "-1"
	Errno  unix.Errno
	Took   time.Duration
	Detail bool // what a timeout does underneath (fcntl, waiting): only a full trace shows it
}
