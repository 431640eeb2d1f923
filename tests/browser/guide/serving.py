"""Servers that remember what they were asked: the guide's tree with its own headers, pages to come from and to leave
to, and a site of plain links, which leaves what the guide must not."""

from __future__ import annotations

import gzip
import io
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import brotli

from fyren.publishing.port import Files
from fyren.publishing.tree import CURRENT, write_tree

Environ = dict[str, Any]
App = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request."""

    method: str
    path: str
    query: str
    referrer: str
    cookie: str
    body: bytes


@dataclass
class Host:
    """A running server and what it was asked."""

    url: str
    log: list[Asked] = field(default_factory=list)

    def asked(self) -> list[tuple[str, str]]:
        """What was asked, as a log line has it."""
        return [(each.method, f"{each.path}?{each.query}" if each.query else each.path) for each in self.log]


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Nothing."""


@contextmanager
def host(name: str, app: App) -> Iterator[Host]:
    """Serve an app at a name of its own under localhost, which browsers look up themselves."""
    server = make_server("127.0.0.1", 0, lambda *_: [], server_class=_Server, handler_class=_Quiet)
    here = Host(f"http://{name}.localhost:{server.server_port}")

    def remembering(environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        environ["wsgi.input"] = io.BytesIO(body)  # for the app, which may want it too
        here.log.append(
            Asked(
                environ["REQUEST_METHOD"],
                environ["PATH_INFO"],
                environ.get("QUERY_STRING", ""),
                environ.get("HTTP_REFERER", ""),
                environ.get("HTTP_COOKIE", ""),
                body,
            )
        )
        return app(environ, start)

    server.set_app(remembering)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield here
    finally:
        server.shutdown()
        server.server_close()


def pages(found: dict[str, str], headers: Iterable[tuple[str, str]] = ()) -> App:
    """Pages without headers of their own: what nobody has thought about."""

    def app(environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
        page = found.get(environ["PATH_INFO"])
        kind = "text/javascript" if environ["PATH_INFO"].endswith(".js") else HTML
        start("200 OK" if page else "404 Not Found", [("Content-Type", kind), *headers])
        return [(page or "").encode()]

    return app


def packed(html: dict[str, str]) -> App:
    """The same pages, packed as the address says: /gzip/…, /br/…; kept for an hour by whoever wants to."""
    ways = {"gzip": gzip.compress, "br": brotli.compress}

    def app(environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
        _empty, way, *rest = environ["PATH_INFO"].split("/")
        page = html.get("/" + "/".join(rest), "").encode() if rest else b""
        encoding = [("Content-Encoding", way)] if way in ways else []
        start("200 OK", [("Content-Type", HTML), ("Cache-Control", "max-age=3600"), *encoding])
        return [ways[way](page) if way in ways else page]

    return app


def laid_out(files: Files, home: Path) -> Path:
    """Write a tree as publishing does, with `current` leading to it."""
    write_tree(files, home / "first")
    (home / CURRENT).symlink_to("first")
    return home


def without(app: App, name: str) -> App:
    """An app behind a careless server, which leaves out a header."""

    def careless(environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
        def begin(status: str, headers: list[tuple[str, str]]) -> Any:
            return start(status, [each for each in headers if each[0] != name])

        return app(environ, begin)

    return careless
