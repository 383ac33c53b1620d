package examples_test

import (
	"os/exec"
	"testing"

	"sockshell/sockcore/sockcoretest"
)

// inNetwork runs the shell in a network of its own, which a program of sh prepares; what that
// starts ends with it. The test is skipped where one may not make networks.
func inNetwork(t *testing.T, prepare string) []string {
	t.Helper()
	within := []string{sockcoretest.Program(t, "unshare"), "-rnmpf", "sh", "-ec",
		"ip link set lo up\n" + prepare + "\n\"$@\"", "sh"}
	sockcoretest.Program(t, "ip")
	if out, err := exec.Command(within[0], "-rnmpf", "true").CombinedOutput(); err != nil {
		t.Skipf("no network namespace here: %v: %s", err, out)
	}
	return within
}

// withRouters has a host, far, behind two routers.
func withRouters(t *testing.T) setting {
	return setting{set: []string{"HOST=10.0.3.2", "COUNT=2", "INTERVAL=0"}, within: inNetwork(t, `
mount -t tmpfs none /run
mkdir /run/netns
for name in one two far; do ip netns add $name; done
ip link add v0 type veth peer name v1 netns one
ip -n one link add v2 type veth peer name v3 netns two
ip -n two link add v4 type veth peer name v5 netns far
up() { ip $1 $2 addr add $3/24 dev $4; ip $1 $2 link set $4 up; }
ip addr add 10.0.1.2/24 dev v0
ip link set v0 up
up -n one 10.0.1.1 v1
up -n one 10.0.2.1 v2
up -n two 10.0.2.2 v3
up -n two 10.0.3.1 v4
up -n far 10.0.3.2 v5
ip route add default via 10.0.1.1
ip -n one route add default via 10.0.2.2
ip -n two route add default via 10.0.2.1
ip -n far route add default via 10.0.3.1
for router in one two; do
	nsenter --net=/run/netns/$router sh -c 'echo 1 > /proc/sys/net/ipv4/ip_forward'
done`)}
}

// withServices has redis and memcached where they always are.
func withServices(t *testing.T) setting {
	for _, name := range []string{"redis-server", "memcached", "nc"} {
		sockcoretest.Program(t, name)
	}
	return setting{set: []string{"FIRST=6000", "LAST=12000"}, within: inNetwork(t, `
redis-server --port 6379 --save "" >/dev/null &
memcached -l 127.0.0.1 -U 0 -u root 2>/dev/null &
for port in 6379 11211; do until nc -z 127.0.0.1 $port; do sleep 0.05; done; done`)}
}

// withMulticast has another member of the group, in Python.
func withMulticast(t *testing.T) setting {
	return setting{within: inNetwork(t, `
`+sockcoretest.Python(t)+` -c '
import socket
m = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
m.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
m.bind(("239.255.42.99", 4299))
group, host = socket.inet_aton("239.255.42.99"), socket.inet_aton("127.0.0.1")
m.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, group + host)
while True:
    question, addr = m.recvfrom(1500)
    m.sendto(b"python", addr)
' &
until grep -q 632AFFEF /proc/net/igmp; do sleep 0.05; done`)}
}
