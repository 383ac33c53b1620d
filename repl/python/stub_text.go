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
func makeByteArray(t *Thread, cls *Type, a Args) (Value, error) { return nil, Raise(TypeError, "soon") }
func initByteArray(t *Thread, self Value, a Args) error         { return nil }
func makeBytes(t *Thread, cls *Type, a Args) (Value, error)     { return nil, Raise(TypeError, "soon") }
func bytesMethods() []*Builtin                                  { return nil }
func byteArrayMethods() []*Builtin                              { return nil }
func memoryViewMethods() []*Builtin                             { return nil }

func percentFormat(t *Thread, format string, args Value, bytes bool) (string, error) {
	return format, nil
}
func bytesOfValue(t *Thread, v Value) (Bytes, error) { return "", Raise(TypeError, "soon") }

func strFormat(t *Thread, self Value, a Args) (Value, error)   { return self, nil }
func strFormatMap(t *Thread, self *Str, a Args) (Value, error) { return self, nil }
