// Command bench is `make bench`: one table, sockshell against python3, C and what else is
// here, on one machine in one run. It builds sockshell and a C program in a temporary
// directory, runs the commands of rows.go there, and with -write keeps the table.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"regexp"
)

func main() {
	o := options{out: os.Stdout}
	flag.BoolVar(&o.quick, "quick", false, "a small version of everything, which tests the bench")
	flag.BoolVar(&o.full, "full", false, "4 GiB in the bulk rows, 1 over TLS: many minutes")
	flag.IntVar(&o.runs, "runs", 5, "how often each command runs")
	flag.StringVar(&o.only, "only", "", "only the rows whose name matches this `REGEXP`")
	flag.StringVar(&o.write, "write", "", "write the page to this `FILE` as well")
	flag.Parse()
	if err := bench(o); err != nil {
		fmt.Fprintln(os.Stderr, "bench: "+err.Error())
		os.Exit(1)
	}
}

type options struct {
	quick, full bool
	runs        int
	only, write string
	out         io.Writer
}

func bench(o options) (err error) {
	only, err := regexp.Compile(o.only)
	if err != nil {
		return err
	}
	size := usual
	switch {
	case o.quick:
		size, o.runs = small, 1
	case o.full:
		size = full
	}
	w, err := newWorkshop(size)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.close()) }()
	var done []result
	for _, r := range rows(size) {
		if !only.MatchString(r.name) {
			continue
		}
		fmt.Fprintln(os.Stderr, r.name)
		one, err := w.measure(r, o.runs)
		if err != nil {
			return fmt.Errorf("%s: %w", r.name, err)
		}
		done = append(done, one)
	}
	page := page(done, o.runs)
	if _, err := io.WriteString(o.out, page); err != nil {
		return err
	}
	if o.write == "" {
		return nil
	}
	return os.WriteFile(o.write, []byte(page), 0o644)
}
