package syntax

import (
	"strings"
	"testing"
)

// Lines of the kinds that scripts are full of, each new to the parser.
func BenchmarkLines(b *testing.B) {
	for _, text := range []string{"a.send hello", "x = 1", "a.send(b'hello'); b.recv(4096)",
		"data, addr = s.recvfrom 65535 MSG_PEEK", "s.connect 127.0.0.1 8080 &", "print(f'{x:>5} {y!r}')"} {
		b.Run(text, func(b *testing.B) {
			r := NewReader(false, grammar)
			b.ReportAllocs()
			for b.Loop() {
				if chunks, _ := r.Feed(text); chunks[0].Err != nil {
					b.Fatal(chunks[0].Err)
				}
			}
		})
	}
}

func BenchmarkFile(b *testing.B) {
	text := strings.Repeat(`def serve(host, port=80, *, backlog=5):
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as s:
        s.bind((host, port))
        while True:
            c, addr = s.accept()
            try:
                data = c.recv(4096)
                if not data or len(data) > 100 and data[0] == b"x":
                    break
                c.sendall(b"HTTP/1.0 200 OK\r\n" + data[1:].strip())
            except OSError as e:
                print(f"lost {addr}: {e!r}")
            finally:
                c.close()
`, 100)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ParseFile(text, grammar); err != nil {
			b.Fatal(err)
		}
	}
}
