"""Import by a name that is known when the program runs."""

import sys


def import_module(name, package=None):
    """The module itself: of a.b, b."""
    if name.startswith('.'):
        if not package:
            raise TypeError("the 'package' argument is required to perform a relative import for %r"
                            % name)
        bare = name.lstrip('.')
        above = package.split('.')[:len(package.split('.')) - (len(name) - len(bare) - 1)]
        name = '.'.join(above + ([bare] if bare else []))
    __import__(name)
    return sys.modules[name]


def reload(module):
    """Runs the module's file again; what holds the module sees the new names."""
    if not isinstance(module, type(sys)):
        raise TypeError('reload() argument must be a module')
    name = module.__name__
    if sys.modules.get(name) is not module:
        raise ImportError('module %s not in sys.modules' % name, name=name)
    del sys.modules[name]
    try:
        new = import_module(name)
        for key, value in vars(new).items():
            setattr(module, key, value)
    finally:
        sys.modules[name] = module
    return module


def invalidate_caches():
    pass
