package python

// Traceback is what __traceback__ gives: the places that an exception passed, outermost first when asked.
type Traceback struct{ Places []Place }

// TracebackType is its class.
var TracebackType = &Type{Name: "traceback", Final: true}

// Type is TracebackType.
func (*Traceback) Type() *Type { return TracebackType }

// Attr gives tb_lineno of the outermost place, and tb_next.
func (b *Traceback) Attr(_ *Thread, name string) (Value, error) {
	last := len(b.Places) - 1
	switch name {
	case "tb_lineno":
		return NewInt(int64(b.Places[last].Line)), nil
	case "tb_next":
		if last == 0 {
			return None, nil
		}
		return &Traceback{b.Places[:last]}, nil
	case "tb_frame":
		return &FrameObject{b.Places[last]}, nil
	}
	return nil, nil
}

// AttrNames lists them.
func (*Traceback) AttrNames() []string { return []string{"tb_frame", "tb_lineno", "tb_next"} }

// FrameObject is a place as tb_frame gives it.
type FrameObject struct{ Place Place }

// FrameType is its class.
var FrameType = &Type{Name: "frame", Final: true}

// Type is FrameType.
func (*FrameObject) Type() *Type { return FrameType }

// Attr gives f_lineno, and f_code with its co_filename and co_name.
func (f *FrameObject) Attr(_ *Thread, name string) (Value, error) {
	switch name {
	case "f_lineno":
		return NewInt(int64(f.Place.Line)), nil
	case "f_code":
		return f, nil
	case "co_filename":
		return NewStr(f.Place.File), nil
	case "co_name", "co_qualname":
		return NewStr(f.Place.Function), nil
	case "f_back":
		return None, nil
	}
	return nil, nil
}

// AttrNames lists them.
func (*FrameObject) AttrNames() []string { return []string{"f_back", "f_code", "f_lineno"} }
