package value

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
	"sockshell/repl/python"
)

// addressCases are tuples as a script writes them, by family and protocol.
var addressCases = []struct {
	family, proto int
	tuples        []string
}{
	{unix.AF_PACKET, 0, []string{"5", "('lo',)", "('lo', 70000)", "('lo', -1)", "('lo', 3, 'x')",
		"('lo', 3, 1, 2, 'x')", "('lo', 3, 1, 2, b'123456789')", "('lo', 3, 1, 2, b'x', 6)",
		"(b'lo', 3)", "(5, 3)", "('lo', 2**40)", "('lo', 'x')", "('lo', 3, 2**33)", "('l\\0o', 3)",
		"('lo', 3)", "('lo', 3, 300, 70000)"}},
	{unix.AF_NETLINK, 0, []string{"5", "(0,)", "(0, 0, 0)", "('x', 0)", "(0, 2**32)", "(-1, 0)",
		"(2**70, 0)", "(0, 1.5)"}},
	{unix.AF_VSOCK, 0, []string{"5", "(1,)", "('x', 1)", "(1, 2, 3)", "(-1, 5)", "(2**70, 1)"}},
	{unix.AF_QIPCRTR, 0, []string{"5", "(1,)", "('x', 1)", "(1, 2, 3)", "(2**32, 1)", "(-1, 2)"}},
	{unix.AF_CAN, unix.CAN_RAW, []string{"5", "('lo',)", "('lo', 1, 2)", "('',)", "(5,)", "()",
		"(b'lo',)", "('l\\0',)"}},
	{unix.AF_CAN, unix.CAN_BCM, []string{"5", "('lo',)"}},
	{unix.AF_CAN, unix.CAN_ISOTP, []string{"('lo', 1, 2)", "('lo', 1)", "('lo', -1, 2)",
		"('lo', 2**70, 1)", "('lo', 'x', 2)", "('lo', 1, None)"}},
	{unix.AF_CAN, unix.CAN_J1939, []string{"('lo', 1, 2, 3)", "('lo', 1, 2)", "('lo', 2**64, 2, 3)",
		"('lo', 1, 2, 256)", "('lo', 'x', 2, 3)", "('lo', 1, 'x', 3)", "('lo', 1, 2, 'x')"}},
	{unix.AF_CAN, 99, []string{"5", "('lo',)"}},
	{unix.AF_ALG, 0, []string{"5", "('hash',)", "('hash', 'sha1')", "('a', 'b', 1, 2)",
		"('a', 'b', 2**32, 2)", "('a', 'b', 1, 2, 3)", "(b'a', 'b')", "(1, 2)", "('a\\0b', 'c')",
		"('a', 'b', -1, -1)", "('a', 'b', 'x')"}},
	{unix.AF_TIPC, 0, []string{"5", "(1, 2)", "(1, 2, 3, 4)", "(2, 1, 2, 3, 1)", "(3, 1, 2, 3)",
		"(9, 1, 2, 3)", "(257, 1, 2, 3)", "(1, 2, 3, 4, 5, 6)", "('x', 1, 2, 3)", "(1, -1, 2, 3)"}},
	{unix.AF_RDS, 0, []string{"5", "('127.0.0.1', 80)", "('127.0.0.1', 99999)", "('x',)",
		"('127.0.0.1', 80, 5)", "(5, 5)"}},
	{77, 0, []string{"5", "(1, b'x')"}},
}

// addressOracle binds an AF_INET socket that says it is of the family, so that only the
// reading of the tuple counts: an error that has an errno comes after it.
const addressOracle = `
import json, socket, sys
answers = []
for family, proto, source in json.load(sys.stdin):
    inet = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    other = socket.socket(family, socket.SOCK_DGRAM, proto, fileno=inet.detach())
    try:
        other.bind(eval(source))
        answers.append('taken')
    except Exception as err:
        taken = isinstance(err, OSError) and err.errno
        answers.append('taken' if taken else type(err).__name__ + ': ' + str(err))
    other.close()
print(json.dumps(answers))
`

func TestAddressesAsPython(t *testing.T) {
	var cases [][3]any
	for _, c := range addressCases {
		for _, tuple := range c.tuples {
			cases = append(cases, [3]any{c.family, c.proto, tuple})
		}
	}
	answers := askPython(t, addressOracle, cases)
	for i, c := range cases {
		v, err := evaluate(c[2].(string))
		if err != nil {
			t.Fatalf("%s: %v", c[2], err)
		}
		got := "taken"
		if _, err := ParseAddress("bind", c[0].(int), c[1].(int), v); err != nil {
			got = AsException(err).Error()
		}
		if got != answers[i] {
			t.Errorf("family %d, protocol %d, %s:\n  ours   %s\n  theirs %s", c[0], c[1], c[2], got, answers[i])
		}
	}
}

func askPython(t *testing.T, script string, input any) (answers []string) {
	t.Helper()
	path, err := exec.LookPath("python3")
	if err != nil && os.Getenv("REQUIRE_PYTHON") == "1" {
		t.Fatal("REQUIRE_PYTHON=1, but there is no python3")
	}
	if err != nil {
		t.Skip("no python3 to compare with")
	}
	text, err := json.Marshal(input)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, "-c", script)
	cmd.Stdin, cmd.Stderr = strings.NewReader(string(text)), os.Stderr
	output, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(output, &answers); err != nil {
		t.Fatal(err)
	}
	return answers
}

// TestAddressRoundTrip: what is shown is taken again and means the same.
func TestAddressRoundTrip(t *testing.T) {
	for _, c := range []struct {
		family, proto int
		tuple         string
	}{
		{unix.AF_PACKET, 0, "('lo', 3, 4, 772, b'abcdef')"},
		{unix.AF_NETLINK, 0, "(4294967295, 5)"},
		{unix.AF_VSOCK, 0, "(2, 4294967295)"},
		{unix.AF_QIPCRTR, 0, "(1, 2)"},
		{unix.AF_ALG, 0, "('skcipher', 'cbc(aes)', 1, 2)"},
		{unix.AF_CAN, unix.CAN_RAW, "('can0',)"},
		{unix.AF_CAN, unix.CAN_ISOTP, "('can0', 305419896, 4294967295)"},
		{unix.AF_CAN, unix.CAN_J1939, "('can0', 18446744073709551615, 262143, 255)"},
		{unix.AF_TIPC, 0, "(1, 2, 3, 4, 2)"},
		{unix.AF_BLUETOOTH, unix.BTPROTO_L2CAP, "('01:23:45:67:89:AB', 4097)"},
		{unix.AF_BLUETOOTH, unix.BTPROTO_L2CAP, "('01:23:45:67:89:AB', 4097, 2, 1)"},
		{unix.AF_BLUETOOTH, unix.BTPROTO_L2CAP, "('01:23:45:67:89:AB', 4097, 2)"},
		{unix.AF_BLUETOOTH, unix.BTPROTO_RFCOMM, "('01:23:45:67:89:AB', 30)"},
		{unix.AF_BLUETOOTH, unix.BTPROTO_HCI, "1"},
		{unix.AF_BLUETOOTH, unix.BTPROTO_HCI, "(65535, 1)"},
		{unix.AF_BLUETOOTH, unix.BTPROTO_SCO, "'01:23:45:67:89:AB'"},
	} {
		v, err := evaluate(c.tuple)
		if err != nil {
			t.Fatal(err)
		}
		e, err := ParseAddress("bind", c.family, c.proto, v)
		if err != nil || Repr(Address(e.Fixed)) != c.tuple {
			t.Errorf("%s came back as %v, %v", c.tuple, e.Fixed, err)
		}
	}
}

// TestAddressWords: the first word of a line is text, also where a number is meant.
func TestAddressWords(t *testing.T) {
	for _, c := range []struct {
		family, proto int
		words, want   string
	}{
		{unix.AF_VSOCK, 0, "('1', 5000)", "(1, 5000)"},
		{unix.AF_VSOCK, 0, "('VMADDR_CID_LOCAL', 5000)", "(1, 5000)"},
		{unix.AF_CAN, unix.CAN_RAW, "'can0'", "('can0',)"},
		{unix.AF_BLUETOOTH, unix.BTPROTO_HCI, "'0'", "0"},
	} {
		v, _ := evaluate(c.words)
		e, err := ParseAddress("bind", c.family, c.proto, v)
		if err != nil || Repr(Address(e.Fixed)) != c.want {
			t.Errorf("%s is %v (%v), want %s", c.words, e.Fixed, err, c.want)
		}
	}
}

func TestBluetoothRefused(t *testing.T) {
	for _, c := range []struct {
		proto       int
		tuple, want string
	}{
		{unix.BTPROTO_L2CAP, "5", "OSError: bind(): wrong format"},
		{unix.BTPROTO_L2CAP, "('01:23:45:67:89:AB',)", "OSError: bind(): wrong format"},
		{unix.BTPROTO_RFCOMM, "('x', 1)", "OSError: bad bluetooth address"},
		{unix.BTPROTO_RFCOMM, "('01:23:45:67:89:AB', 'x')", "OSError: bind(): wrong format"},
		{unix.BTPROTO_HCI, "()", "OSError: bind(): wrong format"},
		{99, "('01:23:45:67:89:AB', 1)", "OSError: bind(): unknown Bluetooth protocol"},
	} {
		v, _ := evaluate(c.tuple)
		_, err := ParseAddress("bind", unix.AF_BLUETOOTH, c.proto, v)
		if err == nil || AsException(err).Error() != c.want {
			t.Errorf("%s: %v, want %s", c.tuple, err, c.want)
		}
	}
}

// FuzzParseAddress: any tuple of any family is an address or an error of Python's.
func FuzzParseAddress(f *testing.F) {
	f.Add(uint8(unix.AF_PACKET), 0, "('lo', 3, 1, 2, b'x')")
	f.Add(uint8(unix.AF_CAN), unix.CAN_J1939, "('lo', 1, 2, 3)")
	f.Add(uint8(unix.AF_BLUETOOTH), unix.BTPROTO_L2CAP, "('01:23:45:67:89:AB', 1, 2)")
	f.Add(uint8(unix.AF_TIPC), 0, "(1, -1, None, [1], {})")
	f.Fuzz(func(t *testing.T, family uint8, proto int, source string) {
		if len(source) > 100 || strings.ContainsAny(source, "*<fl") {
			t.Skip("not small")
		}
		v, err := evaluate(source)
		if err != nil {
			return
		}
		e, err := ParseAddress("bind", int(family), proto, v)
		if err != nil {
			if AsException(err).Type() == python.RuntimeError {
				t.Fatalf("%s: %v", source, err)
			}
			return
		}
		if e.Fixed != nil {
			_ = fmt.Sprint(Repr(Address(e.Fixed)))
		}
	})
}
