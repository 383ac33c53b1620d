package command

import (
	"go.starlark.net/starlark"

	"sockshell/repl/value"
	"sockshell/sockcore"
)

// tcpInfo is a struct tcp_info as a dict, in the kernel's order.
func tcpInfo(b []byte) (*starlark.Dict, bool) {
	fields := sockcore.TCPInfoFields(b)
	if fields == nil {
		return nil, false
	}
	d := starlark.NewDict(len(fields))
	for _, f := range fields {
		_ = d.SetKey(starlark.String(f.Name), fieldValue(f.Value))
	}
	return d, true
}

func fieldValue(v any) starlark.Value {
	switch v := v.(type) {
	case uint64:
		return starlark.MakeUint64(v)
	case string:
		return starlark.String(v)
	}
	var list []starlark.Value
	for _, text := range v.([]string) {
		list = append(list, starlark.String(text))
	}
	return starlark.NewList(list)
}

func readTCPInfo(c *Call, s *sockcore.Socket) (starlark.Value, error) {
	o, ok := sockcore.OptionNamed("TCP_INFO")
	if !ok {
		return nil, value.Raise("OSError", "this system has no TCP_INFO")
	}
	b, err := s.GetsockoptBytes(c.Context, o.Level, o.Opt, 1024)
	if err != nil {
		return nil, err
	}
	d, ok := tcpInfo(b)
	if !ok {
		return nil, value.Raise("OSError", "the kernel gave an empty TCP_INFO")
	}
	return d, nil
}
