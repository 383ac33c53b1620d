package command

import (
	"reflect"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
	"sockshell/repl/python"

	"sockshell/sockcore"
)

// TestRows holds each row to what help and the pages make of it.
func TestRows(t *testing.T) {
	seen := map[string]bool{}
	for _, chapter := range Chapters() {
		for i := range chapter.Commands {
			c := &chapter.Commands[i]
			if key := c.Usage(); seen[key] {
				t.Errorf("%s: is there twice", key)
			} else {
				seen[key] = true
			}
			checkRow(t, c)
		}
	}
}

func checkRow(t *testing.T, c *Command) {
	t.Helper()
	if c.Summary == "" || strings.HasSuffix(c.Summary, ".") {
		t.Errorf("%s: Summary is a few words, without a full stop: %q", c.Usage(), c.Summary)
	}
	if c.Detail != "" && !strings.HasSuffix(c.Detail, ".") {
		t.Errorf("%s: Detail is sentences: %q", c.Usage(), c.Detail)
	}
	body := reflect.ValueOf(c.Run).Elem().FieldByName("body").Type()
	if gives := body.Out(0) != reflect.TypeFor[none](); gives != (c.Returns != "") {
		t.Errorf("%s: Returns is %q, but the body gives %s", c.Usage(), c.Returns, body.Out(0))
	}
	for _, e := range c.Errors {
		if !strings.Contains(e, ": ") && !strings.HasPrefix(e, "as ") {
			t.Errorf("%s: an error is its name and why, as \"EPIPE: the peer has closed\": %q",
				c.Usage(), e)
		}
	}
}

// TestZeroIsTheZeroOfItsKind: a parameter whose default is 0 is not taken, but left as it is.
func TestZeroIsTheZeroOfItsKind(t *testing.T) {
	for _, c := range append(MethodList(), FunctionList()...) {
		for _, p := range c.Run.Params() {
			if p.Default != "0" {
				continue
			}
			field := reflect.New(reflect.TypeOf(p.kind).Elem())
			err := field.Interface().(kind).take(&Call{Verb: c.Name}, python.NewInt(int64(0)))
			if err != nil || !field.Elem().IsZero() {
				t.Errorf("%s: 0 for %s is %v, %v", c.Usage(), p.Name, field.Elem(), err)
			}
		}
	}
}

// TestMethodsByName asks for each method of a socket again and again, in turns.
func TestMethodsByName(t *testing.T) {
	engine := sockcore.New()
	defer engine.Close()
	raw, err := engine.Socket(t.Context(), unix.AF_INET, unix.SOCK_DGRAM, 0)
	if err != nil {
		t.Fatal(err)
	}
	s := (&Env{Engine: engine}).Socket(raw)
	th := python.OrIdle(nil)
	for _, name := range []string{"send", "recv", "send", "send", "close", "recv", "close", "recv"} {
		m, err := python.GetAttr(th, s, name)
		b, ok := m.(*python.Builtin)
		if err != nil || !ok || b.Name != name || b.Self != s {
			t.Errorf("%s: got %v, %v", name, m, err)
		}
	}
	m, err := python.GetAttr(th, s, "family")
	if text, _ := python.Repr(th, m); err != nil || text != "<AddressFamily.AF_INET: 2>" {
		t.Errorf("family: got %v, %v", text, err)
	}
}

func TestHelp(t *testing.T) {
	text, err := HelpOn("s.recv")
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{
		"s.recv bufsize [flags]\n", "bufsize        int\n", "flags          flags, 0 unless given\n",
		"returns bytes", "error ENOTCONN: it is not connected\n", "system call: recv(2)\n",
		"Python: s.recv(bufsize, flags=0)\n", "        a, b = socketpair\n",
	} {
		if !strings.Contains(text, part) {
			t.Errorf("help recv has no %q:\n%s", part, text)
		}
	}
	if text, err = HelpOn("close"); err != nil || strings.Count(text, "system call: close(2)") != 2 {
		t.Errorf("help close is about both, the method and the function: %v\n%s", err, text)
	}
	if _, err = HelpOn("recvv"); err == nil || !strings.Contains(err.Error(), "did you mean recv?") {
		t.Errorf("help recvv: %v", err)
	}
}

func TestHelpFitsAScreen(t *testing.T) {
	plain := func(_ struct{}, text string) string { return text }
	text := HelpAll(plain, struct{}{})
	if n := strings.Count(text, "\n"); n > 23 { // the prompt takes a row too
		t.Errorf("help has %d lines", n)
	}
	for line := range strings.Lines(text) {
		if len(line) > 81 {
			t.Errorf("wider than 80 columns: %q", line)
		}
	}
	for _, c := range append(MethodList(), FunctionList()...) {
		if !strings.Contains(strings.ReplaceAll(text, "\n", " "), " "+c.Name+" ") {
			t.Errorf("help leaves out %s", c.Name)
		}
	}
}

// TestOptionForms: help says of each option what its value is.
func TestOptionForms(t *testing.T) {
	for _, c := range sockcore.Constants() {
		o, ok := sockcore.OptionNamed(c.Name)
		if ok && optionForms[o.Kind] == "" {
			t.Errorf("%s: help has no words for a value of the kind %s", o.Name, o.Kind)
		}
	}
}
