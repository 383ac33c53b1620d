package sockcore

import (
	"encoding/hex"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// inetScript answers each line "function hex" with the result in hex, or with
// the class and the text of the exception.
const inetScript = `
import socket, sys
def pton(f): return lambda b: socket.inet_pton(f, b.decode('latin-1'))
def ntop(f): return lambda b: socket.inet_ntop(f, b).encode()
functions = {
    'aton': lambda b: socket.inet_aton(b.decode('latin-1')),
    'ntoa': lambda b: socket.inet_ntoa(b).encode(),
    'pton4': pton(socket.AF_INET), 'pton6': pton(socket.AF_INET6), 'pton1': pton(1),
    'ntop4': ntop(socket.AF_INET), 'ntop6': ntop(socket.AF_INET6), 'ntop1': ntop(1),
}
for line in sys.stdin:
    name, _, data = line.rstrip('\n').partition(' ')
    try: print('=', functions[name](bytes.fromhex(data)).hex())
    except Exception as e: print(type(e).__name__ + ':', e)
`

var inetFunctions = map[string]func(string) (string, error){
	"aton":  InetAton,
	"ntoa":  InetNtoa,
	"pton4": func(s string) (string, error) { return InetPton(unix.AF_INET, s) },
	"pton6": func(s string) (string, error) { return InetPton(unix.AF_INET6, s) },
	"pton1": func(s string) (string, error) { return InetPton(unix.AF_UNIX, s) },
	"ntop4": func(s string) (string, error) { return InetNtop(unix.AF_INET, s) },
	"ntop6": func(s string) (string, error) { return InetNtop(unix.AF_INET6, s) },
	"ntop1": func(s string) (string, error) { return InetNtop(unix.AF_UNIX, s) },
}

var inetTexts = strings.Split(`1.2.3|1.2|1|16909060|0x7f.1|0x7f000001|0177.0.0.1|127.1|1.256|1.65536|
4294967295|4294967296|1.2.3.4 foo|1.2.3.4`+"\t"+`|| 1.2.3.4|1.2.3.4x|256.1.1.1|1.2.65536|08.1.1.1|
0.0.0.|1..2|.1|1.|0x|0x.1|0X1F|00|000|1.2.3.4.5|+1|-1|1.+2|0x+1|1_0|0x1_0|0b1|0o7|1.2.3.04|1.2.3.00|
255.255.255.255|1.2.3.256|99999999999999999999|0x100000000|037777777777|040000000000|1e3|0xg|१.1|
::|0::0|1::|45ef:76cb:1a:56ef:afeb:bac:1924:aeae|12:a::|::254.42.23.64|42::a29b:254.42.23.64|0x20::|
:::|::0::|1::abc::|1:2:3:4:5:6|1:2:3:4:5:6:|1:2:3:4:5:6:7:8:0|255.254.253.252|1::260.2.3.0|
1::0.be.e.0|1:2:3:4:5:6:7:1.2.3.4|::1.2.3.4:0|fe80::1%lo|fe80::1%|::1%0|::1q|::1::2|ABCD::EF|12345::|
0000::|00000::|1:2:3:4:5:6:7::|::2:3:4:5:6:7:8|1:2:3:4::5:6:7:8|1:2:3:4:5:6:1.2.3.4|::ffff:1.2.3.4|
::ffff:0:0|::1.2.3|::01.2.3.4|::1.2.3.4.5|:1::2|1:|:|::1 |1.2.3.4%eth0|[::1]|a|`, "|")

func TestInetAsPython(t *testing.T) {
	var lines []string
	ask := func(name, data string) {
		lines = append(lines, name+" "+hex.EncodeToString([]byte(data)))
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for _, text := range inetTexts {
		text = strings.TrimPrefix(text, "\n")
		for range 30 {
			for _, name := range []string{"aton", "pton4", "pton6"} {
				ask(name, text)
			}
			text = mutate(rng, text)
		}
	}
	for _, packed := range packedAddresses(rng) {
		for _, name := range []string{"ntoa", "ntop4", "ntop6", "ntop1"} {
			ask(name, packed)
		}
	}
	ask("pton1", "1.2.3.4")
	ask("aton", "1.2.3.4\x00")
	ask("pton6", "::\x00")
	answers := strings.Split(python(t, inetScript, strings.Join(lines, "\n")), "\n")
	for i, line := range lines {
		name, data, _ := strings.Cut(line, " ")
		if got := inetAnswer(name, data); got != answers[i] {
			raw, _ := hex.DecodeString(data)
			t.Errorf("%s(%q): %s, Python has %s", name, raw, got, answers[i])
		}
	}
}

// inetAnswer is our answer in the form of inetScript's.
func inetAnswer(name, data string) string {
	raw, _ := hex.DecodeString(data)
	got, err := inetFunctions[name](string(raw))
	var classed interface{ Class() string }
	if errors.As(err, &classed) {
		return fmt.Sprintf("%s: %v", classed.Class(), err)
	}
	return "= " + hex.EncodeToString([]byte(got))
}

// mutate changes one byte, takes one out or puts one in.
func mutate(rng *rand.Rand, text string) string {
	const alphabet = "0123456789abcfFxX.: %\t"
	letter := string(alphabet[rng.IntN(len(alphabet))])
	at := rng.IntN(len(text) + 1)
	rest := text[at:]
	if rng.IntN(3) > 0 && rest != "" {
		rest = rest[1:]
	}
	if rng.IntN(3) == 0 {
		letter = ""
	}
	return text[:at] + letter + rest
}

// packedAddresses are addresses with runs of zeros, and some of wrong lengths.
func packedAddresses(rng *rand.Rand) []string {
	list := []string{"", "abc", "abcde", "abcd", strings.Repeat("x", 15), strings.Repeat("x", 17)}
	for range 2000 {
		packed := make([]byte, 16)
		for i := range packed {
			if word := rng.Uint32(); word%3 == 0 || i >= 12 && word%2 == 0 {
				packed[i] = byte(word >> 8)
			}
		}
		if rng.IntN(3) == 0 {
			clear(packed[:rng.IntN(17)])
		}
		list = append(list, string(packed))
	}
	mapped := strings.Repeat("\x00", 10) + "\xff\xff"
	return append(list, mapped+"\x00\x00\x00\x00", mapped+"\x01\x02\x03\x04")
}
