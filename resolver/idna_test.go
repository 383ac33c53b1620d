package resolver

import "testing"

// TestIDNAAgainstCPython compares with the 'idna' codec by way of a lookup that no source
// answers: what the codec refuses is an error of its own there.
func TestIDNAAgainstCPython(t *testing.T) {
	names := map[string]string{
		"bücher.example":     "xn--bcher-kva.example",
		"BÜCHER.Example":     "xn--bcher-kva.Example",
		"straße.de":          "strasse.de",
		"例え.テスト":             "xn--r8jz45g.xn--zckzah",
		"例え。テスト":             "xn--r8jz45g.xn--zckzah",
		"Ascii_Name.-x.TEST": "Ascii_Name.-x.TEST",
		"a.b.":               "a.b.",
		"":                   "",
		"ﬁle.example":        "file.example",
	}
	for name, want := range names {
		if got, err := encodeIDNA(name); got != want || err != nil {
			t.Errorf("%q: %q, %v, want %q", name, got, err, want)
		}
	}
	calls := []call{}
	for name := range names {
		calls = append(calls, call{"idna", []any{name}})
	}
	for _, name := range []string{"a..b", ".", ".a", "a.b..", "ü..b"} {
		calls = append(calls, call{"idna", []any{name}})
	}
	for i, want := range cpython(t, calls) {
		got, err := encodeIDNA(calls[i].text(0))
		if want.Class == "" && (err != nil || repr(got) != want.Value) {
			t.Errorf("%v: %q, %v, want %v", calls[i], got, err, want)
		}
		if want.Class != "" && err == nil {
			t.Errorf("%v: %q, want %v", calls[i], got, want)
		}
	}
}
