package repl

import (
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"sockshell/repl/command"
	"sockshell/repl/value"
)

// direct is a kept line that is one method's call with literal arguments, such as
// `a.send hello`: its arguments stay bound, as a job's do, and each run is the body alone.
// The name is looked up each time; when it holds no socket that has the verb the line runs as
// Starlark.
type direct struct {
	name    string
	body    command.Body
	call    command.Call
	onlyTLS bool
}

// newDirect gives nil for any other line.
func newDirect(stmts []syntax.Stmt, env *command.Env) *direct {
	if len(stmts) != 1 {
		return nil
	}
	stmt, ok := stmts[0].(*syntax.ExprStmt)
	if !ok {
		return nil
	}
	called, ok := stmt.X.(*syntax.CallExpr)
	if !ok {
		return nil
	}
	method, ok := called.Fn.(*syntax.DotExpr)
	if !ok {
		return nil
	}
	owner, ok := method.X.(*syntax.Ident)
	verb := command.SocketMethod(method.Name.Name)
	args, literal := literals(called.Args)
	if !ok || verb == nil || verb.Check || !literal {
		return nil
	}
	d := &direct{name: owner.Name, call: command.Call{Env: env, Verb: verb.Name},
		onlyTLS: verb.OnlyTLS}
	var err error
	if d.body, err = verb.Run.Bind(&d.call, args, nil); err != nil {
		return nil // Starlark's run will give the error
	}
	return d
}

func literals(exprs []syntax.Expr) (args starlark.Tuple, ok bool) {
	for _, e := range exprs {
		l, ok := e.(*syntax.Literal)
		if !ok {
			return nil, false
		}
		switch v := l.Value.(type) {
		case string:
			if l.Token == syntax.BYTES {
				args = append(args, value.Bytes(v))
			} else {
				args = append(args, starlark.String(v))
			}
		case int64:
			args = append(args, starlark.MakeInt64(v))
		default:
			return nil, false
		}
	}
	return args, true
}

// socket is what the line's name holds now, nil when that is no socket with the verb.
func (d *direct) socket(s *scope) *value.Socket {
	v, _ := s.dict[d.name].(*value.Socket)
	if v != nil && d.onlyTLS && v.TLS() == nil {
		return nil
	}
	return v
}
