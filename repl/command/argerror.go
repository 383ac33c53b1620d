package command

import (
	"reflect"
	"strconv"
	"strings"

	"sockshell/repl/python"
)

// signature is what a command may be called with.
type signature struct {
	params      []Param
	receiver    string // the type that it is a method of: "socket"
	least, most int    // arguments by position
	packs       bool   // the last of them takes several
}

func newSignature(args reflect.Type, receiver string) signature {
	ps := params(args)
	f := signature{params: ps, receiver: receiver, least: required(ps, nil), most: positional(ps)}
	if f.most > 0 {
		_, all := ps[f.most-1].kind.(rests)
		_, several := ps[f.most-1].kind.(manyWords)
		f.packs = all || several
	}
	return f
}

// wording is how CPython tells of a wrong number of arguments: that depends on how the
// function is made there.
type wording int

const (
	byDef   wording = iota // in Python; the shell's own commands too
	byTuple                // in C, with PyArg_ParseTuple
	bySlots                // in C, with METH_O or METH_NOARGS: one argument, or none
)

// madeInC are the functions that CPython has in C; a dot begins a method's name.
var madeInC = map[wording]string{
	byTuple: " .getsockopt .listen .recv .recvfrom .recvmsg .send .sendall .sendmsg .sendto" +
		" .setsockopt gethostbyaddr gethostbyname gethostbyname_ex getnameinfo getprotobyname" +
		" getservbyname getservbyport htons if_nametoindex inet_aton inet_ntoa inet_ntop" +
		" inet_pton ntohs sethostname CMSG_LEN CMSG_SPACE ",
	bySlots: " .bind .connect .connect_ex .fileno .getblocking .getpeername .getsockname" +
		" .gettimeout .setblocking .settimeout .shutdown close getdefaulttimeout gethostname" +
		" htonl if_indextoname if_nameindex ntohl setdefaulttimeout ",
}

func (f *signature) wording(verb string) wording {
	name := " " + verb + " "
	if f.receiver == "socket" {
		name = " ." + verb + " "
	}
	for w, names := range madeInC {
		if strings.Contains(names, name) {
			return w
		}
	}
	return byDef
}

// pythonName is the name that CPython's messages have: socket.recv, _socket.close,
// getaddrinfo. Only methods and what is made with METH_O or METH_NOARGS are qualified.
func (f *signature) pythonName(verb string, w wording) string {
	switch {
	case f.receiver != "" && w != byTuple:
		return f.receiver + "." + verb
	case w == bySlots:
		return "_socket." + verb
	case verb == "socket":
		return "socket.__init__"
	}
	return verb
}

// wrongCount is CPython's error about the number of arguments.
func (f *signature) wrongCount(verb string, given int, kwargs []python.Named) error {
	w := f.wording(verb)
	name := f.pythonName(verb, w)
	least, most := f.least, f.most
	switch {
	case w == byDef && given > most:
		return f.tooMany(name, given)
	case w == byDef:
		if err := f.knownKeywords(verb, kwargs, given); err != nil {
			return err
		}
		return f.missing(name, given, kwargs)
	case most == 0:
		return python.Raise(python.TypeError, "%s() takes no arguments (%d given)", name, given)
	case w == bySlots:
		return python.Raise(python.TypeError, "%s() takes exactly one argument (%d given)", name, given)
	case least < most && !f.params[most-1].Optional: // sendto(data[, flags], address)
		return python.Raise(python.TypeError, "%s() takes %d or %d arguments (%d given)",
			name, least, most, given)
	case least == most:
		return countError(name, "exactly", least, given)
	case given > most:
		return countError(name, "at most", most, given)
	}
	return countError(name, "at least", least, given)
}

func countError(name, how string, number, given int) error {
	return python.Raise(python.TypeError, "%s() takes %s %s (%d given)",
		name, how, plural(number, "argument"), given)
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

// tooMany counts as Python does: a method's socket is an argument too.
func (f *signature) tooMany(name string, given int) error {
	least, most := f.least, f.most
	if f.receiver != "" || name == "socket.__init__" {
		least, most, given = least+1, most+1, given+1
	}
	takes := plural(most, "positional argument")
	if least < most {
		takes = "from " + strconv.Itoa(least) + " to " + strconv.Itoa(most) + " positional arguments"
	}
	were := "were"
	if given == 1 {
		were = "was"
	}
	return python.Raise(python.TypeError, "%s() takes %s but %d %s given", name, takes, given, were)
}

// missing names the parameters that got no argument.
func (f *signature) missing(name string, given int, kwargs []python.Named) error {
	var names []string
	for i := range f.params {
		p := &f.params[i]
		if !p.Optional && i >= given && keyword(kwargs, p.Name) == nil {
			names = append(names, "'"+p.Name+"'")
		}
	}
	list := strings.Join(names, " and ")
	if n := len(names); n > 2 {
		list = strings.Join(names[:n-1], ", ") + ", and " + names[n-1]
	}
	return python.Raise(python.TypeError, "%s() missing %s: %s", name,
		plural(len(names), "required positional argument"), list)
}

// knownKeywords checks the names of arguments; used is how many came by position.
func (f *signature) knownKeywords(verb string, kwargs []python.Named, used int) error {
	for _, kv := range kwargs {
		w := f.wording(verb)
		name := kv.Name
		place := f.place(name)
		switch {
		case len(f.params) == 0 && w == bySlots:
			return python.Raise(python.TypeError, "%s() takes no keyword arguments", f.pythonName(verb, w))
		case place < 0:
			return python.Raise(python.TypeError, "%s() got an unexpected keyword argument '%s'",
				f.pythonName(verb, w), name)
		case place < used && !f.params[place].Keyword:
			return python.Raise(python.TypeError, "%s() got multiple values for argument '%s'",
				f.pythonName(verb, w), name)
		}
	}
	return nil
}

// place is where a parameter stands, -1 when there is none of that name.
func (f *signature) place(name string) int {
	for i := range f.params {
		if f.params[i].Name == name {
			return i
		}
	}
	return -1
}
