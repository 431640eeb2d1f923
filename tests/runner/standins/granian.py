"""Stands in for the web server: a few pages, a log-in form, and a worker process of its own as granian has."""

import http.server
import os
import pathlib
import subprocess
import sys

FORM = (
    '<form action="/sok/"><input name="q"></form><form method="post" action="/logga-in/">'
    '<input type="hidden" name="csrfmiddlewaretoken" value="t0ken"><input type="email" name="login">'
    '<input type="password" name="password"></form>'
)
GUIDE = '<a href="sv/index.html" lang="sv" hreflang="sv">Svenska</a>'
FORGOTTEN = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "Request-OTR": "1"}
var = pathlib.Path(os.environ["FYREN_VAR"])


class Guide(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        kept = (var / "guide-is-kept").exists()
        self.send_response(200)
        for name, value in ({} if kept else FORGOTTEN).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(GUIDE.encode())

    def log_message(self, format, *args):
        pass


class Pages(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        path = self.path.split("?")[0]
        if path == "/idag/" and "fyren=inne" not in self.headers.get("Cookie", ""):
            return self.answer(302, "", {"Location": "/logga-in/?next=/idag/"})
        if (var / "broken-page").exists() and path == "/organisation/":
            return self.answer(500, "fel")
        body = {"/planer/": '<a href="/planer/mot-vald/">', "/logga-in/": FORM}.get(path, "Hej")
        return self.answer(200, body)

    def do_POST(self):
        sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
        right = sent == "csrfmiddlewaretoken=t0ken&login=a%40example.org&password=hemligt+ord"
        cookie = {"Set-Cookie": "fyren=inne; Path=/"} if right else {}
        self.answer(302, "", {"Location": "/idag/", **cookie})

    def answer(self, status, body, headers=None):
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format, *args):
        pass


if (var / "web-fails").exists():
    sys.exit("webben gick sönder")
is_guide = "tree_app" in sys.argv[-1]
worker = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(300)"])
(var / "demo" / ("guide.pids" if is_guide else "web.pids")).write_text(f"{os.getpid()} {worker.pid}")
port = int(sys.argv[sys.argv.index("--port") + 1])
http.server.ThreadingHTTPServer(("127.0.0.1", port), Guide if is_guide else Pages).serve_forever()
