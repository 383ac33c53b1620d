package python

// MemoryView is a memoryview.
type MemoryView struct{ released bool }

var MemoryViewType = &Type{Name: "memoryview", Final: true}

func (*MemoryView) Type() *Type              { return MemoryViewType }
func (m *MemoryView) bytes() ([]byte, error) { return nil, nil }
func (m *MemoryView) Buffer() []byte         { return nil }
func (m *MemoryView) Writable() bool         { return false }

func makeMemoryView(t *Thread, cls *Type, a Args) (Value, error) {
	return nil, Raise(TypeError, "soon")
}
func memoryViewMethods() []*Builtin { return nil }
