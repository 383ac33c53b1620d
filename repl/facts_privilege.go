package repl

import (
	"context"
	"fmt"
	"net"
	"os"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"

	"sockshell/sockcore"
)

// readSysctl is a setting of the kernel; "" where there is none.
func readSysctl(name string) string {
	b, err := os.ReadFile("/proc/sys/" + strings.ReplaceAll(name, ".", "/"))
	if err != nil {
		return ""
	}
	return strings.Join(strings.Fields(string(b)), " ")
}

// portFacts is which ports are for everybody, and who we are.
func portFacts(_ *Session, _ mistake, e *sockcore.Error) (facts []string) {
	if path, ok := e.Address.(sockcore.Unix); ok {
		return []string{"the directory of " + path.Path + " cannot be written by user " +
			strconv.Itoa(os.Geteuid())}
	}
	if start := readSysctl("net.ipv4.ip_unprivileged_port_start"); start != "" {
		facts = append(facts, fmt.Sprintf(
			"ports below %s need a privilege (net.ipv4.ip_unprivileged_port_start)", start))
	}
	return append(facts, who(capNetBindService, "CAP_NET_BIND_SERVICE"))
}

// The numbers of capabilities(7).
const (
	capNetBindService = 10
	capNetRaw         = 13
)

// who is the user that this process runs as, and whether it has a capability.
func who(capability int, name string) string {
	text := "this process runs as user " + strconv.Itoa(os.Geteuid())
	switch has, known := hasCapability(capability); {
	case !known:
		return text
	case has:
		return text + ", and has " + name
	}
	return text + ", without " + name
}

func hasCapability(number int) (has, known bool) {
	b, _ := os.ReadFile("/proc/self/status")
	_, rest, ok := strings.Cut(string(b), "\nCapEff:")
	if !ok {
		return false, false
	}
	mask, err := strconv.ParseUint(strings.Fields(rest)[0], 16, 64)
	return mask>>number&1 != 0, err == nil
}

func privilegeFacts(*Session, mistake, *sockcore.Error) []string {
	facts := []string{who(capNetRaw, "CAP_NET_RAW")}
	if groups := readSysctl("net.ipv4.ping_group_range"); groups != "" {
		text := "of groups " + strings.ReplaceAll(groups, " ", " to ")
		if groups == "1 0" {
			text = "of no group"
		}
		facts = append(facts, fmt.Sprintf("ICMP with SOCK_DGRAM is for users %s "+
			"(net.ipv4.ping_group_range); this process has group %d", text, os.Getegid()))
	}
	return facts
}

func broadcastFacts(_ *Session, f mistake, _ *sockcore.Error) []string {
	if f.socket == nil || f.socket.Closed() {
		return nil
	}
	if on, err := f.socket.GetsockoptInt(context.Background(), unix.SOL_SOCKET, unix.SO_BROADCAST); err == nil {
		return []string{fmt.Sprintf("SO_BROADCAST of %s is %d", f.socket.Name(), on)}
	}
	return nil
}

func addressFacts(*Session, mistake, *sockcore.Error) []string {
	addresses, err := net.InterfaceAddrs()
	if err != nil {
		return nil
	}
	var texts []string
	for _, a := range addresses {
		if n, ok := a.(*net.IPNet); ok {
			texts = append(texts, n.IP.String())
		}
	}
	return []string{"this machine has: " + strings.Join(texts, " ")}
}

func rangeFacts(*Session, mistake, *sockcore.Error) []string {
	ports := readSysctl("net.ipv4.ip_local_port_range")
	if ports == "" {
		return nil
	}
	return []string{"local ports are taken from " + strings.ReplaceAll(ports, " ", " to ") +
		" (net.ipv4.ip_local_port_range)"}
}

func limitFacts(s *Session, _ mistake, _ *sockcore.Error) (facts []string) {
	facts = append(facts, "this session has "+number(len(s.env.Engine.Sockets()), "live socket"))
	b, _ := os.ReadFile("/proc/self/limits")
	for row := range strings.Lines(string(b)) {
		if limit, ok := strings.CutPrefix(row, "Max open files"); ok {
			fields := strings.Fields(limit)
			facts = append(facts, fmt.Sprintf("it may have %s descriptors, %s at most",
				fields[0], fields[1]))
		}
	}
	return facts
}
