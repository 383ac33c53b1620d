"""Mail read from text."""

import email

__all__ = ['Parser', 'BytesParser', 'HeaderParser', 'BytesHeaderParser']


class Parser:
    def __init__(self, _class=None, *, policy=None):
        pass

    def parse(self, fp, headersonly=False):
        return email.message_from_file(fp)

    def parsestr(self, text, headersonly=False):
        return email.message_from_string(text)


class BytesParser(Parser):
    def parse(self, fp, headersonly=False):
        return email.message_from_binary_file(fp)

    def parsebytes(self, text, headersonly=False):
        return email.message_from_bytes(text)


HeaderParser, BytesHeaderParser = Parser, BytesParser
