"""JSON-RPC 2.0 over length-prefixed frames."""
import inspect
import json
import socket
import struct
import sys
import threading


class RPCError(Exception):
    code = -32000

    def to_dict(self):
        return {"code": self.code, "message": str(self)}


class MethodNotFound(RPCError):
    code = -32601


class InvalidParams(RPCError):
    code = -32602


def method(func):
    func.exported = True
    return func


class Calculator:
    @method
    def add(self, *numbers):
        return sum(numbers)

    @method
    def divide(self, a, b):
        return a / b

    @method
    def power(self, base, exponent=2):
        return base ** exponent

    def secret(self):
        return 42


class RPCServer:
    def __init__(self, obj):
        self.methods = {name: m for name, m in inspect.getmembers(obj, inspect.ismethod)
                        if getattr(m, "exported", False)}

    def call(self, request):
        name, params = request["method"], request.get("params", [])
        if name not in self.methods:
            raise MethodNotFound(f"no method {name}")
        try:
            if isinstance(params, dict):
                return self.methods[name](**params)
            return self.methods[name](*params)
        except TypeError as e:
            raise InvalidParams(str(e)) from e

    def respond(self, request):
        response = {"jsonrpc": "2.0", "id": request.get("id")}
        try:
            response["result"] = self.call(request)
        except RPCError as e:
            response["error"] = e.to_dict()
        except Exception as e:
            response["error"] = {"code": -32603, "message": f"{type(e).__name__}: {e}"}
        return response


def read_exactly(sock, n):
    buf = bytearray()
    while len(buf) < n:
        data = sock.recv(n - len(buf))
        if not data:
            raise EOFError
        buf.extend(data)
    return bytes(buf)


def read_frame(sock):
    (n,) = struct.unpack("!I", read_exactly(sock, 4))
    return json.loads(read_exactly(sock, n))


def write_frame(sock, obj):
    data = json.dumps(obj).encode()
    sock.sendall(struct.pack("!I", len(data)) + data)


def serve(port):
    rpc = RPCServer(Calculator())
    print("methods:", *sorted(rpc.methods))
    with socket.create_server(("127.0.0.1", port)) as srv:
        print("listening")
        conn, _ = srv.accept()
        with conn:
            try:
                while True:
                    request = read_frame(conn)
                    print("call", request["method"])
                    write_frame(conn, rpc.respond(request))
            except EOFError:
                print("client is gone")


def client(port):
    class Proxy:
        def __init__(self, sock):
            self._sock, self._id = sock, 0

        def __getattr__(self, name):
            def call(*args, **kwargs):
                self._id += 1
                write_frame(self._sock, {"jsonrpc": "2.0", "id": self._id, "method": name,
                                         "params": kwargs or args})
                reply = read_frame(self._sock)
                assert reply["id"] == self._id
                if "error" in reply:
                    raise RuntimeError("{code}: {message}".format_map(reply["error"]))
                return reply["result"]
            return call

    with socket.create_connection(("127.0.0.1", port)) as sock:
        proxy = Proxy(sock)
        print(proxy.add(1, 2, 3.5))
        print(proxy.power(base=2, exponent=100))
        for attempt in (lambda: proxy.divide(1, 0), lambda: proxy.secret(),
                        lambda: proxy.power(1, 2, 3), lambda: proxy.power(x=1)):
            try:
                print(attempt())
            except RuntimeError as e:
                print("RuntimeError:", e)


{"serve": serve, "call": client}[sys.argv[1]](int(sys.argv[2]))
