package command

import (
	"context"
	"time"

	"sockshell/repl/python"

	"sockshell/repl/syntax"
)

func watchCommands() []Command {
	return []Command{{
		Name:    "watch",
		Summary: "run a line again and again, and show what it gives",
		Detail: "watch [SECONDS [TIMES]] LINE: each second unless told, until Ctrl-C or so " +
			"many times. An error ends it. On a terminal a table, such as that of sockets, is " +
			"shown in the place of the one before.",
		Python:    "for i in range(times): print(line()); time.sleep(seconds)",
		Example:   []string{"watch 10ms 2 sockets"},
		Rest:      syntax.Statement,
		CallsBack: true,
		Run: Func(func(c *Call, a struct {
			Line     Callback
			Interval Seconds `default:"1"`
			Times    CInt    `default:"0"`
		}) (none, error) {
			for n := 1; ; n++ {
				v, err := python.CallValues(c.Thread, a.Line.Value)
				if err != nil {
					return none{}, err
				}
				if v != python.None {
					err = c.Shell.Show(c.Thread, v)
				}
				if err != nil || n == int(a.Times) {
					return none{}, err
				}
				if err := c.pause(time.Duration(a.Interval)); err != nil {
					return none{}, err
				}
			}
		}),
	}}
}

// pauseFor waits, until the context ends at the latest.
func pauseFor(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}
