package python

// arrayItems are the items of an array.array as what takes bytes has them: the very bytes of
// the bytearray in which array.py keeps them.
type arrayItems struct {
	*ByteArray
	format string
}

// BufferFormat is what an item is for a memoryview.
func (a arrayItems) BufferFormat() string { return a.format }

// newArray is the module _array, what array.py takes from Go.
func newArray(*Runtime) *Module {
	return module("_array", nil, map[string]body{"hold": arrayHold})
}

// arrayHold is hold(instance, bytearray, format): from then on the instance is bytes-like.
func arrayHold(c *call) (Value, error) {
	a, err := c.bind("instance", "items", "format")
	if err != nil {
		return nil, err
	}
	i, ok := a[0].(*Instance)
	items, isBytes := a[1].(*ByteArray)
	format, isText := AsStr(a[2])
	if !ok || !isBytes || !isText || itemSize(format) == 0 {
		return nil, Raise(TypeError, "an instance, a bytearray and a format are required")
	}
	i.Held = arrayItems{items, format}
	return None, nil
}
