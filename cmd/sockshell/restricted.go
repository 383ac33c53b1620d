package main

import (
	"context"
	"fmt"
	"os"
	"slices"

	"sockshell/cmd/sockshell/internal/sandbox"
	"sockshell/repl"
)

// What a restricted script may take. The seconds of processor time follow from the steps,
// so that who allows more of these gets more of those.
const (
	restrictedMemory = 256 << 20
	restrictedSteps  = 10_000_000
	stepsPerSecond   = 20_000_000
)

func limits(cfg repl.Config) sandbox.Limits {
	return sandbox.Limits{Memory: restrictedMemory, CPU: 1 + steps(cfg)/stepsPerSecond}
}

func steps(cfg repl.Config) uint64 {
	if cfg.MaxSteps == 0 {
		return restrictedSteps
	}
	return cfg.MaxSteps
}

// shownVariables are what a restricted shell knows of the environment: how to show things.
var shownVariables = []string{"TERM", "COLORTERM", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"}

// runRestricted is the child's whole life.
func runRestricted(cfg repl.Config) int {
	defer sandbox.Leave()
	cfg.Stderr = sandbox.Stderr()
	limit := limits(cfg)
	if err := sandbox.Enter(limit); err != nil {
		fmt.Fprintln(cfg.Stderr, "sockshell: "+err.Error())
		return 1
	}
	if sandbox.Again() {
		cfg.File, cfg.Lines = "", nil
	}
	cfg.MaxSteps = steps(cfg)
	cfg.Renew = func() { _ = sandbox.Renew(limit) }
	cfg.NoHistory, cfg.NoRC = true, true
	cfg.Getenv = func(name string) string {
		if slices.Contains(shownVariables, name) {
			return os.Getenv(name)
		}
		return ""
	}
	return repl.Run(context.Background(), cfg)
}

// supervise runs the child. A person who types gets another one when it took too much.
func supervise(cfg repl.Config) int {
	for restarted := false; ; restarted = true {
		end, err := sandbox.Run(limits(cfg), restarted)
		switch {
		case err != nil:
			fmt.Fprintln(os.Stderr, "sockshell: --restricted: "+err.Error())
			return 1
		case end.Over == "":
			return end.Status
		}
		fmt.Fprintf(os.Stderr, "sockshell: --restricted: it took more than %s\n", end.Over)
		if !cfg.Prompts() {
			return end.Status
		}
		fmt.Fprintln(os.Stderr, "sockshell: a new shell begins; names and sockets are gone")
	}
}
