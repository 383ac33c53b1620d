package python

// declare gives a native class its functions when it is first needed. They stand here and not where the
// variables are: Go refuses a variable whose functions, however indirectly, mention it.
func (c *Type) declare() {
	c.declareRoots()
	c.declareContainers()
	c.declareIterators()
	c.declareText()
}

func (c *Type) declareRoots() {
	switch c {
	case ObjectType:
		c.Make, c.Methods, c.Members = makeObject, objectMethods, objectMembers
	case TypeType:
		c.Methods, c.Members = typeMethods, typeMembers
	case NoneTypeType:
		c.Make = constantMaker("NoneType", func() Value { return None })
	case EllipsisTypeType:
		c.Make = constantMaker("EllipsisType", func() Value { return Ellipsis })
	case NotImplementedTypeType:
		c.Make = constantMaker("NotImplementedType", func() Value { return NotImplemented })
	case BaseException:
		c.Make, c.Init, c.Methods = makeException, initException, exceptionMethods
	case BaseExceptionGroup:
		c.Methods = groupMethods
	case StaticMethodType:
		c.Make, c.Sample = makeStatic, (*StaticMethod)(nil)
	case ClassMethodType:
		c.Make, c.Sample = makeClassMethod, (*ClassMethod)(nil)
	case PropertyType:
		c.Make, c.Methods, c.Sample = makeProperty, propertyMethods, (*Property)(nil)
	case BuiltinType, MethodDescriptorType:
		c.Sample = (*Builtin)(nil)
	case MethodType:
		c.Sample = (*BoundMethod)(nil)
	case PatternType:
		c.Methods, c.Sample = patternMethods, (*Pattern)(nil)
	case MatchType:
		c.Methods, c.Sample = matchMethods, (*Match)(nil)
	case TwisterType:
		c.Make, c.Methods = makeTwister, twisterMethods
	case SuperType:
		c.Make = makeSuper
	case ModuleType:
		c.Make = newModule
	}
}
