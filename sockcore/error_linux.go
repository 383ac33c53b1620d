package sockcore

import "golang.org/x/sys/unix"

// unknownErrno is glibc's text for a number without one.
const unknownErrno = "Unknown error %d"

// errnoTexts are glibc's texts where Go has none.
var errnoTexts = map[unix.Errno]string{
	0:              "Success",
	unix.EHWPOISON: "Memory page has hardware error",
}

// errnoNames are the names to prefer where one number has several.
var errnoNames = map[unix.Errno]string{
	unix.EAGAIN:     "EAGAIN",
	unix.EDEADLK:    "EDEADLK",
	unix.EOPNOTSUPP: "EOPNOTSUPP",
	unix.EUCLEAN:    "EUCLEAN",
}
