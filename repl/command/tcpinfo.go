package command

import (
	"sockshell/repl/python"

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

func fieldValue(v any) python.Value {
	switch v := v.(type) {
	case uint64:
		return value.Uint(v)
	case string:
		return python.NewStr(v)
	}
	var list []python.Value
	for _, text := range v.([]string) {
		list = append(list, python.NewStr(text))
	}
	return python.NewList(list...)
}

func readTCPInfo(c *Call, s *sockcore.Socket) (r value.Record, err error) {
	o, ok := sockcore.OptionNamed("TCP_INFO")
	if !ok {
		return r, python.Raise(python.OSError, "this system has no TCP_INFO")
	}
	b, err := s.GetsockoptBytes(c.Context, o.Level, o.Opt, 1024)
	if err != nil {
		return r, err
	}
	if r, ok = tcpInfo(b); !ok {
		return r, python.Raise(python.OSError, "the kernel gave an empty TCP_INFO")
	}
	return r, nil
}
