"""Settings in sections, as in .ini files."""

import sys
from collections.abc import MutableMapping

__all__ = ['NoSectionError', 'DuplicateOptionError', 'DuplicateSectionError', 'NoOptionError',
           'InterpolationError', 'InterpolationMissingOptionError', 'ParsingError',
           'MissingSectionHeaderError', 'ConfigParser', 'RawConfigParser', 'Error',
           'BasicInterpolation', 'ExtendedInterpolation', 'SectionProxy', 'DEFAULTSECT',
           'InterpolationDepthError', 'InterpolationSyntaxError', 'MAX_INTERPOLATION_DEPTH']

DEFAULTSECT = 'DEFAULT'
MAX_INTERPOLATION_DEPTH = 10


class Error(Exception):
    def __init__(self, msg=''):
        self.message = msg
        Exception.__init__(self, msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    def __init__(self, section):
        Error.__init__(self, 'No section: %r' % (section,))
        self.section = section
        self.args = (section,)


class DuplicateSectionError(Error):
    def __init__(self, section, source=None, lineno=None):
        text = 'Section %r already exists' % section
        if source is not None:
            text = 'While reading from %r%s: section %r already exists' % (
                source, '' if lineno is None else ' [line %2d]' % lineno, section)
        Error.__init__(self, text)
        self.section, self.source, self.lineno = section, source, lineno
        self.args = (section, source, lineno)


class DuplicateOptionError(Error):
    def __init__(self, section, option, source=None, lineno=None):
        text = 'Option %r in section %r already exists' % (option, section)
        if source is not None:
            text = 'While reading from %r%s: option %r in section %r already exists' % (
                source, '' if lineno is None else ' [line %2d]' % lineno, option, section)
        Error.__init__(self, text)
        self.section, self.option, self.source, self.lineno = section, option, source, lineno
        self.args = (section, option, source, lineno)


class NoOptionError(Error):
    def __init__(self, option, section):
        Error.__init__(self, 'No option %r in section: %r' % (option, section))
        self.option, self.section = option, section
        self.args = (option, section)


class InterpolationError(Error):
    def __init__(self, option, section, msg):
        Error.__init__(self, msg)
        self.option, self.section = option, section
        self.args = (option, section, msg)


class InterpolationMissingOptionError(InterpolationError):
    def __init__(self, option, section, rawval, reference):
        InterpolationError.__init__(
            self, option, section,
            'Bad value substitution: option %r in section %r contains an interpolation key %r '
            'which is not a valid option name. Raw value: %r' % (
                option, section, reference, rawval))
        self.reference = reference


class InterpolationSyntaxError(InterpolationError):
    pass


class InterpolationDepthError(InterpolationError):
    def __init__(self, option, section, rawval):
        InterpolationError.__init__(
            self, option, section,
            'Recursion limit exceeded in value substitution: option %r in section %r contains an '
            'interpolation key which cannot be substituted in %d steps. Raw value: %r' % (
                option, section, MAX_INTERPOLATION_DEPTH, rawval))


class ParsingError(Error):
    def __init__(self, source=None, filename=None):
        Error.__init__(self, 'Source contains parsing errors: %r' % source)
        self.source = source
        self.errors = []
        self.args = (source,)

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += '\n\t[line %2d]: %s' % (lineno, line)


class MissingSectionHeaderError(ParsingError):
    def __init__(self, filename, lineno, line):
        Error.__init__(self, 'File contains no section headers.\nfile: %r, line: %d\n%r' % (
            filename, lineno, line))
        self.source, self.lineno, self.line = filename, lineno, line
        self.args = (filename, lineno, line)


class Interpolation:
    """Leaves values as they are."""

    def get(self, parser, section, option, value, defaults):
        return value

    def check(self, value):
        pass


class BasicInterpolation(Interpolation):
    """%(name)s is the value of name in the same section or the defaults."""

    def get(self, parser, section, option, value, defaults):
        return self._filled(parser, section, option, value, value, defaults, 1)

    def _filled(self, parser, section, option, value, raw, defaults, depth):
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        result = ''
        while '%' in value:
            before, _, value = value.partition('%')
            result += before
            if value[:1] == '%':
                result, value = result + '%', value[1:]
                continue
            end = value.find(')s')
            if value[:1] != '(':
                raise InterpolationSyntaxError(
                    option, section, "'%%' must be followed by '%%' or '(', found: %r"
                    % ('%' + value))
            if end < 0:
                raise InterpolationSyntaxError(
                    option, section, 'bad interpolation variable reference %r' % ('%' + value))
            name, value = parser.optionxform(value[1:end]), value[end + 2:]
            if name not in defaults:
                raise InterpolationMissingOptionError(option, section, raw, name)
            result += self._filled(parser, section, option, defaults[name], raw, defaults,
                                   depth + 1)
        return result + value

    def check(self, value):
        rest = value.replace('%%', '')
        while '%(' in rest and ')s' in rest:
            start = rest.index('%(')
            end = rest.find(')s', start)
            if end < 0:
                break
            rest = rest[:start] + rest[end + 2:]
        if '%' in rest:
            raise ValueError('invalid interpolation syntax in %r at position %d' % (
                value, rest.find('%')))


class ExtendedInterpolation(Interpolation):
    """${name} and ${section:name}."""

    def get(self, parser, section, option, value, defaults):
        return self._filled(parser, section, option, value, value, defaults, 1)

    def _filled(self, parser, section, option, value, raw, defaults, depth):
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        result = ''
        while '$' in value:
            before, _, value = value.partition('$')
            result += before
            if value[:1] == '$':
                result, value = result + '$', value[1:]
                continue
            end = value.find('}')
            if value[:1] != '{' or end < 0:
                raise InterpolationSyntaxError(
                    option, section, "'$' must be followed by '$' or '{', found: %r"
                    % ('$' + value))
            place, colon, name = value[1:end].rpartition(':')
            value = value[end + 1:]
            name = parser.optionxform(name)
            try:
                found = parser.get(place, name, raw=True) if colon else defaults[name]
            except (KeyError, NoSectionError, NoOptionError):
                raise InterpolationMissingOptionError(
                    option, section, raw, place + colon + name) from None
            names = dict(parser.items(place, raw=True)) if colon else defaults
            result += self._filled(parser, place or section, option, found, raw, names, depth + 1)
        return result + value


_UNSET = object()


class RawConfigParser(MutableMapping):
    """Sections by name, each with its options."""

    BOOLEAN_STATES = {'1': True, 'yes': True, 'true': True, 'on': True,
                      '0': False, 'no': False, 'false': False, 'off': False}
    _default_interpolation = Interpolation()

    def __init__(self, defaults=None, dict_type=dict, allow_no_value=False, *,
                 delimiters=('=', ':'), comment_prefixes=('#', ';'), inline_comment_prefixes=None,
                 strict=True, empty_lines_in_values=True, default_section=DEFAULTSECT,
                 interpolation=_UNSET, converters=None):
        self.default_section = default_section
        self._sections = {}
        self._defaults = {}
        self._allow_no_value = allow_no_value
        self._delimiters = tuple(delimiters)
        self._comments = tuple(comment_prefixes or ())
        self._inline = tuple(inline_comment_prefixes or ())
        self._strict = strict
        self._empty_lines = empty_lines_in_values
        if interpolation is _UNSET:
            interpolation = self._default_interpolation
        self._interpolation = Interpolation() if interpolation is None else interpolation
        for name, convert in (converters or {}).items():
            self._add_converter(name, convert)
        if defaults:
            self.read_dict({default_section: defaults})

    def _add_converter(self, name, convert):
        def get(section, option, **kw):
            return self._converted(convert, section, option, **kw)
        setattr(self, 'get' + name, get)

    # ------------------------------------------------------------ sections

    def defaults(self):
        return self._defaults

    def sections(self):
        return list(self._sections)

    def add_section(self, section):
        if not isinstance(section, str):
            raise TypeError('section names must be strings')
        if section == self.default_section:
            raise ValueError('Invalid section name: %r' % section)
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = {}

    def has_section(self, section):
        return section in self._sections

    def options(self, section):
        return list(self._own(section) | self._defaults) if self._defaults else list(
            self._own(section))

    def _own(self, section):
        if section == self.default_section:
            return self._defaults
        if section not in self._sections:
            raise NoSectionError(section)
        return self._sections[section]

    def remove_section(self, section):
        return self._sections.pop(section, None) is not None

    def remove_option(self, section, option):
        return self._own(section).pop(self.optionxform(option), _UNSET) is not _UNSET

    def has_option(self, section, option):
        option = self.optionxform(option)
        if not section or section == self.default_section:
            return option in self._defaults
        return section in self._sections and (option in self._sections[section]
                                              or option in self._defaults)

    def optionxform(self, optionstr):
        return optionstr.lower()

    # ------------------------------------------------------------ reading

    def read(self, filenames, encoding=None):
        if isinstance(filenames, (str, bytes)) or hasattr(filenames, '__fspath__'):
            filenames = [filenames]
        done = []
        for filename in filenames:
            try:
                with open(filename, encoding=encoding) as fp:
                    self._read(fp, filename)
            except OSError:
                continue
            done.append(filename)
        return done

    def read_file(self, f, source=None):
        if source is None:
            source = getattr(f, 'name', '<???>')
        self._read(f, source)

    def read_string(self, string, source='<string>'):
        self._read(string.splitlines(True), source)

    def read_dict(self, dictionary, source='<dict>'):
        seen = set()
        for section, options in dictionary.items():
            section = str(section)
            if section != self.default_section:
                if self._strict and section in seen:
                    raise DuplicateSectionError(section, source)
                seen.add(section)
                self._sections.setdefault(section, {})
            for key, value in options.items():
                self._own(section)[self.optionxform(str(key))] = (
                    None if value is None else str(value))

    def _read(self, lines, source):
        reading = {'space': None, 'name': None, 'option': None, 'indent': 0}
        seen = set()
        errors = None
        for number, line in enumerate(lines, 1):
            text = self._without_comment(line)
            if not text.strip():
                if self._empty_lines and line.strip() == '' and reading['option'] and (
                        reading['space'][reading['option']] is not None):
                    reading['space'][reading['option']].append('')
                elif not self._empty_lines:
                    reading['indent'] = sys.maxsize
                continue
            indent = len(text) - len(text.lstrip())
            text = text.strip()
            if reading['option'] and indent > reading['indent']:
                value = reading['space'][reading['option']]
                if value is not None:
                    value.append(text)
                    continue
            reading['indent'] = indent
            if text[0] == '[' and ']' in text:
                self._start(text[1:text.rindex(']')], reading, seen, source, number)
            elif reading['space'] is None:
                raise MissingSectionHeaderError(source, number, line)
            elif not self._option(text, reading, seen, source, number):
                if errors is None:
                    errors = ParsingError(source)
                errors.append(number, repr(line))
        self._join()
        if errors:
            raise errors

    def _without_comment(self, line):
        if line.strip().startswith(self._comments) and self._comments:
            return ''
        for prefix in self._inline:
            start = line.find(prefix)
            while start >= 0:
                if start == 0 or line[start - 1].isspace():
                    line = line[:start]
                    break
                start = line.find(prefix, start + 1)
        return line

    def _start(self, name, reading, seen, source, number):
        if name == self.default_section:
            space = self._defaults
        else:
            if name in self._sections:
                if self._strict and name in seen:
                    raise DuplicateSectionError(name, source, number)
            space = self._sections.setdefault(name, {})
            seen.add(name)
        reading.update(space=space, name=name, option=None)

    def _option(self, text, reading, seen, source, number):
        ends = [(text.find(d), d) for d in self._delimiters if text.find(d) >= 0]
        if ends:
            at, delimiter = min(ends)
            name, value = text[:at].rstrip(), text[at + len(delimiter):].strip()
        elif self._allow_no_value:
            name, value = text, None
        else:
            return False
        if not name:
            return False
        name = self.optionxform(name)
        key = (reading['name'], name)
        if self._strict and key in seen:
            raise DuplicateOptionError(reading['name'], name, source, number)
        seen.add(key)
        reading['option'] = name
        reading['space'][name] = None if value is None else [value]
        return True

    def _join(self):
        for space in [self._defaults, *self._sections.values()]:
            for name, value in space.items():
                if isinstance(value, list):
                    space[name] = '\n'.join(value).rstrip()

    # ------------------------------------------------------------ values

    def _names(self, section, vars):
        own = {}
        if section != self.default_section:
            if section not in self._sections:
                raise NoSectionError(section)
            own = self._sections[section]
        given = {self.optionxform(k): None if v is None else str(v)
                 for k, v in (vars or {}).items()}
        return {**self._defaults, **own, **given}

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        try:
            names = self._names(section, vars)
        except NoSectionError:
            if fallback is _UNSET:
                raise
            return fallback
        option = self.optionxform(option)
        if option not in names:
            if fallback is _UNSET:
                raise NoOptionError(option, section)
            return fallback
        value = names[option]
        if raw or value is None:
            return value
        return self._interpolation.get(self, section, option, value, names)

    def _converted(self, convert, section, option, *, raw=False, vars=None, fallback=_UNSET):
        try:
            value = self.get(section, option, raw=raw, vars=vars)
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback
        return convert(value)

    def getint(self, section, option, **kw):
        return self._converted(int, section, option, **kw)

    def getfloat(self, section, option, **kw):
        return self._converted(float, section, option, **kw)

    def getboolean(self, section, option, **kw):
        return self._converted(self._boolean, section, option, **kw)

    def _boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError('Not a boolean: %s' % value)
        return self.BOOLEAN_STATES[value.lower()]

    def items(self, section=_UNSET, raw=False, vars=None):
        if section is _UNSET:
            return [(name, self[name]) for name in self]
        names = self._names(section, vars)
        return [(name, value if raw or value is None
                 else self._interpolation.get(self, section, name, value, names))
                for name, value in names.items()]

    def set(self, section, option, value=None):
        if value:
            self._interpolation.check(value)
        self._own(section)[self.optionxform(option)] = value

    def write(self, fp, space_around_delimiters=True):
        d = self._delimiters[0]
        if space_around_delimiters:
            d = ' %s ' % d
        spaces = [(self.default_section, self._defaults)] if self._defaults else []
        for name, space in spaces + list(self._sections.items()):
            fp.write('[%s]\n' % name)
            for key, value in space.items():
                if value is None and self._allow_no_value:
                    fp.write(key + '\n')
                else:
                    fp.write('%s%s%s\n' % (key, d, str(value).replace('\n', '\n\t')))
            fp.write('\n')

    # ------------------------------------------------------------ as a mapping

    def __getitem__(self, key):
        if key != self.default_section and key not in self._sections:
            raise KeyError(key)
        return SectionProxy(self, key)

    def __setitem__(self, key, value):
        if key == self.default_section:
            self._defaults.clear()
        else:
            self._sections[key] = {}
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError('Cannot remove the default section.')
        if key not in self._sections:
            raise KeyError(key)
        del self._sections[key]

    def __contains__(self, key):
        return key == self.default_section or key in self._sections

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        yield self.default_section
        yield from self._sections


class ConfigParser(RawConfigParser):
    """Values are texts, and may refer to others by %(name)s."""

    _default_interpolation = BasicInterpolation()

    def set(self, section, option, value=None):
        if not isinstance(value, str) and not (value is None and self._allow_no_value):
            raise TypeError('option values must be strings')
        super().set(section, option, value)


class SectionProxy(MutableMapping):
    """One section as a mapping."""

    def __init__(self, parser, name):
        self._parser = parser
        self._name = name

    def __repr__(self):
        return '<Section: %s>' % self._name

    def __getitem__(self, key):
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value):
        self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if not self._parser.remove_option(self._name, key):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def __len__(self):
        return len(self._parser._names(self._name, None))

    def __iter__(self):
        own = list(self._parser._own(self._name))
        return iter(own + [k for k in self._parser._defaults if k not in own])

    @property
    def parser(self):
        return self._parser

    @property
    def name(self):
        return self._name

    def get(self, option, fallback=None, *, raw=False, vars=None):
        return self._parser.get(self._name, option, raw=raw, vars=vars, fallback=fallback)

    def getint(self, option, fallback=None, **kw):
        return self._parser.getint(self._name, option, fallback=fallback, **kw)

    def getfloat(self, option, fallback=None, **kw):
        return self._parser.getfloat(self._name, option, fallback=fallback, **kw)

    def getboolean(self, option, fallback=None, **kw):
        return self._parser.getboolean(self._name, option, fallback=fallback, **kw)
