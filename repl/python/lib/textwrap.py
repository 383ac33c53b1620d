"""Paragraphs brought to a width, and their margins."""

__all__ = ['TextWrapper', 'wrap', 'fill', 'dedent', 'indent', 'shorten']

_SPACE = '\t\n\x0b\x0c\r '
_BEFORE_DASH = '!"\'&.,?'


def _letter(text, i):
    return 0 <= i < len(text) and (text[i].isalpha() or text[i] == '_')


def _wordlike(text, i):
    return 0 <= i < len(text) and (text[i].isalnum() or text[i] == '_')


def _hyphen_breaks(word, i):
    # May a line end after the hyphen at i? Letters must stand on both sides: no option, no -5.
    before = _letter(word, i - 1) and (
        _letter(word, i - 2) or (i >= 3 and word[i - 2] == '-' and _letter(word, i - 3)))
    after = _letter(word, i + 1) and (
        _letter(word, i + 2) or (word[i + 2:i + 3] == '-' and _letter(word, i + 3)))
    return before and after


def _pieces(word):
    """A word cut where a line may end: after a hyphen, and around a dash of two or more."""
    if '-' not in word:
        return [word]
    cuts = []
    i = 0
    while i < len(word):
        if word[i] != '-':
            i += 1
            continue
        end = i
        while end < len(word) and word[end] == '-':
            end += 1
        joined = i > 0 and (_wordlike(word, i - 1) or word[i - 1] in _BEFORE_DASH)
        if end - i >= 2 and joined and _wordlike(word, end):
            cuts += [i, end]
        elif end - i == 1 and _hyphen_breaks(word, i):
            cuts.append(end)
        i = end
    parts = []
    start = 0
    for cut in cuts + [len(word)]:
        if cut > start:
            parts.append(word[start:cut])
            start = cut
    return parts


class TextWrapper:
    """Wraps text; its attributes say how."""

    def __init__(self, width=70, initial_indent='', subsequent_indent='', expand_tabs=True,
                 replace_whitespace=True, fix_sentence_endings=False, break_long_words=True,
                 drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None,
                 placeholder=' [...]'):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _chunks(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            for c in '\t\n\x0b\x0c\r':
                text = text.replace(c, ' ')
        chunks = []
        start = 0
        while start < len(text):
            end = start
            blank = text[start] in _SPACE
            while end < len(text) and (text[end] in _SPACE) == blank:
                end += 1
            if blank or not self.break_on_hyphens:
                chunks.append(text[start:end])
            else:
                chunks += _pieces(text[start:end])
            start = end
        if self.fix_sentence_endings:
            self._fix_endings(chunks)
        return chunks

    def _fix_endings(self, chunks):
        for i in range(len(chunks) - 1):
            end = chunks[i].rstrip('"\'')
            if chunks[i + 1] == ' ' and end[-1:] in '.!?' and end[-2:-1].islower():
                chunks[i + 1] = '  '

    def wrap(self, text):
        if self.width <= 0:
            raise ValueError('invalid width %r (must be > 0)' % self.width)
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError('placeholder too large for max width')
        lines = []
        left = self._chunks(text)
        left.reverse()
        while left:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and left[-1].strip() == '' and lines:
                left.pop()
            line, length = self._one_line(left, width)
            if not line:
                continue
            if self._fits_in_max(lines, left, length, width):
                lines.append(indent + ''.join(line))
            else:
                self._cut_off(lines, line, length, indent, width)
                break
        return lines

    def _one_line(self, left, width):
        line = []
        length = 0
        while left and length + len(left[-1]) <= width:
            length += len(left[-1])
            line.append(left.pop())
        if left and len(left[-1]) > width:
            self._long_word(left, line, length, width)
            length = sum(map(len, line))
        if self.drop_whitespace and line and line[-1].strip() == '':
            length -= len(line.pop())
        return line, length

    def _long_word(self, left, line, length, width):
        # A word longer than a line is cut, at a hyphen if there is one; or it has a line alone.
        room = max(width - length, 0 if line else 1)     # each line takes something
        if self.break_long_words:
            word = left[-1]
            end = room
            if self.break_on_hyphens and len(word) > room:
                hyphen = word.rfind('-', 0, room)
                if hyphen > 0 and word[:hyphen].strip('-'):
                    end = hyphen + 1
            line.append(word[:end])
            left[-1] = word[end:]
        elif not line:
            line.append(left.pop())

    def _fits_in_max(self, lines, left, length, width):
        if self.max_lines is None or len(lines) + 1 < self.max_lines:
            return True
        rest_blank = not left or (self.drop_whitespace and len(left) == 1
                                  and not left[0].strip())
        return rest_blank and length <= width

    def _cut_off(self, lines, line, length, indent, width):
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                line.append(self.placeholder)
                lines.append(indent + ''.join(line))
                return
            length -= len(line.pop())
        if lines:
            last = lines[-1].rstrip()
            if len(last) + len(self.placeholder) <= self.width:
                lines[-1] = last + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def fill(self, text):
        return '\n'.join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(' '.join(text.strip().split()))


def dedent(text):
    """Takes away the blanks that all lines begin with; a blank line becomes empty."""
    lines = text.split('\n')
    margin = None
    for i, line in enumerate(lines):
        if not line.strip(' \t'):
            lines[i] = ''
            continue
        blanks = line[:len(line) - len(line.lstrip(' \t'))]
        if margin is None:
            margin = blanks
        while not blanks.startswith(margin):
            margin = margin[:-1]
    if margin:
        lines = [line[len(margin):] for line in lines]
    return '\n'.join(lines)


def indent(text, prefix, predicate=None):
    """Puts prefix before each line that holds more than blanks, or that predicate takes."""
    if predicate is None:
        predicate = str.strip
    return ''.join([prefix + line if predicate(line) else line
                    for line in text.splitlines(True)])
