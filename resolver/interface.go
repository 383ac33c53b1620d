package resolver

import (
	"net"
	"os"

	"golang.org/x/sys/unix"
)

// Interface is one network interface, Python's pair (index, name).
type Interface struct {
	Index int
	Name  string
}

// Interfaces is if_nameindex(3).
func Interfaces() ([]Interface, error) {
	all, err := net.Interfaces()
	if err != nil {
		return nil, raise("OSError", err.Error())
	}
	list := make([]Interface, len(all))
	for i, each := range all {
		list[i] = Interface{each.Index, each.Name}
	}
	return list, nil
}

// IfNametoindex is if_nametoindex(3).
func IfNametoindex(name string) (int, error) {
	found, err := net.InterfaceByName(name)
	if err != nil {
		return 0, raise("OSError", "no interface with this name")
	}
	return found.Index, nil
}

// IfIndextoname is if_indextoname(3).
func IfIndextoname(index int) (string, error) {
	if index < 0 {
		return "", raise("OverflowError", "can't convert negative value to unsigned int")
	}
	found, err := net.InterfaceByIndex(index)
	if err != nil {
		return "", systemError(unix.ENXIO)
	}
	return found.Name, nil
}

// Gethostname is gethostname(2).
func Gethostname() (string, error) { return os.Hostname() }
