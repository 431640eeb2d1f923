"""The file app: what it serves, with which headers, and that it leads nowhere outside the tree."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator

import pytest

from fyren.house.tree_app import TreeApp, accepts, content_type, read_rules
from fyren.publishing.shell import headers
from fyren.publishing.tree import make_current, write_tree

POLICY = "default-src 'none'; style-src 'sha256-abc'"
RULES = f"/*\n  Cache-Control: no-store\n  Request-OTR: 1\n\n/sv/*\n  Content-Security-Policy: {POLICY}\n"
FILES = {
    "index.html": b"<p>start</p>",
    "sv/index.html": "<p>å</p>".encode(),
    "sv/index.html.br": b"packed by brotli",
    "sv/index.html.gz": b"packed by gzip",
    "data/services.ndjson": b"{}\n",
    "film/1.mp4": b"0123456789",
    "_headers": RULES.encode(),
    "nginx.conf.sample": b"server {}",
}


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


Ask = Callable[..., Answer]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with a tree that is served, and something beside it that is not."""
    home = tmp_path / "published"
    write_tree(FILES, home / "000001")
    make_current(home, "000001")
    (home / "secret.txt").write_text("secret")
    (home / "000001" / "unlisted.txt").write_text("secret")
    (home / "000001" / "way-out").symlink_to(home / "secret.txt")
    return home


@pytest.fixture
def ask(home: Path) -> Ask:
    """Ask the app, whose manners are checked against the WSGI standard."""
    app = validator(TreeApp(home))

    def asked(path: str, method: str = "GET", **environ: str) -> Answer:
        asked_for = {"REQUEST_METHOD": method, "SCRIPT_NAME": "", "PATH_INFO": path, "QUERY_STRING": ""}
        given: dict[str, Any] = {**asked_for, **environ}
        setup_testing_defaults(given)
        given["wsgi.input"] = io.BytesIO()
        seen: dict[str, Any] = {}

        def start(status: str, found: list[tuple[str, str]], error: Any = None) -> Callable[[bytes], object]:
            names = [name for name, _value in found]
            assert len(set(names)) == len(names)  # no header twice: two policies would both count
            seen.update(status=int(status.split()[0]), headers=dict(found))
            return lambda data: None

        parts = app(given, start)
        body = b"".join(parts)
        parts.close()
        return Answer(body=body, **seen)

    return asked


def test_a_page_comes_with_the_headers_that_the_tree_names(ask: Ask) -> None:
    page = ask("/sv/")
    assert (page.status, page.body) == (200, "<p>å</p>".encode())
    assert page.headers == {
        "Cache-Control": "no-store",
        "Request-OTR": "1",
        "Content-Security-Policy": POLICY,
        "Content-Type": "text/html; charset=utf-8",
        "Vary": "Accept-Encoding",
        "Content-Length": "9",
    }
    start = ask("/")
    assert start.body == b"<p>start</p>"
    assert "Content-Security-Policy" not in start.headers
    assert ask("/sv/index.html").body == page.body


@pytest.mark.parametrize("path", ["/", "/sv/", "/data/services.ndjson", "/nowhere", "/sv"])
def test_nothing_marks_the_reader(ask: Ask, path: str) -> None:
    answer = ask(path, HTTP_IF_NONE_MATCH="*", HTTP_COOKIE="a=b", HTTP_RANGE="bytes=0-1")
    assert not {"ETag", "Last-Modified", "Set-Cookie", "Accept-Ranges", "Date", "Server"} & set(answer.headers)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.status != 304


@pytest.mark.parametrize(
    ("accepted", "encoding", "body"),
    [
        ("gzip, deflate, br, zstd", "br", b"packed by brotli"),
        ("gzip", "gzip", b"packed by gzip"),
        ("br;q=0, gzip;q=1.0", "gzip", b"packed by gzip"),
        ("identity", None, "<p>å</p>".encode()),
        ("", None, "<p>å</p>".encode()),
    ],
)
def test_what_is_packed_is_sent_to_those_who_take_it(
    ask: Ask, accepted: str, encoding: str | None, body: bytes
) -> None:
    page = ask("/sv/", HTTP_ACCEPT_ENCODING=accepted)
    assert (page.headers.get("Content-Encoding"), page.body) == (encoding, body)
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"


def test_what_is_not_packed_is_sent_as_it_is(ask: Ask) -> None:
    data = ask("/data/services.ndjson", HTTP_ACCEPT_ENCODING="br")
    assert data.headers["Content-Type"] == "application/x-ndjson; charset=utf-8"
    assert not {"Content-Encoding", "Vary"} & set(data.headers)


def test_head_has_headers_and_no_body(ask: Ask) -> None:
    head, get = ask("/sv/", "HEAD"), ask("/sv/")
    assert (head.status, head.headers, head.body) == (200, get.headers, b"")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nobody_writes_here(ask: Ask, method: str) -> None:
    answer = ask("/sv/", method)
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


def test_a_folder_without_its_slash_is_sent_on(ask: Ask) -> None:
    answer = ask("/sv")
    assert (answer.status, answer.headers["Location"]) == (308, "/sv/")


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/../secret.txt",
        "/sv/../../secret.txt",
        "/..\\secret.txt",
        "//etc/passwd",
        "/sv/../index.html",
        "/./index.html",
        "/secret.txt",
        "/unlisted.txt",
        "/way-out",
        "/index.html\0.txt",
        "/_headers",
        "/nginx.conf.sample",
        "/sv//",
        "/\xff\xfe",
        "http://stod.localhost/secret.txt",
    ],
)
def test_nothing_leads_out_of_the_tree(ask: Ask, path: str) -> None:
    app_path = path if path.startswith("/") else f"/{path}"
    answer = ask(app_path)
    assert (answer.status, answer.body) == (404, b"404\n")
    assert answer.headers["Cache-Control"] == "no-store"


def test_what_leads_out_is_really_there(home: Path) -> None:
    assert (home / "000001" / "way-out").read_text() == (home / "000001" / ".." / "secret.txt").read_text() == "secret"


def test_a_switch_is_seen_at_once_and_so_is_putting_back(ask: Ask, home: Path) -> None:
    assert ask("/").body == b"<p>start</p>"
    write_tree({**FILES, "index.html": b"<p>new</p>"}, home / "000002")
    assert ask("/").body == b"<p>start</p>"  # the old one until the switch
    make_current(home, "000002")
    assert ask("/").body == b"<p>new</p>"
    make_current(home, "000001")
    assert ask("/").body == b"<p>start</p>"


def test_before_the_first_tree_it_says_so(ask: Ask, home: Path) -> None:
    (home / "current").unlink()
    answer = ask("/")
    assert (answer.status, answer.headers["Cache-Control"]) == (503, "no-store")


def test_rules_are_read_as_cdns_read_them() -> None:
    assert read_rules("# why\n/*\n  A: b:c\n\n  D: e\n/x\n  A: f\n") == [
        ("/*", {"A": "b:c", "D": "e"}),
        ("/x", {"A": "f"}),
    ]
    assert read_rules("  A: lost\n") == []


def test_the_shell_s_headers_pass_through_the_file_unchanged() -> None:
    text = "/*\n" + "".join(f"  {name}: {value}\n" for name, value in headers(POLICY).items())
    assert read_rules(text) == [("/*", headers(POLICY))]


@pytest.mark.parametrize(
    ("header", "taken"),
    [("br", True), ("*", True), ("gzip", False), ("br;q=0", False), ("br;q=0.0", False), ("br;q=0.5", True)],
)
def test_accept_encoding(header: str, taken: bool) -> None:
    assert accepts(header, "br") is taken


def test_kinds_of_files() -> None:
    kinds = [content_type(path) for path in ("a.pdf", "icon.svg", "x.json", "SHA256SUMS")]
    assert kinds == [
        "application/pdf",
        "image/svg+xml; charset=utf-8",
        "application/json; charset=utf-8",
        "application/octet-stream",
    ]


@pytest.mark.parametrize(
    ("asked", "status", "said", "body"),
    [
        ("", 200, None, b"0123456789"),
        ("bytes=0-1", 206, "bytes 0-1/10", b"01"),
        ("bytes=4-", 206, "bytes 4-9/10", b"456789"),
        ("bytes=8-99", 206, "bytes 8-9/10", b"89"),
        ("bytes=-3", 206, "bytes 7-9/10", b"789"),
        ("bytes=-30", 206, "bytes 0-9/10", b"0123456789"),
        ("bytes=10-", 416, "bytes */10", b""),
        ("bytes=-0", 416, "bytes */10", b""),
        ("bytes=5-4", 200, None, b"0123456789"),
        ("bytes=0-1,3-4", 200, None, b"0123456789"),
        ("bytes=-", 200, None, b"0123456789"),
        ("rows=1-2", 200, None, b"0123456789"),
    ],
)
def test_a_film_can_be_asked_for_in_parts(ask: Ask, asked: str, status: int, said: str | None, body: bytes) -> None:
    answer = ask("/film/1.mp4", HTTP_RANGE=asked)
    assert (answer.status, answer.headers.get("Content-Range"), answer.body) == (status, said, body)
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert answer.headers["Content-Type"] == "video/mp4"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Length"] == str(len(body))


def test_only_films_come_in_parts_and_only_when_nothing_hangs_on_an_earlier_answer(ask: Ask) -> None:
    for path, more in (("/sv/", {}), ("/film/1.mp4", {"HTTP_IF_RANGE": '"mark"'}), ("/film/1.mp4", {"method": "HEAD"})):
        answer = ask(path, HTTP_RANGE="bytes=0-1", **more)
        assert (answer.status, answer.headers.get("Content-Range")) == (200, None)
