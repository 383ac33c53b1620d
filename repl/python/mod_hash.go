package python

import (
	"crypto/hmac"
	"crypto/md5"
	"crypto/pbkdf2"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha3"
	"crypto/sha512"
	"crypto/subtle"
	"encoding"
	"encoding/hex"
	"hash"
)

// hashes are the algorithms of hashlib by name.
func hashes() map[string]func() hash.Hash {
	return map[string]func() hash.Hash{
		"md5": md5.New, "sha1": sha1.New, "sha224": sha256.New224, "sha256": sha256.New,
		"sha384": sha512.New384, "sha512": sha512.New, "sha512_224": sha512.New512_224, "sha512_256": sha512.New512_256,
		"sha3_224": func() hash.Hash { return sha3.New224() }, "sha3_256": func() hash.Hash { return sha3.New256() },
		"sha3_384": func() hash.Hash { return sha3.New384() }, "sha3_512": func() hash.Hash { return sha3.New512() },
	}
}

// newHashlib is _hashlib: what hashlib.py and hmac.py take from Go.
func newHashlib(*Runtime) *Module {
	return module("_hashlib", map[string]Value{"HASH": DigestType}, map[string]body{
		"new": hashNew, "hmac": hashHMAC, "pbkdf2_hmac": hashPBKDF2, "compare_digest": hashCompare,
	})
}

// Digest is a hash that is being made.
type Digest struct {
	name string
	make func() hash.Hash
	h    hash.Hash
}

// DigestType is its class.
var DigestType = &Type{Name: "HASH", Module: "_hashlib", Final: true, Methods: hashMethods}

// Type is DigestType.
func (*Digest) Type() *Type { return DigestType }

// Repr is Python's.
func (h *Digest) Repr(*Thread) (string, error) { return "<" + h.name + " _hashlib.HASH object>", nil }

// Attr gives the sizes and the name.
func (h *Digest) Attr(_ *Thread, name string) (Value, error) {
	switch name {
	case "name":
		return NewStr(h.name), nil
	case "digest_size":
		return NewInt(int64(h.h.Size())), nil
	case "block_size":
		return NewInt(int64(h.h.BlockSize())), nil
	}
	return nil, nil
}

// AttrNames lists them.
func (*Digest) AttrNames() []string { return []string{"name", "digest_size", "block_size"} }

func hashMethods() []*Builtin {
	one := func(name string, f func(h *Digest) Value) *Builtin {
		return &Builtin{Name: name, Fn: func(_ *Thread, self Value, a Args) (Value, error) {
			return f(self.(*Digest)), a.none("HASH." + name)
		}}
	}
	return []*Builtin{
		{Name: "update", Fn: func(t *Thread, self Value, a Args) (Value, error) {
			v, err := a.single("HASH.update")
			if err != nil {
				return nil, err
			}
			return None, self.(*Digest).update(t, v)
		}},
		one("digest", func(h *Digest) Value { return BytesOf(h.h.Sum(nil)) }),
		one("hexdigest", func(h *Digest) Value { return NewStr(hex.EncodeToString(h.h.Sum(nil))) }),
		one("copy", func(h *Digest) Value { return h.copy() }),
	}
}

// hashPiece is how much is hashed between two looks at the thread.
const hashPiece = 1 << 22

func (h *Digest) update(t *Thread, v Value) error {
	if _, ok := AsStr(v); ok {
		return Raise(TypeError, "Strings must be encoded before hashing")
	}
	data, err := BytesLike(v)
	if err != nil {
		return Raise(TypeError, "object supporting the buffer API required")
	}
	for len(data) > 0 {
		n := min(len(data), hashPiece)
		h.h.Write(data[:n])
		if data = data[n:]; len(data) > 0 {
			if err := t.Err(); err != nil {
				return err
			}
		}
	}
	return nil
}

func (h *Digest) copy() *Digest {
	made := &Digest{name: h.name, make: h.make, h: h.make()}
	state, ok := h.h.(encoding.BinaryMarshaler)
	if !ok {
		return h
	}
	b, err := state.MarshalBinary()
	if err == nil {
		err = made.h.(encoding.BinaryUnmarshaler).UnmarshalBinary(b)
	}
	if err != nil {
		return h
	}
	return made
}

// algorithm finds one by its name, in any case.
func algorithm(v Value) (string, func() hash.Hash, error) {
	name, ok := AsStr(v)
	if !ok {
		return "", nil, Raise(TypeError, "name must be a string")
	}
	folded := make([]byte, 0, len(name))
	for _, b := range []byte(name) {
		switch {
		case 'A' <= b && b <= 'Z':
			b += 'a' - 'A'
		case b == '-' || b == '/':
			b = '_'
		}
		folded = append(folded, b)
	}
	key := string(folded)
	if key == "sha_1" || key == "sha_256" || key == "sha_512" || key == "sha_224" || key == "sha_384" {
		key = "sha" + key[4:]
	}
	made := hashes()[key]
	if made == nil {
		return "", nil, Raise(ValueError, "unsupported hash type %s", name)
	}
	return key, made, nil
}

func hashNew(c *call) (Value, error) {
	a, err := c.bind("name", "data?")
	if err != nil {
		return nil, err
	}
	name, made, err := algorithm(a[0])
	if err != nil {
		return nil, err
	}
	h := &Digest{name: name, make: made, h: made()}
	if a[1] != nil {
		err = h.update(c.t, a[1])
	}
	return h, err
}

// hashHMAC is hmac(key, message, algorithm) at once.
func hashHMAC(c *call) (Value, error) {
	a, err := c.bind("key", "msg", "digest")
	if err != nil {
		return nil, err
	}
	key, err := BytesLike(a[0])
	if err != nil {
		return nil, err
	}
	message, err := BytesLike(a[1])
	if err != nil {
		return nil, err
	}
	_, made, err := algorithm(a[2])
	if err != nil {
		return nil, err
	}
	h := hmac.New(made, key)
	h.Write(message)
	return BytesOf(h.Sum(nil)), nil
}

func hashPBKDF2(c *call) (Value, error) {
	a, err := c.bind("hash_name", "password", "salt", "iterations", "dklen?")
	if err != nil {
		return nil, err
	}
	_, made, err := algorithm(a[0])
	if err != nil {
		return nil, err
	}
	password, err := BytesLike(a[1])
	if err != nil {
		return nil, err
	}
	salt, err := BytesLike(a[2])
	if err != nil {
		return nil, err
	}
	n, err := size(a[3])
	if err != nil {
		return nil, err
	}
	length := made().Size()
	if !isNone(a[4]) {
		if length, err = size(a[4]); err != nil {
			return nil, err
		}
	}
	if n < 1 {
		return nil, Raise(ValueError, "iteration value must be greater than 0.")
	}
	if length < 1 {
		return nil, Raise(ValueError, "key length must be greater than 0.")
	}
	return pbkdf(c.t, made, string(password), salt, n, length)
}

// pbkdf works aside, so that an interrupt is seen; what nobody waits for any more ends by itself.
func pbkdf(t *Thread, made func() hash.Hash, password string, salt []byte, n, length int) (Value, error) {
	type result struct {
		key []byte
		err error
	}
	done := make(chan result, 1)
	salt = append([]byte(nil), salt...)
	go func() {
		key, err := pbkdf2.Key(made, password, salt, n, length)
		done <- result{key, err}
	}()
	var got result
	t.Unlocked(func() {
		select {
		case got = <-done:
		case <-t.Context().Done():
		}
	})
	if err := t.Err(); err != nil {
		return nil, err
	}
	if got.err != nil {
		return nil, Raise(ValueError, "%s", "invalid parameters")
	}
	return BytesOf(got.key), nil
}

func hashCompare(c *call) (Value, error) {
	a, err := c.bind("a", "b")
	if err != nil {
		return nil, err
	}
	var both [2][]byte
	_, first := AsStr(a[0])
	_, second := AsStr(a[1])
	for i, v := range a {
		if first && second {
			s, _ := AsStr(v)
			for j := range len(s) {
				if s[j] >= 0x80 {
					return nil, Raise(TypeError, "comparing strings with non-ASCII characters is not supported")
				}
			}
			both[i] = []byte(s)
		} else if both[i], err = BytesLike(v); err != nil {
			return nil, err
		}
	}
	return Bool(subtle.ConstantTimeCompare(both[0], both[1]) == 1), nil
}
