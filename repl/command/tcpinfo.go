package command

import (
	"go.starlark.net/starlark"

	"sockshell/repl/value"
	"sockshell/sockcore"
)

// tcpInfo is a struct tcp_info, in the kernel's order.
func tcpInfo(b []byte) (value.Record, bool) {
	fields := sockcore.TCPInfoFields(b)
	r := value.NewRecord()
	for _, f := range fields {
		r.Set(f.Name, fieldValue(f.Value))
	}
	return r, fields != nil
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

func readTCPInfo(c *Call, s *sockcore.Socket) (r value.Record, err error) {
	o, ok := sockcore.OptionNamed("TCP_INFO")
	if !ok {
		return r, value.Raise("OSError", "this system has no TCP_INFO")
	}
	b, err := s.GetsockoptBytes(c.Context, o.Level, o.Opt, 1024)
	if err != nil {
		return r, err
	}
	if r, ok = tcpInfo(b); !ok {
		return r, value.Raise("OSError", "the kernel gave an empty TCP_INFO")
	}
	return r, nil
}
