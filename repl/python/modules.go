package python

// nativeModules are the modules that Go gives; each is made when it is first imported.
func nativeModules() map[string]func(*Runtime) *Module {
	return map[string]func(*Runtime) *Module{
		"_collections": newCollections,
		"builtins":     newBuiltinsModule,
		"itertools":    newItertools,
	}
}

// NativeModule makes a module that Go gives; nil when there is none of the name.
func NativeModule(r *Runtime, name string) *Module {
	if f := nativeModules()[name]; f != nil {
		return f(r)
	}
	return nil
}

// newBuiltinsModule is builtins: the names are the runtime's, so that a change shows.
func newBuiltinsModule(r *Runtime) *Module {
	return &Module{Name: "builtins", Names: r.Builtins}
}
