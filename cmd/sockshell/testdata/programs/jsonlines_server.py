"""JSON lines: one request object a line, one response object a line."""
import json
import socketserver
import sys
from datetime import datetime, timezone


class Handler(socketserver.StreamRequestHandler):
    timeout = 10

    def setup(self):
        super().setup()
        self.server.clients += 1

    def handle(self):
        for raw in iter(self.rfile.readline, b""):
            try:
                request = json.loads(raw)
                reply = self.dispatch(**request)
            except json.JSONDecodeError as e:
                reply = {"ok": False, "error": f"{e.msg} at column {e.colno}"}
            except TypeError as e:
                reply = {"ok": False, "error": "bad request"}
            self.wfile.write(json.dumps(reply, ensure_ascii=False, sort_keys=True).encode() + b"\n")

    def dispatch(self, op, **args):
        method = getattr(self, "op_" + op, None)
        if method is None:
            return {"ok": False, "error": f"unknown op {op!r}"}
        return {"ok": True, "result": method(**args)}

    def op_sum(self, values):
        return sum(values)

    def op_stats(self, values):
        n = len(values)
        mean = sum(values) / n
        return {"n": n, "mean": mean, "min": min(values), "max": max(values)}

    def op_echo(self, text, times=1):
        return [text] * times

    def op_date(self, timestamp):
        return datetime.fromtimestamp(timestamp, tz=timezone.utc).isoformat()

    def finish(self):
        super().finish()
        print("client done")


class Server(socketserver.TCPServer):
    allow_reuse_address = True
    clients = 0

    def service_actions(self):
        if self.clients >= 2:
            self._BaseServer__shutdown_request = True


with Server(("127.0.0.1", int(sys.argv[1])), Handler) as server:
    print("up")
    server.serve_forever(poll_interval=0.05)
    print("served", server.clients)
