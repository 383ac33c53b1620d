"""A part that is text."""

import base64
from email.mime.base import MIMEBase

__all__ = ['MIMEText']


class MIMEText(MIMEBase):
    def __init__(self, _text, _subtype='plain', _charset=None, *, policy=None):
        if _charset is None:
            _charset = 'us-ascii' if _text.isascii() else 'utf-8'
        super().__init__('text', _subtype, charset=_charset)
        if _charset in ('us-ascii', 'ascii'):
            self['Content-Transfer-Encoding'] = '7bit'
            self._payload = _text
        else:
            self['Content-Transfer-Encoding'] = 'base64'
            self._payload = base64.encodebytes(_text.encode(_charset)).decode()
