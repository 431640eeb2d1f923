"""The samples of how the tree is served, in the real servers: nginx and Caddy, where they are installed."""

from __future__ import annotations

import gzip
import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import brotli
import pytest

from fyren.guide.publisher import GUIDE
from fyren.house.tree_app import fits, read_rules
from fyren.publishing.items import only_languages
from fyren.publishing.port import Files, tree_of
from fyren.publishing.served import NOT_SERVED, common_headers
from fyren.publishing.tree import CURRENT, write_tree
from tests.guide.conftest import BODIES, DAY, items_of

pytestmark = pytest.mark.slow
PLACES = (Path("/usr/share/nginx/modules"), Path("/usr/lib/nginx/modules"))
BROTLI = [
    each / "ngx_http_brotli_static_module.so" for each in PLACES if (each / "ngx_http_brotli_static_module.so").exists()
][:1]

PAGES = (
    "/",
    "/index.html",
    "/sv/",
    "/sv/index.html",
    "/ti/kort.pdf",
    "/data/services.json",
    "/data/services.ndjson",
    "/icon.svg",
)
LATER = {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT", "If-None-Match": "*"}
SERVERS = [
    pytest.param(name, marks=pytest.mark.skipif(not shutil.which(name), reason=f"{name} is not installed"))
    for name in ("nginx", "caddy")
]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answers."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Served:
    """A running server, and the folder where all that it writes is."""

    port: int
    home: Path

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a path."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", path, headers={"Host": f"stod.example.se:{self.port}"} | headers)
        answer = connection.getresponse()
        found = Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        connection.close()
        return found

    def written(self) -> str:
        """All that the server has written."""
        files = (each for each in self.home.rglob("*") if each.is_file())
        return "".join(each.read_text(encoding="utf-8", errors="ignore") for each in files)


def has_brotli(name: str) -> bool:
    return name == "caddy" or bool(BROTLI)


def nginx_config(sample: str, home: Path, port: int, *, logs: bool) -> str:
    """The sample as it stands, without the certificate, in the rest of a configuration."""
    site = sample.replace("443 ssl http2", f"127.0.0.1:{port}")
    site = re.sub(r"^ *ssl_certificate.*\n", "", site, flags=re.M)
    if has_brotli("nginx"):
        site = site.replace("# brotli_static", "brotli_static")
    if logs:
        site = site.replace("access_log off;", f"access_log {home}/access;")
    modules = "".join(f"load_module {each};\n" for each in BROTLI)
    user = "user root;\n" if os.geteuid() == 0 else ""
    places = "".join(
        f"{kind}_temp_path {home}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return (
        f"{modules}{user}daemon off;\npid {home}/pid;\nerror_log {home}/errors;\nevents {{}}\nhttp {{\n"
        f"include /etc/nginx/mime.types;\naccess_log {home}/inherited;\n{places}{site}\n}}\n"
    )


def caddy_config(sample: str, port: int, *, logs: bool) -> str:
    """The sample as it stands, over plain HTTP."""
    site = sample.replace("stod.example.se {", f"http://stod.example.se:{port} {{" + ("\n\tlog" if logs else ""))
    return f"{{\n\tadmin off\n\tauto_https off\n}}\n{site}"


@contextmanager
def serving(name: str, files: Files, home: Path, tree: Path, *, logs: bool = False) -> Iterator[Served]:
    """Serve a tree by its own sample."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home.mkdir()
    config = home / "config"
    sample = (
        files["nginx.conf.sample" if name == "nginx" else "Caddyfile.sample"].decode().replace("/srv/stod", str(tree))
    )
    made = nginx_config(sample, home, port, logs=logs) if name == "nginx" else caddy_config(sample, port, logs=logs)
    config.write_text(made, encoding="utf-8")
    program = shutil.which(name)
    assert program
    arguments = (
        ["-p", str(home), "-c", str(config)]
        if name == "nginx"
        else ["run", "--adapter", "caddyfile", "--config", str(config)]
    )
    environment = os.environ | {"XDG_DATA_HOME": str(home / "data"), "XDG_CONFIG_HOME": str(home / "kept")}
    with (home / "said").open("wb") as said:
        process = subprocess.Popen([program, *arguments], stdout=said, stderr=said, env=environment)
    try:
        wait_for(port, lambda: process.poll() is None, home / "said")
        yield Served(port, home)
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_for(port: int, alive: Callable[[], bool], said: Path) -> None:
    """Wait until somebody answers at a port."""
    until = time.monotonic() + 30
    while time.monotonic() < until and alive():
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail(said.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def files() -> Files:
    """The tree of two languages, made once: it is only read."""
    return tree_of(GUIDE, only_languages(items_of(BODIES), ("sv", "ti")), DAY)


@pytest.fixture
def tree(files: Files, tmp_path: Path) -> Path:
    """A folder as publishing keeps it: two trees, of which one is current."""
    write_tree(files, tmp_path / "tree" / "first")
    write_tree({**files, "sv/index.html": b"<!DOCTYPE html><title>Ny</title>"}, tmp_path / "tree" / "second")
    (tmp_path / "tree" / CURRENT).symlink_to("first")
    return tmp_path / "tree"


@pytest.mark.parametrize("name", SERVERS)
def test_every_file_is_sent_with_the_headers_of_the_contract(
    name: str, files: Files, tree: Path, tmp_path: Path
) -> None:
    rules = read_rules(files["_headers"].decode())
    with serving(name, files, tmp_path / "server", tree) as served:
        for path in PAGES:
            answer = served.get(path, **LATER)
            named = {key: value for pattern, values in rules if fits(pattern, path) for key, value in values.items()}
            assert "Content-Security-Policy" in named
            assert answer.status == 200, path
            assert {key: answer.headers.get(key.lower()) for key in named} == named, path
            assert answer.body == files[path[1:] + ("index.html" if path.endswith("/") else "")]
            assert {"etag", "last-modified", "set-cookie", "strict-transport-security"}.isdisjoint(answer.headers), path
        assert served.get("/sv/").headers["content-type"] == "text/html; charset=utf-8"
        assert served.get("/data/services.ndjson").headers["content-type"] == "application/x-ndjson"
        for path in ("/finns-inte", "/sv/finns-inte", *(f"/{each}" for each in NOT_SERVED)):
            answer = served.get(path)
            assert answer.status == 404, path
            assert {key: answer.headers.get(key.lower()) for key in common_headers()} == common_headers(), path
            assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert served.get("/sv").headers["location"] == "/sv/"


@pytest.mark.parametrize("name", SERVERS)
def test_what_is_packed_is_sent_packed(name: str, files: Files, tree: Path, tmp_path: Path) -> None:
    unpacking = {"gzip": gzip.decompress} | ({"br": brotli.decompress} if has_brotli(name) else {})
    with serving(name, files, tmp_path / "server", tree) as served:
        for way, unpack in unpacking.items():
            answer = served.get("/sv/", **{"Accept-Encoding": way})
            assert answer.headers["content-encoding"] == way
            assert answer.headers["vary"] == "Accept-Encoding"
            assert unpack(answer.body) == files["sv/index.html"]
        assert "content-encoding" not in served.get("/sv/").headers


@pytest.mark.parametrize("name", SERVERS)
def test_a_film_can_be_asked_for_in_parts(name: str, files: Files, tree: Path, tmp_path: Path) -> None:
    film = tree / CURRENT / "film"
    film.mkdir()
    (film / "1.mp4").write_bytes(b"0123456789")
    rules = read_rules(files["_headers"].decode())
    named = {key: value for pattern, values in rules if fits(pattern, "/film/1.mp4") for key, value in values.items()}
    assert "Content-Security-Policy" in named
    with serving(name, files, tmp_path / "server", tree) as served:
        for headers, status, body in (({}, 200, b"0123456789"), ({"Range": "bytes=2-4"}, 206, b"234")):
            answer = served.get("/film/1.mp4", **headers)
            assert (answer.status, answer.body) == (status, body)
            assert {key: answer.headers.get(key.lower()) for key in named} == named
            assert {"etag", "last-modified"}.isdisjoint(answer.headers)
        assert answer.headers["content-range"] == "bytes 2-4/10"
        assert answer.headers["content-type"] == "video/mp4"


@pytest.mark.parametrize("name", SERVERS)
def test_another_tree_is_seen_at_once(name: str, files: Files, tree: Path, tmp_path: Path) -> None:
    with serving(name, files, tmp_path / "server", tree) as served:
        assert served.get("/sv/").body == files["sv/index.html"]
        (tree / "next").symlink_to("second")
        (tree / "next").replace(tree / CURRENT)
        assert b"<title>Ny</title>" in served.get("/sv/").body


@pytest.mark.parametrize("name", SERVERS)
def test_nobody_who_reads_is_written_down(name: str, files: Files, tree: Path, tmp_path: Path) -> None:
    asked = ("/sv/?fraga=sjutton", "/finns-inte?fraga=sjutton")
    for logs in (False, True):  # the second is the control
        with serving(name, files, tmp_path / f"server-{logs}", tree, logs=logs) as served:
            for path in asked:
                served.get(path)
        assert ("sjutton" in served.written()) is logs
