package editor

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/sys/unix"
)

// key is what was pressed: either bytes that readline understands, or one of
// our own actions, which readline sees as keyOwn.
type key struct {
	bytes  string
	action action
	text   string // of paste
}

type action int

const (
	none action = iota
	paste
	newline
	tab
	up
	down
	lineStart
	lineEnd
	deleteNext
	transpose
	undoLast
	searchBack
	searchForward
	abort
	clearScreen
	suspend
)

// Bytes that readline takes for what the name says.
const (
	left       = "\x02"
	right      = "\x06"
	wordLeft   = "\x1bb"
	wordRight  = "\x1bf"
	killWord   = "\x1bd"
	eraseWord  = "\x1b\x7f"
	enter      = "\r"
	endOfInput = "\x04"
)

// escapeWait is how long after ESC the rest of a sequence may take to arrive.
const escapeWait = 200 * time.Millisecond

// errLate says that no byte came in time.
var errLate = errors.New("no further byte in time")

// controls are the control characters that are not left to readline.
var controls = map[byte]key{
	0x01: {action: lineStart},
	0x05: {action: lineEnd},
	0x07: {action: abort},
	0x09: {action: tab},
	0x0c: {action: clearScreen},
	0x0e: {action: down},
	0x10: {action: up},
	0x12: {action: searchBack},
	0x13: {action: searchForward},
	0x14: {action: transpose},
	0x1a: {action: suspend},
	0x1f: {action: undoLast},
}

// plainControls are the control characters that readline handles well.
const plainControls = "\x02\x03\x04\x06\x08\x0a\x0b\x0d\x15\x17\x19\x7f"

// metas are the keys after ESC, or with Alt held.
var metas = map[byte]key{
	'b':  {bytes: wordLeft},
	'f':  {bytes: wordRight},
	'd':  {bytes: killWord},
	0x7f: {bytes: eraseWord},
	0x08: {bytes: eraseWord},
	'\r': {action: newline},
	'\n': {action: newline},
}

// finals are the keys by the last byte of their sequence, after ESC [ or ESC O.
var finals = map[byte]key{
	'A': {action: up},
	'B': {action: down},
	'C': {bytes: right},
	'D': {bytes: left},
	'H': {action: lineStart},
	'F': {action: lineEnd},
	'c': {bytes: wordRight}, // rxvt, with Ctrl
	'd': {bytes: wordLeft},
	'M': {bytes: enter}, // the keypad's
}

// numbered are the keys whose sequence is ESC [ number ~.
var numbered = map[string]key{
	"1": {action: lineStart},
	"3": {action: deleteNext},
	"4": {action: lineEnd},
	"7": {action: lineStart},
	"8": {action: lineEnd},
}

// withModifier are the keys that mean another thing with Ctrl or Alt held.
var withModifier = map[string]key{
	"C":  {bytes: wordRight},
	"D":  {bytes: wordLeft},
	"3~": {bytes: killWord},
}

// decoder makes keys of a terminal's bytes.
type decoder struct {
	tty  *tty
	back []byte // read, but not used
}

// next waits for a key. The zero key is one that means nothing.
func (d *decoder) next() (key, error) {
	b, err := d.byte(forever)
	if err != nil {
		return key{}, err
	}
	if k, ok := controls[b]; ok {
		return k, nil
	}
	switch {
	case b == 0x1b:
		return d.escape()
	case b >= utf8.RuneSelf:
		return d.rune(b)
	case b >= ' ' && b != 0x7f || strings.IndexByte(plainControls, b) >= 0:
		return key{bytes: string(rune(b))}, nil
	}
	return key{}, nil // NUL is the end of input to readline, and the rest text
}

// byte returns the next byte; errLate when none came in time.
func (d *decoder) byte(wait time.Duration) (byte, error) {
	if n := len(d.back); n > 0 {
		b := d.back[0]
		d.back = d.back[1:]
		return b, nil
	}
	ok, err := d.tty.ready(wait)
	if err != nil {
		return 0, err
	}
	if !ok {
		return 0, errLate
	}
	var p [1]byte
	_, err = d.tty.read(p[:])
	return p[0], err
}

// ahead looks through what was typed behind the line, which no terminal has looked at. As
// when one has, a Ctrl-C there is a signal for what the line runs, and all before it is dropped.
func (d *decoder) ahead() {
	for {
		if ready, err := d.tty.ready(0); !ready || err != nil {
			return
		}
		p := make([]byte, 4096)
		n, err := d.tty.read(p)
		if err != nil {
			return
		}
		d.back = append(d.back, p[:n]...)
		if i := bytes.LastIndexByte(d.back, keyInterrupt); i >= 0 {
			d.back = d.back[i+1:]
			_ = unix.Kill(unix.Getpid(), unix.SIGINT)
		}
	}
}

func (d *decoder) unread(b byte) { d.back = append([]byte{b}, d.back...) }

// rune reads the rest of a character; a byte that belongs to none is U+FFFD.
func (d *decoder) rune(first byte) (key, error) {
	p := []byte{first}
	for !utf8.FullRune(p) {
		b, err := d.byte(forever)
		if err != nil {
			return key{}, err
		}
		if utf8.RuneStart(b) {
			d.unread(b)
			break
		}
		p = append(p, b)
	}
	r, size := utf8.DecodeRune(p)
	for i := len(p) - 1; i >= size; i-- {
		d.unread(p[i])
	}
	return key{bytes: string(r)}, nil
}

// escape reads what follows ESC. By itself it leaves a search.
func (d *decoder) escape() (key, error) {
	b, err := d.byte(escapeWait)
	switch {
	case err == errLate:
		return key{action: abort}, nil
	case err != nil:
		return key{}, err
	case b == 0x1b:
		d.unread(b)
		return key{}, nil
	case b == '[':
		return d.sequence()
	case b == 'O':
		return d.function()
	}
	return metas[b], nil
}

// function reads the rest of ESC O.
func (d *decoder) function() (key, error) {
	b, err := d.byte(escapeWait)
	if err == errLate {
		return key{}, nil
	}
	if err == nil && (b < ' ' || b >= 0x7f) {
		d.unread(b)
		return key{}, nil
	}
	return finals[b], err
}

// sequence reads the rest of ESC [ (ECMA-48, 5.4): parameters and a last byte.
// A byte that has no place in it ends it, and is a key of its own.
func (d *decoder) sequence() (key, error) {
	var params []byte
	for {
		b, err := d.byte(time.Second)
		switch {
		case err == errLate:
			return key{}, nil
		case err != nil:
			return key{}, err
		case b < ' ' || b >= 0x7f:
			d.unread(b)
			return key{}, nil
		case b < 0x40:
			if len(params) < 32 {
				params = append(params, b)
			}
			continue
		case b == '[' && len(params) == 0: // the Linux console's F1 to F5: ESC [ [ A
			_, err := d.byte(escapeWait)
			if err == errLate {
				err = nil
			}
			return key{}, err
		}
		return d.named(string(params), b)
	}
}

// named is the key of a whole sequence.
func (d *decoder) named(params string, final byte) (key, error) {
	number, modifier, _ := strings.Cut(params, ";")
	switch {
	case final == '~' && params == "200":
		return d.paste()
	case final == '~' && number == "27" && strings.HasSuffix(modifier, ";13"),
		final == 'u' && number == "13":
		return key{action: newline}, nil
	}
	name := string(final)
	if final == '~' {
		name = number + "~"
	}
	if k, ok := withModifier[name]; ok && modifier != "" && modifier != "2" {
		return k, nil
	}
	if final == '~' {
		return numbered[number], nil
	}
	if params != "" && final >= 'a' {
		return key{}, nil // a report, not rxvt's key
	}
	return finals[final], nil
}

// paste reads up to the mark that ends a bracketed paste.
func (d *decoder) paste() (key, error) {
	const end = "\x1b[201~"
	var text []byte
	for {
		b, err := d.byte(forever)
		if err == io.EOF {
			return key{}, err
		}
		text = append(text, b)
		if strings.HasSuffix(string(text[max(0, len(text)-len(end)):]), end) {
			return key{action: paste, text: cleanPaste(string(text[:len(text)-len(end)]))}, nil
		}
	}
}
