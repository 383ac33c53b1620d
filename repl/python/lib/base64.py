"""Bytes as text of 64, 32, 16 or 85 characters."""

import binascii

__all__ = ['encode', 'decode', 'encodebytes', 'decodebytes', 'b64encode', 'b64decode',
           'b32encode', 'b32decode', 'b32hexencode', 'b32hexdecode', 'b16encode', 'b16decode',
           'b85encode', 'b85decode', 'a85encode', 'a85decode', 'standard_b64encode',
           'standard_b64decode', 'urlsafe_b64encode', 'urlsafe_b64decode']

MAXLINESIZE = 76
MAXBINSIZE = 57


def _bytes(s):
    if isinstance(s, str):
        try:
            return s.encode('ascii')
        except UnicodeEncodeError:
            raise ValueError('string argument should contain only ASCII characters')
    if isinstance(s, (bytes, bytearray)):
        return s
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError('argument should be a bytes-like object or ASCII string, not %r'
                        % s.__class__.__name__) from None


def b64encode(s, altchars=None):
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return encoded.translate(bytes.maketrans(b'+/', altchars))
    return encoded


def b64decode(s, altchars=None, validate=False):
    s = _bytes(s)
    if altchars is not None:
        altchars = _bytes(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b'+/'))
    return binascii.a2b_base64(s, strict_mode=validate)


standard_b64encode = b64encode


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s, b'-_')


def urlsafe_b64decode(s):
    return b64decode(s, b'-_')


_B32 = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
_B32HEX = b'0123456789ABCDEFGHIJKLMNOPQRSTUV'


def _b32encode(alphabet, s):
    if not isinstance(s, (bytes, bytearray)):
        s = memoryview(s).tobytes()
    left = len(s) % 5
    if left:
        s = s + bytes(5 - left)
    out = bytearray()
    for i in range(0, len(s), 5):
        number = int.from_bytes(s[i:i + 5], 'big')
        out += bytes([alphabet[number >> shift & 31] for shift in range(35, -1, -5)])
    if left:
        pad = {1: 6, 2: 4, 3: 3, 4: 1}[left]
        out[-pad:] = b'=' * pad
    return bytes(out)


def _b32decode(alphabet, s, casefold, map01):
    s = _bytes(s)
    if len(s) % 8:
        raise binascii.Error('Incorrect padding')
    if map01 is not None:
        s = s.translate(bytes.maketrans(b'01', b'O' + _bytes(map01)))
    if casefold:
        s = s.upper()
    size = len(s)
    s = s.rstrip(b'=')
    pad = size - len(s)
    values = {c: i for i, c in enumerate(alphabet)}
    out = bytearray()
    for i in range(0, len(s), 8):
        number = 0
        group = s[i:i + 8]
        for c in group:
            if c not in values:
                raise binascii.Error('Non-base32 digit found')
            number = number << 5 | values[c]
        number <<= 5 * (8 - len(group))
        out += number.to_bytes(5, 'big')
    if pad not in (0, 1, 3, 4, 6):
        raise binascii.Error('Incorrect padding')
    if pad and out:
        del out[len(out) - {1: 1, 3: 2, 4: 3, 6: 4}[pad]:]
    return bytes(out)


def b32encode(s):
    return _b32encode(_B32, s)


def b32decode(s, casefold=False, map01=None):
    return _b32decode(_B32, s, casefold, map01)


def b32hexencode(s):
    return _b32encode(_B32HEX, s)


def b32hexdecode(s, casefold=False):
    return _b32decode(_B32HEX, s, casefold, None)


def b16encode(s):
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _bytes(s)
    if casefold:
        s = s.upper()
    if any(c not in b'0123456789ABCDEF' for c in s):
        raise binascii.Error('Non-base16 digit found')
    return binascii.unhexlify(s)


_B85 = (b'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
        b'!#$%&()*+-;<=>?@^_`{|}~')


def _base85(b, alphabet, zeros=b''):
    pad = -len(b) % 4
    data = bytes(b) + bytes(pad)
    parts = []
    for i in range(0, len(data), 4):
        number = int.from_bytes(data[i:i + 4], 'big')
        last = i + 4 == len(data)
        if zeros and not number and not (last and pad):
            parts.append(zeros)
            continue
        digits = bytes([alphabet[number // 85 ** k % 85] for k in (4, 3, 2, 1, 0)])
        parts.append(digits[:5 - pad] if last else digits)
    return b''.join(parts)


def b85encode(b, pad=False):
    if pad:
        b = bytes(b) + bytes(-len(b) % 4)
    return _base85(b, _B85)


def b85decode(b):
    b = _bytes(b)
    values = {c: i for i, c in enumerate(_B85)}
    for i, c in enumerate(b):
        if c not in values:
            raise ValueError('bad base85 character at position %d' % i)
    return _unbase85([values[c] for c in b], 'base85')


def _unbase85(digits, name):
    pad = -len(digits) % 5
    digits = digits + [84] * pad
    out = bytearray()
    for i in range(0, len(digits), 5):
        number = 0
        for d in digits[i:i + 5]:
            number = number * 85 + d
        if number >> 32:
            raise ValueError('%s overflow in hunk starting at byte %d' % (name, i))
        out += number.to_bytes(4, 'big')
    return bytes(out[:len(out) - pad]) if pad else bytes(out)


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    if pad:
        b = bytes(b) + bytes(-len(b) % 4)
    result = _base85(b, bytes(range(33, 118)), b'z')
    if adobe:
        result = b'<~' + result
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        result = b'\n'.join([result[i:i + wrapcol] for i in range(0, len(result), wrapcol)])
    return result + b'~>' if adobe else result


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b' \t\n\r\v'):
    b = _bytes(b)
    if adobe:
        if not b.endswith(b'~>'):
            raise ValueError("Ascii85 encoded byte sequences must end with b'~>'")
        b = b[2:-2] if b.startswith(b'<~') else b[:-2]
    digits = []
    for c in b:
        if 33 <= c <= 117:
            digits.append(c - 33)
        elif c == 122:
            if len(digits) % 5:
                raise ValueError('z inside Ascii85 5-tuple')
            digits += [0] * 5
        elif c not in ignorechars:
            raise ValueError('Non-Ascii85 digit found: %c' % c)
    return _unbase85(digits, 'Ascii85')


def encodebytes(s):
    if not isinstance(s, (bytes, bytearray, memoryview)):
        raise TypeError('expected bytes-like object, not %s' % s.__class__.__name__)
    return b''.join([binascii.b2a_base64(s[i:i + MAXBINSIZE])
                     for i in range(0, len(s), MAXBINSIZE)])


def decodebytes(s):
    if not isinstance(s, (bytes, bytearray, memoryview)):
        raise TypeError('expected bytes-like object, not %s' % s.__class__.__name__)
    return binascii.a2b_base64(s)


def encode(input, output):
    while s := input.read(MAXBINSIZE):
        output.write(binascii.b2a_base64(s))


def decode(input, output):
    while line := input.readline():
        output.write(binascii.a2b_base64(line))
