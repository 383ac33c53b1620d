"""Whether a module is there."""

import sys
from types import SimpleNamespace


def find_spec(name, package=None):
    """A namespace with name and origin; None for what cannot be imported."""
    try:
        __import__(name)
    except ModuleNotFoundError:
        return None
    module = sys.modules[name]
    return SimpleNamespace(name=name, origin=getattr(module, '__file__', 'built-in'))
