package command

import (
	"errors"
	"fmt"
	"time"

	"sockshell/repl/python"

	"sockshell/repl/value"
	"sockshell/sockcore"
)

// gatherErrors are those of the calls that receive up to a boundary.
func gatherErrors(more ...string) []string {
	return append(more,
		"TimeoutError: the socket's timeout, which bounds the whole call, passed",
		"ValueError: no stream, where recv gives whole messages")
}

// gatheringCommands receive from streams up to a boundary, whatever the sends were.
func gatheringCommands() []Command {
	return []Command{{
		Name:    "recv_exactly",
		Summary: "receive so many bytes of a stream, and wait until they have come",
		Detail: "What comes behind them stays for the next recv. Fewer are put back when the " +
			"call fails: the next recv gives them.",
		Returns: "bytes, n of them",
		Errors:  gatherErrors("EOFError: the peer closed its side before"),
		Man:     "recv(2)",
		Python:  "s.recv(n, socket.MSG_WAITALL)",
		Example: []string{"a, b = socketpair", "a.send hello", "b.recv_exactly 2", "b.recv 10"},
		Run: Method(func(c *Call, s *sockcore.Socket, a struct{ N Size }) ([]byte, error) {
			return gathered(fmt.Sprintf("%d bytes", a.N), func() ([]byte, error) {
				return s.RecvExactly(c.Context, int(a.N))
			})
		}),
	}, {
		Name:    "recv_until",
		Summary: "receive from a stream up to a delimiter, and with it",
		Detail: "What comes behind it stays for the next recv. What came is put back when the " +
			"call fails: the next recv gives it.",
		Returns: "bytes that end with the delimiter",
		Errors: gatherErrors("EOFError: the peer closed its side before",
			"ValueError: more than limit bytes came without it"),
		Man: "recv(2)",
		Example: []string{
			"a, b = socketpair", `a.send "head\r\n\r\nbody"`, `b.recv_until "\r\n\r\n"`, "b.recv 10",
		},
		Python: "asyncio's reader.readuntil(delimiter)",
		Run: Method(func(c *Call, s *sockcore.Socket, a struct {
			Delimiter Data
			Limit     Size `default:"16777216"`
		}) ([]byte, error) {
			return gathered(value.Repr(python.Bytes(a.Delimiter)), func() ([]byte, error) {
				return s.RecvUntil(c.Context, string(a.Delimiter), int(a.Limit))
			})
		}),
	}, {
		Name:    "recv_line",
		Summary: "receive a line of a stream, with its newline",
		Returns: "bytes; none when the peer has closed its side",
		Errors: gatherErrors("EOFError: the peer closed its side within a line",
			"ValueError: more than limit bytes came without a newline"),
		Man:     "recv(2)",
		Python:  "s.makefile('rb').readline()",
		Example: []string{"a, b = socketpair", `a.send "one\r\ntwo\r\n"`, "b.recv_line", "b.recv_line"},
		Run: Method(func(c *Call, s *sockcore.Socket, a struct {
			Limit Size `default:"16777216"`
		}) ([]byte, error) {
			return gathered("a line", func() ([]byte, error) { return s.RecvLine(c.Context, int(a.Limit)) })
		}),
	}, {
		Name:    "recv_all",
		Summary: "receive until the peer closes its side",
		Returns: "bytes",
		Errors:  gatherErrors("ValueError: more than limit bytes came; they are put back"),
		Man:     "recv(2)",
		Python:  "s.makefile('rb').read()",
		Example: []string{"a, b = socketpair", "a.send hello", "a.close", "b.recv_all 1M"},
		Run: Method(func(c *Call, s *sockcore.Socket, a struct {
			Limit Size `default:"16777216"`
		}) ([]byte, error) {
			return gathered("the end", func() ([]byte, error) { return s.RecvAll(c.Context, int(a.Limit)) })
		}),
	}, {
		Name:    "drain",
		Summary: "drop what has come, without waiting for more",
		Returns: "how many bytes it was",
		Man:     "recv(2)",
		Python:  "s.recv(65536, socket.MSG_DONTWAIT) until BlockingIOError",
		Example: []string{"a, b = socketpair", "a.send hello", "b.drain", "b.drain"},
		Run: Method(func(c *Call, s *sockcore.Socket, _ struct{}) (int64, error) {
			return s.Drain(c.Context)
		}),
	}}
}

// gathered says of a failure what was wanted, what came, and how long it took.
func gathered(wanted string, receive func() ([]byte, error)) ([]byte, error) {
	began := time.Now()
	data, err := receive()
	var gather *sockcore.GatherError
	var told *python.Exception
	switch {
	case errors.Is(err, sockcore.ErrTimeout):
		told = python.Raise(python.TimeoutError, "timed out after %v: wanted %s; %s came",
			time.Since(began).Round(time.Millisecond), wanted, cameText(data))
	case errors.As(err, &gather):
		told = value.Named(gather.Name, fmt.Sprintf("%s; %s came", gather.Message, cameText(data)))
	default:
		return data, err
	}
	told.Go = err
	return data, told
}

// aboutExpect is what both forms of expect do.
const aboutExpect = "What comes before the match is taken with it, what comes behind it stays for " +
	"the next recv. Each byte is a character by itself; ^ and $ are the ends of lines, \\A the " +
	"beginning of what was not yet received, (?s) lets . be a newline too. Where more bytes could " +
	"change the match, as after /[0-9]+/, it counts when none come for a tenth of a second. " +
	"Without seconds the socket's timeout counts."

var expectErrors = []string{
	"ExpectError: the time passed, or the peer closed its side, before a match; a script's exit " +
		"status is then 3. What came is put back",
	"re.error: no regular expression of Go's syntax",
}

func expectCommands() []Command {
	return []Command{{
		Name:    "expect",
		Check:   true,
		Summary: "receive until a regular expression matches",
		Detail:  aboutExpect,
		Returns: "the match or, when there are groups, a tuple of what they matched",
		Errors:  expectErrors,
		Man:     "recv(2)",
		Python:  "pexpect's s.expect(pattern, timeout)",
		Example: []string{
			"a, b = socketpair", `a.send "220 mail.example\r\nmore"`,
			`b.expect /^(\d+) (.*)\r\n/ 5s`, "b.recv 10",
		},
		Run: OnSocket(func(c *Call, s *value.Socket, a struct {
			Pattern Regexp
			Timeout optionalSeconds `arg:"?"`
		}) (python.Value, error) {
			found, err := expect(c, []*value.Socket{s}, string(a.Pattern), a.Timeout)
			if err != nil {
				return nil, err
			}
			return found.captures(), nil
		}),
	}, {
		Name:    "expect",
		Check:   true,
		Summary: "receive from several sockets until a regular expression matches on one",
		Detail:  aboutExpect,
		Returns: "(socket, the match or a tuple of what its groups matched)",
		Errors:  expectErrors,
		Man:     "poll(2)",
		Python:  "selectors, and re.search on what each socket received",
		Example: []string{
			"a, b = socketpair", "c, d = socketpair", "c.send yes!",
			"who, what = expect [b, d] /[a-z]+!/ 5s", "what",
		},
		Run: Func(func(c *Call, a struct {
			Sockets Sockets
			Pattern Regexp
			Timeout optionalSeconds `arg:"?"`
		}) (python.Value, error) {
			var sockets []*value.Socket
			for _, v := range a.Sockets.List {
				var s Socket
				if err := s.take(c, v); err != nil {
					return nil, err
				}
				sockets = append(sockets, s.Socket)
			}
			found, err := expect(c, sockets, string(a.Pattern), a.Timeout)
			if err != nil {
				return nil, err
			}
			return python.NewTuple(found.value, found.captures()), nil
		}),
	}, {
		Name:    "wait_for",
		Summary: "connect again and again until a server answers",
		Detail: "For a server that was just started. The path of an AF_UNIX socket will do as well. " +
			"The connection is closed at once.",
		Errors: []string{
			"TimeoutError: nobody answered in time; it says what the last try gave",
		},
		Man:     "connect(2)",
		Python:  "socket.create_connection(address) in a loop",
		Example: []string{"srv = create_server 127.0.0.1 0", "wait_for (srv.getsockname()) 5s"},
		Run: Func(func(c *Call, a struct {
			Address Address
			Timeout Seconds `default:"None"`
		}) (none, error) {
			return waitFor(c, a.Address, sockcore.Timeout(a.Timeout))
		}),
	}}
}
