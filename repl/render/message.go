package render

import (
	"fmt"

	"go.starlark.net/starlark"

	"sockshell/repl/value"
	"sockshell/sockcore"
)

// messageRemarks are the lines below a result of recvmsg, or its list of ancillary data: each
// item in words, and the names of the flags. Nil for any other value.
func messageRemarks(v starlark.Value, socketOf func(fd int) string) []string {
	var remarks []string
	t, ok := v.(starlark.Tuple)
	if ok && len(t) == 4 {
		if _, bytes := t[0].(value.Bytes); !bytes {
			return nil
		}
		flags, err := starlark.AsInt32(t[2])
		if err != nil {
			return nil
		}
		v = t[1]
		if flags != 0 {
			remarks = append(remarks, "flags "+sockcore.FlagNames("MSG_", flags))
		}
	}
	list, ok := v.(*starlark.List)
	if !ok {
		return nil
	}
	var items []string
	for item := range starlark.Elements(list) {
		m, ok := controlMessage(item)
		if !ok {
			return remarks
		}
		items = append(items, m.String())
		for _, fd := range sockcore.RightsFDs(m) {
			if name := socketOf(fd); name != "" {
				items = append(items, fmt.Sprintf("descriptor %d is the socket %s", fd, name))
			}
		}
	}
	return append(items, remarks...)
}

func controlMessage(v starlark.Value) (m sockcore.ControlMessage, ok bool) {
	t, ok := v.(starlark.Tuple)
	if !ok || len(t) != 3 {
		return m, false
	}
	data, ok := t[2].(value.Bytes)
	level, err := starlark.AsInt32(t[0])
	typ, err2 := starlark.AsInt32(t[1])
	return sockcore.ControlMessage{Level: level, Type: typ, Data: []byte(data)},
		ok && err == nil && err2 == nil
}
