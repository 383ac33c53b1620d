package resolver

import (
	"slices"
	"strconv"
)

// HostNames lists the names and aliases in etc/hosts, each once, for completion.
func (r *Resolver) HostNames() (names []string) {
	text, _ := r.read("hosts")
	for line := range parseHosts(text) {
		for _, name := range line.names {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// ServicePort is a service's name and its port, as "80/tcp".
type ServicePort struct{ Name, Port string }

// ServicePorts lists the services of etc/services, each name once, for completion.
func (r *Resolver) ServicePorts() (list []ServicePort) {
	seen := map[string]bool{}
	r.service("", func(s service) bool {
		for _, name := range s.names {
			if !seen[name] {
				seen[name] = true
				list = append(list, ServicePort{name, strconv.Itoa(s.port) + "/" + s.proto})
			}
		}
		return false
	})
	return list
}
