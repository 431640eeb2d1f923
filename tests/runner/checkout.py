"""A checkout with the real run.py and runner/, and tiny stand-ins for the packages, served by an index of our own.

The stand-ins are a `django` that prepares and works, and a `granian` that serves a few pages. So the whole road from
`python3 run.py demo` to a page is walked, pip and processes included, in seconds and without a network.
"""

from __future__ import annotations

import base64
import hashlib
import io
import os
import shutil
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STANDINS = Path(__file__).parent / "standins"
BASE_PYTHON = getattr(sys, "_base_executable", sys.executable)  # the one that people have, with pip


def wheel_of(name: str, source: str) -> bytes:
    """A wheel of one package that can be run with -m."""
    info = f"{name}-1.0.dist-info"
    files = {
        f"{name}/__init__.py": "",
        f"{name}/__main__.py": source,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: fyren\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = ""
    for path, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
        record += f"{path},sha256={digest},{len(text.encode())}\n"
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        for path, text in {**files, f"{info}/RECORD": f"{record}{info}/RECORD,,\n"}.items():
            packed.writestr(zipfile.ZipInfo(path), text)  # without today's time: the same bytes, the same checksum
    return archive.getvalue()


class Index(ThreadingHTTPServer):
    """A package index with our stand-ins; `stalled` makes it keep a package waiting."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.wheels = {name: wheel_of(name, (STANDINS / f"{name}.py").read_text()) for name in ("django", "granian")}
        self.stalled = ""
        self.asked: list[str] = []
        self.reached = threading.Event()

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that was killed on purpose is no news."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/simple"

    def pins(self, *names: str) -> str:
        """A hashed lock file with these packages."""
        hashes = {name: hashlib.sha256(self.wheels[name]).hexdigest() for name in names}
        return "".join(f"{name}==1.0 \\\n    --hash=sha256:{digest}\n" for name, digest in hashes.items())


class _Answer(BaseHTTPRequestHandler):
    server: Index

    def do_GET(self) -> None:
        name = self.path.strip("/").split("/")[-1].split("-")[0]
        self.server.asked.append(self.path)
        if name == self.server.stalled:
            self.server.reached.set()
            threading.Event().wait(60)
        if self.path.endswith(".whl"):
            body, kind = self.server.wheels[name], "application/octet-stream"
        else:
            file = f"{name}-1.0-py3-none-any.whl"
            body, kind = f'<a href="/files/{file}">{file}</a>'.encode(), "text/html"
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


class Checkout:
    """The folder, and how to run its commands as a new user would."""

    def __init__(self, home: Path, index: Index) -> None:
        self.home, self.index = home, index
        shutil.copy(ROOT / "run.py", home / "run.py")
        shutil.copytree(ROOT / "runner", home / "runner", ignore=shutil.ignore_patterns("__pycache__"))
        (home / "requirements").mkdir()
        for name in ("runtime", "test", "check"):
            self.lock(name, "django", "granian")
        # A configuration file that names an index and nothing else, as behind a municipality's own mirror.
        self.config = home.parent / "pip.conf"
        self.config.write_text(f"[global]\nindex-url = {index.url}\n")

    def lock(self, name: str, *packages: str) -> None:
        (self.home / "requirements" / f"{name}.txt").write_text(self.index.pins(*packages))

    @property
    def var(self) -> Path:
        return self.home / "var"

    def environments(self) -> list[str]:
        """The environment folders that are there, whole or not."""
        return sorted(path.name for path in (self.var / "env").glob("*") if path.is_dir())

    def start(self, *arguments: str, folder: Path | None = None, **env: str) -> subprocess.Popen[str]:
        ours = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home.parent),
            "PIP_CONFIG_FILE": str(self.config),
            "PIP_NO_CACHE_DIR": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        return subprocess.Popen(
            [BASE_PYTHON, str(self.home / "run.py"), *arguments],
            cwd=folder or self.home,
            env=ours | env,
            text=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def run(self, *arguments: str, folder: Path | None = None, **env: str) -> subprocess.CompletedProcess[str]:
        with self.start(*arguments, folder=folder, **env) as process:
            try:
                out, err = process.communicate(timeout=60)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)


@contextmanager
def serving() -> Iterator[Index]:
    """An index that answers for as long as it is needed."""
    with Index() as index:
        thread = threading.Thread(target=partial(index.serve_forever, poll_interval=0.02), daemon=True)
        thread.start()
        yield index
        index.shutdown()
        thread.join()
