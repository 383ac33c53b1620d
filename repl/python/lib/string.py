"""Letters, digits, templates."""

__all__ = ['ascii_letters', 'ascii_lowercase', 'ascii_uppercase', 'capwords', 'digits',
           'hexdigits', 'octdigits', 'printable', 'punctuation', 'whitespace', 'Formatter',
           'Template']

whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or ' ').join([word.capitalize() for word in s.split(sep)])


class Template:
    """A text with $names in it."""

    delimiter = '$'

    def __init__(self, template):
        self.template = template

    def _parts(self):
        """Pieces of the text: (plain, None, raw), (None, name, raw), and (None, None, raw) if bad."""
        text, d = self.template, self.delimiter
        start = 0
        while True:
            at = text.find(d, start)
            if at < 0:
                yield text[start:], None, '', at
                return
            yield text[start:at], None, '', at
            after = at + len(d)
            if text.startswith(d, after):
                start = after + len(d)
                yield d, None, '', at
                continue
            braced = text.startswith('{', after)
            begin = after + braced
            end = begin
            while end < len(text) and text[end].isascii() and (text[end] == '_'
                                                              or text[end].isalnum()):
                end += 1
            name = text[begin:end]
            if not name or name[0].isdigit() or braced and not text.startswith('}', end):
                yield None, None, d, at
                start = after
                continue
            start = end + braced
            yield None, name, text[at:start], at

    def substitute(self, mapping={}, /, **kws):
        result = []
        for plain, name, raw, at in self._parts():
            if plain is not None:
                result.append(plain)
            elif name is None:
                lines = self.template[:at].splitlines(True) or ['']
                raise ValueError('Invalid placeholder in string: line %d, col %d' % (
                    len(lines), at - len(''.join(lines[:-1])) + 1))
            else:
                result.append(str(kws[name] if name in kws else mapping[name]))
        return ''.join(result)

    def safe_substitute(self, mapping={}, /, **kws):
        result = []
        for plain, name, raw, at in self._parts():
            if plain is not None:
                result.append(plain)
            elif name is None:
                result.append(raw)
            elif name in kws:
                result.append(str(kws[name]))
            else:
                result.append(str(mapping[name]) if name in mapping else raw)
        return ''.join(result)

    def is_valid(self):
        return all(plain is not None or name is not None for plain, name, _, _ in self._parts())

    def get_identifiers(self):
        return list(dict.fromkeys([name for _, name, _, _ in self._parts() if name]))


class Formatter:
    """str.format as an object, to be changed in a subclass."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        count = 0
        result = []
        for literal, field, spec, conversion in self.parse(format_string):
            result.append(literal)
            if field is None:
                continue
            if field == '' or field[0] in '.[':
                field = str(count) + field
                count += 1
            value, _ = self.get_field(field, args, kwargs)
            value = self.convert_field(value, conversion)
            result.append(self.format_field(value, self.vformat(spec, args, kwargs)))
        return ''.join(result)

    def parse(self, text):
        literal = ''
        i = 0
        while i < len(text):
            c = text[i]
            if c in '{}' and text[i + 1:i + 2] == c:
                literal += c
                i += 2
            elif c == '{':
                end = _closing(text, i)
                yield (literal,) + _field_parts(text[i + 1:end])
                literal = ''
                i = end + 1
            elif c == '}':
                raise ValueError("Single '}' encountered in format string")
            else:
                literal += c
                i += 1
        if literal:
            yield literal, None, None, None

    def get_field(self, field_name, args, kwargs):
        first = field_name
        for i, c in enumerate(field_name):
            if c in '.[':
                first = field_name[:i]
                break
        obj = self.get_value(int(first) if first.isdigit() else first, args, kwargs)
        rest = field_name[len(first):]
        while rest:
            if rest[0] == '.':
                name = rest[1:].split('.')[0].split('[')[0]
                obj, rest = getattr(obj, name), rest[1 + len(name):]
            else:
                name = rest[1:rest.index(']')]
                obj, rest = obj[int(name) if name.isdigit() else name], rest[len(name) + 2:]
        return obj, first

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion in ('s', 'r', 'a'):
            return {'s': str, 'r': repr, 'a': ascii}[conversion](value)
        raise ValueError('Unknown conversion specifier {0!s}'.format(conversion))

    def format_field(self, value, format_spec):
        return format(value, format_spec)


def _closing(text, start):
    depth = 0
    for i in range(start, len(text)):
        depth += (text[i] == '{') - (text[i] == '}')
        if depth == 0:
            return i
    raise ValueError("expected '}' before end of string")


def _field_parts(inner):
    name, colon, spec = inner.partition(':')
    name, bang, conversion = name.partition('!')
    return name, spec, conversion if bang else None
