"""Arguments bound by hand, for functions that are made at run time; errors in Python's words."""


def bind(label, names, defaults, args, kwargs, only=()):
    """Gives a dict of names (and keyword-only names) to values.

    names may all stand by position; the first is self or cls, and already in args. defaults maps a
    name to its default. A name without a value and without a default is a TypeError.
    """
    values = dict(zip(names, args))
    for name in kwargs:
        if name not in names and name not in only:
            raise TypeError("%s() got an unexpected keyword argument '%s'" % (label, name))
        if name in values:
            raise TypeError("%s() got multiple values for argument '%s'" % (label, name))
    if len(args) > len(names):
        raise TypeError(_too_many(label, names, defaults, args, kwargs, only))
    values.update(kwargs)
    for kind, group in (('positional', names), ('keyword-only', only)):
        missing = [n for n in group if n not in values and n not in defaults]
        if missing:
            raise TypeError('%s() missing %d required %s argument%s: %s' % (
                label, len(missing), kind, '' if len(missing) == 1 else 's', listed(missing)))
    for name in defaults:
        if name not in values:
            values[name] = defaults[name]
    return values


def _too_many(label, names, defaults, args, kwargs, only):
    most = len(names)
    least = len([n for n in names if n not in defaults])
    takes = str(most) if least == most else 'from %d to %d' % (least, most)
    given = str(len(args))
    more = len([n for n in kwargs if n in only])
    if more:
        given += ' positional argument%s (and %d keyword-only argument%s)' % (
            '' if len(args) == 1 else 's', more, '' if more == 1 else 's')
    return '%s() takes %s positional argument%s but %s %s given' % (
        label, takes, '' if most == 1 else 's', given,
        'was' if len(args) == 1 and not more else 'were')


def listed(names):
    names = ["'%s'" % n for n in names]
    if len(names) < 3:
        return ' and '.join(names)
    return ', '.join(names[:-1]) + ', and ' + names[-1]
