// Run runs a Python file by the evaluator alone, without the shell: for trying the language out.
package main

import (
	"context"
	"fmt"
	"os"
	"runtime/debug"
	"runtime/pprof"

	"sockshell/repl/eval"
	"sockshell/repl/python"
	"sockshell/repl/syntax"
)

func main() {
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	if path := os.Getenv("PROFILE"); path != "" {
		f, err := os.Create(path)
		if err == nil && pprof.StartCPUProfile(f) == nil {
			defer pprof.StopCPUProfile()
		}
	}
	debug.SetGCPercent(400) // as the shell does
	r := python.NewRuntime()
	r.Stdout, r.Stderr, r.Argv = os.Stdout, os.Stderr, os.Args[1:]
	importer := eval.Importer{Library: python.Library, Read: os.ReadFile,
		Native: func(r *python.Runtime, name string) *python.Module {
			if name == "_thread" {
				return eval.ThreadModule(r)
			}
			return python.NativeModule(r, name)
		}}
	r.Import = importer.Import
	t := r.NewThread(context.Background(), "main")
	t.Acquire()
	names := python.NewNamespace()
	names.Set("__name__", python.NewStr("__main__"))
	tree, err := syntax.ParseFile(string(text), nil)
	if err == nil {
		var code *eval.Code
		if code, err = eval.Compile(tree, eval.Options{File: os.Args[1], Names: names}); err == nil {
			err = code.Run(t, nil)
		}
	}
	if err != nil {
		e, ok := err.(*python.Exception)
		if ok {
			for _, p := range e.Trace {
				fmt.Fprintf(os.Stderr, "  %s:%d in %s\n", p.File, p.Line, p.Function)
			}
			fmt.Fprintln(os.Stderr, python.LastLine(t, e))
		} else {
			fmt.Fprintf(os.Stderr, "%v %+v\n", err, err)
		}
		os.Exit(1)
	}
}
