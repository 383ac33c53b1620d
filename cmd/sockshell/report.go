package main

import (
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"sockshell/cmd/sockshell/internal/sandbox"
	"sockshell/history"
	"sockshell/repl"
)

// report is a file that tells of each assert and expect, in a form that others read.
type report struct {
	path   string
	format func(io.Writer, []repl.Check) error
}

// reports are --report-junit and --report-tap, as far as they were given.
func (o *options) reports() (list []report) {
	if o.junit != "" {
		list = append(list, report{o.junit, writeJUnit})
	}
	if o.tap != "" {
		list = append(list, report{o.tap, writeTAP})
	}
	return list
}

// numbered is a check on its way from a restricted child to its parent.
type numbered struct {
	Number int
	Check  repl.Check
}

// checks are those of a session. A check is told of again when the script caught its error.
type checks []repl.Check

func (list *checks) add(number int, c repl.Check) {
	if number < len(*list) {
		(*list)[number] = c
		return
	}
	*list = append(*list, c)
}

// reporting has a session tell of its checks, and gives what writes them down at its end. A
// restricted child may write no files: it tells its parent of each check, for it may be killed.
func (o *options) reporting() (write func() error) {
	list := o.reports()
	if list == nil {
		return func() error { return nil }
	}
	if o.cfg.Restricted {
		tell := json.NewEncoder(sandbox.Report())
		o.cfg.Report = func(number int, c repl.Check) { _ = tell.Encode(numbered{number, c}) }
		return func() error { return nil }
	}
	var all checks
	o.cfg.Report = all.add
	return func() error { return writeReports(list, all) }
}

// tellings reads what a restricted child told. Its last line may be torn.
func tellings(f *os.File) (all checks) {
	from := json.NewDecoder(io.NewSectionReader(f, 0, 1<<62))
	for {
		var one numbered
		if err := from.Decode(&one); err != nil {
			return all
		}
		all.add(one.Number, one.Check)
	}
}

// writeReports is not interrupted: a signal that comes now finds the session ended. It ends
// nothing but the wait for whoever reads a pipe.
func writeReports(list []report, all checks) (err error) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	for _, r := range list {
		if r.path == "-" {
			err = errors.Join(err, r.format(os.Stdout, all))
			continue
		}
		err = errors.Join(err, history.WriteWhole(ctx, r.path, func(w io.Writer) error {
			return r.format(w, all)
		}))
	}
	return err
}

type junitSuite struct {
	XMLName  xml.Name    `xml:"testsuite"`
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Skipped  int         `xml:"skipped,attr"`
	Time     string      `xml:"time,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Class   string        `xml:"classname,attr"`
	Name    string        `xml:"name,attr"`
	Time    string        `xml:"time,attr"`
	Failure *junitProblem `xml:"failure"`
	Error   *junitProblem `xml:"error"`
	Skipped *junitProblem `xml:"skipped"`
}

type junitProblem struct {
	Type    string `xml:"type,attr"`
	Message string `xml:"message,attr"`
}

// writeJUnit writes the form that most CI systems show. An error that the script caught
// itself counts as skipped.
func writeJUnit(w io.Writer, checks []repl.Check) error {
	suite := junitSuite{Name: "sockshell", Tests: len(checks)}
	total := 0.0
	for _, c := range checks {
		total += c.Took.Seconds()
		file, _, _ := strings.Cut(c.Place, ":")
		one := junitCase{Class: file, Name: title(c), Time: fmt.Sprintf("%.6f", c.Took.Seconds())}
		problem := &junitProblem{c.Class, c.Reason}
		switch {
		case c.Class == "":
		case c.Caught:
			one.Skipped = problem
			suite.Skipped++
		case c.Error:
			one.Error = problem
			suite.Errors++
		default:
			one.Failure = problem
			suite.Failures++
		}
		suite.Cases = append(suite.Cases, one)
	}
	suite.Time = fmt.Sprintf("%.6f", total)
	text, err := xml.MarshalIndent(suite, "", "  ")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s%s\n", xml.Header, text)
	return err
}

// writeTAP writes the Test Anything Protocol, version 13. An error that the script caught
// itself is a TODO, which readers of the protocol do not count.
func writeTAP(w io.Writer, checks []repl.Check) error {
	var b strings.Builder
	fmt.Fprintf(&b, "TAP version 13\n1..%d\n", len(checks))
	for i, c := range checks {
		verdict, note := "ok", ""
		if c.Class != "" {
			verdict = "not ok"
		}
		if c.Caught {
			note = " # TODO caught by the script"
		}
		name := strings.NewReplacer(`\`, `\\`, "#", `\#`).Replace(title(c))
		fmt.Fprintf(&b, "%s %d - %s%s\n  ---\n  duration_ms: %.3f\n", verdict, i+1, name, note,
			float64(c.Took.Microseconds())/1000)
		if c.Class != "" {
			message, err := json.Marshal(strings.TrimSuffix(c.Class+": "+c.Reason, ": "))
			if err != nil {
				return err
			}
			fmt.Fprintf(&b, "  message: %s\n", message)
		}
		b.WriteString("  ...\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// title names a check by its place and its line.
func title(c repl.Check) string {
	if c.Text == "" {
		return c.Place
	}
	return c.Place + ": " + c.Text
}
