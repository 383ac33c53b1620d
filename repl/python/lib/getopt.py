"""Command lines as the C library's getopt reads them."""

import os

__all__ = ['GetoptError', 'error', 'getopt', 'gnu_getopt']


class GetoptError(Exception):
    opt = ''
    msg = ''

    def __init__(self, msg, opt=''):
        self.msg = msg
        self.opt = opt
        Exception.__init__(self, msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    """Options up to the first word that is none, and the words from there on."""
    opts = []
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    while args and args[0].startswith('-') and args[0] != '-':
        if args[0] == '--':
            args = args[1:]
            break
        opts, args = _one(opts, args, shortopts, longopts)
    return opts, args


def gnu_getopt(args, shortopts, longopts=[]):
    """Options anywhere among the words, unless shortopts begins with +."""
    opts = []
    words = []
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    in_order = shortopts.startswith('+') or bool(os.environ.get('POSIXLY_CORRECT'))
    if shortopts.startswith('+'):
        shortopts = shortopts[1:]
    while args:
        if args[0] == '--':
            words += args[1:]
            break
        if args[0][:1] == '-' and args[0] != '-':
            opts, args = _one(opts, args, shortopts, longopts)
        elif in_order:
            words += args
            break
        else:
            words.append(args[0])
            args = args[1:]
    return opts, words


def _one(opts, args, shortopts, longopts):
    if args[0].startswith('--'):
        return _long(opts, args[0][2:], longopts, args[1:])
    return _short(opts, args[0][1:], shortopts, args[1:])


def _long(opts, opt, longopts, args):
    opt, equals, value = opt.partition('=')
    wants, opt = _full(opt, longopts)
    if wants:
        if not equals:
            if not args:
                raise GetoptError('option --%s requires argument' % opt, opt)
            value, args = args[0], args[1:]
    elif equals:
        raise GetoptError('option --%s must not have an argument' % opt, opt)
    opts.append(('--' + opt, value))
    return opts, args


def _full(opt, longopts):
    # A long option may be cut short as long as one only begins so.
    found = [o for o in longopts if o.startswith(opt)]
    if not found:
        raise GetoptError('option --%s not recognized' % opt, opt)
    if opt in found:
        return False, opt
    if opt + '=' in found:
        return True, opt
    if len(found) > 1:
        raise GetoptError('option --%s not a unique prefix' % opt, opt)
    name = found[0]
    return name.endswith('='), name[:-1] if name.endswith('=') else name


def _short(opts, letters, shortopts, args):
    while letters != '':
        opt, letters = letters[0], letters[1:]
        value = ''
        if _takes_value(opt, shortopts):
            if letters == '':
                if not args:
                    raise GetoptError('option -%s requires argument' % opt, opt)
                letters, args = args[0], args[1:]
            value, letters = letters, ''
        opts.append(('-' + opt, value))
    return opts, args


def _takes_value(opt, shortopts):
    for i in range(len(shortopts)):
        if opt == shortopts[i] != ':':
            return shortopts.startswith(':', i + 1)
    raise GetoptError('option -%s not recognized' % opt, opt)
