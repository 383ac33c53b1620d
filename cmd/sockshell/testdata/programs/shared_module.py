"""What frames.py and its test share."""
import struct

__all__ = ["Frame", "read", "VERSION"]
VERSION = (1, 2)
_hidden = "not exported"
print("imported as", __name__)


class Frame:
    def __init__(self, kind, body=b""):
        self.kind, self.body = kind, body

    def __bytes__(self):
        return struct.pack("!BI", self.kind, len(self.body)) + self.body

    def __repr__(self):
        return "Frame(%d, %r)" % (self.kind, self.body)


def read(stream):
    head = stream.read(5)
    if len(head) < 5:
        return None
    kind, size = struct.unpack("!BI", head)
    return Frame(kind, stream.read(size))


if __name__ == "__main__":
    print("run alone")
