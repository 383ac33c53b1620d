package python

// MemoryView is a memoryview of one dimension: so many items, each a step after the one before.
type MemoryView struct {
	of       Value // what it is a view of
	data     []byte
	start    int // byte of the first item
	step     int // bytes from one item to the next
	n        int // items
	format   string
	readonly bool
	released bool
	entered  *ByteArray // of a with statement, whose size it holds
}

// MemoryViewType is its class.
var MemoryViewType = &Type{Name: "memoryview", Final: true, Doc: "Create a new memoryview object which references the given object."}

// Type is MemoryViewType.
func (*MemoryView) Type() *Type { return MemoryViewType }

func makeMemoryView(_ *Thread, _ *Type, a Args) (Value, error) {
	var v Value
	if len(a.Pos) > 1 {
		return nil, Raise(TypeError, "memoryview() takes at most 1 argument (%d given)", len(a.Pos))
	}
	if err := Unpack(a, "memoryview", "object", &v); err != nil {
		if len(a.Pos)+len(a.Kw) == 0 {
			err = Raise(TypeError, "memoryview() missing required argument 'object' (pos 1)")
		}
		return nil, err
	}
	if m, ok := v.(*MemoryView); ok {
		again := *m
		again.entered = nil
		return &again, m.usable()
	}
	b, ok := Held(v).(Buffer)
	if !ok {
		return nil, Raise(TypeError, "memoryview: a bytes-like object is required, not '%s'", TypeName(v))
	}
	data := b.Buffer()
	m := &MemoryView{of: v, data: data, step: 1, n: len(data), format: "B", readonly: !b.Writable()}
	if f, ok := b.(interface{ BufferFormat() string }); ok { // array.array has its own
		m.format = f.BufferFormat()
		m.step = itemSize(m.format)
		m.n = len(data) / m.step
	}
	return m, nil
}

func (m *MemoryView) usable() error {
	if m.released {
		return Raise(ValueError, "operation forbidden on released memoryview object")
	}
	return nil
}

// itemSize is the size of an item of a native format, 0 for what is none.
func itemSize(format string) int {
	switch format {
	case "B", "b", "c", "?":
		return 1
	case "h", "H", "e":
		return 2
	case "i", "I", "f":
		return 4
	case "l", "L", "q", "Q", "n", "N", "d", "P":
		return 8
	}
	return 0
}

func (m *MemoryView) size() int { return itemSize(m.format) }

func (m *MemoryView) contiguous() bool { return m.step == m.size() || m.n <= 1 }

// Len is how many items there are.
func (m *MemoryView) Len() int { return m.n }

// Buffer is the very bytes, or a copy where they do not lie side by side; nil of a released one.
func (m *MemoryView) Buffer() []byte {
	size := m.size()
	switch {
	case m.released || m.n == 0:
		return nil
	case m.contiguous():
		return m.data[m.start : m.start+m.n*size : m.start+m.n*size]
	}
	out := make([]byte, 0, m.n*size)
	for i := range m.n {
		out = append(out, m.item(i)...)
	}
	return out
}

// Writable tells whether what is written to Buffer is written to the object.
func (m *MemoryView) Writable() bool { return !m.readonly && m.contiguous() }

// bytes is Buffer, with an error for a released one.
func (m *MemoryView) bytes() ([]byte, error) { return m.Buffer(), m.usable() }

// item is the bytes of an item.
func (m *MemoryView) item(i int) []byte {
	at := m.start + i*m.step
	return m.data[at : at+m.size()]
}

// Repr is Python's.
func (m *MemoryView) Repr(*Thread) (string, error) {
	if m.released {
		return "<released memory at " + address(m) + ">", nil
	}
	return "<memory at " + address(m) + ">", nil
}

// Hash is that of the bytes, of what cannot change.
func (m *MemoryView) Hash(*Thread) (uint64, error) {
	if err := m.usable(); err != nil {
		return 0, err
	}
	if !m.readonly {
		return 0, Raise(ValueError, "cannot hash writable memoryview object")
	}
	return hashString(string(m.Buffer())), nil
}

// Compare has == and != with anything bytes-like.
func (m *MemoryView) Compare(t *Thread, op CompareOp, w Value) (Value, error) {
	if m == w && op <= NE {
		return Bool(op == EQ), nil
	}
	o, ok := w.(Buffer)
	if !ok || op > NE {
		return NotImplemented, nil
	}
	if m.released {
		return Bool(op == NE), nil
	}
	format := "B"
	if v, ok := o.(*MemoryView); ok {
		if v.released {
			return Bool(op == NE), nil
		}
		format = v.format
	}
	if format != m.format {
		return m.compareItems(t, op, o)
	}
	return Bool((string(m.Buffer()) == string(o.Buffer())) == (op == EQ)), nil
}

// compareItems compares values of different formats.
func (m *MemoryView) compareItems(t *Thread, op CompareOp, o Buffer) (Value, error) {
	v, ok := o.(*MemoryView)
	if !ok {
		v = &MemoryView{data: o.Buffer(), step: 1, n: len(o.Buffer()), format: "B"}
	}
	same := m.n == v.n
	for i := 0; i < m.n && same; i++ {
		var err error
		if same, err = Equal(t, m.value(i), v.value(i)); err != nil {
			return nil, err
		}
	}
	return Bool(same == (op == EQ)), nil
}

// GetItem is an item, or a view of a slice.
func (m *MemoryView) GetItem(t *Thread, key Value) (Value, error) {
	if err := m.usable(); err != nil {
		return nil, err
	}
	if p, ok := key.(*Slice); ok {
		return m.slice(t, p)
	}
	if key == Ellipsis {
		return m, nil
	}
	i, err := m.index(t, key)
	if err != nil {
		return nil, err
	}
	return m.value(i), nil
}

func (m *MemoryView) slice(t *Thread, p *Slice) (*MemoryView, error) {
	start, _, step, count, err := p.Indices(t, m.n)
	if err != nil {
		return nil, err
	}
	part := *m
	part.entered = nil
	part.start += start * m.step
	part.step *= step
	part.n = count
	if count == 0 {
		part.start, part.step = 0, m.step
	}
	return &part, nil
}

func (m *MemoryView) index(t *Thread, key Value) (int, error) {
	if u, ok := key.(*Tuple); ok && len(u.Items) == 1 {
		key = u.Items[0]
	}
	if !canIndex(key) {
		return 0, Raise(TypeError, "memoryview: invalid slice key")
	}
	i, err := sequenceIndex(t, key, "memoryview")
	if err != nil {
		return 0, err
	}
	if i < 0 {
		i += m.n
	}
	if i < 0 || i >= m.n {
		return 0, Raise(IndexError, "index out of bounds on dimension 1")
	}
	return i, nil
}

// SetItem sets an item, or the items of a slice.
func (m *MemoryView) SetItem(t *Thread, key, w Value) error {
	switch err := m.usable(); {
	case err != nil:
		return err
	case m.readonly:
		return Raise(TypeError, "cannot modify read-only memory")
	case w == nil:
		return Raise(TypeError, "cannot delete memory")
	}
	if p, ok := key.(*Slice); ok {
		return m.setSlice(t, p, w)
	}
	i, err := m.index(t, key)
	if err != nil {
		return err
	}
	return m.setValue(t, i, w)
}

func (m *MemoryView) setSlice(t *Thread, p *Slice, w Value) error {
	part, err := m.slice(t, p)
	if err != nil {
		return err
	}
	from, err := BytesLike(w)
	if err != nil {
		return err
	}
	format := "B"
	if v, ok := w.(*MemoryView); ok {
		format = v.format
	}
	if len(from) != part.n*part.size() || format != m.format {
		return Raise(ValueError, "memoryview assignment: lvalue and rvalue have different structures")
	}
	if part.contiguous() {
		copy(part.Buffer(), from)
		return nil
	}
	from = append([]byte(nil), from...)
	for i := range part.n {
		copy(part.item(i), from[i*part.size():])
	}
	return nil
}

// Iter goes over the items.
func (m *MemoryView) Iter(*Thread) (Iterator, error) {
	i := 0
	return NewIterator(MemoryIteratorType, func(*Thread) (Value, error) {
		if err := m.usable(); err != nil || i >= m.n {
			return nil, err
		}
		i++
		return m.value(i - 1), nil
	}), m.usable()
}

// MemoryIteratorType is the class of iterators over memoryviews.
var MemoryIteratorType = &Type{Name: "memory_iterator", Final: true}

// Attr gives what is known of the view.
func (m *MemoryView) Attr(_ *Thread, name string) (Value, error) {
	var v Value
	switch name {
	case "obj":
		v = m.of
	case "nbytes":
		v = NewInt(int64(m.n * m.size()))
	case "readonly":
		v = Bool(m.readonly)
	case "itemsize":
		v = NewInt(int64(m.size()))
	case "format":
		v = NewStr(m.format)
	case "ndim":
		v = NewInt(1)
	case "shape":
		v = NewTuple(NewInt(int64(m.n)))
	case "strides":
		v = NewTuple(NewInt(int64(m.step)))
	case "suboffsets":
		v = NewTuple()
	case "contiguous", "c_contiguous", "f_contiguous":
		v = Bool(m.contiguous())
	default:
		return nil, nil
	}
	return v, m.usable()
}

// AttrNames lists them.
func (*MemoryView) AttrNames() []string {
	return []string{"c_contiguous", "contiguous", "f_contiguous", "format", "itemsize", "nbytes", "ndim", "obj", "readonly",
		"shape", "strides", "suboffsets"}
}

// SetAttr refuses: all is read-only.
func (m *MemoryView) SetAttr(_ *Thread, name string, _ Value) error {
	for _, n := range m.AttrNames() {
		if n == name {
			return Raise(AttributeError, "attribute '%s' of 'memoryview' objects is not writable", name)
		}
	}
	return noAttribute(m, name)
}
