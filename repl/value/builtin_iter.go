package value

import (
	"context"
	"unicode/utf8"

	"go.starlark.net/starlark"
)

// maxItems is the most elements that one builtin may gather.
const maxItems = 1 << 24

// Context is what the thread's calls wait under: thread.Local("context").
func Context(thread *starlark.Thread) context.Context {
	if thread != nil {
		if ctx, ok := thread.Local("context").(context.Context); ok {
			return ctx
		}
	}
	return context.Background()
}

// each calls f with every element of v (a string's are its characters). Starlark sees
// a cancellation only between its own steps, so this looks at the thread's context itself.
func each(thread *starlark.Thread, v starlark.Value, f func(starlark.Value) error) error {
	next, done, err := iterator(v)
	if err != nil {
		return err
	}
	defer done()
	ctx := Context(thread)
	var elem starlark.Value
	for i := 0; next(&elem); i++ {
		if i&4095 == 4095 && ctx.Err() != nil {
			return context.Cause(ctx)
		}
		if err := f(elem); err != nil {
			return err
		}
	}
	return nil
}

func iterator(v starlark.Value) (next func(*starlark.Value) bool, done func(), err error) {
	if s, ok := v.(starlark.String); ok {
		return characters(string(s)), func() {}, nil
	}
	it := starlark.Iterate(v)
	if it == nil {
		return nil, nil, Raise("TypeError", "'%s' object is not iterable", TypeName(v))
	}
	return it.Next, it.Done, nil
}

func characters(s string) func(*starlark.Value) bool {
	return func(p *starlark.Value) bool {
		if s == "" {
			return false
		}
		_, n := utf8.DecodeRuneInString(s)
		*p, s = starlark.String(s[:n]), s[n:]
		return true
	}
}

// gather is every element of v, of which there may be maxItems.
func gather(thread *starlark.Thread, v starlark.Value) ([]starlark.Value, error) {
	n := max(starlark.Len(v), 0)
	if n > maxItems {
		return nil, tooMany("elements", n, maxItems)
	}
	out := make([]starlark.Value, 0, n)
	err := each(thread, v, func(elem starlark.Value) error {
		if len(out) == maxItems {
			return tooMany("elements", maxItems+1, maxItems)
		}
		out = append(out, elem)
		return nil
	})
	return out, err
}
