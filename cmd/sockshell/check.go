package main

import (
	"context"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"sockshell/history"
	"sockshell/repl"
)

// checkCommand compares what a script does with what it should: for a class, say.
func checkCommand(o *options) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "check TRANSCRIPT SCRIPT [ARG...]",
		Short: "compare a script's session with the transcript that is wanted",
		Long: "Runs the lines of SCRIPT as if they were typed, and compares the session with TRANSCRIPT,\n" +
			"which `save FILE.session` writes. In a line of TRANSCRIPT … stands for any text, a line of …\n" +
			"for any lines, and a line /regexp/ for what varies. The status is 0, or 3 with a diff.",
		Args: cobra.MinimumNArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			want, err := readTranscript(args[0])
			if err != nil {
				return err
			}
			if err := o.place(cmd, args[1:]); err != nil {
				return err
			}
			o.launch(func(cfg repl.Config) int { return check(cfg, want, args[0]) })
			return nil
		},
	}
	o.scriptFlags(cmd)
	cmd.Flags().SetInterspersed(false)
	return cmd
}

func readTranscript(path string) (history.Transcript, error) {
	f, err := os.Open(path)
	if err != nil {
		return history.Transcript{}, err
	}
	defer f.Close()
	want, err := history.ParseTranscript(f)
	if err == nil {
		_, err = want.Diff(history.Transcript{}) // its regexps
	}
	if err != nil {
		return want, fmt.Errorf("%s: %w", path, err)
	}
	return want, nil
}

// check is the exit status; it shows what differs.
func check(cfg repl.Config, want history.Transcript, name string) int {
	got := repl.Transcribe(context.Background(), cfg)
	diff, err := want.Diff(got)
	if err != nil {
		fmt.Fprintln(cfg.Stderr, "sockshell: "+err.Error())
		return 2
	}
	if diff == "" {
		return 0
	}
	fmt.Fprintf(cfg.Stdout, "--- %s\n+++ %s\n%s", name, cfg.File, diff)
	return 3
}
