// A shell computes on one core at a time: it need not read at its start how many it may use.

//go:debug containermaxprocs=0
//go:debug updatemaxprocs=0

// Command sockshell is an interactive shell for BSD sockets.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"regexp"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"sockshell/cmd/sockshell/internal/sandbox"
	"sockshell/repl"
	"sockshell/repl/command"
)

func main() {
	debug.SetGCPercent(400) // the heap is small, and a collection costs a script more than memory
	os.Exit(run(os.Args[1:]))
}

// options is what flags and arguments say.
type options struct {
	cfg        repl.Config
	junit, tap string // --report-junit and --report-tap
	status     int    // what the program ends with
}

// run is the program with its arguments; it returns the exit status.
func run(args []string) int {
	o := &options{}
	o.cfg = repl.Config{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv}
	cmd := newCommand(o)
	cmd.SetArgs(args)
	if err := cmd.Execute(); err != nil {
		fmt.Fprintln(os.Stderr, "sockshell: "+err.Error())
		return 2
	}
	return o.status
}

// newCommand reads flags and arguments, and launches what they ask for.
func newCommand(o *options) *cobra.Command {
	cmd := &cobra.Command{
		Use:           "sockshell [FILE [ARG...]]",
		Short:         "an interactive shell for BSD sockets",
		Version:       strings.TrimPrefix(command.Version(), "sockshell "),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := o.place(cmd, args); err != nil {
				return err
			}
			o.launch(func(cfg repl.Config) int { return repl.Run(context.Background(), cfg) })
			return nil
		},
	}
	o.scriptFlags(cmd)
	flags := cmd.Flags()
	flags.SetInterspersed(false) // what follows FILE is the script's
	flags.StringArrayVarP(&o.cfg.Lines, "command", "c", nil, "run this `LINE` (may be repeated)")
	flags.BoolVarP(&o.cfg.Interactive, "interactive", "i", false, "stay at the prompt afterwards")
	flags.BoolVar(&o.cfg.JSON, "json", false, "one JSON object a line for each command")
	flags.BoolVar(&o.cfg.Echo, "echo", false, "show each line before what it gives, as a session looks")
	flags.BoolVar(&o.cfg.KeepGoing, "keep-going", false, "go on after an error")
	flags.BoolVar(&o.cfg.NoHistory, "no-history", false, "keep no history")
	flags.BoolVar(&o.cfg.NoRC, "no-rc", false, "run no start-up file")
	cmd.SuggestionsMinimumDistance = 2
	cmd.SetFlagErrorFunc(suggestFlag)
	cmd.AddCommand(checkCommand(o), manCommand())
	return cmd
}

// scriptFlags are those of a script and of its check alike.
func (o *options) scriptFlags(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.BoolVar(&o.cfg.Restricted, "restricted", false, "sockets alone: no files, no programs, bounded")
	flags.Uint64Var(&o.cfg.MaxSteps, "max-steps", 0, "end a script after so many `STEPS`")
	flags.BoolVar(&o.cfg.Quiet, "quiet", false, "no remarks")
	flags.StringVar(&o.cfg.Color, "color", "auto", "auto, always or never")
	flags.Func("timeout", "end the whole script after this `TIME`, as 10s, or seconds", o.setTimeout)
	flags.StringArrayVar(&o.cfg.Set, "set", nil, "give a name a text: `NAME=VALUE`")
	flags.StringVar(&o.junit, "report-junit", "", "write each assert and expect to this `FILE` (or -), as JUnit")
	flags.StringVar(&o.tap, "report-tap", "", "write each assert and expect to this `FILE` (or -), as TAP")
}

// setTimeout takes seconds, as the shell's own timeouts do, or a duration.
func (o *options) setTimeout(text string) (err error) {
	if n, err := strconv.ParseUint(text, 10, 31); err == nil {
		text = strconv.FormatUint(n, 10) + "s"
	}
	o.cfg.Timeout, err = time.ParseDuration(text)
	return err
}

// launch runs a session, under --restricted in a child of this process.
func (o *options) launch(session func(repl.Config) int) {
	signals := make(chan os.Signal, 4)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	o.cfg.Signals = signals
	if o.cfg.Restricted && !sandbox.Inside() {
		o.status = o.supervise()
		return
	}
	write := o.reporting()
	if o.cfg.Restricted {
		defer sandbox.Leave()
		o.status = o.restricted(session)
	} else {
		o.status = session(o.cfg)
	}
	if err := write(); err != nil {
		o.complain(err)
	}
}

// complain tells an error that came after the session.
func (o *options) complain(err error) {
	fmt.Fprintln(o.cfg.Stderr, "sockshell: "+err.Error())
	if o.status == 0 {
		o.status = 1
	}
}

// place says which argument is the script, and which are its own.
func (o *options) place(cmd *cobra.Command, args []string) error {
	switch o.cfg.Color {
	case "auto", "always", "never":
	default:
		return fmt.Errorf("--color is auto, always or never, not %s", o.cfg.Color)
	}
	o.cfg.Args = append([]string{""}, args...)
	switch {
	case o.cfg.Lines != nil || len(args) == 0:
		return nil
	case args[0] == "-" && !cmd.HasParent(): // standard input, as for python3 and sh
		o.cfg.Args = args
		return nil
	}
	if _, err := os.Stat(args[0]); err != nil {
		advice := "see sockshell --help"
		if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
			advice = "did you mean sockshell " + near[0] + "?"
		}
		return fmt.Errorf("no file %s (and no subcommand of that name); %s", args[0], advice)
	}
	o.cfg.File, o.cfg.Args = args[0], args
	return nil
}

// suggestFlag adds to the error about a mistyped flag which one was meant.
func suggestFlag(cmd *cobra.Command, err error) error {
	typed, ok := strings.CutPrefix(err.Error(), "unknown flag: --")
	if !ok {
		return err
	}
	var names []string
	flagName := regexp.MustCompile(`(?m)^ {2}.{4}--([a-z-]+)`)
	for _, found := range flagName.FindAllStringSubmatch(cmd.Flags().FlagUsages(), -1) {
		names = append(names, found[1])
	}
	if near := command.Nearest(typed, names); near != "" {
		return fmt.Errorf("%w; did you mean --%s?", err, near)
	}
	return err
}
