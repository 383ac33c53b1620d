"""What parts have in common."""

from email.message import Message

__all__ = ['MIMEBase']


class MIMEBase(Message):
    def __init__(self, _maintype, _subtype, *, policy=None, **_params):
        super().__init__()
        parts = ['%s/%s' % (_maintype, _subtype)]
        parts += ['%s="%s"' % item for item in _params.items()]
        self['Content-Type'] = '; '.join(parts)
        self['MIME-Version'] = '1.0'
