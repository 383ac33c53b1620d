package resolver

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"sockshell/sockcore"
)

// call is one call of Python's socket module; None is nil.
type call struct {
	Name string
	Args []any
}

func (c call) String() string { return fmt.Sprintf("%s%v", c.Name, c.Args) }

// outcome is what a call gave: Python's repr of the value, or the exception.
type outcome struct{ Value, Class, Text string }

// interpret runs calls of socket and prints their outcomes. Enumerations become numbers.
const interpret = `
import json, socket, sys
def plain(v):
    if isinstance(v, (list, tuple)): return type(v)(plain(x) for x in v)
    if isinstance(v, bytes): return v.hex()
    return int(v) if isinstance(v, int) else v
def idna(text): return lambda _: text.encode("idna").decode()
def run(name, args, then=lambda v: v):
    if name == "idna": name, args, then = "has_dualstack_ipv6", [], idna(args[0])
    if name == "inet_ntop": return run("inet_pton", args, lambda b: socket.inet_ntop(args[0], b))
    args = [tuple(a) if isinstance(a, list) else a for a in args]
    try: return {"Value": repr(plain(then(getattr(socket, name)(*args))))}
    except Exception as e: return {"Class": type(e).__name__, "Text": str(e)}
print(json.dumps([run(c["Name"], c["Args"] or []) for c in json.load(sys.stdin)]))
`

// cpython gives the outcomes of calls in one Python process, under prefix ("unshare" and
// the like) when there is one.
func cpython(t *testing.T, calls []call, prefix ...string) []outcome {
	t.Helper()
	if _, err := exec.LookPath("python3"); err != nil {
		if os.Getenv("REQUIRE_PYTHON") != "" {
			t.Fatal("python3 is required and missing")
		}
		t.Skip("python3 is missing: nothing to compare with")
	}
	input, err := json.Marshal(calls)
	if err != nil {
		t.Fatal(err)
	}
	argv := append(prefix, "python3", "-c", interpret)
	cmd := exec.Command(argv[0], argv[1:]...)
	cmd.Stdin, cmd.Stderr = bytes.NewReader(input), os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var outcomes []outcome
	if err := json.Unmarshal(out, &outcomes); err != nil {
		t.Fatalf("%v in %q", err, out)
	}
	return outcomes
}

// agree runs calls here and compares; ten differences tell enough.
func agree(t *testing.T, r *Resolver, calls []call, want []outcome) {
	t.Helper()
	differ := 0
	for i, c := range calls {
		if got := perform(r, c); got != want[i] && (!r.unordered() || !sameParts(got, want[i])) {
			t.Errorf("%v\n got %+v\nwant %+v", c, got, want[i])
			if differ++; differ == 10 {
				t.Fatal("there may be more")
			}
		}
	}
}

// unordered says that a test has its own name server: such servers turn addresses round,
// and CPython asks from a namespace with other interfaces, which sort them otherwise.
func (r *Resolver) unordered() bool { return r.Port != 0 }

func sameParts(a, b outcome) bool {
	parts := func(o outcome) []string {
		list := strings.FieldsFunc(o.Value, func(c rune) bool {
			return strings.ContainsRune("()[], ", c)
		})
		slices.Sort(list)
		return list
	}
	return a.Class == b.Class && a.Text == b.Text && slices.Equal(parts(a), parts(b))
}

func perform(r *Resolver, c call) outcome {
	value, err := dispatch(r, c)
	if err == nil {
		return outcome{Value: value}
	}
	var e interface{ Class() string }
	if !errors.As(err, &e) {
		return outcome{Class: fmt.Sprintf("%T", err), Text: err.Error()}
	}
	return outcome{Class: e.Class(), Text: err.Error()}
}

func (c call) text(i int) string {
	if i < len(c.Args) {
		s, _ := c.Args[i].(string)
		return s
	}
	return ""
}

func (c call) number(i int) int {
	if i < len(c.Args) {
		n, _ := c.Args[i].(int)
		return n
	}
	return 0
}

// optional is an argument that may be None, a text or a number.
func (c call) optional(i int) *string {
	if c.Args[i] == nil {
		return nil
	}
	s := fmt.Sprint(c.Args[i])
	return &s
}

func dispatch(r *Resolver, c call) (string, error) {
	ctx := context.Background()
	switch c.Name {
	case "getaddrinfo":
		hints := Hints{c.number(2), c.number(3), c.number(4), c.number(5)}
		list, err := r.Getaddrinfo(ctx, c.optional(0), c.optional(1), hints)
		return reprInfos(list), err
	case "gethostbyname":
		s, err := r.Gethostbyname(ctx, c.text(0))
		return repr(s), err
	case "gethostbyname_ex":
		h, err := r.GethostbynameEx(ctx, c.text(0))
		return reprHost(h), err
	case "gethostbyaddr":
		h, err := r.Gethostbyaddr(ctx, c.text(0))
		return reprHost(h), err
	case "getfqdn":
		s, err := r.Getfqdn(ctx, c.text(0))
		return repr(s), err
	case "getnameinfo":
		return dispatchNameinfo(r, c)
	}
	return dispatchTables(r, c)
}

// dispatchNameinfo reads the address as Python does, by getaddrinfo.
func dispatchNameinfo(r *Resolver, c call) (string, error) {
	addr := c.Args[0].([]any)
	at := call{Args: addr}
	list, err := r.Getaddrinfo(context.Background(), at.optional(0), at.optional(1),
		Hints{Type: 2, Flags: AI_NUMERICHOST})
	if err != nil {
		return "", err
	}
	to := list[0].Address
	if six, ok := to.(sockcore.Inet6); ok && len(addr) > 3 {
		six.ScopeID = uint32(at.number(3))
		to = six
	}
	host, service, err := r.Getnameinfo(context.Background(), to, c.number(1))
	return "(" + repr(host) + ", " + repr(service) + ")", err
}

func dispatchTables(r *Resolver, c call) (value string, err error) {
	var n int
	var s string
	var wide int64
	switch c.Name {
	case "getservbyname":
		n, err = r.Getservbyname(c.text(0), c.text(1))
	case "getservbyport":
		s, err = r.Getservbyport(c.number(0), c.text(1))
		return repr(s), err
	case "getprotobyname":
		n, err = r.Getprotobyname(c.text(0))
	case "if_nametoindex":
		n, err = IfNametoindex(c.text(0))
	case "if_indextoname":
		s, err = IfIndextoname(c.number(0))
		return repr(s), err
	case "if_nameindex":
		list, err := Interfaces()
		return reprInterfaces(list), err
	case "gethostname":
		s, err = Gethostname()
		return repr(s), err
	case "sethostname":
		return "None", Sethostname(c.text(0))
	case "htons":
		wide, err = Htons(int64(c.number(0)))
		return fmt.Sprint(wide), err
	case "ntohs":
		wide, err = Ntohs(int64(c.number(0)))
		return fmt.Sprint(wide), err
	case "htonl":
		wide, err = Htonl(int64(c.number(0)))
		return fmt.Sprint(wide), err
	case "ntohl":
		wide, err = Ntohl(int64(c.number(0)))
		return fmt.Sprint(wide), err
	default:
		panic("no such call: " + c.Name)
	}
	return fmt.Sprint(n), err
}

// repr is Python's of a text without quotes in it.
func repr(s string) string { return "'" + s + "'" }

func reprList(list []string) string {
	for i, s := range list {
		list[i] = repr(s)
	}
	return "[" + strings.Join(list, ", ") + "]"
}

func reprHost(h Host) string {
	return "(" + repr(h.Name) + ", " + reprList(h.Aliases) + ", " + reprList(h.Addrs) + ")"
}

func reprInfos(list []AddrInfo) string {
	var out []string
	for _, i := range list {
		a, port, _ := split(i.Address)
		sa := fmt.Sprintf("('%s', %d)", ntop(a.ip), port)
		if !a.ip.Is4() {
			sa = fmt.Sprintf("('%s', %d, 0, %d)", ntop(a.ip), port, a.scope)
		}
		out = append(out, fmt.Sprintf("(%d, %d, %d, '%s', %s)",
			i.Family, i.Type, i.Proto, i.Canonname, sa))
	}
	return "[" + strings.Join(out, ", ") + "]"
}

func reprInterfaces(list []Interface) string {
	var out []string
	for _, i := range list {
		out = append(out, fmt.Sprintf("(%d, '%s')", i.Index, i.Name))
	}
	return "[" + strings.Join(out, ", ") + "]"
}
