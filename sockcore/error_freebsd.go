package sockcore

import "golang.org/x/sys/unix"

// unknownErrno is the C library's text for a number without one.
const unknownErrno = "Unknown error: %d"

// errnoTexts are the C library's texts where Go has none.
var errnoTexts = map[unix.Errno]string{0: "No error: 0"}

// errnoNames are the names to prefer where one number has several.
var errnoNames = map[unix.Errno]string{unix.EAGAIN: "EAGAIN"}
