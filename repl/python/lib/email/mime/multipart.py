"""A part made of parts."""

from email.mime.base import MIMEBase

__all__ = ['MIMEMultipart']


class MIMEMultipart(MIMEBase):
    def __init__(self, _subtype='mixed', boundary=None, _subparts=None, *, policy=None, **_params):
        if boundary is not None:
            _params['boundary'] = boundary
        super().__init__('multipart', _subtype, **_params)
        self._payload = list(_subparts or ())
