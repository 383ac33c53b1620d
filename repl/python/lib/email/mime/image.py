"""A part that is a picture."""

from email import encoders
from email.mime.base import MIMEBase

__all__ = ['MIMEImage']


class MIMEImage(MIMEBase):
    def __init__(self, _imagedata, _subtype='png', _encoder=encoders.encode_base64, *,
                 policy=None, **_params):
        super().__init__('image', _subtype, **_params)
        self.set_payload(_imagedata)
        _encoder(self)
