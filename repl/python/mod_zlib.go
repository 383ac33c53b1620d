package python

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"hash/adler32"
	"hash/crc32"
	"io"
)

// ZlibError is zlib.error.
var ZlibError = &Type{Name: "error", Module: "zlib", Bases: []*Type{ExceptionType}}

// newZlib is the module _zlib: what zlib.py and gzip.py take from Go. wbits says the container as in zlib:
// negative none, up to 15 zlib's, 16 more gzip's, 32 more either.
func newZlib(*Runtime) *Module {
	return module("_zlib", map[string]Value{"error": ZlibError}, asideFunctions(map[string]body{
		"compress": zlibCompress, "inflate": zlibInflate, "crc32": zlibCRC32, "adler32": zlibAdler32,
	}))
}

func zlibCRC32(c *call) (Value, error) {
	data, start, err := c.checksum(0)
	return NewInt(int64(crc32.Update(uint32(start), crc32.IEEETable, data))), err
}

func zlibAdler32(c *call) (Value, error) {
	data, start, err := c.checksum(1)
	if err != nil {
		return nil, err
	}
	if start == 1 {
		return NewInt(int64(adler32.Checksum(data))), nil
	}
	a, b := uint32(start)&0xffff, uint32(start)>>16&0xffff
	for _, x := range data {
		a = (a + uint32(x)) % 65521
		b = (b + a) % 65521
	}
	return NewInt(int64(b<<16 | a)), nil
}

// zlibCompress is compress(data, level, wbits).
func zlibCompress(c *call) (Value, error) {
	a, err := c.bind("data", "level", "wbits")
	if err != nil {
		return nil, err
	}
	data, err := BytesLike(a[0])
	if err != nil {
		return nil, err
	}
	level, err := size(a[1])
	if err != nil {
		return nil, err
	}
	wbits, err := size(a[2])
	if err != nil {
		return nil, err
	}
	if level < -1 || level > 9 {
		return nil, Raise(ZlibError, "Bad compression level")
	}
	var out bytes.Buffer
	w, err := deflater(&out, level, wbits)
	if err != nil {
		return nil, err
	}
	for len(data) > 0 {
		n := min(len(data), hashPiece)
		if _, err := w.Write(data[:n]); err != nil {
			return nil, err
		}
		if data = data[n:]; len(data) > 0 {
			if err := c.t.Err(); err != nil {
				return nil, err
			}
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return BytesOf(out.Bytes()), nil
}

func deflater(out io.Writer, level, wbits int) (io.WriteCloser, error) {
	switch {
	case wbits < 0:
		return flate.NewWriter(out, level)
	case wbits > 15:
		return gzip.NewWriterLevel(out, level)
	}
	return zlib.NewWriterLevel(out, level)
}

// zlibInflate is inflate(data, wbits, limit) -> (what came out, whether the end was there, the bytes after it,
// whether it is wrong). limit is how much may come out at most, 0 for all.
func zlibInflate(c *call) (Value, error) {
	a, err := c.bind("data", "wbits", "limit")
	if err != nil {
		return nil, err
	}
	data, err := BytesLike(a[0])
	if err != nil {
		return nil, err
	}
	wbits, err := size(a[1])
	if err != nil {
		return nil, err
	}
	limit, err := size(a[2])
	if err != nil {
		return nil, err
	}
	in := bytes.NewReader(data)
	out, err := inflate(c.t, in, data, wbits, limit)
	if e, ok := err.(*Exception); ok {
		return nil, e
	}
	wrong := err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF)
	rest := data[len(data)-in.Len():]
	return NewTuple(BytesOf(out), Bool(err == nil), BytesOf(rest), Bool(wrong)), nil
}

// inflate gives what came out, and nil when the end of the data was in it.
func inflate(t *Thread, in *bytes.Reader, data []byte, wbits, limit int) ([]byte, error) {
	r, err := inflater(in, data, wbits)
	if err != nil {
		return nil, err
	}
	var out []byte
	piece := make([]byte, 1<<16)
	for {
		n, err := r.Read(piece)
		out = append(out, piece[:n]...)
		if limit > 0 && len(out) >= limit {
			return out[:limit], io.ErrUnexpectedEOF
		}
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return out, err
		}
		if err := t.Tick(); err != nil {
			return nil, err
		}
	}
}

func inflater(in *bytes.Reader, data []byte, wbits int) (io.Reader, error) {
	gz := wbits > 15 && wbits < 32 || wbits >= 32 && len(data) > 1 && data[0] == 0x1f && data[1] == 0x8b
	switch {
	case wbits < 0:
		return flate.NewReader(in), nil
	case gz:
		r, err := gzip.NewReader(in)
		if err == nil {
			r.Multistream(false)
		}
		return r, err
	}
	return zlib.NewReader(in)
}
