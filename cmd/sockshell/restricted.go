package main

import (
	"errors"
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

// restricted is the child's whole life.
func (o *options) restricted(session func(repl.Config) int) int {
	cfg := &o.cfg
	cfg.Stderr = sandbox.Stderr()
	limit := limits(*cfg)
	if err := sandbox.Enter(limit); err != nil {
		fmt.Fprintln(cfg.Stderr, "sockshell: "+err.Error())
		return 1
	}
	if sandbox.Again() {
		cfg.File, cfg.Lines = "", nil
	}
	cfg.MaxSteps = steps(*cfg)
	cfg.Renew = func() { _ = sandbox.Renew(limit) }
	cfg.NoHistory, cfg.NoRC = true, true
	cfg.Getenv = func(name string) string {
		if slices.Contains(shownVariables, name) {
			return os.Getenv(name)
		}
		return ""
	}
	return session(*cfg)
}

// supervise runs the child, and writes its reports.
func (o *options) supervise() int {
	told, err := os.CreateTemp("", "sockshell-report-")
	if err != nil {
		o.complain(err)
		return 1
	}
	defer told.Close()
	_ = os.Remove(told.Name())
	end, err := o.children(told)
	if list := o.reports(); list != nil {
		all := tellings(told)
		if end.Over != "" {
			all = append(all, repl.Check{Place: "--restricted", Error: true,
				Class: "RuntimeError", Reason: "it took more than " + end.Over})
		}
		err = errors.Join(err, writeReports(list, all))
	}
	if err != nil {
		o.complain(err)
		return max(1, end.Status)
	}
	return end.Status
}

// children runs one child. A person who types gets another one when it took too much.
func (o *options) children(told *os.File) (sandbox.Ending, error) {
	for restarted := false; ; restarted = true {
		end, err := sandbox.Run(limits(o.cfg), restarted, told)
		if err != nil || end.Over == "" {
			return end, err
		}
		fmt.Fprintf(os.Stderr, "sockshell: --restricted: it took more than %s\n", end.Over)
		if !o.cfg.Prompts() {
			return end, nil
		}
		fmt.Fprintln(os.Stderr, "sockshell: a new shell begins; names and sockets are gone")
	}
}
