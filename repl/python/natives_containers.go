package python

import "slices"

// declareContainers gives the classes of containers their functions.
func (c *Type) declareContainers() {
	switch c {
	case TupleType:
		c.Make, c.Methods, c.Sample = makeTuple, tupleMethods, (*Tuple)(nil)
		c.Operators = []BinaryOp{Add, Mul}
	case ListType:
		c.Members = withoutHash
		c.Make, c.Init, c.Methods, c.Sample = makeList, initList, listMethods, (*List)(nil)
		c.Operators = []BinaryOp{Add, Mul}
	case DictType:
		c.Members = withoutHash
		c.Make, c.Init, c.Methods, c.Sample = makeDict, initDict, dictMethods, (*Dict)(nil)
		c.Operators = []BinaryOp{Or}
	case OrderedDictType:
		c.Make, c.Init, c.Methods = makeDict, initDict, orderedDictMethods
	case DefaultDictType:
		c.Make, c.Init, c.Methods = makeDefaultDict, initDefaultDict, defaultDictMethods
	case SetType:
		c.Members = withoutHash
		c.Make, c.Init, c.Methods, c.Sample = makeSet, initSet, setMethods, (*Set)(nil)
		c.Operators = setOperators()
	case FrozenSetType:
		c.Make, c.Methods, c.Sample = makeFrozenSet, frozenSetMethods, (*Set)(nil)
		c.Operators = setOperators()
	case RangeType:
		c.Make, c.Methods, c.Sample = makeRange, rangeMethods, (*Range)(nil)
	case SliceType:
		c.Make, c.Methods, c.Sample = makeSlice, sliceMethods, (*Slice)(nil)
	case DictKeysType, DictItemsType, DictValuesType:
		if c != DictValuesType {
			c.Members = withoutHash
		}
		c.Methods, c.Sample = dictViewMethods, (*DictView)(nil)
		c.Operators = setOperators()
	case MappingProxyType:
		c.Make, c.Sample = makeMappingProxy, (*MappingProxy)(nil)
		c.Operators = []BinaryOp{Or}
	case DequeType:
		c.Make, c.Init, c.Methods, c.Sample = makeDeque, initDeque, dequeMethods, (*Deque)(nil)
		c.Members = dequeMembers
		c.Operators = []BinaryOp{Add, Mul}
	}
}

// withoutHash is what tells a class whose objects have no hash.
func withoutHash() map[string]Value { return map[string]Value{"__hash__": None} }

func setOperators() []BinaryOp { return []BinaryOp{Sub, Or, Xor, And} }

// declareIterators gives the classes of iterators their functions.
func (c *Type) declareIterators() {
	switch c {
	case IteratorType:
		c.Sample = (*itemIterator)(nil)
	case ListIteratorType:
		c.Methods, c.Sample = lengthHint, (*listIterator)(nil)
	case ListReversedType:
		c.Methods, c.Sample = lengthHint, (*listReversed)(nil)
	case TupleIteratorType:
		c.Methods, c.Sample = lengthHint, (*tupleIterator)(nil)
	case RangeIteratorType:
		c.Methods, c.Sample = lengthHint, (*rangeIterator)(nil)
	case SetIteratorType:
		c.Sample = (*setIterator)(nil)
	case CallIteratorType:
		c.Sample = (*FuncIterator)(nil)
	case EnumerateType:
		c.Make, c.Sample = makeEnumerate, (*FuncIterator)(nil)
	case ZipType:
		c.Make, c.Sample = makeZip, (*FuncIterator)(nil)
	case MapType:
		c.Make, c.Sample = makeMap, (*FuncIterator)(nil)
	case FilterType:
		c.Make, c.Sample = makeFilter, (*FuncIterator)(nil)
	case ReversedType:
		c.Make, c.Sample = makeReversed, (*FuncIterator)(nil)
	}
	if i := slices.Index(orderedViewTypes[:], c); i >= 0 {
		c.Methods, c.Sample, c.Operators = dictViewMethods, (*DictView)(nil), setOperators()
	}
	for _, row := range dictIteratorTypes {
		for _, k := range row {
			if c == k {
				c.Sample = (*dictIterator)(nil)
			}
		}
	}
}
