// Package architecture describes the house: where a thing is, and why it is there. It
// holds no code but the test of what it says.
//
// # The rooms
//
//	cmd/sockshell/   the program: flags and arguments become a repl.Config
//	  internal/sandbox/  the child process of --restricted, and what the kernel bounds for it
//	  internal/bench/    the table of docs/performance.md: ours beside the peers', in one run
//	  default.pgo        what is hot, for the compiler; made by `make profile`
//	repl/            the shell: the loop, frames, scripts, the prompt, jobs, interrupts
//	  syntax/        text to tree: Python's statements, and commands among them; knows no verb
//	                 but by asking
//	  eval/          tree to closures, and running them: scopes, exceptions, generators, threads
//	    internal/run/       runs a Python file without the shell, to try the language and profile it
//	  python/        the object model and its library: str, list, dict, builtins, modules; lib/*.py
//	                 are those that are Python themselves
//	  command/       what the shell can do: one table, one row a command, one file a chapter;
//	                 a command becomes an expression here
//	    internal/pages/     writes docs/commands and docs/constants.md
//	  value/         sockcore's and resolver's things as Python values: sockets, addresses, errors
//	  render/        values and errors as text, JSON or hexdump; the only colour
//	  editor/        reads a line from a terminal; knows nothing of what a line means
//	sockcore/        the engine: sockets on system calls; never prints, never resolves
//	  internal/constants/  writes the constants of each system, from constants.txt
//	  sockcoretest/  real peers, a check for leaks and system calls that fail, for tests
//	resolver/        names, services, protocols, interfaces, as the C library answers
//	history/         what was typed, kept on disk; what happened, as a transcript; how files are
//	                 opened, and written whole
//	docs/            the guide, the language, and the pages that are generated from the rows
//	  explain/       the pages of explain, which the program holds
//	  examples/      scripts that speak to real servers, and the tests that run them; python/ are
//	                 programs, which a test of cmd/sockshell runs here and in CPython, with those
//	                 of its testdata/programs
//	  architecture/  this plan, and the test of it
//
// # A line's way
//
//	s.recv 4096                      what was typed
//	  syntax.Reader                  the physical lines that belong together, as a tree: a Command
//	  command.Lowering               s.recv(4096), one expression of Python for one command
//	  eval.Compile                   closures, kept for the next line of the same text
//	  eval Code.Run                  runs them on the session's thread, for a Frame
//	  command runner                 takes the arguments into the struct of the row
//	  sockcore.Socket.Recv           tries, waits, tries again; wraps an errno once
//	  repl show, render              the value as text, and into the session's record
//
// An error goes the same way back, and is shown once, in repl.
//
// # Adding a command
//
// One row in its chapter's file under repl/command, then `make generate`. Parsing,
// completion, help, the page under docs/commands, the errors about its arguments and the
// test of its examples come from the row.
//
// # What may be imported
//
// The table in house_test.go says which package may import which, and which package owns
// a foreign library. Imports point down: sockcore, history, repl/syntax and repl/python import
// nothing of ours; nobody imports repl but the program.
//
// # The libraries, and why
//
//   - golang.org/x/sys/unix: the system calls, with each system's constants. Only sockcore
//     and its tests' peers make calls through it, resolver, the editor for its terminal, the
//     sandbox, and Python's module os; others may use the names of constants.
//   - github.com/spf13/cobra: flags, their help, completion for shells.
//   - github.com/chzyer/readline: the terminal's raw mode. One file of repl/editor.
//   - github.com/mattn/go-runewidth: how wide a character is on a terminal.
//   - github.com/fatih/color: colours. One file of repl/render.
//   - github.com/mattn/go-isatty: whether a stream is a terminal.
//   - golang.org/x/net: dnsmessage, the form of DNS messages, and idna, names in other
//     scripts. resolver asks name servers itself, because the answers must be those of the
//     C library without needing one.
//   - golang.org/x/text: the encodings of East Asia, which programs ask for by name: their tables
//     are nobody's to write again. repl/python.
//   - github.com/rogpeppe/go-internal: tests only, scripts of the program (txtar).
//   - github.com/creack/pty and github.com/hinshun/vt10x: tests only, a pseudo-terminal and
//     the screen that would be seen on it.
package architecture
