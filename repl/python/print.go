package python

// TextWriter is a file that takes text: what print writes to without looking up write.
type TextWriter interface {
	WriteText(t *Thread, s string) error
}

// builtinPrint writes all of it in one piece.
func builtinPrint(t *Thread, _ Value, a Args) (Value, error) {
	sep, end, flush := " ", "\n", false
	var file Value
	for _, kw := range a.Kw {
		var err error
		switch kw.Name {
		case "sep":
			sep, err = printText(kw, " ")
		case "end":
			end, err = printText(kw, "\n")
		case "file":
			file = kw.Value
		case "flush":
			flush, err = Truth(t, kw.Value)
		default:
			err = Raise(TypeError, "'%s' is an invalid keyword argument for print()", kw.Name)
		}
		if err != nil {
			return nil, err
		}
	}
	var text []byte
	for i, v := range a.Pos {
		if i > 0 {
			text = append(text, sep...)
		}
		s, err := ToStr(t, v)
		if err != nil {
			return nil, err
		}
		text = append(text, s...)
	}
	text = append(text, end...)
	return None, t.print(file, text, flush)
}

// printText is sep or end: None is what it is without.
func printText(kw Named, otherwise string) (string, error) {
	if kw.Value == None {
		return otherwise, nil
	}
	s, ok := AsStr(kw.Value)
	if !ok {
		return "", Raise(TypeError, "%s must be None or a string, not %s", kw.Name, TypeName(kw.Value))
	}
	return s, nil
}

// print writes to a file, or to sys.stdout as programs see it, or to the runtime's.
func (t *Thread) print(file Value, text []byte, flush bool) error {
	if file == nil || file == None {
		file = t.standardOut()
	}
	switch w := file.(type) {
	case nil:
		if t.Stdout == nil {
			return nil
		}
		_, err := t.Stdout.Write(text)
		return err
	case NoneType:
		return nil
	case TextWriter:
		if err := w.WriteText(t, string(text)); err != nil {
			return err
		}
	default:
		if _, err := CallMethod(t, file, "write", NewStr(string(text))); err != nil {
			return err
		}
	}
	if flush {
		_, err := CallMethod(t, file, "flush")
		return err
	}
	return nil
}

// standardOut is sys.stdout; nil when nothing imported sys.
func (t *Thread) standardOut() Value {
	m, ok := t.Modules.GetStr("sys").(*Module)
	if !ok {
		return nil
	}
	return m.Names.Get("stdout")
}
