package repl

import (
	"io"
	"os"
	"time"

	"sockshell/repl/render"
)

// Config is how a shell is started: its streams, what it runs, and the flags.
type Config struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Signals        <-chan os.Signal // to the process: SIGINT, SIGTERM and SIGHUP; may be nil
	Getenv         func(string) string

	File        string   // a script; "" reads Stdin
	Args        []string // sys.argv
	Lines       []string // -c, each run in turn
	Interactive bool     // -i: stay at the prompt after File or Lines

	JSON       bool
	Echo       bool
	KeepGoing  bool
	Quiet      bool
	Restricted bool
	NoHistory  bool
	NoRC       bool
	Color      string // auto, always, never
	Timeout    time.Duration
	Set        []string // NAME=VALUE
	MaxSteps   uint64   // of the script, or of each line that a person types; 0: no bound
	Renew      func()   // called before each line that a person types; may be nil

	// Report is told of each assert and expect as it ends, by its number from 0, and again when
	// the script takes its error; may be nil.
	Report func(number int, c Check)
}

// Prompts reports whether a person will type lines.
func (c Config) Prompts() bool {
	return render.IsTerminal(c.Stdin) && (c.Interactive || c.Lines == nil && c.File == "")
}
