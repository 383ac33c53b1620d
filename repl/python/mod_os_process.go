package python

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

func osKill(c *call) (Value, error) {
	if err := c.t.refuseRestricted("os.kill"); err != nil {
		return nil, err
	}
	a, err := c.bind("pid", "signal")
	if err != nil {
		return nil, err
	}
	pid, err := size(a[0])
	if err != nil {
		return nil, err
	}
	sig, err := size(a[1])
	if err != nil {
		return nil, err
	}
	if pid == syscall.Getpid() {
		return None, c.t.Runtime.signalTable().raise(c.t, syscall.Signal(sig))
	}
	return None, syscall.Kill(pid, syscall.Signal(sig))
}

func osStrerror(c *call) (Value, error) {
	a, err := c.bind("code")
	if err != nil {
		return nil, err
	}
	n, err := size(a[0])
	if err != nil {
		return nil, err
	}
	e := AsException(c.t, syscall.Errno(n))
	if s := e.Own("strerror"); s != nil {
		return s, nil
	}
	return NewStr("Unknown error " + strconv.Itoa(n)), nil
}

func osEnviron(c *call) (Value, error) {
	d := NewDict()
	if c.t.Restricted {
		return d, nil
	}
	list := os.Environ()
	slices.Sort(list)
	for _, pair := range list {
		name, value, _ := strings.Cut(pair, "=")
		d.SetStr(name, NewStr(value))
	}
	return d, nil
}

func osPutenv(c *call) (Value, error) {
	if err := c.t.refuseRestricted("os.putenv"); err != nil {
		return nil, err
	}
	a, err := c.bind("name", "value")
	if err != nil {
		return nil, err
	}
	name, err := text(a[0], "putenv", "1")
	if err != nil {
		return nil, err
	}
	value, err := text(a[1], "putenv", "2")
	if err != nil {
		return nil, err
	}
	return None, os.Setenv(name, value)
}

func osUnsetenv(c *call) (Value, error) {
	if err := c.t.refuseRestricted("os.unsetenv"); err != nil {
		return nil, err
	}
	a, err := c.bind("name")
	if err != nil {
		return nil, err
	}
	name, err := text(a[0], "unsetenv", "1")
	if err != nil {
		return nil, err
	}
	return None, os.Unsetenv(name)
}
