//go:build darwin || freebsd

package value

import (
	"go.starlark.net/starlark"

	"sockshell/sockcore"
)

// familyRDS is the family whose addresses are AF_INET's: none here.
const familyRDS = -1

// otherAddress is (family, bytes) for a family without a form.
func otherAddress(a sockcore.Address) starlark.Value {
	o, ok := a.(sockcore.Other)
	if !ok {
		return starlark.None
	}
	return starlark.Tuple{starlark.MakeInt(o.Fam), Bytes(o.Data)}
}

// parseOther has no other families on this system.
func parseOther(op string, _, _ int, _ starlark.Value) (sockcore.Address, error) {
	return nil, Raise("OSError", "%s(): bad family", op)
}
