package line

import (
	"encoding/hex"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// literals are written the same in Python and here.
var literals = []string{
	`""`, `''`, `""""""`, `"a b\r\n"`, `'it"s'`, `"it's"`, `"\a\b\f\n\r\t\v"`, `"\\\'\""`,
	`"\0"`, `"\07"`, `"\0011"`, `"\101"`, `"\1018"`, `"\x41\x7f\x00"`, `"\u00e9\u20ac"`,
	`"\U0001F600"`, `"\U0010ffff"`, `"é€😀"`, `'''a'b''c'''`, `"""a"b""c"""`, "'''a\nb'''",
	"'a\\\nb'", "'''a\\\nb'''", `r"\d\n"`, `r'\''`, `r"""\""""`, "r'a\\\nb'", `"\\n"`, `'a' "b"`,
	`'a''b'`, `r'\d' '\n'`, `b""`, `b"abc"`, `b"\x00\xff"`, `b"\377\0"`, `b'\n\\'`, `rb"\xff"`,
	`br"\xff"`, `b'''a'b'''`, `b'a' b"\x80"`, `"#"`, `'a ; b'`, `"tab	here"`,
}

// What a literal stands for is what CPython says.
func TestLiteralsAsPython(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		if os.Getenv("REQUIRE_PYTHON") == "1" {
			t.Fatal(err)
		}
		t.Skip("no python3 to compare with:", err)
	}
	const program = `
import ast, sys
for text in sys.stdin.buffer.read().decode().split("\0"):
    v = ast.literal_eval(text)
    print("b" if isinstance(v, bytes) else "s", (v if isinstance(v, bytes) else v.encode()).hex())
`
	cmd := exec.Command(python, "-c", program)
	cmd.Stdin = strings.NewReader(strings.Join(literals, "\x00"))
	cmd.Stderr = t.Output()
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
	if len(want) != len(literals) {
		t.Fatalf("python3 gave %d lines for %d literals", len(want), len(literals))
	}
	for i, text := range literals {
		c, err := Parse("s.send "+text, nil)
		if err != nil || c == nil || len(c.Words) != 1 {
			t.Errorf("%s: %+v, %v", text, c, err)
			continue
		}
		w := c.Words[0]
		kind := map[WordKind]string{String: "s", Bytes: "b"}[w.Kind]
		if got := kind + " " + hex.EncodeToString([]byte(w.Value)); got != want[i] {
			t.Errorf("%s: %s, python3 says %s", text, got, want[i])
		}
		if w.Text != text {
			t.Errorf("the text of %s is %s", text, w.Text)
		}
	}
}

func TestHexLiterals(t *testing.T) {
	for text, want := range map[string]string{
		`hex"de ad BE ef"`:       "\xde\xad\xbe\xef",
		`hex'00'`:                "\x00",
		`hex""`:                  "",
		`hex"d e"`:               "\xde",
		"hex'''00\n01 \n\t02'''": "\x00\x01\x02",
		`hex"00" b"\x01"`:        "\x00\x01",
	} {
		c, err := Parse("s.send "+text, nil)
		if err != nil || len(c.Words) != 1 || c.Words[0].Kind != Bytes || c.Words[0].Value != want {
			t.Errorf("%s: %+v, %v, want %q", text, c, err, want)
		}
	}
}

func TestQuote(t *testing.T) {
	for _, c := range []struct{ text, quoted, bytes string }{
		{"", `""`, `b""`},
		{"it's", `"it's"`, `b"it's"`},
		{`a"b\`, `"a\"b\\"`, `b"a\"b\\"`},
		{"\r\n\t\x00\x7f", `"\r\n\t\x00\x7f"`, `b"\r\n\t\x00\x7f"`},
		{"é", `"é"`, `b"\xc3\xa9"`},
		{"\u202e", `"\u202e"`, `b"\xe2\x80\xae"`},
		{"\U000e0001", `"\U000e0001"`, `b"\xf3\xa0\x80\x81"`},
	} {
		if got := Quote(c.text); got != c.quoted {
			t.Errorf("Quote(%q) = %s, want %s", c.text, got, c.quoted)
		}
		if got := QuoteBytes(c.text); got != c.bytes {
			t.Errorf("QuoteBytes(%q) = %s, want %s", c.text, got, c.bytes)
		}
	}
}
