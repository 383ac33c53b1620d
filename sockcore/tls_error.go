package sockcore

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// TLSError is an error of TLS, with the class that Python's ssl module gives it.
type TLSError struct {
	Name    string // "ssl.SSLCertVerificationError"
	Message string
	Cause   error // what crypto/tls said, or nil
}

func (e *TLSError) Error() string { return e.Message }

// Class is the name of the exception that Python raises.
func (e *TLSError) Class() string { return e.Name }

func (e *TLSError) Unwrap() error { return e.Cause }

// tlsNumbers are OpenSSL's numbers of what went wrong (SSL_get_error(3)), by class.
var tlsNumbers = map[string]struct {
	number int
	name   string
}{
	"ssl.SSLError": {1, "SSL_ERROR_SSL"}, "ssl.SSLCertVerificationError": {1, "SSL_ERROR_SSL"},
	"ssl.SSLWantReadError": {2, "SSL_ERROR_WANT_READ"}, "ssl.SSLWantWriteError": {3, "SSL_ERROR_WANT_WRITE"},
	"ssl.SSLEOFError": {8, "SSL_ERROR_EOF"},
}

// Number is Python's errno of the error; 0 when it has none.
func (e *TLSError) Number() int { return tlsNumbers[e.Name].number }

// ErrorName is the name of Number; "" when there is none.
func (e *TLSError) ErrorName() string { return tlsNumbers[e.Name].name }

// Strerror is the text that Python has beside errno; "" where that is none.
func (e *TLSError) Strerror() string {
	if e.Number() == 0 {
		return ""
	}
	return e.Message
}

// notOverTLS is Python's error of a call that TLS has no place for.
func notOverTLS(name string) error {
	class := "ValueError"
	if name == "recvmsg" || name == "sendmsg" {
		class = "NotImplementedError"
	}
	return &ArgumentError{class, name + " not allowed on instances of <class 'ssl.SSLSocket'>"}
}

func flagsOverTLS(name string) error {
	return &ArgumentError{"ValueError",
		"non-zero flags not allowed in calls to " + name + "() on <class 'ssl.SSLSocket'>"}
}

// tlsError gives an error of crypto/tls its class and its words; other errors stay.
func tlsError(err error) error {
	var own *TLSError
	var from *net.OpError
	text := err.Error()
	switch {
	case errors.As(err, &own):
		return own
	case errors.As(err, &from) && from.Op == "remote error":
		alert := strings.TrimPrefix(from.Err.Error(), "tls: ")
		return &TLSError{"ssl.SSLError", "the peer refused with the alert: " + alert, err}
	case strings.HasSuffix(text, "protocol is shutdown"):
		return &Error{Op: "send", Errno: unix.EPIPE}
	case strings.HasPrefix(text, "tls: "), errors.As(err, &from),
		errors.As(err, new(tls.RecordHeaderError)):
		text = strings.TrimPrefix(strings.TrimPrefix(text, "local error: "), "tls: ")
		return &TLSError{"ssl.SSLError", text, err}
	}
	return err
}

// handshakeError is why a handshake failed.
func (w *wire) handshakeError(err error, config *tls.Config) error {
	var p pause
	if errors.As(err, &p) {
		err = p.error
	}
	var record tls.RecordHeaderError
	var verify *tls.CertificateVerificationError
	text := err.Error()
	switch {
	case errors.Is(err, ErrTimeout) && w.limit.bounded:
		return &TLSError{"TimeoutError", "The handshake operation timed out", err}
	case errors.Is(err, ErrTimeout):
		return &TLSError{"TimeoutError", fmt.Sprintf("The handshake operation timed out: "+
			"the peer was silent for %v%s", silence, w.soFar()), err}
	case errors.As(err, &record) && record.Conn != nil:
		return &TLSError{"ssl.SSLError", "the peer does not speak TLS: it sent " + w.strange(), err}
	case errors.As(err, &verify):
		return &TLSError{"ssl.SSLCertVerificationError", "[SSL: CERTIFICATE_VERIFY_FAILED] " +
			"certificate verify failed: " + notBelieved(verify).String(), err}
	case strings.Contains(text, "protocol version"), strings.Contains(text, "unsupported versions"):
		return &TLSError{"ssl.SSLError", "[SSL: UNSUPPORTED_PROTOCOL] no common version: " +
			"this side takes " + versionRange(config) + "; " + plainText(err), err}
	}
	return tlsError(err)
}

func plainText(err error) string {
	if e := tlsError(err); e != err {
		return e.Error()
	}
	return err.Error()
}

// soFar is what a peer sent that stopped in the middle of a header.
func (w *wire) soFar() string {
	if w.got == 0 {
		return ""
	}
	return " after " + quoteData(string(w.header[:w.got]))
}

// strange is what a peer sent that does not speak TLS: the header, and what else came.
func (w *wire) strange() string {
	var rest [shownData]byte
	w.limit = limit{ctx: context.Background(), bounded: true, until: time.Now()}
	n, _ := w.receive(rest[:])
	return quoteData(string(w.header[:]) + string(rest[:max(n, 0)]))
}

func versionRange(c *tls.Config) string {
	low, high := c.MinVersion, c.MaxVersion
	if low == 0 {
		low = tls.VersionTLS12
	}
	if high == 0 {
		high = tls.VersionTLS13
	}
	if low == high {
		return TLSVersionName(low)
	}
	return TLSVersionName(low) + " to " + TLSVersionName(high)
}

// TLSVersionName is Python's name of a version: "TLSv1.3".
func TLSVersionName(v uint16) string {
	name := strings.Replace(tls.VersionName(v), "TLS ", "TLSv", 1)
	return strings.TrimSuffix(name, ".0")
}
