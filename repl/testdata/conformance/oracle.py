"""Answers the cases of the conformance table, as CPython has them.

Standard input is a JSON list of [setup, line]; standard output the version, "3.11", and
the list of the answers: the repr of the last value that was not None, or an error's class
and text.
"""
import ast, concurrent.futures, json, re, signal, sys, types
import select, socket, ssl, time


def callable_module(module, function):
    """Makes `socket` the class and the module at once, as it is in the shell."""
    kind = type("Module", (types.ModuleType,), {
        "__call__": lambda self, *args, **named: getattr(module, function)(*args, **named)})
    module.__class__ = kind


callable_module(socket, "socket")
callable_module(select, "select")

later = concurrent.futures.ThreadPoolExecutor().submit


def tls(sock, server_hostname=None, *, server_side=False, verify=True, cafile=None,
        certfile=None, alpn=None, max_version=None):
    """What the shell's tls does, by the ssl module."""
    if server_side:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    else:
        context = ssl.create_default_context(cafile=cafile)
    if not server_side and not verify:
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    if certfile:
        context.load_cert_chain(certfile)
    if alpn:
        context.set_alpn_protocols(alpn)
    if max_version:
        context.maximum_version = getattr(ssl.TLSVersion, max_version.replace(".", "_"))
    return context.wrap_socket(sock, server_side, server_hostname=server_hostname)


NAMES = """
from socket import *
from struct import pack, unpack, calcsize
import errno, select, socket, ssl, struct, sys, time
def catch(function, *args, **named):
    try: return function(*args, **named), None
    except Exception as err: return None, err
"""


def run(source, space):
    last = None
    for statement in ast.parse(source).body:
        if isinstance(statement, ast.Expr):
            value = eval(compile(ast.Expression(statement.value), "case", "eval"), space)
            last = last if value is None else value
        else:
            exec(compile(ast.Module([statement], []), "case", "exec"), space)
    return last


def answer(setup, line):
    space = {"later": later, "tls": tls}
    exec(NAMES, space)
    signal.alarm(20)
    try:
        run(setup, space)
        return repr(run(line, space))
    except Exception as err:
        kind = type(err)
        module = kind.__module__ + "." if kind.__module__ != "builtins" else ""
        return module + kind.__qualname__ + (": " + str(err) if str(err) else "")
    finally:
        signal.alarm(0)
        socket.setdefaulttimeout(None)


def too_long(*_):
    raise RuntimeError("the case takes too long")


signal.signal(signal.SIGALRM, too_long)
def without_place(text):
    """Leaves out where in CPython's source an error of TLS was made."""
    return re.sub(r"_ssl\.c:\d+: | \(_ssl\.c:\d+\)", "", text)


answers = [without_place(answer(*case)) for case in json.load(sys.stdin)]
print(json.dumps({"Version": "%d.%d" % sys.version_info[:2], "Answers": answers}))
