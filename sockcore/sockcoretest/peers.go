package sockcoretest

import (
	"fmt"
	"os"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// peer is how to start one and see that it answers.
type peer struct {
	network string                               // where it is asked: "tcp4" or "udp4"
	path    bool                                 // it has an AF_UNIX socket too
	root    bool                                 // it serves nobody else
	config  func(t testing.TB, s *Server) string // nil: it has none
	args    func(s *Server, config string) []string
	ask     string
	answer  string // what its answer begins with; "": that it accepts is enough
}

// peers are the programs that Peer can start.
var peers = map[string]peer{
	"redis-server": {
		network: "tcp4", path: true, ask: "PING\r\n", answer: "+PONG\r\n",
		config: func(_ testing.TB, s *Server) string {
			return fmt.Sprintf("bind 127.0.0.1\nport %d\nunixsocket %s\nsave \"\"\ndir %s\n",
				s.Port, s.Path, s.Dir)
		},
		args: func(_ *Server, config string) []string { return []string{config} },
	},
	"nginx": {
		network: "tcp4", path: true, ask: "GET / HTTP/1.0\r\n\r\n", answer: "HTTP/1.1 200 OK",
		config: nginxConfig,
		args:   func(_ *Server, config string) []string { return []string{"-c", config, "-e", "stderr"} },
	},
	"dnsmasq": {
		network: "udp4", ask: dnsQuery, answer: dnsQuery[:2],
		config: dnsmasqConfig,
		args: func(_ *Server, config string) []string {
			return []string{"--keep-in-foreground", "--conf-file=" + config}
		},
	},
	"memcached": {
		network: "tcp4", ask: "version\r\n", answer: "VERSION ",
		args: func(s *Server, _ string) []string {
			return []string{"-l", s.Host, "-p", strconv.Itoa(s.Port), "-U", "0", "-u", me()}
		},
	},
	"exim4": {
		network: "tcp4", answer: "220 ", root: true, config: eximConfig,
		args: func(s *Server, config string) []string {
			return []string{"-bdf", "-C", config, "-oX", fmt.Sprintf("%s.%d", s.Host, s.Port)}
		},
	},
	"chronyd": {
		network: "udp4", ask: "\x23" + strings.Repeat("\x00", 47), answer: "\x24",
		config: func(_ testing.TB, s *Server) string {
			return fmt.Sprintf("port %d\nbindaddress %s\nallow %s\nlocal stratum 3\ncmdport 0\n"+
				"bindcmdaddress /\npidfile %s/pid\n", s.Port, s.Host, s.Host, s.Dir)
		},
		args: func(_ *Server, config string) []string { // -x: it leaves the clock alone
			return []string{"-x", "-U", "-d", "-u", me(), "-f", config}
		},
	},
	"rsyslogd": {
		network: "tcp4", config: rsyslogConfig,
		args: func(s *Server, config string) []string {
			return []string{"-n", "-f", config, "-i", filepath.Join(s.Dir, "pid")}
		},
	},
	"atftpd": {
		network: "udp4", ask: "\x00\x01config\x00octet\x00", answer: "\x00\x03\x00\x01",
		config: func(testing.TB, *Server) string { return strings.Repeat("one of forty lines\n", 40) },
		args: func(s *Server, _ string) []string {
			return []string{"--daemon", "--no-fork", "--port", strconv.Itoa(s.Port), "--bind-address",
				s.Host, "--user", me(), "--logfile", "-", s.Dir}
		},
	},
}

// nginxConfig serves "hello\n" at every path.
func nginxConfig(_ testing.TB, s *Server) string {
	temporary := ""
	for _, kind := range []string{"client_body", "proxy", "fastcgi", "uwsgi", "scgi"} {
		temporary += fmt.Sprintf("  %s_temp_path %s;\n", kind, filepath.Join(s.Dir, kind))
	}
	return fmt.Sprintf(`daemon off;
master_process off;
pid %s/pid;
error_log stderr;
events {}
http {
  access_log off;
%s  server {
    listen 127.0.0.1:%d;
    listen unix:%s;
    location / { return 200 "hello\n"; }
  }
}
`, s.Dir, temporary, s.Port, s.Path)
}

// dnsmasqConfig knows peer.test, at 192.0.2.7, and nothing else.
func dnsmasqConfig(_ testing.TB, s *Server) string {
	return fmt.Sprintf("port=%d\nlisten-address=127.0.0.1\nbind-interfaces\nno-resolv\n"+
		"no-hosts\nuser=%s\npid-file=%s/pid\nlog-facility=-\naddress=/peer.test/192.0.2.7\n",
		s.Port, me(), s.Dir)
}

// eximConfig takes mail for you@mail.test, speaks STARTTLS with a certificate of ca.pem,
// and keeps all mail in its queue.
func eximConfig(t testing.TB, s *Server) string {
	ca := NewCA(t)
	leaf := ca.Issue("mail", nil)
	files := map[string]string{"ca.pem": ca.File, "cert.pem": leaf.CertFile, "key.pem": leaf.KeyFile}
	for name, from := range files { // exim reads them as another user
		text, err := os.ReadFile(from)
		if err == nil {
			err = os.WriteFile(filepath.Join(s.Dir, name), text, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return strings.ReplaceAll(`keep_environment =
primary_hostname = mail.test
spool_directory = DIR/spool
log_file_path = DIR/%slog
pid_file_path = DIR/pid
tls_advertise_hosts = *
tls_certificate = DIR/cert.pem
tls_privatekey = DIR/key.pem
rfc1413_hosts =
queue_only
acl_smtp_rcpt = rcpt
acl_smtp_data = accept
begin acl
rcpt:
  accept local_parts = you
  deny message = no such mailbox
`, "DIR", s.Dir)
}

// rsyslogConfig writes what comes over UDP and TCP to the file messages.
func rsyslogConfig(_ testing.TB, s *Server) string {
	from := fmt.Sprintf("address=%q port=\"%d\"", s.Host, s.Port)
	return `module(load="imudp")
module(load="imtcp")
input(type="imudp" ` + from + `)
input(type="imtcp" ` + from + `)
global(workDirectory="` + s.Dir + `")
template(name="line" type="string"
  string="%syslogfacility-text%.%syslogseverity-text% %programname%: %msg%\n")
*.* action(type="omfile" file="` + s.Dir + `/messages" template="line")
`
}

// me is the user who runs the test.
func me() string {
	if me, err := user.Current(); err == nil {
		return me.Username
	}
	return "nobody"
}

// dnsQuery asks for the address of peer.test.
const dnsQuery = "\x12\x34\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00" +
	"\x04peer\x04test\x00\x00\x01\x00\x01"
