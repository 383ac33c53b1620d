// Run runs a Python file by the evaluator alone, without the shell: for trying the language out.
package main

import (
	"context"
	"fmt"
	"os"
	"strings"

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
	r := python.NewRuntime()
	r.Stdout, r.Stderr, r.Argv = os.Stdout, os.Stderr, os.Args[1:]
	r.Builtins = python.NewNamespace()
	builtins(r)
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

func builtins(r *python.Runtime) {
	for _, c := range []*python.Type{python.ExceptionType, python.ValueError, python.TypeError, python.KeyError, python.StopIteration, python.ZeroDivisionError, python.NameError, python.RuntimeError, python.BaseException, python.ExceptionGroup, python.ListType, python.DictType, python.TupleType, python.SetType, python.RangeType, python.PropertyType, python.SuperType, python.StaticMethodType, python.ClassMethodType, python.TypeType, python.ObjectType, python.GeneratorExit, python.AssertionError, python.AttributeError} {
		r.Builtins.Set(c.Name, c)
	}
	r.Builtins.Set("print", &python.Builtin{Name: "print", Fn: func(t *python.Thread, _ python.Value, a python.Args) (python.Value, error) {
		var parts []string
		for _, v := range a.Pos {
			s, err := python.ToStr(t, v)
			if err != nil {
				return nil, err
			}
			parts = append(parts, s)
		}
		fmt.Fprintln(t.Stdout, strings.Join(parts, " "))
		return python.None, nil
	}})
	r.Builtins.Set("len", &python.Builtin{Name: "len", Fn: func(t *python.Thread, _ python.Value, a python.Args) (python.Value, error) {
		n, err := python.Len(t, a.Pos[0])
		return python.NewInt(int64(n)), err
	}})
	r.Builtins.Set("next", &python.Builtin{Name: "next", Fn: func(t *python.Thread, _ python.Value, a python.Args) (python.Value, error) {
		v, err := python.Next(t, a.Pos[0])
		if v == nil && err == nil {
			err = python.NewException(python.StopIteration)
		}
		return v, err
	}})
}
