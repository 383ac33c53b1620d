package resolver

import (
	"slices"
	"strconv"
	"strings"
)

// Getservbyname is getservbyname(3): the port of a service; proto "" is any.
func (r *Resolver) Getservbyname(name, proto string) (int, error) {
	s, ok := r.service(proto, func(s service) bool { return slices.Contains(s.names, name) })
	if !ok {
		return 0, raise("OSError", "service/proto not found")
	}
	return s.port, nil
}

// Getservbyport is getservbyport(3): the name of a port's service; proto "" is any.
func (r *Resolver) Getservbyport(port int, proto string) (string, error) {
	if port < 0 || port > 65535 {
		return "", raise("OverflowError", "getservbyport: port must be 0-65535.")
	}
	s, ok := r.service(proto, func(s service) bool { return s.port == port })
	if !ok {
		return "", raise("OSError", "port/proto not found")
	}
	return s.names[0], nil
}

// Getprotobyname is getprotobyname(3): the number of a protocol.
func (r *Resolver) Getprotobyname(name string) (int, error) {
	text, ok := r.read("protocols")
	if !ok {
		text = wellKnownProtocols
	}
	for words := range records(text) {
		if len(words) < 2 || words[0] != name && !slices.Contains(words[2:], name) {
			continue
		}
		if n, err := strconv.ParseUint(words[1], 10, 31); err == nil {
			return int(n), nil
		}
	}
	return 0, raise("OSError", "protocol not found")
}

// service is a line of etc/services: "http 80/tcp www", its name first.
type service struct {
	names []string
	port  int
	proto string
}

// service is the first one of proto ("" is any) that match takes.
func (r *Resolver) service(proto string, match func(service) bool) (service, bool) {
	text, ok := r.read("services")
	if !ok {
		text = wellKnownServices
	}
	for words := range records(text) {
		s, ok := parseService(words)
		if ok && (proto == "" || proto == s.proto) && match(s) {
			return s, true
		}
	}
	return service{}, false
}

func parseService(words []string) (service, bool) {
	if len(words) < 2 {
		return service{}, false
	}
	port, proto, ok := strings.Cut(words[1], "/")
	n, err := strconv.ParseUint(port, 10, 16)
	names := append([]string{words[0]}, words[2:]...)
	return service{names, int(n), proto}, ok && err == nil
}
