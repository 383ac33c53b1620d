import os
import socket
import stat
import sys

server_address = sys.argv[1]

# Make sure the socket does not already exist
try:
    os.unlink(server_address)
except OSError:
    if os.path.exists(server_address):
        raise

sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
print("starting up on {}".format(os.path.basename(server_address)))
sock.bind(server_address)
print(stat.S_ISSOCK(os.stat(server_address).st_mode))
sock.listen(1)
print("waiting for a connection")
connection, client_address = sock.accept()
try:
    print("connection from", repr(client_address))
    while True:
        data = connection.recv(16)
        print("received {!r}".format(data))
        if data:
            connection.sendall(data)
        else:
            break
finally:
    connection.close()
    os.unlink(server_address)
print(os.listdir(os.path.dirname(server_address)) and "others stay")
