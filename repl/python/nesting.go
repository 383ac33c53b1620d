package python

// deepest is how deep values may be in values where CPython knows no limit: Go's stack holds it.
const deepest = 100_000

// deeper counts a level of values in values; each call that gives nil needs a shallower.
func (t *Thread) deeper(doing string) error { return t.deeperThan(t.DepthLimit()+200, doing) }

func (t *Thread) deeperThan(limit int, doing string) error {
	if t.Depth++; t.Depth > limit {
		t.Depth--
		return Raise(RecursionError, "maximum recursion depth exceeded%s", doing)
	}
	return nil
}

func (t *Thread) shallower() { t.Depth-- }

// showing tells whether v's repr is under way, and marks it; done takes the mark off.
func (t *Thread) showing(v Value) bool {
	for _, w := range t.shown {
		if w == v {
			return true
		}
	}
	t.shown = append(t.shown, v)
	return false
}

func (t *Thread) doneShowing() { t.shown = t.shown[:len(t.shown)-1] }

// reprItems is items between brackets, with how the container shows itself inside itself.
func reprItems(t *Thread, self Value, items func(yield func(Value) bool), open, end, cycle string) (string, error) {
	if t.showing(self) {
		return cycle, nil
	}
	defer t.doneShowing()
	text := []byte(open)
	var err error
	for v := range items {
		var s string
		if s, err = Repr(t, v); err != nil {
			return "", err
		}
		if len(text) > len(open) {
			text = append(text, ", "...)
		}
		text = append(text, s...)
		if err = t.Tick(); err != nil {
			return "", err
		}
	}
	return string(append(text, end...)), nil
}
