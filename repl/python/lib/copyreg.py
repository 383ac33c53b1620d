"""What pickle calls when it makes objects again."""

__all__ = ['pickle', 'constructor', '__newobj__']

dispatch_table = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    dispatch_table[ob_type] = pickle_function


def constructor(object):
    pass


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def _reconstructor(cls, base, state):
    if base is object:
        return object.__new__(cls)
    return base.__new__(cls, state)
