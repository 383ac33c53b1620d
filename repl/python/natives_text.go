package python

// declareText gives the classes of numbers and text their functions.
func (c *Type) declareText() {
	switch c {
	case IntType:
		c.Make, c.Methods, c.Members = makeInt, intMethods, intMembers
	case BoolType:
		c.Make = makeBool
	case FloatType:
		c.Make, c.Methods, c.Members = makeFloat, floatMethods, floatMembers
	case StrType:
		c.Make, c.Methods, c.Sample = makeStr, strMethods, (*Str)(nil)
	case BytesType:
		c.Make, c.Methods = makeBytes, bytesMethods
	case ByteArrayType:
		c.Make, c.Init, c.Methods, c.Sample = makeByteArray, initByteArray, byteArrayMethods, (*ByteArray)(nil)
		c.Members = withoutHash
	case StrIteratorType, StrASCIIIteratorType:
		c.Sample = (*StrIterator)(nil)
	case BytesIteratorType, ByteArrayIteratorType:
		c.Sample = (*BytesIterator)(nil)
	case MemoryIteratorType:
		c.Sample = (*FuncIterator)(nil)
	case MemoryViewType:
		c.Make, c.Methods, c.Sample = makeMemoryView, memoryViewMethods, (*MemoryView)(nil)
	}
}
