package repl

import (
	"go.starlark.net/starlark"

	"sockshell/repl/value"
)

// What fix.go puts into the tree.

func modBuiltin(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
	return value.Mod(args[0], args[1])
}

func attrBuiltin(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
	return value.Attr(args[0], string(args[1].(starlark.String)))
}

func bytesBuiltin(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
	return value.Bytes(args[0].(starlark.String)), nil
}

func compareBuiltin(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
	return value.Compare(string(args[0].(starlark.String)), args[1], args[2])
}

// loadBuiltin is load("file.star", "f"): a file beside the script, run in a space of its own.
func (s *Session) loadBuiltin(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
	path, name := string(args[0].(starlark.String)), string(args[1].(starlark.String))
	if s.cfg.Restricted {
		return nil, value.Raise("PermissionError", "load is not allowed under --restricted")
	}
	loaded, err := s.loadFile(s.beside(path))
	if err != nil {
		return nil, err
	}
	if v := loaded.lookup(name); v != nil {
		return v, nil
	}
	return nil, value.Raise("ImportError", "cannot import name '%s' from %s", name, path)
}
