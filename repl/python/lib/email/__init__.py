"""Mail messages."""

__all__ = ['message_from_string', 'message_from_bytes', 'message_from_file',
           'message_from_binary_file']


def message_from_string(s, *args, **kws):
    from email.message import parsed
    return parsed(s)


def message_from_bytes(s, *args, **kws):
    return message_from_string(s.decode('ascii', 'surrogateescape'))


def message_from_file(fp, *args, **kws):
    return message_from_string(fp.read())


def message_from_binary_file(fp, *args, **kws):
    return message_from_bytes(fp.read())
