"""An echo server for many clients in one thread, with select().

    python3 select_server.py PORT
"""
import select
import socket
import sys

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.setblocking(False)
server.bind(("127.0.0.1", int(sys.argv[1])))
server.listen(5)

inputs = [server]
outputs = []
pending = {}  # what is still to be sent, by socket
print("waiting for connections")

try:
    while inputs:
        readable, writable, broken = select.select(inputs, outputs, inputs)
        for s in readable:
            if s is server:
                connection, client = s.accept()
                connection.setblocking(False)
                inputs.append(connection)
                pending[connection] = bytearray()
                print("new client,", len(pending), "now")
                continue
            data = s.recv(1024)
            if data:
                pending[s] += data
                if s not in outputs:
                    outputs.append(s)
            else:
                if s in outputs:
                    outputs.remove(s)
                inputs.remove(s)
                s.close()
                del pending[s]
                print("client left,", len(pending), "now")
        for s in writable:
            if s not in pending:  # it left in this very round
                continue
            sent = s.send(pending[s])
            del pending[s][:sent]
            if not pending[s]:
                outputs.remove(s)  # or select returns at once, for ever
        for s in broken:
            inputs.remove(s)
            s.close()
except KeyboardInterrupt:
    print("stopped with", len(pending), "clients")
finally:
    for s in inputs:
        s.close()
