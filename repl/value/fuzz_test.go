package value

import (
	"testing"

	"go.starlark.net/starlark"
)

// FuzzStruct holds that no format panics, and that what was unpacked packs to what unpacks
// to the same.
func FuzzStruct(f *testing.F) {
	for _, seed := range []string{"!HH", "<3s2xq", "@bq0q", ">e5p?c", "9999999999999999999s", "P"} {
		f.Add(seed, []byte("\x01\x02\xff\x7f0123456789abcdefghijklmnopqrstuvwxyz"))
	}
	f.Fuzz(func(t *testing.T, format string, data []byte) {
		n, err := Calcsize(format)
		if err != nil || n > len(data) {
			return
		}
		values, err := Unpack(format, Bytes(data[:n]))
		if err != nil {
			t.Fatal(err)
		}
		packed, err := Pack(format, values...)
		if err != nil {
			t.Fatalf("Pack(%q, %s): %v", format, Repr(values), err)
		}
		again, err := Unpack(format, packed)
		if err != nil || Repr(again) != Repr(values) {
			t.Fatalf("%q: %s became %s, %v", format, Repr(values), Repr(again), err)
		}
	})
}

// FuzzFormat holds that no format panics, and that each fails with one of Python's classes.
func FuzzFormat(f *testing.F) {
	for _, seed := range []string{"%d %s", "%(a)s", "%*.*f", "%%", "{0[a].b!r:>{w}}", "{:{}}",
		"{", "%5", "%#08.3g", "{:,.2%}", "é%é", "{!", "{[", "{:*^+#012,.3f}"} {
		f.Add(seed, 5, 1.5, "x")
	}
	f.Fuzz(func(t *testing.T, format string, i int, x float64, s string) {
		args := starlark.Tuple{starlark.MakeInt(i), starlark.Float(x), starlark.String(s), Bytes(s)}
		for _, v := range []starlark.Value{args, args[:1], args[1], args[2], starlark.NewDict(0)} {
			_, err := Mod(starlark.String(format), v)
			wantException(t, format, err)
			_, err = Mod(Bytes(format), v)
			wantException(t, format, err)
		}
		_, err := StrFormat(format, args, []starlark.Tuple{{starlark.String("w"), args[0]}})
		wantException(t, format, err)
		for _, v := range args {
			_, err := Format(v, format)
			wantException(t, format, err)
		}
	})
}

func wantException(t *testing.T, input string, err error) {
	t.Helper()
	if _, ok := err.(*Exception); err != nil && !ok {
		t.Fatalf("%q: %T is not an Exception: %v", input, err, err)
	}
}

// FuzzRegexp holds that no pattern and no template panics.
func FuzzRegexp(f *testing.F) {
	for _, seed := range []string{`(\w+)=(?P<v>\d*)`, `[^]\s]+`, `\Z|^`, `(?=x)`, `\`, `[`, `(?#`,
		`[a-\d]`, `\u12`, `x{2,}|`, `\Q`, `[\Q]`} {
		f.Add(seed, "ab=12, \xff\n", `<\1\g<v>\\>`)
	}
	f.Fuzz(func(t *testing.T, source, text, template string) {
		thread := new(starlark.Thread)
		for _, kind := range []func(string) starlark.Value{
			func(s string) starlark.Value { return starlark.String(s) },
			func(s string) starlark.Value { return Bytes(s) },
		} {
			p, err := compile(kind(source), nil)
			wantException(t, source, err)
			if err != nil {
				continue
			}
			sub := patternBuiltins()["sub"].BindReceiver(p)
			_, err = sub.CallInternal(thread, starlark.Tuple{kind(template), kind(text)}, nil)
			wantException(t, source, err)
			split := patternBuiltins()["split"].BindReceiver(p)
			if _, err := split.CallInternal(thread, starlark.Tuple{kind(text)}, nil); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// FuzzJSON holds that what loads reads, dumps writes so that it reads the same again.
func FuzzJSON(f *testing.F) {
	for _, seed := range []string{`{"a":[1,2.5,null]}`, `"\ud800"`, `[[[`, `-`, `1e999`, "\"\xff\""} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		load := func(s string) (starlark.Value, error) {
			return jsonLoads(&call{name: "loads", args: starlark.Tuple{starlark.String(s)}})
		}
		v, err := load(source)
		wantException(t, source, err)
		if err != nil {
			return
		}
		written, err := jsonDumps(&call{name: "dumps", args: starlark.Tuple{v}})
		if err != nil {
			t.Fatal(err)
		}
		again, err := load(string(written.(starlark.String)))
		if err != nil || Repr(again) != Repr(v) && source == latin(source) {
			t.Fatalf("%q: %s became %s, %v", source, Repr(v), Repr(again), err)
		}
	})
}
