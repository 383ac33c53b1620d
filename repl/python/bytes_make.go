package python

// makeBytes is bytes(source=…, encoding=…, errors=…).
func makeBytes(t *Thread, cls *Type, a Args) (Value, error) {
	if len(a.Pos) == 1 && len(a.Kw) == 0 {
		if b, ok := a.Pos[0].(Bytes); ok {
			return hold(cls, b), nil
		}
	}
	v, err := bytesOfArgs(t, a, "bytes")
	if err != nil {
		return nil, err
	}
	return hold(cls, v), nil
}

func bytesOfArgs(t *Thread, a Args, name string) (Bytes, error) {
	var v Value
	var encoding, errors string
	if err := Unpack(a, name, "source?", &v, "encoding?", &encoding, "errors?", &errors); err != nil {
		return "", err
	}
	text, isText := "", false
	if v != nil {
		text, isText = AsStr(v)
	}
	switch {
	case isText && encoding == "":
		return "", Raise(TypeError, "string argument without an encoding")
	case isText:
		return Encode(t, text, encoding, or(errors, "strict"))
	case encoding != "":
		return "", Raise(TypeError, "encoding without a string argument")
	case errors != "":
		return "", Raise(TypeError, "errors without a string argument")
	case v == nil:
		return "", nil
	}
	return bytesOf(t, v, name)
}

// bytesOfValue is bytes(v) of anything but a str.
func bytesOfValue(t *Thread, v Value) (Bytes, error) { return bytesOf(t, v, "bytes") }

func bytesOf(t *Thread, v Value, kind string) (Bytes, error) {
	if f := override(v, slotBytes); f != nil && kind == "bytes" {
		got, err := CallBound(t, f, v, Args{})
		if err != nil {
			return "", err
		}
		b, ok := Held(got).(Bytes)
		if !ok {
			return "", Raise(TypeError, "__bytes__ returned non-bytes (type %s)", TypeName(got))
		}
		return b, nil
	}
	switch b := Held(v).(type) {
	case Bytes:
		return b, nil
	case Buffer:
		raw, err := bufferOf(b)
		return Bytes(raw), err
	}
	if f := v.Type().Lookup("__bytes__"); f != nil && kind == "bytes" {
		got, err := CallBound(t, f, v, Args{})
		b, _ := got.(Bytes)
		return b, err
	}
	if canIndex(v) {
		return zeroBytes(t, v)
	}
	out, err := bytesOfItems(t, v, kind)
	return BytesOf(out), err
}

func zeroBytes(t *Thread, v Value) (Bytes, error) {
	n, err := indexInt(t, v)
	switch {
	case err != nil:
		return "", repeatError(v, err)
	case n < 0:
		return "", Raise(ValueError, "negative count")
	case n > maxBytes:
		return "", noMemory()
	}
	return BytesOf(make([]byte, n)), nil
}

// bytesOfItems are the numbers of an iterable.
func bytesOfItems(t *Thread, v Value, kind string) ([]byte, error) {
	if !IsIterable(v) {
		return nil, Raise(TypeError, "cannot convert '%s' object to %s", TypeName(v), kind)
	}
	var out []byte
	err := Each(t, v, func(item Value) error {
		if n, ok := item.(Int); ok && n >= 0 && n < 256 {
			out = append(out, byte(n))
			return nil
		}
		c, err := oneByte(t, item)
		if err != nil && kind == "bytes" && IsA(err, ValueError) {
			err = Raise(ValueError, "bytes must be in range(0, 256)")
		}
		if len(out) >= maxBytes {
			return noMemory()
		}
		out = append(out, c)
		return err
	})
	return out, err
}
