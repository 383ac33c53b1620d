"""urllib and http.client against a server by hand; retries with a growing pause."""
import http.client
import json
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

base = f"http://127.0.0.1:{sys.argv[1]}"


def retry(times, delay=0.001):
    def decorate(f):
        def wrapper(*args):
            for attempt in range(1, times + 1):
                try:
                    return f(*args)
                except urllib.error.URLError as e:
                    print(f"attempt {attempt}: {e.reason}")
                    time.sleep(delay * 2 ** attempt)
            raise RuntimeError("gave up")
        return wrapper
    return decorate


@retry(2)
def fetch(url):
    with urllib.request.urlopen(url, timeout=5) as response:
        return response.status, response.headers["Content-Type"], response.read()


print(fetch(base + "/"))
status, kind, body = fetch(base + "/greet?" + urllib.parse.urlencode({"name": "Zoë & co"}))
print(status, kind, json.loads(body))
try:
    fetch(base + "/lost")
except Exception as e:
    print(type(e).__name__, e)
try:
    fetch(f"http://127.0.0.1:{sys.argv[2]}/")
except RuntimeError as e:
    print(e)
conn = http.client.HTTPConnection("127.0.0.1", int(sys.argv[1]), timeout=5)
conn.request("GET", "/count?to=4", headers={"X-Test": "1"})
r = conn.getresponse()
print(r.status, r.reason, r.getheader("transfer-encoding"), r.read())
conn.close()
print(urllib.parse.urlsplit("https://u@h.example:8080/a/b?x=1&x=2#f"))
print(urllib.parse.parse_qs("x=1&x=2&y="), urllib.parse.quote("a b/ü"), urllib.parse.unquote("%C3%BC"))
print(urllib.parse.urljoin("http://h/a/b", "../c"))
