package value

import (
	"context"

	"sockshell/repl/eval"
	"sockshell/repl/python"
	"sockshell/repl/syntax"
)

// evaluate is the value of an expression, among names that it may use.
func evaluate(source string, names ...python.Named) (python.Value, error) {
	tree, err := syntax.ParseFile("result = ("+source+")", nil)
	if err != nil {
		return nil, err
	}
	space := python.NewNamespace()
	for _, n := range names {
		space.Set(n.Name, n.Value)
	}
	code, err := eval.Compile(tree, eval.Options{File: "test", Names: space})
	if err != nil {
		return nil, err
	}
	r := python.NewRuntime()
	t := r.NewThread(context.Background(), "test")
	t.Acquire()
	defer t.End()
	err = code.Run(t, nil)
	return space.Get("result"), err
}
