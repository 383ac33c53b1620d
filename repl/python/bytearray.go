package python

import (
	"bytes"
	"slices"
	"strings"
)

func makeByteArray(t *Thread, cls *Type, a Args) (Value, error) {
	b := &ByteArray{}
	b.Extend(cls)
	if cls.heap && cls.slots[slotInit] != nil {
		return b, nil
	}
	return b, initByteArray(t, b, a)
}

func initByteArray(t *Thread, self Value, a Args) error {
	b, ok := self.(*ByteArray)
	if !ok {
		return Raise(TypeError, "descriptor '__init__' requires a 'bytearray' object but received a '%s'", TypeName(self))
	}
	raw, err := bytesOfArgs(t, a, "bytearray")
	if err != nil {
		return err
	}
	return b.replace([]byte(raw))
}

// replace gives it other bytes; of another length not while there are views of it.
func (b *ByteArray) replace(with []byte) error {
	if b.views > 0 && len(with) != len(b.b) {
		return Raise(BufferError, "Existing exports of data: object cannot be re-sized")
	}
	if len(with) > maxBytes {
		return noMemory()
	}
	if b.views > 0 {
		copy(b.b, with)
		return nil
	}
	b.b = with
	return nil
}

// GetItem is a number, or a bytearray for a slice.
func (b *ByteArray) GetItem(t *Thread, key Value) (Value, error) {
	if p, ok := key.(*Slice); ok {
		some, err := sliceBytes(t, b.text(), p)
		return &ByteArray{b: []byte(some)}, err
	}
	i, err := itemIndex(t, key, len(b.b), "bytearray")
	if err != nil {
		return nil, err
	}
	return readyInts[int(b.b[i])-smallestReady], nil
}

// SetItem sets or deletes a number or a slice.
func (b *ByteArray) SetItem(t *Thread, key, w Value) error {
	if p, ok := key.(*Slice); ok {
		return b.setSlice(t, p, w)
	}
	i, err := itemIndex(t, key, len(b.b), "bytearray")
	if err != nil {
		return err
	}
	if w == nil {
		return b.splice(i, i+1, nil)
	}
	c, err := oneByte(t, w)
	if err == nil {
		b.b[i] = c
	}
	return err
}

func (b *ByteArray) splice(from, to int, with []byte) error {
	if len(with) == to-from {
		copy(b.b[from:to], with)
		return nil
	}
	if b.views > 0 {
		return b.replace(nil)
	}
	if len(b.b)-(to-from)+len(with) > maxBytes {
		return noMemory()
	}
	b.b = slices.Replace(b.b, from, to, with...)
	return nil
}

func (b *ByteArray) setSlice(t *Thread, p *Slice, w Value) error {
	var with []byte
	if w != nil {
		if canIndex(w) {
			return Raise(TypeError, "can assign only bytes, buffers, or iterables of ints in range(0, 256)")
		}
		if _, ok := AsStr(w); ok {
			return Raise(TypeError, "can assign only bytes, buffers, or iterables of ints in range(0, 256)")
		}
		raw, err := bytesOf(t, w, "bytearray")
		if err != nil {
			return err
		}
		with = []byte(raw)
	}
	start, stop, step, count, err := p.Indices(t, len(b.b))
	if err != nil {
		return err
	}
	if step == 1 {
		return b.splice(start, max(start, stop), with)
	}
	if w == nil {
		kept := make([]byte, 0, len(b.b))
		gone := make([]bool, len(b.b))
		for i := range count {
			gone[start+i*step] = true
		}
		for i, c := range b.b {
			if !gone[i] {
				kept = append(kept, c)
			}
		}
		return b.replace(kept)
	}
	if len(with) != count {
		return Raise(ValueError, "attempt to assign bytes of size %d to extended slice of size %d", len(with), count)
	}
	for i, c := range with {
		b.b[start+i*step] = c
	}
	return nil
}

// Binary has + * and %.
func (b *ByteArray) Binary(t *Thread, op BinaryOp, w Value, reflected bool) (Value, error) {
	switch {
	case op == Add && !reflected:
		o, ok := w.(Buffer)
		if !ok {
			return concatenates(t, w, "bytearray")
		}
		if len(b.b)+len(o.Buffer()) > maxBytes {
			return nil, noMemory()
		}
		return &ByteArray{b: slices.Concat(b.b, o.Buffer())}, nil
	case op == Mul:
		n, err := repeatCount(t, w, len(b.b))
		return &ByteArray{b: bytes.Repeat(b.b, n)}, err
	case op == Mod && !reflected:
		text, err := percentFormat(t, strings.Clone(b.text()), w, true)
		return &ByteArray{b: []byte(text)}, err
	}
	return NotImplemented, nil
}

// BinaryInPlace has += and *=.
func (b *ByteArray) BinaryInPlace(t *Thread, op BinaryOp, w Value) (Value, error) {
	switch op {
	case Add:
		o, ok := w.(Buffer)
		if !ok {
			return nil, Raise(TypeError, "can't concat %s to bytearray", TypeName(w))
		}
		return b, b.splice(len(b.b), len(b.b), o.Buffer())
	case Mul:
		n, err := repeatCount(t, w, len(b.b))
		if err != nil {
			return nil, err
		}
		return b, b.replace(bytes.Repeat(b.b, n))
	}
	return NotImplemented, nil
}

func byteArrayMethods() []*Builtin {
	return append(sharedBytesMethods("bytearray"),
		initMethod(initByteArray),
		method("append", byteArrayAppend),
		method("extend", byteArrayExtend),
		method("insert", byteArrayInsert),
		method("pop", byteArrayPop),
		method("remove", byteArrayRemove),
		method("clear", func(_ *Thread, b *ByteArray, a Args) (Value, error) {
			if err := a.none("bytearray.clear"); err != nil {
				return nil, err
			}
			return None, b.replace(nil)
		}),
		method("copy", func(_ *Thread, b *ByteArray, a Args) (Value, error) {
			return &ByteArray{b: slices.Clone(b.b)}, a.none("bytearray.copy")
		}),
		method("reverse", func(_ *Thread, b *ByteArray, a Args) (Value, error) {
			if err := a.none("bytearray.reverse"); err != nil {
				return nil, err
			}
			slices.Reverse(b.b)
			return None, nil
		}))
}

func byteArrayAppend(t *Thread, b *ByteArray, a Args) (Value, error) {
	v, err := a.single("bytearray.append")
	if err != nil {
		return nil, err
	}
	c, err := oneByte(t, v)
	if err != nil {
		return nil, err
	}
	if b.views > 0 || len(b.b) >= maxBytes {
		return None, b.splice(len(b.b), len(b.b), []byte{c})
	}
	b.b = append(b.b, c)
	return None, nil
}

func byteArrayExtend(t *Thread, b *ByteArray, a Args) (Value, error) {
	v, err := a.single("bytearray.extend")
	if err != nil {
		return nil, err
	}
	var more []byte
	if buffer, ok := Held(v).(Buffer); ok {
		more, err = bufferOf(buffer)
		more = slices.Clone(more)
	} else if !IsIterable(v) {
		return nil, Raise(TypeError, "can't extend bytearray with %s", TypeName(v))
	} else {
		more, err = bytesOfItems(t, v, "bytearray")
	}
	if err != nil {
		return nil, err
	}
	return None, b.splice(len(b.b), len(b.b), more)
}

func byteArrayInsert(t *Thread, b *ByteArray, a Args) (Value, error) {
	if err := a.between("bytearray.insert", 2, 2); err != nil {
		return nil, err
	}
	i, err := indexInt(t, a.Pos[0])
	if err != nil {
		return nil, err
	}
	c, err := oneByte(t, a.Pos[1])
	if err != nil {
		return nil, err
	}
	if i < 0 {
		i = max(i+len(b.b), 0)
	}
	i = min(i, len(b.b))
	return None, b.splice(i, i, []byte{c})
}

func byteArrayPop(t *Thread, b *ByteArray, a Args) (Value, error) {
	if err := a.between("bytearray.pop", 0, 1); err != nil {
		return nil, err
	}
	i := -1
	if len(a.Pos) == 1 {
		var err error
		if i, err = indexInt(t, a.Pos[0]); err != nil {
			return nil, err
		}
	}
	if len(b.b) == 0 {
		return nil, Raise(IndexError, "pop from empty bytearray")
	}
	if i < 0 {
		i += len(b.b)
	}
	if i < 0 || i >= len(b.b) {
		return nil, Raise(IndexError, "pop index out of range")
	}
	c := b.b[i]
	return NewInt(int64(c)), b.splice(i, i+1, nil)
}

func byteArrayRemove(t *Thread, b *ByteArray, a Args) (Value, error) {
	v, err := a.single("bytearray.remove")
	if err != nil {
		return nil, err
	}
	c, err := oneByte(t, v)
	if err != nil {
		return nil, err
	}
	i := bytes.IndexByte(b.b, c)
	if i < 0 {
		return nil, Raise(ValueError, "value not found in bytearray")
	}
	return None, b.splice(i, i+1, nil)
}
