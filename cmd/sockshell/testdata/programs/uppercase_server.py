from socket import *
import sys
serverSocket = socket(AF_INET, SOCK_DGRAM)
serverSocket.bind(('', int(sys.argv[1])))
print("The server is ready to receive")
while True:
    message, clientAddress = serverSocket.recvfrom(2048)
    modifiedMessage = message.decode().upper()
    print("%s -> %s" % (message.decode(), modifiedMessage))
    serverSocket.sendto(modifiedMessage.encode(), clientAddress)
