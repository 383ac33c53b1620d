package command

import (
	"fmt"
	"slices"
	"sockshell/repl/python"
	"strings"

	"golang.org/x/sys/unix"

	"sockshell/sockcore"
)

// HelpAll is one screen: each chapter with its verbs.
func HelpAll[S any](paint func(S, string) string, heading S) string {
	var b strings.Builder
	for _, chapter := range Chapters() {
		var names []string
		for i := range chapter.Commands {
			names = append(names, chapter.Commands[i].Name)
		}
		names = slices.Compact(names) // close is a function and a method
		if names == nil {
			continue
		}
		verbs := fold(strings.Repeat(" ", helpIndent), names, 78)
		title := fmt.Sprintf("%-*s", helpIndent, chapter.Title)
		b.WriteString(paint(heading, title) + verbs[helpIndent:])
	}
	b.WriteString("\nVERB? says all about one; explain answers questions: explain keys, explain words\n")
	return b.String()
}

// helpIndent is where the verbs begin, behind the titles of the chapters.
const helpIndent = 12

// fold writes words in lines of a width.
func fold(indent string, words []string, width int) string {
	var b strings.Builder
	column := 0
	for _, w := range words {
		switch {
		case column == 0:
			b.WriteString(indent + w)
			column = len(indent) + len(w)
			continue
		case column+1+len(w) > width:
			b.WriteString("\n" + indent + w)
			column = len(indent) + len(w)
			continue
		}
		b.WriteString(" " + w)
		column += 1 + len(w)
	}
	return b.String() + "\n"
}

// HelpOn is all about one verb: of a socket, of the module, or of both.
func HelpOn(topic string) (string, error) {
	topic = strings.TrimPrefix(topic[strings.LastIndexByte(topic, '.')+1:], "!")
	var texts []string
	for _, c := range []*Command{MethodCommand(topic), Function(topic)} {
		if c != nil {
			texts = append(texts, c.Help())
		}
	}
	if text := constantHelp(topic); text != "" {
		texts = append(texts, text)
	}
	if texts == nil {
		message := "no help on " + topic
		if near := nearest(topic, slices.Concat(Names(), MethodNames(), constantNames())); near != "" {
			message += "; did you mean " + near + "?"
		}
		return "", python.Raise(python.ValueError, "%s", message)
	}
	return strings.Join(texts, "\n"), nil
}

// constantHelp is what a constant is for: its value, and of an option how it is used. "" is no
// constant.
func constantHelp(name string) string {
	c, ok := sockcore.ConstantNamed(name)
	if !ok {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s = %d\n    %s\n", c.Name, c.Value, c.Doc)
	if sockcore.ErrnoName(unix.Errno(c.Value)) == name {
		fmt.Fprintf(&b, "    errno: %s\n", sockcore.Strerror(unix.Errno(c.Value)))
	}
	if o, ok := sockcore.OptionNamed(name); ok {
		fmt.Fprintf(&b, "    option of %s, its value %s\n", sockcore.LevelName(o.Level),
			optionForms[o.Kind])
	}
	return b.String()
}

func constantNames() (names []string) {
	for _, c := range sockcore.Constants() {
		names = append(names, c.Name)
	}
	return names
}

// optionForms say what setsockopt takes for each kind of option.
var optionForms = map[sockcore.Kind]string{
	sockcore.KindInt:        "an int",
	sockcore.KindBool:       "an int, 0 or 1",
	sockcore.KindLinger:     "(on, seconds), or a struct linger in bytes",
	sockcore.KindTimeval:    "seconds such as 2.5 or 500ms, or a struct timeval in bytes",
	sockcore.KindString:     "a name",
	sockcore.KindIfname:     "the name of an interface",
	sockcore.KindInAddr:     "an IPv4 address, or the name of an interface",
	sockcore.KindMreqn:      "a group, or (group, interface)",
	sockcore.KindMreqSource: "(group, interface's address, source)",
	sockcore.KindIPv6Mreq:   "a group, or (group, interface)",
	sockcore.KindUcred:      "(pid, uid, gid), a struct ucred in bytes",
	sockcore.KindTCPInfo:    "a struct tcp_info in bytes: s.tcp_info reads it",
	sockcore.KindUint64:     "an int of 64 bits",
	sockcore.KindUint32s:    "a tuple of ints",
	sockcore.KindMemInfo:    "a dict, field by field",
	sockcore.KindGroupReq:   "a group of IPv4 or IPv6, or (group, interface)",
	sockcore.KindSourceReq:  "(group, interface, source), of IPv4 or IPv6",
	sockcore.KindPacketMreq: "(interface, type) or (interface, type, hardware address)",
	sockcore.KindMD5Sig:     "(peer, key); an empty key takes it away",
	sockcore.KindIfindex:    "the name of an interface, or its index",
	sockcore.KindNetIfindex: "the name of an interface, or its index in network order",
	sockcore.KindPortRange:  "(first, last)",
	sockcore.KindBytes:      "bytes",
}

// Help is the text about one command.
func (c *Command) Help() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n    %s\n", c.Usage(), c.Summary)
	for _, p := range c.Run.Params() {
		fmt.Fprintf(&b, "    %-14s %s%s\n", p.Name, p.Kind(), p.remark())
	}
	if c.Detail != "" {
		b.WriteString(fold("    ", strings.Fields(c.Detail), 78))
	}
	if c.Returns != "" {
		b.WriteString(fold("    ", strings.Fields("returns "+c.Returns), 78))
	}
	for _, e := range c.Errors {
		b.WriteString(fold("    ", strings.Fields("error "+e), 78))
	}
	if c.Man != "" {
		fmt.Fprintf(&b, "    system call: %s\n", c.Man)
	}
	label, call := c.CallLine()
	fmt.Fprintf(&b, "    %s: %s\n", label, call)
	if len(c.Example) > 0 {
		fmt.Fprintf(&b, "    for example:\n        %s\n", strings.Join(c.Example, "\n        "))
	}
	return b.String()
}

func (p *Param) remark() string {
	switch {
	case p.Default != "":
		return ", " + p.Default + " unless given"
	case p.Optional:
		return ", may be left out"
	}
	return ""
}

// CallLine is the command as a call, and what it is the call of: "Python", or "as a call"
// where CPython has no such thing.
func (c *Command) CallLine() (label, call string) {
	if c.Python != "" {
		return "Python", c.Python
	}
	var args []string
	for _, p := range c.Run.Params() {
		if p.Optional && p.Default != "" {
			args = append(args, p.Name+"="+p.Default)
		} else {
			args = append(args, p.Name)
		}
	}
	call = c.Name + "(" + strings.Join(args, ", ") + ")"
	if on := c.Run.Receiver(); on != "" {
		call = on[:1] + "." + call
		if slices.Contains(pythonMethods, c.Name) {
			return "Python", call
		}
	} else if slices.Contains(pythonFunctions, c.Name) {
		return "Python", "socket." + call
	}
	return "as a call", call
}

// pythonFunctions and pythonMethods are what CPython has by the same name: in its module
// socket; on its sockets, secure ones too, and on their files.
var (
	pythonFunctions = strings.Fields(`close CMSG_LEN CMSG_SPACE create_connection create_server
		fromfd getaddrinfo getdefaulttimeout getfqdn gethostbyaddr gethostbyname gethostbyname_ex
		gethostname getnameinfo getprotobyname getservbyname getservbyport has_dualstack_ipv6
		htonl htons if_indextoname if_nameindex if_nametoindex inet_aton inet_ntoa inet_ntop
		inet_pton ntohl ntohs recv_fds send_fds setdefaulttimeout sethostname socket socketpair`)
	pythonMethods = strings.Fields(`accept bind cipher close connect connect_ex detach dup fileno
		flush getblocking get_inheritable getpeercert getpeername getsockname getsockopt
		gettimeout listen makefile read readable readline readlines recv recvfrom recvmsg
		selected_alpn_protocol send sendall sendfile sendmsg sendto setblocking set_inheritable
		setsockopt settimeout shutdown unwrap version writable write writelines`)
)
