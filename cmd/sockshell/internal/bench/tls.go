package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"math/big"
	"net"
	"time"
)

// serveTLS starts what reads and what writes without end over TLS, whose speed bounds all
// that speak to it alike.
func (w *workshop) serveTLS() error {
	certificate, err := selfSigned()
	if err != nil {
		return err
	}
	block := make([]byte, 1<<20)
	for name, serve := range map[string]func(net.Conn) (int, error){
		"$TLSSINK":   func(c net.Conn) (int, error) { return c.Read(block) },
		"$TLSSOURCE": func(c net.Conn) (int, error) { return c.Write(block) },
	} {
		l, err := tls.Listen("tcp4", "127.0.0.1:0", &tls.Config{
			Certificates: []tls.Certificate{certificate}, DynamicRecordSizingDisabled: true})
		if err != nil {
			return err
		}
		w.secure = append(w.secure, l)
		if _, w.where[name], err = net.SplitHostPort(l.Addr().String()); err != nil {
			return err
		}
		go each(l, serve)
	}
	return nil
}

// each serves one connection at a time, each to its end, until the listener is closed.
func each(l net.Listener, serve func(net.Conn) (int, error)) {
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		for err == nil {
			_, err = serve(c)
		}
		_ = c.Close()
	}
}

func selfSigned() (tls.Certificate, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return tls.Certificate{}, err
	}
	form := &x509.Certificate{SerialNumber: big.NewInt(1), DNSNames: []string{"localhost"},
		NotAfter: time.Now().Add(time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, form, form, key.Public(), key)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, err
}
