"""Addresses, networks and interfaces of the Internet Protocol, versions 4 and 6."""

IPV4LENGTH = 32
IPV6LENGTH = 128


class AddressValueError(ValueError):
    """No address."""


class NetmaskValueError(ValueError):
    """No netmask."""


def ip_address(address):
    for kind in (IPv4Address, IPv6Address):
        try:
            return kind(address)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError('%r does not appear to be an IPv4 or IPv6 address' % (address,))


def ip_network(address, strict=True):
    for kind in (IPv4Network, IPv6Network):
        try:
            return kind(address, strict)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError('%r does not appear to be an IPv4 or IPv6 network' % (address,))


def ip_interface(address):
    for kind in (IPv4Interface, IPv6Interface):
        try:
            return kind(address)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError('%r does not appear to be an IPv4 or IPv6 interface' % (address,))


def v4_int_to_packed(address):
    try:
        return address.to_bytes(4, 'big')
    except OverflowError:
        raise ValueError('Address negative or too large for IPv4')


def v6_int_to_packed(address):
    try:
        return address.to_bytes(16, 'big')
    except OverflowError:
        raise ValueError('Address negative or too large for IPv6')


# ---------------------------------------------------------------- text to number and back


def _parse_v4(text):
    if not text:
        raise AddressValueError('Address cannot be empty')
    octets = text.split('.')
    if len(octets) != 4:
        raise AddressValueError('Expected 4 octets in %r' % text)
    number = 0
    for octet in octets:
        try:
            number = number << 8 | _octet(octet)
        except ValueError as error:
            raise AddressValueError('%s in %r' % (error, text)) from None
    return number


def _octet(text):
    if not text:
        raise ValueError('Empty octet not permitted')
    if not (text.isascii() and text.isdigit()):
        raise ValueError('Only decimal digits permitted in %r' % text)
    if len(text) > 3:
        raise ValueError('At most 3 characters permitted in %r' % text)
    if text != '0' and text[0] == '0':
        raise ValueError('Leading zeros are not permitted in %r' % text)
    number = int(text)
    if number > 255:
        raise ValueError('Octet %d (> 255) not permitted' % number)
    return number


def _show_v4(number):
    return '.'.join([str(b) for b in number.to_bytes(4, 'big')])


def _parse_v6(text):
    if not text:
        raise AddressValueError('Address cannot be empty')
    parts = text.split(':')
    if len(parts) < 3:
        raise AddressValueError('At least 3 parts expected in %r' % text)
    if '.' in parts[-1]:
        try:
            tail = _parse_v4(parts.pop())
        except AddressValueError as error:
            raise AddressValueError('%s in %r' % (error, text)) from None
        parts += ['%x' % (tail >> 16), '%x' % (tail & 0xffff)]
    if len(parts) > 9:
        raise AddressValueError('At most 8 colons permitted in %r' % text)
    left, right, zeros = _split_v6(text, parts)
    number = 0
    for part in left + ['0'] * zeros + right:
        try:
            number = number << 16 | _hextet(part)
        except ValueError as error:
            raise AddressValueError('%s in %r' % (error, text)) from None
    return number


def _split_v6(text, parts):
    """The parts before and after ::, and how many zeros it stands for."""
    gaps = [i for i in range(1, len(parts) - 1) if not parts[i]]
    if len(gaps) > 1:
        raise AddressValueError("At most one '::' permitted in %r" % text)
    if not gaps:
        if len(parts) != 8:
            raise AddressValueError("Exactly 8 parts expected without '::' in %r" % text)
        if not parts[0]:
            raise AddressValueError("Leading ':' only permitted as part of '::' in %r" % text)
        if not parts[-1]:
            raise AddressValueError("Trailing ':' only permitted as part of '::' in %r" % text)
        return parts, [], 0
    left, right = parts[:gaps[0]], parts[gaps[0] + 1:]
    if not left[0]:
        left.pop()
        if left:
            raise AddressValueError("Leading ':' only permitted as part of '::' in %r" % text)
    if not right[-1]:
        right.pop()
        if right:
            raise AddressValueError("Trailing ':' only permitted as part of '::' in %r" % text)
    zeros = 8 - len(left) - len(right)
    if zeros < 1:
        raise AddressValueError("Expected at most 7 other parts with '::' in %r" % text)
    return left, right, zeros


def _hextet(text):
    if not all(c in '0123456789abcdefABCDEF' for c in text):
        raise ValueError('Only hex digits permitted in %r' % text)
    if len(text) > 4:
        raise ValueError('At most 4 characters permitted in %r' % text)
    return int(text, 16)


def _show_v6(number):
    words = ['%x' % (number >> shift & 0xffff) for shift in range(112, -1, -16)]
    best = (0, 0)
    start = None
    for i, word in enumerate(words + ['end']):
        if word == '0':
            start = i if start is None else start
        elif start is not None:
            if i - start > best[1]:
                best = (start, i - start)
            start = None
    if best[1] < 2:
        return ':'.join(words)
    return ':'.join(words[:best[0]]) + '::' + ':'.join(words[best[0] + best[1]:])


# ---------------------------------------------------------------- addresses


class _Base:
    __slots__ = ()

    @property
    def exploded(self):
        return self._explode()

    @property
    def compressed(self):
        return str(self)

    @property
    def version(self):
        return self._version

    @property
    def max_prefixlen(self):
        return self._max_prefixlen

    def _same_version(self, other):
        if self._version != other._version:
            raise TypeError('%s and %s are not of the same version' % (self, other))


class _BaseAddress(_Base):
    __slots__ = ()

    def _set(self, address):
        bits = self._max_prefixlen
        if isinstance(address, int):
            if address < 0:
                raise AddressValueError('%d (< 0) is not permitted as an IPv%d address'
                                        % (address, self._version))
            if address > 2 ** bits - 1:
                raise AddressValueError('%d (>= 2**%d) is not permitted as an IPv%d address'
                                        % (address, bits, self._version))
            self._ip = address
        elif isinstance(address, bytes):
            if len(address) != bits // 8:
                raise AddressValueError('%r (len %d != %d) is not permitted as an IPv%d address'
                                        % (address, len(address), bits // 8, self._version))
            self._ip = int.from_bytes(address, 'big')
        else:
            text = str(address)
            if '/' in text:
                raise AddressValueError("Unexpected '/' in %r" % (address,))
            self._parse(text)

    def __int__(self):
        return self._ip

    def __eq__(self, other):
        try:
            return self._ip == other._ip and self._version == other._version
        except AttributeError:
            return NotImplemented

    def __lt__(self, other):
        if not isinstance(other, _BaseAddress):
            return NotImplemented
        self._same_version(other)
        return self._ip < other._ip

    def __gt__(self, other):
        if not isinstance(other, _BaseAddress):
            return NotImplemented
        self._same_version(other)
        return self._ip > other._ip

    def __le__(self, other):
        less = self.__lt__(other)
        return less if less is NotImplemented else less or self == other

    def __ge__(self, other):
        more = self.__gt__(other)
        return more if more is NotImplemented else more or self == other

    def __add__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return self.__class__(int(self) + other)

    def __sub__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return self.__class__(int(self) - other)

    def __repr__(self):
        return '%s(%r)' % (self.__class__.__name__, str(self))

    def __str__(self):
        return self._show(self._ip)

    def __hash__(self):
        return hash(hex(self._ip))

    def __reduce__(self):
        return self.__class__, (self._ip,)

    def __format__(self, spec):
        """As text, or with b, x, X or n (and # and _) as a number of the version's full width."""
        if not spec or spec[-1] == 's':
            return format(str(self), spec)
        kind = spec[-1]
        mark = '#' if '#' in spec else ''
        if kind not in 'bnxX' or spec[:-1] not in ('', '#', '_', '#_'):
            return super().__format__(spec)
        if kind == 'n':
            kind = 'b' if self._version == 4 else 'x'
        width = self._max_prefixlen if kind == 'b' else self._max_prefixlen // 4
        width += 2 if mark else 0
        under = ''
        if '_' in spec:
            under = '_'
            width += self._max_prefixlen // (4 if kind == 'b' else 16) - 1
        return format(int(self), '%s0%d%s%s' % (mark, width, under, kind))

    @property
    def packed(self):
        return self._ip.to_bytes(self._max_prefixlen // 8, 'big')

    def _in(self, name):
        return any([first <= self._ip <= last for first, last in _ranges(self._version, name)])

    @property
    def is_reserved(self):
        return self._in('reserved')

    @property
    def is_private(self):
        return self._in('private')

    @property
    def is_multicast(self):
        return self._in('multicast')

    @property
    def is_link_local(self):
        return self._in('link_local')

    @property
    def is_loopback(self):
        return self._in('loopback')

    @property
    def is_unspecified(self):
        return self._ip == 0


class IPv4Address(_BaseAddress):
    """An address of version 4."""

    __slots__ = ('_ip', '__weakref__')
    _version = 4
    _max_prefixlen = IPV4LENGTH
    _show = staticmethod(_show_v4)

    def __init__(self, address):
        self._set(address)

    def _parse(self, text):
        self._ip = _parse_v4(text)

    def _explode(self):
        return str(self)

    @property
    def reverse_pointer(self):
        return '.'.join(str(self).split('.')[::-1]) + '.in-addr.arpa'

    @property
    def is_global(self):
        return not self._in('shared') and not self.is_private


class IPv6Address(_BaseAddress):
    """An address of version 6."""

    __slots__ = ('_ip', '_scope_id', '__weakref__')
    _version = 6
    _max_prefixlen = IPV6LENGTH
    _show = staticmethod(_show_v6)

    def __init__(self, address):
        self._scope_id = None
        self._set(address)

    def _parse(self, text):
        text, percent, scope = text.partition('%')
        if percent:
            if not scope or '%' in scope:
                raise AddressValueError('Invalid IPv6 address: "%r"' % (text + '%' + scope))
            self._scope_id = scope
        self._ip = _parse_v6(text)

    def __str__(self):
        text = _show_v6(self._ip)
        return text + '%' + self._scope_id if self._scope_id else text

    def _explode(self):
        return _explode_v6(self._ip)

    def __hash__(self):
        return hash((self._ip, self._scope_id))

    def __eq__(self, other):
        equal = super().__eq__(other)
        if equal is True:
            return self._scope_id == getattr(other, '_scope_id', None)
        return equal

    @property
    def scope_id(self):
        return self._scope_id

    @property
    def reverse_pointer(self):
        return '.'.join(_explode_v6(self._ip)[::-1].replace(':', '')) + '.ip6.arpa'

    @property
    def ipv4_mapped(self):
        if self._ip >> 32 != 0xffff:
            return None
        return IPv4Address(self._ip & 0xffffffff)

    @property
    def sixtofour(self):
        if self._ip >> 112 != 0x2002:
            return None
        return IPv4Address(self._ip >> 80 & 0xffffffff)

    @property
    def teredo(self):
        if self._ip >> 96 != 0x20010000:
            return None
        return (IPv4Address(self._ip >> 64 & 0xffffffff), IPv4Address(~self._ip & 0xffffffff))

    @property
    def is_site_local(self):
        return self._in('site_local')

    @property
    def is_private(self):
        mapped = self.ipv4_mapped
        return self._in('private') if mapped is None else mapped.is_private

    @property
    def is_global(self):
        return not self.is_private


def _explode_v6(number):
    text = '%032x' % number
    return ':'.join([text[i:i + 4] for i in range(0, 32, 4)])


_SPECIAL = {
    (4, 'link_local'): ['169.254.0.0/16'],
    (4, 'loopback'): ['127.0.0.0/8'],
    (4, 'multicast'): ['224.0.0.0/4'],
    (4, 'shared'): ['100.64.0.0/10'],
    (4, 'reserved'): ['240.0.0.0/4'],
    (4, 'private'): [
        '0.0.0.0/8', '10.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12',
        '192.0.0.0/29', '192.0.0.170/31', '192.0.2.0/24', '192.168.0.0/16', '198.18.0.0/15',
        '198.51.100.0/24', '203.0.113.0/24', '240.0.0.0/4', '255.255.255.255/32'],
    (6, 'link_local'): ['fe80::/10'],
    (6, 'loopback'): ['::1/128'],
    (6, 'multicast'): ['ff00::/8'],
    (6, 'site_local'): ['fec0::/10'],
    (6, 'reserved'): [
        '::/8', '100::/8', '200::/7', '400::/6', '800::/5', '1000::/4', '4000::/3', '6000::/3',
        '8000::/3', 'a000::/3', 'c000::/3', 'e000::/4', 'f000::/5', 'f800::/6', 'fe00::/9'],
    (6, 'private'): [
        '::1/128', '::/128', '::ffff:0:0/96', '100::/64', '2001::/23', '2001:2::/48',
        '2001:db8::/32', '2001:10::/28', 'fc00::/7', 'fe80::/10'],
}
_known_ranges = {}


def _ranges(version, name):
    """First and last number of each of the named ranges, worked out when first asked for."""
    key = (version, name)
    if key not in _known_ranges:
        kind = IPv4Network if version == 4 else IPv6Network
        nets = [kind(text) for text in _SPECIAL.get(key, ())]
        _known_ranges[key] = [(int(n.network_address), int(n.broadcast_address)) for n in nets]
    return _known_ranges[key]


# ---------------------------------------------------------------- networks


def _mask_of(prefix, bits):
    return (1 << bits) - (1 << (bits - prefix))


def _prefix_of_mask(mask, bits):
    """How many ones the mask begins with; None unless only zeros follow."""
    ones = bin(mask).count('1')
    return ones if _mask_of(ones, bits) == mask else None


class _BaseNetwork(_Base):
    """A network: its first address and the length of its prefix."""

    def __init__(self, address, strict=True):
        first, mask = self._split(address)
        self.network_address = self._address_class(first)
        self._prefixlen = self._read_mask(mask)
        self.netmask = self._address_class(_mask_of(self._prefixlen, self._max_prefixlen))
        number = int(self.network_address)
        if number & int(self.netmask) != number:
            if strict:
                raise ValueError('%s has host bits set' % self)
            self.network_address = self._address_class(number & int(self.netmask))

    @classmethod
    def _split(cls, address):
        if isinstance(address, (bytes, int)):
            return address, cls._max_prefixlen
        if isinstance(address, tuple):
            return address if len(address) > 1 else (address[0], cls._max_prefixlen)
        parts = str(address).split('/')
        if len(parts) > 2:
            raise AddressValueError("Only one '/' permitted in %r" % str(address))
        return parts if len(parts) == 2 else (parts[0], cls._max_prefixlen)

    @classmethod
    def _read_mask(cls, mask):
        bits = cls._max_prefixlen
        if isinstance(mask, int):
            if not 0 <= mask <= bits:
                raise NetmaskValueError('%r is not a valid netmask' % mask)
            return mask
        text = str(mask)
        if text.isascii() and text.isdigit():
            if int(text) > bits:
                raise NetmaskValueError('%r is not a valid netmask' % text)
            return int(text)
        if cls._version == 4:
            try:
                number = _parse_v4(text)
            except AddressValueError:
                raise NetmaskValueError('%r is not a valid netmask' % text) from None
            for candidate in (number, number ^ 0xffffffff):
                prefix = _prefix_of_mask(candidate, bits)
                if prefix is not None:
                    return prefix
        raise NetmaskValueError('%r is not a valid netmask' % text)

    @property
    def prefixlen(self):
        return self._prefixlen

    @property
    def hostmask(self):
        return self._address_class((1 << self._max_prefixlen - self._prefixlen) - 1)

    @property
    def broadcast_address(self):
        return self._address_class(int(self.network_address) | int(self.hostmask))

    @property
    def num_addresses(self):
        return 1 << self._max_prefixlen - self._prefixlen

    @property
    def with_prefixlen(self):
        return '%s/%d' % (self.network_address, self._prefixlen)

    @property
    def with_netmask(self):
        return '%s/%s' % (self.network_address, self.netmask)

    @property
    def with_hostmask(self):
        return '%s/%s' % (self.network_address, self.hostmask)

    @property
    def reverse_pointer(self):
        return str(self.network_address.reverse_pointer)

    def _explode(self):
        return '%s/%d' % (self.network_address.exploded, self._prefixlen)

    def __repr__(self):
        return '%s(%r)' % (self.__class__.__name__, str(self))

    def __str__(self):
        return '%s/%d' % (self.network_address, self._prefixlen)

    def hosts(self):
        first, last = int(self.network_address), int(self.broadcast_address)
        bits = self._max_prefixlen - self._prefixlen
        if bits < 2:
            return list(self._each(first, last + 1))
        return self._each(first + 1, last if self._version == 4 else last + 1)

    def _each(self, first, end):
        while first < end:
            yield self._address_class(first)
            first += 1

    def __iter__(self):
        return self._each(int(self.network_address), int(self.broadcast_address) + 1)

    def __getitem__(self, n):
        base = int(self.network_address if n >= 0 else self.broadcast_address)
        number = base + (n if n >= 0 else n + 1)
        if not int(self.network_address) <= number <= int(self.broadcast_address):
            raise IndexError('address out of range')
        return self._address_class(number)

    def _key(self):
        return (int(self.network_address), int(self.netmask))

    def __lt__(self, other):
        if not isinstance(other, _BaseNetwork):
            return NotImplemented
        self._same_version(other)
        return self._key() < other._key()

    def __gt__(self, other):
        if not isinstance(other, _BaseNetwork):
            return NotImplemented
        self._same_version(other)
        return self._key() > other._key()

    def __le__(self, other):
        less = self.__lt__(other)
        return less if less is NotImplemented else less or self == other

    def __ge__(self, other):
        more = self.__gt__(other)
        return more if more is NotImplemented else more or self == other

    def __eq__(self, other):
        if not isinstance(other, _BaseNetwork):
            return NotImplemented
        return self._version == other._version and self._key() == other._key()

    def __hash__(self):
        return hash(self._key())

    def __contains__(self, other):
        if self._version != other._version or isinstance(other, _BaseNetwork):
            return False
        return int(self.network_address) == other._ip & int(self.netmask)

    def overlaps(self, other):
        return (other.network_address in self or other.broadcast_address in self
                or self.network_address in other or self.broadcast_address in other)

    def address_exclude(self, other):
        self._same_version(other)
        if not isinstance(other, _BaseNetwork):
            raise TypeError('%s is not a network object' % other)
        if not other.subnet_of(self):
            raise ValueError('%s not contained in %s' % (other, self))
        rest = self
        while rest != other:
            low, high = rest.subnets()
            keep, rest = (high, low) if other.subnet_of(low) else (low, high)
            yield keep

    def compare_networks(self, other):
        if self._version != other._version:
            raise TypeError('%s and %s are not of the same type' % (self, other))
        return (self._key() > other._key()) - (self._key() < other._key())

    def subnets(self, prefixlen_diff=1, new_prefix=None):
        if self._prefixlen == self._max_prefixlen:
            yield self
            return
        if new_prefix is not None:
            if new_prefix < self._prefixlen:
                raise ValueError('new prefix must be longer')
            if prefixlen_diff != 1:
                raise ValueError('cannot set prefixlen_diff and new_prefix')
            prefixlen_diff = new_prefix - self._prefixlen
        if prefixlen_diff < 0:
            raise ValueError('prefix length diff must be > 0')
        new = self._prefixlen + prefixlen_diff
        if new > self._max_prefixlen:
            raise ValueError('prefix length diff %d is invalid for netblock %s' % (new, self))
        number, end = int(self.network_address), int(self.broadcast_address) + 1
        while number < end:
            yield self.__class__((number, new))
            number += 1 << self._max_prefixlen - new

    def supernet(self, prefixlen_diff=1, new_prefix=None):
        if self._prefixlen == 0:
            return self
        if new_prefix is not None:
            if new_prefix > self._prefixlen:
                raise ValueError('new prefix must be shorter')
            if prefixlen_diff != 1:
                raise ValueError('cannot set prefixlen_diff and new_prefix')
            prefixlen_diff = self._prefixlen - new_prefix
        new = self._prefixlen - prefixlen_diff
        if new < 0:
            raise ValueError('current prefixlen is %d, cannot have a prefixlen_diff of %d'
                             % (self._prefixlen, prefixlen_diff))
        return self.__class__((int(self.network_address)
                               & _mask_of(new, self._max_prefixlen), new))

    def subnet_of(self, other):
        return self._is_subnet_of(self, other)

    def supernet_of(self, other):
        return self._is_subnet_of(other, self)

    @staticmethod
    def _is_subnet_of(a, b):
        try:
            a._same_version(b)
            return (b.network_address <= a.network_address
                    and b.broadcast_address >= a.broadcast_address)
        except AttributeError:
            raise TypeError('Unable to test subnet containment between %s and %s' % (a, b))

    def _both(self, name):
        return getattr(self.network_address, name) and getattr(self.broadcast_address, name)

    def _inside(self, name):
        first, last = int(self.network_address), int(self.broadcast_address)
        return any([low <= first and last <= high
                    for low, high in _ranges(self._version, name)])

    is_multicast = property(lambda self: self._both('is_multicast'))
    is_reserved = property(lambda self: self._both('is_reserved'))
    is_link_local = property(lambda self: self._both('is_link_local'))
    is_unspecified = property(lambda self: self._both('is_unspecified'))
    is_loopback = property(lambda self: self._both('is_loopback'))
    is_private = property(lambda self: self._inside('private'))
    is_global = property(lambda self: not self._inside('shared') and not self.is_private)


class IPv4Network(_BaseNetwork):
    """A network of version 4."""

    _version = 4
    _max_prefixlen = IPV4LENGTH
    _address_class = IPv4Address


class IPv6Network(_BaseNetwork):
    """A network of version 6."""

    _version = 6
    _max_prefixlen = IPV6LENGTH
    _address_class = IPv6Address
    is_site_local = property(lambda self: self._both('is_site_local'))


# ---------------------------------------------------------------- interfaces


class _Interface:
    """An address and the network that it is in."""

    def __init__(self, address):
        first, mask = self._network_class._split(address)
        self._address_class.__init__(self, first)
        self.network = self._network_class((self._ip, mask), False)
        self.netmask = self.network.netmask
        self.hostmask = self.network.hostmask
        self._prefixlen = self.network._prefixlen

    @property
    def ip(self):
        return self._address_class(self._ip)

    def __str__(self):
        return '%s/%d' % (self._address_class.__str__(self), self._prefixlen)

    def __eq__(self, other):
        equal = self._address_class.__eq__(self, other)
        if equal is NotImplemented or not equal:
            return equal
        return self.network == getattr(other, 'network', None)

    def __lt__(self, other):
        if not isinstance(other, _Interface):
            return self._address_class.__lt__(self, other)
        self._same_version(other)
        return (self.network, self._ip) < (other.network, other._ip)

    def __hash__(self):
        return hash((self._ip, self._prefixlen))

    def _explode(self):
        return '%s/%d' % (self.ip.exploded, self._prefixlen)

    with_prefixlen = property(lambda self: '%s/%d' % (self.ip, self._prefixlen))
    with_netmask = property(lambda self: '%s/%s' % (self.ip, self.netmask))
    with_hostmask = property(lambda self: '%s/%s' % (self.ip, self.hostmask))


class IPv4Interface(_Interface, IPv4Address):
    _address_class = IPv4Address
    _network_class = IPv4Network


class IPv6Interface(_Interface, IPv6Address):
    _address_class = IPv6Address
    _network_class = IPv6Network


# ---------------------------------------------------------------- many networks


def summarize_address_range(first, last):
    """The fewest networks that hold the addresses from first to last."""
    if not (isinstance(first, _BaseAddress) and isinstance(last, _BaseAddress)):
        raise TypeError('first and last must be IP addresses, not networks')
    first._same_version(last)
    if first > last:
        raise ValueError('last IP address must be greater than first')
    kind = IPv4Network if first._version == 4 else IPv6Network
    bits = first._max_prefixlen
    low, high = first._ip, last._ip
    while low <= high:
        free = (low & -low).bit_length() - 1 if low else bits
        size = min(free, (high - low + 1).bit_length() - 1)
        yield kind((low, bits - size))
        low += 1 << size


def collapse_addresses(addresses):
    """The fewest networks that hold the same addresses."""
    found = []
    for item in addresses:
        if isinstance(item, _BaseAddress):
            kind = IPv4Network if item._version == 4 else IPv6Network
            item = kind((item._ip, item._max_prefixlen))
        if found:
            found[-1]._same_version(item)
        found.append(item)
    ranges = []
    for net in sorted(set(found)):
        low, high = net.network_address, net.broadcast_address
        if ranges and low._ip <= ranges[-1][1]._ip + 1:
            if high > ranges[-1][1]:
                ranges[-1][1] = high
        else:
            ranges.append([low, high])
    for low, high in ranges:
        yield from summarize_address_range(low, high)


def get_mixed_type_key(obj):
    if isinstance(obj, _BaseNetwork):
        return (obj._version, obj.network_address, obj.netmask)
    if isinstance(obj, _BaseAddress):
        return (obj._version, obj)
    return NotImplemented
