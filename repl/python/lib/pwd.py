"""The users of this machine, as /etc/passwd has them."""

from collections import namedtuple

struct_passwd = namedtuple('struct_passwd',
                           'pw_name pw_passwd pw_uid pw_gid pw_gecos pw_dir pw_shell',
                           module='pwd')


def getpwall():
    users = []
    with open('/etc/passwd') as file:
        for line in file:
            parts = line.rstrip('\n').split(':')
            if len(parts) == 7:
                users.append(struct_passwd(parts[0], parts[1], int(parts[2]), int(parts[3]),
                                           *parts[4:]))
    return users


def getpwnam(name, /):
    for user in getpwall():
        if user.pw_name == name:
            return user
    raise KeyError('getpwnam(): name not found: %r' % name)


def getpwuid(uid, /):
    for user in getpwall():
        if user.pw_uid == uid:
            return user
    raise KeyError('getpwuid(): uid not found: %r' % uid)
