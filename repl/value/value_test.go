package value

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"go.starlark.net/starlark"
)

// TestOurs is what CPython has otherwise, or not at all, and why is in its comment.
func TestOurs(t *testing.T) {
	for _, test := range []struct{ source, want string }{
		// A slip must not take the machine's memory.
		{`list(range(10000000000))`,
			"MemoryError: 10000000000 elements: at most 16777216 are made at once"},
		{`sorted(range(100000000))`,
			"MemoryError: 100000000 elements: at most 16777216 are made at once"},
		{`b'x' * (1 << 40)`,
			"MemoryError: 1 * 1099511627776 bytes: at most 1073741824 are made at once"},
		{`bytes(1 << 40)`,
			"MemoryError: 1099511627776 bytes: at most 1073741824 are made at once"},
		{`'%99999999d' % 1`, "MemoryError: a width of 99999999: at most 16777216 are made at once"},
		{`format(1, '99999999')`, "MemoryError: a width of 99999999: at most 16777216 are made at once"},
		{`'x'.ljust(1 << 40)`,
			"MemoryError: 1099511627776 characters: at most 1073741824 are made at once"},
		{`pow(10, 100000000)`, "MemoryError: pow() makes ints of at most 16777216 bits"},
		// Go's regular expressions lack these.
		{`re.compile('(?=a)')`,
			"re.error: lookahead (?=…) are not supported here: " +
				"match more, and pick with a group"},
		{`re.compile(r'(a)\1')`,
			`re.error: backreferences (\1) are not supported: capture, then compare`},
		{`re.compile('(')`, "re.error: missing closing ): `(`"},
		{`re.compile('a', 4)`, "ValueError: flags 0x4 are not among I, M, S, X and A"},
		{`re.compile(r'\Qa')`, `re.error: bad escape \Q`}, // which is Go's quoting
		{`re.compile(r'[\pN]')`, `re.error: bad escape \p`},
		// Classes that Starlark code meets as text.
		{`struct.error`, `'struct.error'`},
		{`re.error`, `'re.error'`},
		// Starlark's lists where Python has iterators.
		{`map(str, [1])`, `['1']`},
		{`zip([1], 'a')`, `[(1, 'a')]`},
		{`type(b'')`, `'bytes'`},
		{`json.decode('[1]')`, `[1]`},
		{`len`, `<built-in function len>`},
		{`b''.find`, `<built-in method find of bytes object>`},
		{`json`, `<module 'json'>`},
		{`lambda: 1`, `<function lambda>`},
		{`'abc' % 5 if False else 7 % 4`, `3`},
		{`dir(b'')[:3]`, `['center', 'count', 'decode']`},
		{`'zfill' in dir('') and 'upper' in dir('')`, `True`},
		{`time.sleep`, `<built-in function sleep>`},
	} {
		if got := evaluate(test.source); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.source, got, test.want)
		}
	}
}

func TestReprOfCycles(t *testing.T) {
	list := starlark.NewList(nil)
	dict := starlark.NewDict(1)
	for _, err := range []error{list.Append(starlark.Tuple{list, dict}),
		dict.SetKey(starlark.String("d"), dict)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if got, want := Repr(list), "[([...], {'d': {...}})]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	deep := starlark.NewList(nil)
	for range 100_000 {
		deep = starlark.NewList([]starlark.Value{deep})
	}
	if got := Repr(deep); !strings.Contains(got, "...") {
		t.Errorf("a list 100000 deep is shown as %d characters", len(got))
	}
}

type named string

func (n named) Repr() string          { return "<" + string(n) + ">" }
func (n named) String() string        { return "wrong" }
func (n named) Type() string          { return "named" }
func (n named) Freeze()               {}
func (n named) Truth() starlark.Bool  { return true }
func (n named) Hash() (uint32, error) { return 0, nil }

func TestReprOfOwn(t *testing.T) {
	if got := Repr(starlark.Tuple{named("s")}); got != "(<s>,)" {
		t.Errorf("got %s", got)
	}
	if got := Str(Raise("ValueError", "too long")); got != "too long" {
		t.Errorf("an error's str is %q", got)
	}
	if got := Str(named("s")); got != "<s>" {
		t.Errorf("got %s", got)
	}
}

// TestCancel ends what the interpreter cannot: a builtin that goes over a huge range.
func TestCancel(t *testing.T) {
	cause := errors.New("stopped here")
	for _, source := range []string{"sum(range(1 << 40))", "max(range(1 << 40))",
		"any(map(lambda x: 0, range(1 << 40)))", "all(range(1, 1 << 40))", "time.sleep(3600)",
		"filter(lambda x: False, range(1 << 40))", "set([]).isdisjoint(range(1 << 40))",
		"re.findall('(?:a.*z)?', 'a' * 1000000)"} {
		ctx, cancel := context.WithCancelCause(context.Background())
		thread := new(starlark.Thread)
		thread.SetLocal("context", ctx)
		time.AfterFunc(time.Millisecond, func() { cancel(cause) })
		if _, err := eval(thread, source); !errors.Is(err, cause) {
			t.Errorf("%s: %v, want the context's cause", source, err)
		}
	}
}

func TestSleepTellsBeforeItWaits(t *testing.T) {
	told := 0
	thread := new(starlark.Thread)
	thread.SetLocal("onwait", func() { told++ })
	if _, err := eval(thread, "time.sleep(0)"); err != nil || told != 1 {
		t.Errorf("told %d times, %v", told, err)
	}
}

// TestMutations has the methods that return None, by what they leave.
func TestMutations(t *testing.T) {
	for _, test := range []struct{ setup, act, want string }{
		{"[3, 1, 2]", "sort()", "[1, 2, 3]"},
		{"[3, 1, 2]", "sort(reverse=True)", "[3, 2, 1]"},
		{"['b', 'A']", "sort(key=lambda s: s.lower())", "['A', 'b']"},
		{"[1, 2, 3]", "reverse()", "[3, 2, 1]"},
		{"set([1, 2])", "intersection_update([2, 3])", "{2}"},
		{"set([1, 2])", "difference_update([2, 3])", "{1}"},
		{"set([1])", "symmetric_difference_update([1, 3])", "{3}"},
		{"[1]", "copy()", "[1]"},
	} {
		source := "[(x." + test.act + ", x)[1] for x in [" + test.setup + "]][0]"
		if got := evaluate(source); got != test.want {
			t.Errorf("%s: got %s, want %s", source, got, test.want)
		}
	}
	frozen := starlark.NewList([]starlark.Value{starlark.MakeInt(2), starlark.MakeInt(1)})
	frozen.Freeze()
	if _, err := listSort(&call{name: "sort", self: frozen}); err == nil {
		t.Error("a frozen list was sorted")
	}
}

// TestBuiltinsReplaceStarlarks holds that none is left that knows Starlark's bytes, or no
// context.
func TestBuiltinsReplaceStarlarks(t *testing.T) {
	ours := Builtins()
	for name := range starlark.Universe {
		if ours[name] == nil && !strings.Contains(" None True False fail print ", " "+name+" ") {
			t.Errorf("Starlark's own %s is left", name)
		}
	}
}

func TestGoStruct(t *testing.T) {
	b, err := Pack("!HB", starlark.MakeInt(258), starlark.MakeInt(3))
	if err != nil || b != "\x01\x02\x03" {
		t.Errorf("Pack: %q, %v", b, err)
	}
	if v, err := Unpack("!HB", b); err != nil || Repr(v) != "(258, 3)" {
		t.Errorf("Unpack: %v, %v", v, err)
	}
	if n, err := Calcsize("!HB"); err != nil || n != 3 {
		t.Errorf("Calcsize: %d, %v", n, err)
	}
}
