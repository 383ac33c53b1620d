//go:build darwin || freebsd

package value

import (
	"sockshell/repl/python"

	"sockshell/sockcore"
)

// familyRDS is the family whose addresses are AF_INET's: none here.
const familyRDS = -1

// otherAddress is (family, bytes) for a family without a form.
func otherAddress(a sockcore.Address) python.Value {
	o, ok := a.(sockcore.Other)
	if !ok {
		return python.None
	}
	return python.NewTuple(python.NewInt(int64(o.Fam)), python.Bytes(o.Data))
}

// parseOther has no other families on this system.
func parseOther(op string, _, _ int, _ python.Value) (sockcore.Address, error) {
	return nil, python.Raise(python.OSError, "%s(): bad family", op)
}
