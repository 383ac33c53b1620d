package render

import (
	"fmt"

	"sockshell/repl/python"

	"sockshell/sockcore"
)

// messageRemarks are the lines below a result of recvmsg, or its list of ancillary data: each
// item in words, and the names of the flags. Nil for any other value.
func messageRemarks(v python.Value, socketOf func(fd int) string) []string {
	var remarks []string
	t, ok := v.(*python.Tuple)
	if ok && len(t.Items) == 4 {
		if _, bytes := t.Items[0].(python.Bytes); !bytes {
			return nil
		}
		n, ok := python.AsInt(t.Items[2])
		if !ok {
			return nil
		}
		flags := int(n)
		v = t.Items[1]
		if flags != 0 {
			remarks = append(remarks, "flags "+sockcore.FlagNames("MSG_", flags))
		}
	}
	list, ok := v.(*python.List)
	if !ok {
		return nil
	}
	var items []string
	for _, item := range list.Items {
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

func controlMessage(v python.Value) (m sockcore.ControlMessage, ok bool) {
	t, ok := v.(*python.Tuple)
	if !ok || len(t.Items) != 3 {
		return m, false
	}
	data, ok := t.Items[2].(python.Bytes)
	level, okLevel := python.AsInt(t.Items[0])
	typ, okType := python.AsInt(t.Items[1])
	return sockcore.ControlMessage{Level: int(level), Type: int(typ), Data: []byte(data)}, ok && okLevel && okType
}
