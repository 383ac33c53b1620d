package python

// slot is a dunder that the language calls by itself. A heap class keeps, for each, what its
// Python classes define before the native class gives its own.
type slot uint8

const (
	slotRepr slot = iota
	slotStr
	slotHash
	slotBool
	slotLen
	slotIter
	slotNext
	slotGetItem
	slotSetItem
	slotDelItem
	slotContains
	slotCall
	slotGetAttr
	slotGetAttribute
	slotSetAttr
	slotDelAttr
	slotIndex
	slotInt
	slotFloat
	slotFormat
	slotEnter
	slotExit
	slotBytes
	slotDir
	slotMissing
	slotReversed
	slotNew
	slotInit
	slotCompare                    // the six, in the order of CompareOp
	slotBinary  = slotCompare + 6  // __add__ …, in the order of BinaryOp
	slotReflect = slotBinary + 13  // __radd__ …
	slotInPlace = slotReflect + 13 // __iadd__ …
	slotUnary   = slotInPlace + 13 // __invert__ __pos__ __neg__
	numSlots    = int(slotUnary) + 3
)

var slotNames = func() [numSlots]string {
	names := [numSlots]string{"__repr__", "__str__", "__hash__", "__bool__", "__len__", "__iter__", "__next__",
		"__getitem__", "__setitem__", "__delitem__", "__contains__", "__call__", "__getattr__", "__getattribute__",
		"__setattr__", "__delattr__", "__index__", "__int__", "__float__", "__format__", "__enter__", "__exit__",
		"__bytes__", "__dir__", "__missing__", "__reversed__", "__new__", "__init__"}
	for i, name := range compareName {
		names[int(slotCompare)+i] = "__" + name + "__"
	}
	for i, name := range binaryName {
		names[int(slotBinary)+i] = "__" + name + "__"
		names[int(slotReflect)+i] = "__r" + name + "__"
		names[int(slotInPlace)+i] = "__i" + name + "__"
	}
	for i, name := range unaryName {
		names[int(slotUnary)+i] = "__" + name + "__"
	}
	return names
}()

// refreshSlots finds again what a heap class and those below it override.
func (c *Type) refreshSlots() {
	if !c.heap {
		return
	}
	table := new([numSlots]Value)
	for i, name := range slotNames {
		for _, k := range c.mro {
			v := k.Own(name)
			if v == nil {
				continue
			}
			if k.heap {
				table[i] = v
			}
			break
		}
	}
	c.slots = table
	for _, sub := range c.Subclasses() {
		sub.refreshSlots()
	}
}

// override is what v's class defines in Python for a slot; nil: its native way.
func override(v Value, s slot) Value {
	c := v.Type()
	if c.slots == nil {
		return nil
	}
	return c.slots[s]
}
