"""How a part's bytes become text."""

import base64

__all__ = ['encode_7or8bit', 'encode_base64', 'encode_noop', 'encode_quopri']


def _data(msg):
    payload = msg.get_payload()
    return payload if isinstance(payload, bytes) else payload.encode('ascii', 'surrogateescape')


def encode_base64(msg):
    msg.set_payload(base64.encodebytes(_data(msg)).decode('ascii'))
    msg['Content-Transfer-Encoding'] = 'base64'


def encode_quopri(msg):
    text = ''.join([chr(b) if 32 <= b < 127 and b != 61 or b == 10 else '=%02X' % b
                    for b in _data(msg)])
    msg.set_payload(text)
    msg['Content-Transfer-Encoding'] = 'quoted-printable'


def encode_7or8bit(msg):
    msg['Content-Transfer-Encoding'] = '7bit' if max(_data(msg), default=0) < 128 else '8bit'


def encode_noop(msg):
    pass
