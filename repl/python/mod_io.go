package python

import (
	"runtime"
	"sync"
	"syscall"
	"time"
	"weak"
)

// UnsupportedOperation is io.UnsupportedOperation: the error of io.py's files, and of a socket's.
var UnsupportedOperation = &Type{Name: "UnsupportedOperation", Module: "io",
	Bases: []*Type{OSError, ValueError}}

// newIO is the module _io, what io.py takes from Go.
func newIO(r *Runtime) *Module {
	return module("_io", map[string]Value{"UnsupportedOperation": UnsupportedOperation},
		map[string]body{"hold": r.openFiles().hold})
}

// heldFile is the descriptor of an open file, with what was written to the file and is in its buffer yet.
// A file that no name holds any more is written out and closed, as CPython's is, if later.
type heldFile struct {
	fd       int
	dev, ino uint64 // what the descriptor led to: the number may be another's by now
	out      *List  // of bytes
	owned    bool   // the file closes the descriptor
	closed   bool
}

var heldFileType = &Type{Name: "descriptor", Module: "_io", Final: true, Methods: heldFileMethods}

// Type is that of descriptors.
func (*heldFile) Type() *Type { return heldFileType }

func heldFileMethods() []*Builtin {
	return []*Builtin{{Name: "close", Fn: func(_ *Thread, self Value, _ Args) (Value, error) {
		h := self.(*heldFile)
		h.closed = true
		if !h.owned {
			return None, nil
		}
		return None, syscall.Close(h.fd)
	}}}
}

// same tells whether the descriptor leads to what it led to.
func (h *heldFile) same() bool {
	var st syscall.Stat_t
	return syscall.Fstat(h.fd, &st) == nil && uint64(st.Dev) == h.dev && uint64(st.Ino) == h.ino
}

// writeOut writes what is in the buffer.
func (h *heldFile) writeOut() {
	items := h.out.Items
	h.out.Items = nil
	for _, v := range items {
		data, _ := BytesLike(v)
		for len(data) > 0 {
			n, err := syscall.Write(h.fd, data)
			if err != nil {
				return
			}
			data = data[n:]
		}
	}
}

// forget is the end of a file that nobody holds.
func (h *heldFile) forget() {
	if h.closed || !h.same() {
		return
	}
	h.writeOut()
	if h.owned {
		_ = syscall.Close(h.fd)
	}
}

// openFiles are the open files of a session, as long as somebody holds them.
type openFiles struct {
	mu   sync.Mutex
	list map[weak.Pointer[heldFile]]bool
}

type openFilesKey struct{}

func (r *Runtime) openFiles() *openFiles {
	files, _ := r.Shared.LoadOrStore(openFilesKey{}, &openFiles{list: map[weak.Pointer[heldFile]]bool{}})
	return files.(*openFiles)
}

// hold is hold(fd, buffer, closefd), which io.py calls for each file that it opens.
func (o *openFiles) hold(c *call) (Value, error) {
	a, err := c.bind("fd", "buffer", "closefd")
	if err != nil {
		return nil, err
	}
	fd, err := c.fd(a[0])
	if err != nil {
		return nil, err
	}
	out, ok := a[1].(*List)
	if !ok {
		return nil, Raise(TypeError, "a list is required, not %s", TypeName(a[1]))
	}
	owned, err := Truth(c.t, a[2])
	if err != nil {
		return nil, err
	}
	var st syscall.Stat_t
	if err := syscall.Fstat(fd, &st); err != nil {
		return nil, err
	}
	o.settle(c.t, &st)
	h := &heldFile{fd: fd, dev: uint64(st.Dev), ino: uint64(st.Ino), out: out, owned: owned}
	place := weak.Make(h)
	o.mu.Lock()
	o.list[place] = true
	o.mu.Unlock()
	runtime.SetFinalizer(h, func(h *heldFile) {
		o.mu.Lock()
		delete(o.list, place)
		o.mu.Unlock()
		h.forget()
	})
	return h, nil
}

// settle lets go of those that nobody holds, when a file is opened that one of them has something for:
// open(path, "w").write(text) is all that a program says before it reads the file.
func (o *openFiles) settle(t *Thread, st *syscall.Stat_t) {
	for wait := time.Millisecond; o.waits(st) && wait < collecting/10; wait *= 2 {
		t.Unlocked(func() {
			runtime.GC()
			time.Sleep(wait)
		})
	}
}

// waits tells whether something is to be written to the file of st.
func (o *openFiles) waits(st *syscall.Stat_t) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	for place := range o.list {
		h := place.Value()
		if h != nil && h.ino == uint64(st.Ino) && h.dev == uint64(st.Dev) && h.out.Len() > 0 {
			return true
		}
	}
	return false
}

// FlushFiles writes out all open files, as a program's end does. The caller holds the lock.
func (r *Runtime) FlushFiles() {
	o := r.openFiles()
	o.mu.Lock()
	defer o.mu.Unlock()
	for place := range o.list {
		if h := place.Value(); h != nil && !h.closed && h.out.Len() > 0 && h.same() {
			h.writeOut()
		}
	}
}

// collecting is how long an open waits for descriptors that nobody holds.
const collecting = 100 * time.Millisecond

// withDescriptor makes a descriptor; when there are too many, files that nobody holds are closed first.
func withDescriptor(open func() error) error {
	err := open()
	tooMany := func() bool { return err == syscall.EMFILE || err == syscall.ENFILE }
	for wait := time.Millisecond; tooMany() && wait < collecting; wait *= 2 {
		runtime.GC()
		time.Sleep(wait) // the finalizers run meanwhile
		err = open()
	}
	return err
}
