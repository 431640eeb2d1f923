"""A small WSGI app that serves the current trees, with the headers that each tree itself names.

It knows no Django, no session and no log: who reads what is nobody's business. What `current` leads to is asked at
every request, so that a switch is seen at once. A tree's own list says what there is to serve: what is not on the
list does not exist, whatever the address tries.

FYREN_TREE   the folder whose `current` leads to the tree at the root
FYREN_TREES  others beside it, "name=folder" with ":" between them: each is served under its name
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

SUMS, CURRENT, HEADERS = "SHA256SUMS", "current", "_headers"
HIDDEN = re.compile(r"_headers|.*\.sample")
ENCODINGS = {"br": ".br", "gzip": ".gz"}  # best first
# Named here, so that the same file is the same kind on every machine.
TYPES = {
    ".html": "text/html",
    ".json": "application/json",
    ".ndjson": "application/x-ndjson",
    ".svg": "image/svg+xml",
    ".pdf": "application/pdf",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
    ".zip": "application/zip",
}
FILM = "video/"  # may be asked for in parts: Safari plays none that cannot
PART = re.compile(r"bytes=(\d*)-(\d*)")
TEXT = ("text/", "application/json", "application/x-ndjson", "image/svg+xml")
# Neutral, and in no language: without a word of what the site is.
MISSING = b"404\n"
EMPTY = b"503\n"
Rules = list[tuple[str, dict[str, str]]]


@dataclass
class Tree:
    """A tree that was written, with its files kept as they are read: they never change."""

    folder: Path
    paths: frozenset[str]
    rules: Rules
    _read: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def at(cls, folder: Path) -> Tree:
        """The tree in a folder."""
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
        paths = frozenset(line.partition("  ")[2] for line in lines)
        rules = read_rules((folder / HEADERS).read_text(encoding="utf-8")) if HEADERS in paths else []
        return cls(folder, paths, rules)

    def content(self, path: str) -> bytes:
        """What a file on the list holds."""
        if path not in self._read:
            self._read[path] = (self.folder / path).read_bytes()
        return self._read[path]

    def headers(self, address: str) -> list[tuple[str, str]]:
        """The headers that the tree names for an address."""
        return [pair for pattern, values in self.rules if fits(pattern, address) for pair in values.items()]


def read_rules(text: str) -> Rules:
    """The rules of a `_headers` file: an address on a line of its own, and below it, further in, its headers."""
    rules: Rules = []
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line[0].isspace() and rules:
            name, _colon, value = line.strip().partition(":")
            rules[-1][1][name] = value.strip()
        elif not line[0].isspace():
            rules.append((line.strip(), {}))
    return rules


def fits(pattern: str, address: str) -> bool:
    """Whether a rule holds for an address; a star at its end is whatever follows."""
    return address.startswith(pattern[:-1]) if pattern.endswith("*") else address == pattern


class TreeApp:
    """The app. `home` is the folder whose `current` leads to the tree."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._tree: Tree | None = None

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        status, headers, body = self._answer(environ)
        start_response(status, [*headers, ("Content-Length", str(len(body)))])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def _answer(self, environ: WSGIEnvironment) -> tuple[str, list[tuple[str, str]], bytes]:
        tree = self._current()
        if tree is None:
            return "503 Service Unavailable", [*_plain(), ("Cache-Control", "no-store"), ("Retry-After", "60")], EMPTY
        address = _address(environ)
        named = tree.headers(address)
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            return "405 Method Not Allowed", [*named, *_plain(), ("Allow", "GET, HEAD")], b"405\n"
        path = address[1:] + ("index.html" if address.endswith("/") else "")
        if path in tree.paths and not HIDDEN.fullmatch(path):
            if content_type(path).startswith(FILM):
                return film(tree.content(path), [*named, ("Content-Type", content_type(path))], _part_asked(environ))
            return "200 OK", *_found(tree, path, named, environ.get("HTTP_ACCEPT_ENCODING", ""))
        if f"{path}/index.html" in tree.paths:
            place = environ.get("SCRIPT_NAME", "")
            return "308 Permanent Redirect", [*named, *_plain(), ("Location", f"{place}/{path}/")], b""
        return "404 Not Found", [*named, *_plain()], MISSING

    def _current(self) -> Tree | None:
        """The tree that is served now; None before the first one is there."""
        try:
            name = os.readlink(self._home / CURRENT)
            folder = self._home / name
            if self._tree is None or self._tree.folder != folder:
                self._tree = Tree.at(folder)
        except OSError:
            return None
        return self._tree


def _address(environ: WSGIEnvironment) -> str:
    """What was asked for, as text; what is no text is found nowhere."""
    return str(environ.get("PATH_INFO") or "/").encode("latin-1").decode("utf-8", errors="replace")


def _found(tree: Tree, path: str, named: list[tuple[str, str]], accepted: str) -> tuple[list[tuple[str, str]], bytes]:
    """A file, compressed when it is there so and the reader takes it."""
    headers = [*named, ("Content-Type", content_type(path))]
    choices = [(encoding, path + end) for encoding, end in ENCODINGS.items() if path + end in tree.paths]
    if choices:
        headers.append(("Vary", "Accept-Encoding"))
    for encoding, packed in choices:
        if accepts(accepted, encoding):
            return [*headers, ("Content-Encoding", encoding)], tree.content(packed)
    return headers, tree.content(path)


def _part_asked(environ: WSGIEnvironment) -> str:
    """Which part is asked for. What hangs on an earlier answer's mark is sent whole, since no answer has one."""
    if environ["REQUEST_METHOD"] != "GET" or "HTTP_IF_RANGE" in environ:
        return ""
    return str(environ.get("HTTP_RANGE", ""))


def film(data: bytes, headers: list[tuple[str, str]], asked: str) -> tuple[str, list[tuple[str, str]], bytes]:
    """A film, or the part that is asked for. What cannot be understood, or is several parts, is answered with all of it
    (RFC 9110, section 14.2)."""
    headers = [*headers, ("Accept-Ranges", "bytes")]
    found = PART.fullmatch(asked.strip())
    if found is None or not any(found.groups()):
        return "200 OK", headers, data
    first, last = found.groups()
    size = len(data)
    begin = int(first) if first else max(0, size - int(last))
    end = min(int(last), size - 1) if first and last else size - 1
    if first and last and int(last) < begin:
        return "200 OK", headers, data
    if begin >= size:
        return "416 Range Not Satisfiable", [*headers, ("Content-Range", f"bytes */{size}")], b""
    part = [*headers, ("Content-Range", f"bytes {begin}-{end}/{size}")]
    return "206 Partial Content", part, data[begin : end + 1]


def accepts(header: str, encoding: str) -> bool:
    """Whether a reader takes an encoding, by its Accept-Encoding."""
    for part in header.lower().split(","):
        name, _semicolon, rest = part.strip().partition(";")
        if name.strip() in {encoding, "*"}:
            return not re.fullmatch(r"q=0(\.0*)?", rest.strip())
    return False


def content_type(path: str) -> str:
    """What kind of file it is."""
    kind = TYPES.get(Path(path).suffix, "application/octet-stream")
    return f"{kind}; charset=utf-8" if kind.startswith(TEXT) else kind


def _plain() -> list[tuple[str, str]]:
    return [("Content-Type", "text/plain; charset=utf-8")]


class SiteApp:
    """Several trees as one site: one at the root, the others each under a name.

    Nothing of one tree reaches another: each knows its own files and headers only.
    """

    def __init__(self, root: TreeApp, folders: Mapping[str, TreeApp]) -> None:
        self._root = root
        self._folders = folders

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        name, slash, rest = str(environ.get("PATH_INFO") or "/")[1:].partition("/")
        app = self._folders.get(name)
        if app is None:
            return self._root(environ, start_response)
        if not slash:
            start_response("308 Permanent Redirect", [*_plain(), ("Location", f"/{name}/"), ("Content-Length", "0")])
            return []
        return app({**environ, "SCRIPT_NAME": f"/{name}", "PATH_INFO": f"/{rest}"}, start_response)


def site_of(root: str, others: str) -> SiteApp:
    """The site that the environment names."""
    named = (each.partition("=") for each in others.split(":") if each)
    return SiteApp(TreeApp(Path(root)), {name: TreeApp(Path(folder)) for name, _equals, folder in named})


application = site_of(os.environ.get("FYREN_TREE", "var/published/guide"), os.environ.get("FYREN_TREES", ""))
