#!/usr/bin/env python3
# daytime: whoever connects is told the time. (The time itself is not the same twice, so
# this one tells the time of a given second.)
from socket import *
from time import gmtime, strftime
import sys

serverPort = int(sys.argv[1])
moment = int(sys.argv[2])
serverSocket = socket(AF_INET, SOCK_STREAM)
serverSocket.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
serverSocket.bind(('', serverPort))
serverSocket.listen(1)
print('The server is ready to receive')
while 1:
    connectionSocket, addr = serverSocket.accept()
    sentence = strftime("%A, %B %d, %Y %H:%M:%S-UTC\r\n", gmtime(moment))
    connectionSocket.send(sentence.encode())
    connectionSocket.close()
    moment += 86400
