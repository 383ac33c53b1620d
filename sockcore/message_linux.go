package sockcore

// setCloseOnExec has nothing to do: recvmsg(2) was asked for MSG_CMSG_CLOEXEC.
func setCloseOnExec([]ControlMessage) {}
