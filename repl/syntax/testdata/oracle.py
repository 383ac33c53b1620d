"""Reads programs, as lines of hex, and writes for each one line: what CPython makes of it.

"tree ..." is the dump of its tree; "error Class line column message" is why there is none.
"""
import ast
import sys
import warnings

warnings.simplefilter("ignore")
sys.setrecursionlimit(20000)


def constant(value):
    if isinstance(value, (bool, int)) or value is None or value is Ellipsis:
        return repr(value)
    if isinstance(value, float):
        import struct
        return "f" + struct.pack(">d", value).hex()
    if isinstance(value, str):
        return "s" + value.encode("utf-8", "surrogatepass").hex()
    if isinstance(value, complex):
        return repr(value)
    return "b" + value.hex()


def text(value):
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def dump(node, field="", inside=None):
    if isinstance(node, list):
        return "[" + ", ".join(dump(n, field, inside) for n in node) + "]"
    if isinstance(node, str):
        return text(node)
    if isinstance(node, int) and not isinstance(node, bool):
        return str(node)
    if node is None:
        return "None"
    name = type(node).__name__
    if isinstance(node, (ast.operator, ast.unaryop, ast.boolop, ast.cmpop)):
        return name
    fields = []
    for key, value in ast.iter_fields(node):
        if key in ("ctx", "type_comment", "kind", "type_ignores"):
            continue
        if name == "Constant":
            fields.append("value=" + constant(value))
        elif value is not None and value != []:
            fields.append(key + "=" + dump(value, key, node))
    return name + "(" + ", ".join(fields) + ")"


def main():
    for line in sys.stdin:
        source = bytes.fromhex(line).decode("utf-8", "surrogateescape")
        try:
            tree = ast.parse(source)
            compile(source, "test", "exec")
            print("tree", dump(tree))
        except SyntaxError as e:
            print("error", type(e).__name__, e.lineno, e.offset, e.msg)
        except (ValueError, RecursionError, MemoryError) as e:
            print("error", type(e).__name__, 0, 0, e)


main()
