"""One command line read by a parser of argparse."""

import re as _re
import argparse as _a


class Run:
    """The reading of one command line: its words, and which arguments have come."""

    def __init__(self, parser, namespace):
        self.parser = parser
        self.namespace = namespace
        self.seen = []              # actions that came
        self.seen_values = []       # those whose value is not just the default
        self.extras = []            # words that nothing takes
        self.words = []
        self.options = {}           # index of a word -> (action, option, value) that it is
        self.pattern = ''           # a letter a word: O an option, A an argument, - is --
        self.positionals = []

    def parse(self, words):
        """Reads all; gives the words that nothing took."""
        parser = self.parser
        if parser.fromfile_prefix_chars is not None:
            words = _from_files(parser, words)
        self.words = words
        self.conflicts = _conflicts(parser)
        self._classify()
        self.positionals = parser._get_positional_actions()
        start = 0
        last = max(self.options) if self.options else -1
        while start <= last:
            start = self._step(start)
        stop = self._take_positionals(start)
        self.extras.extend(words[stop:])
        self._finish()
        return self.extras

    def _classify(self):
        letters = []
        for i, word in enumerate(self.words):
            if word == '--':
                letters.append('-')
                letters += ['A'] * (len(self.words) - i - 1)
                break
            option = _as_option(self.parser, word)
            if option is None:
                letters.append('A')
            else:
                self.options[i] = option
                letters.append('O')
        self.pattern = ''.join(letters)

    def _step(self, start):
        following = min([i for i in self.options if i >= start])
        if start != following:
            stop = self._take_positionals(start)
            if stop > start:
                return stop
        if start not in self.options:
            self.extras.extend(self.words[start:following])
            start = following
        return self._take_option(start)

    def _take_positionals(self, start):
        counts = _match_many(self.positionals, self.pattern[start:])
        for action, count in zip(self.positionals, counts):
            args = self.words[start:start + count]
            start += count
            self._take(action, args)
        self.positionals = self.positionals[len(counts):]
        return start

    def _take_option(self, start):
        action, option, value = self.options[start]
        if action is None:
            self.extras.append(self.words[start])
            return start + 1
        found = []
        while value is not None:
            count = _match_one(action, 'A')
            if count == 1:
                found.append((action, [value], option))
                break
            if count != 0 or option[1] in self.parser.prefix_chars or value == '':
                raise _a.ArgumentError(action, 'ignored explicit argument %r' % value)
            # Letters behind one dash: -xyz is -x -y -z.
            found.append((action, [], option))
            option = option[0] + value[0]
            if option not in self.parser._option_string_actions:
                raise _a.ArgumentError(action, 'ignored explicit argument %r' % value)
            action = self.parser._option_string_actions[option]
            value = value[1:] or None
        stop = start + 1
        if value is None:
            count = _match_one(action, self.pattern[start + 1:])
            stop += count
            found.append((action, self.words[start + 1:stop], option))
        for action, args, option in found:
            self._take(action, args, option)
        return stop

    def _take(self, action, words, option=None):
        self.seen.append(action)
        value = _values(self.parser, action, words)
        if value is not action.default:
            self.seen_values.append(action)
            for other in self.conflicts.get(id(action), ()):
                if other in self.seen_values:
                    raise _a.ArgumentError(action, 'not allowed with argument %s'
                                           % _a._argument_name(other))
        if value is not _a.SUPPRESS:
            action(self.parser, self.namespace, value, option)

    def _finish(self):
        parser = self.parser
        missing = []
        for action in parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(_a._argument_name(action))
            elif (isinstance(action.default, str) and hasattr(self.namespace, action.dest)
                  and action.default is getattr(self.namespace, action.dest)):
                # A default that is a text means what that text would mean in the command line.
                setattr(self.namespace, action.dest, _value(parser, action, action.default))
        if missing:
            parser.error('the following arguments are required: %s' % ', '.join(missing))
        for group in parser._mutually_exclusive_groups:
            if group.required and not any(a in self.seen_values for a in group._group_actions):
                names = [_a._argument_name(a) for a in group._group_actions
                         if a.help is not _a.SUPPRESS]
                parser.error('one of the arguments %s is required' % ' '.join(names))


def _conflicts(parser):
    table = {}
    for group in parser._mutually_exclusive_groups:
        for action in group._group_actions:
            others = [a for a in group._group_actions if a is not action]
            table.setdefault(id(action), []).extend(others)
    return table


def _from_files(parser, words):
    result = []
    for word in words:
        if not word or word[0] not in parser.fromfile_prefix_chars:
            result.append(word)
            continue
        try:
            with open(word[1:]) as file:
                lines = file.read().splitlines()
        except OSError as err:
            parser.error(str(err))
        more = [arg for line in lines for arg in parser.convert_arg_line_to_args(line)]
        result.extend(_from_files(parser, more))
    return result


# ---------------------------------------------------------------- options


def _as_option(parser, word):
    """None when the word is an argument; else (action or None, option, its value or None)."""
    table = parser._option_string_actions
    if not word or word[0] not in parser.prefix_chars:
        return None
    if word in table:
        return table[word], word, None
    if len(word) == 1:
        return None
    if '=' in word:
        option, _, value = word.partition('=')
        if option in table:
            return table[option], option, value
    fits = _fitting(parser, word)
    if len(fits) > 1:
        parser.error('ambiguous option: %s could match %s' % (
            word, ', '.join([option for _, option, _ in fits])))
    if fits:
        return fits[0]
    if _a._like_negative_number(word) and not parser._has_negative_number_optionals:
        return None
    if ' ' in word:
        return None
    return None, word, None


def _fitting(parser, word):
    # Options that the word may be short for, or the letter with its value behind it (-p80).
    table = parser._option_string_actions
    fits = []
    if word[1] in parser.prefix_chars:
        if parser.allow_abbrev:
            start, equals, value = word.partition('=')
            value = value if equals else None
            fits = [(table[o], o, value) for o in table if o.startswith(start)]
        return fits
    for option in table:
        if option == word[:2]:
            fits.append((table[option], option, word[2:]))
        elif option.startswith(word):
            fits.append((table[option], option, None))
    return fits


# ---------------------------------------------------------------- how many words


def _nargs_pattern(action):
    nargs = action.nargs
    if nargs is None:
        pattern = '(-*A-*)'
    elif nargs == _a.OPTIONAL:
        pattern = '(-*A?-*)'
    elif nargs == _a.ZERO_OR_MORE:
        pattern = '(-*[A-]*)'
    elif nargs == _a.ONE_OR_MORE:
        pattern = '(-*A[A-]*)'
    elif nargs == _a.REMAINDER:
        pattern = '([-AO]*)'
    elif nargs == _a.PARSER:
        pattern = '(-*A[-AO]*)'
    elif nargs == _a.SUPPRESS:
        pattern = '(-*-*)'
    else:
        pattern = '(-*%s-*)' % '-*'.join('A' * nargs)
    if action.option_strings:
        pattern = pattern.replace('-*', '').replace('-', '')
    return pattern


def _match_one(action, letters):
    match = _re.match(_nargs_pattern(action), letters)
    if match is None:
        raise _a.ArgumentError(action, _expected(action.nargs))
    return len(match.group(1))


def _expected(nargs):
    if nargs is None:
        return 'expected one argument'
    if nargs == _a.OPTIONAL:
        return 'expected at most one argument'
    if nargs == _a.ONE_OR_MORE:
        return 'expected at least one argument'
    return 'expected %s argument%s' % (nargs, '' if nargs == 1 else 's')


def _match_many(actions, letters):
    # As many of the positional arguments as the words can feed.
    for n in range(len(actions), 0, -1):
        match = _re.match(''.join([_nargs_pattern(a) for a in actions[:n]]), letters)
        if match is not None:
            return [len(text) for text in match.groups()]
    return []


# ---------------------------------------------------------------- values


def _values(parser, action, words):
    nargs = action.nargs
    if nargs not in (_a.PARSER, _a.REMAINDER) and '--' in words:
        words.remove('--')
    if not words and nargs == _a.OPTIONAL:
        value = action.const if action.option_strings else action.default
        if isinstance(value, str):
            value = _value(parser, action, value)
            _check_choice(action, value)
        return value
    if not words and nargs == _a.ZERO_OR_MORE and not action.option_strings:
        value = words if action.default is None else action.default
        _check_choice(action, value)
        return value
    if len(words) == 1 and nargs in (None, _a.OPTIONAL):
        value = _value(parser, action, words[0])
        _check_choice(action, value)
        return value
    if nargs == _a.SUPPRESS:
        return _a.SUPPRESS
    values = [_value(parser, action, word) for word in words]
    if nargs != _a.REMAINDER:
        for value in values[:1] if nargs == _a.PARSER else values:
            _check_choice(action, value)
    return values


def _value(parser, action, word):
    convert = parser._registry_get('type', action.type, action.type)
    if not callable(convert):
        raise _a.ArgumentError(action, '%r is not callable' % (convert,))
    try:
        return convert(word)
    except _a.ArgumentTypeError as err:
        raise _a.ArgumentError(action, str(err))
    except (TypeError, ValueError):
        name = getattr(action.type, '__name__', repr(action.type))
        raise _a.ArgumentError(action, 'invalid %s value: %r' % (name, word))


def _check_choice(action, value):
    if action.choices is not None and value not in action.choices:
        raise _a.ArgumentError(action, 'invalid choice: %r (choose from %s)' % (
            value, ', '.join(map(repr, action.choices))))


def intermixed(parser, args, namespace):
    positionals = parser._get_positional_actions()
    if any(a.nargs in (_a.PARSER, _a.REMAINDER) for a in positionals):
        raise TypeError('parse_intermixed_args: positional arg with nargs=%s'
                        % [a.nargs for a in positionals if a.nargs in (_a.PARSER, _a.REMAINDER)][0])
    saved = [(a, a.nargs, a.default, a.required) for a in parser._actions]
    try:
        for action in positionals:
            action.nargs = action.default = _a.SUPPRESS
        namespace, rest = parser.parse_known_args(args, namespace)
        for action, nargs, default, required in saved:
            action.nargs, action.default = nargs, default
            if action.option_strings:
                action.required = False
        return parser.parse_known_args(rest, namespace)
    finally:
        for action, nargs, default, required in saved:
            action.nargs, action.default, action.required = nargs, default, required
