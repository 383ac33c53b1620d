// Command sockshell is an interactive shell for BSD sockets.
package main

import (
	"context"
	"fmt"
	"os"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"sockshell/cmd/sockshell/internal/sandbox"
	"sockshell/repl"
	"sockshell/repl/command"
)

func main() {
	debug.SetGCPercent(400) // the heap is small, and a collection costs a script more than memory
	os.Exit(run(os.Args[1:]))
}

// run is the program with its arguments; it returns the exit status.
func run(args []string) int {
	status := 0
	cmd := newCommand(func(cfg repl.Config) { status = launch(cfg) })
	cmd.SetArgs(args)
	if err := cmd.Execute(); err != nil {
		fmt.Fprintln(os.Stderr, "sockshell: "+err.Error())
		return 2
	}
	return status
}

// launch runs a shell, under --restricted as a child of this process.
func launch(cfg repl.Config) int {
	switch {
	case !cfg.Restricted:
		return repl.Run(context.Background(), cfg)
	case sandbox.Inside():
		return runRestricted(cfg)
	}
	return supervise(cfg)
}

// newCommand reads flags and arguments into a Config, and starts with it.
func newCommand(start func(repl.Config)) *cobra.Command {
	cfg := repl.Config{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv}
	cmd := &cobra.Command{
		Use:           "sockshell [FILE [ARG...]]",
		Short:         "an interactive shell for BSD sockets",
		Version:       strings.TrimPrefix(command.Version(), "sockshell "),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			if err := place(&cfg, args); err != nil {
				return err
			}
			start(cfg)
			return nil
		},
	}
	flags := cmd.Flags()
	flags.SetInterspersed(false) // what follows FILE is the script's
	flags.StringArrayVarP(&cfg.Lines, "command", "c", nil, "run this `LINE` (may be repeated)")
	flags.BoolVarP(&cfg.Interactive, "interactive", "i", false, "stay at the prompt afterwards")
	flags.BoolVar(&cfg.JSON, "json", false, "one JSON object a line for each command")
	flags.BoolVar(&cfg.Echo, "echo", false, "show each line before what it gives, as a session looks")
	flags.BoolVar(&cfg.KeepGoing, "keep-going", false, "go on after an error")
	flags.BoolVar(&cfg.Restricted, "restricted", false, "sockets alone: no files, no programs, bounded")
	flags.Uint64Var(&cfg.MaxSteps, "max-steps", 0, "end a script after so many steps")
	flags.BoolVar(&cfg.Quiet, "quiet", false, "no remarks")
	flags.BoolVar(&cfg.NoHistory, "no-history", false, "keep no history")
	flags.BoolVar(&cfg.NoRC, "no-rc", false, "run no start-up file")
	flags.StringVar(&cfg.Color, "color", "auto", "auto, always or never")
	flags.DurationVar(&cfg.Timeout, "timeout", 0, "end the whole script after this time, as 10s")
	flags.StringArrayVar(&cfg.Set, "set", nil, "give a name a text: `NAME=VALUE`")
	return cmd
}

// place says which argument is the script, and which are its own.
func place(cfg *repl.Config, args []string) error {
	switch cfg.Color {
	case "auto", "always", "never":
	default:
		return fmt.Errorf("--color is auto, always or never, not %s", cfg.Color)
	}
	cfg.Args = append([]string{""}, args...)
	if cfg.Lines != nil || len(args) == 0 {
		return nil
	}
	if _, err := os.Stat(args[0]); err != nil {
		return fmt.Errorf("no file %s (and no subcommand of that name); see sockshell --help", args[0])
	}
	cfg.File, cfg.Args = args[0], args
	return nil
}
