"""A small SMTP server by hand, and smtplib as its client."""
import base64
import email
import smtplib
import socket
import sys
import threading
from email.message import EmailMessage


def serve(srv, box):
    conn, _ = srv.accept()
    with conn, conn.makefile("rwb") as f:
        def say(text):
            f.write(text.encode() + b"\r\n")
            f.flush()
        say("220 mail.test ready")
        envelope = {"to": []}
        while True:
            line = f.readline().decode().rstrip("\r\n")
            verb, _, rest = line.partition(" ")
            verb = verb.upper()
            if verb == "EHLO":
                say("250-mail.test\r\n250 8BITMIME")
            elif verb == "MAIL":
                envelope["from"] = rest.split("<")[1].split(">")[0]
                say("250 ok")
            elif verb == "RCPT":
                to = rest.split("<")[1].split(">")[0]
                if to.endswith("@nowhere"):
                    say("550 no such user")
                else:
                    envelope["to"].append(to)
                    say("250 ok")
            elif verb == "DATA":
                say("354 go on")
                lines = []
                while (data := f.readline()) != b".\r\n":
                    lines.append(data[1:] if data.startswith(b".") else data)
                box.append((envelope, b"".join(lines)))
                say("250 queued")
            elif verb in ("RSET", "NOOP"):
                say("250 ok")
            elif verb == "QUIT":
                say("221 bye")
                return
            else:
                say("502 what?")


box = []
srv = socket.create_server(("127.0.0.1", int(sys.argv[1])))
t = threading.Thread(target=serve, args=(srv, box))
t.start()
message = EmailMessage()
message["From"] = "ann@a.test"
message["To"] = "bob@b.test"
message["Subject"] = "Grüße"
message.set_content("one\n.two\nthree\n")
with smtplib.SMTP("127.0.0.1", int(sys.argv[1]), timeout=5) as smtp:
    print(smtp.ehlo()[0], smtp.has_extn("8bitmime"))
    print(smtp.sendmail("ann@a.test", ["bob@b.test", "x@nowhere"], message.as_bytes()))
    try:
        smtp.sendmail("ann@a.test", ["y@nowhere"], b"text")
    except smtplib.SMTPRecipientsRefused as e:
        print(e.recipients)
t.join()
envelope, raw = box[0]
parsed = email.message_from_bytes(raw)
print(envelope, parsed["Subject"] is not None, parsed.get_payload(decode=True).decode().splitlines())
print(base64.b64encode(b"user:pass").decode(), base64.urlsafe_b64decode(b"_-8="), base64.b16encode(b"\xab"))
